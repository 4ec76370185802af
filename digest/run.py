"""Run: the one file that knows all stages. Each step ends in the state, in one transaction."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from digest.backfill import backfill, days_published
from digest.catch_up import Policy, publish_due
from digest.collect import Collected, Progress, collect, silent, source_name
from digest.config import Config, EditionConfig
from digest.config.decisions import FILE_NAME as DECISIONS
from digest.decisions import Decisions
from digest.desk import NONE_MADE
from digest.errors import DigestError, OutputError
from digest.ledger import Account, Fate, Line, account, combine
from digest.limits import Spent, unlimited
from digest.model import Article, Refusal
from digest.output import drop_preview, restore_documents, write_preview
from digest.publish import Order, Published, know_edition
from digest.send import RunClock, Sending, check_mail, send
from digest.sources import Deferral
from digest.store.clock import Leap, fresh_leap, leap_around, undo_leap
from digest.store.database import transaction
from digest.store.digests import waiting_ids
from digest.store.intake import (
    add_articles,
    add_refusals,
    arrived,
    known_articles,
    start_run,
)
from digest.store.retention import forget_editions, purge
from digest.store.troubles import last_run, record_health, tell_troubles
from digest.study import Studied, study
from digest.versions import settle_ids

# A clock that is this much behind the last run, or ahead of one, is told of.
_BEHIND, _AHEAD = timedelta(minutes=5), timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run shall do.

    Attributes:
        config: with the options of the command line applied.
        paths: inputs in place of the configured sources.
        editions: the editions to make.
        span: make the dated digests from the one day to the other, instead of publishing arrivals.
        read: whether sources are read at all; otherwise the state's articles have to do.
        extra: publish what waits even if the day has its digest.
        send: publish editions with recipients, queue their messages and send what waits.
        write: whether files and messages leave; a dry run works on a copy of the state.
        decisions: what was corrected by hand.
    """

    config: Config
    paths: tuple[str, ...] = ()
    editions: tuple[EditionConfig, ...]
    span: tuple[date, date] | None = None
    read: bool = True
    extra: bool = False
    send: bool = False
    write: bool = True
    decisions: Decisions = NONE_MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did.

    Attributes:
        published: one for each edition.
        accounts: one for each edition, in the same order.
        refusals: inputs that were refused and that no earlier run told of.
        errors: what went wrong without stopping the run.
        warnings: what is odd but no error, such as a clock that went back.
        due: of the messages of errors and warnings, those that standard error should have though
            nobody watches: new ones, and again once a day.
        written: paths of the files that were written.
        sent: number of messages that left.
        sources: each source that gave something, with the number of its articles.
    """

    published: tuple[Published, ...]
    accounts: tuple[Account, ...]
    refusals: tuple[Refusal, ...] = ()
    errors: tuple[DigestError, ...] = ()
    warnings: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    sent: int = 0
    sources: tuple[tuple[str, int], ...] = ()

    @property
    def account(self) -> Account:
        """The accounting of the whole run."""
        return combine(self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What the steps of a run share; as in ``run``."""

    plan: Plan
    db: sqlite3.Connection
    collected: Collected
    now: datetime
    leap: Leap | None
    progress: Progress
    spent: Spent


