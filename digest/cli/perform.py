"""Perform a plan: the state locked and opened, progress shown, the end told by a status."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from digest.cli.options import state_folder
from digest.errors import InputError

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from digest.collect import Progress
    from digest.run import Outcome, Plan

# Several troubles at once: the first of these is the exit status (docs/cli.md).
_PRECEDENCE = (78, 74, 73, 75, 69, 65)


def perform(plan: "Plan", now: "datetime", *, quiet: bool) -> "Outcome":
    """Return the outcome of a plan, run on its state; the lock is held meanwhile."""
    from digest.run import run as run_plan

    config = replace(plan.config, state=str(state_folder(plan.config)))
    plan = replace(plan, config=config)
    with _state(plan) as db, _progress(quiet=quiet) as progress:
        return run_plan(plan, db=db, now=now, progress=progress)


def exit_status(outcome: "Outcome") -> int:
    """Return the documented status that a run ends with."""
    counts = outcome.account.counts
    statuses = {error.exit_status for error in outcome.errors}
    if counts["read"] and counts["refused"] == counts["read"]:
        statuses.add(InputError.exit_status)
    return next((status for status in _PRECEDENCE if status in statuses), 0)


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
    if not outcome.written and not any(own.note for own in outcome.published):
        click.echo("nothing new", err=True)
    if outcome.sent:
        click.echo(f"{outcome.sent} message{'s' if outcome.sent > 1 else ''} sent", err=True)


def end(outcome: "Outcome", status: int) -> None:
    """Tell every error in a line, and end the process with ``status`` if it is not 0."""
    for error in outcome.errors:
        click.echo(f"digest: {error}", err=True)
    if status == InputError.exit_status:
        click.echo("digest: no input could be read", err=True)
    if status:
        raise click.exceptions.Exit(status)


@contextmanager
def _state(plan: "Plan") -> "Iterator[sqlite3.Connection]":
    """Give the locked state, or, for a dry run, a copy of it that is thrown away."""
    import tempfile
    from pathlib import Path

    from digest.store import Lock, open_copy, open_state

    folder = state_folder(plan.config)
    if plan.write:
        with Lock(folder), open_state(folder) as db:
            yield db
    else:
        with (
            Lock(folder, create=False),
            tempfile.TemporaryDirectory(prefix="digest-dry-run-") as scratch,
            open_copy(folder, Path(scratch)) as db,
        ):
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
    for own in outcome.published:
        if own.digest:
            counts = own.digest.counts
            click.echo(
                f"{own.edition}: would {'preview' if own.preview else 'publish'} "
                f"{own.digest.name}: {counts.stories} stories of {counts.included} articles"
            )
        elif not own.note:
            click.echo(f"{own.edition}: nothing new")
        if own.note:
            click.echo(own.note)
    if plan.send:
        recipients = sum(len(edition.recipients) for edition in plan.editions)
        click.echo(f"would mail it to {recipients} recipient{'s' if recipients != 1 else ''}")
