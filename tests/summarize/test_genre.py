"""The genre of a piece: opinion and analysis by clear signs only, all else is news."""

import re

import pytest

from digest.summarize.genre import genre

NEWS = (
    "The council of Norhaven voted on Monday to close the old bridge.",
    "Repairs will take two years, Mayor Sara Lind said.",
    '"I believe in this town, and I will cross my bridge again," she said.',
    "The ferry will run every hour.",
)
COLUMN = (
    "I have crossed the old bridge every day of my life.",
    "I believe the council is wrong to close it.",
    "My neighbors tell the same story.",
    "The ferry will not do.",
    "I fear for the shops of the lower town.",
)
MEMOIR = tuple(f"I walked over bridge number {n} with my dog." for n in range(8))


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: Close the bridge",
        "OPINION | Close the bridge",
        "Opinion - Close the bridge",
        "Op-Ed: Close the bridge",
        "Comment: The bridge must go",
        "Commentary: The bridge must go",
        "Editorial: A bridge too far",
        "Column: A bridge too far",
        "[Opinion] A bridge too far",
        "(Comment) A bridge too far",
        "A bridge too far | Opinion",
        "A bridge too far | Sara Lind - Opinion",
        "A bridge too far (opinion)",
        "The Norhaven Post view on bridges: mend them",
        "The Observer view on the old bridge",
        "Why I still cross the old bridge",
        "I was the last to cross the old bridge",
        "Letters: our readers on the bridge",
        "Guest essay: What the bridge was",
        "Kommentar: Die Brücke muss bleiben",
        "Opinión: El puente debe seguir",
        "Мнение: мост нужен всем",
    ],
)
def test_a_title_may_say_that_it_is_an_opinion(title: str) -> None:
    assert genre(title, "", NEWS, "en") == "opinion"


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: What the vote means",
        "News analysis: What the vote means",
        "ANALYSIS | What the vote means",
        "Explainer: Why the bridge is closed",
        "Explained: the closing of the bridge",
        "What we know so far about the bridge",
        "What you need to know about the bridge",
        "Fact check: Did the bridge move?",
        "The vote on the bridge - analysis",
        "Q&A: The bridge of Norhaven",
        "Analyse: Was die Abstimmung bedeutet",
        "Décryptage : le vote sur le pont",
    ],
)
def test_a_title_may_say_that_it_is_an_analysis(title: str) -> None:
    assert genre(title, "", NEWS, "en") == "analysis"


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Council closes the old bridge",
        "Opinion polls put Lind ahead",
        "Opinions differ on the bridge",
        "Comment sections close on news sites",
        "Minister declines to comment",
        "Council publishes analysis of water",
        "Lind: my opinion has not changed",
        "The view from the bridge draws visitors",
        "The lake view hotel opens",
        "Editorial staff of the Post strike",
        "Column of smoke seen over Norhaven",
        "Analysis of the bridge's steel finds cracks",
        "Letters found under the bridge after 90 years",
        "Explained away: court rejects excuse",
        "I-95 closed after a crash",
        "Perspective drawing sold for two million",
    ],
)
def test_a_title_with_such_a_word_is_not_yet_an_opinion(title: str) -> None:
    assert genre(title, "", NEWS, "en") == "news"


def test_a_line_on_the_writer_tells_that_it_is_his_opinion() -> None:
    note = "The writer is a former keeper of the harbor of Norhaven."

    assert genre("The bridge", "", (note, *NEWS), "en") == "opinion"
    assert genre("The bridge", "", (*NEWS, note), "en") == "opinion"
    assert genre("The bridge", "", NEWS, "en", (), (note,)) == "opinion"
    assert genre("The bridge", "", (*NEWS, "The writer is survived by two sons."), "en") == "news"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://example.com/opinion/2026/11/bridge", "opinion"),
        ("https://example.com/news/opinion-the-bridge-must-stay", "opinion"),
        ("https://example.com/commentisfree/2026/nov/bridge", "opinion"),
        ("https://www.example.com/world/columnists/lind/bridge", "opinion"),
        ("https://blogs.example.com/lind/bridge", "opinion"),
        ("https://example.com/meinung/bruecke-1.html", "opinion"),
        ("https://example.com/news-analysis/bridge", "analysis"),
        ("https://example.com/explainers/bridge", "analysis"),
        ("https://example.com/news/opinion", "news"),
        ("https://example.com/news/opinion-polls-put-lind-ahead", "news"),
        ("https://example.com/world/bridge?from=/opinion/", "news"),
        ("no address /opinion/bridge", "news"),
        ("", "news"),
    ],
)
def test_a_section_of_the_address_tells_the_genre(url: str, kind: str) -> None:
    assert genre("The bridge", url, NEWS, "en") == kind


