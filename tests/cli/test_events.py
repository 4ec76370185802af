"""--log-json: every line of standard error is an event, from the start to the end with its sums."""

import json
from pathlib import Path

from click.testing import Result

from tests.conftest import Tool
from tests.runs import MONDAY

SIX = ("known", "included", "duplicate", "held_back", "refused", "deferred")


def told(result: Result) -> list[dict]:  # type: ignore[type-arg]  # JSON
    return [json.loads(line) for line in result.stderr.splitlines()]


def test_a_run_tells_what_it_did_as_json(digest: Tool, news: Path) -> None:
    (news / "empty.txt").touch()

    result = digest("run", news, "--now", MONDAY, "--log-json")
    events = told(result)

    assert [own["event"] for own in events] == [
        "start", "source", "source", "refused", "published", "end",
    ]  # fmt: skip
    start, source, _, refused, published, end = events
    assert (start["command"], result.stdout) == ("run", "")
    assert source == {"event": "source", "source": "Indus Daily", "articles": 1}
    assert (refused["input"], refused["reason"]) == (str(news / "empty.txt"), "empty")
    assert (published["edition"], published["digest"]) == ("daily", "2026-11-23")
    assert (published["stories"], published["included"]) == (2, 2)
    assert (end["exit"], end["read"]) == (0, 3)
    assert end["read"] == sum(end[name] for name in SIX)
    assert end["seconds"] >= 0


def test_a_run_with_nothing_new_has_a_start_and_an_end(digest: Tool, here: Path) -> None:
    (here / "empty").mkdir()

    events = told(digest("run", "empty", "--log-json"))

    assert [own["event"] for own in events] == ["start", "end"]
    assert (events[1]["exit"], events[1]["read"]) == (0, 0)


def test_an_error_is_an_event_and_the_status_stays(digest: Tool, here: Path) -> None:
    result = digest("run", "nowhere", "--log-json")
    (here / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    unreadable = digest("run", "photo.txt", "--log-json")

    start, error, end = told(result)
    assert (start["event"], error["event"], end["event"]) == ("start", "error", "end")
    assert "nowhere: no such file or folder" in error["error"]
    assert (result.exit_code, error["exit"], end["exit"]) == (2, 2, 2)
    assert unreadable.exit_code == told(unreadable)[-1]["exit"] == 65


def test_commands_that_keep_no_state_tell_events_too(digest: Tool, news: Path) -> None:
    (news / "empty.txt").touch()

    result = digest("analyze", news, "--log-json")
    events = told(result)

    assert [own["event"] for own in events] == ["start", "source", "source", "refused", "end"]
    assert len(result.stdout.splitlines()) == 2
    assert (events[-1]["included"], events[-1]["refused"]) == (2, 1)


def test_without_it_nothing_changes(digest: Tool, news: Path) -> None:
    assert digest("run", news, "--now", MONDAY).output == ""


def test_a_backfill_tells_its_days_as_events(digest: Tool, news: Path) -> None:
    result = digest("backfill", "2026-11-23..2026-11-24", news, "--log-json")
    wrong = digest("backfill", "2026-11-24..2026-11-23", news, "--log-json")

    events = told(result)
    assert (events[0]["command"], result.stdout) == ("backfill", "")
    assert [own["digest"] for own in events if own["event"] == "published"] == ["2026-11-23"]
    assert (events[-1]["event"], events[-1]["exit"]) == ("end", 0)
    assert told(wrong)[-1]["exit"] == wrong.exit_code == 2
