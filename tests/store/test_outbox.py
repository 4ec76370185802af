"""The outbox under everything that can happen to it, in any order: nothing lost, nothing twice."""

import sqlite3
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digest.config import MailConfig
from digest.deliver import Commit, Delivery, Left, MailError, Receipt
from digest.send import send
from digest.store import open_state, outbox
from digest.store.database import transaction
from digest.store.outbox import Outgoing
from tests.post import Clock, add_digest

PEOPLE = [f"{name}@example.org" for name in "abcde"]
ANSWERS = [
    "sent", "sent", "deferred", "failed", "lost, arrived", "lost, not arrived", "down",
    "killed before", "killed in between, arrived", "killed in between", "killed after",
]  # fmt: skip


class Killed(BaseException):
    """The process dies here."""


class Server:
    """A mail server, a network and a machine that do what they are told for each try."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.arrived: Counter[int] = Counter()
        self.bytes: dict[int, set[bytes]] = {}

    def __call__(self, mail: MailConfig, left: Left) -> Delivery:  # noqa: ARG002 - as transports are made
        return self

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        answer = self.answers.pop() if self.answers else "sent"
        if answer == "down":
            raise MailError("mail server: down")
        if answer == "killed before":
            raise Killed
        commit()
        if answer == "killed in between":
            raise Killed
        if answer in ("sent", "lost, arrived", "killed in between, arrived", "killed after"):
            self.arrived[message.id] += 1
            self.bytes.setdefault(message.id, set()).add(message.message)
        if answer.startswith("killed"):
            raise Killed
        if answer.startswith("lost"):
            return Receipt(result="unknown", answer=answer)
        return Receipt(result=answer, answer=answer)  # type: ignore[arg-type]  # one of them

    def close(self) -> None:
        pass


class Outbox(RuleBasedStateMachine):
    """One state, one server, and an operator who sometimes decides."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        nowhere = Path("/nowhere")
        self.db: sqlite3.Connection = self.stack.enter_context(open_state(nowhere, create=False))
        self.clock = Clock()
        self.server = Server()
        self.digests = 0
        self.policy = "hold"
        self.again: Counter[int] = Counter()  # how often a doubtful one was allowed to go again
        self.believed: set[int] = set()  # what the operator said had arrived

    def teardown(self) -> None:
        try:
            self.finish()
        finally:
            self.stack.close()

    def finish(self) -> None:
        """With a good server, everything leaves that is not doubtful, refused or given up."""
        self.server.answers = []
        for _ in range(4):
            self.send_all()
            self.clock.at += timedelta(hours=2)
        for row in outbox.rows(self.db, settled=True):
            assert row.status not in outbox.WAITING
            if row.status == "sent" and row.id not in self.believed:
                assert self.server.arrived[row.id] >= 1

    @rule(people=st.sets(st.sampled_from(PEOPLE), min_size=1), hours=st.integers(0, 80))
    def publish(self, people: set[str], hours: int) -> None:
        self.digests += 1
        add_digest(
            self.db,
            sorted(people),
            made=self.clock.at,
            end=self.clock.at - timedelta(hours=hours),
            extra=self.digests,
        )

    @rule(answers=st.lists(st.sampled_from(ANSWERS), max_size=8))
    def send(self, answers: list[str]) -> None:
        self.server.answers = list(answers)
        with suppress(Killed):
            self.send_all()

    def send_all(self) -> None:
        send(
            self.db,
            MailConfig(sender="d@example.net", on_ambiguous=self.policy),
            clock=self.clock,
            deadline=self.clock.at + timedelta(hours=1),
            patience=timedelta(minutes=5),
            make=self.server,
        )

    def allowed(self, row: int) -> int:
        """Return how often a message may arrive beyond the first time, and by whose word."""
        resends = self.db.execute("SELECT resends FROM outbox WHERE id = ?", (row,)).fetchone()[0]
        assert resends <= 1
        return self.again[row] + int(resends)

    @rule(minutes=st.sampled_from([1, 5, 40, 300, 1300, -2, -300, -9_000]))
    def wait(self, minutes: int) -> None:
        self.clock.at += timedelta(minutes=minutes)

    @rule(policy=st.sampled_from(["hold", "resend"]))
    def choose(self, policy: str) -> None:
        self.policy = policy

    @precondition(lambda self: any(row.status == "unknown" for row in outbox.rows(self.db)))
    @rule(arrived=st.booleans())
    def resolve(self, arrived: bool) -> None:
        row = next(row for row in outbox.rows(self.db) if row.status == "unknown")
        with transaction(self.db):
            outbox.move(self.db, row.id, "sent" if arrived else "queued", self.clock.at)
        if arrived:
            self.believed.add(row.id)
        else:
            self.again[row.id] += 1

    @precondition(lambda self: any(row.status == "failed" for row in outbox.rows(self.db)))
    @rule()
    def retry(self) -> None:
        row = next(row for row in outbox.rows(self.db) if row.status == "failed")
        with transaction(self.db):
            outbox.move(self.db, row.id, "queued", self.clock.at)

    @rule()
    def flush(self) -> None:
        with transaction(self.db):
            outbox.flush(self.db, self.clock.at)

    @invariant()
    def nobody_gets_a_message_twice_unless_somebody_wanted_it(self) -> None:
        for id_, copies in self.server.arrived.items():
            assert copies <= 1 + self.allowed(id_)

    @invariant()
    def what_waits_has_not_arrived(self) -> None:
        for row in outbox.rows(self.db):
            if row.status in ("queued", "deferred", "sending", "failed", "expired"):
                assert self.server.arrived[row.id] <= self.allowed(row.id)

    @invariant()
    def every_copy_is_the_same_message(self) -> None:
        assert all(len(copies) == 1 for copies in self.server.bytes.values())

    @invariant()
    def there_are_never_more_messages_than_rows(self) -> None:
        sent = sum(row.status == "sent" for row in outbox.rows(self.db, settled=True))
        (rows,) = self.db.execute("SELECT count(*) FROM outbox").fetchone()
        assert sent <= rows == len(outbox.rows(self.db, settled=True))


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
