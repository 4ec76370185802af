"""Commands for mail: send, and outbox with list, flush, retry, resolve, drop."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.events import LOG_JSON, Events, events
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.perform import PRECEDENCE
from digest.cli.reports import is_watched
from digest.cli.values import parse_length
from digest.errors import LockedError, UsageError

if TYPE_CHECKING:
    import sqlite3
    from datetime import timedelta
    from pathlib import Path

    from digest.config import Config
    from digest.send import Sending
    from digest.store.outbox import Row, Status

_SHARED = options.shared(options.CONFIG, options.STATE)
_IDS = click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
# What each word of the operator may be said of.
_RETRIED = ("failed", "expired", "deferred", "dropped")
_DROPPED = ("queued", "deferred", "failed", "expired", "unknown")


@click.command()
@click.option("--dry-run", is_flag=True, help="Print the first message that waits; change nothing.")
@click.option("--deadline", metavar="TIME", help="End after TIME, such as 10m.  [default: 1h]")
@click.option("-v", "--verbose", is_flag=True, help="Say what was done.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong and was not said today.")
@LOG_JSON
@_SHARED
def send(
    dry_run: bool,  # noqa: FBT001 - click calls by keyword
    deadline: str | None,
    verbose: bool,  # noqa: FBT001 - click calls by keyword
    quiet: bool,  # noqa: FBT001 - click calls by keyword
    log_json: bool,  # noqa: FBT001 - click calls by keyword
    config: str | None,
    state: str | None,
) -> None:
    """Send the mail that waits and is due. Silent when all is well and nobody watches.

    \b
    Examples:
      digest send --quiet                (in cron, some times an hour)
      digest send --dry-run | sendmail -t
    """
    everything = not quiet and (verbose or is_watched())
    with events("send", on=log_json) as log:
        chosen = read_config(config, Choices(state=state))
        length = parse_length(deadline, "--deadline") if deadline else chosen.deadline
        folder = state_folder(chosen)
        if dry_run:
            _print_first(chosen, folder, quiet=log.on)
            return
        try:
            _send(chosen, folder, length, everything=everything, log=log)
        except LockedError as error:
            if everything or log.on:
                raise
            # A run is at work, and sends for itself.
            raise click.exceptions.Exit(error.exit_status) from error


@click.group()
def outbox() -> None:
    """List the mail that waits, is held or failed, and decide what becomes of it.

    A message waits (queued, deferred), failed for good, expired, or is held as unknown: the last
    answer of the server was lost, so that it may have arrived.
    """


@outbox.command("list")
@click.option("--all", "settled", is_flag=True, help="Also what was sent or dropped.")
@_SHARED
def list_(settled: bool, config: str | None, state: str | None) -> None:  # noqa: FBT001 - click calls by keyword
    """List messages: number, state, since when, recipient, digest, and what the server said.

    \b
    Example:
      digest outbox list
    """
    from digest.controls import visible_line
    from digest.store import open_state
    from digest.store.outbox import rows

    folder = state_folder(read_config(config, Choices(state=state)))
    with open_state(folder, create=False) as db:
        found = rows(db, settled=settled)
    for row in found:
        line = f"{row.id:>5}  {row.status:<10}  {row.changed:%Y-%m-%d %H:%M}  {row.recipient}"
        waits = f"; next try from {row.due:%H:%M} UTC on" if row.status == "deferred" else ""
        click.echo(visible_line(f"{line}  {row.name}  {row.answer}{waits}".rstrip()))
    if not found and is_watched():
        click.echo("the outbox is empty", err=True)


@outbox.command()
@_SHARED
def flush(config: str | None, state: str | None) -> None:
    """Send everything that waits now, whenever it would be due.

    \b
    Example:
      digest outbox flush
    """
    from datetime import UTC, datetime

    from digest.store import outbox as store
    from digest.store.database import transaction

    chosen = read_config(config, Choices(state=state))
    folder = state_folder(chosen)
    with _locked(folder) as db, transaction(db):
        store.flush(db, datetime.now(UTC))
    _send(chosen, folder, chosen.deadline, everything=True, log=Events(on=False))


@outbox.command()
@_IDS
@_SHARED
def retry(ids: tuple[int, ...], config: str | None, state: str | None) -> None:
    """Queue messages that failed, expired or were dropped once more, with all their time.

    \b
    Example:
      digest outbox retry 17 18
    """
    _decide(ids, "queued", _RETRIED, config, state)


@outbox.command()
@_IDS
@click.option("--sent", is_flag=True, help="They arrived: never send them again.")
@click.option("--resend", is_flag=True, help="They did not: send them again.")
@_SHARED
def resolve(
    ids: tuple[int, ...],
    sent: bool,  # noqa: FBT001 - click calls by keyword
    resend: bool,  # noqa: FBT001 - click calls by keyword
    config: str | None,
    state: str | None,
) -> None:
    """Say whether messages held as unknown have arrived. A message sent again is the same one:
    its Message-ID and bytes do not change.

    \b
    Example:
      digest outbox resolve 17 --sent
    """
    if sent == resend:
        raise UsageError("say which: --sent or --resend")
    _decide(ids, "sent" if sent else "queued", ("unknown",), config, state)


@outbox.command()
@_IDS
@_SHARED
def drop(ids: tuple[int, ...], config: str | None, state: str | None) -> None:
    """Take messages out of the queue: they are never sent.

    \b
    Example:
      digest outbox drop 17
    """
    _decide(ids, "dropped", _DROPPED, config, state)


def _decide(
    ids: Sequence[int],
    status: "Status",
    allowed: Sequence[str],
    config: str | None,
    state: str | None,
) -> None:
    from datetime import UTC, datetime

    from digest.store.database import transaction
    from digest.store.outbox import is_kept, move, rows

    with _locked(state_folder(read_config(config, Choices(state=state)))) as db, transaction(db):
        known = {row.id: row for row in rows(db, settled=True)}
        for id_ in ids:
            _check(known.get(id_), id_, allowed)
            if status == "queued" and not is_kept(db, id_):
                raise UsageError(f"message {id_} is no longer kept; nothing was changed")
            move(db, id_, status, datetime.now(UTC))
    click.echo(f"{len(ids)} message{'' if len(ids) == 1 else 's'} {status}", err=True)


def _check(row: "Row | None", id_: int, allowed: Sequence[str]) -> None:
    if row is None:
        raise UsageError(f"no message has the number {id_}; nothing was changed")
    if row.status not in allowed:
        raise UsageError(
            f"message {id_} is {row.status}, not {' or '.join(allowed)}; nothing was changed"
        )


@contextmanager
def _locked(folder: "Path") -> "Iterator[sqlite3.Connection]":
    from digest.store import Lock, open_state

    with Lock(folder), open_state(folder) as db:
        yield db


def _send(
    chosen: "Config", folder: "Path", length: "timedelta", *, everything: bool, log: Events
) -> None:
    from datetime import UTC, datetime

    from digest.send import RunClock
    from digest.send import send as send_waiting
    from digest.store.database import transaction
    from digest.store.troubles import tell_troubles

    clock = RunClock(datetime.now(UTC))
    with _locked(folder) as db:
        done = send_waiting(db, chosen.mail, clock=clock, deadline=clock.now() + length)
        lines = [*map(str, done.errors), *done.notes]
        with transaction(db):
            due = tell_troubles(db, lines, clock.now(), about="mail")
    if log.on:
        log.tell("sent", messages=done.sent, waiting=done.waiting, held=done.held)
        log.errors(done.errors)
    else:
        _tell(done, [line for line in lines if everything or line in due], everything=everything)
    _end(done)


def _tell(done: "Sending", lines: Sequence[str], *, everything: bool) -> None:
    for line in lines:
        click.echo(f"digest: {line}", err=True)
    if everything:
        click.echo(f"{done.sent} message{'' if done.sent == 1 else 's'} sent", err=True)


def _end(done: "Sending") -> None:
    statuses = {error.exit_status for error in done.errors}
    status = next((status for status in PRECEDENCE if status in statuses), 0)
    if status:
        raise click.exceptions.Exit(status)


def _print_first(chosen: "Config", folder: "Path", *, quiet: bool) -> None:
    """Print the first message that would be sent; nothing is written anywhere."""
    from datetime import UTC, datetime

    from digest.send import would_send
    from digest.store import Lock
    from digest.store.glance import open_glance
    from digest.store.outbox import WAITING, hold_reason, rows

    with Lock(folder, create=False), open_glance(folder) as db:
        hold = hold_reason(db)
        waiting = [] if hold else would_send(db, chosen.mail, datetime.now(UTC))
        later = any(row.status in WAITING for row in rows(db))
    if waiting:
        sys.stdout.buffer.write(waiting[0].message.replace(b"\r\n", b"\n"))
    if quiet:
        return
    for message in waiting:
        size = f"{len(message.message):,} bytes"
        click.echo(f"would send {message.name} to {message.recipient}, {size}", err=True)
    if not waiting:
        reason = hold or ("all that waits is due later" if later else "no mail waits")
        click.echo(f"nothing would be sent: {reason}", err=True)
