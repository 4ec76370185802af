"""The state's file: found, locked, opened, created, checked; its troubles told in one line."""

import fcntl
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from digest.errors import LockedError, StateError
from digest.store import schema
from digest.store.damage import DamagedError
from digest.store.migrations import migrate, sync

FILE_NAME = "digest.db"
LOCK_NAME = "lock"
APPLICATION = 0x64676573
_BUSY_SECONDS = 30
_CACHE_KIB = 32_768
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Lock:
    """Holds the state folder for one run; it ends with the process, however that ends."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        """Take the lock of ``folder``.

        Args:
            folder: the state folder; it is made (0700) if it is not there.
            create: otherwise nothing is made or written, and without a state nothing is locked.

        Raises:
            LockedError: another run holds it.
            StateError: the folder cannot be made or written.
        """
        self._descriptor = -1
        path = folder / LOCK_NAME
        try:
            if create:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not path.exists():
                return
            flags = os.O_RDWR | os.O_CREAT if create else os.O_RDONLY
            self._descriptor = os.open(path, flags | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StateError(f"state {folder}: {_reason(error)}") from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._descriptor)
            raise LockedError(
                f"state {folder}: another run is using it; try again later"
            ) from error
        except OSError as error:
            os.close(self._descriptor)
            raise StateError(f"state {folder}: cannot be locked: {_reason(error)}") from error

    def __enter__(self) -> "Lock":
        """Return the lock."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the lock back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)


@contextmanager
def open_state(folder: Path, *, create: bool = True) -> Iterator[sqlite3.Connection]:
    """Give a connection to the state in ``folder``; transactions are explicit.

    Args:
        folder: the state folder.
        create: make an empty state if there is none; otherwise an absent one is empty in memory.

    Raises:
        StateError: it cannot be read or written, is damaged, or of a newer version.
    """
    path = folder / FILE_NAME
    there = is_there(path)
    if not there and not create:
        with _connection(Path(":memory:"), new=True) as db:
            yield db
        return
    if not there:
        _make(path)
    with _connection(path) as db:
        yield db


@contextmanager
def open_copy(folder: Path, scratch: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy of the state made in ``scratch``: the state is not written."""
    for suffix in ("", "-journal", "-wal"):
        path = folder / (FILE_NAME + suffix)
        try:
            if path.exists():
                shutil.copyfile(path, scratch / path.name)
        except OSError as error:
            raise StateError(f"state {path}: {_reason(error)}") from error
    # It is that state that is told of, not a copy that is gone when a person looks for it.
    with _connection(scratch / FILE_NAME, named=folder / FILE_NAME) as db:
        yield db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done within, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def is_there(path: Path) -> bool:
    """Return whether there is a state; what stands in its way is no reason to begin a new one.

    Raises:
        StateError: the place cannot be looked at, is no file, or is a link to nothing.
    """
    try:
        if path.is_symlink() and not path.exists():
            raise StateError(f"state {path}: a link to nothing: is its disk there?")
        regular = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StateError(f"state {path}: {_reason(error)}") from error
    if not regular:
        raise StateError(f"state {path}: not a file; move it away")
    return True


def _make(path: Path) -> None:
    """Make an empty state: whole or not at all, so that an empty file is known to be a damage."""
    scratch = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for suffix in ("", "-journal"):
            scratch.with_name(scratch.name + suffix).unlink(missing_ok=True)
        os.close(os.open(scratch, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with _connection(scratch, new=True):
            pass
        scratch.replace(path)
        sync(path.parent)
    except OSError as error:
        raise StateError(f"state {path}: {_reason(error)}") from error


@contextmanager
def _connection(
    path: Path, *, new: bool = False, named: Path | None = None
) -> Iterator[sqlite3.Connection]:
    name = named or path
    with told_as_state_errors(name), closing(_connect(path)) as db:
        db.execute("PRAGMA synchronous = FULL")
        # Ids are hashes: what is added goes to all pages, which else are read and written again.
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        db.execute("PRAGMA foreign_keys = ON")
        _prepare(db, path, name, new=new)
        try:
            yield db
        except (LookupError, TypeError, ValueError) as error:
            # Perhaps a bug, perhaps what a damaged page gives: its cells are not what was written.
            if db.in_transaction or db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
                raise
            raise DamagedError(str(error)) from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)


@contextmanager
def told_as_state_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and damaged contents raise within into one line that names the state.

    Raises:
        LockedError: another program holds a transaction for too long.
        StateError: the disk is full, the file cannot be written, or it is damaged.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) in _BUSY:
            raise LockedError(f"state {path}: another program is using it; try later") from error
        raise StateError(f"state {path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path, error) from error
    except (DamagedError, UnicodeDecodeError) as error:
        # SQLite's own texts are not decoded with care: a damaged schema raises the latter.
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> StateError:
    return StateError(
        f"state {path}: damaged ({error}); 'digest restore' a backup, or move it away"
    )


def _prepare(db: sqlite3.Connection, path: Path, name: Path, *, new: bool) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    own = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    if own and version == schema.VERSION:
        return
    if own and version > schema.VERSION:
        raise StateError(f"state {name}: made by a newer version of digest; update digest")
    if own:
        migrate(db, path, schema.STEPS, to=schema.VERSION)
        return
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StateError(f"state {name}: not a state of digest; move it away")
    if not new:
        raise DamagedError("it is empty")
    with transaction(db):
        for statement in schema.TABLES.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {schema.VERSION}")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
