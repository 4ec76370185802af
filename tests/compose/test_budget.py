"""A digest can be read in the minutes it promises; what there is no room for is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.assess import Assessed
from digest.compose import compose, words_to_read
from digest.model import Counts, Digest, Entry, Kind, Period, Recipe, Section
from digest.rank import rank_stories
from digest.render import render
from tests.made import assess_together, assessed

COUNTRIES = ("PK", "IR", "DE", "FR", "BR", "JP", "KE", "US", "CN", "EG", "MX", "NG", "")
PERIOD = Period(
    start=datetime(2026, 11, 19, 18, tzinfo=UTC),
    end=datetime(2026, 11, 20, 18, tzinfo=UTC),
    zone="UTC",
)


def made(stories: Sequence[Assessed], recipe: Recipe) -> Digest:
    ranked = rank_stories(stories, end=PERIOD.end, zone=ZoneInfo("UTC"))
    return compose(ranked, recipe=recipe, period=PERIOD, day=date(2026, 11, 20), counts=Counts())


def many(count: int) -> list[Assessed]:
    return [
        assessed(n, source=f"Paper {n % 37}", country=COUNTRIES[n * n % len(COUNTRIES)])
        for n in range(1, count + 1)
    ]


def levels(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from levels(section.sections)


def entries(digest: Digest) -> list[Entry]:
    return [entry for section in levels(digest.sections) for entry in section.stories]


def ids(digest: Digest) -> list[str]:
    more = [brief.id for section in levels(digest.sections) for brief in section.more]
    return sorted([entry.id for entry in entries(digest)] + more)


@pytest.mark.parametrize("count", [40, 400, 4_000])
def test_a_digest_is_read_in_the_minutes_it_promises_and_names_every_story(count: int) -> None:
    stories = many(count)

    digest = made(stories, Recipe())

    assert digest.counts.words <= 10 * 230
    assert digest.counts.words == words_to_read(digest.sections)
    assert ids(digest) == sorted(one.story.id for one in stories)
    assert digest.counts.stories == count
    assert digest.counts.briefs == count - len(entries(digest))


@pytest.mark.parametrize("count", [40, 400, 4_000])
def test_the_words_that_are_counted_are_those_that_are_printed(count: int) -> None:
    digest = made(many(count), Recipe())

    text = render(digest, formats=("md",))[0].body.decode()
    sections = text[text.index("\n## ") : text.index("\n## How this was made")]
    without_links = re.sub(r"\]\([^)]*\)", "]", sections)
    printed = [word for word in without_links.split() if any(map(str.isalnum, word))]

    assert len(printed) <= 10 * 230
    assert abs(len(printed) - digest.counts.words) <= 0.05 * len(printed)


def test_the_top_stories_have_a_summary_and_others_a_sentence() -> None:
    digest = made(many(400), Recipe(top=5))
    lengths = {entry.id: len(entry.summary) for entry in entries(digest)}

    assert [lengths[id_] for id_ in digest.top] == [max(lengths.values())] * 5
    assert sorted(lengths.values())[:-5] == [1] * (len(lengths) - 5)
    assert len(lengths) > 20


def test_a_small_digest_is_printed_in_full() -> None:
    digest = made(many(8), Recipe())

    assert digest.counts.briefs == 0
    assert all(len(entry.summary) > 1 for entry in entries(digest))


def test_without_a_limit_all_is_printed_in_full() -> None:
    digest = made(many(120), Recipe(minutes=0))

    assert digest.counts.briefs == 0
    assert all(len(entry.summary) > 1 for entry in entries(digest))


def test_small_sections_and_sources_keep_a_place() -> None:
    big = [replace(assessed(n), independent=3, sources=3) for n in range(1, 200)]
    small = assessed(500, source="Small Paper", country="TV")

    digest = made([*big, small], Recipe())

    assert small.story.id in {entry.id for entry in entries(digest)}


def test_limits_turn_stories_into_named_ones() -> None:
    stories = many(30)

    by_source = made([assessed(n) for n in range(1, 7)], Recipe(per_source=2))
    by_section = made([assessed(n) for n in range(1, 7)], Recipe(per_section=4))
    by_digest = made(stories, Recipe(stories=3))

    assert by_source.counts.briefs == 4
    assert by_section.counts.briefs == 2
    assert by_digest.counts.briefs == 27
    assert ids(by_digest) == sorted(one.story.id for one in stories)


def test_an_unknown_source_has_no_limit() -> None:
    stories = [assessed(n, source="unknown source") for n in range(1, 7)]

    assert made(stories, Recipe(per_source=2)).counts.briefs == 0


@pytest.mark.parametrize("kind", ["opinion", "analysis", "feature"])
def test_opinion_features_and_running_stories_never_lead(kind: Kind) -> None:
    judged = replace(assessed(1), kind=kind, independent=9, sources=9)
    running = replace(assessed(2), state="running", independent=9, sources=9)
    plain = [assessed(n) for n in range(3, 100)]

    digest = made([judged, running, *plain], Recipe())
    lengths = {entry.id: len(entry.summary) for entry in entries(digest)}

    assert lengths.get(judged.story.id, 0) <= 1
    assert lengths.get(running.story.id, 0) == 0
    assert running.story.id not in digest.top


def test_followed_sections_without_a_story_say_so_when_asked() -> None:
    recipe = Recipe(follow=("PK", "Chad"), show_empty=True)

    digest = made([assessed(1)], recipe)

    assert [(section.key, section.note) for section in digest.sections] == [
        ("PK", ""),
        ("TD", "nothing new"),
    ]
    assert [section.key for section in made([assessed(1)], Recipe(follow=("TD",))).sections] == [
        "PK"
    ]


def test_a_country_has_at_most_three_references() -> None:
    stories = [assess_together(n, countries=(("PK", 0.9), ("IR", 0.6))) for n in range(1, 9)]

    iran = made(stories, Recipe()).sections[-1]

    assert (iran.key, len(iran.cross_references), iran.more_references) == ("IR", 3, 5)


def test_old_stories_stand_at_the_end() -> None:
    old = replace(assessed(1), old=True)

    digest = made([old, assessed(2)], Recipe())

    assert [section.heading for section in digest.sections] == ["Pakistan", "Older, arrived today"]
    assert old.story.id not in digest.top


def test_the_section_with_the_most_important_story_comes_first_and_the_world_last() -> None:
    lead = replace(assessed(9, country="KE"), independent=4, sources=4)
    stories = [assessed(1), assessed(2), replace(assessed(3, country=""), independent=6), lead]

    assert [section.key for section in made(stories, Recipe()).sections] == ["KE", "PK", "world"]
