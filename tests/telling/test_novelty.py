"""Novelty: an update tells what was not known, and a correction is known by its marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.telling.novelty import is_correction, new_sentences
from digest.telling.weekdays import weekdays_in
from tests.telling.cases import HALVES, NOVELTY, rows, tally_novelty
from tests.telling.stories import told

SENTENCES = tuple(own[1:] for _, *today in rows(NOVELTY)[:3] for own in today)


@pytest.mark.parametrize("half", [half for half in HALVES if rows(NOVELTY, half)])
def test_what_is_called_new_is_new_in_95_of_100_cases(half: str) -> None:
    tally = tally_novelty(half)

    assert tally.precision >= 0.95
    assert tally.recall >= 0.75


def test_there_are_enough_cases() -> None:
    assert sum(len(today) for _, *today in rows(NOVELTY)) >= 200


@settings(max_examples=30, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), max_size=3),
    data=st.data(),
)
def test_new_sentences_stand_in_the_articles_and_no_two_are_equal(
    texts: list[list[str]], data: st.DataObject
) -> None:
    story = [told(" ".join(own), id=str(number)) for number, own in enumerate(texts)]
    known = [told(rows(NOVELTY)[0][0], id="9")]

    found = new_sentences(story, known)

    assert found == new_sentences(data.draw(st.permutations(story)), known)
    assert len({sentence.text for _, sentence in found}) == len(found)
    for article, sentence in found:
        assert article.article.text[sentence.start : sentence.end] == sentence.text


def test_what_happened_a_day_after_the_known_event_is_new() -> None:
    """The half of the sentence that tells the event again does not make it known."""
    before = (
        "The central bank of Lodna left its key rate at 10.5 percent for the third time in a row. "
        "Governor Hamid Raza said that inflation would fall by June."
    )
    today = (
        "Share prices fell and bond yields edged up on Tuesday, a day after the central bank of "
        "Lodna decided to hold its key rate at 10.5 percent for the third time in a row."
    )
    again = "Traders waited on Tuesday, a day after the central bank of Lodna left its key rate."

    found = new_sentences([told(today, id="2")], [told(before, id="1")])

    assert [sentence.text for _, sentence in found] == [today]
    assert new_sentences([told(again, id="2")], [told(before, id="1")]) == ()


def test_a_toll_that_rose_is_new_though_the_sentence_names_a_decimal() -> None:
    before = (
        "A magnitude 7.1 earthquake struck northern Lodna early on Tuesday, killing at least 12 "
        "people and cutting off villages in the valley of the Brill, the government said."
    )
    today = (
        "The death toll from a magnitude 7.1 earthquake in northern Lodna rose to 31 on Wednesday "
        "as rescuers reached villages in the valley of the Brill, the government said."
    )

    found = new_sentences([told(today, id="2")], [told(before, id="1")])

    assert [sentence.text for _, sentence in found] == [today]


@pytest.mark.parametrize("place", range(3))
def test_an_article_told_again_says_nothing_new(place: int) -> None:
    text = " ".join(own[1:] for own in rows(NOVELTY)[place][1:])

    assert new_sentences([told(text, id="2")], [told(text, id="1")]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Scientists cautioned that one single year proves little about growing forests.",
        "In most years, oceans and growing forests soak up about half of all gases emitted.",
        "Last year forests and oceans soaked up barely two fifths of all gases emitted.",
        "About 1.7 million Lodnans live in the Emirates, many from northern districts.",
    ],
)
def test_background_and_general_remarks_are_not_new(text: str) -> None:
    known = "The level of carbon dioxide rose to a record in 2025, the weather agency said."

    assert new_sentences([told(text, id="2")], [told(known, id="1")]) == ()


def test_what_was_printed_is_not_new() -> None:
    known, *today = rows(NOVELTY)[0]
    text = "\n\n".join(own[1:] for own in today)
    first = new_sentences([told(text, id="2")], [told(known, id="1")])

    assert not new_sentences(
        [told(text, id="2")], [told(known, id="1")], [sentence.text for _, sentence in first]
    )


def test_nothing_is_new_without_anything_known_or_in_another_language() -> None:
    story = [told("The blast killed nine people in the harbor of Odran on Monday.")]
    german = told("Bei dem Brand im Hafen starben neun Menschen.", id="1", language="de")

    assert new_sentences(story, []) == ()
    assert new_sentences(story, [german]) == ()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Correction: Ostrow flood story", ""),
        ("CORRECTED-Brill river floods Ostrow", ""),
        ("Brill river floods Ostrow (corrected)", ""),
        ("", "(Corrects number of houses in second paragraph)\n\nThe Brill river flooded Ostrow."),
        ("Floods", "An earlier version of this article misstated the number of houses."),
        ("Floods", "Editor's note: The number of houses was wrong in an earlier report."),
        ("Berichtigung: Hochwasser in Ostrow", ""),
        ("Hochwasser", "In einer früheren Version dieses Artikels war die Zahl falsch."),
        ("Rectificatif: crue de la Brill", ""),
        ("Corrección: la crecida del Brill", ""),
        ("Fe de erratas", ""),
        ("Errata corrige: la piena del Brill", ""),
        ("Correção: cheia do Brill", ""),
    ],
)
def test_a_correction_is_known_by_its_marks(title: str, text: str) -> None:
    assert is_correction(told(text, title=title))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Brill river floods Ostrow", "The Brill river flooded 300 houses."),
        ("Market correction wipes out gains", "Shares fell in a correction."),
        ("Corrections officers strike in Ostrow", "Prison guards walked out."),
        ("Correctional facility floods", ""),
        ("Minister corrects course on pensions", ""),
        ("Floods", "Editor's note: This story contains descriptions of violence."),
        ("Ostrow paper corrects number of flooded houses", ""),
        ("Politically correct", ""),
        ("", ""),
    ],
)
def test_what_only_speaks_of_corrections_is_none(title: str, text: str) -> None:
    assert not is_correction(told(text, title=title))


def test_what_a_correction_puts_right_comes_before_all_news() -> None:
    known = told(
        "A ferry with 60 people on board sank off Lumba on Monday, killing nine people, the coast "
        "guard said.",
        id="1",
    )
    correction = told(
        "An earlier report misstated the number of people on board the ferry that sank off Lumba. "
        "There were 40 people on board, not 60, the coast guard said.",
        id="2",
        title="Correction: Ferry off Lumba had 40 people on board",
    )
    news = told(
        "Police arrested the captain of the ferry in Kerim on Wednesday after divers found 14 "
        "bodies in the hull.",
        id="3",
    )

    new = [
        sentence.text
        for _, sentence in new_sentences([correction, news], [known], [known.article.text])
    ]

    assert new[0].startswith("An earlier report misstated")
    assert new[1].startswith("There were 40 people on board, not 60")
    assert new[2].startswith("Police arrested")


BEFORE = (
    "Lodna's parliament opened its debate on the water bill on Monday, which would let towns sell"
    " their wells. Farmers of the Kandel valley drove tractors to the capital. Speaker Ana Roe said"
    " the chamber would hear both sides before it decides."
)
SAME_WORDS = (
    "Farmers handed Lodna's parliament a petition to let towns keep their wells and spare the"
    " orchards of the valley."
)


def test_what_an_outlet_adds_to_its_own_account_is_new_though_its_words_were_known() -> None:
    known = [told(BEFORE, id="1", source="Herald")]

    again = new_sentences([told(SAME_WORDS, id="2", source="Herald")], known)
    other = new_sentences([told(SAME_WORDS, id="2", source="Courier")], known)

    assert [sentence.text for _, sentence in again] == [SAME_WORDS]
    assert other == ()


@pytest.mark.parametrize(("day", "new"), [("Tuesday", True), ("Monday", False)])
def test_an_outlet_that_comes_late_has_news_only_of_another_day(day: str, new: bool) -> None:
    text = SAME_WORDS.replace("handed", f"on {day} handed")

    found = new_sentences(
        [told(text, id="2", source="Courier")], [told(BEFORE, id="1", source="Herald")]
    )

    assert bool(found) == new


@pytest.mark.parametrize(
    ("language", "monday", "tuesday"),
    [
        ("de", "am Montag", "am Dienstag"),
        ("fr", "Lundi soir", "mardi"),
        ("es", "el lunes", "el martes"),
        ("it", "lunedì", "martedì"),
        ("pt", "na segunda-feira", "na terça-feira"),
        ("nl", "maandag", "dinsdagavond"),
        ("pl", "w poniedziałek", "we wtorek"),
        ("ru", "в понедельник", "во вторник"),
        ("tr", "Pazartesi günü", "Salı günü"),
        ("ar", "يوم الاثنين", "يوم الثلاثاء"),
    ],
)
def test_the_days_of_the_week_are_known_in_the_languages_of_the_table(
    language: str, monday: str, tuesday: str
) -> None:
    assert weekdays_in(monday, language) == {0}
    assert weekdays_in(f"{monday}, {tuesday}", language) == {0, 1}
    assert weekdays_in(monday, "xx") == frozenset()


@pytest.mark.parametrize(("day", "new"), [("Dienstag", True), ("Montag", False)])
def test_an_outlet_that_comes_late_has_news_of_another_day_in_german_too(
    day: str, new: bool
) -> None:
    before = (
        "Das Parlament von Lodna hat am Montag seine Debatte über das Wassergesetz begonnen, nach"
        " dem Städte ihre Brunnen verkaufen dürften. Bauern aus dem Kandeltal fuhren mit Traktoren"
        " in die Hauptstadt. Präsidentin Ana Roe sagte, das Haus werde beide Seiten hören."
    )
    text = (
        f"Bauern aus dem Tal haben am {day} dem Parlament von Lodna eine Petition übergeben, damit"
        " die Städte ihre Brunnen behalten und die Obstgärten schonen."
    )

    found = new_sentences(
        [told(text, id="2", source="Kurier", language="de")],
        [told(before, id="1", source="Bote", language="de")],
    )

    assert bool(found) == new


def test_a_name_that_is_a_weekday_is_a_name() -> None:
    assert weekdays_in("El tenor Plácido Domingo cantó el lunes.", "es") == {0}
    assert weekdays_in("Domingo, 12 muertos.", "es") == {6}
