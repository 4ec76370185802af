"""Commands for whoever keeps it running: doctor, schedule, backup, restore."""

import os
import sys
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.perform import PRECEDENCE
from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.config import Config

_SHARED = options.shared(options.CONFIG, options.STATE)


@click.command()
@_SHARED
def doctor(config: str | None, state: str | None) -> None:
    """Check configuration, clock, state, sources, output, templates and mail; change nothing.

    Ends with the status that a run would end with.

    \b
    Example:
      digest doctor
    """
    from datetime import UTC, datetime

    from digest.doctor import examine

    chosen = read_config(config, Choices(state=state))
    found = examine(chosen, state_folder(chosen), now=datetime.now(UTC), environ=os.environ)
    for finding in found:
        click.echo(f"{finding.level:<4}  {finding.what:<13}  {finding.text}")
    statuses = {finding.status for finding in found}
    status = next((status for status in PRECEDENCE if status in statuses), 0)
    if status:
        raise click.exceptions.Exit(status)


@click.command()
@options.shared(
    click.option("--cron", "kind", flag_value="cron", help="Lines for 'crontab -e'."),
    click.option("--systemd", "kind", flag_value="systemd", help="Units for systemd."),
    click.option(
        "--at", default="07:00", show_default=True, metavar="HH:MM", help="When to publish."
    ),
    options.CONFIG,
    options.STATE,
)
def schedule(kind: str | None, at: str, config: str | None, state: str | None) -> None:
    """Print ready lines for cron, or ready units for systemd, with the paths of this installation.

    \b
    Examples:
      digest schedule --cron | crontab -
      digest schedule --systemd --at 06:30
    """
    from digest.sample_config import system_zone
    from digest.schedule import Job, cron_lines, systemd_units

    if kind is None:
        raise UsageError("say which: --cron or --systemd")
    chosen = read_config(config, Choices(state=state))
    hour, minute = _time_of_day(at)
    job = Job(
        command=_own_command(),
        options=_own_options(chosen, state),
        hour=hour,
        minute=minute,
        zone=chosen.timezone,
        system_zone=system_zone(os.environ),
        sends=any(edition.is_mailed for edition in chosen.editions),
    )
    click.echo(cron_lines(job) if kind == "cron" else systemd_units(job), nl=False)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False))
@_SHARED
def backup(file: str, config: str | None, state: str | None) -> None:
    """Write the whole state to FILE, which only you can read; a run may go on meanwhile.

    \b
    Example:
      digest backup /mnt/backup/digest.db
    """
    from pathlib import Path

    from digest.store.backup import back_up

    size = back_up(state_folder(read_config(config, Choices(state=state))), Path(file))
    if sys.stderr.isatty():
        click.echo(f"wrote {file}, {size / 1024 / 1024:.1f} MB", err=True)


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False))
@options.shared(
    click.option(
        "--take-over",
        is_flag=True,
        help="Let this machine send: the one that the state comes from no longer does.",
    ),
    options.CONFIG,
    options.STATE,
)
def restore(
    file: str | None,
    take_over: bool,  # noqa: FBT001 - click calls by keyword
    config: str | None,
    state: str | None,
) -> None:
    """Put the backup FILE in the place of the state, which is kept beside it.

    Nothing is mailed then until --take-over, given with FILE or later: two machines that both
    have the state would send everything twice.

    \b
    Examples:
      digest restore /mnt/backup/digest.db
      digest restore --take-over
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from digest.store import Lock, open_state
    from digest.store.backup import restore as restore_state
    from digest.store.backup import take_over as let_send
    from digest.store.database import transaction

    if not (file or take_over):
        raise UsageError("name the backup FILE, or say --take-over")
    folder = state_folder(read_config(config, Choices(state=state)))
    with Lock(folder):
        if file:
            kept = restore_state(folder, Path(file), now=datetime.now(UTC), hold=not take_over)
            click.echo(f"restored {folder} from {file}")
            if kept:
                click.echo(f"the state that was there is {kept}")
            if not take_over:
                click.echo("nothing is mailed until 'digest restore --take-over'")
            return
        with open_state(folder) as db, transaction(db):
            held = let_send(db)
    click.echo("this machine sends now" if held else "this machine may send anyway")


def _time_of_day(text: str) -> tuple[int, int]:
    from datetime import time

    try:
        at = time.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--at {text}: no time of the day such as 07:00") from error
    return at.hour, at.minute


def _own_command() -> list[str]:
    """Return the words that call this installation from anywhere."""
    from pathlib import Path

    beside = Path(sys.executable).with_name("digest")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "digest"]


def _own_options(config: "Config", state: str | None) -> list[str]:
    from pathlib import Path

    words = ["--config", config.path] if config.path else []
    if state:
        words += ["--state", str(Path(state).absolute())]
    return words
