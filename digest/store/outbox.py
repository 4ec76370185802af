"""The outbox: one row, one envelope and one message for each recipient of a published digest.

States: queued -> sending -> committing -> sent | deferred | failed | unknown; and expired, dropped.
A row is ``sending`` while nothing can have arrived yet, and ``committing`` from just before the
step that cannot be taken back until the answer to it is known. So a process that dies leaves a row
that is either safe to send again or known to be doubtful.
"""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from digest.store.damage import unzip

Status = Literal[
    "queued",
    "sending",
    "committing",
    "sent",
    "deferred",
    "failed",
    "unknown",
    "expired",
    "dropped",
]
SUPERSEDED = "a later digest was there"
# A briefing of yesterday is old when today's is there, however long mail may wait.
_OLD = timedelta(hours=20)
# What still has to leave.
WAITING = ("queued", "sending", "deferred")
_WAITING = "('queued', 'sending', 'deferred')"
_OPEN = "('queued', 'sending', 'deferred', 'committing', 'unknown')"
_NAME = "edition || '/' || day || iif(number > 1, '-' || number, '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message to be queued.

    Attributes:
        recipient: address of the envelope.
        format: ``html`` or ``text``: which of the digest's bodies it carries.
        head: its headers.
        trouble: why it cannot be sent at all, "" if it can.
    """

    recipient: str
    format: str
    head: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message that leaves.

    Attributes:
        id: number of its row.
        name: edition and digest, such as ``daily/2026-11-24``.
        sender: address of the envelope.
        recipient: its only address.
        message: RFC 5322 bytes with CRLF line ends.
    """

    id: int
    name: str
    sender: str
    recipient: str
    message: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the outbox knows of a message.

    Attributes:
        id: its number.
        name: edition and digest, such as ``daily/2026-11-24``.
        due: when it is tried next, if it waits; aware.
        changed: since when it is in its state, aware.
        answer: what the server said last.
    """

    id: int
    name: str
    recipient: str
    status: Status
    attempts: int
    due: datetime
    changed: datetime
    answer: str


def queue(
    db: sqlite3.Connection,
    digest: int,
    letters: Sequence[Letter],
    bodies: Mapping[str, bytes],
    *,
    sender: str,
    now: datetime,
) -> None:
    """Queue a digest's messages; one that is there for a recipient is never replaced.

    Args:
        db: the state, in a transaction.
        digest: number of the digest in the state.
        letters: one for each recipient.
        bodies: the MIME entities by format.
        sender: address of the envelope.
        now: aware.
    """
    db.executemany(
        "INSERT OR IGNORE INTO mail (digest, format, body) VALUES (?, ?, ?)",
        [(digest, format_, zlib.compress(body)) for format_, body in sorted(bodies.items())],
    )
    at = stamp(now)
    db.executemany(
        "INSERT OR IGNORE INTO outbox (digest, recipient, sender, format, head, state, attempts,"
        " resends, queued, due, changed, answer, told) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, 0)",
        [
            (
                digest,
                letter.recipient,
                sender,
                letter.format,
                letter.head,
                "failed" if letter.trouble else "queued",
                *(at, at, at),
                letter.trouble,
            )
            for letter in letters
        ],
    )


def hold_reason(db: sqlite3.Connection) -> str:
    """Return why no mail may leave this state, "" if it may."""
    row = db.execute("SELECT reason FROM hold").fetchone()
    return row[0] if row else ""


def recover(db: sqlite3.Connection, now: datetime, *, longest: timedelta) -> None:
    """Settle what a process left that died: nobody else is sending while the caller has the lock.

    What was ``sending`` cannot have arrived and is due again; what was ``committing`` may have.
    What is due later than the ``longest`` wait was put off by a clock that has gone back since.
    """
    at = stamp(now)
    db.execute(
        "UPDATE outbox SET due = ? WHERE state IN ('queued', 'deferred') AND due > ?",
        (at, stamp(now + longest)),
    )
    db.execute(
        "UPDATE outbox SET state = 'queued', due = ?, changed = ? WHERE state = 'sending'", (at, at)
    )
    db.execute(
        "UPDATE outbox SET state = 'unknown', changed = ?, told = 0, "
        "answer = 'interrupted before the answer to the end of the message' "
        "WHERE state = 'committing'",
        (at,),
    )


def expire(db: sqlite3.Connection, now: datetime, *, give_up_after: timedelta) -> None:
    """Give up what waits for too long, and old briefings when a newer one is there.

    A message expires ``give_up_after`` it was queued. One of a digest whose period ended as long
    or 20 hours ago (of a missed day that was caught up, say) expires at once if the same edition
    has a later digest for the same recipient: nobody gets two old briefings at once. One that was
    queued after the later one leaves: the operator wants it.
    """
    at, limit = stamp(now), stamp(now - give_up_after)
    old = stamp(now - min(give_up_after, _OLD))
    db.execute(
        "UPDATE outbox SET state = 'expired', changed = ?, told = 0, "  # noqa: S608 - fixed text
        "answer = 'given up after too long a wait' || iif(answer = '', '', ': ' || answer) "
        f"WHERE state IN {_WAITING} AND queued <= ?",
        (at, limit),
    )
    db.execute(
        "UPDATE outbox SET state = 'expired', changed = ?, told = 0, "  # noqa: S608 - fixed text
        f"answer = '{SUPERSEDED}' WHERE state IN {_WAITING} AND EXISTS ("
        "SELECT 1 FROM digest AS own JOIN digest AS later ON later.edition = own.edition "
        "AND later.period_end > own.period_end JOIN outbox AS other ON other.digest = later.id "
        "WHERE own.id = outbox.digest AND own.period_end <= ? "
        "AND other.recipient = outbox.recipient AND other.queued >= outbox.queued)",
        (at, old),
    )


def requeue_unknown(
    db: sqlite3.Connection, now: datetime, *, after: timedelta, give_up_after: timedelta
) -> None:
    """Queue once more, the same bytes, what was in doubt for ``after`` and is not too old."""
    db.execute(
        "UPDATE outbox SET state = 'queued', due = ?, changed = ?, resends = resends + 1 "
        "WHERE state = 'unknown' AND resends = 0 AND changed <= ? AND queued > ?",
        (stamp(now), stamp(now), stamp(now - after), stamp(now - give_up_after)),
    )


def due(db: sqlite3.Connection, now: datetime) -> list[int]:
    """Return the rows that are to be sent now, in the order in which they were queued."""
    rows = db.execute(
        "SELECT id FROM outbox WHERE state IN ('queued', 'deferred') AND due <= ? ORDER BY id",
        (stamp(now),),
    )
    return [row for (row,) in rows]


def next_due(db: sqlite3.Connection) -> datetime | None:
    """Return when the next message is due, None if none waits."""
    at = db.execute("SELECT min(due) FROM outbox WHERE state IN ('queued', 'deferred')").fetchone()[
        0
    ]
    return datetime.fromisoformat(at) if at else None


def outgoing(db: sqlite3.Connection, row: int) -> Outgoing:
    """Return the message of a row, the same bytes every time.

    Raises:
        KeyError: there is no such row, or its message is no longer kept.
        DamagedError: it was altered.
    """
    found = db.execute(
        f"SELECT {_NAME}, sender, recipient, head, mail.body FROM outbox "  # noqa: S608 - fixed text
        "JOIN digest ON digest.id = outbox.digest "
        "JOIN mail ON mail.digest = outbox.digest AND mail.format = outbox.format "
        "WHERE outbox.id = ?",
        (row,),
    ).fetchone()
    if not found:
        raise KeyError(row)
    name, sender, recipient, head, body = found
    return Outgoing(
        id=row,
        name=name,
        sender=sender,
        recipient=recipient,
        message=head + unzip(body, f"the mail of {name}"),
    )


def is_kept(db: sqlite3.Connection, row: int) -> bool:
    """Return whether the state still has the message of a row."""
    found = db.execute(
        "SELECT 1 FROM outbox JOIN mail ON mail.digest = outbox.digest "
        "AND mail.format = outbox.format WHERE outbox.id = ?",
        (row,),
    ).fetchone()
    return found is not None


def begin(db: sqlite3.Connection, row: int, now: datetime) -> int:
    """Record that a message is being sent; return how often that was tried, this time included."""
    db.execute(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, changed = ? WHERE id = ?",
        (stamp(now), row),
    )
    return int(db.execute("SELECT attempts FROM outbox WHERE id = ?", (row,)).fetchone()[0])


def commit(db: sqlite3.Connection, row: int, now: datetime) -> None:
    """Record that the step comes which cannot be taken back."""
    db.execute(
        "UPDATE outbox SET state = 'committing', changed = ? WHERE id = ?", (stamp(now), row)
    )


def settle(
    db: sqlite3.Connection,
    row: int,
    status: Status,
    *,
    now: datetime,
    answer: str = "",
    due: datetime | None = None,
) -> None:
    """Record what became of a message, and when it is tried again if it is."""
    db.execute(
        "UPDATE outbox SET state = ?, changed = ?, due = ?, answer = ?, told = 0 WHERE id = ?",
        (status, stamp(now), stamp(due or now), answer, row),
    )


def rows(db: sqlite3.Connection, *, settled: bool = False) -> list[Row]:
    """Return what waits, is doubtful or failed, in the order in which it was queued.

    Args:
        db: the state.
        settled: also what was sent or dropped.
    """
    found = db.execute(
        f"SELECT outbox.id, {_NAME}, recipient, state, attempts, due, changed, answer "  # noqa: S608 - fixed text
        "FROM outbox JOIN digest ON digest.id = outbox.digest "
        "WHERE ? OR state NOT IN ('sent', 'dropped') ORDER BY outbox.id",
        (settled,),
    )
    return [
        Row(
            id=id_,
            name=name,
            recipient=recipient,
            status=state,
            attempts=attempts,
            due=datetime.fromisoformat(due_at),
            changed=datetime.fromisoformat(changed),
            answer=answer,
        )
        for id_, name, recipient, state, attempts, due_at, changed, answer in found
    ]


def untold(db: sqlite3.Connection) -> list[Row]:
    """Return the messages that failed or expired and that no report has named; they are told."""
    told = [
        row
        for (row,) in db.execute(
            "UPDATE outbox SET told = 1 WHERE told = 0 AND state IN ('failed', 'expired') "
            "RETURNING id"
        ).fetchall()
    ]
    return [row for row in rows(db) if row.id in told]


def move(db: sqlite3.Connection, row: int, status: Status, now: datetime) -> None:
    """Bring a message into a state at the operator's word; a queued one has all its time again."""
    at = stamp(now)
    db.execute(
        "UPDATE outbox SET state = ?, changed = ?, due = ?, told = 0, "
        "queued = iif(? = 'queued', ?, queued) WHERE id = ?",
        (status, at, at, status, at, row),
    )


