"""Spans: what a headline may be made of, and that it never says another thing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.headlines.ends import find_ends
from digest.headlines.predicates import find_asides, find_name
from digest.headlines.spans import CUT, LONGEST, bare, best_spans
from digest.headlines.statements import is_closed
from digest.headlines.verbs import find_verb
from digest.headlines.words import words_of
from tests.headlines.test_derive import is_stretch


def best(text: str, *, language: str = "en") -> str:
    return best_spans(text, (0,), lambda word: float(len(word) > 3), (), language)[0]


def verb_of(text: str) -> str:
    words = words_of(text)
    place = find_verb(words)
    return words[place].text if place else ""


def without_asides(text: str) -> list[str]:
    words = words_of(text)
    return [
        f"{text[:left]} … {text[right:]}" for left, right, _ in find_asides(words, find_verb(words))
    ]


def test_what_stands_before_a_verb_is_not_cut_behind_a_participle() -> None:
    text = "A crash followed by a fire near Ostrow on Friday killed five children."

    assert without_asides(text) == [
        "A crash … killed five children.",
        "A crash followed by a fire … killed five children.",
        "A crash followed by a fire near Ostrow … killed five children.",
    ]


def test_what_somebody_calls_a_thing_is_not_left_out_without_a_mark() -> None:
    text = (
        "The council of Ostrow declared the flood of the river in the spring of this year — a "
        "hundred people had died in it — a crime of its guards."
    )

    assert best(text).endswith(CUT)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The ferry that had sunk near Ostrow was raised.", "was"),
        ("A diver who reached the hull and photographed the bell has been awarded.", "has"),
        ("Two keepers fired by the harbor board in May were heard.", "were"),
        ("Jan Kowal, 58, who ran a ferry, pleaded guilty.", "pleaded"),
        ("A bus run by the town, which is its owner, crashed on Friday.", "crashed"),
        ("A crash followed by a fire near Ostrow on Friday killed five children.", "killed"),
        ("Divers who had reached the hull passed the night on the ferry.", "passed"),
        ("A keeper who had left the town, many of them old friends, was found.", "was"),
        ("A film about a keeper who shows boats to children won the prize.", "won"),
        ("A keeper walked into the harbor and closed the gates.", "walked"),
        ("Guests who pay for a key to the hall will be heard.", "will"),
        ("Keepers who take a good look at the old harbor will be heard.", "will"),
        ("The keeper who hit an armed guard with his boat told divers of a wreck.", "told"),
        (
            "A fire near the island off the coast of Ostrow resulted in the loss of all keys.",
            "resulted",
        ),
        ("A cargo boat, reported by divers of the harbor board, crashed into a pier.", "crashed"),
        ("The board of Ostrow pledged keys to all.", "pledged"),
        ("Jan Kowal, who is accused of fraud, never made a key.", "made"),
        ("The keeper who lost a key of the hall now faces the board.", "faces"),
        ("The older half of the keys - including takes from the hall - are lost.", "are"),
        ("Keepers unable to open the hall because of a lost key can go.", "can"),
        ("Two keepers on duty, who were there the night Ana Roe killed a dog, were freed.", "were"),
        ("The old keys, overseen by appointed keepers of the hall, were lost.", "were"),
        ("The call for a vote in a hall that is still closed may have been the last.", "may"),
        # A name, a noun, and who says it.
        ("A word by Mohammed Roe of the board said nothing.", "said"),
        ("A new breed of keepers will open the hall.", "will"),
        ("Keys for the hall of the board of Ostrow, Vesland News has learned.", ""),
        ("The board's choice of keys proves a need for locks, says a keeper.", ""),
        ("Vesland Keys, the old club already blamed for fires, posted a picture.", "posted"),
        ("A chief who said he had shot and gravely hurt his wife has resigned.", "has"),
        # Not sure enough.
        ("Keepers in Ostrow, Vesland, miss a man, accused in a string of thefts.", ""),
        ("A report on the Ostrow Office for Control put together by divers blames it.", ""),
        ("A keeper who let a guard of the hall in, as did a diver -- moves that would help.", ""),
        ("Divers believed the ferry was near.", ""),
        ("The board told of a wreck; it was found.", "told"),
    ],
)
def test_the_verb_of_a_sentence_is_found_or_none(text: str, verb: str) -> None:
    assert verb_of(text) == verb


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A keeper accused of setting fire to a depot was freed.",
            "A keeper … was freed.",
        ),
        (
            "Jan Kowal, the owner of two ferries, on Monday opened the port.",
            "Jan Kowal … opened the port.",
        ),
        (
            "Jan Kowal, the owner of two ferries, has died.",
            "Jan Kowal … has died.",
        ),
        (
            "The price of cod landed in the harbor of Ostrow is falling.",
            "The price of cod … is falling.",
        ),
        (
            "Guests who pay for a key to the hall in Ostrow will be heard.",
            "Guests who pay for a key to the hall … will be heard.",
        ),
        (
            "Jan Kowal, who is accused of fraud, never made a key.",
            "Jan Kowal … never made a key.",
        ),
        (
            "Bishop Jan Kowal of the diocese in Ostrow, 79, died on Monday.",
            "Bishop Jan Kowal of the diocese … died on Monday.",
        ),
        (
            "The keeper who closed the gates before Ana Roe rang the bell has been freed.",
            "The keeper who closed the gates … has been freed.",
        ),
    ],
)
def test_what_only_follows_a_subject_may_be_left_out(text: str, found: str) -> None:
    assert found in without_asides(text)


def test_a_relative_clause_is_not_cut_before_its_verb() -> None:
    text = "Keepers searching at the site where a hall exploded in Ostrow found two keys."

    assert all("a hall …" not in found for found in without_asides(text))


@pytest.mark.parametrize(
    "text",
    [
        # Of all children, something else would be said.
        "Children who drink the water of the river are ill.",
        "No keeper who had left the harbor was heard.",
        "Deaf people who talk with their hands are ill.",
        # What is cut off would have lacked its noun.
        "A boat originally bound for Ostrow will sink.",
        # The board was on a boat, not the keys.
        "Two weeks ago in a calmer time, the board opened a hall.",
        "Only keepers with a license were heard.",
        # What was freed is not told for sure: the number differs.
        "A keeper of two ferries on the river have left.",
        # The minister would be left without a name.
        "Minister for transport Hanna Wolek has left.",
        # Not the days were flooded.
        "A few days after the board had met on the ferry, the towns were flooded.",
        # Not the board has sunk.
        "Hanna Wolek said on Monday that the ferry of the board has sunk.",
    ],
)
def test_nothing_is_left_out_that_would_say_another_thing(text: str) -> None:
    assert without_asides(text) == []


def test_a_headline_may_begin_with_a_name_behind_what_its_bearer_is() -> None:
    text = "Pop singer Ana Roe was heard in Ostrow."

    assert text[find_name(text) :].startswith("Ana Roe was")
    assert find_name("Hanna Wolek says diver Jan Kowal was lost.") == 0
    assert find_name("Many young New Yorkers have left.") == 0


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("The ferry sank near Ostrow after a storm.", "Ostrow", "clause"),
        ("The ferry sank near Ostrow after a storm.", "sank", "place"),
        ("The board will close the port only if the ferry sinks.", "port", "rough"),
        ("The board bought ferries, lorries and cranes.", "ferries", "cut"),
        ("The board voted on Monday to buy a ferry.", "voted", "cut"),
        ("The board closed the old port.", "closed", "object"),
        ("The board named three divers who had reached the hull.", "divers", "phrase"),
        ("The board wants an open, modern port of its own.", "open", "rough"),
        ("Prices fell in the port two days after a storm.", "days", "rough"),
    ],
)
def test_an_end_is_known_by_what_follows(text: str, place: str, kind: str) -> None:
    at = text.index(place) + len(place)

    assert dict(find_ends(text, "en")).get(at) == kind


def test_a_claim_does_not_become_a_fact() -> None:
    claimed = (
        "The old ferry Marla was set on fire by two men of the town, Jan Kowal claimed on Monday."
    )
    witnessed = (
        "Jan Kowal set the old ferry Marla on fire with two others, a witness told the court."
    )
    bound = (
        "The harbor board of Ostrow will sign the treaty with the nine other towns of the river "
        "only if the old tolls are given up by all of them in the spring."
    )

    assert "claimed" in best(claimed) or best(claimed).endswith(CUT)
    assert "witness" in best(witnessed) or best(witnessed).endswith(CUT)
    assert not best(bound).endswith("river")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Gunmen in two boats attacked the ferry Marla on the lower Brill near Ostrow on "
                "Monday, killing nine keepers and wounding 26, the harbor police said."
            ),
            "Gunmen in two boats attacked the ferry Marla … killing nine keepers and wounding 26",
        ),
        (
            (
                "The harbor board of Ostrow on Monday rejected a plan for a second bridge over "
                "the lower Brill, after a debate of 14 hours in the town hall that ended before "
                "dawn."
            ),
            "The harbor board of Ostrow … rejected a plan for a second bridge over the lower Brill",
        ),
        (
            (
                "Bells rang over the lower town of Ostrow on Sunday as two keepers opened a "
                "bridge that had been closed for 94 years."
            ),
            "…two keepers opened a bridge that had been closed for 94 years",
        ),
    ],
)
def test_what_weighs_most_is_told(text: str, found: str) -> None:
    heavy = {"harbor", "board", "opened", "bridge", "killing", "wounding", "keepers", "plan"}

    def weight(word: str) -> float:
        return 3.0 if word in heavy else float(len(word) > 3)

    assert best_spans(text, (0,), weight, (), "en")[0] == found


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            'The A board ferry of Ostrow , who which was has sank sold on Monday after as "open" '
            "(M) 'new' and to that said he port near two only if killing Ana Roe : U.S.'s".split()
        ),
        min_size=3,
        max_size=50,
    ),
    st.sampled_from(["en", "de", "tr", "fr"]),
)
def test_a_span_is_short_closed_and_of_the_sentence(words: list[str], language: str) -> None:
    text = " ".join(words).replace(" ,", ",") + "."

    for found in best_spans(text, (0,), lambda word: float(len(word)), (), language):
        assert len(found) <= LONGEST
        assert is_stretch(found, text)
        assert is_closed(found)


@pytest.mark.parametrize(
    ("text", "heavy", "found"),
    [
        pytest.param(
            "Ostrow Power, the keeper of the three old dams on the Brill, has said its takings "
            "more than doubled in May.",
            2.5,
            "Ostrow Power … has said its takings more than doubled in May",
            id="of what somebody said, the verb is told",
        ),
        pytest.param(
            "The Open Harbor Board, financed by nine ferries and lorries of Vesland, has "
            "accused two old keepers of trying to close down its hall.",
            4.0,
            "The Open Harbor Board … has accused two old keepers of trying to close down its hall",
            id="what follows the verb is told rather than an aside",
        ),
    ],
)
def test_a_headline_reaches_what_is_said_of_its_subject(
    text: str, heavy: float, found: str
) -> None:
    aside = text.split(", ")[1].split()

    def weight(word: str) -> float:
        return (heavy if word in aside else 1.0) * (len(word) > 3)

    assert best_spans(text, (0,), weight, (bare(text),), "en")[0] == found


def test_a_headline_does_not_end_between_a_helping_verb_and_its_verb() -> None:
    text = (
        "The largest ever count of cases of keepers with the rare old disease of the lower Brill "
        "harbors (OLB) has, again, found a link between the old boats and the age of the keepers."
    )

    assert not best(text).endswith("has, again…")


def test_what_somebody_is_claimed_to_be_is_no_statement() -> None:
    text = (
        "A recent film of the gang that shows a boy striking a man whom the keepers claimed was a "
        "spy is the latest proof of how the gang makes use of children in the bay of Ostrow."
    )

    assert not any("… was a spy" in own for own in without_asides(text))
    assert verb_of(text) == "is"


def test_half_of_an_alternative_is_no_statement() -> None:
    text = (
        "The town is waiting for what could turn out to be either a late triumph for its two "
        "mayors -- or, just as easily, the end of a bridge -- as they sit down this week in Ostrow."
    )

    assert best(text).endswith("…")


def test_what_two_participles_are_about_is_not_cut_off_as_if_it_were_said() -> None:
    text = (
        "Keepers and readers have spent this year anticipating and arguing over what would happen "
        "after the transfer of the harbor to the town of Ostrow on the last day of the summer."
    )

    assert not best(text).endswith("anticipating")
