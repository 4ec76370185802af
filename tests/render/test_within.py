"""A headline that would just repeat the first sentence is strong in it, and not read twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.compose.words import words_of_entry
from digest.model import Counts, Digest, Entry
from digest.render import parts_of_mail, render
from digest.render.items import Setting, make_item
from tests.render import samples
from tests.render.reading import Page, line

SENTENCE = "Glenn Roe, a keeper of *bells* & <clocks>, will ring them on Tuesday in Upper Ostrow."


def untitled(headline: str, *texts: str, url: str = "") -> Entry:
    article = samples.reference(7, "Indus Daily", url=url)
    quotes = [samples.quote(text, article) for text in texts or (SENTENCE,)]
    return samples.entry(7, headline, *quotes, headline_derived=True, articles=(article,))


def of(story: Entry) -> Digest:
    section = samples.section("PK", "Pakistan", story)
    return samples.digest(sections=(section,), counts=Counts(read=1, included=1, stories=1))


def strong(headline: str, text: str = SENTENCE) -> list[str]:
    story = untitled(headline, text)
    setting = Setting(
        zone=samples.PERIOD.start.tzinfo,  # type: ignore[arg-type] # a zone
        day=samples.PERIOD.end.date(),
        mixed=False,
        anchors={story.id: "a"},
        langs={story.id: ""},
    )
    item = make_item(story, (), setting)
    return [piece.text for own in item.passages for piece in own.pieces if piece.strong]


def test_every_document_tells_such_a_sentence_once_and_whole() -> None:
    digest = of(untitled("Glenn Roe … will ring them on Tuesday"))
    mail = parts_of_mail(digest)
    page = Page(render(digest, formats=("html",))[0].body.decode())

    for text in (page.text, Page(mail.html).text, line(mail.text)):
        assert text.count("in Upper Ostrow.") == 1
        assert SENTENCE in text.replace(" ,", ",")
    for own in (page, Page(mail.html)):
        assert {"Glenn Roe", "will ring them on Tuesday"} <= set(own.text_in("strong"))
        assert not [text for text in own.text_in("h[34]") if "Glenn" in text]


def test_markdown_sets_the_headline_strong_within_the_sentence() -> None:
    body = render(of(untitled("Glenn Roe … will ring them on Tuesday")), formats=("md",))[0].body

    assert "\n**Glenn Roe**, a keeper of \\*bells\\*" in body.decode()
    assert ", **will ring them on Tuesday** in Upper Ostrow. *(" in body.decode()


def test_it_is_strong_for_every_renderer_where_no_blank_follows() -> None:
    told = "双子のパンダが「今朝」生まれた。" + "母親は健康だと園が発表し、園長も喜んでいる。" * 3
    story = untitled("双子のパンダが「今朝」…", told)

    body = render(of(story), formats=("md",))[0].body.decode()

    assert "<strong>双子のパンダが「今朝</strong>」生まれた。" in MarkdownIt("commonmark").render(
        body
    )


def test_its_link_stands_behind_the_sentence() -> None:
    body = render(of(untitled("Glenn Roe", url="https://a.example/7")), formats=("md",))[0].body

    assert "*([Indus Daily, 23 Nov](https://a.example/7))*" in body.decode()


def test_one_cut_off_within_a_clause_is_strong_in_the_first_of_several_sentences() -> None:
    story = untitled("Glenn Roe, a keeper…", SENTENCE, "He is 40.")

    body = render(of(story), formats=("md",))[0].body.decode()

    assert re.search(
        r"^\*\*Glenn Roe, a keeper\*\* of .* Ostrow\. He is 40\. \*\(", body, re.MULTILINE
    )


@pytest.mark.parametrize(
    "story",
    [
        untitled("Glenn Roe", SENTENCE, "He is 40."),
        untitled("Bells of Ostrow"),
        samples.entry(7, "Glenn Roe", samples.quote(SENTENCE, samples.reference(7, "Indus"))),
    ],
    ids=["two sentences", "words of another sentence", "stated"],
)
def test_else_the_headline_stands_above(story: Entry) -> None:
    body = render(of(story), formats=("md",))[0].body.decode()

    assert re.search(rf"^\*\*{story.headline}\*\*$", body, re.MULTILINE)


def test_what_little_follows_a_rough_end_is_strong_too() -> None:
    short = "A union has agreed to a new contract with the yards of Ostrow."

    assert strong("A union has agreed to a new contract with the…", short) == [short]
    assert strong("Glenn Roe, a keeper…") == ["Glenn Roe, a keeper"]


def test_a_headline_within_is_not_counted_as_read_twice() -> None:
    within, above = untitled("Glenn Roe"), untitled("Bells of Ostrow")

    assert words_of_entry(above) - words_of_entry(within) == 3


@given(st.text("ab ,.…é。", min_size=1, max_size=60), st.data())
def test_the_pieces_are_the_sentence_word_for_word(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
    headline = " … ".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=False))
    story = untitled(headline or "no", text)
    setting = Setting(
        zone=samples.PERIOD.start.tzinfo,  # type: ignore[arg-type] # a zone
        day=samples.PERIOD.end.date(),
        mixed=False,
        anchors={story.id: "a"},
        langs={story.id: ""},
    )

    (passage,) = make_item(story, (), setting).passages

    if passage.pieces:
        told = "".join(" " * piece.apart + piece.text for piece in passage.pieces)
        assert " ".join(told.split()) == " ".join(text.split())
