import errno
import os
from pathlib import Path

import pytest

from digest.errors import OutputError
from digest.output import output_error, write_file


def test_a_file_is_replaced_in_one_step_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/x.md"

    write_file(path, b"one")
    first = path.stat().st_ino
    write_file(path, b"two")

    assert path.read_bytes() == b"two"
    assert path.stat().st_ino != first
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.mkdir()

    with pytest.raises(OutputError, match=r"x\.md: is a directory"):
        write_file(path, b"two")

    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_has_a_status_of_its_own() -> None:
    full = output_error("x.md", OSError(errno.ENOSPC, "No space left on device"))
    closed = output_error("x.md", OSError(errno.EROFS, "Read-only file system"))

    assert (full.exit_status, str(full)) == (74, "x.md: no space left on device")
    assert (closed.exit_status, str(closed)) == (73, "x.md: read-only file system")


def test_the_mode_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "x.md", b"one")
    finally:
        os.umask(before)

    assert (tmp_path / "x.md").stat().st_mode & 0o777 == 0o640
