"""A look at the state that leaves no trace: not a byte is written anywhere, if that can be."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from digest.errors import StateError
from digest.store import schema
from digest.store.backup import is_state
from digest.store.database import (
    FILE_NAME,
    is_there,
    open_copy,
    open_state,
    told_as_state_errors,
)

# SQLite holds at most 1 GB in memory; a state that may grow near it is copied to a file.
_MOST_IN_MEMORY = 512 * 1024 * 1024


@contextmanager
def open_glance(folder: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to the state of ``folder`` as it is now, in memory; changes are forgotten.

    Only a state that a killed process left in the middle of a write, one of an older version, or
    one of more than 512 MB is copied to a temporary folder, where it is first put in order.

    Args:
        folder: the state folder, locked by the caller; without a state, the state is empty.

    Raises:
        StateError: it cannot be read or is damaged.
    """
    path = folder / FILE_NAME
    if not is_there(path):
        with open_state(folder, create=False) as db:
            yield db
    elif not _is_in_order(path):
        with (
            tempfile.TemporaryDirectory(prefix="digest-glance-") as scratch,
            open_copy(folder, Path(scratch)) as db,
        ):
            yield db
    else:
        with (
            told_as_state_errors(path),
            closing(sqlite3.connect(":memory:", isolation_level=None)) as db,
        ):
            db.deserialize(_content(path))
            db.execute("PRAGMA foreign_keys = ON")
            yield db


def _is_in_order(path: Path) -> bool:
    if path.with_name(f"{path.name}-journal").exists() or not is_state(path):
        return False
    if path.stat().st_size > _MOST_IN_MEMORY:
        return False
    with path.open("rb") as file:
        head = file.read(100)
    # https://www.sqlite.org/fileformat.html, 1.3: the user version is at offset 60.
    return head[60:64] == schema.VERSION.to_bytes(4)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StateError(f"state {path}: {(error.strerror or str(error)).lower()}") from error
