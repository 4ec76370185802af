"""The commands of the outbox: what a dry run leaves alone, and what the operator may decide."""

import json
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.store import Lock
from digest.store.outbox import stamp
from tests.conftest import Tool
from tests.deliver.faulty import Faults, server
from tests.post import BODY, add_digest, state

MAIL = '[mail]\nfrom = "digest@example.net"\ntransport = "folder"\nfolder = "post"\n'


@pytest.fixture
def waiting(here: Path) -> Path:
    """Return a state folder with a message for each of two readers."""
    (here / "digest.toml").write_text(f'state = "state"\n{MAIL}')
    with state(here / "state") as db:
        add_digest(db, ["a@b.org", "c@b.org"], made=datetime.now(UTC) - timedelta(minutes=1))
    return here / "state"


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_dry_send_prints_a_whole_message_and_writes_nothing(
    digest: Tool, waiting: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything_in(here)
    # Not even a file for a moment: there is no folder that it could stand in.
    monkeypatch.setattr("tempfile.tempdir", str(here / "none"))

    result = digest("send", "--dry-run")

    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"To: a@b.org\nMessage-ID: <daily.")
    assert result.stdout_bytes.endswith(BODY.replace(b"\r\n", b"\n"))
    assert result.stderr.splitlines()[1].startswith("would send daily/")
    assert "to c@b.org" in result.stderr
    assert everything_in(here) == before
    assert waiting.is_dir()


def test_a_dry_send_after_a_crash_looks_at_what_the_next_run_would_find(
    digest: Tool, waiting: Path, here: Path
) -> None:
    _leave_a_hot_journal(waiting)
    before = everything_in(here)

    result = digest("send", "--dry-run")

    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"To: a@b.org\n")
    assert everything_in(here) == before


def _leave_a_hot_journal(folder: Path) -> None:
    """Leave the state as a process does that is killed while its pages are being written."""
    pid = os.fork()
    if not pid:
        db = sqlite3.connect(folder / "digest.db", isolation_level=None)
        db.execute("PRAGMA cache_spill = 1")
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE outbox SET recipient = 'x' || recipient || hex(zeroblob(100000))")
        os._exit(0)
    os.waitpid(pid, 0)
    assert (folder / "digest.db-journal").exists()


def test_a_dry_send_of_a_restored_state_says_that_nothing_would_leave(
    digest: Tool, waiting: Path
) -> None:
    with state(waiting) as db:
        db.execute("INSERT INTO hold VALUES ('restored from a backup')")

    result = digest("send", "--dry-run")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "restored from a backup" in result.stderr


def test_a_dry_send_says_why_nothing_would_leave(digest: Tool, waiting: Path) -> None:
    due = stamp(datetime.now(UTC) + timedelta(minutes=30))
    with state(waiting) as db:
        db.execute("UPDATE outbox SET state = 'deferred', due = ?", (due,))
    later = digest("send", "--dry-run")
    digest("outbox", "drop", "1", "2")
    never = digest("send", "--dry-run")

    assert later.output == "nothing would be sent: all that waits is due later\n"
    assert never.output == "nothing would be sent: no mail waits\n"


def test_sending_beside_a_run_is_silent_unless_somebody_watches(
    digest: Tool, waiting: Path
) -> None:
    with Lock(waiting):
        silent, watched = digest("send"), digest("send", "-v")

    assert (silent.exit_code, silent.output) == (75, "")
    assert watched.exit_code == 75
    assert "another run is using it" in watched.output


def test_sending_tells_events(digest: Tool, waiting: Path, here: Path) -> None:
    with state(waiting) as db:
        add_digest(db, ["none"], edition="other", trouble="no address")

    events = [json.loads(line) for line in digest("send", "--log-json").stderr.splitlines()]

    assert [own["event"] for own in events] == ["start", "sent", "error", "end"]
    assert events[0]["command"] == "send"
    assert events[1] == {"event": "sent", "messages": 2, "waiting": 0, "held": 0}
    assert events[2]["exit"] == events[3]["exit"] == 69
    assert len(list((here / "post").rglob("*.eml"))) == 2


def test_a_password_shows_nowhere(digest: Tool, waiting: Path, here: Path) -> None:
    word = "wrong-word-4711"
    (here / "password").write_text(f"{word}\n")
    (here / "password").chmod(0o600)
    (here / "readers").write_text("a@b.org\n")
    with server(Faults(), login=True) as port:
        (here / "digest.toml").write_text(
            'state = "state"\n[[edition]]\nrecipients_file = "readers"\n'
            f'{MAIL.partition("transport")[0]}tls = "none"\nport = {port}\n'
            'user = "digest"\npassword_file = "password"\n'
        )
        told = [digest("send", "--log-json"), digest("outbox", "flush"), digest("outbox", "list")]
        told.append(digest("send", "--dry-run"))
        told.append(digest("doctor"))

    assert [result.exit_code for result in told] == [75, 75, 0, 0, 69]
    assert all("535" in result.output for result in (*told[:3], told[4]))
    assert not any(word in result.output for result in told)
    assert word.encode() not in (waiting / "digest.db").read_bytes()


def test_sending_beside_a_run_is_an_event(digest: Tool, waiting: Path) -> None:
    with Lock(waiting):
        result = digest("send", "--log-json")

    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [own["event"] for own in events] == ["start", "error", "end"]
    assert result.exit_code == events[-1]["exit"] == 75


def test_what_waits_can_be_dropped_retried_and_flushed(
    digest: Tool, waiting: Path, here: Path
) -> None:
    assert waiting.is_dir()
    assert [line.split()[:2] for line in digest("outbox", "list").stdout.splitlines()] == [
        ["1", "queued"],
        ["2", "queued"],
    ]
    assert digest("outbox", "drop", "1").exit_code == 0
    assert digest("send", "-q").output == ""
    assert [path.name for path in (here / "post").rglob("*.eml")] == ["c@b.org.eml"]

    assert digest("outbox", "retry", "2").exit_code == 2, "what was sent is never sent again"
    assert digest("outbox", "retry", "1").exit_code == 0
    assert "1 message sent" in digest("outbox", "flush").output
    assert digest("outbox", "list").stdout == ""
    assert len(digest("outbox", "list", "--all").stdout.splitlines()) == 2


def test_one_wrong_number_changes_nothing(digest: Tool, waiting: Path) -> None:
    result = digest("outbox", "drop", "1", "99")

    assert result.exit_code == 2
    assert "no message has the number 99; nothing was changed" in result.output
    with state(waiting) as db:
        assert [own for (own,) in db.execute("SELECT state FROM outbox")] == ["queued"] * 2


@pytest.mark.parametrize(("word", "after"), [("--sent", "sent"), ("--resend", "queued")])
def test_doubt_is_resolved_by_a_word(digest: Tool, waiting: Path, word: str, after: str) -> None:
    with state(waiting) as db:
        db.execute("UPDATE outbox SET state = 'unknown' WHERE id = 1")

    assert digest("outbox", "resolve", "1").exit_code == 2
    assert digest("outbox", "resolve", "1", "--sent", "--resend").exit_code == 2
    assert digest("outbox", "resolve", "2", word).exit_code == 2
    assert digest("outbox", "resolve", "1", word).exit_code == 0
    with state(waiting) as db:
        assert db.execute("SELECT state FROM outbox WHERE id = 1").fetchone() == (after,)
