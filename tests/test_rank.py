"""The ranking is an open formula, and the order of the input never matters."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from digest.assess import Assessed, assess
from digest.interest import read_interest
from digest.rank import Ranked, Weights, rank_stories
from tests.made import assessed, story, told

END = datetime(2026, 11, 20, 18, tzinfo=UTC)
VIENNA = ZoneInfo("Europe/Vienna")


def ranked(*stories: Assessed, weights: Weights | None = None, follow: str = "") -> list[str]:
    found = rank_stories(
        stories,
        end=END,
        zone=VIENNA,
        weights=weights or Weights(),
        follow=read_interest((follow,) if follow else ()),
    )
    return [own.assessed.story.id for own in found]


def points(one: Assessed, **given_: object) -> dict[str, int]:
    (own,) = rank_stories([one], end=END, zone=VIENNA, **given_)  # type: ignore[arg-type]
    assert isinstance(own, Ranked)
    return dict(own.points)


def test_what_several_sources_tell_comes_first() -> None:
    lone = assessed(1)
    shared = replace(assessed(2), sources=3, independent=3)

    assert ranked(lone, shared) == [shared.story.id, lone.story.id]


def test_independent_sources_count_more_than_others() -> None:
    wire = replace(assessed(1), sources=4, independent=1)
    own = replace(assessed(2), sources=4, independent=4)

    assert points(wire)["other sources"] < points(own)["independent sources"]


def test_a_followed_country_topic_or_word_comes_first() -> None:
    one, two = assessed(1, country="PK"), assessed(2, country="IR")

    assert ranked(one, two, follow="Iran")[0] == two.story.id
    assert ranked(one, two, follow="PK")[0] == one.story.id
    assert ranked(one, two, follow="article 2")[0] == two.story.id


def test_opinion_running_and_old_stories_come_last() -> None:
    plain = assessed(1)
    for change in ({"kind": "opinion"}, {"state": "running"}, {"old": True}):
        other = replace(assessed(2), words=500, **change)

        assert ranked(plain, other)[-1] == other.story.id


def test_the_weights_are_the_users() -> None:
    long, shared = replace(assessed(1), words=300), replace(assessed(2), sources=2, independent=2)

    assert ranked(long, shared)[0] == shared.story.id
    assert ranked(long, shared, weights=Weights(independent=0))[0] == long.story.id


def test_points_add_up_and_only_those_that_count_are_told() -> None:
    article = told(1, published="2026-11-01")
    (own,) = rank_stories([assess(story(article))], end=END, zone=VIENNA)

    assert own.score == sum(value for _, value in own.points)
    assert all(value for _, value in own.points)
    assert "recent" not in dict(own.points)


@given(st.permutations([replace(assessed(n), words=100 * (n % 3)) for n in range(1, 9)]))
def test_the_order_of_the_input_never_matters(stories: list[Assessed]) -> None:
    assert ranked(*stories) == ranked(*sorted(stories, key=lambda one: one.story.id))
