"""Backfill: the digest of what was published on a day; it spends no article and moves nothing."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from digest.compose import compose
from digest.config import EditionConfig
from digest.dates import day_of
from digest.ledger import Fate
from digest.line_up import line_up
from digest.model import Analyzed, Article, Digest
from digest.period import dated_period
from digest.publish import Order, Published, count, template_dirs
from digest.render import render, to_json
from digest.store.articles import load_analyzed, load_articles, published_ids
from digest.store.database import transaction
from digest.store.digests import add_digest, dated_body


def days_published(
    db: sqlite3.Connection, first: date, last: date, zone: ZoneInfo
) -> dict[date, list[str]]:
    """Return the days of a span on which stored articles were published, with their ids.

    Args:
        db: the state.
        first: the first day, in ``zone``.
        last: the last day.
        zone: the zone that days are cut in.
    """
    # An instant stands in UTC: near midnight its day there is another one.
    around = (_shifted(first, -1).isoformat(), _shifted(last, 1).isoformat())
    found: dict[date, list[str]] = {}
    for article in load_articles(db, published_ids(db, *around)):
        day = day_of(article.published, zone)
        if day and first <= day <= last:
            found.setdefault(day, []).append(article.id)
    return dict(sorted(found.items()))


def backfill(
    db: sqlite3.Connection,
    edition: EditionConfig,
    order: Order,
    *,
    days: Mapping[date, Sequence[str]],
    read: Sequence[Article] = (),
    unready: Mapping[str, str],
) -> Published:
    """Publish the dated digest of each day of an edition; the same articles give the same digest.

    Args:
        db: the state; the articles of these days are analyzed.
        edition: its configuration.
        order: what the run asks; nothing is mailed.
        days: of publication, ascending, with the ids of their articles.
        read: the articles that this run read, to say what became of each.
        unready: why articles could not be analyzed, by id; they are left out.

    Returns:
        The digest of the last day, and where the articles of all days went.
    """
    fates: dict[str, Fate] = {}
    digest = None
    for day, ids in days.items():
        told = load_analyzed(db, [id_ for id_ in ids if id_ not in unready], order.fresh)
        if told:
            digest, settled = _publish_day(db, edition, order, day, told)
            fates |= settled
    others = {
        article.id: _other(article, order.zone, unready.get(article.id, ""))
        for article in read
        if article.id not in fates
    }
    note = "" if digest else f"{edition.name}: no article was published then"
    return Published(edition=edition.name, digest=digest, fates=fates | others, note=note)


def _publish_day(
    db: sqlite3.Connection,
    edition: EditionConfig,
    order: Order,
    day: date,
    told: Sequence[Analyzed],
) -> tuple[Digest, dict[str, Fate]]:
    desk, period = order.desk(edition), dated_period(day, order.zone)
    lined = line_up(told, desk=desk, period=period, printed={})
    digest = compose(
        lined.ranked,
        recipe=desk.recipe,
        period=period,
        day=day,
        counts=count(lined.fates),
    )
    body = to_json(digest)
    documents = render(
        digest,
        formats=edition.formats,
        sender=order.config.mail.sender,
        template_dirs=template_dirs(edition),
    )
    if dated_body(db, edition.name, day) != (body, tuple(sorted(edition.formats))):
        with transaction(db):
            add_digest(db, digest, body, documents, made=order.now)
    return digest, lined.fates


def _other(article: Article, zone: ZoneInfo, late: str) -> Fate:
    day = day_of(article.published, zone)
    reason = late or ("published on another day" if day else "no day of publication")
    return Fate(status="deferred", reason=reason)


def _shifted(day: date, days: int) -> date:
    """Return a day some days later, within what a calendar has."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
