"""Editions, digests, documents and placements in the state."""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from digest.ledger import Fate
from digest.model import Digest, Document
from digest.store.articles import chunks
from digest.store.damage import read_instant, unzip


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document of a published digest, not yet unpacked.

    Attributes:
        edition: the name of its edition.
        name: the base of its file names.
        sha256: of its bytes, in hexadecimal.
        digest: number of its digest in the state.
    """

    edition: str
    name: str
    kind: str
    day: date
    format: str
    sha256: str
    digest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A published digest as the state has it.

    Attributes:
        name: the base of its file names.
        body: its JSON.
        sums: SHA-256 of its documents in hexadecimal, by format; empty once the retention took
            them away.
    """

    name: str
    body: str
    sums: Mapping[str, str]


def begin_edition(db: sqlite3.Connection, name: str, *, since: datetime) -> None:
    """Record an edition when a run first knows of it: articles that arrive after are its own."""
    since_run = db.execute(
        "SELECT coalesce(max(id), 0) FROM run WHERE at <= ?", (since.isoformat(),)
    ).fetchone()[0]
    db.execute(
        "INSERT OR IGNORE INTO edition (name, since_run, since) VALUES (?, ?, ?)",
        (name, since_run, since.astimezone(UTC).isoformat()),
    )


def cut_off(db: sqlite3.Connection, edition: str) -> datetime:
    """Return the end of the edition's last published period, else where its first one starts."""
    row = db.execute(
        "SELECT max(period_end) FROM digest WHERE edition = ? AND kind = 'arrival'", (edition,)
    ).fetchone()
    if row[0] is None:
        row = db.execute("SELECT since FROM edition WHERE name = ?", (edition,)).fetchone()
    return read_instant(row[0], f"the cut-off of {edition}")


def waiting_ids(db: sqlite3.Connection, edition: str) -> list[str]:
    """Return the ids of the articles that arrived for an edition and are in none of its digests."""
    rows = db.execute(
        "SELECT article.id FROM article JOIN edition ON edition.name = ? "
        "WHERE article.run > edition.since_run AND article.forgotten = '' AND NOT EXISTS ("
        "SELECT 1 FROM placement WHERE placement.edition = edition.name "
        "AND placement.article = article.id) ORDER BY article.id",
        (edition,),
    )
    return [row[0] for row in rows]


def earlier_prints(
    db: sqlite3.Connection, edition: str, fingerprints: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """Return, for fingerprints the edition has printed, the article's id and the digest's day."""
    found: dict[str, tuple[str, str]] = {}
    for chunk in chunks(fingerprints):
        # CROSS JOIN begins with the articles: else all that was ever placed is gone through.
        rows = db.execute(
            "SELECT article.fingerprint, article.id, digest.day FROM article "  # noqa: S608 - only marks
            "CROSS JOIN placement ON placement.article = article.id AND placement.edition = ? "
            "JOIN digest ON digest.id = placement.digest "
            f"WHERE article.fingerprint IN ({', '.join('?' * len(chunk))}) "
            "AND article.fingerprint <> '' AND placement.status = 'included' "
            "ORDER BY digest.id, article.id",
            (edition, *chunk),
        )
        for fingerprint, id_, day in rows:
            found.setdefault(fingerprint, (id_, day))
    return found


def numbers_of(db: sqlite3.Connection, edition: str, day: date) -> int:
    """Return how many digests of arrivals the edition has published for a day."""
    row = db.execute(
        "SELECT coalesce(max(number), 0) FROM digest "
        "WHERE edition = ? AND kind = 'arrival' AND day = ?",
        (edition, day.isoformat()),
    ).fetchone()
    return int(row[0])


def last_day(db: sqlite3.Connection, edition: str, today: date) -> date | None:
    """Return the latest day up to ``today`` that has a digest of the edition's arrivals, if any.

    A later one was made by a clock that was ahead.
    """
    row = db.execute(
        "SELECT max(day) FROM digest WHERE edition = ? AND kind = 'arrival' AND day <= ?",
        (edition, today.isoformat()),
    ).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None


def has_no_digest(db: sqlite3.Connection, edition: str) -> bool:
    """Return whether the edition has published no digest of arrivals yet."""
    row = db.execute(
        "SELECT 1 FROM digest WHERE edition = ? AND kind = 'arrival' LIMIT 1", (edition,)
    ).fetchone()
    return row is None


def add_digest(
    db: sqlite3.Connection,
    digest: Digest,
    body: str,
    documents: Sequence[Document],
    *,
    made: datetime,
) -> int:
    """Store a digest with its documents; return its number. A dated one replaces its forerunner."""
    kind, day = digest.period.kind, digest.day.isoformat()
    if kind == "dated":
        _drop_dated(db, digest.edition, day)
    cursor = db.execute(
        "INSERT INTO digest (edition, kind, day, number, period_start, period_end, made, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            digest.edition,
            kind,
            day,
            digest.number,
            digest.period.start.isoformat(),
            digest.period.end.isoformat(),
            made.astimezone(UTC).isoformat(),
            body,
        ),
    )
    number = int(cursor.lastrowid or 0)
    db.executemany(
        "INSERT INTO document (digest, format, sha256, body) VALUES (?, ?, ?, ?)",
        [
            (number, own.format, sha256(own.body).hexdigest(), zlib.compress(own.body))
            for own in documents
        ],
    )
    return number


