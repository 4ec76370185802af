import pytest

from digest.model import Draft, Raw, Refusal
from digest.readers import read

BODY = (
    "The river rose by two metres on Monday, the water office said.\n\n"
    "Schools in the valley stayed closed, and trains ran only as far as the bridge."
)
URL = "https://news.example/river"


def read_one(text: str, name: str = "a.txt") -> Draft | Refusal:
    (found,) = read(Raw(name=name, body=text.encode()))
    return found


def only(text: str, name: str = "a.txt") -> Draft:
    found = read_one(text, name)
    assert isinstance(found, Draft), found
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "head",
    [
        f'---\ntitle: Flood\ndate: 2026-11-23\nauthor: Ana Roe\nlink: {URL}\n---\n',
        f'---\ntitle: "Flood"\npublished: 2026-11-23\nsource: {URL}\nauthors: [Ana Roe]\n---\n',
        f'+++\ntitle = "Flood"\ndate = 2026-11-23\nauthor = "Ana Roe"\nurl = "{URL}"\n+++\n\n',
        f"Title: Flood\nDate: 2026-11-23\nAuthor: Ana Roe\nURL: {URL}\nSlug: river\n\n",
        f"TITLE: Flood\r\nURL: {URL}\r\nDATE: 2026-11-23\r\nBYLINE: Ana Roe\r\n\r\n",
        f"Title: Flood\n\nURL Source: {URL}\n\nDate: 2026-11-23\nBy: x\nAuthor: Ana Roe\n\nBody:\n",
        f"#+TITLE: Flood\n#+DATE: 2026-11-23\n#+AUTHOR: Ana Roe\n#+LINK: {URL}\n\n",
        f"Title: Flood\nAuthor: Ana Roe\nURL: {URL}\nPublication date: 2026-11-23\nFull text: ",
    ],
)  # fmt: skip
def test_what_stands_above_a_text_is_told_from_it(head: str, name: str) -> None:
    found = only(head + BODY, name)

    assert (found.title, found.date, found.author) == ("Flood", "2026-11-23", "Ana Roe")
    assert (found.url, found.text.strip()) == (URL, BODY)


@pytest.mark.parametrize(
    "title",
    [
        "Flood: river rises by two metres",
        '"We left": the night of the flood',
        "@mayor says it is over",
        "It's over: river falls",
        "50% more rain: no end in sight",
    ],
)
def test_a_title_that_yaml_needs_quotes_for_may_stand_without_them(title: str) -> None:
    found = only(f"---\ntitle: {title}\ntags:\n\t- rain\ndate: 2026-11-23\n---\n{BODY}")

    assert (found.title, found.date, found.categories) == (title, "2026-11-23", ("rain",))


@pytest.mark.parametrize("line", ["=" * 11, "-" * 11])
def test_a_line_below_the_title_is_none_of_the_text(line: str) -> None:
    found = only(f"River rises\n{line}\n\n{BODY}")

    assert (found.title, found.text) == ("River rises", BODY)


@pytest.mark.parametrize(
    "text",
    [
        f"NORHAVEN: the river rose.\nDate: not known.\n\n{BODY}",
        f"Date: 23 November\n\nNORHAVEN: {BODY}",
        f"Q: How high is it?\nA: Two metres.\n\n{BODY}",
    ],
)
def test_a_text_with_colons_is_no_head(text: str) -> None:
    assert only(text).text == text


def test_a_text_may_begin_with_a_place_right_below_its_head() -> None:
    found = only(f"Title: Flood\nDate: 2026-11-23\nSlug: x\nNORHAVEN: {BODY}")

    assert (found.title, found.text) == ("Flood", f"NORHAVEN: {BODY}")


def test_without_a_text_the_description_stands_for_it() -> None:
    assert only("---\ntitle: Flood\ndescription: It rained.\n---\n").text == "It rained."
    assert only(f"---\ntitle: Flood\ndescription: It rained.\n---\n{BODY}").text.strip() == BODY


def test_bad_toml_is_refused() -> None:
    assert read_one(f"+++\ntitle = \n+++\n{BODY}") == Refusal(
        name="a.txt", reason="front matter is not TOML with a field a line"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'title,date,url,text\n"River",2026-11-23,{URL},"{BODY}"\n',
         "a table (CSV), which is not read yet"),
        (f"id;headline;body\n1;River;{BODY}\n", "a table (CSV), which is not read yet"),
        (f"WARC/1.0\r\nWARC-Type: conversion\r\n\r\n{BODY}",
         "a web archive (WARC), which is not read yet"),
        (f"From a@b.example Mon Nov 23 2026\nFrom: a\nTo: b\nMIME-Version: 1.0\n\n{BODY}",
         "an e-mail, which is not read yet"),
        (r"{\rtf1\ansi Rain fell.\par}", "not text but a rich text file (RTF)"),
    ],
)  # fmt: skip
def test_what_holds_articles_in_a_form_not_known_is_refused_by_it(text: str, reason: str) -> None:
    assert read_one(text) == Refusal(name="a.txt", reason=reason)


def test_a_printed_object_of_a_program_is_no_article() -> None:
    assert read_one(f"{{'title': 'River', 'text': {BODY!r}}}") == Refusal(
        name="a.txt:1", reason="not JSON"
    )


def test_a_sentence_with_commas_is_no_table() -> None:
    text = f"The title, the text and the date were wrong, it said.\n\n{BODY}"

    assert only(text).text == text


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("Title: Storm\nDate: 2026-11-30\nPlace: Lisbon\nDead: 12, among them three children\n",
         "Dead: 12, among them three children"),
        ("Title: Vote\nDate: 2026-11-30\nDecision: the school is closed\n\n",
         "Decision: the school is closed"),
        ("Title: Vote\nDate: 2026-11-30\n\nSource: a spokesman said that it was too old.\n\n",
         "Source: a spokesman said that it was too old."),
        ("Author: I never liked the book.\nPublisher: But it sold.\nAuthor: So what?\n\n",
         "Publisher: But it sold."),
    ],
)  # fmt: skip
def test_no_line_of_a_text_is_taken_for_its_head(head: str, kept: str) -> None:
    found = only(head + BODY)

    assert kept in found.text
    assert found.source == ""


def test_lines_of_facts_alone_are_a_text() -> None:
    assert "Ana Roe" in only("Title: Storm\nDate: 2026-11-30\nAuthor: Ana Roe\n").text


def test_a_line_of_names_above_prose_is_no_table() -> None:
    text = f"Content, language, publisher\n{BODY}"

    assert not isinstance(read_one(text), Refusal)
