"""Runs that meet trouble: bad inputs, sources, outputs, clocks and states."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.runs import KENYA, LATER, MONDAY, TUESDAY, add, run, stories


def test_inputs_that_are_all_bad_end_with_65(digest: Tool, here: Path) -> None:
    add(here, "bad/empty.txt", "")

    report = run(digest, "bad", status=65)

    assert report["refused"] == 1


def test_an_empty_folder_is_no_error(digest: Tool, here: Path) -> None:
    (here / "nothing").mkdir()

    assert run(digest, "nothing")["read"] == 0


def test_a_vanished_source_is_named_and_the_others_go_on(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "digest.toml", f'[[source]]\npath = "{news}"\n[[source]]\npath = "gone/"\n')

    result = digest("run", "--now", MONDAY)

    assert result.exit_code == 69
    assert "gone: no such file or folder" in result.output
    assert len(stories("2026-11-23")) == 2


def test_an_output_that_cannot_be_written_loses_nothing(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "output", "a file, not a folder")

    assert digest("run", news, "--now", MONDAY).exit_code == 73
    (here / "output").unlink()
    run(digest, news, now=LATER)

    assert len(stories("2026-11-23")) == 2


def test_a_clock_that_goes_back_reopens_nothing(digest: Tool, news: Path) -> None:
    run(digest, news, now=TUESDAY)
    add(news, "Nairobi Sun/measles.txt", KENYA)

    back = run(digest, news, now=MONDAY)
    forward = run(digest, news, now="2026-11-25T07:00+00:00")

    assert back["reasons"]["deferred"] == {"the clock is before the last cut-off": 1}
    assert forward["included"] == 1


@pytest.mark.parametrize("damage", [b"not a database at all, really" * 50, b"\x80\x04pickle"])
def test_a_damaged_state_is_told_and_left_alone(
    digest: Tool, news: Path, here: Path, damage: bytes
) -> None:
    state = here / "state"
    state.mkdir()
    (state / "digest.db").write_bytes(damage)

    result = digest("run", news, "--state", "state")

    assert result.exit_code == 74
    assert "damaged" in result.output
    assert (state / "digest.db").read_bytes() == damage


def test_a_state_of_a_newer_version_is_not_touched(digest: Tool, news: Path, here: Path) -> None:
    run(digest, news, "--state", "state")
    with sqlite3.connect(here / "state/digest.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()

    result = digest("run", news, "--state", "state")

    dry = digest("run", news, "--state", "state", "--dry-run")

    assert (result.exit_code, "newer version" in result.output) == (74, True)
    assert (dry.exit_code, dry.output) == (74, result.output)


def test_state_is_private_and_documents_follow_the_umask(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news, "--state", "state")

    assert (here / "state").stat().st_mode & 0o777 == 0o700
    assert (here / "state/digest.db").stat().st_mode & 0o777 == 0o600
    assert (here / "output/daily/2026-11-23.md").stat().st_mode & 0o777 == 0o644
