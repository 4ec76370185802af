"""Publish: one edition's open period becomes a frozen digest, its documents and its messages."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from digest.compose import compose
from digest.config import EditionConfig
from digest.ledger import Fate
from digest.message import build_message
from digest.model import (
    Analyzed,
    Counts,
    Digest,
    Document,
    Notice,
    Recipe,
    Refusal,
    Story,
)
from digest.period import FIRST, arrival_period, local_day
from digest.rank import rank_stories
from digest.render import parts_of_mail, render, to_json
from digest.store.articles import load_analyzed
from digest.store.database import transaction
from digest.store.digests import (
    add_digest,
    add_placements,
    begin_edition,
    cut_off,
    earlier_prints,
    numbers_of,
    waiting_ids,
)
from digest.store.intake import recent_refusals
from digest.store.outbox import queue
from digest.stories import group_stories

_MOST_NAMED = 12
_NEXT = "for the next digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run asks of every edition.

    Attributes:
        now: the cut-off, aware.
        zone: the zone that days are cut in.
        method: the name of the summarizer.
        sender: who messages are from, "" for nobody in particular.
        extra: publish even if the day has its digest already.
        send: publish editions with recipients and queue their messages; without, they are
            previewed.
        repeated: ids of articles that this run read again, once for each further time.
    """

    now: datetime
    zone: ZoneInfo
    method: str = "digest"
    sender: str = ""
    extra: bool = False
    send: bool = False
    repeated: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of an edition in a run.

    Attributes:
        edition: its name.
        digest: the digest that was published or previewed, None if there was nothing to do.
        preview: the documents, if it was only looked at.
        fates: for every article that waited.
        note: what a person at a terminal should know, "" if nothing.
    """

    edition: str
    digest: Digest | None = None
    preview: tuple[Document, ...] = ()
    fates: Mapping[str, Fate]
    note: str = ""


def recipe_of(edition: EditionConfig, *, method: str) -> Recipe:
    """Return what the composer needs of an edition's configuration."""
    return Recipe(
        edition=edition.name,
        title=edition.title,
        note=edition.note,
        group_by=edition.group_by,
        words=edition.words,
        sentences=edition.sentences,
        method=method,
    )


def publish(db: sqlite3.Connection, edition: EditionConfig, order: Order) -> Published:
    """Publish what waits for an edition, in one transaction, or say why it waits on.

    Args:
        db: the state; every waiting article is analyzed.
        edition: its configuration.
        order: what the run asks.
    """
    waiting = waiting_ids(db, edition.name)
    start, day = cut_off(db, edition.name), local_day(order.now, order.zone)
    number = numbers_of(db, edition.name, day) + 1
    if not waiting:
        return Published(edition=edition.name, fates={})
    if order.now <= start:
        return _wait(edition, waiting, "the clock is before the last cut-off", day)
    if number > 1 and not order.extra:
        return _wait(edition, waiting, _NEXT, day)
    stories, fates = _settle(db, edition.name, load_analyzed(db, waiting))
    period = arrival_period(start, order.now, order.zone)
    refused = recent_refusals(db, start)
    digest = compose(
        rank_stories(stories, end=period.end, zone=order.zone),
        recipe=recipe_of(edition, method=order.method),
        period=period,
        day=day,
        number=number,
        counts=count(fates, refused, order.repeated),
        notices=refusal_notices(refused),
    )
    documents = render(digest, formats=edition.formats, sender=order.sender)
    if edition.recipients and not order.send:
        return _preview(edition, waiting, digest, documents)
    _commit(db, edition, digest, documents, fates, order)
    return Published(edition=edition.name, digest=digest, fates=fates)


def know_edition(db: sqlite3.Connection, edition: str, *, at: datetime) -> None:
    """Record an edition when a run first meets it; its first period is the day before."""
    begin_edition(db, edition, since=at - FIRST)


