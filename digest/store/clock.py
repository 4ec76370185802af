"""Leaps of the clock in the state: found, not trusted for a week, taken back if it was wrong."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from digest.store.damage import read_instant

# So long without a run is a leap: the machine was off, or its clock is wrong. And for so long
# after it nobody can know which it was.
LEAP = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leap:
    """Two runs in a row, by the clock, with more than a week between them.

    Attributes:
        before: the instant of the earlier one, aware.
        after: that of the later one.
    """

    before: datetime
    after: datetime


def leap_around(db: sqlite3.Connection, now: datetime) -> Leap | None:
    """Return the leap that ``now`` (aware) lies in: the clock was ahead, and is right again.

    None if it lies less than a week before the end of it: what is so little ahead is waited for.
    """
    found = (leap for leap in _leaps(_instants(db)) if leap.before <= now < leap.after - LEAP)
    return next(found, None)


def fresh_leap(db: sqlite3.Connection, now: datetime) -> Leap | None:
    """Return the last leap up to ``now`` (aware) if it is less than a week old, else None."""
    instants = [instant for instant in _instants(db) if instant < now]
    last = next(reversed(_leaps([*instants, now])), None)
    return last if last and now - last.after < LEAP else None


def undo_leap(db: sqlite3.Connection, leap: Leap, now: datetime) -> None:
    """Let what was done by a clock that was ahead count as done now, so that digests go on.

    Frozen digests keep the day and period that they print; the next one begins where the last one
    before the leap ended.

    Args:
        db: the state, in a transaction.
        leap: the one that ``now`` lies in.
        now: the instant of the run, aware.
    """
    at, before = (own.astimezone(UTC).isoformat() for own in (now, leap.before))
    db.execute("UPDATE run SET at = ?1 WHERE at > ?1", (at,))
    db.execute("UPDATE article SET seen = ?1 WHERE seen > ?1", (at,))
    db.execute("UPDATE edition SET since = ? WHERE since > ?", (before, at))
    db.execute("UPDATE digest SET made = ?1 WHERE made > ?1", (at,))
    db.execute(
        "UPDATE digest SET period_start = min(period_start, ?1), period_end = ?1 "
        "WHERE kind = 'arrival' AND period_end > ?2",
        (before, at),
    )
    db.execute("UPDATE source_health SET good = min(good, ?1), failing = min(failing, ?1)", (at,))


def _instants(db: sqlite3.Connection) -> list[datetime]:
    rows = db.execute("SELECT DISTINCT at FROM run ORDER BY at")
    return [read_instant(at, "the time of a run") for (at,) in rows]


def _leaps(instants: list[datetime]) -> list[Leap]:
    return [
        Leap(before=before, after=after)
        for before, after in pairwise(instants)
        if after - before > LEAP
    ]