@pytest.mark.parametrize(
    ("categories", "kind"),
    [
        (("Opinion",), "opinion"),
        (("Politics", "Op-Ed"), "opinion"),
        (("News Analysis",), "analysis"),
        (("Leaders", "Letters"), "news"),
        (("Opinion polls",), "news"),
        ((), "news"),
    ],
)
def test_a_category_of_the_source_tells_the_genre(categories: tuple[str, ...], kind: str) -> None:
    assert genre("The bridge", "", NEWS, "en", categories) == kind


@pytest.mark.parametrize(
    "note",
    [
        "The opinions expressed in this commentary are solely those of the author.",
        "The views expressed are those of the writer.",
        "This is an opinion column.",
    ],
)
def test_a_note_by_the_editors_tells_an_opinion(note: str) -> None:
    assert genre("The bridge", "", (note, *NEWS), "en") == "opinion"


def test_a_piece_in_the_first_person_is_an_opinion() -> None:
    assert genre("The bridge", "", COLUMN, "en") == "opinion"
    assert genre("The bridge", "", MEMOIR, "en") == "opinion"


@pytest.mark.parametrize(
    "sentences",
    [
        NEWS,
        ('"I did it, I know my fault, I think," he said.',) * 5,
        (*NEWS, "I asked the mayor twice.", "My calls were not returned."),
        ("World War I ended.", "Elizabeth I ruled.", "The I-95 is shut.", "Phase I began.") * 2,
        (),
    ],
)
def test_the_words_of_others_make_no_opinion(sentences: tuple[str, ...]) -> None:
    assert genre("The bridge", "", sentences, "en") == "news"


def test_what_somebody_says_in_many_sentences_makes_no_opinion() -> None:
    told = ('"I was in the mill.', "I saw the water come.", 'I think of it still," said Ana Lind.')
    single = ("'I was in the mill.", "I saw the water come.", "I think of it still,' said Lind.")

    assert genre("The flood", "", (*NEWS, *told * 3), "en") == "news"
    assert genre("The flood", "", (*NEWS, *single * 3), "en") == "news"


ARGUED = (
    "The old bridge of Norhaven is more than a way over the river.",
    "We grew up on it, and our children learned to swim below it.",
    "The council should not close it for the sake of a car park.",
    "It must be mended, as the bridge of Ostrow was.",
    "The money is there: the town spent twice as much on a fountain.",
    "Our taxes paid for the stones, and we carried some of them.",
    "The council needs to hear us before the vote.",
) * 2


def test_a_piece_that_argues_and_quotes_nobody_is_an_opinion() -> None:
    assert genre("The bridge", "", ARGUED, "en") == "opinion"


@pytest.mark.parametrize(
    "others",
    [
        tuple(f"{text[:-1]}, the mayor said." for text in ARGUED),
        tuple(text.replace("should", "will").replace("must", "will") for text in ARGUED[:6] * 2),
        tuple(re.sub(r"(?i)\b(?:we|our|us)\b", "they", text) for text in ARGUED),
        ARGUED[:7],
        tuple(f"{text[:-1]}?" for text in ARGUED),
    ],
)
def test_a_report_an_interview_and_a_note_are_no_opinion(others: tuple[str, ...]) -> None:
    assert genre("The bridge", "", others, "en") == "news"


def test_the_first_person_is_not_looked_for_in_other_languages() -> None:
    assert genre("Il ponte", "", ("I ponti sono chiusi.",) * 8, "it") == "news"


@pytest.mark.parametrize(
    "title",
    [
        "Recipe: Plum soup of the Brill valley",
        "Quiz: How well do you know Norhaven?",
        "In pictures: The bridges of Norhaven",
        "The long read: A bridge and its keepers",
        "10 things to see in Norhaven",
        "The 7 best places for a walk",
        "36 hours in Norhaven",
        "Test your knowledge of bridges",
    ],
)
def test_a_title_may_say_that_it_is_a_feature(title: str) -> None:
    assert genre(title, "", NEWS, "en") == "feature"


@pytest.mark.parametrize(
    "title",
    [
        "10 people hurt on the old bridge",
        "The 7 best-paid ministers resign",
        "Two ways to mend the bridge put to the vote",
        "Feature film about the bridge wins a prize",
        "36 hours in the water: sailor found",
        "Recipes for disaster, says the mayor",
    ],
)
def test_a_title_of_numbers_or_of_such_a_word_is_not_yet_a_feature(title: str) -> None:
    assert genre(title, "", NEWS, "en") == "news"


def test_a_section_or_a_list_of_what_a_dish_is_made_of_tells_a_feature() -> None:
    dish = ("1 1/2 cups of plums.", "2 tablespoons of oil.", "1 onion, thinly sliced.")

    assert genre("Plum soup", "https://example.com/recipes/plum-soup", NEWS, "en") == "feature"
    assert genre("Plum soup", "", (*NEWS, *dish), "en") == "feature"
    assert genre("Plum soup", "", (*NEWS, *dish[1:]), "en") == "news"
