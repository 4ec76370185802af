"""What digests told, in the state: stories to go on with, and in how many articles terms stood.

Both are only added to, under the number of the digest, in the transaction that publishes it.
"""

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from digest.model import Analyzed, Story
from digest.store.articles import load_analyzed
from digest.store.damage import read_json, unzip
from digest.stories.idf import count_terms, decayed
from digest.stories.memory import newest_of, remembered
from digest.stories.values import DEFAULT, Idf, Memory, PastStory
from digest.stories.vectors import article_terms, vectors_of

# Counts of a month ago weigh half; those of a quarter ago are no more read.
COUNTS_HALF_LIFE = 30.0
_COUNTS_DAYS = 90
# A story that runs for weeks is known by its newest articles and sentences.
_MOST_ARTICLES = 40
_MOST_PRINTED = 120
_ALL = 1 << 62  # no digest has such a number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A row of the table, with the day of its digest."""

    day: date
    thread: str
    last: datetime
    terms: tuple[tuple[str, int], ...]
    articles: tuple[str, ...]
    printed: tuple[str, ...]


def load_memory(
    db: sqlite3.Connection,
    edition: str,
    *,
    at: datetime,
    days: float = DEFAULT.memory_days,
    before: int = _ALL,
) -> Memory:
    """Return what an edition told in the last days before ``at``, and its decayed term counts.

    Retracted and purged articles are left out. Stories are sorted by id.

    Args:
        db: the state.
        edition: its name; editions remember apart from each other.
        at: the instant of the digest, aware.
        days: how long after the last digest that told it a story is remembered.
        before: number of a digest: what it and later ones told is left out.
    """
    threads: dict[str, list[_Told]] = {}
    for row in _rows(db, edition, since=at - timedelta(days=days), before=before):
        threads.setdefault(row.thread, []).append(row)
    articles = _articles(db, threads)
    past = [_past(thread, rows, articles) for thread, rows in sorted(threads.items())]
    return Memory(idf=load_idf(db, edition, at=at, before=before), past=tuple(past))


def load_idf(db: sqlite3.Connection, edition: str, *, at: datetime, before: int = _ALL) -> Idf:
    """Return in how many articles of the edition's last digests each term stood, decayed."""
    rows = db.execute(
        "SELECT digest.made, term_count.articles, term_count.counts FROM term_count "
        "JOIN digest ON digest.id = term_count.digest "
        "WHERE digest.edition = ? AND digest.made >= ? AND digest.id < ? ORDER BY digest.id",
        (edition, (at - timedelta(days=_COUNTS_DAYS)).astimezone(UTC).isoformat(), before),
    )
    parts = (
        (
            (at - datetime.fromisoformat(made)).total_seconds() / 86_400,
            articles,
            read_json(unzip(counts, "the counts of terms").decode(), "the counts of terms"),
        )
        for made, articles, counts in rows
    )
    return decayed(parts, half_life=COUNTS_HALF_LIFE)


def remember(
    db: sqlite3.Connection,
    edition: str,
    digest_id: int,
    stories: Sequence[Story],
    *,
    printed: Mapping[str, tuple[str, ...]],
    at: datetime,
) -> None:
    """Record the stories of a digest and the term counts of its articles.

    Args:
        db: the state, in the transaction that publishes the digest.
        edition: its name.
        digest_id: number of the digest in the state.
        stories: those of the digest; one with ``earlier`` articles goes on with their story.
        printed: the sentences that the digest prints of a story, by its id.
        at: the instant of the digest, which counts where no article has a date.
    """
    lately = load_idf(db, edition, at=at)
    threads = _threads(db, edition, stories)
    told = [one for story in stories for one in (*story.articles, *story.earlier)]
    new = [article_terms(one) for story in stories for one in story.articles]
    vectors = vectors_of(told, lately=lately)
    db.executemany(
        "INSERT INTO told (digest, story, thread, last, terms, articles, printed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                digest_id,
                story.id,
                _thread(story, threads),
                (newest_of(story.articles) or at).astimezone(UTC).isoformat(),
                _json(
                    remembered(
                        [vectors[one.article.id] for one in (*story.articles, *story.earlier)]
                    )
                ),
                _json([one.article.id for one in story.articles]),
                _json(printed.get(story.id, ())),
            )
            for story in stories
        ],
    )
    db.execute(
        "INSERT INTO term_count (digest, articles, counts) VALUES (?, ?, ?)",
        (
            digest_id,
            len(new),
            zlib.compress(_json(dict(sorted(count_terms(new).items()))).encode()),
        ),
    )


