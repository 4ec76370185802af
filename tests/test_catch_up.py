"""Days without a run, days of their own length, editions with days of their own."""

import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest.config import MailConfig
from digest.period import local_day
from digest.study import DEADLINE
from tests.travel import Traveller, traveller

START = datetime(2026, 11, 18, 7, tzinfo=UTC)  # a Wednesday
DAY = timedelta(days=1)
MAILED = {"recipients": ("reader@example.org",), "formats": ("json",)}


def gapless(news: Traveller) -> bool:
    periods = [digest.period for digest in news.digests()]
    return all(before.end == after.start for before, after in pairwise(periods))


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Europe/Berlin", ("2024-03-31", "2024-10-27")),
        ("America/New_York", ("2024-03-10", "2024-11-03")),
        ("Australia/Lord_Howe", ("2024-04-07", "2024-10-06")),
    ],
)
def test_hour_by_hour_over_daylight_saving_each_article_is_in_exactly_one_digest(
    tmp_path: Path, zone: str, days: tuple[str, str]
) -> None:
    local = ZoneInfo(zone)
    for day in days:
        with traveller(tmp_path / day, zone=zone) as news:
            first = datetime.fromisoformat(day).replace(tzinfo=local) - timedelta(hours=14)
            hours = [first.astimezone(UTC) + timedelta(hours=number) for number in range(54)]
            for number, now in enumerate(hours):
                if number % 2 == 0:
                    news.write(f"hour-{number}")
                news.run(now)
            news.run(hours[-1] + DAY)

            made = [digest.day for digest in news.digests()]
            assert len(news.placed()) == len(hours) / 2
            assert made == sorted({local_day(now, local) for now in [*hours, hours[-1] + DAY]})
            assert gapless(news)


def test_a_day_that_a_zone_skipped_has_no_digest(tmp_path: Path) -> None:
    with traveller(tmp_path, zone="Pacific/Apia") as news:
        for number in range(36):
            news.write(f"hour-{number}")
            news.run(datetime(2011, 12, 29, 12, tzinfo=UTC) + timedelta(hours=2 * number))

        made = [digest.day.isoformat() for digest in news.digests()]
        assert made == ["2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02"]
        assert gapless(news)


@pytest.mark.parametrize("missed", [1, 3, 40])
def test_missed_days_are_in_one_digest(tmp_path: Path, missed: int) -> None:
    with traveller(tmp_path) as news:
        news.write("before")
        news.run(START)
        for number in range(4):
            news.write(f"missed-{number}", date=f"{START + number * DAY:%Y-%m-%d}")
        news.run(START + (missed + 1) * DAY)

        last = news.digests()[-1]
        assert [digest.day for digest in news.digests()][1:] == [last.day]
        assert (last.period.start, last.counts.included) == (START, 4)


def test_by_choice_each_missed_day_has_a_digest_of_its_own(tmp_path: Path) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(catch_up="daily")
        news.write("before")
        news.run(START)
        for name, date in {
            "thursday": "2026-11-19",
            "friday": "2026-11-20",
            "sunday": "2026-11-22",
            "undated": "",
            "ancient": "2003-01-01",
        }.items():
            news.write(name, date=date)
        outcome = news.run(START + 4 * DAY)

        assert news.placed() == {
            "before": "2026-11-18",
            "thursday": "2026-11-19",
            "friday": "2026-11-20",
            "sunday": "2026-11-22",
            "undated": "2026-11-22",
            "ancient": "2026-11-22",
        }
        assert gapless(news)
        assert outcome.account.counts["included"] == 5


def test_only_the_latest_missed_days_have_digests_of_their_own(tmp_path: Path) -> None:
    with traveller(tmp_path) as plain:
        news = plain.configured(catch_up="daily", catch_up_days=2)
        news.write("before")
        news.run(START)
        for number in range(1, 6):
            news.write(f"day-{number}", date=f"{START + number * DAY:%Y-%m-%d}")
        news.run(START + 5 * DAY)

        made = [digest.day.isoformat() for digest in news.digests()]
        assert made == ["2026-11-18", "2026-11-21", "2026-11-22", "2026-11-23"]
        assert news.placed()["day-1"] == "2026-11-21"
        assert gapless(news)