def story_fates(stories: Sequence[Story]) -> dict[str, Fate]:
    """Return where the articles of printed stories went: included, or a copy of one that is."""
    fates: dict[str, Fate] = {}
    for story in stories:
        first = story.articles[0].article
        fates |= {told.article.id: Fate(status="included") for told in story.articles}
        fates |= {
            told.article.id: Fate(status="duplicate", reason=f"copy of {first.public_id}")
            for told in story.copies
        }
    return fates


def count(
    fates: Mapping[str, Fate], refused: Sequence[Refusal] = (), repeated: Sequence[str] = ()
) -> Counts:
    """Return the counts of a digest, whose ``read`` is the sum of the others."""
    statuses = [fate.status for fate in fates.values()]
    statuses += ["duplicate" for id_ in repeated if id_ in fates]
    return Counts(
        read=len(statuses) + len(refused),
        included=statuses.count("included"),
        duplicate=statuses.count("duplicate"),
        held_back=statuses.count("held_back"),
        refused=len(refused),
    )


def refusal_notices(refused: Sequence[Refusal]) -> tuple[Notice, ...]:
    """Return lines that name refused inputs by their file names, without folders."""
    named = [
        Notice(kind="refused", text=f"{refusal.name.rsplit('/', 1)[-1]}: {refusal.reason}")
        for refusal in refused[:_MOST_NAMED]
    ]
    if len(refused) > _MOST_NAMED:
        text = f"{len(refused) - _MOST_NAMED} more inputs; the run's report names them"
        named.append(Notice(kind="refused", text=text))
    return tuple(named)


def _preview(
    edition: EditionConfig,
    waiting: Sequence[str],
    digest: Digest,
    documents: tuple[Document, ...],
) -> Published:
    return Published(
        edition=edition.name,
        digest=digest,
        preview=documents,
        fates={id_: Fate(status="deferred", reason="only previewed") for id_ in waiting},
        note=f"{edition.name}: a preview; 'digest run --send' publishes and mails it",
    )


def _wait(edition: EditionConfig, waiting: Sequence[str], reason: str, day: date) -> Published:
    number = "1 new article waits" if len(waiting) == 1 else f"{len(waiting)} new articles wait"
    note = f"{edition.name}: {number}: {reason}"
    if reason == _NEXT:
        note = (
            f"{edition.name}: the digest of {day} is published; {number} for the next one"
            " (--extra publishes now)"
        )
    fates = {id_: Fate(status="deferred", reason=reason) for id_ in waiting}
    return Published(edition=edition.name, fates=fates, note=note)


def _settle(
    db: sqlite3.Connection, edition: str, told: Sequence[Analyzed]
) -> tuple[tuple[Story, ...], dict[str, Fate]]:
    """Return the stories to print, and where every article went."""
    prints = {one.analysis.fingerprint for one in told} - {""}
    earlier = earlier_prints(db, edition, sorted(prints))
    again = {
        one.article.id: Fate(
            status="duplicate",
            reason="copy of {} in the digest of {}".format(*earlier[one.analysis.fingerprint]),
        )
        for one in told
        if one.analysis.fingerprint in earlier
    }
    stories = group_stories([one for one in told if one.article.id not in again])
    return stories, story_fates(stories) | again


def _commit(
    db: sqlite3.Connection,
    edition: EditionConfig,
    digest: Digest,
    documents: Sequence[Document],
    fates: Mapping[str, Fate],
    order: Order,
) -> None:
    messages = _messages(digest, edition.recipients, order.sender)
    with transaction(db):
        stored = add_digest(db, digest, to_json(digest), documents, made=order.now)
        add_placements(db, edition.name, stored, fates)
        queue(db, stored, messages)


def _messages(digest: Digest, recipients: Sequence[str], sender: str) -> list[tuple[str, bytes]]:
    if not recipients:
        return []
    parts = parts_of_mail(digest)
    return [
        (
            recipient,
            build_message(
                digest,
                text=parts.text,
                html=parts.html,
                subject=parts.subject,
                sender=sender,
                recipient=recipient,
            ),
        )
        for recipient in recipients
    ]
