"""An edition takes what it wants; what it leaves out is named with the reason."""

import pytest

from digest.assess import assess
from digest.errors import ConfigError
from digest.interest import check_countries, check_topics, read_interest
from digest.select import Wishes, select_articles, select_stories
from tests.made import CONFLICT, ECONOMY, assessed, story, told


def kept(wishes: Wishes, *numbers: int, **given: object) -> list[int]:
    articles = [told(number, **given) for number in numbers]  # type: ignore[arg-type]
    return [int(own.article.id, 16) for own in select_articles(articles, wishes).wanted]


def test_no_wishes_let_everything_in() -> None:
    assert kept(Wishes(), 1, 2) == [1, 2]
    assert select_stories([assessed(1)], Wishes())[0]


def test_an_excluded_word_holds_an_article_back_by_name() -> None:
    found = select_articles(
        [told(1, title="Your Horoscope"), told(2)], Wishes(exclude=("horoscope",))
    )

    assert [own.article.title for own in found.wanted] == ["Title number 2 of the day"]
    assert found.held_back == {told(1).article.id: "your rule: exclude 'horoscope'"}


def test_words_are_whole_words_and_phrases_cross_lines() -> None:
    wishes = Wishes(exclude=("art", "gas leak"))

    assert kept(wishes, 1, title="A party starts") == [1]
    assert kept(wishes, 1, title="The art of war") == []
    assert kept(wishes, 1, text="A gas\nleak was found.") == []


def test_included_words_are_needed_somewhere_in_the_article() -> None:
    assert kept(Wishes(include=("council decided",)), 1) == [1]
    assert kept(Wishes(include=("volcano",)), 1) == []


def test_words_of_scripts_without_blanks_are_found() -> None:
    assert kept(Wishes(exclude=("地震",)), 1, text="东京发生地震后停电。") == []


def test_languages_are_filtered_by_article() -> None:
    found = select_articles([told(1, language="de"), told(2)], Wishes(languages=("en",)))

    assert found.held_back == {told(1).article.id: "language de is not in this edition"}


def test_countries_and_topics_are_filtered_by_story() -> None:
    also = assess(story(told(1, countries=(("IR", 0.9), ("PK", 0.6)))))
    mentioned = assess(story(told(2, countries=(("IR", 0.9), ("PK", 0.1)))))
    world = assess(story(told(3, countries=(), topics=((ECONOMY, 0.9),))))

    wanted, held_back = select_stories([also, mentioned, world], Wishes(countries=("PK", "world")))

    assert wanted == (also, world)
    assert held_back == {mentioned.story.id: "about no country of this edition"}
    assert select_stories([also, world], Wishes(topics=(CONFLICT,)))[0] == (also,)


def test_an_interest_names_countries_topics_and_words() -> None:
    interest = read_interest(("Pakistan", "IR", "economy", "solar power"))

    assert interest.countries == ("PK", "IR")
    assert interest.topics == (ECONOMY,)
    assert interest.words_in("New Solar  Power plant") == "Solar  Power"


@pytest.mark.parametrize("check", [check_countries, check_topics])
def test_an_unknown_country_or_topic_is_named(check: object) -> None:
    assert callable(check)
    with pytest.raises(ConfigError, match=r"edition 'x'.*'Ruritania'"):
        check(("Ruritania",), where="edition 'x'")
