"""A new cluster goes on with an earlier story if it is alike enough and not too late."""

from datetime import UTC, date, datetime, timedelta

from digest.model import Analyzed
from digest.stories import Decision, Memory, PastStory, StorySettings, group_stories
from digest.stories.memory import instant_of, remembered
from digest.stories.values import Idf
from digest.stories.vectors import vectors_of
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell

MONDAY = tell(QUAKE, title="Quake in Peru kills two", id_="a")
TUESDAY = tell(QUAKE_TOO, title="Peru quake: schools closed", id_="b", published="2026-11-17")
STRIKERS = tell(STRIKE, title="Seoul subway strike", id_="d", published="2026-11-17")


def past_of(*told: Analyzed, id_: str = "past") -> PastStory:
    vectors = vectors_of(told, lately=Idf())
    return PastStory(
        id=id_,
        first=date(2026, 11, 16),
        last=datetime(2026, 11, 16, 12, tzinfo=UTC),
        terms=remembered([vectors[one.article.id] for one in told]),
        articles=told,
        printed=("Two people died.",),
    )


def memory() -> Memory:
    return Memory(past=(past_of(MONDAY),))


def test_an_update_carries_what_was_told_before() -> None:
    (story,) = group_stories([TUESDAY], memory=memory())

    assert story.first == date(2026, 11, 16)
    assert story.earlier == (MONDAY,)
    assert story.printed == ("Two people died.",)
    assert any("first told on 2026-11-16" in line for line in story.because)


def test_another_event_is_new() -> None:
    (story,) = group_stories([STRIKERS], memory=memory())

    assert story.first is None
    assert story.earlier == ()


def test_likeness_fades_with_the_days() -> None:
    def told_on(day: int) -> Analyzed:
        return tell(QUAKE_TOO, title="Peru quake: schools closed", published=f"2026-11-{day}")

    assert group_stories([told_on(18)], memory=memory())[0].first
    assert not group_stories([told_on(22)], memory=memory())[0].first


def test_without_a_date_the_time_of_the_digest_counts() -> None:
    undated = tell(QUAKE_TOO, title="Peru quake: schools closed", published="2026-11")
    late = datetime(2026, 11, 16, 12, tzinfo=UTC) + timedelta(days=6)

    assert group_stories([undated], memory=memory())[0].first
    assert not group_stories([undated], memory=memory(), at=late)[0].first


def test_two_clusters_that_go_on_with_one_story_appear_once() -> None:
    first = tell(QUAKE, title="Quake", id_="e", published="2026-11-17")
    strict = StorySettings(threshold=1.2)  # more than any two articles reach

    stories = group_stories([first, TUESDAY], memory=memory(), settings=strict)

    assert len(group_stories([first, TUESDAY], settings=strict)) == 2
    assert len(stories) == 1
    assert stories[0].first


def test_a_decision_joins_a_new_article_with_an_earlier_story() -> None:
    joined = [Decision(kind="join", articles=("a", "d"))]

    (story,) = group_stories([STRIKERS], memory=memory(), decisions=joined)

    assert story.earlier == (MONDAY,)
    assert any("decision" in line for line in story.because)


def test_a_decision_splits_a_new_article_from_an_earlier_story() -> None:
    split = [Decision(kind="split", articles=("a", "b"))]

    (story,) = group_stories([TUESDAY], memory=memory(), decisions=split)

    assert story.first is None


def test_the_likeliest_earlier_story_is_gone_on_with() -> None:
    both = Memory(past=(past_of(STRIKERS, id_="0"), past_of(MONDAY, id_="1")))

    (story,) = group_stories([TUESDAY], memory=both)

    assert story.earlier == (MONDAY,)


def test_a_teaser_on_the_same_field_is_no_update() -> None:
    earlier = tell("They are sold from Tuesday.", title="Valley Foods has meatless chicken nuggets")
    later = tell(
        "She had asked for six.",
        title="Clerk sacked over chicken nuggets wins",
        published="2026-11-17",
    )
    update = tell(
        "They are sold from Thursday.",
        title="Meatless chicken nuggets of Valley Foods are late",
        published="2026-11-17",
    )
    known = Memory(past=(past_of(earlier),))

    assert not group_stories([later], memory=known)[0].first
    assert group_stories([update], memory=known)[0].first


def test_an_instant_is_read_with_its_precision() -> None:
    assert instant_of("2026-11") is None
    assert instant_of("2026-11-16") == datetime(2026, 11, 16, 12, tzinfo=UTC)
    assert instant_of("2026-11-16T10:00:00+00:00") == datetime(2026, 11, 16, 10, tzinfo=UTC)
