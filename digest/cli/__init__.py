"""The command line: options to values, errors to one line and the documented exit status."""

import signal
import sys
from importlib import import_module
from typing import Any

import click

from digest import __version__
from digest.errors import DigestError

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
    "show": ("digest.cli.read", "Print a digest, or the text of an article."),
    "verify": ("digest.cli.read", "Prove that a digest's sentences stand in their articles."),
    "explain": ("digest.cli.look", "Tell why an article stands where it does."),
    "trace": ("digest.cli.look", "Tell where an article went."),
    "list": ("digest.cli.look", "List the digests that were made."),
    "status": ("digest.cli.look", "Tell what the state holds."),
    "forget": ("digest.cli.keep", "Retract an article: no later digest has it."),
    "purge": ("digest.cli.keep", "Take old texts out of the state."),
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
            click.echo(f"digest: {error}", err=True)
            ctx.exit(error.exit_status)
        except KeyboardInterrupt:
            click.echo("digest: interrupted; the next run goes on from here", err=True)
            ctx.exit(130)


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
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    cli.main(prog_name="digest")