def run(
    plan: Plan,
    *,
    db: sqlite3.Connection,
    now: datetime,
    progress: Progress = silent,
    spent: Spent = unlimited,
) -> Outcome:
    """Read what is new and publish it; an interrupted run is finished by the next one.

    Args:
        plan: what to do.
        db: the state, locked by the caller.
        now: the instant of the run, aware.
        progress: is told how far the slow stages are.
        spent: of the run's deadline.

    Raises:
        DigestError: nothing can be published; errors that do not stop the run are in the outcome.
    """
    if plan.send:
        check_mail(plan.config.mail, plan.editions)
    before, leap = last_run(db), leap_around(db, now)
    collected = _collect(plan, now, progress, spent) if plan.read else Collected(found=())
    work = _Work(
        plan=plan, db=db, collected=collected, now=now, leap=leap, progress=progress, spent=spent
    )
    lines, published, refusals = _run_dated(work) if plan.span else _run_arrivals(work)
    errors: list[DigestError] = list(collected.errors)
    written: list[Path] = []
    sending = Sending()
    if plan.write:
        try:
            written = _write(plan, db, published)
        except OutputError as error:
            errors.append(error)
        if plan.send:
            sending = _send(plan, db, now, spent)
            errors += sending.errors
    fresh = fresh_leap(db, now)
    warnings = (*_clock_warnings(before, now, back=leap, ahead=fresh), *sending.notes)
    with transaction(db):
        # What only a clock that was set ahead calls old is not forgotten.
        _forget(db, plan.config, fresh.before if fresh else now)
        due = tell_troubles(db, [*map(str, errors), *warnings], now)
    return Outcome(
        published=tuple(published),
        accounts=tuple(_account(lines, own) for own in published),
        refusals=tuple(refusals),
        errors=tuple(errors),
        warnings=warnings,
        due=tuple(due),
        written=tuple(written),
        sent=sending.sent,
        sources=tuple(sorted(Counter(own.source for own in collected.articles).items())),
    )


def _forget(db: sqlite3.Connection, config: Config, at: datetime) -> None:
    old = at - config.retention
    forget_editions(db, old, configured=[edition.name for edition in config.editions])
    purge(db, old)


def _collect(plan: Plan, now: datetime, progress: Progress, spent: Spent) -> Collected:
    return collect(
        plan.paths,
        plan.config,
        seen=now,
        exclude=_own_places(plan.config),
        progress=progress,
        spent=spent,
    )


def _run_arrivals(work: _Work) -> tuple[list[Line], list[Published], Sequence[Refusal]]:
    plan, db, collected = work.plan, work.db, work.collected
    with transaction(db):
        if work.leap:
            undo_leap(db, work.leap, work.now)
        number, at = start_run(db, work.now)
        for edition in plan.editions:
            know_edition(db, edition.name, at=at)
        articles = _settled(db, collected)
        before = arrived(db, [article.id for article in articles])
        add_articles(db, articles, number, at, modified=collected.modified)
        refusals = add_refusals(db, _refusals(collected), number)
        if not plan.paths:
            sources = [source_name(source.name, source.path) for source in plan.config.sources]
            record_health(db, sources, collected.failed, at)
    lines = _lines(collected, articles, before)
    waiting = {id_ for edition in plan.editions for id_ in waiting_ids(db, edition.name)}
    studied = _study(work, sorted(waiting))
    policy = Policy(
        daily=plan.config.catch_up == "daily",
        most=plan.config.catch_up_days,
        unready=studied.failed,
    )
    order = _order(work, lines, studied)
    published = [publish_due(db, edition, order, policy) for edition in plan.editions]
    return lines, published, refusals


def _order(work: _Work, lines: Sequence[Line], studied: Studied) -> Order:
    plan = work.plan
    return Order(
        now=work.now,
        config=plan.config,
        extra=plan.extra,
        send=plan.send,
        repeated=[line.article for line in lines if line.status == "duplicate"],
        decisions=plan.decisions,
        fresh=studied.fresh,
    )


def _run_dated(work: _Work) -> tuple[list[Line], list[Published], Sequence[Refusal]]:
    plan, db, collected = work.plan, work.db, work.collected
    first, last = plan.span or (date.max, date.min)
    with transaction(db):
        articles = _settled(db, collected)
        add_articles(db, articles, None, work.now, modified=collected.modified)
    days = days_published(db, first, last, plan.config.zone)
    studied = _study(work, [id_ for ids in days.values() for id_ in ids])
    order = _order(work, (), studied)
    published = [
        backfill(db, edition, order, days=days, read=articles, unready=studied.failed)
        for edition in plan.editions
    ]
    return _lines(collected, articles, {}), published, _refusals(collected)


