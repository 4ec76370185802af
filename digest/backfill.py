"""Backfill: the digest of what was published on a day; it spends no article and moves nothing."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from digest.compose import compose
from digest.config import EditionConfig
from digest.dates import day_of
from digest.ledger import Fate
from digest.model import Article
from digest.period import dated_period
from digest.publish import Published, count, recipe_of, story_fates
from digest.rank import rank_stories
from digest.render import render, to_json
from digest.store.articles import load_analyzed, load_articles, published_ids
from digest.store.database import transaction
from digest.store.digests import add_digest, dated_body
from digest.stories import group_stories


def ids_of_day(db: sqlite3.Connection, day: date, zone: ZoneInfo) -> list[str]:
    """Return the ids of the stored articles that were published on ``day`` in ``zone``."""
    around = [(day + timedelta(days=shift)).isoformat() for shift in (-1, 1)]
    articles = load_articles(db, published_ids(db, *around))
    return [article.id for article in articles if day_of(article.published, zone) == day]


def backfill(
    db: sqlite3.Connection,
    edition: EditionConfig,
    *,
    day: date,
    zone: ZoneInfo,
    now: datetime,
    read: Sequence[Article],
    method: str,
    sender: str,
) -> Published:
    """Publish the dated digest of an edition; the same articles give the same digest.

    Args:
        db: the state; the day's articles are analyzed.
        edition: its configuration.
        day: the day of publication.
        zone: the zone that days are cut in.
        now: the instant of the run, aware.
        read: the articles that this run read, to say what became of each.
        method: the name of the summarizer.
        sender: who the message document is from.
    """
    told = load_analyzed(db, ids_of_day(db, day, zone))
    period = dated_period(day, zone)
    stories = group_stories(told)
    fates = story_fates(stories)
    others = {article.id: _other(article, zone) for article in read if article.id not in fates}
    if not told:
        note = f"{edition.name}: no article was published on {day}"
        return Published(edition=edition.name, fates=others, note=note)
    digest = compose(
        rank_stories(stories, end=period.end, zone=zone),
        recipe=recipe_of(edition, method=method),
        period=period,
        day=day,
        counts=count(fates),
    )
    body = to_json(digest)
    documents = render(digest, formats=edition.formats, sender=sender)
    if dated_body(db, edition.name, day) != (body, tuple(sorted(edition.formats))):
        with transaction(db):
            add_digest(db, digest, body, documents, made=now)
    return Published(edition=edition.name, digest=digest, fates=fates | others)


def _other(article: Article, zone: ZoneInfo) -> Fate:
    day = day_of(article.published, zone)
    reason = "published on another day" if day else "no day of publication"
    return Fate(status="deferred", reason=reason)
