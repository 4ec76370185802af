"""Run: the one file that knows all stages. Each step ends in the state, in one transaction."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from digest.analyze import analysis_key, analyze
from digest.backfill import backfill, ids_of_day
from digest.collect import Collected, Progress, collect, silent
from digest.config import Config, EditionConfig
from digest.deliver import Delivery, delivery
from digest.errors import DigestError, OutputError
from digest.ledger import Account, Fate, Line, account, combine
from digest.model import Article, Refusal, Settings
from digest.output import restore_documents, write_preview
from digest.publish import Order, Published, know_edition, publish
from digest.store.articles import add_analyses, analysis_keys, load_articles
from digest.store.database import transaction
from digest.store.digests import waiting_ids
from digest.store.intake import (
    add_articles,
    add_refusals,
    arrived,
    known_articles,
    start_run,
)
from digest.store.outbox import mark_sent, queued
from digest.store.retention import purge
from digest.versions import settle_ids

BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run shall do.

    Attributes:
        config: with the options of the command line applied.
        paths: inputs in place of the configured sources.
        editions: the editions to make.
        day: make the dated digest of this day instead of publishing arrivals.
        extra: publish what waits even if the day has its digest.
        send: publish editions with recipients, queue their messages and send what waits.
        write: whether files and messages leave; a dry run works on a copy of the state.
    """

    config: Config
    paths: tuple[str, ...] = ()
    editions: tuple[EditionConfig, ...]
    day: date | None = None
    extra: bool = False
    send: bool = False
    write: bool = True

    @property
    def settings(self) -> Settings:
        """What analyses depend on."""
        return Settings(summarizer=self.config.summarizer, outlets=self.config.outlets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did.

    Attributes:
        published: one for each edition.
        accounts: one for each edition, in the same order.
        refusals: inputs that were refused and that no earlier run told of.
        errors: what went wrong without stopping the run.
        written: paths of the files that were written.
        sent: number of messages that left.
    """

    published: tuple[Published, ...]
    accounts: tuple[Account, ...]
    refusals: tuple[Refusal, ...] = ()
    errors: tuple[DigestError, ...] = ()
    written: tuple[Path, ...] = ()
    sent: int = 0

    @property
    def account(self) -> Account:
        """The accounting of the whole run."""
        return combine(self.accounts)


def run(
    plan: Plan, *, db: sqlite3.Connection, now: datetime, progress: Progress = silent
) -> Outcome:
    """Read what is new and publish it; an interrupted run is finished by the next one.

    Args:
        plan: what to do.
        db: the state, locked by the caller.
        now: the instant of the run, aware.
        progress: is told how far the slow stages are.

    Raises:
        DigestError: nothing can be published; errors that do not stop the run are in the outcome.
    """
    deliver = delivery(plan.config.mail) if plan.send and plan.write else None
    collected = collect(
        plan.paths, plan.config, seen=now, exclude=_own_places(plan.config), progress=progress
    )
    if plan.day:
        lines, published, refusals = _run_dated(plan, plan.day, db, collected, now, progress)
    else:
        lines, published, refusals = _run_arrivals(plan, db, collected, now, progress)
    errors: list[DigestError] = list(collected.errors)
    written: list[Path] = []
    sent = 0
    if plan.write:
        try:
            written = _write(plan, db, published)
            sent = _send(db, deliver) if deliver else 0
        except OutputError as error:
            errors.append(error)
    with transaction(db):
        purge(db, now - plan.config.retention)
    return Outcome(
        published=tuple(published),
        accounts=tuple(_account(lines, own) for own in published),
        refusals=tuple(refusals),
        errors=tuple(errors),
        written=tuple(written),
        sent=sent,
    )


def _run_arrivals(
    plan: Plan,
    db: sqlite3.Connection,
    collected: Collected,
    now: datetime,
    progress: Progress,
) -> tuple[list[Line], list[Published], Sequence[Refusal]]:
    with transaction(db):
        number, at = start_run(db, now)
        for edition in plan.editions:
            know_edition(db, edition.name, at=at)
        articles = _settled(db, collected)
        before = arrived(db, [article.id for article in articles])
        add_articles(db, articles, number, at)
        refusals = add_refusals(db, _refusals(collected), number)
    lines = _lines(collected, articles, before)
    waiting = {id_ for edition in plan.editions for id_ in waiting_ids(db, edition.name)}
    _analyze(db, sorted(waiting), plan.settings, progress)
    order = Order(
        now=now,
        zone=plan.config.zone,
        method=plan.config.summarizer,
        sender=plan.config.mail.sender,
        extra=plan.extra,
        send=plan.send,
        repeated=[line.article for line in lines if line.status == "duplicate"],
    )
    published = [publish(db, edition, order) for edition in plan.editions]
    return lines, published, refusals


def _run_dated(
    plan: Plan,
    day: date,
    db: sqlite3.Connection,
    collected: Collected,
    now: datetime,
    progress: Progress,
) -> tuple[list[Line], list[Published], Sequence[Refusal]]:
    with transaction(db):
        articles = _settled(db, collected)
        add_articles(db, articles, None, now)
    _analyze(db, ids_of_day(db, day, plan.config.zone), plan.settings, progress)
    published = [
        backfill(
            db,
            edition,
            day=day,
            zone=plan.config.zone,
            now=now,
            read=articles,
            method=plan.config.summarizer,
            sender=plan.config.mail.sender,
        )
        for edition in plan.editions
    ]
    return _lines(collected, articles, {}), published, _refusals(collected)


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


def _analyze(
    db: sqlite3.Connection, ids: Sequence[str], settings: Settings, progress: Progress
) -> None:
    """Analyze the articles that have no current analysis, a batch and a transaction at a time."""
    done = 0
    for batch in _batches(ids):
        stored = analysis_keys(db, batch)
        articles = load_articles(db, batch)
        keys = {article.id: analysis_key(article, settings) for article in articles}
        due = [article for article in articles if stored.get(article.id) != keys[article.id]]
        if due:
            analyses = analyze(due, settings)
            with transaction(db):
                add_analyses(db, analyses, keys)
        done += len(batch)
        progress("analyzing", done, len(ids))


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _write(plan: Plan, db: sqlite3.Connection, published: Sequence[Published]) -> list[Path]:
    output = Path(plan.config.output)
    written = restore_documents(db, output)
    for own in published:
        written += write_preview(output, own.edition, own.preview)
    return written


def _send(db: sqlite3.Connection, deliver: Delivery) -> int:
    sent = 0
    for message in queued(db):
        deliver(message)
        with transaction(db):
            mark_sent(db, message.id)
        sent += 1
    return sent


def _own_places(config: Config) -> tuple[str, ...]:
    """Return what must never be read as input: our own output, state, mail and configuration."""
    mail = config.mail.folder if config.mail.transport == "folder" else ""
    places = (config.output, config.state, mail, config.path)
    return tuple(str(Path(place).resolve()) for place in places if place)
