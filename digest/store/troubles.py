"""Troubles in the state: which were told of, and how the configured sources do."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from digest.store.damage import read_instant

# A trouble that lasts is told again by the first run of the next day, even a little earlier.
AGAIN = timedelta(hours=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A configured source that the last run could not read.

    Attributes:
        source: as messages name it.
        since: when it failed first, aware.
        good: when it could last be read, aware; None if never.
        error: the last message.
    """

    source: str
    since: datetime
    good: datetime | None
    error: str


def tell_troubles(
    db: sqlite3.Connection, lines: Sequence[str], now: datetime, *, about: str = ""
) -> list[str]:
    """Return those troubles that standard error should have: new ones, and again once a day.

    Args:
        db: the state, in a transaction.
        lines: every trouble of this run; those that are gone are forgotten.
        now: the instant of the run, aware.
        about: how the lines begin that this run knows of; others are not its business.
    """
    at = now.astimezone(UTC).isoformat()
    told = dict(db.execute("SELECT line, told FROM trouble"))
    gone = [line for line in told if line.startswith(about) and line not in lines]
    db.executemany("DELETE FROM trouble WHERE line = ?", [(line,) for line in gone])
    due = [
        line for line in dict.fromkeys(lines) if line not in told or not _recent(told[line], now)
    ]
    db.executemany(
        "INSERT INTO trouble (line, since, told) VALUES (?, ?, ?) "
        "ON CONFLICT (line) DO UPDATE SET told = excluded.told",
        [(line, at, at) for line in due],
    )
    return due


def record_health(
    db: sqlite3.Connection, sources: Sequence[str], errors: Mapping[str, str], now: datetime
) -> None:
    """Record which of the configured sources could be read.

    Args:
        db: the state, in a transaction.
        sources: all that were read, as messages name them; others are forgotten.
        errors: what went wrong, by source.
        now: the instant of the run, aware.
    """
    at = now.astimezone(UTC).isoformat()
    known = [source for (source,) in db.execute("SELECT source FROM source_health")]
    gone = [(source,) for source in known if source not in sources]
    db.executemany("DELETE FROM source_health WHERE source = ?", gone)
    for source in sources:
        error = errors.get(source, "")
        db.execute(
            "INSERT INTO source_health (source, good, failing, error) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (source) DO UPDATE SET error = excluded.error, "
            "good = iif(excluded.error = '', excluded.good, good), failing = CASE "
            "WHEN excluded.error = '' THEN '' WHEN failing = '' THEN excluded.failing "
            "ELSE failing END",
            (source, "" if error else at, at if error else "", error),
        )


def failing_sources(db: sqlite3.Connection) -> list[Failing]:
    """Return the configured sources that the last run could not read, by name."""
    rows = db.execute(
        "SELECT source, failing, good, error FROM source_health WHERE failing <> '' ORDER BY source"
    )
    return [
        Failing(
            source=source,
            since=datetime.fromisoformat(since),
            good=datetime.fromisoformat(good) if good else None,
            error=error,
        )
        for source, since, good, error in rows
    ]


def arrivals_of_sources(
    db: sqlite3.Connection, after: datetime
) -> dict[str, list[tuple[datetime, int]]]:
    """Return, for each source that articles name, when some arrived and how many, ascending."""
    rows = db.execute(
        "SELECT source, run.at, count(*) FROM article JOIN run ON run.id = article.run "
        "WHERE run.at > ? GROUP BY source, run.id ORDER BY source, run.at",
        (after.astimezone(UTC).isoformat(),),
    )
    found: dict[str, list[tuple[datetime, int]]] = {}
    for source, at, number in rows:
        found.setdefault(source, []).append((datetime.fromisoformat(at), number))
    return found


def last_run(db: sqlite3.Connection) -> datetime | None:
    """Return the instant of the latest run, None before the first."""
    at = db.execute("SELECT max(at) FROM run").fetchone()[0]
    return read_instant(at, "the time of the last run") if at else None


def _recent(told: str, now: datetime) -> bool:
    # A clock that was ahead must not keep it silent until that time has come.
    return abs(now - datetime.fromisoformat(told)) < AGAIN
