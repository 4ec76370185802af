"""What was printed where: stories and articles found again in frozen digests."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from digest.store.damage import read_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A digest as the state has it.

    Attributes:
        number: of its row.
        day: that it belongs to.
        body: the digest as JSON.
    """

    number: int
    edition: str
    day: date
    body: str


def digests_with(db: sqlite3.Connection, start: str) -> list[Frozen]:
    """Return the digests whose JSON holds a text that begins so, as ids do, the latest first."""
    rows = db.execute(
        "SELECT id, edition, day, body FROM digest WHERE instr(body, ?) ORDER BY day DESC, id DESC",
        (f'"{start}',),
    )
    return [_frozen(*row) for row in rows]


def digest_of(db: sqlite3.Connection, edition: str, article: str) -> Frozen | None:
    """Return the digest of an edition that included an article, None if none did."""
    row = db.execute(
        "SELECT digest.id, digest.edition, day, body FROM placement "
        "JOIN digest ON digest.id = placement.digest "
        "WHERE placement.edition = ? AND placement.article = ? AND status = 'included'",
        (edition, article),
    ).fetchone()
    return _frozen(*row) if row else None


def dated_with(db: sqlite3.Connection, public_id: str) -> list[Frozen]:
    """Return the digests of days of publication that may name an article, by edition and day."""
    rows = db.execute(
        "SELECT id, edition, day, body FROM digest "
        "WHERE kind = 'dated' AND instr(body, '\"' || ? || '\"') ORDER BY edition, day",
        (public_id,),
    )
    return [_frozen(*row) for row in rows]


def ids_in(db: sqlite3.Connection, digest: int) -> list[str]:
    """Return the ids of the articles that a digest included, copies with them."""
    rows = db.execute(
        "SELECT article FROM placement WHERE digest = ? AND (status = 'included' "
        "OR status = 'duplicate' AND reason LIKE 'copy of %' AND reason NOT LIKE '% digest of %') "
        "ORDER BY article",
        (digest,),
    )
    return [row[0] for row in rows]


def settled_in(db: sqlite3.Connection, edition: str, article: str) -> tuple[int, datetime] | None:
    """Return number and cut-off of the digest in which an edition settled an article, if any."""
    row = db.execute(
        "SELECT digest.id, period_end FROM placement JOIN digest ON digest.id = placement.digest "
        "WHERE placement.edition = ? AND placement.article = ?",
        (edition, article),
    ).fetchone()
    return (row[0], read_instant(row[1], "the cut-off of a digest")) if row else None


def settled_ids(db: sqlite3.Connection, digest: int) -> list[str]:
    """Return the ids of the articles that a digest looked at together, printed or not."""
    rows = db.execute(
        "SELECT article FROM placement WHERE digest = ? "
        "AND NOT (status = 'duplicate' AND reason LIKE '% digest of %') ORDER BY article",
        (digest,),
    )
    return [row[0] for row in rows]


def digests_from(db: sqlite3.Connection, edition: str, day: date, *, most: int) -> list[Frozen]:
    """Return an edition's digests of arrivals of ``day`` and later, the first ones first."""
    rows = db.execute(
        "SELECT id, edition, day, body FROM digest "
        "WHERE edition = ? AND kind = 'arrival' AND day >= ? "
        "ORDER BY id LIMIT ?",
        (edition, day.isoformat(), most),
    )
    return [_frozen(*row) for row in rows]


def _frozen(number: int, edition: str, day: str, body: str) -> Frozen:
    return Frozen(number=number, edition=edition, day=date.fromisoformat(day), body=body)