def flush(db: sqlite3.Connection, now: datetime) -> int:
    """Make everything that waits due now; return how much that is."""
    return db.execute(
        "UPDATE outbox SET due = ? WHERE state IN ('queued', 'deferred')", (stamp(now),)
    ).rowcount


def drop_bodies(db: sqlite3.Connection, before: datetime) -> int:
    """Drop the bodies of digests made before, unless one of their messages is still to be sent."""
    return db.execute(
        "DELETE FROM mail WHERE digest IN (SELECT id FROM digest WHERE made < ?) "  # noqa: S608 - fixed text
        f"AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.digest = mail.digest "
        f"AND state IN {_WAITING})",
        (before.astimezone(UTC).isoformat(),),
    ).rowcount


def drop_settled(db: sqlite3.Connection, before: datetime) -> None:
    """Forget the messages of digests made before, but for those that wait or are doubtful."""
    at = before.astimezone(UTC).isoformat()
    old = "digest IN (SELECT id FROM digest WHERE made < ?)"
    db.execute(f"DELETE FROM outbox WHERE state NOT IN {_OPEN} AND {old}", (at,))  # noqa: S608 - fixed text
    db.execute(
        f"DELETE FROM mail WHERE {old} AND NOT EXISTS "  # noqa: S608 - fixed text
        "(SELECT 1 FROM outbox WHERE outbox.digest = mail.digest)",
        (at,),
    )


def stamp(when: datetime) -> str:
    """Return an instant as it is stored, in UTC and whole seconds, so that texts compare."""
    return when.astimezone(UTC).isoformat(timespec="seconds")
