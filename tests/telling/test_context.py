"""Context: an update says nothing that hangs on sentences which it does not print."""

import pytest

from digest.model import Analyzed, Sentence
from digest.telling.context import understood
from tests.telling.stories import told

RAID = told(
    "At least two helicopters landed near the Kandel mine before dawn on Tuesday. Colonel Lena "
    "Horvat flew one of them, according to the army. The helicopters left again after forty "
    "minutes. Horvat praised the pilots at a briefing in Ostrow. Miners in "
    "Vesland went on strike over it."
)
LANDED, LED, LEFT, PRAISED, STRIKE = RAID.analysis.sentences


def pick(*sentences: Sentence, known: tuple[str, ...] = ()) -> list[Sentence]:
    found: list[tuple[Analyzed, Sentence]] = [(RAID, own) for own in sentences]
    return [own for _, own in understood(found, known)]


@pytest.mark.parametrize("sentence", [LEFT, PRAISED])
def test_what_takes_something_untold_as_known_is_left_out(sentence: Sentence) -> None:
    assert pick(sentence, STRIKE) == [STRIKE]


def test_what_introduces_it_is_told_first() -> None:
    assert pick(LEFT, PRAISED, LANDED, LED) == [LANDED, LEFT, LED, PRAISED]


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        (LEFT, "Army helicopters search the hills around Kandel"),
        (PRAISED, "Lena Horvat takes command of the mountain troops"),
    ],
)
def test_what_an_earlier_digest_told_is_known(sentence: Sentence, known: str) -> None:
    assert pick(sentence, STRIKE, known=(known,)) == [sentence, STRIKE]


def test_a_new_sentence_is_not_lost_if_none_is_understood() -> None:
    assert pick(LEFT, PRAISED) == [LEFT, PRAISED]


def test_a_correction_is_told_whatever_it_speaks_of() -> None:
    note = told(
        "An earlier version of this article misstated the number of the dead in Kandel. "
        "The helicopters carried nine soldiers.",
        title="Correction: raid on Kandel",
        id="1",
    )
    found = [(note, note.analysis.sentences[1]), (RAID, STRIKE)]

    assert understood(found, ()) == tuple(found)


def test_nothing_new_stays_nothing() -> None:
    assert understood((), ("Raid on Kandel",)) == ()
