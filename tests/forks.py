"""Runs of the tool in a child of this process, which can be killed at any step or run out of disk.

A fork has everything imported and every table read, so that hundreds of runs are cheap: call
``warm`` before.
"""

import errno
import os
import sqlite3
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from digest.cli import cli

KILLED = 9
_CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.link")
_STATEMENTS = ("BEGIN", "COMMIT")
Strike = Callable[[], None]


def die() -> None:
    """End without any clean-up, as by SIGKILL."""
    os._exit(KILLED)


def disk_full() -> None:
    """Refuse, as a full disk does."""
    raise OSError(errno.ENOSPC, "No space left on device")


def warm(folder: Path, words: Sequence[str]) -> None:
    """Run the tool once in this process, with the configuration and state of ``folder``."""
    places = ("--config", str(folder / "digest.toml"), "--state", str(folder / "state"))
    result = CliRunner().invoke(cli, [*words, *places])
    assert result.exit_code == 0, result.output


def attempt(folder: Path, words: Sequence[str], arm: Callable[[int], None] | None = None) -> int:
    """Return the exit status of the tool, run in ``folder`` by a child of this process.

    What it prints is left in ``folder/printed``. ``arm`` is called in the child before, with the
    descriptor of ``folder/struck``, which is left empty unless a strike happened.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        os.chdir(folder)
        os.environ.update(HOME=str(folder))
        out = os.open("printed", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin = os.fdopen(0, closefd=False)
        sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1, closefd=False)
        if arm:
            arm(os.open("struck", os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
        cli.main(list(words))
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def strike_at(step: int, strike: Strike, *, once: bool = False) -> Callable[[int], None]:
    """Return what makes ``strike`` happen before the step of that number, and all after it.

    With ``once`` the steps after it are done as usual.

    Steps are what changes the disk: files opened to be written, renamed, removed, folders made,
    transactions begun and committed.
    """

    def arm(mark: int) -> None:
        left = step

        def tick() -> None:
            nonlocal left
            left -= 1
            if left == -1 or (left < 0 and not once):
                os.write(mark, b"struck")
                strike()

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
            if event in _CHANGES or (writes and arguments[0] != os.devnull):
                tick()

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
                if sql.startswith(_STATEMENTS):
                    try:
                        tick()
                    except OSError as error:
                        raise sqlite3.OperationalError("database or disk is full") from error
                return super().execute(sql, *rest)

        connect = sqlite3.connect
        sqlite3.connect = lambda *words, **options: connect(  # type: ignore[assignment]  # ours
            *words, **{**options, "factory": Connection}
        )
        sys.addaudithook(hook)

    return arm
