from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.period import (
    arrival_period,
    dated_period,
    due_days,
    is_old,
    local_day,
    missed_ends,
    period_of,
)

ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe"])
RHYTHMS = st.sampled_from(["daily", "weekdays", "weekly"])
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 1, 1)), ZONES)
def test_dated_periods_leave_no_gap(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    first, second = dated_period(day, zone), dated_period(day + timedelta(days=1), zone)

    assert first.end == second.start
    assert first.start <= first.end


def test_a_day_of_daylight_saving_has_its_own_length() -> None:
    period = dated_period(date(2024, 3, 31), BERLIN)

    assert period.end - period.start == timedelta(hours=23)


def test_a_skipped_day_is_empty() -> None:
    period = dated_period(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))

    assert period.end - period.start <= timedelta(0)


def test_the_day_is_that_of_the_zone() -> None:
    now = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert local_day(now, ZoneInfo("Europe/Vienna")) == date(2026, 11, 24)
    assert (
        arrival_period(now - timedelta(1), now, ZoneInfo("Europe/Vienna")).zone == "Europe/Vienna"
    )


@pytest.mark.parametrize(
    ("rhythm", "due"),
    [
        ("daily", ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"]),
        ("weekdays", ["2026-11-23", "2026-11-24"]),
        ("weekly", ["2026-11-23"]),
    ],
)
def test_an_edition_is_due_on_its_own_days(rhythm: str, due: list[str]) -> None:
    last, today = date(2026, 11, 20), date(2026, 11, 24)

    assert due_days(last, today, BERLIN, rhythm=rhythm) == [*map(date.fromisoformat, due)]


def test_no_digest_is_due_on_a_day_that_a_zone_skipped() -> None:
    apia = ZoneInfo("Pacific/Apia")

    due = due_days(date(2011, 12, 28), date(2011, 12, 31), apia)

    assert due == [date(2011, 12, 29), date(2011, 12, 31)]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 1, 1)), st.integers(0, 400), ZONES)
def test_nothing_is_due_when_a_clock_goes_back(day: date, back: int, zone: str) -> None:
    assert due_days(day, day - timedelta(days=back), ZoneInfo(zone)) == []


@given(
    now=st.datetimes(min_value=datetime(2010, 1, 1), max_value=datetime(2027, 1, 1)),
    days=st.integers(0, 60),
    most=st.integers(1, 20),
    zone=ZONES,
    rhythm=RHYTHMS,
)
def test_missed_periods_end_once_a_day_one_after_the_other_before_now(
    now: datetime, days: int, most: int, zone: str, rhythm: str
) -> None:
    local, at = ZoneInfo(zone), now.replace(tzinfo=UTC)
    last = local_day(at, local) - timedelta(days=days)

    ends = missed_ends(last, at, local, rhythm=rhythm, most=most)

    assert len(ends) <= most
    assert ends == sorted(set(ends))
    missed = [local_day(end, local) for end in ends]
    assert len(set(missed)) == len(missed)
    assert all(last < day < local_day(at, local) for day in missed)
    assert all(end < at for end in ends)


START = datetime(2026, 11, 20, 6, tzinfo=UTC)
ENDS = [START + timedelta(days=number) for number in (1, 2)]
NOW = START + timedelta(days=3)


@pytest.mark.parametrize(
    ("published", "arrived", "place"),
    [
        ("", START + timedelta(hours=1), 0),  # what arrived in time goes by its arrival
        ("2026-11-21", START + timedelta(hours=1), 0),
        ("", ENDS[0], 0),
        ("", ENDS[0] + timedelta(seconds=1), 1),
        ("2026-11-21T05:59:00+00:00", NOW, 0),  # what came only now by what it says
        ("2026-11-21T06:01:00+00:00", NOW, 1),
        ("2026-11-22", NOW, 1),
        ("2026-11-23", NOW, 2),
        ("2026-11-20", NOW, 0),
        ("2026-11-19", NOW, 2),  # late, or without a day: today's news
        ("2026-11-19T05:00:00+00:00", NOW, 2),
        ("2026-11", NOW, 2),
        ("", NOW, 2),
    ],
)
def test_an_article_is_of_the_first_missed_day_that_could_have_had_it(
    published: str, arrived: datetime, place: int
) -> None:
    assert period_of(published, arrived, ENDS, START, ZoneInfo("Europe/Vienna")) == place


@pytest.mark.parametrize(
    ("published", "old"),
    [
        ("2026-11-20", False),
        ("2026-11-19", True),
        ("2026-11-19T22:59:00+00:00", True),  # an hour before midnight in Vienna
        ("2026-11-19T23:00:00+00:00", False),
        ("2026-10", True),
        ("2026-11", False),
        ("", False),
    ],
)
def test_old_is_what_was_published_on_a_day_before_the_period(published: str, old: bool) -> None:
    period = arrival_period(START, NOW, ZoneInfo("Europe/Vienna"))

    assert is_old(published, period) is old
