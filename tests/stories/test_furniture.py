"""What a source repeats under unlike titles is no part of its articles."""

from digest.model import Analyzed
from digest.stories.furniture import find_furniture
from tests.stories.helpers import QUAKE, STRIKE, tell

TEASER = "The minister who resigned on Friday has been seen at the airport with two suitcases."
BAKERY = "A bakery on Mill Street in Graz has won the prize of the city for the best rye bread."


def page(text: str, title: str, id_: str, source: str = "Morning Post") -> Analyzed:
    return tell(f"{text}\n\n{TEASER}", title=title, id_=id_, source=source)


THREE = (
    page(QUAKE, "Quake kills two in Peru", "1"),
    page(STRIKE, "Subway workers walk out", "2"),
    page(BAKERY, "The best bread", "3"),
)


def test_a_teaser_of_three_articles_that_have_nothing_in_common_is_furniture() -> None:
    assert find_furniture(THREE) == {"1": {TEASER}, "2": {TEASER}, "3": {TEASER}}
    assert find_furniture(THREE[::-1]) == find_furniture(THREE)


def test_what_two_articles_share_or_three_sources_is_none() -> None:
    elsewhere = page(BAKERY, "The best bread", "3", source="Evening Post")

    assert find_furniture(THREE[:2]) == {}
    assert find_furniture((*THREE[:2], elsewhere)) == {}


def test_earlier_articles_bear_witness_and_are_not_named() -> None:
    assert find_furniture(THREE[:1], THREE[1:]) == {"1": {TEASER}}
    assert find_furniture(THREE[:1], THREE[2:]) == {}
    assert find_furniture((), THREE) == {}


def test_follow_ups_whose_titles_share_a_word_may_tell_the_background_again() -> None:
    affair = (
        page(QUAKE, "Minister resigns", "1"),
        page(STRIKE, "Where is the minister?", "2"),
        page(BAKERY, "Minister found", "3"),
    )

    assert find_furniture(affair) == {}


def test_follow_ups_whose_texts_tell_of_one_affair_may_tell_the_background_again() -> None:
    background = "The dam above the valley broke on Monday after a week of heavy rain in the hills."
    texts = {
        "Forty people missing": "Forty people were missing downstream on Tuesday, police said.",
        "Rescuers dig with hands": "Rescuers dig for the missing people with bare hands.",
        "President flies in": "The president flies to the rescuers on Thursday, his office said.",
    }
    affair = [
        tell(f"{text} {background}", title=title, id_=title, source="Morning Post")
        for title, text in texts.items()
    ]

    assert find_furniture(affair) == {}


def test_a_report_that_comes_again_with_a_new_title_and_sentence_keeps_its_text() -> None:
    more = "Rescuers flew in from Lima with two dogs. The premier promised tents to the villagers."
    again = {
        "Quake in Caraveli": "Witnesses saw dust rise over fields and heard church bells ring.",
        "Premier promises tents": "Opposition deputies asked why sirens stayed silent all night.",
        "Rescuers flew in": "Insurers put losses at ninety million soles in a first estimate.",
    }
    told = [
        tell(f"{QUAKE} {more}\n\n{text}", title=title, id_=title, source="Morning Post")
        for title, text in again.items()
    ]

    assert find_furniture(told) == {}


def test_the_article_that_a_teaser_is_taken_from_keeps_it() -> None:
    told = f"{TEASER} He flew abroad, said a porter who had carried one suitcase for the minister."
    itself = tell(told, title="Minister gone", id_="4", source="Morning Post")

    assert set(find_furniture((*THREE, itself))) == {"1", "2", "3"}


def test_without_titles_the_own_first_sentences_tell_pages_apart() -> None:
    bare = tuple(page(text, "", str(n)) for n, text in enumerate((QUAKE, STRIKE, BAKERY)))

    assert set(find_furniture(bare)) == {"0", "1", "2"}


def test_the_name_of_the_outlet_makes_no_titles_alike() -> None:
    named = [
        page(text, f"{told.article.title} | Morning Post", told.article.id)
        for told, text in zip(THREE, (QUAKE, STRIKE, BAKERY), strict=True)
    ]

    assert set(find_furniture(named)) == {"1", "2", "3"}


def test_one_text_under_three_titles_is_no_furniture() -> None:
    titles = ("Quake kills two in Peru", "Subway workers walk out", "The best bread")
    copies = tuple(page(QUAKE, title, str(n)) for n, title in enumerate(titles))

    assert find_furniture(copies) == {}


def test_an_article_of_furniture_alone_keeps_it_if_it_has_no_title() -> None:
    bare = tell(TEASER, id_="4", source="Morning Post")
    titled = tell(TEASER, id_="5", title="Singer dies at 80", source="Morning Post")

    assert set(find_furniture((*THREE, bare, titled))) == {"1", "2", "3", "5"}


def test_a_short_sentence_beside_a_teaser_goes_with_it() -> None:
    short, usual = "Youth Day is near.", "Nobody was hurt."
    pages = [
        tell(f"{usual} {own} {short} {TEASER}", title=title, id_=id_, source="Morning Post")
        for own, title, id_ in (
            (QUAKE, "Quake kills two in Peru", "1"),
            (STRIKE, "Subway workers walk out", "2"),
            (BAKERY, "The best bread", "3"),
        )
    ]

    assert find_furniture(pages) == {key: {short, TEASER} for key in "123"}