def _rows(db: sqlite3.Connection, edition: str, *, since: datetime, before: int) -> list[_Told]:
    """Return all that an edition told of stories that a digest told since then, oldest first."""
    rows = db.execute(
        "SELECT digest.day, thread, last, terms, articles, told.printed FROM told "
        "JOIN digest ON digest.id = told.digest "
        "WHERE digest.edition = ? AND told.digest < ? AND thread IN ("
        "SELECT recent.thread FROM told AS recent JOIN digest ON digest.id = recent.digest "
        "WHERE digest.edition = ? AND recent.digest < ? AND digest.made >= ?) "
        "ORDER BY told.digest, told.story",
        (edition, before, edition, before, since.astimezone(UTC).isoformat()),
    )
    return [
        _Told(
            day=date.fromisoformat(day),
            thread=thread,
            last=datetime.fromisoformat(last),
            terms=tuple((term, weight) for term, weight in read_json(terms, "what was told")),
            articles=tuple(read_json(articles, "what was told")),
            printed=tuple(read_json(printed, "what was told")),
        )
        for day, thread, last, terms, articles, printed in rows
    ]


def _articles(
    db: sqlite3.Connection, threads: Mapping[str, Sequence[_Told]]
) -> dict[str, Analyzed]:
    """Return the articles of stories that are still there, by id."""
    ids = sorted({id_ for rows in threads.values() for row in rows for id_ in row.articles})
    there = {
        row[0]
        for row in db.execute(
            "SELECT article.id FROM article JOIN analysis ON analysis.article = article.id "
            "WHERE article.forgotten = ''"
        )
    }
    kept = [id_ for id_ in ids if id_ in there]
    return {told.article.id: told for told in load_analyzed(db, kept)}


def _past(thread: str, rows: Sequence[_Told], articles: Mapping[str, Analyzed]) -> PastStory:
    ids = dict.fromkeys(id_ for row in rows for id_ in row.articles if id_ in articles)
    printed = dict.fromkeys(sentence for row in rows for sentence in row.printed)
    return PastStory(
        id=thread,
        first=min(row.day for row in rows),
        last=max(row.last for row in rows),
        terms=rows[-1].terms,
        articles=tuple(articles[id_] for id_ in list(ids)[-_MOST_ARTICLES:]),
        printed=tuple(printed)[-_MOST_PRINTED:],
    )


def _threads(db: sqlite3.Connection, edition: str, stories: Sequence[Story]) -> dict[str, str]:
    """Return the story that each article told before was told in."""
    wanted = {told.article.id for story in stories for told in story.earlier}
    if not wanted:
        return {}
    rows = db.execute(
        "SELECT thread, articles FROM told JOIN digest ON digest.id = told.digest "
        "WHERE digest.edition = ? ORDER BY told.digest, told.story",
        (edition,),
    )
    return {
        article: thread
        for thread, articles in rows
        for article in read_json(articles, "what was told")
        if article in wanted
    }


def _thread(story: Story, threads: Mapping[str, str]) -> str:
    known = (threads[told.article.id] for told in story.earlier if told.article.id in threads)
    return next(known, story.id)


# Made once: json.dumps would make it for each value.
_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
