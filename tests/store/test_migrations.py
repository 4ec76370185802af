"""The state brought from an older version to a newer one: with a copy, all or nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.errors import StateError
from digest.store import open_state, schema
from digest.store.backup import back_up, is_state
from digest.store.database import APPLICATION, FILE_NAME
from digest.store.migrations import migrate

# A made-up history of tables: version 1 had no place, version 3 has it under another name.
OLD = "CREATE TABLE news (id TEXT PRIMARY KEY) STRICT"
STEPS = {
    1: "ALTER TABLE news ADD COLUMN place TEXT NOT NULL DEFAULT '';\n"
    "UPDATE news SET place = 'Quetta'",
    2: "ALTER TABLE news RENAME COLUMN place TO town",
}


@pytest.fixture
def old(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """Give a state of version 1 with one row, and its file."""
    path = tmp_path / FILE_NAME
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(OLD)
    db.execute("INSERT INTO news VALUES ('one')")
    db.execute("PRAGMA user_version = 1")
    yield db, path
    db.close()


def contents(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    db = sqlite3.connect(path)
    found = db.execute("PRAGMA user_version").fetchone()[0], list(db.execute("SELECT * FROM news"))
    db.close()
    return found


def test_each_step_is_taken_and_a_private_copy_of_before_is_kept(
    old: tuple[sqlite3.Connection, Path],
) -> None:
    db, path = old

    migrate(db, path, STEPS, to=3)

    copy = path.with_name("digest.db.version-1")
    assert contents(path) == (3, [("one", "Quetta")])
    assert contents(copy) == (1, [("one",)])
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_step_that_fails_leaves_the_state_as_it_was(
    old: tuple[sqlite3.Connection, Path],
) -> None:
    db, path = old

    with pytest.raises(sqlite3.OperationalError):
        migrate(db, path, {**STEPS, 2: "ALTER TABLE nothing RENAME TO something"}, to=3)

    assert contents(path) == (1, [("one",)])


def test_without_a_way_to_the_version_nothing_is_touched(
    old: tuple[sqlite3.Connection, Path],
) -> None:
    db, path = old

    with pytest.raises(StateError, match="no way from version 2"):
        migrate(db, path, {1: STEPS[1]}, to=3)

    assert contents(path) == (1, [("one",)])
    assert not path.with_name("digest.db.version-1").exists()


def test_an_older_state_is_migrated_when_it_is_opened(tmp_path: Path) -> None:
    with open_state(tmp_path):
        pass
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("PRAGMA user_version = 0")
    db.close()

    # No release had such a version, so there is no way from it, and that is said.
    with pytest.raises(StateError, match="no way from version 0"), open_state(tmp_path):
        pass


def test_every_older_version_has_its_step() -> None:
    assert sorted(schema.STEPS) == list(range(1, schema.VERSION))


def test_a_state_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    db = sqlite3.connect(path)
    db.execute(OLD)
    db.execute(f"PRAGMA user_version = {schema.VERSION}")
    db.commit()
    db.close()
    before = path.read_bytes()

    with pytest.raises(StateError, match="not a state of digest"), open_state(tmp_path):
        pass

    assert path.read_bytes() == before
    assert not is_state(path)


def test_a_backup_is_a_state(tmp_path: Path) -> None:
    with open_state(tmp_path / "state"):
        pass

    back_up(tmp_path / "state", tmp_path / "copy.db")

    assert is_state(tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    db.close()


def test_of_two_that_migrate_at_once_the_second_finds_it_done(
    old: tuple[sqlite3.Connection, Path],
) -> None:
    db, path = old
    copies = []

    class Late(sqlite3.Connection):
        """Another process migrates between this one's look at the version and its transaction."""

        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE" and not copies:
                copies.append(path)
                migrate(db, path, STEPS, to=3)
            return super().execute(sql, *rest)  # type: ignore[arg-type]  # what SQLite takes

    late = sqlite3.connect(path, isolation_level=None, factory=Late)
    migrate(late, path, STEPS, to=3)
    late.close()

    assert contents(path) == (3, [("one", "Quetta")])
