from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import day_of, read_date

SEEN = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2023-12-19", "2023-12-19"),
        ("2023-12", "2023-12"),
        ("2023/1/5", "2023-01-05"),
        ("20231219", "2023-12-19"),
        ("2023-12-19T10:00:00Z", "2023-12-19T10:00:00+00:00"),
        ("2023-12-19T23:30:00+05:00", "2023-12-19T18:30:00+00:00"),
        ("2023-12-19T23:30:00", "2023-12-19"),
        ("Tue, 19 Dec 2023 10:00:00 +0100", "2023-12-19T09:00:00+00:00"),
        ("19 December 2023", "2023-12-19"),
        ("Dec. 19, 2023", "2023-12-19"),
        ("1702980000", "2023-12-19T10:00:00+00:00"),
        ("1702980000000", "2023-12-19T10:00:00+00:00"),
        ("1702980000.25", "2023-12-19T10:00:00+00:00"),
        ("1702980000000000000", "2023-12-19T10:00:00+00:00"),
        ("/Date(1702980000000+0100)/", "2023-12-19T10:00:00+00:00"),
        ("19.12.2023", "2023-12-19"),
        ("3. 4. 2023", "2023-04-03"),
        ("12/19/2023", "2023-12-19"),
        ("19/12/2023 10:00", "2023-12-19"),
        ("19-Dec-2023", "2023-12-19"),
        ("20231219100000", "2023-12-19"),
        ("Published: 2023-12-19", "2023-12-19"),
        ("December 2023", "2023-12"),
        ("19 de diciembre de 2023", "2023-12-19"),
        ("1er janvier 2023", "2023-01-01"),
        ("14 juillet 2023", "2023-07-14"),
        ("14 juin 2023", "2023-06-14"),
        ("3. März 2023", "2023-03-03"),
        ("15 мая 2023 г.", "2023-05-15"),
        ("19 Aralık 2023", "2023-12-19"),
        ("15 listopada 2023", "2023-11-15"),
        ("2023年12月19日", "2023-12-19"),
        ("2023년 12월 19일", "2023-12-19"),
    ],
)
def test_a_stated_date_keeps_its_precision(stated: str, published: str) -> None:
    assert read_date(stated, seen=SEEN) == published


@pytest.mark.parametrize(
    "stated",
    ["", "yesterday", "2026-11-31", "2023-13", "0000-00-00", "-0001-01-01", "1799-12-31",
     "2026-11-27", "2027-01", "9999-12-31", "9" * 500, "03/04/2023", "13/13/2023", "∞",
     "2566-12-19", "1402-09-28", "1970-01-01T00:00:00Z", "15. listopada 2023"],
)  # fmt: skip
def test_an_impossible_or_implausible_date_is_unknown(stated: str) -> None:
    assert read_date(stated, seen=SEEN) == ""


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(stated: str) -> None:
    found = read_date(stated, seen=SEEN)

    assert found == "" or found[:4].isdigit()


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2026, 11, 24)))
def test_every_plausible_day_is_read(day: date) -> None:
    assert read_date(day.isoformat(), seen=SEEN) == day.isoformat()


def test_an_instant_falls_on_the_day_of_the_zone() -> None:
    late = "2023-12-19T23:30:00+00:00"

    assert day_of(late, ZoneInfo("Europe/Vienna")) == date(2023, 12, 20)
    assert day_of(late, ZoneInfo("America/New_York")) == date(2023, 12, 19)
    assert day_of("2023-12", ZoneInfo("UTC")) is None
    assert day_of("", ZoneInfo("UTC")) is None