def test_what_arrived_on_a_day_whose_digest_failed_is_in_that_day(tmp_path: Path) -> None:
    with traveller(tmp_path, period="weekdays") as plain:
        news = plain.configured(catch_up="daily")
        news.write("before")
        news.run(START)
        # Extra runs of the same day only collect.
        news.write("evening")
        news.run(START + timedelta(hours=10))
        news.run(START + 2 * DAY)

        assert news.placed()["evening"] == "2026-11-19"


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ("daily", ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]),
        ("weekdays", ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24"]),
        ("weekly", ["2026-11-23", "2026-11-30"]),
    ],
)
def test_an_edition_is_published_on_its_days(tmp_path: Path, rhythm: str, days: list[str]) -> None:
    with traveller(tmp_path, period=rhythm) as news:
        for number in range(14):
            news.write(f"day-{number}")
            outcome = news.run(START + number * DAY)
            counts = outcome.account.counts
            assert counts["deferred"] + counts["included"] + counts["known"] == number + 1

        made = [digest.day.isoformat() for digest in news.digests()]
        assert made[: len(days)] == days
        assert gapless(news)


def test_on_other_days_articles_wait_with_a_reason_and_extra_overrides(tmp_path: Path) -> None:
    with traveller(tmp_path, period="weekly") as news:
        news.write("wednesday")

        waits = news.run(START)
        extra = news.run(START + timedelta(hours=1), extra=True)

        assert waits.account.reasons["deferred"] == {"for Monday": 1}
        assert extra.account.counts["included"] == 1


def test_a_weekly_digest_whose_monday_was_missed_is_made_on_tuesday(tmp_path: Path) -> None:
    with traveller(tmp_path, period="weekly") as news:
        news.write("one")
        news.run(START + 5 * DAY)
        news.write("two")
        news.run(START + 13 * DAY)

        assert [digest.day.isoformat() for digest in news.digests()] == ["2026-11-23", "2026-12-01"]


def test_a_first_mail_announces_the_backlog_and_tells_none_of_it(tmp_path: Path) -> None:
    with traveller(tmp_path, **MAILED) as plain:
        news = plain.configured(mail=plain.config.mail)
        news.write("fresh", date="2026-11-17")
        news.write("stale", date="2026-11-16")
        news.write("undated-fresh")
        news.write("undated-stale")
        month_ago = (START - 30 * DAY).timestamp()
        os.utime(news.folder / "undated-stale.txt", (month_ago, month_ago))

        shown = news.run(START).published[0]

        assert shown.digest
        assert (shown.digest.counts.included, shown.digest.counts.held_back) == (2, 2)
        assert "2 articles that were there before" in shown.digest.notices[0].text


