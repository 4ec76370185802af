"""A damaged, full or busy state: one clear line, the right status, the file left as it was."""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.runs import KENYA, LATER, MONDAY, TUESDAY, add, run

PAGE = 4096


def cut(body: bytes) -> bytes:
    return body[: len(body) // 2]


def zero_pages(body: bytes) -> bytes:
    return body[:PAGE] + bytes(8 * PAGE) + body[9 * PAGE :]


def noise(body: bytes) -> bytes:
    return body[:100] + random.Random(7).randbytes(len(body) - 100)


def pickled(body: bytes) -> bytes:
    return b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94\x8c\x06system\x94\x93."


def emptied(body: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, zero_pages, noise, pickled, emptied])
def test_damage_is_told_in_one_line_and_the_file_is_left_alone(
    digest: Tool, news: Path, here: Path, damage: Callable[[bytes], bytes]
) -> None:
    run(digest, news, "--state", "state")
    path = here / "state/digest.db"
    broken = damage(path.read_bytes())
    path.write_bytes(broken)

    result = digest("run", news, "--state", "state", "--now", TUESDAY)

    assert result.exit_code == 74
    assert result.output.startswith("digest: state ")
    assert result.output.count("\n") == 1
    assert path.read_bytes() == broken


def test_a_folder_in_the_place_of_the_state_is_told_and_left_alone(
    digest: Tool, news: Path, here: Path
) -> None:
    (here / "state/digest.db").mkdir(parents=True)

    for words in (("run", news, "--now", MONDAY), ("status",), ("doctor",), ("list",)):
        result = digest(*words, "--state", "state")

        assert result.exit_code == 74, words
        assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (here / "state/digest.db").is_dir()


def test_a_link_to_a_disk_that_is_not_there_is_no_reason_to_begin_anew(
    digest: Tool, news: Path, here: Path
) -> None:
    (here / "state").mkdir()
    (here / "state/digest.db").symlink_to(here / "disk/digest.db")

    for words in (("run", news, "--now", MONDAY), ("status",), ("doctor",), ("backup", "b.db")):
        assert digest(*words, "--state", "state").exit_code == 74, words
    assert (here / "state/digest.db").is_symlink()
    assert not (here / "disk").exists()


def test_a_file_in_the_place_of_the_folder_is_told(digest: Tool, news: Path, here: Path) -> None:
    (here / "state").write_text("no folder")
    (here / "digest.toml").write_text('state = "state"\n')

    for words in (("run", news, "--now", MONDAY), ("status",), ("doctor",), ("list",)):
        assert digest(*words, "--config", here / "digest.toml").exit_code == 74, words


def test_a_damaged_state_is_not_backed_up(digest: Tool, news: Path, here: Path) -> None:
    run(digest, news, "--state", "state")
    (here / "state/digest.db").write_bytes(b"")

    assert digest("backup", "copy.db", "--state", "state").exit_code == 74
    assert not (here / "copy.db").exists()


def test_bytes_that_change_anywhere_never_end_in_a_traceback(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news, "--state", "state")
    path = here / "state/digest.db"
    whole = path.read_bytes()
    chance = random.Random(11)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    statuses = set()
    for _ in range(200):
        body = bytearray(whole)
        for _ in range(8):
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        path.write_bytes(body)
        (here / "state/digest.db-journal").unlink(missing_ok=True)
        for words in (("run", news, "--now", TUESDAY, "--dry-run"), ("list",), ("show",)):
            statuses.add(digest(*words, "--state", "state").exit_code)
    path.write_bytes(whole)

    assert statuses <= {0, 2, 74}
    assert 74 in statuses


def test_a_state_that_another_program_holds_ends_with_75(
    digest: Tool, news: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(digest, news, "--state", "state")
    monkeypatch.setattr("digest.store.database._BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(here / "state/digest.db")
    holder.execute("BEGIN EXCLUSIVE")

    result = digest("run", news, "--state", "state", "--now", TUESDAY)
    holder.close()

    assert result.exit_code == 75
    assert "another program is using it" in result.output


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from digest.cli import main
sys.argv = ["digest", *sys.argv[2:]]
main()
"""


def limited(size: int, folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *map(str, words)],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("size", [0, 1_000, 40_000, 100_000])
def test_a_limit_of_file_size_ends_in_one_line_and_the_next_run_completes(
    digest: Tool, news: Path, here: Path, size: int
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert soft == hard == resource.RLIM_INFINITY

    done = limited(size, here, "run", news, "--now", MONDAY, "--state", "state")

    assert done.returncode in (73, 74), done.stderr
    assert done.stderr.count("\n") == 1
    assert list(here.rglob(".digest-*")) == []
    again = run(digest, news, "--state", "state", now=LATER)
    assert (again["included"] + again["known"], again["deferred"]) == (2, 0)
    for path in (here / "output/daily").glob("2026-11-23.*"):
        assert path.stat().st_size > 200


@pytest.fixture
def full_disk(tmp_path: Path) -> Path:
    """Return a folder on a disk of 300 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    words = [mount or "", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if not mount or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    return folder


def test_a_full_disk_ends_with_74_and_nothing_is_lost(
    digest: Tool, news: Path, here: Path, full_disk: Path
) -> None:
    try:
        stuff = full_disk / "stuff"
        stuff.write_bytes(bytes(200_000))
        status = limited(-1, here, "run", news, "--now", MONDAY, "--state", full_disk / "state")
        stuff.unlink()
        again = run(digest, news, "--state", full_disk / "state", now=LATER)
    finally:
        subprocess.run(["umount", str(full_disk)], check=True)

    assert status.returncode == 74, status.stderr
    assert status.stderr.count("\n") == 1
    assert again["included"] + again["known"] == 2
