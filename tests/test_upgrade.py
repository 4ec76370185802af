"""After an upgrade stored analyses are made anew only as far as an open period needs them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Tool
from tests.runs import KENYA, LATER, TUESDAY, add, run, stories

GALA = (
    "People came from all over the town and stayed until late. The mayor spoke of a night that"
    " nobody there would soon forget. The last guests left at four in the morning."
)


def keys() -> dict[str, str]:
    """Return the key of each stored analysis: the analyzer's version and settings."""
    with closing(sqlite3.connect("state/digest.db")) as db:
        return dict(db.execute("SELECT article, key FROM analysis"))


def age_analyses() -> None:
    """Make all stored analyses those of an earlier version."""
    with closing(sqlite3.connect("state/digest.db")) as db:
        db.execute("UPDATE analysis SET key = 'made by an earlier version'")
        db.commit()


def test_an_upgrade_redoes_what_waits_and_leaves_what_was_published(
    digest: Tool, news: Path
) -> None:
    run(digest, news, "--state", "state")
    published = keys()
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run(digest, news, "--state", "state", now=LATER)
    age_analyses()

    run(digest, news, "--state", "state", now=TUESDAY)

    after = keys()
    assert len(after) == 3
    assert {after[id_] for id_ in published} == {"made by an earlier version"}
    assert after.keys() - published.keys()
    for id_ in after.keys() - published.keys():
        assert after[id_] != "made by an earlier version"


def test_another_method_redoes_what_waits_and_leaves_what_was_published(
    digest: Tool, news: Path
) -> None:
    run(digest, news, "--state", "state")
    before = keys()
    add(news, "Nairobi Sun/measles.txt", KENYA)

    run(digest, news, "--state", "state", "--summarizer", "lead", now=TUESDAY)

    after = keys()
    assert {id_: after[id_] for id_ in before} == before
    assert len(set(after.values()) - set(before.values())) == 1


def as_of_version_1() -> None:
    """Make the state one of the first version, which knew no categories of articles."""
    with closing(sqlite3.connect("state/digest.db")) as db:
        db.execute("ALTER TABLE article DROP COLUMN categories")
        db.execute("UPDATE analysis SET key = 'made by an earlier version'")
        db.execute("PRAGMA user_version = 1")
        db.commit()


def columns() -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("state/digest.db")) as db:
        return list(db.execute("PRAGMA table_info(article)"))


def test_a_state_of_the_first_version_goes_on_as_one_made_today(digest: Tool, news: Path) -> None:
    run(digest, news, "--state", "state")
    fresh, before = columns(), Path("output/daily/2026-11-23.json").read_bytes()
    as_of_version_1()
    add(
        news,
        "Nairobi Sun/gala.jsonl",
        json.dumps({"title": "A night to remember", "text": GALA, "category": "Sport"}),
    )

    report = run(digest, news, "--state", "state", now=TUESDAY)

    assert (report["known"], report["included"]) == (2, 1)
    assert columns() == fresh
    assert Path("state/digest.db.version-1").exists()
    assert Path("output/daily/2026-11-23.json").read_bytes() == before
    (story,) = stories("2026-11-24")
    assert [topic["name"] for topic in story["topics"] if topic["role"] == "primary"] == ["Sport"]
    assert digest("verify", "output/daily/2026-11-23.json", "--state", "state").exit_code == 0
