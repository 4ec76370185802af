"""The command that tells how things stand: status."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.values import parse_length, short_instant
from digest.errors import SourceError

if TYPE_CHECKING:
    import sqlite3

    from digest.config import Config


# A daily edition may be as old as --max-age; the others have days without a digest.
_DAYS_OFF = {"weekdays": 2, "weekly": 6}
# A digest that is made later than this from now keeps all others back: a clock was set wrongly.
_HOURS_AHEAD = 1


@click.command()
@options.shared(
    click.option(
        "--max-age",
        metavar="TIME",
        help="Fail with 69 if an edition's last digest is older, such as 26h: for monitoring.",
    ),
    options.CONFIG,
    options.STATE,
)
def status(max_age: str | None, config: str | None, state: str | None) -> None:
    """Tell what the state holds: the last run, what waits, and each source's last arrival.

    \b
    Examples:
      digest status
      digest status --max-age 26h
    """
    from digest.cli.find import read_decisions
    from digest.config.decisions import decisions_path
    from digest.explain.lines import table
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    folder = state_folder(chosen)
    made = read_decisions(chosen, folder).made
    with open_state(folder, create=False) as db:
        rows = [
            ("configuration", chosen.path or "none"),
            ("state", str(folder)),
            ("decisions", f"{len(made)} in {decisions_path(chosen, folder)}" if made else "none"),
            *_sums(db, chosen),
        ]
        sources = list(_sources(db))
        late = list(_late(db, chosen, max_age)) if max_age else []
    for line in (*table(rows, indent=""), *table(sources, indent="")):
        click.echo(line)
    if late:
        raise SourceError("; ".join(late))


def _late(db: "sqlite3.Connection", config: "Config", max_age: str) -> Iterator[str]:
    """Yield the editions whose last digest is too old, each with how old it is."""
    from datetime import UTC, datetime, timedelta

    from digest.store.history import last_made

    longest = parse_length(max_age, "--max-age")
    for edition in config.editions:
        made = last_made(db, edition.name)
        if made is None:
            yield f"{edition.name}: no digest was made yet"
            continue
        age = datetime.now(UTC) - made
        if age < -timedelta(hours=_HOURS_AHEAD):
            at = f"{made:%Y-%m-%d %H:%M} UTC"
            yield f"{edition.name}: the last digest is of {at}, ahead of the clock: is it right?"
        elif age > longest + timedelta(days=_DAYS_OFF.get(edition.period, 0)):
            hours = age / timedelta(hours=1)
            yield f"{edition.name}: the last digest was made {hours:.0f} hours ago"


def _sums(db: "sqlite3.Connection", config: "Config") -> Iterator[tuple[str, str]]:
    from digest.render.words import plural
    from digest.store.backup import sending_held
    from digest.store.history import sums
    from digest.store.troubles import failing_sources

    found = sums(db)
    yield "last run", f"{short_instant(found.last_run)} UTC" if found.runs else "never"
    yield "articles", f"{found.articles} stored, {plural(found.refused, 'input')} refused"
    yield "digests", f"{found.digests} made, {plural(found.queued, 'message')} queued"
    if held := sending_held(db):
        yield "held", held
    for edition, number in found.waiting:
        yield "waiting", f"{number} for {edition}"
    for source in config.sources:
        yield "configured", source.path
    for own in failing_sources(db):
        since = short_instant(own.since.isoformat())
        yield "failing", f"{own.source} since {since} UTC: {own.error}"


def _sources(db: "sqlite3.Connection") -> Iterator[tuple[str, ...]]:
    """Yield each source, the one that has been silent for longest first."""
    from digest.store.history import articles_by_source

    for name, number, last in sorted(articles_by_source(db), key=lambda row: (row[2], row[0])):
        yield (
            "source",
            f"last arrival {short_instant(last)} UTC",
            f"{number:>6} {'article ' if number == 1 else 'articles'}",
            name,
        )
