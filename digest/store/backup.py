"""Backups of the state, and moving house: a restored state mails nothing until it is told to."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from digest.errors import InputError, OutputError, StateError, UsageError
from digest.store import schema
from digest.store.database import (
    APPLICATION,
    FILE_NAME,
    is_there,
    open_state,
    told_as_state_errors,
    transaction,
)
from digest.store.migrations import copy_state, sync

_JOURNALS = ("-journal", "-wal", "-shm")
_SCRATCH = ".restore"


def back_up(folder: Path, target: Path) -> int:
    """Write the state of ``folder`` to one private file; return its size in bytes.

    A run may go on meanwhile. A backup that is there is replaced, anything else is not.

    Raises:
        UsageError: there is no state, or another file stands there.
        OutputError: the backup cannot be written.
        StateError: the state is damaged, or the disk of the backup is full.
    """
    path = folder / FILE_NAME
    if not is_there(path):
        raise UsageError(f"state {folder}: there is none yet")
    if not is_state(path):
        raise StateError(f"state {path}: damaged, or not a state of digest; nothing was written")
    if os.path.lexists(target) and not is_state(target):
        raise UsageError(f"{target}: is there already and no backup of digest; nothing was changed")
    with open_readonly(path) as db:
        check(db, path)
        try:
            copy_state(db, target)
        except StateError as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and cause.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise OutputError(str(error)) from cause
            raise
    return target.stat().st_size


def restore(folder: Path, source: Path, *, now: datetime, hold: bool = True) -> Path | None:
    """Put a backup in the place of the state of ``folder``.

    Args:
        folder: the state folder, locked by the caller.
        source: the backup.
        now: the instant, for the name of the old state.
        hold: whether no mail leaves until :func:`take_over`, as the old machine may still send.

    Returns:
        Where the state that was there stands now, None if there was none.

    Raises:
        InputError: the file is no whole backup of digest.
        StateError: it is of a newer version, or cannot be written.
    """
    _check_backup(source)
    reason = f"the state was restored from {source.name} on {now:%Y-%m-%d %H:%M} UTC"
    scratch = folder / _SCRATCH
    try:
        _drop(scratch)
        scratch.mkdir(mode=0o700)
        with open_readonly(source) as db:
            copy_state(db, scratch / FILE_NAME)
        # Held before it stands in its place: a kill in between must not let two machines send.
        with open_state(scratch) as db, transaction(db):
            db.execute("DELETE FROM hold")
            if hold:
                db.execute("INSERT INTO hold (reason) VALUES (?)", (reason,))
        kept = _keep(folder, f"{now:%Y%m%d-%H%M%S}")
        (scratch / FILE_NAME).replace(folder / FILE_NAME)
        sync(folder)
        _drop(scratch)
    except OSError as error:
        raise StateError(f"state {folder}: {(error.strerror or str(error)).lower()}") from error
    return kept


def take_over(db: sqlite3.Connection) -> bool:
    """Let a restored state send; return whether it was held.

    Args:
        db: the state, in a transaction.
    """
    return db.execute("DELETE FROM hold").rowcount > 0


def sending_held(db: sqlite3.Connection) -> str:
    """Return why no mail may leave, in a line for the admin; "" if it may."""
    row = db.execute("SELECT reason FROM hold").fetchone()
    if row is None:
        return ""
    return f"nothing is mailed: {row[0]}; 'digest restore --take-over' lets this machine send"


@contextmanager
def open_readonly(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a state that can only be read, of whatever version.

    Raises:
        StateError: it cannot be read.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with (
        told_as_state_errors(path),
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as db,
    ):
        yield db


def is_state(path: Path) -> bool:
    """Return whether a file is a state of digest, by what stands in its head."""
    try:
        # Opening a pipe would wait for whoever writes into it.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    # https://www.sqlite.org/fileformat.html, 1.3: the application id is at offset 68.
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4)


def check(db: sqlite3.Connection, path: Path) -> None:
    """Check a whole state, page by page.

    Raises:
        StateError: it is damaged; the message has the first fault.
    """
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(1)")]
    if faults != ["ok"]:
        raise StateError(f"state {path}: damaged ({faults[0].splitlines()[-1]})")
    if broken := db.execute("PRAGMA foreign_key_check").fetchone():
        raise StateError(f"state {path}: damaged (the table {broken[0]} names what is not there)")


def _check_backup(source: Path) -> None:
    if not source.is_file():
        raise UsageError(f"{source}: no such file")
    if not is_state(source):
        raise InputError(f"{source}: no backup of digest")
    try:
        with open_readonly(source) as db:
            check(db, source)
            version = db.execute("PRAGMA user_version").fetchone()[0]
    except StateError as error:
        raise InputError(str(error)) from error
    if version > schema.VERSION:
        raise StateError(f"{source}: made by a newer version of digest; update digest")


def _keep(folder: Path, stamp: str) -> Path | None:
    """Keep the state that is there under a second name; return which, None if there is no state.

    The first name stays until the restored state takes it, so that there is a state at any moment.
    """
    path = folder / FILE_NAME
    if not os.path.lexists(path):
        return None
    kept = _unused(folder, f"{FILE_NAME}.before-restore-{stamp}")
    if not path.is_file():
        return path.rename(kept)
    for suffix in ("", *_JOURNALS):
        if (beside := folder / (FILE_NAME + suffix)).exists():
            _link(beside, Path(f"{kept}{suffix}"))
    # What a killed run left half done is taken back, as its journal must not outlive it.
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as db:
        db.execute("SELECT count(*) FROM sqlite_master")
    for suffix in _JOURNALS:
        (folder / (FILE_NAME + suffix)).unlink(missing_ok=True)
    return kept


def _unused(folder: Path, name: str) -> Path:
    names = (name, *(f"{name}-{number}" for number in range(2, 1_000)))
    return next(folder / one for one in names if not os.path.lexists(folder / one))


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        # Some file systems have no second names.
        shutil.copy2(path, target)


def _drop(scratch: Path) -> None:
    if scratch.exists():
        shutil.rmtree(scratch)
