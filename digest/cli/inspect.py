"""Commands that show what the stages see: extract, analyze, stories. They keep no state."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.events import LOG_JSON, Events, events
from digest.cli.options import Choices, read_config
from digest.errors import ConfigError, InputError, UsageError

if TYPE_CHECKING:
    from digest.collect import Collected
    from digest.config import Config
    from digest.model import Analyzed, Recipe, Settings

_BATCH = 64
_HOME = click.option(
    "--home", metavar="CC", help="Home country of the outlets, such as PK; weighs where unsure."
)
_ANALYSIS = options.shared(
    options.PATHS,
    options.CONFIG,
    options.SENTENCES,
    options.WORDS,
    options.SUMMARIZER,
    _HOME,
    options.REPORT,
    LOG_JSON,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inputs:
    """What a command looks at, and how."""

    collected: "Collected"
    settings: "Settings"
    recipe: "Recipe"
    config: "Config"


def _command(lines: Callable[[_Inputs], Iterator[str]]) -> click.Command:
    """Return the command that prints the lines of a function, which gives its name and help."""

    @click.command(name=lines.__name__, help=lines.__doc__)
    @_ANALYSIS
    def command(
        paths: tuple[str, ...],
        config: str | None,
        sentences: int | None,
        words: int | None,
        summarizer: str | None,
        home: str | None,
        report: str | None,
        log_json: bool,  # noqa: FBT001 - click calls by keyword
    ) -> None:
        choices = Choices(sentences=sentences, words=words, summarizer=summarizer)
        with events(lines.__name__, on=log_json) as log:
            inputs = _read(paths, read_config(config, choices), home)
            for line in lines(inputs):
                click.echo(line)
            _conclude(inputs.collected, report, log)

    return command


@_command
def extract(inputs: _Inputs) -> Iterator[str]:
    """Print each article of PATHS (files, folders, globs, - for standard input) as a JSON line.

    \b
    Example:
      digest extract articles/ | head -1
    """
    from digest.records import article_record

    yield from map(article_record, inputs.collected.articles)


@_command
def analyze(inputs: _Inputs) -> Iterator[str]:
    """Print the analysis of each article of PATHS as a JSON line, in input order.

    \b
    Examples:
      digest analyze article.txt
      cat article.txt | digest analyze --sentences 2 -
    """
    from digest.records import analysis_record

    for told in _analyzed(inputs):
        yield analysis_record(told, inputs.recipe)


@_command
def stories(inputs: _Inputs) -> Iterator[str]:
    """Print each story of PATHS as a JSON line, in the order of its first article.

    \b
    Example:
      digest stories articles/
    """
    from digest.look_again import look_again
    from digest.records import story_record
    from digest.stories import group_stories

    different = {told.article.id: told for told in _analyzed(inputs)}
    places = {id_: place for place, id_ in enumerate(different)}
    found = group_stories(
        look_again(list(different.values()), settings=inputs.settings),
        settings=inputs.config.stories,
    )
    for story in sorted(
        found,
        key=lambda story: min(places[told.article.id] for told in (*story.articles, *story.copies)),
    ):
        yield story_record(story, inputs.recipe, outlets=inputs.config.outlets)


def _read(paths: Sequence[str], config: "Config", home: str | None) -> _Inputs:
    from digest.config import check_home
    from digest.desk import recipe_of

    try:
        home = check_home(home, where="--home") if home else ""
    except ConfigError as error:
        raise UsageError(str(error)) from error
    return _Inputs(
        collected=_collect(paths, config),
        settings=replace(config.settings, home=home),
        recipe=recipe_of(config.editions[0], method=config.summarizer),
        config=config,
    )


def _collect(paths: Sequence[str], config: "Config") -> "Collected":
    from datetime import UTC, datetime

    from digest.cli.values import check_paths
    from digest.collect import collect

    check_paths(paths, config)
    return collect(paths, config, seen=datetime.now(UTC))


def _analyzed(inputs: _Inputs) -> "Iterator[Analyzed]":
    from digest.analyze import analyze as analyze_batch
    from digest.model import Analyzed
    from digest.versions import Known, settle_ids

    articles = settle_ids(inputs.collected.articles, Known())
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        for article, analysis in zip(batch, analyze_batch(batch, inputs.settings), strict=True):
            yield Analyzed(article=article, analysis=analysis)


def _conclude(collected: "Collected", report: str | None, log: Events) -> None:
    from digest.cli.reports import (
        inspection_account,
        inspection_report,
        tell_refusals,
        write_report,
    )
    from digest.model import Refusal

    refusals = [item for item in collected.found if isinstance(item, Refusal)]
    if log.on:
        log.read(collected.articles, refusals)
        log.errors(collected.errors)
        log.account(inspection_account(collected))
    else:
        tell_refusals(refusals)
        for error in collected.errors:
            click.echo(f"digest: {error}", err=True)
    if report:
        write_report(report, inspection_report(collected))
    if collected.errors:
        raise click.exceptions.Exit(collected.errors[0].exit_status)
    if refusals and not collected.articles:
        raise InputError("no input could be read")
