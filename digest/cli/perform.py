"""Perform a plan: the state locked and opened, progress shown, the end told by a status."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from digest.cli.events import Events
from digest.cli.find import read_decisions
from digest.cli.options import state_folder
from digest.cli.reports import run_report, tell_refusals, write_report
from digest.errors import InputError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime

    from digest.collect import Progress
    from digest.run import Outcome, Plan

# Several troubles at once: the first of these is the exit status (docs/cli.md).
PRECEDENCE = (78, 74, 73, 75, 69, 65)


def perform(plan: "Plan", now: "datetime", *, quiet: bool) -> "Outcome":
    """Return the outcome of a plan, run on its state; the lock is held meanwhile."""
    from digest.run import run as run_plan

    config = replace(plan.config, state=str(state_folder(plan.config)))
    decisions = read_decisions(plan.config, state_folder(plan.config))
    plan = replace(plan, config=config, decisions=decisions)
    start, limit = time.monotonic(), config.deadline.total_seconds()
    with _state(plan) as db, _progress(quiet=quiet) as progress:
        return run_plan(
            plan,
            db=db,
            now=now,
            progress=progress,
            spent=lambda: (time.monotonic() - start) / limit,
        )


def conclude(
    outcome: "Outcome",
    *,
    now: "datetime",
    report: str,
    told: "Callable[[Outcome], None] | None",
    everything: bool,
    log: Events,
) -> None:
    """Tell what a run did, to a person or to a program, and end with its status.

    Args:
        outcome: of the run.
        now: its instant.
        report: file for the accounting; "" for none.
        told: tells a person what went well; None if nobody wants to know it.
        everything: also tell the troubles that were told of in the last hours.
        log: tells events instead of lines, if it is on.
    """
    status = exit_status(outcome)
    if report:
        write_report(report, run_report(outcome, now=now, status=status))
    if log.on:
        log.outcome(outcome)
        if status:
            raise click.exceptions.Exit(status)
        return
    tell_refusals(outcome.refusals)
    if told:
        told(outcome)
    end(outcome, status, everything=everything)


def exit_status(outcome: "Outcome") -> int:
    """Return the documented status that a run ends with."""
    counts = outcome.account.counts
    statuses = {error.exit_status for error in outcome.errors}
    if counts["read"] and counts["refused"] == counts["read"]:
        statuses.add(InputError.exit_status)
    return next((status for status in PRECEDENCE if status in statuses), 0)


def tell(plan: "Plan", outcome: "Outcome") -> None:
    """Tell a person what was done: paths on standard output, notes on standard error."""
    if not plan.write:
        _tell_dry(plan, outcome)
        return
    for path in outcome.written:
        if not path.name.startswith("latest."):
            click.echo(str(path))
    for own in outcome.published:
        if own.note:
            click.echo(own.note, err=True)
    noted = any(own.note for own in outcome.published)
    # Whether there is anything new is known only if every source could be read.
    if not (outcome.written or noted or outcome.errors):
        _tell_nothing(outcome)
    if outcome.sent:
        click.echo(f"{outcome.sent} message{'s' if outcome.sent > 1 else ''} sent", err=True)


def _tell_nothing(outcome: "Outcome") -> None:
    waiting = outcome.account.reasons.get("deferred", {})
    for reason, number in waiting.items():
        click.echo(f"{number} input{'s' if number > 1 else ''} left: {reason}", err=True)
    if not waiting:
        click.echo("nothing new", err=True)


def end(outcome: "Outcome", status: int, *, everything: bool = True) -> None:
    """Tell errors and warnings in a line each, and end the process with ``status`` if it is not 0.

    Args:
        outcome: of the run.
        status: to end with.
        everything: also what was told of in the last hours; a person wants it, cron does not.
    """
    for line in (*map(str, outcome.errors), *outcome.warnings):
        if everything or line in outcome.due:
            click.echo(f"digest: {line}", err=True)
    if status == InputError.exit_status:
        click.echo("digest: no input could be read", err=True)
    if status:
        raise click.exceptions.Exit(status)


@contextmanager
def _state(plan: "Plan") -> "Iterator[sqlite3.Connection]":
    """Give the locked state, or, for a dry run, a copy of it that is thrown away."""
    from digest.store import Lock, open_state
    from digest.store.glance import open_glance

    folder = state_folder(plan.config)
    if plan.write:
        with Lock(folder), open_state(folder) as db:
            yield db
    else:
        with Lock(folder, create=False), open_glance(folder) as db:
            yield db


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Progress]":
    """Give a function that shows progress on a terminal, and only there."""
    import sys

    shown = not quiet and sys.stderr.isatty()

    def show(stage: str, done: int, total: int) -> None:
        if shown:
            of = f" of {total}" if total else ""
            click.echo(f"\r\x1b[K{stage}: {done}{of}", err=True, nl=False)

    yield show
    if shown:
        click.echo("\r\x1b[K", err=True, nl=False)


def _tell_dry(plan: "Plan", outcome: "Outcome") -> None:
    from digest.render.words import plural

    for own in outcome.published:
        if own.digest:
            counts = own.digest.counts
            click.echo(
                f"{own.edition}: would {'preview' if own.preview else 'publish'} "
                f"{own.digest.name}: {plural(counts.stories, 'story', 'stories')} of "
                f"{plural(counts.included, 'article')}"
            )
        elif not own.note:
            click.echo(f"{own.edition}: nothing new")
        if own.note:
            click.echo(own.note)
    if plan.send:
        from digest.recipients import recipients_of

        recipients = sum(len(recipients_of(edition)) for edition in plan.editions)
        click.echo(f"would mail it to {recipients} recipient{'s' if recipients != 1 else ''}")
