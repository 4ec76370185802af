"""A run killed at any step, or out of disk from any step on, is finished by the next one."""

import fcntl
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forks import KILLED, attempt, die, disk_full, strike_at, warm

CONFIG = """
[[source]]
path = "{news}/*/"
[[edition]]
name = "daily"
recipients = ["reader@example.org", "second@example.org"]
[mail]
from = "digest@example.net"
transport = "folder"
retry_for = "0"
"""
RUN = ("run", "--send", "--now", "2026-11-23T07:00Z")
NEXT = ("run", "--send", "--now", "2026-11-23T08:00Z")
_ENOUGH = 200


@pytest.fixture
def quick() -> Iterator[Path]:
    """Give a folder in memory, where there is one: disks take long to be sure of a file."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def prepare(news: Path, folder: Path) -> Path:
    folder.mkdir()
    (folder / "digest.toml").write_text(CONFIG.format(news=news))
    return folder


@pytest.mark.timeout(240)
def test_a_run_killed_at_any_step_is_finished_by_the_next(news: Path, quick: Path) -> None:
    warm(prepare(news, quick / "warm"), RUN)
    killed = 0
    for step in range(_ENOUGH):
        folder = prepare(news, quick / f"kill-{step}")
        status = attempt(folder, RUN, strike_at(step, die))
        if status == 0:
            break
        assert status == KILLED, (folder / "printed").read_text()
        killed += 1
        assert attempt(folder, NEXT) == 0, (folder / "printed").read_text()
        check(folder)

    assert 20 < killed < _ENOUGH - 1


@pytest.mark.timeout(240)
@pytest.mark.parametrize("once", [True, False])
def test_a_disk_full_at_any_step_is_told_and_the_next_run_completes(
    news: Path, quick: Path, once: bool
) -> None:
    warm(prepare(news, quick / "warm"), RUN)
    failed = 0
    for step in range(_ENOUGH):
        folder = prepare(news, quick / f"full-{step}")
        status = attempt(folder, RUN, strike_at(step, disk_full, once=once))
        printed = (folder / "printed").read_text()
        if not (folder / "struck").read_bytes():
            break
        # A step that only makes sure of something may fail without harm.
        assert status in (73, 74, 75) or (once and status == 0), printed
        assert "Traceback" not in printed
        failed += 1
        assert attempt(folder, NEXT) == 0, (folder / "printed").read_text()
        check(folder)

    assert 20 < failed < _ENOUGH - 1


def test_a_run_killed_again_and_again_gets_there(news: Path, quick: Path) -> None:
    warm(prepare(news, quick / "warm"), RUN)
    folder = prepare(news, quick / "often")
    for step in range(_ENOUGH):
        if attempt(folder, RUN, strike_at(step, die)) == 0:
            break

    check(folder)


def check(folder: Path) -> None:
    """Each article is in one digest, each recipient has one mail, every file is whole."""
    digests = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / "output/daily").glob("2026-*.json")
    ]
    ids = [article["id"] for digest in digests for article in articles(digest["sections"])]
    assert len(ids) == len(set(ids)) == 2
    mails = sorted(path.name for path in (folder / "mail").rglob("*.eml"))
    assert mails == ["reader@example.org.eml", "second@example.org.eml"]
    written = list((folder / "output").rglob("*"))
    assert not [path for path in written if path.is_file() and path.stat().st_size < 200]
    for suffix in ("md", "html", "eml", "json"):
        latest = (folder / f"output/daily/latest.{suffix}").read_bytes()
        assert (folder / f"output/daily/2026-11-23.{suffix}").read_bytes() == latest


def articles(sections: list[dict]) -> list[dict]:  # type: ignore[type-arg]  # JSON
    found = []
    for section in sections:
        for story in section["stories"]:
            found += story["articles"]
        found += articles(section["sections"])
    return found


def start(folder: Path, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *words],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_of_five_runs_at_once_one_works_and_nothing_is_twice(news: Path, tmp_path: Path) -> None:
    folder = prepare(news, tmp_path / "five")
    places = [tmp_path / f"home-{number}" for number in range(5)]
    for place in places:
        place.mkdir()
    # As cron and a login see it: other homes, other run-time and temporary folders.
    runs = [
        start(
            folder,
            *RUN,
            "--state",
            str(folder / "state"),
            HOME=str(place),
            TMPDIR=str(place),
            XDG_RUNTIME_DIR=str(place) if number % 2 else "",
        )
        for number, place in enumerate(places)
    ]
    told = [(process.communicate()[1], process.returncode) for process in runs]

    statuses = Counter(status for _, status in told)
    assert set(statuses) <= {0, 75}
    assert statuses[0] >= 1
    assert all(b"another run is using it" in text for text, status in told if status == 75)
    check(folder)


def test_a_second_run_ends_at_once_and_a_lock_dies_with_its_process(
    news: Path, tmp_path: Path
) -> None:
    folder = prepare(news, tmp_path / "lock")
    (folder / "state").mkdir()
    holder = os.fork()
    if not holder:
        descriptor = os.open(folder / "state/lock", os.O_RDWR | os.O_CREAT)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        (folder / "held").touch()
        time.sleep(60)
        os._exit(0)
    while not (folder / "held").exists():
        time.sleep(0.01)
    began = time.monotonic()

    second = attempt(folder, (*RUN, "--state", "state"))
    waited = time.monotonic() - began
    os.kill(holder, 9)
    os.waitpid(holder, 0)
    third = attempt(folder, (*RUN, "--state", "state"))

    assert (second, third) == (75, 0)
    assert waited < 5
    check(folder)


CRON = """
import os, sys
closed = [int(one) for one in sys.argv[2].split(",") if one]
for number in closed:
    os.close(number)
