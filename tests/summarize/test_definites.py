"""What a sentence takes as known: "the bell", of which another one has told."""

import pytest

from digest.compose.summary import choose_summary
from digest.summarize.definites import find_definites
from tests.summarize.helpers import scored


def test_a_noun_that_may_be_a_verb_is_taken_as_known_too() -> None:
    texts = ["Ostrow fell quiet.", "The mayor made a rescue plan.", "The plan calls for two boats."]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert needs[2] & tells[1]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Divers looked for the bell on Friday.", True),
        ("Divers found the old bell.", True),
        ("The bell's tongue is lost.", True),
        ("Nothing was heard of that bell on Friday.", True),
        ("Nobody slept during that long bell.", True),
        ("Divers say the bell didn't ring.", True),
        ("Divers said that bell ropes were cut.", False),
        ("Divers looked for the bell of Saint Anne.", False),
        ("Divers looked for the bell that fell on Friday.", False),
        ("Divers looked for the bell tower.", False),
        ("A bell was found, and divers raised the chain.", False),
        ("The government sent divers.", False),
    ],
)
def test_a_noun_with_the_is_taken_as_known_if_it_was_told_of_before(
    text: str, needed: bool
) -> None:
    texts = ["A government boat sank near Ostrow.", "Its bell had rung for years.", text]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert bool(needs[2]) == needed
    assert not needs[0]
    assert needs[2] & ~tells[1] == 0
    assert find_definites(texts, (0, 2), title="Boat lost with bell")[0] == {0: 0, 2: 0}


def test_an_event_is_taken_as_known_by_whatever_word_it_was_told() -> None:
    texts = [
        "Ostrow promised on Monday to help Brill.",
        "Gunmen killed four guards at the mill of Brill on Friday.",
        "A mayor asked for help after the assault, and wants more guards.",
    ]

    needs, tells = find_definites(texts, (0, 1, 2))
    told, _ = find_definites(texts, (0, 1, 2), title="Ostrow helps after attack")

    assert needs[2]
    assert tells[1] & needs[2] == needs[2]
    assert not tells[0]
    assert told[2] == 0


def test_a_summary_takes_nothing_as_known_that_it_has_not_told_of() -> None:
    first = "Rain fell on the town of Ostrow for days and the river rose."
    told = "A bell warned the people of Ostrow before the flood came on Monday."
    bare = "The river took 300 houses in Ostrow when the bell rang on Monday."
    other = "The river took 300 houses in Ostrow when a dam broke on Monday."
    end = "The bell will ring again."

    summary = choose_summary(scored(f"{first} {told} {bare} {other} {end}"), words=30)

    assert {own.text for own in summary}.isdisjoint((bare, end))


def test_initials_are_taken_as_known_where_an_unprinted_sentence_explains_them() -> None:
    texts = [
        "The two towns met on Monday.",
        "They signed a memorandum of understanding (MOU).",
        "Under the MOU, nine games are to be played.",
    ]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert needs[2]
    assert needs[2] & ~tells[1] == 0
    assert not needs[1]