def add_placements(
    db: sqlite3.Connection, edition: str, digest: int, fates: Mapping[str, Fate]
) -> None:
    """Record what a digest made of the articles of its period."""
    db.executemany(
        "INSERT INTO placement (edition, article, digest, status, reason) VALUES (?, ?, ?, ?, ?)",
        [
            (edition, article, digest, fate.status, fate.reason)
            for article, fate in sorted(fates.items())
        ],
    )


def dated_body(
    db: sqlite3.Connection, edition: str, day: date
) -> tuple[str, tuple[str, ...]] | None:
    """Return the frozen JSON of a dated digest and the formats of its documents, None if none."""
    row = db.execute(
        "SELECT id, body FROM digest WHERE edition = ? AND kind = 'dated' AND day = ?",
        (edition, day.isoformat()),
    ).fetchone()
    if not row:
        return None
    formats = db.execute("SELECT format FROM document WHERE digest = ? ORDER BY format", (row[0],))
    return row[1], tuple(one for (one,) in formats)


def stored_documents(db: sqlite3.Connection) -> list[StoredDocument]:
    """Return all documents of all digests, the oldest first, without their bytes."""
    rows = db.execute(
        "SELECT edition, day, number, kind, format, sha256, digest.id "
        "FROM document JOIN digest ON digest.id = document.digest "
        "ORDER BY kind DESC, edition, day, number, format"
    )
    return [
        StoredDocument(
            edition=edition,
            name=day if number == 1 else f"{day}-{number}",
            kind=kind,
            day=date.fromisoformat(day),
            format=format_,
            sha256=digest_sum,
            digest=number_of,
        )
        for edition, day, number, kind, format_, digest_sum, number_of in rows
    ]


def document_body(db: sqlite3.Connection, document: StoredDocument) -> bytes:
    """Return the bytes of a stored document."""
    row = db.execute(
        "SELECT body FROM document WHERE digest = ? AND format = ?",
        (document.digest, document.format),
    ).fetchone()
    return unzip(row[0], f"document {document.name}.{document.format}")


def find_frozen(db: sqlite3.Connection, edition: str, day: str = "") -> Frozen | None:
    """Return an edition's digest of a day, the latest one without a day, None if there is none.

    ``day`` may carry the number of an extra digest, ``YYYY-MM-DD-2``, or ask for the dated one of
    a day that has both, ``YYYY-MM-DD-dated``.
    """
    name, number = (day[:10], day[11:] or "1") if day else ("", "")
    kind, number = ("dated", "1") if number == "dated" else ("", number)
    row = db.execute(
        "SELECT id, kind, day, number, body FROM digest WHERE edition = ? "
        "AND (? = '' OR day = ? AND number = ?) AND kind IN (iif(? = '', 'arrival', ?), 'dated') "
        "ORDER BY kind, iif(kind = 'arrival', '', day) DESC, id DESC LIMIT 1",
        (edition, name, name, number, kind, kind),
    ).fetchone()
    if row is None:
        return None
    id_, kind, of, number, body = row
    both = kind == "dated" and numbers_of(db, edition, date.fromisoformat(of)) > 0
    suffix = f"-{number}" if number > 1 else "-dated" if both else ""
    sums = db.execute(
        "SELECT format, sha256 FROM document WHERE digest = ? ORDER BY format", (id_,)
    )
    return Frozen(name=of + suffix, body=body, sums=dict(sums))


def _drop_dated(db: sqlite3.Connection, edition: str, day: str) -> None:
    where = "(SELECT id FROM digest WHERE edition = ? AND kind = 'dated' AND day = ?)"
    db.execute(f"DELETE FROM document WHERE digest IN {where}", (edition, day))  # noqa: S608 - fixed text
    db.execute(
        "DELETE FROM digest WHERE edition = ? AND kind = 'dated' AND day = ?", (edition, day)
    )
