"""What the tests of mail share: a state with digests and letters, a clock, a transport."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digest.config import MailConfig
from digest.deliver import Commit, Delivery, Left, Receipt
from digest.errors import DigestError
from digest.store import open_state
from digest.store.database import transaction
from digest.store.outbox import Letter, Outgoing, queue

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
BODY = b"MIME-Version: 1.0\r\n\r\nNews.\r\n"


@dataclass
class Clock:
    """A clock that goes on only by sleeping, and by ``step`` whenever it is read."""

    at: datetime = NOW
    step: timedelta = timedelta(0)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


@dataclass
class Post:
    """A transport that answers as it is told: for a recipient, one receipt or error a try."""

    answers: Mapping[str, Sequence[Receipt | DigestError]] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)
    accepted: list[Outgoing] = field(default_factory=list)
    opened: int = 0
    closed: int = 0

    def __call__(self, mail: MailConfig, left: Left) -> Delivery:  # noqa: ARG002 - as transports are made
        self.opened += 1
        return self

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        answers = self.answers.get(message.recipient, ())
        number = self.tries[message.recipient]
        self.tries[message.recipient] += 1
        answer = answers[number] if number < len(answers) else Receipt(result="sent")
        if isinstance(answer, DigestError):
            raise answer
        commit()
        if answer.result == "sent":
            self.accepted.append(message)
        return answer

    def close(self) -> None:
        self.closed += 1


@contextmanager
def state(folder: Path) -> Iterator[sqlite3.Connection]:
    """Give an empty state, which need not outlive a power cut."""
    with open_state(folder) as db:
        db.execute("PRAGMA synchronous = OFF")
        yield db


def add_digest(
    db: sqlite3.Connection,
    recipients: Sequence[str] = ("reader@example.org",),
    *,
    edition: str = "daily",
    made: datetime = NOW,
    end: datetime | None = None,
    extra: int = 1,
    trouble: str = "",
) -> int:
    """Publish a digest and queue a letter for each recipient; return its number."""
    end = end or made
    with transaction(db):
        number = db.execute(
            "INSERT INTO digest (edition, kind, day, number, period_start, period_end, made, body)"
            " VALUES (?, 'arrival', ?, ?, ?, ?, ?, '{}')",
            (edition, str(end.date()), extra, end.isoformat(), end.isoformat(), made.isoformat()),
        ).lastrowid
        name = f"{edition}.{end.date()}.{extra}"
        letters = [
            Letter(
                recipient=one,
                format="html",
                head=f"To: {one}\r\nMessage-ID: <{name}.{one}>\r\n".encode(),
                trouble=trouble,
            )
            for one in recipients
        ]
        queue(db, number or 0, letters, {"html": BODY}, sender="digest@example.net", now=made)
    return number or 0


def states(db: sqlite3.Connection) -> dict[str, str]:
    """Return the state of each recipient's last message."""
    return dict(db.execute("SELECT recipient, state FROM outbox ORDER BY id"))