os.chdir("/")
os.execve(sys.executable, [sys.executable, "-m", "digest", *sys.argv[3:]], {
    "PATH": "/usr/bin:/bin", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "SHELL": "/bin/sh",
    "PYTHONPATH": sys.argv[1],
})
"""


@pytest.mark.parametrize("closed", ["", "0", "1,2", "0,1,2"])
def test_it_works_as_cron_calls_it(news: Path, tmp_path: Path, closed: str) -> None:
    """HOME unset, PATH minimal, LANG=C, no terminal, cwd /, standard streams closed."""
    folder = prepare(news, tmp_path / "cron")
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [
            *(sys.executable, "-c", CRON, root, closed),
            *(*RUN, "--config", str(folder / "digest.toml"), "--state", str(folder / "state")),
        ],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    check(folder)


def test_it_works_on_a_machine_without_time_zones(news: Path, tmp_path: Path) -> None:
    folder = prepare(news, tmp_path / "bare")
    environment = {**os.environ, "PYTHONTZPATH": ""}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "digest", *RUN),
            *("--config", str(folder / "digest.toml"), "--state", str(folder / "state")),
        ],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    check(folder)


def test_an_output_that_cannot_be_written_is_made_up_for(news: Path, tmp_path: Path) -> None:
    folder = prepare(news, tmp_path / "output")
    (folder / "output").symlink_to(folder / "elsewhere/that/is/not")
    (folder / "elsewhere").write_text("a file")

    first = attempt(folder, RUN)
    printed = (folder / "printed").read_text()
    (folder / "elsewhere").unlink()
    (folder / "output").unlink()
    second = attempt(folder, NEXT)

    assert (first, second) == (73, 0)
    assert printed.count("\n") == 1
    check(folder)


def test_a_vanished_output_folder_is_made_again(news: Path, tmp_path: Path) -> None:
    folder = prepare(news, tmp_path / "vanished")
    attempt(folder, RUN)
    for path in (folder / "output/daily").iterdir():
        path.unlink()
    (folder / "output/daily").rmdir()
    (folder / "output").rmdir()

    assert attempt(folder, NEXT) == 0
    check(folder)
