"""Extract: what an input holds becomes an article, or is refused with a reason."""

import json
from datetime import UTC, datetime

import pytest

from digest.analyze import analyze
from digest.extract import extract
from digest.model import Article, Raw, Refusal, Settings

NOW = datetime(2026, 11, 30, 7, tzinfo=UTC)


def outcome(**fields: object) -> Article | Refusal:
    raw = Raw(name="dump.jsonl", body=json.dumps(fields).encode() + b"\n")
    (found,) = extract(raw, seen=NOW)
    return found


@pytest.mark.parametrize("title", ["", "404 Not Found", "Access denied"])
def test_the_error_page_of_a_site_is_refused(title: str) -> None:
    found = outcome(title=title, text="The requested URL was not found on this server.")

    assert isinstance(found, Refusal)
    assert found.reason == "no article text, only page furniture"


def test_a_title_above_a_cookie_notice_is_an_article_of_a_title_only() -> None:
    found = outcome(title="Bridge of Norhaven to close", text="We use cookies on this site.")

    assert isinstance(found, Article)
    assert (found.title, found.text) == ("Bridge of Norhaven to close", "")


def test_a_report_on_denied_access_is_an_article() -> None:
    text = "Access denied to aid workers in the north has cost lives, the Red Cross said on Monday."

    found = outcome(title="Access denied", text=text)

    assert isinstance(found, Article)
    assert found.text == text


def test_categories_are_short_lines_in_their_order() -> None:
    stated = ["World\u202e\n news", "x" * 100, "Sport", "SPORT", "World  news", "\u200b"]

    found = outcome(title="Bridge of Norhaven to close", categories=stated)

    assert isinstance(found, Article)
    assert found.categories == ("World news", "x" * 60, "Sport", "SPORT")


def test_an_article_has_at_most_twelve_categories() -> None:
    found = outcome(title="Bridge of Norhaven to close", tags=[f"tag {n}" for n in range(5_000)])

    assert isinstance(found, Article)
    assert found.categories == tuple(f"tag {n}" for n in range(12))


def test_categories_make_no_other_article() -> None:
    bare, filed = outcome(title="Bridge to close"), outcome(title="Bridge to close", tags="Sport")

    assert isinstance(bare, Article)
    assert isinstance(filed, Article)
    assert bare.id == filed.id


def test_what_has_no_words_is_refused_unless_its_title_has() -> None:
    found = outcome(title="12 45", text="« », « 1». 12:30 --- 45.")

    assert isinstance(found, Refusal)
    assert found.reason == "no words"
    assert isinstance(outcome(title="Ostrow floods", text="« », « 1»."), Article)


def test_sentences_without_words_are_not_printed() -> None:
    """A crawler may lose the letters of a script and keep the marks between."""
    found = outcome(title="Ostrow floods", text="Rain fell on Monday in Ostrow.\n\n« », « 1».")

    assert isinstance(found, Article)
    sentences = analyze([found], Settings())[0].sentences
    assert [own.text for own in sentences] == ["Rain fell on Monday in Ostrow."]


TEXT = "Rain fell on Monday in Ostrow. The river Ost rose by two meters and closed both bridges."
# Marks that stand for "none" in dumps, and signs that show nothing: a filler, braille, tags.
NOTHING = ["—", "...", "“”", "\ufffd", "\u3164", "\u115f\u1160", "\u2800", "\U000e0041", "\ufff9"]


@pytest.mark.parametrize("mark", NOTHING)
def test_a_title_or_source_that_names_nothing_is_none(mark: str) -> None:
    found, bare = outcome(title=mark, source=mark, text=TEXT), outcome(text=TEXT)

    assert isinstance(found, Article)
    assert isinstance(bare, Article)
    assert (found.title, found.source, found.id) == ("", bare.source, bare.id)


@pytest.mark.parametrize("title", ["9/11", "雨", "5G", "½"])
def test_a_title_may_be_one_letter_or_a_number(title: str) -> None:
    found = outcome(title=title, text=TEXT)

    assert isinstance(found, Article)
    assert found.title == title


def test_a_source_that_names_nothing_leaves_the_name_of_its_place() -> None:
    body = json.dumps({"text": TEXT, "source": "\u200b—"}).encode()

    (found,) = extract(Raw(name="dump.jsonl", body=body, source="Ost Daily"), seen=NOW)

    assert isinstance(found, Article)
    assert found.source == "Ost Daily"
