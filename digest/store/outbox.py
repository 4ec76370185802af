"""The outbox: one row and one message for each recipient of a published digest."""

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message that waits to be sent.

    Attributes:
        id: number of its row.
        name: edition and digest, such as ``daily/2026-11-24``.
        recipient: its only address.
        message: RFC 5322 bytes with CRLF line ends.
    """

    id: int
    name: str
    recipient: str
    message: bytes


def queue(db: sqlite3.Connection, digest: int, messages: Sequence[tuple[str, bytes]]) -> None:
    """Queue a digest's messages, each for one recipient; a queued one is never replaced."""
    db.executemany(
        "INSERT OR IGNORE INTO outbox (digest, recipient, state, message) "
        "VALUES (?, ?, 'queued', ?)",
        [(digest, recipient, zlib.compress(message)) for recipient, message in messages],
    )


def queued(db: sqlite3.Connection) -> list[Outgoing]:
    """Return the messages that wait, in the order in which they were queued."""
    rows = db.execute(
        "SELECT outbox.id, edition, day, number, recipient, message "
        "FROM outbox JOIN digest ON digest.id = outbox.digest "
        "WHERE state = 'queued' ORDER BY outbox.id"
    )
    return [
        Outgoing(
            id=row,
            name=f"{edition}/{day}" + (f"-{number}" if number > 1 else ""),
            recipient=recipient,
            message=zlib.decompress(message),
        )
        for row, edition, day, number, recipient, message in rows
    ]


def mark_sent(db: sqlite3.Connection, row: int) -> None:
    """Record that a message has left."""
    db.execute("UPDATE outbox SET state = 'sent' WHERE id = ?", (row,))
