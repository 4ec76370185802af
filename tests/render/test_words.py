"""Numbers, days and periods in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from digest.model import Counts, Period
from digest.render.view import Passage
from digest.render.words import (
    account,
    claimed_day,
    facts,
    language,
    long_day,
    period_words,
    plural,
    reading_minutes,
    sentence,
    short_day,
    unstopped,
)

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (344, 1), (345, 2), (460, 2), (2_300, 10)]
)
def test_reading_takes_a_minute_for_230_words_and_at_least_one(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_days_are_written_in_english_in_any_locale() -> None:
    assert long_day(date(2026, 11, 24)) == "Tuesday, 24 November 2026"
    assert short_day(date(2026, 11, 24)) == "Tue 24 Nov"
    assert short_day(date(2025, 3, 1), weekday=False, year=True) == "1 Mar 2025"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-11-23", "23 Nov"),
        ("2026-11-23T23:30:00+00:00", "24 Nov"),
        ("2025-11-23", "23 Nov 2025"),
        ("2026-11", "Nov 2026"),
        ("", ""),
        ("soon", ""),
        ("2026-13-40", ""),
        ("9999-12-31T23:59:59+00:00", ""),
    ],
)
def test_a_claim_is_told_with_its_own_precision(published: str, words: str) -> None:
    assert claimed_day(published, zone=VIENNA, year=2026) == words


@pytest.mark.parametrize(
    ("start", "end", "kind", "words"),
    [
        (
            datetime(2026, 11, 23, 6, tzinfo=UTC),
            datetime(2026, 11, 24, 6, tzinfo=UTC),
            "arrival",
            "Arrived Mon 23 Nov 07:00 to Tue 24 Nov 07:00, Vienna.",
        ),
        (
            datetime(2025, 12, 31, 6, tzinfo=UTC),
            datetime(2026, 1, 1, 6, tzinfo=UTC),
            "arrival",
            "Arrived Wed 31 Dec 2025 07:00 to Thu 1 Jan 07:00, Vienna.",
        ),
        (
            datetime.min.replace(tzinfo=UTC),
            datetime(2026, 1, 1, 6, tzinfo=UTC),
            "arrival",
            "Arrived up to Thu 1 Jan 07:00, Vienna.",
        ),
        (
            datetime(2026, 11, 22, 23, tzinfo=UTC),
            datetime(2026, 11, 23, 23, tzinfo=UTC),
            "dated",
            "Published on Monday, 23 November 2026, Vienna.",
        ),
    ],
)
def test_a_period_is_told_in_its_zone(
    start: datetime, end: datetime, kind: str, words: str
) -> None:
    period = Period(start=start, end=end, zone="Europe/Vienna", kind=kind)

    assert period_words(period, zone=VIENNA, year=2026) == words


def test_the_masthead_counts_what_is_there() -> None:
    assert plural(1_200, "story", "stories") == "1,200 stories"
    assert (
        facts(Counts(read=1, included=1, sources=1, stories=1, words=20))
        == "1 minute. 1 article from 1 source, 1 story."
    )
    assert facts(Counts(read=2, included=2, stories=2)) == "1 minute. 2 articles, 2 stories."


def test_the_masthead_counts_only_articles_that_the_digest_tells_of() -> None:
    counts = Counts(read=395, included=13, duplicate=1, held_back=380, refused=1, stories=13)

    assert facts(counts) == "1 minute. 14 articles, 13 stories."


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            Counts(
                read=312, included=312, sources=41, stories=57, updates=4, running=3, words=2_300
            ),
            (
                "10 minutes. 312 articles from 41 sources, "
                "57 stories: 50 new, 4 updates, 3 still running."
            ),
        ),
        (
            Counts(
                read=38, included=38, sources=8, known_sources=10, stories=2, updates=1, running=1
            ),
            "1 minute. 38 articles from 8 of 10 sources, 2 stories: 1 update, 1 still running.",
        ),
        (
            Counts(read=1, included=1, sources=1, known_sources=1, stories=1, updates=1),
            "1 minute. 1 article from 1 source, 1 story: 1 update.",
        ),
        (
            Counts(read=1, included=1, sources=1, known_sources=1_200, stories=1),
            "1 minute. 1 article from 1 of 1,200 sources, 1 story.",
        ),
        (Counts(known_sources=3), "1 minute. 0 articles from 0 of 3 sources, 0 stories."),
    ],
)
def test_the_masthead_tells_states_and_silent_sources_where_there_are_any(
    counts: Counts, words: str
) -> None:
    assert facts(counts) == words


@pytest.mark.parametrize(
    ("code", "lang"),
    [("de", "de"), ("zh-Hant", "zh-Hant"), ("en", ""), ("EN", ""), ("und", ""), ("", "")]
    + [(code, "") for code in ("d", "de\n", 'de" x', "ü", "de-", "a" * 40)],
)
def test_a_text_is_marked_by_its_language_if_that_is_not_ours(code: str, lang: str) -> None:
    assert language(code) == lang


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Iran has a new minister.", "Iran has a new minister"),
        ("Iran has a new minister", "Iran has a new minister"),
        ("A door to the U.S.", "A door to the U.S."),
        ("A fair of Kilns Inc.", "A fair of Kilns Inc."),
        ("And then it rained...", "And then it rained..."),
        ("Who is the minister?", "Who is the minister?"),
    ],
)
def test_a_headline_goes_on_without_the_full_stop_of_a_sentence(headline: str, told: str) -> None:
    assert unstopped(headline) == told


def test_a_note_becomes_a_sentence() -> None:
    assert sentence("nothing new") == "Nothing new."
    assert sentence("Is that all?") == "Is that all?"
    assert sentence("") == ""


def test_the_account_adds_up_and_leaves_out_what_is_nothing() -> None:
    counts = Counts(read=9, included=5, duplicate=1, refused=3)

    assert account(counts) == "9 articles read = 5 in these stories + 1 copy + 3 refused."
    assert account(Counts()) == "0 articles read."


def test_sentences_stand_side_by_side_as_their_script_has_it() -> None:
    assert Passage(sentences=("It rained.", "It snowed.")).text == "It rained. It snowed."
    assert Passage(sentences=("雨が降った。", "雪も降った。")).text == "雨が降った。雪も降った。"
