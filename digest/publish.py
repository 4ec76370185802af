"""Publish: one edition's open period becomes a frozen digest, its documents and its messages."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.compose import compose, printed_stories
from digest.config import Config, EditionConfig, MailConfig
from digest.correct import corrections
from digest.decisions import Decisions
from digest.desk import NONE_MADE, Desk, desk_of
from digest.ledger import Fate
from digest.letters import Mailing, fill_subject, unsubscribe_secret, write_letters
from digest.line_up import LineUp, line_up
from digest.model import (
    Analyzed,
    Counts,
    Digest,
    Document,
    Notice,
    Period,
    Refusal,
)
from digest.period import FIRST, arrival_period, local_day
from digest.recipients import recipients_of
from digest.render import parts_of_mail, render, to_json
from digest.store.articles import load_analyzed
from digest.store.database import transaction
from digest.store.digests import (
    add_digest,
    add_placements,
    begin_edition,
    cut_off,
    earlier_prints,
    has_no_digest,
    numbers_of,
    waiting_ids,
)
from digest.store.intake import recent_refusals
from digest.store.outbox import queue
from digest.store.stories import load_memory, remember

_MOST_NAMED = 12
_NEXT = "for the next digest"
# What a digest without stories is mailed for all the same.
_FOR_READERS = ("backlog", "correction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run asks of every edition.

    Attributes:
        now: the cut-off, aware.
        config: the configuration.
        extra: publish even if the day has its digest already.
        send: publish editions with recipients and queue their messages; without, they are
            previewed.
        repeated: ids of articles that this run read again, once for each further time.
        decisions: what was corrected by hand.
        fresh: some of what the run analyzed, by id; it need not be read again.
    """

    now: datetime
    config: Config
    extra: bool = False
    send: bool = False
    repeated: Sequence[str] = ()
    decisions: Decisions = NONE_MADE
    fresh: Mapping[str, Analyzed] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """The zone that days are cut in."""
        return self.config.zone

    def desk(self, edition: EditionConfig) -> Desk:
        """Return how an edition works.

        Raises:
            ConfigError: it names a country or topic that is not known.
        """
        return desk_of(edition, self.config, self.decisions)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one digest takes of what waits for its edition.

    Attributes:
        ids: of analyzed articles.
        end: the cut-off of its period, aware.
        aside: articles that it settles without printing them.
        notices: lines for its last part, beside those of refused inputs.
    """

    ids: Sequence[str]
    end: datetime
    aside: Mapping[str, Fate] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def template_dirs(edition: EditionConfig) -> tuple[Path, ...]:
    """Return the folders whose templates come before the shipped ones."""
    return (Path(edition.template),) if edition.template else ()


def publish(
    db: sqlite3.Connection, edition: EditionConfig, order: Order, part: Part | None = None
) -> Published:
    """Publish what waits for an edition, in one transaction, or say why it waits on.

    Args:
        db: the state.
        edition: its configuration.
        order: what the run asks.
        part: what it takes; None for all that waits, if all of that is analyzed.
    """
    part = part or Part(ids=waiting_ids(db, edition.name), end=order.now)
    waiting = (*part.ids, *part.aside)
    start, day = cut_off(db, edition.name), local_day(part.end, order.zone)
    number = numbers_of(db, edition.name, day) + 1
    empty = edition.send_empty and edition.is_mailed and order.send and number == 1
    if not waiting and not empty:
        return Published(edition=edition.name, fates={})
    if part.end <= start:
        return wait_on(edition, waiting, "the clock is before the last cut-off", day)
    if number > 1 and not order.extra:
        return wait_on(edition, waiting, _NEXT, day)
    period = arrival_period(start, part.end, order.zone)
    desk = order.desk(edition)
    told = load_analyzed(db, part.ids, order.fresh)
    lined = _line_up(db, edition.name, told, desk, period)
    fates = {**lined.fates, **part.aside}
    refused = recent_refusals(db, start, part.end)
    digest = compose(
        lined.ranked,
        recipe=desk.recipe,
        period=period,
        day=day,
        number=number,
        counts=count(fates, refused, order.repeated),
        notices=(
            *corrections(db, edition.name, order.decisions, day=day),
            *part.notices,
            *refusal_notices(refused),
        ),
    )
    documents = render(
        digest,
        formats=edition.formats,
        sender=order.config.mail.sender,
        template_dirs=template_dirs(edition),
    )
    if edition.is_mailed and not order.send:
        return _preview(edition, waiting, digest, documents)
    _commit(db, edition, digest, documents, lined, fates, order)
    return Published(edition=edition.name, digest=digest, fates=fates)


def know_edition(db: sqlite3.Connection, edition: str, *, at: datetime) -> None:
    """Record an edition when a run first meets it; its first period is the day before."""
    begin_edition(db, edition, since=at - FIRST)


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


def wait_on(edition: EditionConfig, waiting: Sequence[str], reason: str, day: date) -> Published:
    """Return that nothing is published today, why, and that the articles wait."""
    if not waiting:
        return Published(edition=edition.name, fates={})
    number = "1 new article waits" if len(waiting) == 1 else f"{len(waiting)} new articles wait"
    note = f"{edition.name}: {number}: {reason}"
    if reason == _NEXT:
        note = (
            f"{edition.name}: the digest of {day} is published; {number} for the next one"
            " (--extra publishes now)"
        )
    fates = {id_: Fate(status="deferred", reason=reason) for id_ in waiting}
    return Published(edition=edition.name, fates=fates, note=note)


def _line_up(
    db: sqlite3.Connection, edition: str, told: Sequence[Analyzed], desk: Desk, period: Period
) -> LineUp:
    prints = {one.analysis.fingerprint for one in told} - {""}
    return line_up(
        told,
        desk=desk,
        period=period,
        printed=earlier_prints(db, edition, sorted(prints)),
        memory=load_memory(db, edition, at=period.end, days=desk.stories.memory_days),
        is_first=has_no_digest(db, edition),
    )


def _commit(
    db: sqlite3.Connection,
    edition: EditionConfig,
    digest: Digest,
    documents: Sequence[Document],
    lined: LineUp,
    fates: Mapping[str, Fate],
    order: Order,
) -> None:
    mailing = _mailing(digest, edition, order.config.mail)
    with transaction(db):
        stored = add_digest(db, digest, to_json(digest), documents, made=order.now)
        add_placements(db, edition.name, stored, fates)
        remember(
            db,
            edition.name,
            stored,
            [ranked.assessed.story for ranked in lined.ranked],
            printed=printed_stories(digest),
            at=digest.period.end,
        )
        if mailing:
            queue(db, stored, mailing.letters, mailing.bodies, sender=mailing.sender, now=order.now)


def _mailing(digest: Digest, edition: EditionConfig, mail: MailConfig) -> Mailing | None:
    recipients = recipients_of(edition)
    if not recipients or not (edition.send_empty or _is_worth_mail(digest)):
        return None
    parts = parts_of_mail(digest, template_dirs=template_dirs(edition))
    subject = fill_subject(edition.subject, digest, parts.subject)
    return write_letters(
        digest,
        replace(parts, subject=subject),
        recipients,
        mail,
        secret=unsubscribe_secret(mail),
    )


def _is_worth_mail(digest: Digest) -> bool:
    """Return whether a digest has something for readers; one that only holds back has not."""
    return digest.counts.stories > 0 or any(own.kind in _FOR_READERS for own in digest.notices)
