"""What an English verb or word asks for is told with it, or a mark shows the cut."""

import pytest

from digest.headlines.halves import lacks_half, parts_name, parts_noun
from digest.headlines.predicates import find_name
from tests.headlines.test_spans import best


@pytest.mark.parametrize(
    "text",
    [
        "Keepers are asked to avoid the hall between the old bridge | and the town of Ostrow.",
        "Divers study the link between the use of lead | in paint and the loss of mussels.",
        "The board has described trade conditions | in Vesland as sound.",
        "It should be safe for all keepers | in Ostrow to return to the hall.",
        "Ana Roe has become just the seventh diver | in the town of Ostrow to be fined.",
        "The mayor should put the lost keys | on its table.",
        "The board has accused Mandrel | in a letter of burning the old keys.",
        "A court sentenced keeper Jan Kowal | on Friday to life in jail.",
        "The mayor urged the divers | of the town to leave.",
        "A diver has been jailed for nine years | in prison.",
        "The court refused to stop the town | from closing its old hall.",
        "Vesland has picked up two boats late | on day four.",
        "Keepers are in fear after a diver made it | through the gates.",
        "There has been another fire in the bay, this time | in Ostrow.",
        "Eight keepers are to appear in court tomorrow charged | with theft.",
        "Two quick keepers in the hall tackled | and held a man.",
        "The board took Ostrow by storm, with boat keepers | in the bay calling it a feast.",
        "The mayor has put new taxes | and larger fines at the top of his list.",
        "The old market said it approved | for nine towns a new bridge.",
    ],
)
def test_half_of_what_a_word_asks_for_is_known_by_the_rest(text: str) -> None:
    span, rest = text.split(" |")

    assert lacks_half(span, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Vesland has signed a treaty between the town of Ostrow and Mandrel | and nine others.",
        "The board took Ostrow by storm, with nine keepers | in the bay in the evening.",
        "The town looks for a diver after a keeper was found murdered | at home.",
        "A diver was fined and banned | and left town.",
        "A diver described the lost hall | in a court in Ostrow.",
        "Ana Roe became the first diver to reach the hull | in Ostrow.",
        "The board put off its vote | in the hall.",
        "The town urged keepers to leave | for the winter.",
        "A keeper was jailed for nine years | after a fire.",
        "Eight keepers have been charged | with theft.",
    ],
)
def test_what_has_all_that_its_words_ask_for_is_no_half(text: str) -> None:
    span, rest = text.split(" |")

    assert not lacks_half(span, rest)


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (
            (
                "The Vesland Board of Trade has described market conditions in the port of Ostrow "
                'as "reasonably sound", in its latest report on the nine towns of the river Brill.'
            ),
            ("conditions", "Ostrow"),
        ),
        (
            (
                "Diver Ana Roe of Mandrel has become just the seventh keeper in the long history "
                "of the Ostrow harbor to be given out on the bridge."
            ),
            ("keeper",),
        ),
        (
            (
                "Eight keepers are to appear in an Ostrow court tomorrow charged with the loss of "
                "18 ferries and three barges, after the great storm of the winter."
            ),
            ("charged",),
        ),
    ],
)
def test_a_statement_is_whole(text: str, bad: tuple[str, ...]) -> None:
    assert not best(text).endswith(bad)


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("a strong chance Jan bin | Roe left", True),
        ("a strong chance Jan | bin Roe left", True),
        ("the crash of a Royal | Flying Boat", True),
        ("the caves of Tora | Brill fell", True),
        ("told Ana Roe | that it fell", False),
        ("said the old | Roe is ill", False),
    ],
)
def test_a_name_is_known_not_to_be_parted(name: str, *, parted: bool) -> None:
    place = name.index(" |")

    assert parts_name(name.replace(" |", ""), place) == parted


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("it is a criminal | offence", True),
        ("thousands work in the toy | industry", True),
        ("they choose a prime | minister", True),
        ("he has had threats days | after it", True),
        # Behind a noun in the plural, before an adverb or a verb, and between a verb and a noun.
        ("they gave the keepers | fish", False),
        ("they brought the boat | home", False),
        ("the price of a boat | rose", False),
        ("new rules will reduce | smoke", False),
    ],
)
def test_a_noun_is_known_not_to_be_parted_from_what_goes_before_it(
    text: str, *, parted: bool
) -> None:
    place = text.index(" |")

    assert parts_noun(text.replace(" |", ""), place) == parted


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (
            (
                "Vesland Transport Bureau keepers are looking into the overnight loss of a Royal "
                "Flying Boat Service ferry near Mandrel, on the lower Brill."
            ),
            "Royal…",
        ),
        (
            (
                "One keeper has died after a Vesland River Boat Service (VRBS) ferry sank near "
                "the city of Ostrow on the lower Brill, late last night."
            ),
            "Service",
        ),
    ],
)
def test_a_headline_does_not_end_within_a_name(text: str, bad: str) -> None:
    assert not best(text).endswith(bad)


def test_the_main_clause_is_told_rather_than_one_behind_as() -> None:
    text = (
        "Hundreds of keepers have been forced to leave their homes in the northern hills of old "
        "Vesland as strong winds on Monday drove a fire towards the town of Ostrow."
    )

    assert best(text).startswith("Hundreds of keepers have been forced to leave their homes")


def test_the_place_of_a_subject_is_no_subject() -> None:
    text = "The Harbor Centre in old North Vesland has had its first quiet night."

    assert find_name(text) == 0


def test_one_of_two_names_is_not_told_without_the_other() -> None:
    pair, one = "Keeper Ana Roe and Mayor Jan Kowal won.", "Board CEO and Mayor Jan Kowal won."

    assert find_name(pair) == 0
    assert one[find_name(one) :] == "Jan Kowal won."
