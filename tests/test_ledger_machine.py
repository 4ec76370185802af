"""Whatever happens in whatever order: each article is in at most one digest, and none is lost."""

import itertools
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from digest.ledger import STATUSES
from digest.store.digests import waiting_ids
from tests.travel import traveller

START = datetime(2026, 11, 18, 7, tzinfo=UTC)
NAMES = st.sampled_from([f"article-{number}" for number in range(8)])


class Ledger(RuleBasedStateMachine):
    """Files come, change and go; runs are made at odd times, killed, and of different kinds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.opened = traveller(Path(self.folder.name))
        self.news = self.opened.__enter__()
        self.now = START
        self.placed: dict[str, str] = {}

    def teardown(self) -> None:
        self.now = max(self.now, START) + timedelta(days=400)
        self.news.run(self.now)

        assert waiting_ids(self.news.db, "daily") == []
        arrived = "SELECT count(*) FROM article WHERE run IS NOT NULL"
        placed = "SELECT count(*) FROM placement"
        assert self._count(arrived) == self._count(placed)
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    def _count(self, query: str) -> int:
        return int(self.news.db.execute(query).fetchone()[0])

    @initialize(policy=st.sampled_from(["combined", "daily"]))
    def choose(self, policy: str) -> None:
        self.news = self.news.configured(catch_up=policy, retention=timedelta(days=10_000))

    @rule(name=NAMES, day=st.integers(-3, 3))
    def write(self, name: str, day: int) -> None:
        self.news.write(name, date=f"{self.now + timedelta(days=day):%Y-%m-%d}")

    @rule(name=NAMES, town=st.sampled_from(["Quetta", "Osaka", "Lagos"]))
    def rewrite(self, name: str, town: str) -> None:
        self.news.write(name, f"A ferry with {len(town)} crew left {town} on Monday for {name}.")

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.news.folder / f"{name}.txt").unlink(missing_ok=True)

    @rule(hours=st.integers(-30, 80), extra=st.booleans())
    def run(self, hours: int, extra: bool) -> None:
        self.now += timedelta(hours=hours)
        counts = self.news.run(self.now, extra=extra).account.counts
        assert counts["read"] == sum(counts[status] for status in STATUSES)

    @rule(shares=st.lists(st.sampled_from([0.0, 0.4, 0.7, 0.95]), max_size=4))
    def run_out_of_time(self, shares: list[float]) -> None:
        from digest.run import Plan, run

        left = iter(sorted(shares))
        self.now += timedelta(hours=25)
        plan = Plan(config=self.news.config, editions=self.news.config.editions)
        run(plan, db=self.news.db, now=self.now, spent=lambda: next(left, 0.95))

    @rule(days=st.integers(0, 3))
    def backfill(self, days: int) -> None:
        day = self.now.date()
        self.news.run(self.now, span=(day - timedelta(days=days), day), read=days % 2 == 0)

    @invariant()
    def nothing_is_taken_back(self) -> None:
        rows = self.news.db.execute("SELECT article, digest FROM placement")
        placed = {article: str(digest) for article, digest in rows}
        assert self.placed.items() <= placed.items()
        self.placed = placed

    @invariant()
    def periods_leave_no_gap(self) -> None:
        periods = [digest.period for digest in self.news.digests()]
        for before, after in itertools.pairwise(periods):
            assert before.end == after.start < after.end


Ledger.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
TestLedger = Ledger.TestCase
