"""After an upgrade stored analyses are made anew only as far as an open period needs them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Tool
from tests.test_run import KENYA, LATER, TUESDAY, add, run


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
