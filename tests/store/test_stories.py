"""The state remembers what each edition told, and in how many articles terms stood."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from digest.model import Digest, Period, Story
from digest.store import open_state
from digest.store.articles import add_analyses
from digest.store.database import transaction
from digest.store.digests import add_digest, begin_edition
from digest.store.intake import add_articles
from digest.store.stories import load_idf, load_memory, remember
from digest.stories import group_stories
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell

MONDAY = datetime(2026, 11, 16, 18, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST = tell(QUAKE, title="Quake in Peru kills two", id_="a")
SECOND = tell(QUAKE_TOO, title="Peru: quake deaths rise", id_="b", published="2026-11-17")
THIRD = tell(QUAKE_TOO + " Aid came.", title="Aid for Peru", id_="c", published="2026-11-18")
OTHER = tell(STRIKE, title="Seoul subway strike", id_="d", published="2026-11-17")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_state(tmp_path) as own:
        begin_edition(own, "daily", since=MONDAY - DAY)
        told = (FIRST, SECOND, THIRD, OTHER)
        with transaction(own):
            add_articles(own, [one.article for one in told], None, MONDAY)
            add_analyses(
                own, [one.analysis for one in told], {one.article.id: "key" for one in told}
            )
        yield own


def publish(
    db: sqlite3.Connection,
    stories: Sequence[Story],
    at: datetime,
    *,
    printed: dict[str, tuple[str, ...]] | None = None,
    edition: str = "daily",
) -> int:
    period = Period(start=at - DAY, end=at, zone="UTC")
    digest = Digest(edition=edition, day=at.date(), title="News", period=period)
    with transaction(db):
        number = add_digest(db, digest, "{}", (), made=at)
        remember(db, edition, number, stories, printed=printed or {}, at=at)
    return number


def test_an_empty_state_remembers_nothing(db: sqlite3.Connection) -> None:
    memory = load_memory(db, "daily", at=MONDAY)

    assert memory.past == ()
    assert memory.idf.articles == 0


def test_a_story_is_remembered_with_its_articles_and_what_was_printed(
    db: sqlite3.Connection,
) -> None:
    (story,) = group_stories([FIRST])
    publish(db, [story], MONDAY, printed={story.id: ("A quake struck.",)})

    (past,) = load_memory(db, "daily", at=MONDAY + DAY).past

    assert past.id == story.id
    assert past.first == date(2026, 11, 16)
    assert past.last == datetime(2026, 11, 16, 12, tzinfo=UTC)
    assert past.articles == (FIRST,)
    assert past.printed == ("A quake struck.",)
    assert 0 < len(past.terms) <= 60


def test_a_story_that_goes_on_stays_one_story_with_its_first_day(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY, printed={})
    for number, told in enumerate((SECOND, THIRD), start=1):
        at = MONDAY + number * DAY
        memory = load_memory(db, "daily", at=at)
        stories = group_stories([told, OTHER][: 3 - number], memory=memory, at=at)
        goes_on = next(story for story in stories if told in story.articles)
        assert goes_on.first == date(2026, 11, 16)
        assert FIRST in goes_on.earlier
        publish(db, stories, at, printed={goes_on.id: (f"Sentence {number}.",)})

    past = load_memory(db, "daily", at=MONDAY + 3 * DAY).past

    quake = next(story for story in past if FIRST in story.articles)
    assert quake.articles == (FIRST, SECOND, THIRD)
    assert quake.printed == ("Sentence 1.", "Sentence 2.")
    assert quake.id == group_stories([FIRST])[0].id
    assert len(past) == 2


def test_a_story_is_forgotten_after_the_window(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY)

    assert load_memory(db, "daily", at=MONDAY + 6 * DAY).past
    assert not load_memory(db, "daily", at=MONDAY + 8 * DAY).past


def test_editions_remember_apart(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY)

    assert not load_memory(db, "weekly", at=MONDAY + DAY).past
    assert not load_idf(db, "weekly", at=MONDAY + DAY).counts


def test_a_retracted_article_is_not_remembered(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY)
    db.execute("UPDATE article SET forgotten = 'now' WHERE id = 'a'")

    (past,) = load_memory(db, "daily", at=MONDAY + DAY).past

    assert past.articles == ()


def test_an_article_without_analysis_is_not_remembered(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY)
    db.execute("DELETE FROM analysis WHERE article = 'a'")

    assert load_memory(db, "daily", at=MONDAY + DAY).past[0].articles == ()


def test_term_counts_are_added_up_and_fade(db: sqlite3.Connection) -> None:
    publish(db, group_stories([FIRST]), MONDAY)
    publish(db, group_stories([SECOND, OTHER]), MONDAY + DAY)

    soon = load_idf(db, "daily", at=MONDAY + DAY)
    later = load_idf(db, "daily", at=MONDAY + 31 * DAY)

    assert 2.9 < soon.articles < 3
    assert 1.9 < soon.counts["arequipa"] < 2
    assert soon.counts["seoul"] == 1
    assert later.counts["seoul"] == 0.5
    assert not load_idf(db, "daily", at=MONDAY + 100 * DAY).counts


def test_a_digest_that_is_dropped_takes_its_memory_along(db: sqlite3.Connection) -> None:
    number = publish(db, group_stories([FIRST]), MONDAY)
    db.execute("DELETE FROM digest WHERE id = ?", (number,))

    memory = load_memory(db, "daily", at=MONDAY + DAY)

    assert memory.past == ()
    assert memory.idf.articles == 0
