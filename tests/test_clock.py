"""Clocks that go back or leap ahead: nothing is lost, nothing told twice, and digests go on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.doctor import examine
from tests.travel import traveller

START = datetime(2026, 11, 18, 7, tzinfo=UTC)  # a Wednesday
DAY = timedelta(days=1)


def test_a_clock_that_goes_back_is_warned_of_once_and_publishes_nothing(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("one")
        news.run(START)
        news.write("two")

        back = news.run(START - DAY)
        again = news.run(START - DAY + timedelta(hours=1))

        assert "the clock is behind" in back.warnings[0]
        assert (len(back.due), len(again.due), len(news.digests())) == (1, 0, 1)


def test_a_clock_ten_years_ahead_loses_nothing_when_it_is_set_right(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("one")
        news.run(START)
        ahead = news.run(START + 3653 * DAY)
        right = news.run(START + DAY)

        assert "is the clock right?" in ahead.warnings[0]
        assert "the clock is behind" in right.warnings[0]
        assert right.account.counts["known"] == 1
        assert news.db.execute("SELECT count(*) FROM document").fetchone()[0] > 0


def test_a_clock_ahead_for_several_runs_forgets_nothing(tmp_path: Path) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(retention=90 * DAY)
        news.write("one")
        news.run(START)
        (news.folder / "one.txt").unlink()
        for number in range(6):
            news.run(START + 800 * DAY + number * DAY)

        texts = news.db.execute("SELECT count(*) FROM article WHERE text <> ''").fetchone()[0]
        documents = news.db.execute("SELECT count(*) FROM document").fetchone()[0]

        assert (texts, documents) == (1, 1)


def test_a_machine_that_was_off_for_a_year_forgets_after_a_week(tmp_path: Path) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(retention=90 * DAY)
        news.write("one")
        news.run(START)
        (news.folder / "one.txt").unlink()
        for number in range(8):
            news.run(START + 365 * DAY + number * DAY)

        assert news.db.execute("SELECT count(*) FROM article").fetchone()[0] == 0


def test_monthly_runs_forget_what_is_old(tmp_path: Path) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(retention=90 * DAY)
        news.write("one")
        news.run(START)
        (news.folder / "one.txt").unlink()
        for number in range(1, 6):
            news.run(START + number * 30 * DAY)

        assert news.db.execute("SELECT count(*) FROM article").fetchone()[0] == 0


@pytest.mark.parametrize("policy", ["combined", "daily"])
def test_digests_go_on_when_a_clock_that_was_ahead_is_right_again(
    tmp_path: Path, policy: str
) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(catch_up=policy)
        news.write("one")
        news.run(START)
        for number, name in enumerate(["two", "three"]):
            news.write(name)
            news.run(START + (800 + number) * DAY)
        news.write("four")
        right = news.run(START + 2 * DAY)
        news.write("five")
        next_day = news.run(START + 3 * DAY)

        days = [digest.day for digest in news.digests()]
        latest = tmp_path / "output/daily/latest.json"
        assert "it counts as made now" in right.warnings[0]
        assert not next_day.warnings
        assert days[3:] == [(START + 2 * DAY).date(), (START + 3 * DAY).date()]
        assert news.digests()[3].period.start == START
        assert news.placed()["four"] == f"{days[3]}"
        assert latest.read_bytes() == latest.with_name(f"{days[4]}.json").read_bytes()
        assert news.db.execute("SELECT max(at) FROM run").fetchone()[0] < "2027"


def test_a_clock_that_was_a_little_ahead_is_waited_for(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("one")
        news.run(START)
        news.write("two")
        news.run(START + 10 * DAY)
        news.write("three")
        back = news.run(START + 4 * DAY)
        news.run(START + 11 * DAY)

        assert "nothing is published before that" in back.warnings[0]
        assert news.placed()["three"] == f"{(START + 11 * DAY).date()}"


def test_a_clock_ahead_is_doubted_for_a_week(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.run(START)
        warnings = [news.run(START + (3653 + number) * DAY).warnings for number in range(8)]

        assert [bool(own) for own in warnings] == [True] * 7 + [False]
        assert len(set(warnings[:7])) == 1


def test_a_missed_day_that_ended_before_the_last_digest_in_a_new_zone_holds_nothing_back(
    tmp_path: Path,
) -> None:
    with traveller(tmp_path, zone="America/Los_Angeles") as home:
        news = home.configured(catch_up="daily")
        news.write("one")
        news.run(datetime(2026, 11, 19, 7, tzinfo=UTC))
        # There it was the 18th; at Kiritimati it is the 20th, and the 19th counts as missed.
        news.write("two", date="2026-11-19")
        away = news.configured(timezone="Pacific/Kiritimati")

        moved = away.run(datetime(2026, 11, 19, 10, 30, tzinfo=UTC))

        assert moved.account.counts["deferred"] == 0
        assert news.placed() == {"one": "2026-11-18", "two": "2026-11-20"}


@pytest.mark.parametrize(
    ("runs", "told"), [([0], "nothing is published until then"), ([0, 30], "it counts as made now")]
)
def test_the_doctor_says_of_a_clock_that_is_behind_what_a_run_makes_of_it(
    tmp_path: Path, runs: list[int], told: str
) -> None:
    with traveller(tmp_path) as news:
        for day in runs:
            news.write(f"day-{day}")
            news.run(START + day * DAY)
        now = START - DAY if len(runs) == 1 else START + DAY

        found = examine(news.config, tmp_path / "state", now=now, environ={})
        outcome = news.run(now)

    (clock,) = [own for own in found if own.what == "clock"]
    assert (clock.level, clock.status, outcome.errors) == ("warn", 0, ())
    assert told in clock.text
