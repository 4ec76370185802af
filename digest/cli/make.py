"""Commands that make digests: run, demo, init."""

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.events import LOG_JSON, events
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.perform import conclude, end, exit_status, perform, tell
from digest.cli.reports import is_watched, tell_refusals
from digest.cli.values import check_paths, choose_editions, has_state, parse_day, parse_instant
from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.config import Config
    from digest.run import Plan

_DEMO_DAY = "2026-11-20"
_DEMO_NOW = f"{_DEMO_DAY}T18:00+00:00"
_DEMO_NOTE = "Sample news: every event, person and outlet in this digest is invented."


@click.command()
@options.shared(
    options.PATHS,
    options.CONFIG,
    options.STATE,
    click.option(
        "--output",
        type=click.Path(),
        metavar="DIR",
        help="Folder of the digests.  [default: output]",
    ),
    click.option("--edition", metavar="NAME", help="Make only this edition."),
    click.option(
        "--day",
        metavar="DAY",
        help="Make the digest of what was published on DAY (YYYY-MM-DD); spends and mails nothing.",
    ),
    click.option("--now", metavar="TIME", help="Stand-in for the clock, such as 2026-11-24T07:00."),
    click.option(
        "--extra", is_flag=True, help="Publish what arrived since today's digest as an extra one."
    ),
    click.option("--send", is_flag=True, help="Publish editions with recipients and mail them."),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAMES",
        help="md, html, eml, json; several with commas.  [default: all]",
    ),
    click.option("--group-by", metavar="ORDER", help="country,topic (default) or topic,country."),
    options.SENTENCES,
    options.WORDS,
    options.MINUTES,
    options.SUMMARIZER,
    options.REPORT,
    click.option("--dry-run", is_flag=True, help="Say what would be done; change nothing."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was done."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    LOG_JSON,
)
def run(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    config: str | None,
    state: str | None,
    output: str | None,
    edition: str | None,
    day: str | None,
    now: str | None,
    extra: bool,  # noqa: FBT001 - click calls by keyword
    send: bool,  # noqa: FBT001 - click calls by keyword
    formats: tuple[str, ...],
    group_by: str | None,
    sentences: int | None,
    words: int | None,
    minutes: int | None,
    summarizer: str | None,
    report: str | None,
    dry_run: bool,  # noqa: FBT001 - click calls by keyword
    verbose: bool,  # noqa: FBT001 - click calls by keyword
    quiet: bool,  # noqa: FBT001 - click calls by keyword
    log_json: bool,  # noqa: FBT001 - click calls by keyword
) -> None:
    """Read PATHS (files, folders, globs, - for standard input), or the configured sources, and
    publish the digest of what arrived since the last one.

    Silent when all is well and nobody watches; the exit status is documented in docs/cli.md.

    \b
    Examples:
      digest run articles/
      digest run articles/ --day 2023-12-19 --format md,html
      digest run --send                 (in cron, with a digest.toml)
    """
    from datetime import UTC, datetime

    choices = Choices(
        sentences=sentences,
        words=words,
        minutes=minutes,
        summarizer=summarizer,
        formats=formats,
        group_by=group_by,
        state=state,
        output=output,
    )
    with events("run", on=log_json) as log:
        plan = _plan(read_config(config, choices), paths, edition, day)
        plan = replace(plan, extra=extra, send=send, write=not dry_run)
        _check(plan)
        at = parse_instant(now, plan.config) if now else datetime.now(UTC)
        outcome = perform(plan, at, quiet=quiet or log_json)
        watched = verbose or dry_run or is_watched()
        told = partial(tell, plan) if watched and not quiet else None
        conclude(outcome, now=at, report=report or "", told=told, everything=watched, log=log)


def _plan(config: "Config", paths: tuple[str, ...], edition: str | None, day: str | None) -> "Plan":
    from digest.run import Plan

    # A day of the past may be told from the state alone.
    read = bool(paths or config.sources) or not (day and has_state(state_folder(config)))
    if read:
        check_paths(paths, config)
    return Plan(
        config=config,
        paths=paths,
        editions=choose_editions(config, edition),
        span=(parse_day(day), parse_day(day)) if day else None,
        read=read,
    )


def _check(plan: "Plan") -> None:
    if plan.span and (plan.send or plan.extra):
        raise UsageError(
            "--day makes a digest of the past: it goes with neither --send nor --extra"
        )


@click.command()
@options.shared(
    click.option(
        "--output",
        type=click.Path(),
        default="output",
        show_default=True,
        metavar="DIR",
        help="Folder of the digest.",
    ),
)
def demo(output: str) -> None:
    """Make a digest of the sample news that ships with digest, always afresh, with no state kept.

    \b
    Example:
      digest demo && xdg-open output/demo/latest.html
    """
    import tempfile

    from digest.config import Config, EditionConfig, SourceConfig
    from digest.resources import seeds_dir
    from digest.run import Plan

    edition = EditionConfig(name="demo", title="World briefing", note=_DEMO_NOTE)
    with tempfile.TemporaryDirectory(prefix="digest-demo-") as scratch:
        config = Config(
            state=scratch,
            output=output,
            sources=(SourceConfig(path=f"{seeds_dir()}/*/"),),
            editions=(edition,),
        )
        now = parse_instant(_DEMO_NOW, config)
        outcome = perform(Plan(config=config, editions=(edition,)), now, quiet=False)
    tell_refusals(outcome.refusals)
    counts = outcome.account.counts
    click.echo(
        f"{counts['read']} inputs: {counts['included']} articles in the digest, "
        f"{counts['duplicate']} copies, {counts['refused']} refused (on purpose)."
    )
    for suffix in () if outcome.errors else edition.formats:
        click.echo(f"{output}/demo/{_DEMO_DAY}.{suffix}")
    end(outcome, exit_status(outcome))


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
def init(folder: str) -> None:
    """Write a commented digest.toml into FOLDER (default: here); an existing one is kept.

    \b
    Example:
      digest init ~/news && cd ~/news && digest run
    """
    from pathlib import Path

    from digest.output import write_file
    from digest.sample_config import sample_config, system_zone

    path = Path(folder, "digest.toml")
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already; nothing was changed")
    write_file(path, sample_config(system_zone(os.environ)).encode())
    click.echo(f"wrote {path}: name your sources in it, then type 'digest run'")
