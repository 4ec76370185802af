from datetime import UTC, datetime
from pathlib import Path

from digest.model import Settings
from digest.store.articles import load_analyzed
from digest.study import study
from tests.travel import traveller


def test_what_is_at_hand_is_what_the_state_has(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        for name in ("one", "two", "three"):
            news.write(name)
        news.run(datetime(2026, 11, 18, tzinfo=UTC))
        ids = sorted(row[0] for row in news.db.execute("SELECT id FROM article"))
        news.db.execute("DELETE FROM analysis")

        fresh = study(news.db, ids, Settings()).fresh

        assert list(fresh) == ids
        assert list(fresh.values()) == load_analyzed(news.db, ids)
        assert load_analyzed(news.db, [*ids, "gone"], fresh) == load_analyzed(news.db, ids)
