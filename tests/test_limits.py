"""What takes too long is given up by name; the rest goes on."""

import gc
import re
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.limits import TimeUpError, cpu_limit
from digest.model import Settings
from digest.study import TOO_LONG, study
from tests.travel import traveller


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """Keep the callbacks that test tools give the collector from swallowing the exception."""
    gc.disable()
    yield
    gc.enable()


def test_an_endless_regular_expression_is_interrupted() -> None:
    began = time.process_time()

    with pytest.raises(TimeUpError), cpu_limit(0.05):
        re.fullmatch(r"(a|a?)+b", "a" * 40)

    assert time.process_time() - began < 2


def test_what_ends_in_time_is_left_alone() -> None:
    with cpu_limit(0.05):
        pass
    began = time.process_time()

    while time.process_time() - began < 0.1:
        pass


def test_an_article_that_takes_too_long_is_told_of_and_the_others_are_analyzed(
    tmp_path: Path,
) -> None:
    with traveller(tmp_path) as news:
        for name in ("one", "two", "three"):
            news.write(name)
        towns = [" ".join(f"{_word(20 * n + i)}ed" for i in range(20)) for n in range(380)]
        news.write("long", " ".join(f"Town {town} on Monday." for town in towns))
        news.run(datetime(2026, 11, 18, tzinfo=UTC))
        ids = _ids(news.db)
        long = ids[-1]
        slow = Settings(summarizer="textrank")
        study(news.db, ids[:1], slow)

        late = study(news.db, ids, slow, seconds=0.2)
        then = study(news.db, ids, Settings())

        assert late.failed == {long: TOO_LONG}
        assert then.failed == {}


def _word(number: int) -> str:
    letters = [chr(97 + number // 26**place % 26) for place in range(4)]
    return "".join(["q", *letters])


def _ids(db: sqlite3.Connection) -> list[str]:
    return [row[0] for row in db.execute("SELECT id FROM article ORDER BY length(text)")]
