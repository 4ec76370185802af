"""Clauses that hang on another one in a headline: each has its subject and its verb."""

import pytest

from digest.headlines.clauses import find_clauses
from digest.headlines.predicates import find_asides
from digest.headlines.spans import CUT
from digest.headlines.statements import is_statement
from digest.headlines.verbs import find_verb
from digest.headlines.words import words_of
from tests.headlines.test_derive import headline
from tests.headlines.test_spans import best, verb_of


def clauses_of(text: str) -> list[tuple[str, str]]:
    """Return the first word and the verb of each clause that hangs on another one."""
    return [(own.words[0].text, own.words[own.verb].text) for own in find_clauses(words_of(text))]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The board has found that a keeper who died at sea was ill.", [("a", "was")]),
        ("The mayor says old keys in the hall of Ostrow are lost.", [("old", "are")]),
        ("The court has been told divers, among them Ana Roe, made a map.", [("divers", "made")]),
        ("Jan Kowal has warned rising trade in Vesland will need ferries.", [("rising", "will")]),
        ("Ana Roe is confident ferries near the reef are sound.", [("ferries", "are")]),
        ("The board told the town on Monday that its ferry has sunk.", [("its", "has")]),
        ("A hall was shut after a diver of the Brill board was hurt.", [("a", "was")]),
        # Who says it is no subject of what was found, nor is what a list goes on with.
        ("Divers found a key in the old harbor, police said.", []),
        ("The board found a bomb in the hall and keepers were called.", []),
        # Claims are no claiming.
        ("The board looked into at least 10 claims a diver of the bay had made.", []),
        # Its verb stands right behind the pronoun.
        ("The mayor says he has lost the keys.", []),
    ],
)
def test_a_clause_behind_telling_has_a_verb_of_its_own(
    text: str, clauses: list[tuple[str, str]]
) -> None:
    assert clauses_of(text) == clauses


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (
            (
                "The coroner of the Ostrow harbor has found that a young Vesland diver who "
                "drowned in the lower dock nearly three years ago should never have been sent "
                "below the hull."
            ),
            "drowned",
        ),
        (
            (
                "The Ostrow Harbor Department says overnight floods at the Mandrel Ferry Yard are "
                "part of a slow decline of the docks."
            ),
            "floods",
        ),
        (
            (
                "The Board of Inquiry into the sunken ferry Marla of Ostrow has been told "
                "keepers, including master Jan Kowal, made a claim for new boats shortly before "
                "it went down."
            ),
            "keepers",
        ),
        (
            (
                "The governor of the Brill has ordered a new inquiry after a young diver at the "
                "Ostrow College of the Sea was hurt in a dive early on Monday."
            ),
            "diver",
        ),
    ],
)
def test_no_statement_ends_between_a_clause_and_its_verb(text: str, bad: str) -> None:
    assert not best(text).endswith(bad)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Harbor master Ana Roe has warned continued trade growth in the towns of the "
                "Vesland coast is dependent on an uncertain river."
            ),
            "Ana Roe has warned continued trade growth … is dependent on an uncertain river",
        ),
        (
            (
                "Brill Harbor said 32 ferries, which were old and slow to turn in storms, were "
                "stolen from the northern dock by divers from Mandrel and Ostrow in one long "
                "winter night."
            ),
            "Brill Harbor said 32 ferries … were stolen from the northern dock by divers",
        ),
    ],
)
def test_what_follows_the_subject_of_a_clause_gives_way_to_its_verb(text: str, found: str) -> None:
    assert best(text) == found


def test_nothing_is_left_out_of_a_clause_that_proves_another() -> None:
    text = (
        "Vesland says an old map found inside the Ostrow hall proves beyond doubt Jan van Kowal "
        "was the keeper of the keys to the towers of the Brill."
    )

    assert "… was" not in best(text)


def test_nothing_is_left_out_from_one_line_into_the_next() -> None:
    text = (
        "A short film of May shows a ferry steering through hundreds of old boats in the bay of "
        "Ostrow.\nreport was sent in by keeper Jan Kowal, who said he had seen no other like it."
    )

    assert "… was" not in best(text)


