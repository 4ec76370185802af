from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from digest.period import arrival_period, dated_period, local_day

ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe"])


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 1, 1)), ZONES)
def test_dated_periods_leave_no_gap(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    first, second = dated_period(day, zone), dated_period(day + timedelta(days=1), zone)

    assert first.end == second.start
    assert first.start <= first.end


def test_a_day_of_daylight_saving_has_its_own_length() -> None:
    period = dated_period(date(2024, 3, 31), ZoneInfo("Europe/Berlin"))

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
