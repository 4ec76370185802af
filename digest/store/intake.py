"""Intake: runs, arrivals, new versions and refusals in the state."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from digest.model import Article, Refusal
from digest.store.articles import COLUMNS, chunks, join_categories, row_of, select
from digest.versions import Known, other_id, seniority, text_sum


def start_run(db: sqlite3.Connection, now: datetime) -> tuple[int, datetime]:
    """Record that a run starts; return its number and its instant.

    The instant is ``now``, or that of the latest run if the clock went back.
    """
    latest = db.execute("SELECT max(at) FROM run").fetchone()[0]
    at = max(now.astimezone(UTC).isoformat(), latest or "")
    cursor = db.execute("INSERT INTO run (at) VALUES (?)", (at,))
    return int(cursor.lastrowid or 0), datetime.fromisoformat(at)


def known_articles(db: sqlite3.Connection, articles: Sequence[Article]) -> Known:
    """Return what the state knows that may tell which articles these are."""
    ids = {article.id for article in articles} | {other_id(article) for article in articles}
    places = _places(db, [article.place for article in articles if article.place])
    ids |= set(places.values())
    sums: defaultdict[str, set[str]] = defaultdict(set)
    for row in select(db, "id, sum", sorted(ids)):
        sums[row[0]].add(row[1])
    for chunk in chunks(sorted(sums)):
        marks = ", ".join("?" * len(chunk))
        query = f"SELECT article, sum FROM version WHERE article IN ({marks})"  # noqa: S608 - only marks
        for id_, own in db.execute(query, chunk):
            sums[id_].add(own)
    return Known(
        sums={id_: frozenset(own) for id_, own in sums.items()},
        places=places,
        text_of=lambda id_: _text(db, id_),
    )


def arrived(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the run in which each of ``ids`` arrived; those that did not arrive are left out."""
    return {row[0]: row[1] for row in select(db, "id, run", ids) if row[1] is not None}


def arrivals_of(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, datetime]:
    """Return the instants of the runs in which articles arrived, by id."""
    at = {row[0]: datetime.fromisoformat(row[1]) for row in db.execute("SELECT id, at FROM run")}
    return {id_: at[run] for id_, run in arrived(db, ids).items()}


def modified_of(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return when the files of articles without a date were last changed, by id; "" if unknown."""
    return dict(select(db, "id, modified", ids))


def add_articles(
    db: sqlite3.Connection,
    articles: Sequence[Article],
    run: int | None,
    now: datetime,
    *,
    modified: Mapping[str, datetime] | None = None,
) -> None:
    """Store what was read: new articles, new versions of known ones, and that they were seen.

    Args:
        db: the state, in a transaction.
        articles: with settled ids.
        run: the run in which the new ones, and those only looked at so far, arrive; None if they
            are only looked at.
        now: the instant of the run, aware.
        modified: when the files of articles without a date were last changed, by their names.
    """
    changed = modified or {}
    seen = now.astimezone(UTC).isoformat()
    stored = dict(select(db, "id, sum", [article.id for article in articles]))
    new: list[tuple[str, ...]] = []
    for article in sorted(articles, key=seniority):
        own = text_sum(article)
        before = stored.get(article.id)
        if before is None:
            instant = changed.get(article.name)
            new.append(_row(article, own, seen, instant.isoformat() if instant else ""))
        elif before != own:
            # Its first version may be among the new ones.
            _insert(db, new)
            new.clear()
            _revise(db, article, own)
        stored[article.id] = own
    _insert(db, new)
    ids = sorted({article.id for article in articles})
    for chunk in chunks(ids):
        marks = ", ".join("?" * len(chunk))
        db.execute(
            f"UPDATE article SET seen = max(seen, ?), run = coalesce(run, ?) WHERE id IN ({marks})",  # noqa: S608 - only marks
            (seen, run, *chunk),
        )


def add_refusals(db: sqlite3.Connection, refusals: Iterable[Refusal], run: int) -> list[Refusal]:
    """Store refusals; return those that no earlier run told of."""
    return [
        refusal
        for refusal in refusals
        if db.execute(
            "INSERT OR IGNORE INTO refusal (name, reason, run) VALUES (?, ?, ?)",
            (refusal.name, refusal.reason, run),
        ).rowcount
    ]


def recent_refusals(db: sqlite3.Connection, start: datetime, end: datetime) -> list[Refusal]:
    """Return the inputs first refused by a run after ``start``, up to ``end``, by name."""
    rows = db.execute(
        "SELECT name, reason FROM refusal JOIN run ON run.id = refusal.run "
        "WHERE at > ? AND at <= ? ORDER BY name, reason",
        (start.astimezone(UTC).isoformat(), end.astimezone(UTC).isoformat()),
    )
    return [Refusal(name=name, reason=reason) for name, reason in rows]


def _places(db: sqlite3.Connection, places: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for chunk in chunks(places):
        marks = ", ".join("?" * len(chunk))
        query = f"SELECT place, id FROM article WHERE place IN ({marks}) ORDER BY seen, id"  # noqa: S608 - only marks
        found.update(db.execute(query, chunk))
    return found


def _text(db: sqlite3.Connection, id_: str) -> str:
    row = db.execute("SELECT text, title FROM article WHERE id = ?", (id_,)).fetchone()
    return str(row[0] or row[1])


def _row(article: Article, own: str, seen: str, modified: str) -> tuple[str, ...]:
    return (*row_of(article), own, seen, modified)


def _insert(db: sqlite3.Connection, rows: Sequence[tuple[str, ...]]) -> None:
    marks = ", ".join("?" * len(COLUMNS.split(", ")))
    db.executemany(
        f"INSERT INTO article ({COLUMNS}, sum, fingerprint, seen, forgotten, modified) "  # noqa: S608 - fixed column names
        f"VALUES ({marks}, ?, '', ?, '', ?)",
        rows,
    )


def _revise(db: sqlite3.Connection, article: Article, own: str) -> None:
    """Put a new version in the place of the latest one, which is kept for proofs."""
    db.execute(
        "INSERT OR IGNORE INTO version (article, sum, title, text) "
        "SELECT id, sum, title, text FROM article WHERE id = ?",
        (article.id,),
    )
    db.execute(
        "UPDATE article SET title = ?, text = ?, name = ?, author = ?, published = ?, "
        "language = ?, categories = ?, sum = ?, fingerprint = '' WHERE id = ?",
        (
            article.title,
            article.text,
            article.name,
            article.author,
            article.published,
            article.language,
            join_categories(article.categories),
            own,
            article.id,
        ),
    )
    db.execute("DELETE FROM analysis WHERE article = ?", (article.id,))
