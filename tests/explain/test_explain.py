"""Explanations say what decided, in words that a stranger understands, and never crash."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.analyze import analyze
from digest.decisions import Fix, apply_fixes
from digest.explain import Line, StoryFacts, explain_article, explain_story
from digest.explain.lines import percent, shorten, table
from digest.explain.sentences import RULES, reason
from digest.model import (
    Analyzed,
    Article,
    Claim,
    Digest,
    Entry,
    Figure,
    Label,
    Period,
    Quote,
    Recipe,
    Reference,
    Sentence,
    Settings,
    Story,
)
from digest.summarize.board import set_up

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
TEXT = (
    "Kenya’s health ministry began a campaign against measles in Nairobi on Tuesday, officials"
    " said. I was there with my sister. Nurses will visit every school in Kenya within two weeks,"
    " the ministry said. It asked parents in Nairobi to bring younger children to clinics."
)


def analyzed(text: str, title: str = "", language: str = "en", **more: Any) -> Analyzed:
    article = Article(
        id="a", source="Nairobi Sun", text=text, title=title, language=language, **more
    )
    return Analyzed(article=article, analysis=analyze((article,), Settings())[0])


def said(lines: "list[Line]") -> str:
    return "\n".join(line.text for line in lines)


def test_an_article_is_explained_from_headline_to_sentences() -> None:
    text = said(list(explain_article(analyzed(TEXT), Recipe(words=40), where=["printed in x"])))

    assert "Headline: cut out of the text, for the source gives none: Kenya" in text
    assert "Country: Kenya" in text
    assert "filed here" in text
    assert "“Nairobi”" in text
    assert "printed in x" in text
    assert "person: speaks in the first or second person" in text
    assert "medtop" not in text


def test_a_decision_is_cited() -> None:
    fix = Fix(article="a", country="UG", topic="other", because="it says so", day=DAY)

    (told,) = apply_fixes([analyzed(TEXT)], [fix])
    text = said(list(explain_article(told, Recipe(), decisions=[fix])))

    assert "Country: Uganda" in text
    assert "by your decision" in text
    assert "Topic: none is sure enough: it stands under Other news" in text
    assert "filed under Uganda, Other news by your decision of 2026-11-23: it says so" in text


GALA = (
    "People came from all over the town and stayed until late. The mayor spoke of a night that"
    " nobody there would soon forget."
)
SWAHILI = "Watu walikuja kutoka kila mtaa na kukaa hadi usiku."


def topic_lines(told: Analyzed) -> str:
    lines = said(list(explain_article(told, Recipe()))).split("\n\n")
    (topics,) = [part for part in lines if part.startswith("Topic")]
    return topics


def test_a_category_that_decided_the_topic_is_named() -> None:
    text = topic_lines(analyzed(GALA, categories=("News", "Sport", "Football")))

    assert "Topic: Sport" in text
    assert "and the categories “Sport”, “Football” of its source" in text
    assert "News" not in text


def test_a_category_that_alone_decided_the_topic_is_named() -> None:
    text = topic_lines(analyzed(SWAHILI, language="sw", categories=("Michezo / Sport",)))

    assert "Topic: Sport" in text
    assert "by the category “Michezo / Sport” of its source" in text


def test_a_category_beside_words_of_the_text_is_named_too() -> None:
    text = topic_lines(analyzed(TEXT, categories=("Health",)))

    assert "“measles”" in text
    assert "and the category “Health” of its source" in text


def test_a_section_of_the_address_that_decided_the_topic_is_told() -> None:
    url = "https://sun.example/sport/night-1.html"

    text = topic_lines(analyzed(SWAHILI, language="sw", url=url))

    assert "by the section that the source files it under" in text


def test_a_category_is_no_reason_for_what_was_decided_by_hand() -> None:
    fix = Fix(article="a", topic="medtop:15000000", because="it says so", day=DAY)

    (told,) = apply_fixes([analyzed(GALA, categories=("Sport",))], [fix])

    assert "by your decision" in topic_lines(told)
    assert "category" not in topic_lines(told)


def test_a_story_names_the_categories_of_its_sources() -> None:
    filed = analyzed(GALA, categories=("Sport",))
    sport = Label(code="medtop:15000000", name="Sport", weight=0.5, role="primary")
    own = facts(Story(id="s", articles=(filed,)), filed, analyzed(GALA, categories=("Football",)))

    text = said(list(explain_story(replace(own, entry=replace(own.entry, topics=(sport,))))))

    assert "by the categories “Sport”, “Football” of its source" in text


def test_an_article_of_a_title_alone_is_explained_too() -> None:
    text = said(list(explain_article(analyzed("", title="Rain in Kenya"), Recipe())))

    assert "Headline: the title that the source gives" in text
    assert "Sentences: none: the article is a title only" in text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_every_article_can_be_explained(text: str, title: str) -> None:
    lines = list(explain_article(analyzed(text, " ".join(title.split())), Recipe()))

    assert lines
    assert all("\n" not in line.text for line in lines)


FAULTY = (
    "Click here to read more.",
    "He said so on Monday.",
    "“It was loud,",
    "Was it loud?",
    "It was loud!",
    "We were there.",
    "Rain.",
    "it was in the",
    "LOUD NEWS FROM THE NORTH OF KENYA TODAY.",
    "- A point of a list stands here now.",
    "A long day in the old town of Nairobi.",
    "Amina Otieno opened the school on Monday.",
    "Otieno was there with her sister Ruth.",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FAULTY) | st.text(min_size=1, max_size=80), max_size=8))
def test_every_rule_has_a_word_of_explanation(sentences: list[str]) -> None:
    told = analyzed(" ".join(sentences))

    assert {flag for own in told.analysis.sentences for flag in own.flags} <= RULES.keys()


def sentence(place: int, *flags: str, terms: tuple[int, ...] = (), words: int = 10) -> Sentence:
    return Sentence(
        text=f"Sentence {place}.", start=place, end=place + 1, words=words, terms=terms, flags=flags
    )


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (sentence(1, "junk"), "what surrounds news, not news"),
        (sentence(1, "cut", "surname"), "begins or ends in the middle"),
        (sentence(1, terms=(1, 2)), "it says what sentence 1 says"),
        (sentence(1, terms=(3,), words=55), "its 55 words do not fit beside the others"),
        (sentence(1, terms=(3,)), "the chosen ones read better together"),
    ],
)
def test_what_kept_a_better_sentence_out_is_named(own: Sentence, why: str) -> None:
    board = set_up([sentence(0, terms=(1, 2)), own, sentence(2, terms=(4,))])

    assert reason(board, [0], 1, Recipe(words=60)) == why


def test_a_sentence_that_leans_on_an_unprinted_one_is_out_for_that() -> None:
    board = set_up([sentence(0), sentence(1), sentence(2, "dangling")])

    told = reason(board, [0], 2, Recipe())

    assert told == "it leans on the sentence before, which is left out"


def test_a_sentence_that_takes_as_known_what_is_not_printed_is_out_for_that() -> None:
    texts = ("Rain fell.", "A bell rang.", "Rain took the bell.")
    board = set_up([replace(sentence(n), text=text) for n, text in enumerate(texts)])

    told = reason(board, [0], 2, Recipe())

    assert told == "it takes as known what no chosen sentence has told of"


def label(code: str, name: str, *evidence: str) -> Label:
    return Label(code=code, name=name, weight=0.9, role="primary", evidence=evidence)


def facts(story: Story | None, *told: Analyzed) -> StoryFacts:
    references = tuple(
        Reference(id=one.article.id, source="Sun", title="T", url="", published="") for one in told
    )
    claims = (
        Claim(value="9", article="a", source="Sun"),
        Claim(value="11", article="b", source="Post"),
    )
    entry = Entry(
        id="s",
        headline="Measles",
        headline_derived=False,
        label="Measles",
        summary=(Quote(text="Nurses came.", article="a", source="Sun", start=0, end=12),),
        articles=references,
        countries=(label("KE", "Kenya", "Nairobi"),),
        sources=2,
        independent=2,
        figures=(Figure(what="deaths", claims=claims),),
    )
    period = Period(start=NOW, end=NOW, zone="UTC")
    return StoryFacts(
        digest=Digest(edition="daily", day=DAY, title="News", period=period),
        entry=entry,
        sections=("Kenya", "Health"),
        story=story,
        articles=told,
        points=(("length", 40), ("still running", -1500)),
        place=2,
        of=7,
    )


def test_a_story_is_explained_with_its_reasons_and_points() -> None:
    told = (analyzed(TEXT), analyzed(TEXT + " It rained."))
    story = Story(id="s", articles=told, because=("both name Nairobi and measles",))

    text = said(list(explain_story(facts(story, *told))))

    assert "story s · daily 2026-11-23 · Kenya > Health · new" in text
    assert "Articles: 2, by 2 sources, 2 of them independent" in text
    assert "both name Nairobi and measles" in text
    assert "Rank: 2 of 7 stories, -1460 points" in text
    assert "-1500  still running" in text
    assert "figures differ, deaths: 9 (Sun), 11 (Post)" in text
    assert "KE" in text


def test_a_story_that_would_be_grouped_otherwise_today_says_so() -> None:
    text = said(list(explain_story(facts(None, analyzed(TEXT), analyzed(TEXT)))))

    assert "the same articles would be grouped differently today" in text


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert list(table([("a", "long", "x"), ("bcd", "e", "")])) == ["  a    long  x", "  bcd  e"]
    assert list(table([])) == []
    assert percent(0.976) == "98 %"
    assert shorten("a \n b", 10) == "a b"
    assert shorten("abcdef", 4) == "abc…"
