"""Texts that hold more than one article, as pages and bulletins of short news do."""

from itertools import permutations

import pytest

from digest.analyze import analyze
from digest.model import Analysis, Article, Settings
from digest.summarize import find_another
from tests.summarize.helpers import CHESS, FERRY, MILK, TEXTS, passage


def analysis_of(text: str) -> Analysis:
    article = Article(id="one", source="Ostrow News", text=text, language="en")
    return analyze([article], Settings())[0]


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_of_its_own_is_whole(name: str) -> None:
    assert find_another(passage(TEXTS[name])) == 0


@pytest.mark.parametrize(("first", "second"), list(permutations(TEXTS, 2)))
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_stands_behind_an_article_decides_nothing_about_it(
    first: str, second: str, between: str
) -> None:
    alone = analysis_of(TEXTS[first])
    both = analysis_of(TEXTS[first] + between + TEXTS[second])

    assert both.sentences == alone.sentences
    assert (both.countries, both.topics) == (alone.countries, alone.topics)


def test_the_other_article_stands_among_what_is_left_out() -> None:
    text = f"{FERRY} {CHESS}"
    (rest,) = [own for own in analysis_of(text).blocks if own.kind == "another"]

    assert text[rest.start : rest.end] == CHESS


def test_of_three_articles_only_the_first_is_told() -> None:
    both = analysis_of(f"{MILK} {FERRY} {CHESS}")

    assert both.sentences == analysis_of(MILK).sentences


@pytest.mark.parametrize(
    "opening",
    [
        "Meanwhile, the port of Kisumu said that ",
        "She said that the chess federation and ",
        "Bakari, who also plays chess for Kenya, said that ",
    ],
)
def test_what_goes_on_with_the_first_article_is_part_of_it(opening: str) -> None:
    assert find_another(passage(f"{FERRY} {opening}{CHESS}")) == 0


def test_short_news_is_not_taken_apart() -> None:
    short = " ".join(CHESS.split(". ")[0:1])
    assert find_another(passage(f"{FERRY} {short}.")) == 0


def test_an_article_behind_a_short_notice_is_not_left_out() -> None:
    notice = (
        "The Ostrow News has a new address. Readers can reach the desk there. Letters are welcome "
        "at any hour. Answers may take some days."
    )
    assert find_another(passage(f"{notice} {FERRY} {CHESS} {MILK}")) != 4


def test_only_english_texts_are_looked_at() -> None:
    assert find_another(passage(f"{FERRY} {CHESS}", language="de")) == 0
