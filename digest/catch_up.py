"""Catch up: what is due for an edition today, with what its missed days left."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from digest.config import EditionConfig
from digest.gaps import WINDOW, limited, silence_notices, silent_sources, when
from digest.ledger import Fate
from digest.model import Notice
from digest.period import (
    FIRST,
    arrival_period,
    due_days,
    is_old,
    local_day,
    missed_ends,
    period_of,
)
from digest.publish import Order, Part, Published, publish, wait_on
from digest.store.articles import load_articles
from digest.store.digests import cut_off, has_no_digest, last_day, numbers_of, waiting_ids
from digest.store.intake import arrivals_of, modified_of
from digest.store.troubles import arrivals_of_sources, failing_sources

_AFTER = {"weekdays": "the next weekday", "weekly": "Monday"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What becomes of missed days.

    Attributes:
        daily: one digest for each missed publication day; otherwise today's has it all.
        most: missed days that get a digest of their own, the latest ones.
        unready: why articles could not be analyzed, by id; they wait on.
    """

    daily: bool = False
    most: int = 7
    unready: Mapping[str, str] = field(default_factory=dict)


def publish_due(
    db: sqlite3.Connection, edition: EditionConfig, order: Order, policy: Policy
) -> Published:
    """Publish what is due for an edition: nothing, today's digest, or one for each missed day.

    Args:
        db: the state; every article that waits is analyzed or told of in the policy.
        edition: its configuration.
        order: what the run asks.
        policy: what becomes of missed days.

    Returns:
        The last digest that was published, with the fates of all articles that waited.
    """
    waiting = waiting_ids(db, edition.name)
    late = {
        id_: Fate(status="deferred", reason=policy.unready[id_])
        for id_ in waiting
        if id_ in policy.unready
    }
    ids = [id_ for id_ in waiting if id_ not in late]
    start, today = cut_off(db, edition.name), local_day(order.now, order.zone)
    published = last_day(db, edition.name, today)
    last = published or local_day(start, order.zone)
    due = due_days(last, today, order.zone, rhythm=edition.period)
    ahead = order.now <= start or numbers_of(db, edition.name, today) > 0
    if not (due or order.extra or ahead):
        own = wait_on(edition, ids, f"for {_AFTER.get(edition.period, 'the next day')}", today)
        return _with(own, late)
    looked_at = edition.is_mailed and not order.send
    if policy.daily and published and not (order.extra or ahead or looked_at):
        ends = missed_ends(last, order.now, order.zone, rhythm=edition.period, most=policy.most)
        # After a change of the zone, a missed day may have ended before the last cut-off.
        ends = [end for end in ends if end > start]
        days = _Days(start=start, ends=ends, today=due[-1] == today)
        return _with(_publish_each(db, edition, order, ids, days), late)
    return _with(_publish_rest(db, edition, order, ids), late)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """The last cut-off, the ends of the missed periods, and whether today has a digest too."""

    start: datetime
    ends: Sequence[datetime]
    today: bool


def _publish_each(
    db: sqlite3.Connection, edition: EditionConfig, order: Order, ids: Sequence[str], days: _Days
) -> Published:
    """Publish a digest for each missed day that has articles, then today's if it is due."""
    arrived = arrivals_of(db, ids)
    shares: dict[int, list[str]] = {}
    for article in load_articles(db, ids):
        share = period_of(article.published, arrived[article.id], days.ends, days.start, order.zone)
        shares.setdefault(share, []).append(article.id)
    fates: dict[str, Fate] = {}
    made: list[Published] = []
    for number, end in enumerate(days.ends):
        if number in shares:
            made.append(publish(db, edition, order, Part(ids=shares[number], end=end)))
            fates |= made[-1].fates
    rest = shares.get(len(days.ends), [])
    if days.today:
        own = _publish_rest(db, edition, order, rest)
    else:
        today = local_day(order.now, order.zone)
        own = wait_on(edition, rest, "for the next publication day", today)
    if own.digest is None and made:
        own = Published(
            edition=edition.name, digest=made[-1].digest, fates=own.fates, note=own.note
        )
    return _with(own, fates)


def _publish_rest(
    db: sqlite3.Connection, edition: EditionConfig, order: Order, ids: Sequence[str]
) -> Published:
    """Publish what is not of a missed day, in the digest of today."""
    aside: dict[str, Fate] = {}
    notices: tuple[Notice, ...] = ()
    if edition.is_mailed and has_no_digest(db, edition.name):
        aside, notices = _backlog(db, order, ids)
    part = Part(
        ids=[id_ for id_ in ids if id_ not in aside],
        end=order.now,
        aside=aside,
        notices=(*notices, *source_notices(db, order)),
    )
    return publish(db, edition, order, part)


def source_notices(db: sqlite3.Connection, order: Order) -> tuple[Notice, ...]:
    """Return lines on sources that cannot be read, and on those that have fallen silent."""
    now, zone = order.now, order.zone
    failing = []
    for own in failing_sources(db):
        good = f", last good {when(own.good, now, zone)}" if own.good else ""
        failing.append(f"{own.source}: not reachable since {when(own.since, now, zone)}{good}")
    silent = silent_sources(arrivals_of_sources(db, now - WINDOW), now)
    return (
        *limited("failing", failing, "more sources cannot be reached"),
        *silence_notices(silent, now=now, zone=zone),
    )


def _backlog(
    db: sqlite3.Connection, order: Order, ids: Sequence[str]
) -> tuple[dict[str, Fate], tuple[Notice, ...]]:
    """Return the fates of what was there long before a first mail, and the line that says so."""
    period = arrival_period(order.now - FIRST, order.now, order.zone)
    modified = modified_of(db, ids)
    old = [
        article.id
        for article in load_articles(db, ids)
        if is_old(article.published or modified[article.id], period)
    ]
    if not old:
        return {}, ()
    reason = f"published before {local_day(order.now - FIRST, order.zone)}, the first digest's day"
    number = (
        "1 article that was there before is"
        if len(old) == 1
        else (f"{len(old)} articles that were there before are")
    )
    text = f"This is the first digest: {number} not in it (digest backfill makes digests of them)"
    return (
        {id_: Fate(status="held_back", reason=reason) for id_ in old},
        (Notice(kind="backlog", text=text),),
    )


def _with(own: Published, fates: Mapping[str, Fate]) -> Published:
    return Published(
        edition=own.edition,
        digest=own.digest,
        preview=own.preview,
        fates={**fates, **own.fates},
        note=own.note,
    )
