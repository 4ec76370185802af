"""Commands for whoever keeps it running, and those on digests of the past."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.forks import attempt, die, strike_at
from tests.runs import CONFIG, KENYA, LATER, MONDAY, TUESDAY, add, run, stories

MAIL = CONFIG.replace("[mail]", '[mail]\nfolder = "mail"')


def test_backfill_makes_a_digest_of_each_day_and_spends_nothing(digest: Tool, news: Path) -> None:
    add(news, "Nairobi Sun/measles.txt", " date 2026-11-21 " + KENYA)
    add(news, "Nairobi Sun/undated.txt", KENYA.replace("measles", "polio"))

    done = digest("backfill", "2026-11-01..2026-11-23", news, "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    arrivals = run(digest, news, now=TUESDAY)

    assert done.exit_code == 0
    assert (len(stories("2026-11-21")), len(stories("2026-11-23"))) == (1, 2)
    assert (report["included"], report["deferred"]) == (3, 1)
    assert not Path("output/daily/2026-11-22.json").exists()
    assert (arrivals["known"], arrivals["read"]) == (0, 4)


def test_backfill_from_the_state_reads_nothing_and_gives_the_same_bytes(
    digest: Tool, news: Path
) -> None:
    digest("backfill", "2026-11-23..2026-11-23", news)
    before = Path("output/daily/2026-11-23.html").read_bytes()
    shutil.rmtree(news)

    again = digest("backfill", "2026-11-01..2026-11-30", "--verbose")

    assert (again.exit_code, again.output) == (0, "")
    assert Path("output/daily/2026-11-23.html").read_bytes() == before


@pytest.mark.parametrize("span", ["2026-11-23", "2026-11-24..2026-11-23", "x..y"])
def test_backfill_wants_a_span_of_days(digest: Tool, span: str) -> None:
    assert digest("backfill", span).exit_code == 2


def test_rebuild_gives_every_format_byte_for_byte_and_restores_files(
    digest: Tool, news: Path
) -> None:
    run(digest, news)
    folder = Path("output/daily")
    before = {path.name: path.read_bytes() for path in folder.glob("2026-11-23.*")}
    for name in before:
        (folder / name).unlink()

    done = digest("rebuild", "2026-11-23")

    assert done.exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.glob("2026-11-23.*")} == before
    assert len(before) == len(done.output.splitlines()) == 4


def test_rebuild_keeps_what_was_published_when_a_template_changed(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news)
    before = Path("output/daily/2026-11-23.md").read_bytes()
    add(here, "mine/md/digest.md.j2", "# {{ page.digest.title }}\n")
    add(here, "digest.toml", '[[edition]]\nname = "daily"\ntemplate = "mine"\n')

    done = digest("rebuild", "2026-11-23")

    assert done.exit_code == 65
    assert "comes out differently today" in done.output
    assert Path("output/daily/2026-11-23.md").read_bytes() == before


def test_rebuild_makes_documents_anew_that_the_retention_took(digest: Tool, news: Path) -> None:
    run(digest, news, now="2020-01-01T07:00+00:00")
    page = Path("output/daily/2020-01-01.html")
    before = page.read_bytes()
    digest("purge", "--keep", "1d")
    page.unlink()

    digest("rebuild", "2020-01-01")

    assert page.read_bytes() == before


def test_rebuild_tells_an_arrival_digest_and_a_dated_one_apart(digest: Tool, news: Path) -> None:
    run(digest, news)
    run(digest, news, "--day", "2026-11-23", now=TUESDAY)
    dated = Path("output/daily/2026-11-23-dated.md")
    before = dated.read_bytes()
    dated.unlink()

    digest("rebuild", "2026-11-23-dated")

    assert dated.read_bytes() == before
    assert digest("rebuild", "2026-11-22").exit_code == 2
    assert digest("rebuild", "yesterday").exit_code == 2


def test_diff_says_what_is_new_updated_and_gone(digest: Tool, news: Path) -> None:
    run(digest, news, "--day", "2026-11-23")
    add(news, "Nairobi Sun/measles.txt", " date 2026-11-24 " + KENYA)
    run(digest, news, "--day", "2026-11-24", now=TUESDAY)

    lines = digest("diff", "2026-11-23", "2026-11-24").output.splitlines()

    assert lines[0] == "daily 2026-11-23: 2 stories of 2 articles"
    assert lines[1] == "daily 2026-11-24: 1 story of 1 article"
    assert [line[0] for line in lines[2:]] == ["+", "-", "-"]
    assert "Kenya" in lines[2]
    assert digest("diff", "2026-11-23", "2026-11-23").output.splitlines()[2:] == ["= 2 unchanged"]
    assert digest("diff", "2026-11-23", "2026-11-25").exit_code == 2


def test_the_doctor_finds_nothing_wrong_and_changes_nothing(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "digest.toml", f'state = "state"\n[[source]]\npath = "{news}"\n')
    assert digest("doctor").exit_code == 0
    run(digest)
    before = {path: path.stat().st_mtime_ns for path in here.rglob("*")}

    told = digest("doctor")

    assert (told.exit_code, "fail" in told.output) == (0, False)
    assert {path: path.stat().st_mtime_ns for path in here.rglob("*")} == before
    for what in ("configuration", "clock", "state", "source", "output", "template", "mail"):
        assert what in told.output


@pytest.mark.parametrize(
    ("trouble", "status", "message"),
    [
        ("source", 69, "gone: no such file or folder"),
        ("damage", 74, "damaged"),
        ("newer", 74, "newer version"),
        ("output", 73, "not a folder"),
        ("template", 78, "digest.md.j2"),
        ("country", 78, "Atlantis"),
        ("open", 0, "others can read it"),
        ("mail", 69, "mail server 127.0.0.1:1"),
    ],
)
def test_the_doctor_names_what_is_wrong(
    digest: Tool, news: Path, here: Path, trouble: str, status: int, message: str
) -> None:
    edition = '[[edition]]\nname = "daily"\n'
    source = f'[[source]]\npath = "{news}"\n'
    add(here, "digest.toml", f'state = "state"\n{source}{edition}')
    run(digest)
    state = here / "state/digest.db"
    if trouble == "source":
        add(here, "digest.toml", f'state = "state"\n[[source]]\npath = "gone"\n{edition}')
    elif trouble == "damage":
        body = bytearray(state.read_bytes())
        body[4096 * 2 : 4096 * 12] = bytes(4096 * 10)
        state.write_bytes(body)
    elif trouble == "newer":
        with sqlite3.connect(state) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    elif trouble == "output":
        add(here, "digest.toml", f'state = "state"\noutput = "digest.toml"\n{source}{edition}')
    elif trouble == "template":
        add(here, "mine/md/digest.md.j2", "{{ page.nothing }}")
        add(here, "digest.toml", f'state = "state"\n{source}{edition}template = "mine"\n')
    elif trouble == "country":
        add(here, "digest.toml", f'state = "state"\n{source}{edition}countries = ["Atlantis"]\n')
    elif trouble == "open":
        state.chmod(0o644)
    elif trouble == "mail":
        mail = '[mail]\nfrom = "a@example.org"\nhost = "127.0.0.1"\nport = 1\n'
        to = 'recipients = ["b@example.org"]\n'
        add(here, "digest.toml", f'state = "state"\n{source}{edition}{to}{mail}')

    told = digest("doctor")

    assert told.exit_code == status, told.output
    assert message in told.output


@pytest.mark.parametrize(
    ("trouble", "status", "message"),
    [
        ("readers", 0, "warn  mail           daily: 'c@-example.org' is no mail address"),
        ("secret", 78, "fail  mail           no-secret: no such file"),
        ("template", 78, "fail  template"),
    ],
)
def test_the_doctor_looks_at_all_that_a_mail_is_made_of(
    digest: Tool, here: Path, trouble: str, status: int, message: str
) -> None:
    edition = '[[edition]]\nformats = ["md"]\nrecipients_file = "readers.txt"\n'
    mail = '[mail]\nfrom = "a@example.org"\ntransport = "folder"\n'
    add(here, "readers.txt", "b@example.org\n")
    if trouble == "readers":
        add(here, "readers.txt", "b@example.org\nc@-example.org\n")
    elif trouble == "secret":
        mail += 'unsubscribe_secret_file = "no-secret"\n'
    elif trouble == "template":
        add(here, "mine/mail/digest.txt.j2", "{{ page.nothing }}")
        edition += 'template = "mine"\n'
    add(here, "digest.toml", edition + mail)

    told = digest("doctor")

    assert told.exit_code == status, told.output
    assert message in told.output.replace(f"{here}/", "")


def test_a_backup_is_whole_and_private_and_replaces_only_backups(
    digest: Tool, news: Path, here: Path
) -> None:
    assert digest("backup", "copy.db").exit_code == 2
    run(digest, news)

    first, again = digest("backup", "copy.db"), digest("backup", "copy.db")
    add(here, "letter.txt", "not a backup")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert (here / "copy.db").stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(here / "copy.db") as db:
        assert db.execute("SELECT count(*) FROM article").fetchone() == (2,)
    db.close()
    assert digest("backup", "letter.txt").exit_code == 2
    assert (here / "letter.txt").read_text() == "not a backup"
    assert digest("backup", "nowhere/copy.db").exit_code == 73


def test_a_restored_state_knows_everything_and_sends_nothing_until_taken_over(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news, "--state", "old")
    digest("backup", "copy.db", "--state", "old")

    restored = digest("restore", "copy.db", "--state", "new")
    told = digest("status", "--state", "new").output
    report = run(digest, news, "--state", "new", now=TUESDAY)
    taken = digest("restore", "--take-over", "--state", "new")

    assert restored.exit_code == 0
    assert "nothing is mailed" in restored.output
    assert "nothing is mailed" in told
    assert report["known"] == 2
    assert taken.output == "this machine sends now\n"
    assert "nothing is mailed" not in digest("status", "--state", "new").output
    assert digest("restore", "copy.db", "--take-over", "--state", "third").exit_code == 0
    assert "nothing is mailed" not in digest("status", "--state", "third").output


def test_restoring_keeps_the_state_that_was_there_and_refuses_what_is_no_backup(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news, "--state", "state")
    digest("backup", "copy.db", "--state", "state")
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run(digest, news, "--state", "state", now=TUESDAY)
    (here / "state/digest.db-journal").write_bytes(b"left behind")
    body = (here / "copy.db").read_bytes()
    (here / "cut.db").write_bytes(body[: len(body) // 2])

    assert digest("restore", "cut.db", "--state", "state").exit_code == 65
    assert digest("restore", "nothing.db", "--state", "state").exit_code == 2
    assert digest("restore", "--state", "state").exit_code == 2
    done = digest("restore", "copy.db", "--state", "state")
    report = run(digest, news, "--state", "state", now=LATER)

    assert done.exit_code == 0
    assert len(list((here / "state").glob("digest.db.before-restore-*"))) == 2
    assert (report["known"], report["deferred"]) == (2, 1)


def test_a_restore_killed_at_any_step_leaves_the_old_state_or_one_that_is_held(
    news: Path, tmp_path: Path
) -> None:
    words = ("run", news, "--now", MONDAY)
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "digest.toml").write_text('state = "state"\n')
    assert attempt(folder, [str(word) for word in words]) == 0
    assert attempt(folder, ["backup", "copy.db"]) == 0
    path = folder / "state/digest.db"
    killed = 0
    for step in range(60):
        before = path.stat().st_ino
        status = attempt(folder, ["restore", "copy.db"], strike_at(step, die))
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            held = db.execute("SELECT count(*) FROM hold").fetchone() == (1,)
            assert db.execute("SELECT count(*) FROM placement").fetchone() == (2,)
            db.execute("DELETE FROM hold")
        assert held or path.stat().st_ino == before
        if status == 0:
            assert held
            break
        killed += 1

    assert 5 < killed < 59


def test_a_backup_never_waits_for_a_pipe(digest: Tool, news: Path, here: Path) -> None:
    digest("run", news, "--state", "state")
    os.mkfifo(here / "pipe")

    assert digest("backup", "pipe", "--state", "state").exit_code == 2
    assert digest("restore", "pipe", "--state", "state").exit_code == 2


def test_status_fails_when_no_digest_was_made_for_too_long(digest: Tool, news: Path) -> None:
    never = digest("status", "--max-age", "26h")
    digest("run", news)
    fresh = digest("status", "--max-age", "26h")

    assert (never.exit_code, fresh.exit_code) == (69, 0)
    assert "no digest was made yet" in never.output
    assert digest("status", "--max-age", "soon").exit_code == 2


def test_status_fails_when_the_last_digest_is_ahead_of_the_clock(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2036-11-23T07:00Z")

    result = digest("status", "--max-age", "26h")

    assert result.exit_code == 69
    assert "is it right?" in result.output


def test_status_names_the_edition_whose_digest_is_too_old(digest: Tool, news: Path) -> None:
    run(digest, news, now="2020-01-01T07:00+00:00")

    told = digest("status", "--max-age", "26h")

    assert told.exit_code == 69
    assert "daily: the last digest was made" in told.output


def test_the_cron_lines_run_from_anywhere_and_a_second_one_sends(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "digest.toml", MAIL.replace("../news", str(news)))

    lines = digest("schedule", "--cron", "--at", "06:30").output.splitlines()
    jobs = [line for line in lines if line and not line.startswith("#")]

    assert jobs[0].startswith("30 6 * * *  /")
    assert f"run --send --config {here}/digest.toml" in jobs[0]
    assert jobs[1].startswith("*/15 6-11 * * *  /")
    assert " send --quiet --config " in jobs[1]
    assert digest("schedule").exit_code == 2
    assert digest("schedule", "--cron", "--at", "7 o'clock").exit_code == 2


def test_recipients_in_a_file_are_sent_to_as_well(digest: Tool, here: Path) -> None:
    add(here, "digest.toml", '[[edition]]\nrecipients_file = "readers.txt"\n')

    lines = digest("schedule", "--cron").output.splitlines()

    assert sum("run --send" in line for line in lines) == 1
    assert sum("send --quiet" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("zone", "machine", "told"),
    [
        ("Etc/UTC", "UTC", False),
        ("Europe/Vienna", "Europe/Berlin", False),
        ("UTC", "Asia/Tokyo", True),
    ],
)
def test_the_cron_lines_speak_of_zones_that_keep_another_time(
    digest: Tool, here: Path, monkeypatch: pytest.MonkeyPatch, zone: str, machine: str, told: bool
) -> None:
    monkeypatch.setenv("TZ", machine)
    add(here, "digest.toml", f'timezone = "{zone}"\n')

    lines = digest("schedule", "--cron").output

    assert (f"# cron counts in {machine}, the digest's days are those of {zone}." in lines) is told


def test_without_recipients_one_line_that_sends_nothing(digest: Tool, here: Path) -> None:
    add(here, "digest.toml", '[[source]]\npath = "news/"\n')

    lines = digest("schedule", "--cron").output.splitlines()

    (job,) = [line for line in lines if line and not line.startswith("#")]
    assert "--send" not in job


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not there")
def test_systemd_takes_the_units(digest: Tool, news: Path, here: Path) -> None:
    odd = here / "odd $ 100% folder"
    odd.mkdir()
    add(odd, "digest.toml", MAIL.replace("../news", str(news)))
    told = digest("schedule", "--systemd", "--config", odd / "digest.toml").output

    names = []
    for part in told.split("# digest")[1:]:
        name, _, body = part.partition("\n")
        names.append(f"digest{name}")
        add(here, f"units/digest{name}", body)
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(here / "units" / name) for name in names)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert names == ["digest.service", "digest.timer", "digest-send.service", "digest-send.timer"]
    assert done.returncode == 0, done.stderr
    assert "Persistent=true" in told


def test_two_runs_say_a_trouble_once(digest: Tool, news: Path, here: Path) -> None:
    add(here, "digest.toml", f'[[source]]\npath = "{news}"\n[[source]]\npath = "gone/"\n')

    first = digest("run", "--now", MONDAY)
    again = digest("run", "--now", LATER)
    next_day = digest("run", "--now", TUESDAY)

    assert "gone: no such file" in first.output
    assert (again.exit_code, again.output) == (69, "")
    assert "gone: no such file" in next_day.output
