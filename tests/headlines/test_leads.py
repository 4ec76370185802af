"""Which sentence a derived headline is cut out of."""

import pytest

from tests.headlines.test_derive import headline


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "The council of Ostrow has closed the harbor after a fire on two ferries, the port "
            "office said on Monday evening.\nmeasure lasts until the end of the week, when "
            "divers will look at the hulls. Harbor master Ana Roe spoke to the crews of both "
            "ferries in the old town hall.",
            "The council of Ostrow has closed the harbor after a fire on two ferries",
            id="run into the next line",
        ),
        pytest.param(
            "Ana Roe, the head of the ferry company of Ostrow, has given her backing to a "
            "bridge over the bay of Mandrel\nThe bridge would let people in the villages of the "
            "north reach the hospital within an hour. Some islanders fear for their boats.",
            "Ana Roe, the head of the ferry company of Ostrow, has given her backing to a bridge",
            id="without an end",
        ),
    ],
)
def test_a_first_sentence_that_cannot_be_printed_is_still_the_news(text: str, found: str) -> None:
    assert headline(text) == found


def test_a_first_sentence_without_its_beginning_is_no_headline() -> None:
    text = (
        "ouncil of Ostrow has closed the harbor after a fire on two ferries\nHarbor master Ana "
        "Roe spoke to the crews of both ferries in the old town hall. Nobody was hurt."
    )

    assert "ouncil" not in headline(text)


def test_another_sentence_must_tell_clearly_more_than_the_lead_cut_short() -> None:
    lead = "Vesland has warned that ferries will earn less this year than in the last. "
    little = "Vesland said that ferries were idle and engines old in the bay. Nobody was hurt."
    much = (
        "Ferries of Vesland were idle for weeks in a storm and have lost passengers on the bay "
        "of Ostrow. Nobody was hurt."
    )

    assert headline(lead + little) == "Vesland has warned that ferries will earn less this year…"
    assert headline(lead + much).startswith("Ferries of Vesland were idle for weeks")


def test_a_subject_without_its_verb_gives_way_to_a_statement() -> None:
    text = (
        "Plans to create a single board for all the keys of Ostrow have been scrapped. Vesland "
        "will not merge the keepers of the harbor with its divers, for it has no money. Nobody "
        "was hurt."
    )

    assert headline(text).startswith("Vesland will not merge the keepers")


def test_a_lead_too_short_to_be_cut_gives_way_to_the_beginning_of_another_sentence() -> None:
    text = (
        "The bridge is in peril. Old pillars of stone, cracked by the frost of a hundred "
        "winters along the river, may no longer carry the trains between Ostrow and Mandrel. It "
        "was built by hand."
    )

    assert headline(text).startswith("Old pillars of stone")


def test_an_opening_that_has_no_start_gives_way_to_a_sentence_that_tells_as_much() -> None:
    text = (
        "As guests walk past the nine hot wells of Ostrow, taking pictures in front of the "
        "steam, they stand on a mountain of fire between the old harbor and the river Brill. "
        "Nine hot wells of Ostrow were full of steam, fire and old pictures of guests in May, "
        "when divers from Mandrel came. Nobody has counted them."
    )

    assert headline(text).startswith("Nine hot wells of Ostrow were full of steam, fire")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "This Sunday, diver Ana Roe crossed the bay of Ostrow on a board with two wings, "
            "which nobody had done before. The nine-mile journey took 22 minutes with a stop at "
            "a rock.",
            "…diver Ana Roe crossed the bay of Ostrow",
            id="this day",
        ),
        pytest.param(
            "The former keeper of the harbor of Ostrow has told the court that he used to lie "
            "to the board about the keys of the hall. Jan Kowal said lies were dear to the "
            "divers.",
            "The former keeper",
            id="the former",
        ),
        pytest.param(
            "Both keepers of the harbor of Ostrow have signed a letter in which they ask the "
            "board to take back the keys of the old hall. Jan Kowal said the divers had asked "
            "for one.",
            "Both keepers of the harbor",
            id="both",
        ),
    ],
)
def test_a_first_sentence_that_only_seems_to_lean_is_the_news(text: str, start: str) -> None:
    assert headline(text).startswith(start)


def test_a_first_sentence_that_leans_behind_its_introduction_is_no_headline() -> None:
    text = (
        "In his twenties he fought a long illness, then went on to run a ferry before he "
        "married in Ostrow. Ferry keeper Jan Kowal has turned 101 and still eats raw fish on "
        "Mondays."
    )

    assert not headline(text).startswith("…then went on")


def test_a_sentence_that_speaks_of_two_who_are_not_named_is_no_headline() -> None:
    text = (
        "Both began life as keepers of a ferry, although the harbor board of Ostrow later chose "
        "Jan Kowal for the keys. Diver Ana Roe has found the oldest ferry of the river Brill."
    )

    assert not headline(text).startswith("Both began")