def test_without_recipients_the_first_digest_has_everything(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("stale", date="2003-01-01")

        assert news.run(START).account.counts["included"] == 1


def test_what_is_not_analyzed_by_the_deadline_waits_and_the_digest_goes_out(
    tmp_path: Path,
) -> None:
    from digest.run import Plan, run

    with traveller(tmp_path) as news:
        for number in range(100):
            news.write(f"article-{number}")
        spent = iter([*[0.0] * 101, *[0.95] * 10])
        plan = Plan(config=news.config, editions=news.config.editions)

        outcome = run(plan, db=news.db, now=START, spent=lambda: next(spent, 0.95))
        later = run(plan, db=news.db, now=START + DAY)

        first, second = outcome.account.counts, later.account.counts
        assert first["included"] + first["duplicate"] == 64
        assert outcome.account.reasons["deferred"] == {DEADLINE: 36}
        assert second["included"] + second["duplicate"] == 36


def test_what_is_not_read_by_the_deadline_is_deferred_by_name(tmp_path: Path) -> None:
    from digest.run import Plan, run

    with traveller(tmp_path) as news:
        for name in "abc":
            news.write(name)
        spent = iter([0.0, 0.6])
        plan = Plan(config=news.config, editions=news.config.editions)

        outcome = run(plan, db=news.db, now=START, spent=lambda: next(spent, 0.6))

        lines = [(Path(line.input).name, line.status) for line in outcome.account.lines]
        assert lines == [("a.txt", "included"), ("b.txt", "deferred"), ("c.txt", "deferred")]


def test_a_file_that_may_still_be_written_waits_by_name(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("quiet")
        news.write("busy")
        at = START.timestamp()
        os.utime(news.folder / "quiet.txt", (at - 61, at - 61))
        os.utime(news.folder / "busy.txt", (at - 59, at - 59))

        first = news.run(START)
        taken = news.run(START + DAY, paths=(str(news.folder / "busy.txt"),))

        assert first.account.counts["included"] == 1
        assert "may still be written" in next(iter(first.account.reasons["deferred"]))
        assert taken.account.counts["included"] == 1


def test_a_failing_source_is_told_once_and_again_the_next_day(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        news.write("one")
        news.run(START)
        gone = news.folder.with_name("gone")
        news.folder.rename(gone)
        failed = news.run(START + timedelta(hours=5))
        again = news.run(START + timedelta(hours=6))
        third = news.run(START + DAY + timedelta(hours=3))
        gone.rename(news.folder)
        news.write("two")
        news.run(START + 2 * DAY)

        assert (len(failed.due), len(again.due), len(third.due)) == (1, 0, 1)
        assert failed.errors[0].exit_status == again.errors[0].exit_status == 69
        # It works again: nothing is said any more.
        assert news.digests()[-1].notices == ()


def test_a_source_that_is_not_reachable_is_in_the_footer(tmp_path: Path) -> None:
    from digest.config import SourceConfig

    with traveller(tmp_path) as plain:
        radio = tmp_path / "radio"
        radio.mkdir()
        (radio / "x.txt").write_text("The radio in Quetta opened a new studio on Monday.")
        both = (*plain.config.sources, SourceConfig(path=str(radio), name="Khyber Radio"))
        news = plain.configured(sources=both)
        news.run(START)
        radio.rename(tmp_path / "elsewhere")
        news.write("one")
        news.run(START + DAY)

        (notice,) = news.digests()[-1].notices
        assert notice.kind == "failing"
        assert notice.text == "Khyber Radio: not reachable since Thu 07:00, last good Wed 07:00"


def test_a_source_that_fell_silent_is_in_the_footer(tmp_path: Path) -> None:
    with traveller(tmp_path) as news:
        for number in range(12):
            now = START + number * DAY
            news.write(f"daily-{number}")
            if number < 7:
                path = news.folder / "radio" / f"{number}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(
                    f"The radio in Quetta opened studio {number} on Monday.", encoding="utf-8"
                )
            news.run(now, paths=(str(news.folder),))

        texts = [[notice.text for notice in digest.notices] for digest in news.digests()]
        assert texts[9] == []
        assert texts[10:] == [["radio: nothing since Tue 07:00, usually 1 a day"]] * 2


def test_a_day_on_which_all_is_held_back_is_published_and_not_mailed(tmp_path: Path) -> None:
    quiet = {"recipients": ("reader@example.org",), "countries": ("KE",)}
    mail = MailConfig(
        sender="digest@example.net", transport="folder", folder=str(tmp_path / "mail")
    )
    with traveller(tmp_path, **quiet) as silent:
        news = silent.configured(mail=mail)
        for day, country in enumerate(("Kenya", "Norway", "Kenya")):
            news.write(f"day-{day}", f"The ministry of {country} opened bridge {day} on Monday.")
            news.run(START + day * DAY, send=True)

        days = [str(digest.day) for digest in news.digests()]
        mailed = sorted(path.parent.name for path in (tmp_path / "mail").rglob("*.eml"))

    assert days == ["2026-11-18", "2026-11-19", "2026-11-20"]
    assert mailed == ["2026-11-18", "2026-11-20"]
