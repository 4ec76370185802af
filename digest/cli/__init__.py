"""The command line: options to values, errors to one line and the documented exit status."""

import errno
import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from digest import __version__
from digest.errors import DigestError, StateError

# Values hold no cycles, so garbage of that kind is looked for rarely: looking took a sixtieth of a
# run. So many objects are made before the youngest are looked through.
COLLECTION = (1_000_000, 20, 100)
# What BLAS multiplies is too little for its threads, which cost as much to start as all of numpy.
_THREADS = ("OPENBLAS_NUM_THREADS", "1")
_FULL = "digest: standard output: no space left on device"
_EPILOG = """\b
Examples:
  digest demo                        a digest of the shipped sample news
  digest run articles/               today's digest of a folder, in ./output
  digest run --send                  the cron line: publish and mail
  digest show                        read the latest digest
  digest verify output/daily/latest.json
"""


# Where each command stands and what the list of commands says of it: a command is imported only
# when it is called, for the start-up time of all of them would be paid by each.
COMMANDS = {
    "run": ("digest.cli.make", "Read what is new and publish today's digest."),
    "demo": ("digest.cli.make", "Make a digest of the shipped sample news."),
    "init": ("digest.cli.make", "Write a commented digest.toml here."),
    "send": ("digest.cli.mail", "Send the mail that waits."),
    "outbox": ("digest.cli.mail", "List the mail that waits or failed, and decide about it."),
    "show": ("digest.cli.read", "Print a digest, or the text of an article."),
    "verify": ("digest.cli.read", "Prove that a digest's sentences stand in their articles."),
    "explain": ("digest.cli.why", "Tell why an article or story stands where it does."),
    "trace": ("digest.cli.look", "Tell where an article went."),
    "list": ("digest.cli.look", "List the digests that were made."),
    "status": ("digest.cli.status", "Tell what the state holds."),
    "backfill": ("digest.cli.past", "Make a digest of each day of the past."),
    "rebuild": ("digest.cli.past", "Render a frozen digest again, to the same bytes."),
    "diff": ("digest.cli.past", "Say what changed between two digests."),
    "fix": ("digest.cli.decide", "Decide an article's country or topic, or leave it out."),
    "join": ("digest.cli.decide", "Decide that articles tell of one event."),
    "split": ("digest.cli.decide", "Decide that an article tells of another event."),
    "forget": ("digest.cli.keep", "Retract an article: no later digest has it."),
    "purge": ("digest.cli.keep", "Take old texts out of the state."),
    "doctor": ("digest.cli.ops", "Check everything that a run needs."),
    "schedule": ("digest.cli.ops", "Print ready lines for cron or systemd."),
    "backup": ("digest.cli.ops", "Write the whole state to a file."),
    "restore": ("digest.cli.ops", "Put a backup in the place of the state."),
    "extract": ("digest.cli.inspect", "Print the articles found in the inputs."),
    "analyze": ("digest.cli.inspect", "Print summary, countries and topics of each article."),
    "stories": ("digest.cli.inspect", "Print the stories that the articles tell."),
}


class _Group(click.Group):
    """Finds commands by name; turns errors into one line and an exit status, in tests too."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the base's signature
        if cmd_name not in COMMANDS:
            return None
        name = "list_" if cmd_name == "list" else cmd_name
        return getattr(import_module(COMMANDS[cmd_name][0]), name)  # type: ignore[no-any-return]  # a command of ours

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the base's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DigestError as error:
            _tell(f"digest: {error}")
            ctx.exit(error.exit_status)
        except KeyboardInterrupt:
            _tell("digest: interrupted; the next run goes on from here")
            ctx.exit(130)
        except BrokenPipeError:
            # Whoever read our output has gone, such as "head": nothing more can be told.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(141)
        except OSError as error:
            if not _is_full(error):
                raise
            _tell(_FULL)
            ctx.exit(StateError.exit_status)


@click.group(
    cls=_Group,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="digest")
def cli() -> None:
    """Make a daily news digest from your own articles: word for word, offline, from cron."""


def main() -> None:
    """Run the tool; a termination ends it with 143 after what is open was rolled back."""
    gc.set_threshold(*COLLECTION)
    os.environ.setdefault(*_THREADS)
    _open_standard_streams()
    for number in (signal.SIGTERM, signal.SIGHUP):
        # What nohup ignores stays ignored.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: sys.exit(143))
    try:
        cli.main(prog_name="digest")
    except SystemExit as end:
        # What cannot be told, as in a log on a full disk, must not change the status.
        _flush()
        # Everything is written and closed: to take a run's memory apart would take a while.
        if isinstance(end.code, int):
            os._exit(end.code)
        raise
    except OSError as error:
        # Help is printed before any command is invoked.
        if not _is_full(error):
            raise
        _tell(_FULL)
        os._exit(StateError.exit_status)


def _is_full(error: OSError) -> bool:
    """Return whether standard output has no space left: all else is written by name."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EDQUOT)


def _tell(line: str) -> None:
    with suppress(OSError):
        click.echo(line, err=True)


def _flush() -> None:
    """Write out what was printed, as far as that works."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()


def _open_standard_streams() -> None:
    """Open closed standard streams on nothing: else a file of ours gets their number."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is taken, which is this one.
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115 - for good
