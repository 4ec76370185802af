"""Send: what waits in the outbox leaves, one recipient and one message at a time.

The state is committed before a message is handed over, again just before the step that cannot be
taken back, and again when the answer is known. So a kill at any moment leaves a message that is
safe to send again, or one that is known to be doubtful and is held.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from digest.config import EditionConfig, MailConfig
from digest.controls import visible_line
from digest.deliver import Delivery, Left, MailError, Receipt, delivery
from digest.errors import DigestError, StateError
from digest.letters import unsubscribe_secret
from digest.recipients import recipients_of
from digest.store import outbox
from digest.store.damage import DamagedError
from digest.store.database import transaction
from digest.store.outbox import Outgoing, Row

log = logging.getLogger(__name__)

# The first wait, doubled by every further try, and the longest one.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=60), timedelta(hours=1)
# How long a doubtful message rests before it is sent once more, if the configuration wants that.
RESEND_AFTER = timedelta(minutes=30)
_MOST_NAMED = 5
_ANEW = ": the state is damaged; 'digest rebuild' makes the digest anew, to be sent by hand"


class QueuedError(DigestError):
    """Mail is still queued, or held because it may have arrived."""

    exit_status = 75


class Clock(Protocol):
    """What time it is, and a way to let it pass."""

    def now(self) -> datetime:
        """Return the instant, aware."""

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""


@dataclass(frozen=True, slots=True)
class RunClock:
    """The clock of a run: it goes on from the instant that the run was given."""

    start: datetime
    begun: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """Return the instant, aware."""
        return self.start + timedelta(seconds=time.monotonic() - self.begun)

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What a send step did.

    Attributes:
        sent: messages that left.
        waiting: messages that wait for another try.
        held: messages that may have arrived.
        errors: everything that is wrong, a line each.
        notes: what is worth a line and not wrong.
    """

    sent: int = 0
    waiting: int = 0
    held: int = 0
    errors: tuple[DigestError, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Work:
    """What the steps of a send share."""

    db: sqlite3.Connection
    mail: MailConfig
    clock: Clock
    deadline: datetime
    sent: int = 0
    down: DigestError | None = None

    def left(self) -> float:
        """Return the seconds until the deadline."""
        return (self.deadline - self.clock.now()).total_seconds()


def send(
    db: sqlite3.Connection,
    mail: MailConfig,
    *,
    clock: Clock,
    deadline: datetime,
    patience: timedelta = timedelta(0),
    make: Callable[[MailConfig, Left], Delivery] = delivery,
) -> Sending:
    """Send what is due, and go on for a while with what the server puts off.

    Args:
        db: the state, locked by the caller.
        mail: the configuration.
        clock: what time it is.
        deadline: when the last message may begin, and when what is not committed ends, aware.
        patience: how long to go on with messages that were put off.
        make: makes the transport.

    Raises:
        ConfigError: the transport cannot be made of the configuration.
        StateError: the state cannot be written; nothing is lost.
    """
    work = _Work(db, mail, clock, deadline)
    until = min(clock.now() + patience, deadline)
    _settle_old(work)
    hold = outbox.hold_reason(db)
    if hold:
        work.down = QueuedError(
            f"mail: nothing is sent: {hold}; 'digest restore --take-over' lets it send"
        )
    while not hold and outbox.due(db, clock.now()):
        _pass(work, make)
        following = outbox.next_due(db)
        if following is None or following > until or clock.now() >= deadline:
            break
        clock.sleep(max(0.0, (following - clock.now()).total_seconds()))
    with transaction(db):
        outbox.drop_bodies(db, clock.now() - mail.keep)
        failed = outbox.untold(db)
    return _report(work, failed)


def check_mail(mail: MailConfig, editions: Sequence[EditionConfig]) -> None:
    """Check that the mail of some editions can be made and sent, before anything is published.

    Raises:
        ConfigError: the transport cannot be made, or a secret or a file of recipients not read.
    """
    if any(recipients_of(edition) for edition in editions):
        delivery(mail).close()
        unsubscribe_secret(mail)


def wait_before(row: int, attempt: int) -> timedelta:
    """Return how long a message waits after a failed try: 60 s, 120 s, ..., at most an hour.

    Up to half of it is taken off or added, so that not all messages come back at once; how much
    depends on row and attempt only. Whole seconds.
    """
    base = min(FIRST_WAIT * 2 ** min(attempt - 1, 10), LONGEST_WAIT).total_seconds()
    draw = int.from_bytes(sha256(f"{row}/{attempt}".encode()).digest()[:4]) / 2**32
    return timedelta(seconds=round(base * (0.5 + draw)))


def would_send(db: sqlite3.Connection, mail: MailConfig, now: datetime) -> list[Outgoing]:
    """Return the messages that ``send`` would send now; it changes ``db``, so give it a copy."""
    work = _Work(db, mail, RunClock(now), now)
    _settle_old(work)
    messages = [_readable(work, row) for row in outbox.due(db, now)]
    return [message for message in messages if message]


def _settle_old(work: _Work) -> None:
    now, limit = work.clock.now(), work.mail.give_up_after
    with transaction(work.db):
        # The longest wait, and the half of it that may be added.
        outbox.recover(work.db, now, longest=LONGEST_WAIT * 1.5)
        outbox.expire(work.db, now, give_up_after=limit)
        if work.mail.on_ambiguous == "resend":
            outbox.requeue_unknown(work.db, now, after=RESEND_AFTER, give_up_after=limit)


def _pass(work: _Work, make: Callable[[MailConfig, Left], Delivery]) -> None:
    """Try everything that is due once, over one connection."""
    work.down = None
    rows = outbox.due(work.db, work.clock.now())
    transport = make(work.mail, work.left)
    try:
        for number, row in enumerate(rows):
            if work.clock.now() >= work.deadline:
                return
            try:
                _send_one(work, transport, row)
            except DigestError as error:
                work.down = error
                _put_off(work, rows[number + 1 :], str(error))
                return
    finally:
        transport.close()


def _send_one(work: _Work, transport: Delivery, row: int) -> None:
    """Send one message and record what became of it.

    Raises:
        DigestError: nothing can leave at present; that is recorded.
    """
    db, clock = work.db, work.clock
    message = _readable(work, row)
    if message is None:
        return
    with transaction(db):
        attempt = outbox.begin(db, row, clock.now())
    committed = False

    def commit() -> None:
        nonlocal committed
        with transaction(db):
            outbox.commit(db, row, clock.now())
        committed = True

    try:
        receipt = transport.deliver(message, commit)
    except DigestError as error:
        receipt = Receipt(result="unknown" if committed else "deferred", answer=str(error))
        _record(work, row, attempt, receipt)
        raise
    _record(work, row, attempt, receipt)


def _readable(work: _Work, row: int) -> Outgoing | None:
    """Return a message; one that is damaged fails by itself, for all others can leave."""
    try:
        return outbox.outgoing(work.db, row)
    except DamagedError as error:
        with transaction(work.db):
            outbox.settle(work.db, row, "failed", now=work.clock.now(), answer=f"{error}{_ANEW}")
        return None


def _record(work: _Work, row: int, attempt: int, receipt: Receipt) -> None:
    now = work.clock.now()
    due = now + wait_before(row, attempt) if receipt.result == "deferred" else now
    with transaction(work.db):
        outbox.settle(work.db, row, receipt.result, now=now, answer=receipt.answer, due=due)
    work.sent += receipt.result == "sent"
    log.info("message %d: %s %s", row, receipt.result, receipt.answer)


def _put_off(work: _Work, rows: Sequence[int], answer: str) -> None:
    """Let the rest of a pass wait as well: no server would take it now."""
    now = work.clock.now()
    with transaction(work.db):
        for row in rows:
            attempt = outbox.begin(work.db, row, now)
            due = now + wait_before(row, attempt)
            outbox.settle(work.db, row, "deferred", now=now, due=due, answer=answer)


def _report(work: _Work, ended: Sequence[Row]) -> Sending:
    """Return what was done: all lines begin with "mail", by which they are told apart."""
    rows = outbox.rows(work.db)
    waiting = [row for row in rows if row.status in outbox.WAITING]
    held = [row for row in rows if row.status == "unknown"]
    old = [row for row in ended if row.answer == outbox.SUPERSEDED]
    failed = [row for row in ended if row not in old]
    errors: list[DigestError] = [
        # What a server or a file says may hold anything, for a terminal too.
        (StateError if row.answer.endswith(_ANEW) else MailError)(
            visible_line(f"mail to {row.recipient}, {row.name}: {row.status}: {row.answer}")
        )
        for row in failed[:_MOST_NAMED]
    ]
    if len(failed) > _MOST_NAMED:
        more = failed[_MOST_NAMED:]
        errors.append(MailError(f"mail: {_messages(more)} more failed: 'digest outbox list'"))
    if work.down and waiting:
        errors.append(work.down)
    if waiting:
        # Without their number, which changes all the time: it is the same trouble, told once.
        errors.append(QueuedError("mail: not all messages are sent yet: 'digest outbox list'"))
    if held:
        errors.append(
            QueuedError(
                f"mail: {_messages(held)} held: the last answer was lost, so that it may have "
                "arrived: 'digest outbox list', then 'digest outbox resolve'"
            )
        )
    note = f"mail: {_messages(old)} of old digests not sent, for later ones were there"
    return Sending(
        sent=work.sent,
        waiting=len(waiting),
        held=len(held),
        errors=tuple(errors),
        notes=(note,) if old else (),
    )


def _messages(rows: Sequence[Row]) -> str:
    return "1 message" if len(rows) == 1 else f"{len(rows)} messages"