def _study(work: _Work, ids: Sequence[str]) -> Studied:
    return study(work.db, ids, work.plan.config.settings, progress=work.progress, spent=work.spent)


def _clock_warnings(
    before: datetime | None, now: datetime, *, back: Leap | None, ahead: Leap | None
) -> tuple[str, ...]:
    """Return what is odd about the clock, told without the instant so that it is told once."""
    if before and now < before - _BEHIND:
        then = "nothing is published before that" if not back else "it counts as made now"
        line = f"the clock is behind the last run, at {before:%Y-%m-%d %H:%M} UTC: is it right?"
        return (f"{line} ({then})",)
    if ahead and ahead.after > ahead.before + _AHEAD:
        line = f"a run was long ago, at {ahead.before:%Y-%m-%d %H:%M} UTC, and then none until"
        return (f"{line} {ahead.after:%Y-%m-%d}: is the clock right?",)
    return ()


def _settled(db: sqlite3.Connection, collected: Collected) -> tuple[Article, ...]:
    articles = collected.articles
    return settle_ids(articles, known_articles(db, articles))


def _refusals(collected: Collected) -> list[Refusal]:
    return [item for item in collected.found if isinstance(item, Refusal)]


def _lines(
    collected: Collected, articles: Sequence[Article], before: Mapping[str, int]
) -> list[Line]:
    """Return a line for each input; articles that an edition must settle stand as deferred."""
    lines: list[Line] = []
    first: dict[str, str] = {}
    settled = iter(articles)
    for item in collected.found:
        if isinstance(item, Refusal):
            lines.append(Line(input=item.name, status="refused", reason=item.reason))
            continue
        if isinstance(item, Deferral):
            lines.append(Line(input=item.name, status="deferred", reason=item.reason))
            continue
        article = next(settled)
        if article.id not in first:
            first[article.id] = article.name
            lines.append(Line(input=article.name, article=article.id, status="deferred"))
        elif article.id in before:
            lines.append(Line(input=article.name, article=article.id, status="known"))
        else:
            reason = f"same as {first[article.id]}"
            lines.append(
                Line(input=article.name, article=article.id, status="duplicate", reason=reason)
            )
    return lines


def _account(lines: Sequence[Line], published: Published) -> Account:
    """Return an edition's accounting: what did not wait for it was settled by an earlier run."""
    read = {line.article for line in lines}
    known = Fate(status="known")
    fates = {id_: published.fates.get(id_, known) for id_ in read}
    carried = sum(
        id_ not in read and fate.status != "deferred" for id_, fate in published.fates.items()
    )
    return account(lines, fates, carried=carried)


def _write(plan: Plan, db: sqlite3.Connection, published: Sequence[Published]) -> list[Path]:
    output = Path(plan.config.output)
    written = restore_documents(db, output)
    for own in published:
        written += write_preview(output, own.edition, own.preview)
        if own.digest and not own.preview and not plan.span:
            drop_preview(output, own.edition)
    return written


def _send(plan: Plan, db: sqlite3.Connection, now: datetime, spent: Spent) -> Sending:
    mail = plan.config.mail
    left = plan.config.deadline * max(0.0, 1 - spent())
    return send(db, mail, clock=RunClock(now), deadline=now + left, patience=mail.retry_for)


def _own_places(config: Config) -> tuple[str, ...]:
    """Return what must never be read as input: our own output, state, mail and configuration."""
    mail = config.mail.folder if config.mail.transport in ("folder", "maildir") else ""
    decisions = str(Path(config.path).with_name(DECISIONS)) if config.path else ""
    places = (config.output, config.state, mail, config.path, decisions)
    return tuple(str(Path(place).resolve()) for place in places if place)
