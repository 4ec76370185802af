"""Steps from older versions of the tables to newer ones: a backup first, then all or nothing."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from digest.errors import StateError


def migrate(db: sqlite3.Connection, path: Path, steps: Mapping[int, str], *, to: int) -> None:
    """Bring the tables of a state to a newer version, in one transaction.

    Args:
        db: the state, with no transaction open.
        path: its file; a copy of it as it stands is made beside it, ``digest.db.version-1``.
        steps: SQL statements, each ended by ``;`` and a line's end, that make version ``n + 1``
            of version ``n``.
        to: the version wanted.

    Raises:
        StateError: there is no step from the state's version, or no room for the copy.
        sqlite3.Error: a step fails; the state is as it was.
    """
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    missing = [number for number in range(version, to) if number not in steps]
    if missing:
        raise StateError(f"state {path}: no way from version {missing[0]} of the state to {to}")
    copy_state(db, path.with_name(f"{path.name}.version-{version}"))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        for number in range(version, to):
            for statement in steps[number].split(";\n"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {to}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def copy_state(db: sqlite3.Connection, target: Path) -> None:
    """Write the state as it stands to one private file, whole or not at all.

    Raises:
        StateError: the file cannot be written.
    """
    scratch = target.with_name(f".{target.name}.tmp")
    try:
        scratch.unlink(missing_ok=True)
        os.close(os.open(scratch, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with closing(sqlite3.connect(scratch)) as copy:
            db.backup(copy)
        sync(scratch)
        scratch.replace(target)
        sync(target.parent)
    except (OSError, sqlite3.OperationalError) as error:
        scratch.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise StateError(f"{target}: {reason.lower()}") from error


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