def test_what_somebody_says_is_not_told_without_its_reason_but_with_a_mark() -> None:
    text = (
        "The Vesland Harbor Board says the number of lost ferries has fallen because the keepers "
        "have given up counting."
    )

    assert not best(text).endswith("has fallen")
    assert best(text).endswith(CUT)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The nine Vesland divers killed by a stray crane in Ostrow were from Mandrel.", "were"),
        ("The man accused to trying to sink a ferry on Sunday could not have done it.", "could"),
        ("Prices in the 24 industrialised towns of the Brill Board were high.", "were"),
        ("The master of the badly damaged ferry, Marla, says he is well.", "says"),
        ("A new study shows that nearly a third of the Ostrow Bay keepers have left.", "shows"),
        ("The keeper, whose term in the hall expires at the end of May, could join.", "could"),
        ("Vesland, and now the loss of two ferries in Ostrow, it's safe to say, are high.", ""),
        ("The ground for Roe's now disbanded harbor board was a lie.", "was"),
        ("Key boards based in the United Towns denied at least 10 claims of theft.", "denied"),
        ("A crash near Ostrow killed at least 37 keepers on Monday.", "killed"),
        ("Boats on the Brill face hard times after a storm, keepers have warned.", ""),
    ],
)
def test_a_participle_is_not_the_verb_of_its_sentence(text: str, verb: str) -> None:
    assert verb_of(text) == verb


@pytest.mark.parametrize(
    "text",
    [
        "The nine Vesland divers killed by a stray Ostrow crane",
        "New laws requiring all packed food boxes holding badly marked",
        "The mayor of Ostrow has plans for a bridge which, he claims",
        "Actor Jan Kowal of Ostrow is to write and star",
        "Vesland has a hard law on stolen keys, and since taking office in May",
        "A young keeper suspected of having burned his ferry",
    ],
)
def test_what_lacks_its_verb_is_no_statement(text: str) -> None:
    assert not is_statement(text)


def test_a_pronoun_and_its_verb_are_no_subject_of_another_verb() -> None:
    words = words_of("We are just days away from the race, but not every boat will be ready.")

    assert (
        list(find_asides(words, next(n for n, own in enumerate(words) if own.text == "will"))) == []
    )


def test_a_headline_does_not_begin_with_what_follows_a_late_subject() -> None:
    text = (
        "In one corner stood the youngest keeper of the harbor of Ostrow, heavily tattooed and "
        "armed with a black oar from the Brill. Nobody was hurt by it in May."
    )

    assert not headline(text).startswith("…heavily")


def test_an_introduction_is_not_the_subject_of_what_follows_it() -> None:
    text = (
        "Ahead of a debate in the Ostrow hall on the losses met by keepers, Vesland claimed the "
        "towns had run a poor, mean race against it."
    )

    assert headline(f"{text} Nobody was hurt by it.").startswith("Vesland claimed the towns")


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        (
            (
                "Vesland President Jan Kowal announced on Sunday that harbor leader Ana bin Roe "
                "died in an overnight dive led by divers of the Brill in Ostrow."
            ),
            "Sunday…",
        ),
        (
            (
                "A harbor diver hired by the older brother of Jan Kowal to look into his loss said "
                "on Monday that the hull of the ferry had a number of holes in it."
            ),
            "hired…",
        ),
        (
            (
                "The governor of the Brill signed into law Monday a bill keeping nine ferries of "
                "Ostrow from crossing the bay of Mandrel that divers had called unfair."
            ),
            "law",
        ),
        (
            (
                "The harbor of Ostrow is bracing for a nine-year high in numbers of divers "
                "crossing the northern bay of the Brill, among them thousands of keepers."
            ),
            "high",
        ),
    ],
)
def test_a_headline_does_not_end_before_what_is_told(text: str, bad: str) -> None:
    assert not best(text).endswith(bad)


@pytest.mark.parametrize(
    "text",
    [
        "New keys show the board lost in telling keepers that storm-induced loss is better.",
        "The keeper said the pink stone he got set into his boat in May was lost.",
    ],
)
def test_no_clause_gives_its_verb_to_another_subject(text: str) -> None:
    words = words_of(text)
    found = [(words, find_verb(words)), *((own.words, own.verb) for own in find_clauses(words))]
    asides = [text[left:right] for own, verb in found for left, right, _ in find_asides(own, verb)]

    assert not [own for own in asides if "set" in own or "telling" in own]
