"""What the state forgets: retracted articles at once, old texts after the retention."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from digest.store.outbox import drop_settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How much a purge took away."""

    documents: int = 0
    texts: int = 0
    articles: int = 0
    digests: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything was taken away."""
        return any((self.documents, self.texts, self.articles, self.digests))


# An article is settled when no edition of which it is part still waits for it.
_SETTLED = """
    article.run IS NULL OR article.forgotten <> '' OR NOT EXISTS (
        SELECT 1 FROM edition WHERE article.run > edition.since_run AND NOT EXISTS (
            SELECT 1 FROM placement
            WHERE placement.edition = edition.name AND placement.article = article.id))
"""
_LAST_DIGESTS = """
    SELECT id FROM (SELECT id, row_number() OVER (
        PARTITION BY edition, kind
        ORDER BY iif(kind = 'arrival', '', period_end) DESC, id DESC) AS place FROM digest)
    WHERE place = 1
"""


def forget(db: sqlite3.Connection, ids: Sequence[str], now: datetime) -> int:
    """Retract articles: no later digest has them; return how many were not retracted before."""
    at = now.astimezone(UTC).isoformat()
    return sum(
        db.execute(
            "UPDATE article SET forgotten = ? WHERE id = ? AND forgotten = ''", (at, id_)
        ).rowcount
        for id_ in ids
    )


def forgotten_at(db: sqlite3.Connection, id_: str) -> str:
    """Return when an article was retracted, an instant in UTC; "" if it was not."""
    row = db.execute("SELECT forgotten FROM article WHERE id = ?", (id_,)).fetchone()
    return row[0] if row else ""


def purge(db: sqlite3.Connection, before: datetime) -> Purged:
    """Take away what is older than ``before``, so that nothing becomes new again by it.

    Documents of old digests go, and the texts of settled articles that arrived before; their ids
    stay while their inputs are still there. What no run has seen since ``before`` goes wholly, if
    one has looked since; and so do digests of which no article is left, but for the last one of
    each edition.

    Args:
        db: the state, in a transaction.
        before: aware.
    """
    at = before.astimezone(UTC).isoformat()
    drop_settled(db, before)
    documents = db.execute(
        "DELETE FROM document WHERE digest IN (SELECT id FROM digest WHERE made < ?)", (at,)
    ).rowcount
    old = (
        "SELECT article.id FROM article JOIN run ON run.id = article.run "  # noqa: S608 - fixed text
        f"WHERE run.at < ? AND ({_SETTLED})"
    )
    for table in ("analysis", "version"):
        db.execute(f"DELETE FROM {table} WHERE article IN ({old})", (at,))  # noqa: S608 - fixed text
    texts = db.execute(
        f"UPDATE article SET text = '', title = '', author = '', name = '', categories = '' "  # noqa: S608 - fixed text
        f"WHERE (text <> '' OR title <> '') AND id IN ({old})",
        (at,),
    ).rowcount
    return Purged(
        documents=documents, texts=texts, articles=_drop_unseen(db, at), digests=_drop_empty(db, at)
    )


def forget_editions(db: sqlite3.Connection, before: datetime, *, configured: Sequence[str]) -> None:
    """Forget editions that are configured no longer and whose last cut-off lies before.

    What waits for an edition is never old: one that is gone would keep every later article.

    Args:
        db: the state, in a transaction.
        before: aware.
        configured: the names of those that stay.
    """
    old = db.execute(
        "SELECT name FROM edition WHERE max(since, coalesce((SELECT max(period_end) FROM digest "
        "WHERE digest.edition = edition.name AND kind = 'arrival'), '')) < ?",
        (before.astimezone(UTC).isoformat(),),
    ).fetchall()
    gone = [row for row in old if row[0] not in configured]
    db.executemany("DELETE FROM edition WHERE name = ?", gone)


def _drop_unseen(db: sqlite3.Connection, at: str) -> int:
    unseen = f"SELECT article.id FROM article WHERE article.seen < ? AND ({_SETTLED})"  # noqa: S608 - fixed text
    ids = [row[0] for row in db.execute(unseen, (min(at, _last_look(db)),))]
    for table in ("analysis", "version", "placement"):
        db.executemany(f"DELETE FROM {table} WHERE article = ?", [(id_,) for id_ in ids])  # noqa: S608 - fixed text
    db.executemany("DELETE FROM article WHERE id = ?", [(id_,) for id_ in ids])
    return len(ids)


def _last_look(db: sqlite3.Connection) -> str:
    """Return the last run's instant, or when a source that fails since could last be read, in UTC.

    What was seen then may be there still, for nobody could look; it would become new again.
    """
    row = db.execute(
        "SELECT min(at) FROM (SELECT max(at) AS at FROM run UNION ALL "
        "SELECT good FROM source_health WHERE failing <> '' AND good <> '')"
    ).fetchone()
    return str(row[0] or "")


def _drop_empty(db: sqlite3.Connection, at: str) -> int:
    dropped = db.execute(
        "DELETE FROM digest WHERE made < ? "  # noqa: S608 - fixed text
        "AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.digest = digest.id) "
        "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.digest = digest.id) "
        f"AND id NOT IN ({_LAST_DIGESTS})",
        (at,),
    ).rowcount
    db.execute(
        "DELETE FROM refusal WHERE run IN (SELECT id FROM run WHERE at < ?)",
        (at,),
    )
    db.execute(
        "DELETE FROM run WHERE at < ? AND id < (SELECT max(id) FROM run) "
        "AND NOT EXISTS (SELECT 1 FROM article WHERE article.run = run.id) "
        "AND NOT EXISTS (SELECT 1 FROM refusal WHERE refusal.run = run.id)",
        (at,),
    )
    return dropped
