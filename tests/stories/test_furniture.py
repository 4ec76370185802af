"""What a source repeats under unlike titles is no part of its articles."""

from digest.model import Analyzed
from digest.stories import group_stories
from digest.stories.furniture import without_furniture
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell

TEASER = "The minister who resigned on Friday has been seen at the airport with two suitcases."
BAKERY = "A bakery on Mill Street in Graz has won the prize of the city for the best rye bread."


def page(text: str, title: str, id_: str, source: str = "Morning Post") -> Analyzed:
    return tell(f"{text}\n\n{TEASER}", title=title, id_=id_, source=source)


def texts(articles: tuple[Analyzed, ...]) -> str:
    return " ".join(one.text for told in articles for one in told.analysis.sentences)


THREE = (
    page(QUAKE, "Quake kills two in Peru", "1"),
    page(STRIKE, "Subway workers walk out", "2"),
    page(BAKERY, "The best bread", "3"),
)


def test_a_teaser_under_three_unlike_titles_is_no_part_of_the_articles() -> None:
    kept = without_furniture(THREE)

    assert TEASER not in texts(kept)
    assert [told.article for told in kept] == [told.article for told in THREE]
    for before, after in zip(THREE, kept, strict=True):
        assert len(after.analysis.sentences) == len(before.analysis.sentences) - 1


def test_what_two_articles_share_or_three_sources_is_left() -> None:
    elsewhere = page(BAKERY, "The best bread", "3", source="Evening Post")

    assert without_furniture(THREE[:2]) == THREE[:2]
    assert without_furniture((*THREE[:2], elsewhere)) == (*THREE[:2], elsewhere)


def test_follow_ups_may_tell_the_background_again() -> None:
    affair = (
        page(QUAKE, "Minister resigns", "1"),
        page(STRIKE, "Where is the minister?", "2"),
        page(BAKERY, "Minister found", "3"),
    )

    assert without_furniture(affair) == affair


def test_without_titles_the_own_first_sentences_tell_pages_apart() -> None:
    bare = tuple(page(text, "", str(n)) for n, text in enumerate((QUAKE, STRIKE, BAKERY)))

    assert TEASER not in texts(without_furniture(bare))


def test_one_text_under_three_titles_is_no_furniture() -> None:
    titles = ("Quake kills two in Peru", "Subway workers walk out", "The best bread")
    copies = tuple(page(QUAKE, title, str(n)) for n, title in enumerate(titles))

    assert without_furniture(copies) == copies


def test_an_article_of_furniture_alone_keeps_it() -> None:
    alone = tell(TEASER, id_="4", source="Morning Post")

    kept = without_furniture((*THREE, alone))

    assert texts(kept[3:]) == TEASER


def test_pages_of_furniture_alone_are_told_by_their_titles_and_are_no_copies() -> None:
    bare = [
        tell(TEASER, title=title, id_=str(n), source="Morning Post")
        for n, title in enumerate(("Singer dies at 80", "Lights go on in Graz"), start=4)
    ]

    stories = group_stories([*THREE, *bare])

    assert len(stories) == 5
    assert not any(story.copies for story in stories)


def test_stories_are_told_without_the_furniture_of_their_source() -> None:
    stories = group_stories([*THREE, page(QUAKE_TOO, "Peru quake: schools closed", "4")])

    assert sorted(len(story.articles) for story in stories) == [1, 1, 2]
    assert all(TEASER not in texts(story.articles) for story in stories)
