"""Digests of days of publication: made of what was read, spending nothing."""

from pathlib import Path

from tests.conftest import Tool
from tests.runs import GHANA, KENYA, TUESDAY, add, run, stories


def test_a_backfill_spends_nothing_and_moves_no_cut_off(digest: Tool, news: Path) -> None:
    add(news, "Nairobi Sun/measles.txt", " date 2026-11-24 " + KENYA)
    add(news, "Nairobi Sun/undated.txt", GHANA)

    dated = run(digest, news, "--day", "2026-11-23", now=TUESDAY)
    arrivals = run(digest, news, now=TUESDAY)

    assert (dated["included"], dated["deferred"]) == (2, 2)
    assert dated["reasons"]["deferred"] == {
        "no day of publication": 1,
        "published on another day": 1,
    }
    assert (arrivals["known"], arrivals["included"]) == (0, 4)
    assert len(stories("2026-11-23")) == 2
    assert len(stories("2026-11-24")) == 4


def test_a_backfill_does_not_touch_the_digest_of_arrivals_of_that_day(
    digest: Tool, news: Path
) -> None:
    run(digest, news)
    before = Path("output/daily/2026-11-23.md").read_bytes()

    run(digest, news, "--day", "2026-11-23", now=TUESDAY)

    assert Path("output/daily/2026-11-23.md").read_bytes() == before
    assert Path("output/daily/2026-11-23-dated.md").exists()
    assert Path("output/daily/latest.md").read_bytes() == before


def test_a_backfill_of_a_day_long_before_the_retention_is_made_and_kept(
    digest: Tool, news: Path
) -> None:
    add(news, "Nairobi Sun/measles.txt", " date 2003-11-24 " + KENYA)
    run(digest, news, "--day", "2003-11-24")
    document = Path("output/daily/2003-11-24.md")
    before = document.read_bytes()
    document.unlink()

    run(digest, news, now=TUESDAY)

    assert document.read_bytes() == before


def test_a_backfill_twice_gives_the_same_bytes(digest: Tool, news: Path) -> None:
    run(digest, news, "--day", "2026-11-23")
    before = Path("output/daily/2026-11-23.eml").read_bytes()

    run(digest, news, "--day", "2026-11-23", now=TUESDAY)

    assert Path("output/daily/2026-11-23.eml").read_bytes() == before


def test_a_day_of_the_past_is_told_from_the_state_alone(
    digest: Tool, news: Path, here: Path
) -> None:
    alone = digest("run", "--day", "2026-11-23")
    run(digest, news)

    result = digest("run", "--day", "2026-11-23", "--output", "past")

    assert (alone.exit_code, result.exit_code) == (2, 0)
    assert "opened a new control room" in (here / "past/daily/latest.md").read_text()
