"""What the state remembers: where an article went, which digests there are, how a source does."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from digest.store.damage import DamagedError, read_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article stands in an edition.

    Attributes:
        status: included, duplicate or held_back; ``waiting`` for the next digest; ``known``: it
            arrived before the edition began.
        digest: the name of the digest, "" while it waits.
    """

    edition: str
    status: str
    digest: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A digest in a list."""

    edition: str
    name: str
    kind: str
    stories: int
    articles: int
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the state holds in all."""

    runs: int
    last_run: str
    articles: int
    refused: int
    digests: int
    queued: int
    waiting: tuple[tuple[str, int], ...]


def arrival_of(db: sqlite3.Connection, article: str) -> str:
    """Return when an article arrived, an instant in UTC; "" if it was only looked at."""
    row = db.execute(
        "SELECT run.at FROM article JOIN run ON run.id = article.run WHERE article.id = ?",
        (article,),
    ).fetchone()
    return row[0] if row else ""


def places_of(db: sqlite3.Connection, article: str) -> list[Place]:
    """Return where an article stands in every edition the state knows, by edition."""
    rows = db.execute(
        "SELECT edition.name, placement.status, placement.reason, digest.day, digest.number, "
        "article.run > edition.since_run AND article.forgotten = '' FROM edition "
        "JOIN article ON article.id = ? AND article.run IS NOT NULL "
        "LEFT JOIN placement ON placement.edition = edition.name "
        "AND placement.article = article.id "
        "LEFT JOIN digest ON digest.id = placement.digest ORDER BY edition.name",
        (article,),
    )
    return [
        Place(
            edition=edition,
            status=status or ("waiting" if own else "known"),
            digest="" if day is None else _name(day, number),
            reason=reason or ("" if status or own else "retracted, or older than the edition"),
        )
        for edition, status, reason, day, number, own in rows
    ]


def refusals_of(db: sqlite3.Connection, name: str) -> list[tuple[str, str, str]]:
    """Return name, reason and time of what was refused under a name, or under lines of it."""
    rows = db.execute(
        "SELECT name, reason, at FROM refusal JOIN run ON run.id = refusal.run "
        "WHERE name = ? OR substr(name, 1, length(?) + 1) = ? || ':' ORDER BY name, at",
        (name, name, name),
    )
    return list(rows)


def list_digests(db: sqlite3.Connection) -> list[Listed]:
    """Return all digests, by edition and day, the latest first."""
    rows = db.execute(
        "SELECT edition, day, number, kind, period_start, period_end, body FROM digest "
        "ORDER BY edition, kind, day DESC, number DESC"
    )
    listed = []
    for edition, day, number, kind, start, end, body in rows:
        counts = _counts(body, day)
        listed.append(
            Listed(
                edition=edition,
                name=_name(day, number),
                kind=kind,
                stories=counts["stories"],
                articles=counts["included"] + counts["duplicate"],
                start=start,
                end=end,
            )
        )
    return listed


def sums(db: sqlite3.Connection) -> Sums:
    """Return what the state holds in all."""
    runs, last = db.execute("SELECT count(*), coalesce(max(at), '') FROM run").fetchone()
    waiting = db.execute(
        "SELECT edition.name, count(article.id) FROM edition "
        "LEFT JOIN article ON article.run > edition.since_run AND article.forgotten = '' "
        "AND NOT EXISTS ("
        "SELECT 1 FROM placement WHERE placement.edition = edition.name "
        "AND placement.article = article.id) GROUP BY edition.name ORDER BY edition.name"
    )
    return Sums(
        runs=runs,
        last_run=last,
        articles=_count(db, "SELECT count(*) FROM article"),
        refused=_count(db, "SELECT count(*) FROM refusal"),
        digests=_count(db, "SELECT count(*) FROM digest"),
        queued=_count(
            db, "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending', 'deferred')"
        ),
        waiting=tuple(waiting),
    )


def last_made(db: sqlite3.Connection, edition: str) -> datetime | None:
    """Return when the last digest of an edition's arrivals was made, None if there is none."""
    at = db.execute(
        "SELECT max(made) FROM digest WHERE edition = ? AND kind = 'arrival'", (edition,)
    ).fetchone()[0]
    return datetime.fromisoformat(at) if at else None


def articles_by_source(db: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Return each source with the number of its arrivals and the time of the last, by name."""
    return list(
        db.execute(
            "SELECT source, count(*), max(run.at) FROM article JOIN run ON run.id = article.run "
            "GROUP BY source ORDER BY source"
        )
    )


def _counts(body: str, day: str) -> dict[str, int]:
    what = f"the digest of {day}"
    counts = read_json(body, what)
    try:
        return {name: int(counts["counts"][name]) for name in ("stories", "included", "duplicate")}
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedError(f"{what} cannot be read") from error


def _count(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


def _name(day: str, number: int) -> str:
    return day if number == 1 else f"{day}-{number}"
