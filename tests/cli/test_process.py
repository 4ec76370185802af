"""Digest as a process: signals, closed and full outputs, two at once, bare environments."""

import fcntl
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Tool


def start(*words: str | Path, cwd: Path, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *map(str, words)],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from digest.cli import cli; cli.main(['--help'], standalone_mode=False)\n"
        "heavy = {'numpy', 'nltk', 'scipy', 'sumy', 'jinja2', 'sqlite3', 'yaml', 'Stemmer'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert done.stderr.strip() == b"[]"


def test_a_run_imports_neither_sumy_nor_nltk(news: Path, here: Path) -> None:
    script = (
        "import sys; from digest.cli import cli\n"
        "cli.main(['run', sys.argv[1]], standalone_mode=False)\n"
        "print(sorted({'sumy', 'nltk', 'scipy', 'requests'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(news)], capture_output=True, check=True, cwd=here
    )

    assert done.stdout.strip() == b"[]"


def test_a_second_run_at_once_ends_with_75(digest: Tool, news: Path, here: Path) -> None:
    (here / "state").mkdir()
    with (here / "state/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        result = digest("run", news, "--state", "state")

    assert (result.exit_code, "another run" in result.output) == (75, True)


def test_a_terminated_run_ends_with_143_and_the_next_one_finishes(news: Path, here: Path) -> None:
    process = start("run", "-", "--state", "s", cwd=here)
    while not (here / "s/lock").exists():
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)

    process.communicate(timeout=20)
    after = start("run", news, "--state", "s", cwd=here)
    after.communicate(timeout=60)

    assert process.returncode == 143
    assert after.returncode == 0


def test_documents_are_the_same_bytes_wherever_they_are_made(news: Path, tmp_path: Path) -> None:
    made = []
    environments = [
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ]
    for number, environment in enumerate(environments):
        folder = tmp_path / f"place {number}"
        folder.mkdir()
        process = start("run", news, "--day", "2026-11-23", cwd=folder, **environment)
        assert process.communicate(timeout=60) == (b"", b"")
        made.append({path.name: path.read_bytes() for path in (folder / "output/daily").iterdir()})

    assert made[0] == made[1]
    assert len(made[0]) == 8


def test_it_works_without_a_home_and_with_closed_output(news: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "digest", "run", str(news), "--state", "s"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("extract", "NEWS"), ("--help",), ("run", "--help")])
def test_output_to_a_full_disk_ends_in_a_line(
    words: tuple[str, ...], news: Path, tmp_path: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "digest", *(str(news) if w == "NEWS" else w for w in words)],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 74
    assert done.stderr == b"digest: standard output: no space left on device\n"
