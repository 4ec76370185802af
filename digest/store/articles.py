"""Articles and their analyses in the state, as later stages ask for them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from urllib.parse import urlsplit

from digest.model import Analysis, Analyzed, Article
from digest.store.analyses import pack, unpack
from digest.text import canonical_url

_TEXTS = "id, ref, name, source, title, text, url, author, published, language, place"
COLUMNS = f"{_TEXTS}, categories"
_CHUNK = 500


def load_articles(db: sqlite3.Connection, ids: Sequence[str]) -> list[Article]:
    """Return the stored articles with these ids, in the order of ``ids``."""
    found = {row[0]: _article(row) for row in select(db, COLUMNS, ids)}
    return [found[id_] for id_ in ids if id_ in found]


def find_articles(db: sqlite3.Connection, public_id: str) -> list[Article]:
    """Return the articles that a public id means: its own id, or the given one of several."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM article WHERE id = ? OR ref = ? ORDER BY id",  # noqa: S608 - fixed column names
        (public_id, public_id),
    )
    return [_article(row) for row in rows]


def find_by_start(db: sqlite3.Connection, start: str) -> list[Article]:
    """Return the articles whose own id begins so, as digests print it; given ids are whole."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM article WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id",  # noqa: S608 - fixed column names
        (start,),
    )
    return [_article(row) for row in rows]


def find_by_url(db: sqlite3.Connection, url: str) -> list[Article]:
    """Return the articles of a web page: two texts under one address are two articles."""
    page = canonical_url(url)
    host = urlsplit(page).hostname or ""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM article WHERE instr(lower(url), ?) ORDER BY run, rowid",  # noqa: S608 - fixed column names
        (host,),
    )
    return [own for own in map(_article, rows) if page and canonical_url(own.url) == page]


def find_by_name(db: sqlite3.Connection, name: str) -> list[Article]:
    """Return the articles of an input, or of its lines: what a run read under a name."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM article "  # noqa: S608 - fixed column names
        "WHERE name = ?1 OR substr(name, 1, length(?1) + 1) = ?1 || ':' ORDER BY rowid",
        (name,),
    )
    return [_article(row) for row in rows]


def find_versions(db: sqlite3.Connection, public_id: str) -> list[Article]:
    """Return what :func:`find_articles` does, and the earlier versions of these articles."""
    found = find_articles(db, public_id)
    for article in list(found):
        rows = db.execute(
            "SELECT title, text FROM version WHERE article = ? ORDER BY sum", (article.id,)
        )
        found += [replace(article, title=title, text=text) for title, text in rows]
    return found


def published_ids(db: sqlite3.Connection, first: str, last: str) -> list[str]:
    """Return the ids of articles whose claim begins with a day from ``first`` to ``last``."""
    rows = db.execute(
        "SELECT id FROM article WHERE substr(published, 1, 10) BETWEEN ? AND ? "
        "AND length(published) >= 10 AND forgotten = '' ORDER BY id",
        (first, last),
    )
    return [row[0] for row in rows]


def analysis_keys(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the key of the stored analysis of each article that has one."""
    keys: dict[str, str] = {}
    for chunk in chunks(ids):
        marks = ", ".join("?" * len(chunk))
        keys.update(
            db.execute(f"SELECT article, key FROM analysis WHERE article IN ({marks})", chunk)  # noqa: S608 - only marks
        )
    return keys


def add_analyses(
    db: sqlite3.Connection, analyses: Iterable[Analysis], keys: Mapping[str, str]
) -> None:
    """Store analyses, in place of older ones of the same articles."""
    rows = list(analyses)
    db.executemany(
        "INSERT OR REPLACE INTO analysis (article, key, body) VALUES (?, ?, ?)",
        [(row.article_id, keys[row.article_id], pack(row)) for row in rows],
    )
    db.executemany(
        "UPDATE article SET fingerprint = ? WHERE id = ?",
        [(row.fingerprint, row.article_id) for row in rows],
    )


def load_analyzed(
    db: sqlite3.Connection, ids: Sequence[str], fresh: Mapping[str, Analyzed] | None = None
) -> list[Analyzed]:
    """Return articles with their stored analyses, in the order of ``ids``.

    Args:
        db: the state.
        ids: of articles; those that are not there are left out.
        fresh: what is at hand and need not be read, by id.
    """
    at_hand = fresh or {}
    read = {told.article.id: told for told in _read(db, [id_ for id_ in ids if id_ not in at_hand])}
    found = (at_hand.get(id_) or read.get(id_) for id_ in ids)
    return [told for told in found if told]


def _read(db: sqlite3.Connection, ids: Sequence[str]) -> list[Analyzed]:
    bodies: dict[str, str] = {}
    for chunk in chunks(ids):
        marks = ", ".join("?" * len(chunk))
        bodies.update(
            db.execute(f"SELECT article, body FROM analysis WHERE article IN ({marks})", chunk)  # noqa: S608 - only marks
        )
    return [
        Analyzed(article=article, analysis=unpack(bodies[article.id], article))
        for article in load_articles(db, ids)
    ]


def select(db: sqlite3.Connection, columns: str, ids: Sequence[str]) -> list[tuple]:  # type: ignore[type-arg]  # rows of any columns
    """Return columns of the articles with these ids, in no order."""
    rows: list[tuple] = []  # type: ignore[type-arg]  # rows of any columns
    for chunk in chunks(ids):
        marks = ", ".join("?" * len(chunk))
        rows += db.execute(f"SELECT {columns} FROM article WHERE id IN ({marks})", chunk)  # noqa: S608 - fixed column names
    return rows


def chunks(ids: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Yield ids in numbers that one statement takes."""
    for start in range(0, len(ids), _CHUNK):
        yield tuple(ids[start : start + _CHUNK])


_texts_of = attrgetter(*_TEXTS.split(", "))


def row_of(article: Article) -> tuple[str, ...]:
    """Return the values of ``COLUMNS`` that store an article."""
    return (*_texts_of(article), join_categories(article.categories))


def join_categories(categories: Sequence[str]) -> str:
    """Return the categories of an article as the state holds them: a line each."""
    return "\n".join(categories)


def _article(row: tuple) -> Article:  # type: ignore[type-arg]  # a row of COLUMNS
    values = dict(zip(COLUMNS.split(", "), row, strict=True))
    values["categories"] = tuple(values["categories"].splitlines())
    return Article(**values)
