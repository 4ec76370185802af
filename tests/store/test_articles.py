"""Articles come out of the state as they went in, with the categories of their source."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.model import Article
from digest.store import open_state
from digest.store.articles import find_articles, load_articles
from digest.store.database import transaction
from digest.store.intake import add_articles, known_articles, start_run
from digest.store.retention import purge
from digest.versions import settle_ids

MONDAY = datetime(2026, 11, 16, 18, tzinfo=UTC)
DAY = timedelta(days=1)
FILED = Article(
    id="a",
    ref="7",
    name="dump.jsonl:1",
    place="Sun#7",
    source="Sun",
    text="The river rose by two metres on Monday, and the bridge of Norhaven stayed closed.",
    title="River rises",
    url="https://sun.example/7",
    author="Ann",
    published="2026-11-16",
    language="en",
    categories=("World news", "Disaster, accident"),
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_state(tmp_path) as own:
        yield own


def store(
    db: sqlite3.Connection,
    articles: Sequence[Article],
    *,
    run: int | None = None,
    now: datetime = MONDAY,
) -> list[Article]:
    with transaction(db):
        settled = settle_ids(articles, known_articles(db, articles))
        add_articles(db, settled, run, now)
    return load_articles(db, [own.id for own in settled])


def test_an_article_comes_back_as_it_was_stored(db: sqlite3.Connection) -> None:
    bare = replace(FILED, id="b", ref="8", place="Sun#8", url="", text="Rain.", categories=())

    assert store(db, [FILED, bare]) == [FILED, bare]
    assert find_articles(db, "7") == [FILED]


def test_a_new_version_brings_its_own_categories(db: sqlite3.Connection) -> None:
    store(db, [FILED])
    edited = replace(FILED, text=f"{FILED.text} Trains ran.", categories=("Weather",))

    assert store(db, [edited]) == [edited]


def test_categories_alone_make_no_version_and_stay_as_they_were(db: sqlite3.Connection) -> None:
    store(db, [FILED])

    assert store(db, [replace(FILED, categories=("Weather",))]) == [FILED]
    assert db.execute("SELECT count(*) FROM version").fetchone() == (0,)


@pytest.mark.parametrize("turn", [1, -1])
def test_of_the_same_text_twice_the_one_with_categories_is_kept(
    db: sqlite3.Connection, turn: int
) -> None:
    both = [replace(FILED, categories=()), FILED, replace(FILED, categories=("Zoo",))]

    assert store(db, both[::turn])[0].categories == FILED.categories


def test_a_purged_article_leaves_no_categories(db: sqlite3.Connection) -> None:
    with transaction(db):
        run, _ = start_run(db, MONDAY)
    store(db, [FILED], run=run, now=MONDAY + 2 * DAY)

    with transaction(db):
        assert purge(db, MONDAY + DAY).texts == 1

    assert db.execute("SELECT text, categories FROM article").fetchall() == [("", "")]
