"""Derived headlines: a stretch of a sentence, short, whole, not the sentence below it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.compose.summary import choose_summary
from digest.headlines import LONGEST, derive_headline
from digest.model import Sentence
from tests.summarize.helpers import FLOOD, scored

LONG = (
    "The parliament of Vesland on Tuesday approved a budget of 40 billion crowns for roads and "
    "schools, ending a dispute that had brought down two governments. Opposition leader Mira Tal "
    "called the vote a defeat for the towns of the north."
)


def headline(text: str) -> str:
    sentences = scored(text)
    return derive_headline(sentences, choose_summary(sentences))


def is_stretch(found: str, text: str) -> bool:
    """Return whether a headline is of a text, word for word but for what its marks leave out."""
    at = 0
    for part in found.strip("…").split(" … "):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_a_headline_ends_with_a_clause() -> None:
    assert headline(LONG) == (
        "The parliament of Vesland … approved a budget of 40 billion crowns for roads and schools"
    )


@pytest.mark.parametrize("text", [FLOOD, LONG])
def test_a_headline_stands_in_the_text_and_is_not_the_sentence_below_it(text: str) -> None:
    sentences = scored(text)
    summary = choose_summary(sentences)

    found = derive_headline(sentences, summary)

    assert is_stretch(found, text)
    assert 0 < len(found) <= LONGEST
    assert found not in (summary[0].text, summary[0].text.rstrip("."))


def test_an_introduction_is_left_out() -> None:
    text = (
        "According to a report of the harbor police, Customs officers seized two tons of ivory in "
        "the port of Mandrel, where it had been hidden in a load of timber. Three men from the "
        "crew of the ship were arrested by the harbor police on the same evening in Mandrel town."
    )

    assert not headline(text).startswith("According")


def test_how_many_were_killed_is_told_though_more_is_said_of_them() -> None:
    text = (
        "A fire swept through a three-storey garment mill in the harbor quarter of Ostrow early on "
        "Tuesday, killing six keepers of its restless night shift, the fire brigade said. "
        "The fire broke out on the ground floor of the mill. The six keepers slept above it."
    )

    assert (
        headline(text) == "A fire swept through a three-storey garment mill … killing six keepers"
    )


def test_what_somebody_is_charged_with_is_told_behind_a_gap() -> None:
    text = (
        "Harbor police charged 23 people on Monday, among them a deputy mayor and two captains, "
        "with helping to smuggle stolen fuel through the port of Ostrow. The fuel was stolen in "
        "Brill. They helped to smuggle it at night, police said."
    )

    found = "Harbor police charged 23 people on Monday … with helping to smuggle stolen fuel"
    assert headline(text) == found


def test_a_headline_is_cut_out_of_the_lead() -> None:
    text = (
        "Customers trying to get through to call centers are getting impatient and quicker to hang "
        "up, a survey suggests. The drop in patience comes as the number of calls is growing. "
        "Most callers of the twelve firms hang up after 65 seconds of music, it found."
    )

    assert headline(text).startswith("Customers trying to get through to call centers are getting")


def test_what_stands_between_subject_and_verb_is_left_out_with_a_mark() -> None:
    text = (
        "Curtis W. Dellin, 58, who ran a freight firm with 40 lorries in College Park and another "
        "one in Macon, was sentenced to nine years in prison. He had set fire to a depot of his "
        "own in March. The jury in Atlanta heard 31 witnesses over three weeks in October."
    )

    assert headline(text) == "Curtis W. Dellin … was sentenced to nine years in prison"


@pytest.mark.parametrize(
    "text",
    [
        (
            "A brave defensive display, led by keeper David Lind, earned Harwich a draw at the "
            "ground of the champions on a night of heavy rain. The visitors had ten men for long."
        ),
        (
            "The last film of the slain director Theo Bakker, called 06/05, has been shown for the "
            "first time in The Hague before an audience of friends. It runs for two hours."
        ),
    ],
)
def test_a_headline_has_the_verb_of_its_sentence(text: str) -> None:
    assert re.search(r"\b(?:earned|has been)\b|…$", headline(text))


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (
            (
                "The harbor board will unveil plans aimed at bringing the old cranes back to "
                "work by the summer of next year in Ostrow. A vote of the council is to follow "
                "on Friday."
            ),
            "aimed",
        ),
        (
            (
                "A new study of the harbor board has found that lead, a metal used in the paint "
                "of most ships, harms the mussels of the bay. The board wants to ban it next year."
            ),
            "metal",
        ),
        (
            (
                "Either the harbor board of Ostrow has kept the largest secret of its long "
                "history, or the count was wrong. A vote of the council is to follow on Friday "
                "in Ostrow."
            ),
            "history",
        ),
        (
            (
                "The old bridge of Ostrow was reopened to all lorries and carts on Monday, a "
                "day after a barge had struck it in the fog. Nobody was hurt, said the harbor "
                "police of Ostrow."
            ),
            "a day",
        ),
        (
            (
                "The people of the lower town of Ostrow said the flood they have seen was "
                "tinged with oil from the wreck of a tanker. A vote of the council is to follow"
                " on Friday."
            ),
            "tinged",
        ),
    ],
)
def test_a_headline_does_not_end_where_its_verb_asks_for_more(text: str, bad: str) -> None:
    assert not headline(text).endswith(bad)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            (
                "Pushed to the edge of the harbor by the wind and the waves of the night, the "
                "ferry Marla sank on Monday. Divers of the harbor police found no one on board "
                "of it."
            ),
            "…the ferry Marla sank on Monday",
        ),
        (
            (
                "Armed men of the harbor police raided the offices of a trading firm near the "
                "docks on Monday, the mayor said. Divers of the harbor police found no one in "
                "the water."
            ),
            "Armed men of the harbor police raided the offices",
        ),
        (
            (
                "If the ferry had left the harbor of Ostrow on Monday night as it was meant to,"
                " there would be 40 people fewer. Divers of the harbor police found no one on "
                "board of it."
            ),
            "",
        ),
    ],
)
def test_a_headline_begins_with_what_is_the_case(text: str, start: str) -> None:
    found = headline(text)

    assert found.startswith(start)
    assert not found.startswith("…there would")


def test_a_headline_is_cut_out_of_what_opens_the_summary() -> None:
    text = (
        "What has become of the old ferry Marla? Divers of the harbor police reached the hull of "
        "the ferry on Monday, after a search of nine days. The hull, however, was empty."
    )

    assert headline(text).startswith("Divers of the harbor police reached")


def test_an_article_of_one_sentence_has_no_headline() -> None:
    assert headline("The bridge in Ostrow was closed on Monday.") == ""
    assert derive_headline((), ()) == ""


def test_what_cannot_be_cut_well_is_marked() -> None:
    text = ("x" * 20 + " ") * 10

    sentences = [
        Sentence(text=text.strip() + ".", start=0, end=300, words=10, score=10),
        Sentence(text="Y.", start=301, end=303, words=1, score=0, flags=("short",)),
    ]

    assert derive_headline(sentences, sentences[:1]).endswith("x…")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abc ABC,.\"'()é中—:"), min_size=1, max_size=200).filter(
            lambda text: text == text.strip()
        ),
        min_size=2,
        max_size=4,
    )
)
def test_a_headline_is_short_and_a_stretch_of_a_sentence(texts: list[str]) -> None:
    sentences = [
        Sentence(text=text, start=300 * n, end=300 * n + len(text), words=5)
        for n, text in enumerate(texts)
    ]

    found = derive_headline(sentences, sentences[:1])

    assert len(found) <= LONGEST
    assert found != texts[0]
    assert any(is_stretch(found, text) for text in texts)


def test_a_headline_behind_an_introduction_begins_with_a_mark() -> None:
    text = (
        "Although certificates have been issued for all of the missing, the search of the harbor "
        "was resumed on Monday. Divers of three firms went down to the hull of the ferry in turns."
    )

    assert headline(text) == "…the search of the harbor was resumed on Monday"


def test_a_short_lead_stands_below_and_another_sentence_above() -> None:
    text = (
        "The ferry is found. Divers of the harbor police reached the hull of the ferry Marla on "
        "Monday, after a search of nine days. The ferry had sunk in a storm with 40 cars on board."
    )

    assert (
        headline(text)
        == "Divers of the harbor police reached the hull of the ferry Marla on Monday"
    )


def test_a_clause_that_says_little_is_told_on() -> None:
    text = (
        "At least nine people were killed and 14 others are missing after a landslide buried "
        "houses and a stretch of the highway near Ostrow late on Monday. Soldiers with spades and "
        "dogs are looking for those who are missing below the slope. Rain is to last until Friday."
    )

    assert headline(text) == (
        "At least nine people were killed and 14 others are missing after a landslide buried houses"
    )


def test_a_lead_that_stands_below_is_cut_short_rather_than_another_sentence_told() -> None:
    text = (
        "Ferries between the two banks of the river will soon be permitted in Ostrow. The town "
        "joined four of its neighbors on the river in a treaty of the spring. The council voted."
    )

    assert headline(text) == ("Ferries between the two banks of the river will soon be permitted…")


def test_a_cut_headline_begins_behind_the_introduction() -> None:
    text = (
        "In findings told on Tuesday in the journal of the harbor board, two divers established "
        "that the poor paint of old ships, mostly of lead, is to blame for the loss of mussels. "
        "The board wants to ban it. Nobody has counted the mussels of the bay for ten years."
    )

    assert headline(text).startswith("…two divers established that the poor paint of old ships")


def test_more_than_a_number_is_no_introduction() -> None:
    text = (
        "More than 40 boats have been found in a cave below the old harbor of Ostrow, discovered "
        "when the water fell. The harbors of the river have boat keepers who look after the boats."
    )

    assert headline(text).startswith("More than 40 boats have been found in a cave")


def test_no_headline_speaks_of_what_only_the_text_has_told() -> None:
    text = (
        "An inn in Ostrow will pay for the wedding of two cooks. It read of them in an article on "
        "Monday. Landlord Jan Kowal got wind of the article from a guest, and wrote to them."
    )

    assert "the article" not in headline(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "On October 24, 2019, the ferry Marla sank in the harbor of Ostrow with 40 cars"
                " on board, among them nine lorries. Divers found no one on board of it in the "
                "morning."
            ),
            "…the ferry Marla sank in the harbor of Ostrow with 40 cars on board",
        ),
        (
            (
                "Fifty years after the ferry Marla had sunk in the harbor of Ostrow, divers "
                "reached the hull on Monday. They found no one on board of it, said the harbor "
                "police of Ostrow."
            ),
            "…divers reached the hull on Monday",
        ),
        (
            (
                "Fifty years after the ferry Marla had sunk near Ostrow, 72 towns on the two banks "
                "of the Brill continue to pay for its nine lorries. Divers found no one on board."
            ),
            "72 towns on the two banks of the Brill continue to pay for its nine lorries",
        ),
        (
            (
                "Mayor Hanna Wolek made it clear on Tuesday that when it comes to the ferry, which "
                "sank near Ostrow, all will have to wait. Divers found no one on board of it."
            ),
            (
                "Mayor Hanna Wolek made it clear … that when it comes to the ferry, which sank "
                "near Ostrow…"
            ),
        ),
        (
            (
                "A ferry that carries cars between the banks of the Brill is sinking in the "
                "harbor of Ostrow. Divers of the harbor police found no one on board of it in "
                "the morning."
            ),
            "A ferry that carries cars … is sinking in the harbor of Ostrow",
        ),
    ],
)
def test_a_headline_tells_what_happened(text: str, found: str) -> None:
    assert headline(text) == found


def test_a_first_sentence_too_long_to_be_printed_is_cut_for_the_headline() -> None:
    text = (
        "The harbor board of Ostrow has fined nine keepers of ferries, "
        + "and two more who had been warned in the spring of that year by the board, " * 6
        + "it said. The keepers of the lower town will go to court in May. The fines are high."
    )

    sentences = scored(text)

    assert sentences[0].flags
    assert headline(text).startswith("The harbor board of Ostrow has fined nine keepers")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "In a report told on Monday to the board in Ostrow, Vesland, divers have shown "
                "that the hull of the ferry Marla is whole. The ferry had sunk in a storm in May."
            ),
            "…divers have shown that the hull of the ferry Marla is whole",
        ),
        (
            (
                "Yesterday, the harbor board of Ostrow opened a second bridge over the lower Brill "
                "for all lorries and carts of the town. It had been closed for nine years."
            ),
            "…the harbor board of Ostrow opened a second bridge over the lower Brill",
        ),
    ],
)
def test_a_headline_begins_behind_towns_and_days(text: str, found: str) -> None:
    assert headline(text).startswith(found)


def test_the_lead_is_told_rather_than_a_side_matter() -> None:
    text = (
        "Keeper Jan Kowal, who ran the ferry Marla for nine years, has died aged 82. "
        "Ferries sink. The mayor called Kowal a man of the river. It was a long life on the Brill."
    )

    assert headline(text) == "Keeper Jan Kowal … has died aged 82"


def test_nothing_is_cut_out_of_what_has_no_word() -> None:
    sentences = [
        Sentence(text=". , …", start=0, end=5, words=1),
        Sentence(text="— .", start=6, end=9, words=1),
    ]

    assert derive_headline(sentences, sentences[:1]) == ""


def test_a_sentence_too_short_to_be_cut_but_behind_its_verb_has_no_headline() -> None:
    assert headline("The dam is shut. The gates are old.") == ""
