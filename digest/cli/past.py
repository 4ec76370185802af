"""Commands on digests of the past: backfill, rebuild, diff."""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.events import LOG_JSON, events
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.perform import conclude, perform
from digest.cli.reports import is_watched
from digest.cli.values import check_paths, choose_editions, parse_day
from digest.errors import InputError, UsageError

if TYPE_CHECKING:
    from digest.config import EditionConfig
    from digest.run import Outcome

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:-\d+|-dated)?")
_OUTPUT = click.option(
    "--output", type=click.Path(), metavar="DIR", help="Folder of the digests.  [default: output]"
)
_EDITION = click.option("--edition", metavar="NAME", help="Of which edition.  [default: the first]")


@click.command()
@click.argument("span", metavar="FROM..TO")
@options.shared(
    options.PATHS,
    options.CONFIG,
    options.STATE,
    _OUTPUT,
    click.option("--edition", metavar="NAME", help="Make only this edition."),
    options.REPORT,
    click.option("-v", "--verbose", is_flag=True, help="Say what was done."),
    LOG_JSON,
)
def backfill(  # noqa: PLR0913 - one parameter an option
    span: str,
    paths: tuple[str, ...],
    config: str | None,
    state: str | None,
    output: str | None,
    edition: str | None,
    report: str | None,
    verbose: bool,  # noqa: FBT001 - click calls by keyword
    log_json: bool,  # noqa: FBT001 - click calls by keyword
) -> None:
    """Make a digest of each day from FROM to TO (YYYY-MM-DD) on which articles were published.

    From what the state has, and from PATHS, whose articles are only looked at: they are still
    news to the next run. Nothing is mailed.

    \b
    Examples:
      digest backfill 2023-12-01..2023-12-31
      digest backfill 2023-12-01..2023-12-31 archive/
    """
    from digest.run import Plan

    with events("backfill", on=log_json) as log:
        chosen = read_config(config, Choices(state=state, output=output))
        if paths:
            check_paths(paths, chosen)
        editions = choose_editions(chosen, edition)
        plan = Plan(
            config=chosen, paths=paths, editions=editions, span=_span(span), read=bool(paths)
        )
        at = datetime.now(UTC)
        outcome = perform(plan, at, quiet=log_json)
        told = _tell if verbose or is_watched() else None
        conclude(outcome, now=at, report=report or "", told=told, everything=True, log=log)


@click.command()
@click.argument("day")
@options.shared(options.CONFIG, options.STATE, _OUTPUT, _EDITION)
def rebuild(
    day: str, config: str | None, state: str | None, output: str | None, edition: str | None
) -> None:
    """Render the frozen digest of DAY again, to the same bytes; write the files that are missing.

    DAY may be YYYY-MM-DD-2 for an extra digest, YYYY-MM-DD-dated for a backfilled one. If a
    document comes out differently, because its template changed since, the published one is kept
    and the status is 65.

    \b
    Example:
      digest rebuild 2026-11-24
    """
    from pathlib import Path

    from digest.rebuild import rebuild as rebuild_digest
    from digest.store import Lock, open_state

    chosen = read_config(config, Choices(state=state, output=output))
    folder = state_folder(chosen)
    own = _edition_of(chosen.editions, edition)
    with Lock(folder, create=False), open_state(folder, create=False) as db:
        rebuilt = rebuild_digest(
            db, own, day=_name(day), output=Path(chosen.output), sender=chosen.mail.sender
        )
    for path in rebuilt.written:
        click.echo(str(path))
    for path in rebuilt.differing:
        click.echo(
            f"digest: {path}: comes out differently today (its template or the sender changed); "
            "the published one is kept",
            err=True,
        )
    if rebuilt.differing:
        number = len(rebuilt.differing)
        raise InputError(f"{number} of {number + rebuilt.same} documents are not the same bytes")
    if is_watched():
        click.echo(f"{rebuilt.same} documents are the same bytes as published", err=True)


@click.command()
@click.argument("before", metavar="DAY")
@click.argument("after", metavar="DAY")
@options.shared(options.CONFIG, options.STATE, _EDITION)
def diff(
    before: str, after: str, config: str | None, state: str | None, edition: str | None
) -> None:
    """Say what changed from the digest of one DAY to that of another: + new, ~ updated, - gone.

    \b
    Example:
      digest diff 2026-11-23 2026-11-24
    """
    from digest.compare import compare
    from digest.rebuild import frozen_digest
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    name = _edition_of(chosen.editions, edition).name
    with open_state(state_folder(chosen), create=False) as db:
        digests = [frozen_digest(db, name, _name(day))[1] for day in (before, after)]
    for line in compare(*digests):
        click.echo(line)


def _tell(outcome: "Outcome") -> None:
    for path in outcome.written:
        click.echo(str(path))
    for own in outcome.published:
        if own.note:
            click.echo(own.note, err=True)


def _span(text: str) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    if not dots:
        raise UsageError(f"{text}: no span of days such as 2023-12-01..2023-12-31")
    span = parse_day(first, "FROM"), parse_day(last, "TO")
    if span[0] > span[1]:
        raise UsageError(f"{text}: the first day is after the last one")
    return span


def _name(day: str) -> str:
    if not _DAY.fullmatch(day):
        raise UsageError(f"{day}: no day such as 2026-11-24")
    return day


def _edition_of(editions: "tuple[EditionConfig, ...]", name: str | None) -> "EditionConfig":
    known = {edition.name: edition for edition in editions}
    if name and name not in known:
        raise UsageError(f"no edition is named {name!r}; there are: {', '.join(known)}")
    return known[name] if name else editions[0]
