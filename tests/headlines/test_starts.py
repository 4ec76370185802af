"""Where a derived headline begins: behind what comes before the news."""

import pytest

from tests.headlines.test_derive import headline

_REST = " Soldiers with dogs are looking for the keys below the pier. Rain is to last until Friday."


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        pytest.param(
            "At around 12:20 p.m. on Monday at the old pier in Ostrow, Ana Roe set the lost "
            "keys of the harbor on a table in the hall, where everybody could see them for the "
            "first time.",
            "Ana Roe set the lost keys",
            id="a time of day",
        ),
        pytest.param(
            "At 101, Ana Roe still opens the door of the old harbor hall at 8:30 each morning, and "
            "on Friday the town of Ostrow named the pier outside after her.",
            "At 101, Ana Roe still opens",
            id="an age, which is news",
        ),
        pytest.param(
            "From May 15 to 17, keepers in the harbor town of Ostrow held the tenth feast of "
            "keys, a day on which everybody in the town may open all the doors of the old "
            "harbor hall.",
            "…keepers in the harbor town of Ostrow held",
            id="a stretch of days",
        ),
        pytest.param(
            "Very early yesterday morning, the harbor board of Ostrow reported the loss of all "
            "keys and closed the doors of the old hall by the pier to everybody for the first "
            "time.",
            "…the harbor board of Ostrow reported",
            id="yesterday",
        ),
        pytest.param(
            "Monday evening, the harbor board of Ostrow reported the loss of all its keys and "
            "closed the doors of the old hall by the pier to everybody for the first time in "
            "its history.",
            "…the harbor board of Ostrow reported",
            id="a day without a preposition",
        ),
        pytest.param(
            "On Sunday morning, May 12, 2019, Ana Roe found the lost keys of the harbor in a "
            "hall at the old pier of Ostrow, where everybody had looked for them since the "
            "first of May.",
            "Ana Roe found the lost keys",
            id="a date behind a day",
        ),
        pytest.param(
            "On Monday, as part of a search for lost keys, the harbor board of Ostrow closed "
            "the old hall at the pier to everybody but the soldiers with dogs who came from "
            "Mandrel town.",
            "…the harbor board of Ostrow closed the old hall",
            id="as part of something",
        ),
        pytest.param(
            "On Sunday in Ostrow, Vesland, according to keepers and the harbor board, a man "
            "with a false beard opened the doors of the old hall and took all keys of the pier "
            "from a box.",
            "…a man with a false beard opened the doors",
            id="a source behind the state of a town",
        ),
        pytest.param(
            "On July 20, 2012, excited keepers gathered for a feast of keys at the old hall by "
            "the pier of Ostrow, where everybody in the town had been asked to bring a key of a "
            "door.",
            "…excited keepers gathered for a feast",
            id="a participle before its noun",
        ),
    ],
)
def test_a_headline_begins_behind_what_comes_before_the_news(lead: str, start: str) -> None:
    assert headline(lead + _REST).startswith(start)


def test_a_subject_with_an_aside_is_no_state_of_a_town() -> None:
    lead = (
        "For a keeper called slow by all who waited at the pier, Roe, in the old hall, couldn’t "
        "have been more quick to open the doors on Monday when everybody was there to see it."
    )

    assert headline(lead + _REST).startswith("Roe, in the old hall, couldn’t have been more quick")


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        pytest.param(
            "Yesterday in the court of Ostrow, Judge Ana Roe sentenced Jan and Eva Kowal to "
            "nine years in jail for a fraud with the keys of the harbor hall that came to light "
            "in May.",
            "Judge Ana Roe sentenced Jan and Eva Kowal",
            id="yesterday at a place",
        ),
        pytest.param(
            "At 4:42 local time on Saturday (2024 Friday, UTC), a quake shook the old hall at "
            "the pier of Ostrow and broke most of its doors, so that nobody could use a key any "
            "more.",
            "…a quake shook the old hall",
            id="brackets within a time",
        ),
        pytest.param(
            "Yesterday, Ana Roe, a keeper who served as the head of the harbor board of Ostrow "
            "for nine years, died in the old hall at the pier where she had kept all of the "
            "keys.",
            "Ana Roe",
            id="a name and not a town",
        ),
    ],
)
def test_the_news_is_found_behind_places_and_brackets(lead: str, start: str) -> None:
    assert headline(lead + _REST).startswith(start)


def test_what_is_said_as_joined_to_another_verb_is_no_beginning() -> None:
    lead = (
        "Minister Ana Roe has told the board that the office no longer counts Ostrow as free of "
        "the council and no longer deserves lower tolls under a law of the last spring."
    )

    assert not headline(lead + _REST).startswith("…free of the council")


@pytest.mark.parametrize(
    ("lead", "bad"),
    [
        pytest.param(
            "When Ana Roe, keeper of the old hall and a friend of all who lose their keys, "
            "heard from a guest on Monday, she knew that she had to open the doors of the "
            "harbor.",
            "…keeper of the old hall",
            id="within a clause",
        ),
        pytest.param(
            "The last time Ana Roe came to the old hall in Ostrow, it was by boat.",
            "The last time Ana Roe came to the old hall in Ostrow",
            id="a time that is no subject",
        ),
        pytest.param(
            "The next time the keepers of Ostrow, Vesland, hear guests complain about a key of "
            "more than nine inches, they will say that theirs had been longer by a foot or two "
            "in May.",
            "Vesland",
            id="within a clause of time",
        ),
    ],
)
def test_what_is_no_clause_is_no_headline(lead: str, bad: str) -> None:
    found = headline(lead + _REST)

    assert not found.startswith(bad)


def test_what_was_long_ago_is_not_told_as_if_it_were_new() -> None:
    lead = (
        "Back in July, Ana Roe and Jan Kowal were about to open the old hall at the pier of "
        "Ostrow for all guests of the harbor, and had asked the board for a new key to its "
        "doors."
    )

    assert headline(lead + _REST).startswith("Back in July")


def test_the_comma_of_a_date_ends_no_introduction() -> None:
    lead = (
        "As the second year after the flood that began on July 11, 2024 in many towns of Vesland "
        "draws to its end, the Ostrow Post spoke with three keepers of the old dam about its gates."
    )

    assert headline(f"{lead} Nobody was hurt.").startswith("…the Ostrow Post spoke")


def test_a_reason_that_is_denied_is_not_cut_off() -> None:
    lead = (
        "The guard of the old bridge didn't stop the two boys because they had stolen a boat, but "
        "because they were walking in the middle of the road, the chief of the police said."
    )

    found = headline(f"{lead} Nobody was hurt. The gates are shut.")

    assert "didn't stop" not in found or "because" in found


@pytest.mark.parametrize("day", ["On Saturday", "On Monday evening", "On Feb. 25", "On Feb.25"])
def test_news_that_stands_before_the_first_comma_is_no_introduction(day: str) -> None:
    lead = (
        f"{day} a convoy of six trucks left Vesland for Ostrow, a town near the lake of Brill "
        "in the north of the state on the border to Mandrel."
    )

    assert headline(f"{lead} Nobody was hurt.").startswith(f"{day} a convoy of six trucks left")
