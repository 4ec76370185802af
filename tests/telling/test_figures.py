"""Figures differ: said when articles count the same thing differently, else nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.compose.together import choose_together
from digest.model import Analyzed
from digest.telling.claims import counts_in
from digest.telling.figures import (
    contradicts,
    differing_figures,
    without_contradictions,
)
from digest.telling.quantities import read_quantity, same_quantity
from tests.telling.cases import FIGURES, HALVES, rows, tally_figures
from tests.telling.stories import of_case, told

TEXTS = (
    "Fourteen people were killed in the blast.",
    "The blast killed at least 17 people and injured 40.",
    "The death toll rose to 21, the ministry said. Police arrested 3 people.",
    "Nothing was known about the cause.",
)


@pytest.mark.parametrize("half", HALVES)
def test_figures_are_right_in_95_of_100_cases(half: str) -> None:
    tally = tally_figures(half)

    assert tally.precision >= 0.95
    assert tally.recall >= 0.85


def test_there_are_enough_cases() -> None:
    assert len(rows(FIGURES)) >= 180
    assert sum(stated != "-" for stated, *_ in rows(FIGURES)) >= 60


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.sampled_from(TEXTS), max_size=4), data=st.data())
def test_the_order_of_the_articles_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    story = of_case(texts)

    assert differing_figures(story) == differing_figures(data.draw(st.permutations(story)))


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.sampled_from(TEXTS), max_size=4))
def test_a_figure_has_two_values_that_stand_in_the_texts(texts: list[str]) -> None:
    story = of_case(texts)
    by_id: dict[str, Analyzed] = {own.article.public_id: own for own in story}

    for figure in differing_figures(story):
        assert len({claim.value for claim in figure.claims}) > 1
        for claim in figure.claims:
            assert claim.value in by_id[claim.article].article.text


def test_the_last_article_of_a_source_counts() -> None:
    story = [
        told("The blast killed 9 people.", id="1", source="Post", published="2026-11-23"),
        told("The blast killed 14 people.", id="2", source="Post", published="2026-11-24"),
        told("The blast killed 14 people in Dask.", id="3", source="Wire", published="2026-11-24"),
    ]

    assert differing_figures(story) == ()
    assert differing_figures([story[0], story[2]])


def test_other_languages_are_silent() -> None:
    story = of_case(["Bei dem Brand starben 9 Menschen.", "Der Brand tötete 12 Menschen."],
                    language="de")  # fmt: skip

    assert differing_figures(story) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("about 300", "302", True),
        ("more than 100", "70", False),
        ("nearly 500", "488", True),
        ("at least 14", "17", False),
        ("1,200", "1,250", True),
        ("5", "5.1", True),
        ("5.1", "5.3", False),
        ("twenty-one", "21", True),
        ("2.3 million", "2,300,000", True),
        ("40 million", "55 million", False),
        ("5 million", "5,000,000", True),
        ("1.2bn", "1.2 billion", True),
        ("two dozen", "24", True),
        ("at least two dozen", "26", True),
        ("two dozen", "30", False),
        ("half a dozen", "6", True),
        ("more than a dozen", "14", True),
        ("one hundred and twenty", "120", True),
        ("two hundred thousand", "200,000", True),
        ("half a million", "500,000", True),
    ],
)
def test_a_number_rounded_otherwise_is_the_same(one: str, other: str, *, same: bool) -> None:
    left, right = read_quantity(one), read_quantity(other)

    assert left
    assert right
    assert same_quantity(left, right) is same
    assert same_quantity(right, left) is same


@pytest.mark.parametrize("text", ["", "a lot", "zero", "0", "at least", "17 percent"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least two dozen people were killed.", "The blast killed 24 people."),
        ("More than three dozen people were injured.", "The blast injured 41 people."),
        ("One hundred and twenty people were killed.", "The blast killed 120 people."),
        ("A fire killed half a dozen people.", "A fire killed six people."),
        ("The flood displaced 1.2m people.", "The flood displaced 1.2 million people."),
        ("Half a million people were displaced.", "500,000 people were displaced."),
        ("The bank agreed to a fine of $1.2bn.", "The lender accepted a $1.2 billion fine."),
    ],
)
def test_one_number_in_words_and_in_figures_is_the_same(one: str, other: str) -> None:
    assert [len(counts_in(text)) for text in (one, other)] == [1, 1]
    assert not contradicts(one, other)
    assert differing_figures(of_case([one, other])) == ()


def test_what_was_said_days_ago_is_history() -> None:
    story = [
        told("The blast killed 9 people.", id="1", published="2026-11-21"),
        told("The blast killed 14 people.", id="2", published="2026-11-24"),
    ]

    assert differing_figures(story) == ()
    assert differing_figures(story[1:], earlier=story[:1]) == ()


def test_what_was_claimed_before_stands_beside() -> None:
    earlier = [
        told("The blast killed 9 people.", id="1", published="2026-11-23"),
        told("The blast killed eleven people.", id="4", published="2026-11-23"),
    ]
    story = [
        told("The blast killed 14 people.", id="2", published="2026-11-24"),
        told("The blast killed 17 people.", id="3", published="2026-11-24"),
    ]

    assert [own.before for own in differing_figures(story, earlier)] == ["9 or eleven"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Three port workers were killed.", "Drones killed at least two people.", True),
        ("The toll rose to 14.", "The flood killed 14 people and injured nine.", False),
        (
            "The death toll from the magnitude 7.1 quake rose to 31.",
            "The 7.1-magnitude quake killed 12 people.",
            True,
        ),
        ("The blast killed nine people.", "The blast injured 30 people.", False),
        ("The blast killed nine people.", "The harbor burned all night.", False),
        ("A magnitude 6.2 quake hit Sarangan.", "The magnitude-6.6 quake struck at dawn.", True),
    ],
)
def test_texts_contradict_each_other_if_they_count_the_same_otherwise(
    one: str, other: str, *, apart: bool
) -> None:
    assert contradicts(one, other) is apart
    assert contradicts(other, one) is apart


def test_titles_count_the_gunman_without_an_article() -> None:
    first = told("A shooting at the rail yard of Ostrow killed eight people.", id="1")
    title = "Ostrow shooting: nine dead, including gunman, at rail yard"
    other = told("A shooting erupted at the rail yard of Ostrow.", id="2", title=title)

    assert differing_figures([first, other]) == ()


def test_an_update_drops_what_a_better_sentence_contradicts() -> None:
    texts = ["The blast killed 17 people.", "The blast killed nine people.", "Rain fell in Dask."]
    stories = [told(text, id=str(number)) for number, text in enumerate(texts)]
    pairs = [(own, own.analysis.sentences[0]) for own in stories]

    assert without_contradictions(pairs) == (pairs[0], pairs[2])
    assert without_contradictions([pairs[1]]) == (pairs[1],)


def test_an_overtaken_figure_is_not_printed_by_the_summary() -> None:
    old = told("The blast in the harbor killed 9 people on Monday, the police in Odran said.",
               id="1", published="2026-11-23")  # fmt: skip
    new = told("The toll of the blast in the harbor rose to 17 on Tuesday, the police said.",
               id="2", published="2026-11-24")  # fmt: skip

    chosen = choose_together([old, new], words=60)

    assert [sentence.text for _, sentence in chosen] == [new.article.text]


def test_what_is_counted_far_down_is_another_event() -> None:
    report = "The army went on with its raids near Ostrow. "
    lead = "A raid on the Brill valley killed 14 people, officials said."
    below = "A second night of raids left eight people dead."
    first, second = f"{report * 13}{lead}", f"{report * 13}{below}"

    assert differing_figures([told(lead, id="1"), told(below, id="2")])
    assert not differing_figures([told(first, id="1"), told(second, id="2")])
