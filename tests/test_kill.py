"""A run killed between any two steps is finished by the next one: nothing lost, nothing twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = """
[[source]]
path = "{news}/*/"
[[edition]]
name = "daily"
recipients = ["reader@example.org", "second@example.org"]
[mail]
from = "digest@example.net"
transport = "folder"
"""

# Dies without any clean-up before the n-th call that changes what is on the disk.
KILLER = """
import os, sqlite3, sys
left = int(sys.argv[1])

def hook(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
    if writes or event in ("os.rename", "os.mkdir"):
        tick()

def tick():
    global left
    left -= 1
    if left < 0:
        os._exit(9)

sys.addaudithook(hook)
import digest.store.database as database

class Connection(sqlite3.Connection):
    def execute(self, sql, *rest):
        if sql in ("BEGIN IMMEDIATE", "COMMIT"):
            tick()
        return super().execute(sql, *rest)

connect = sqlite3.connect
sqlite3.connect = lambda *words, **options: connect(*words, factory=Connection, **options)
from digest.cli import cli
cli.main(["run", "--send", "--now", sys.argv[2]], standalone_mode=False)
"""


def run(folder: Path, kill_at: int, now: str = "2026-11-23T07:00Z") -> int:
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(kill_at), now],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 9), done.stderr.decode()
    return done.returncode


@pytest.mark.timeout(240)
def test_a_run_killed_at_any_step_is_finished_by_the_next(news: Path, tmp_path: Path) -> None:
    killed = 0
    for kill_at in range(200):
        folder = tmp_path / f"kill-{kill_at}"
        folder.mkdir()
        (folder / "digest.toml").write_text(CONFIG.format(news=news))
        if run(folder, kill_at) == 0:
            break
        killed += 1
        assert run(folder, 10_000, "2026-11-23T08:00Z") == 0
        check(folder)

    assert killed > 20


def check(folder: Path) -> None:
    digests = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / "output/daily").glob("2026-*.json")
    ]
    ids = [article["id"] for digest in digests for article in articles(digest["sections"])]
    assert len(ids) == len(set(ids)) == 2
    mails = sorted(path.name for path in (folder / "mail").rglob("*.eml"))
    assert mails == ["reader@example.org.eml", "second@example.org.eml"]
    for document in (folder / "output").rglob("2026-11-23.*"):
        assert document.stat().st_size > 200


def articles(sections: list[dict]) -> list[dict]:  # type: ignore[type-arg]  # JSON
    found = []
    for section in sections:
        for story in section["stories"]:
            found += story["articles"]
        found += articles(section["sections"])
    return found
