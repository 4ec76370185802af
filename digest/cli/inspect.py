"""Commands that show what the stages see: extract, analyze, stories. They keep no state."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from digest.cli import options
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
)


@click.command()
@_ANALYSIS
def extract(
    paths: tuple[str, ...],
    config: str | None,
    sentences: int | None,
    words: int | None,
    summarizer: str | None,
    home: str | None,
    report: str | None,
) -> None:
    """Print each article of PATHS (files, folders, globs, - for standard input) as a JSON line.

    \b
    Example:
      digest extract articles/ | head -1
    """
    from digest.records import article_record

    chosen = _choose(config, sentences, words, summarizer, home)
    collected = _collect(paths, chosen[0])
    for article in collected.articles:
        click.echo(article_record(article))
    _conclude(collected, report)


@click.command()
@_ANALYSIS
def analyze(
    paths: tuple[str, ...],
    config: str | None,
    sentences: int | None,
    words: int | None,
    summarizer: str | None,
    home: str | None,
    report: str | None,
) -> None:
    """Print the analysis of each article of PATHS as a JSON line, in input order.

    \b
    Examples:
      digest analyze article.txt
      cat article.txt | digest analyze --sentences 2 -
    """
    from digest.records import analysis_record

    chosen, settings, recipe = _choose(config, sentences, words, summarizer, home)
    collected = _collect(paths, chosen)
    for told in _analyzed(collected, settings):
        click.echo(analysis_record(told, recipe))
    _conclude(collected, report)


@click.command()
@_ANALYSIS
def stories(
    paths: tuple[str, ...],
    config: str | None,
    sentences: int | None,
    words: int | None,
    summarizer: str | None,
    home: str | None,
    report: str | None,
) -> None:
    """Print each story of PATHS as a JSON line, in the order of its first article.

    \b
    Example:
      digest stories articles/
    """
    from digest.records import story_record
    from digest.stories import group_stories
    from digest.versions import Known, settle_ids

    chosen, settings, recipe = _choose(config, sentences, words, summarizer, home)
    collected = _collect(paths, chosen)
    places = {
        article.id: place for place, article in enumerate(settle_ids(collected.articles, Known()))
    }
    different = {told.article.id: told for told in _analyzed(collected, settings)}
    found = group_stories(list(different.values()))
    for story in sorted(
        found,
        key=lambda story: min(places[told.article.id] for told in (*story.articles, *story.copies)),
    ):
        click.echo(story_record(story, recipe))
    _conclude(collected, report)


def _choose(
    config: str | None,
    sentences: int | None,
    words: int | None,
    summarizer: str | None,
    home: str | None,
) -> "tuple[Config, Settings, Recipe]":
    from digest.config import check_home
    from digest.model import Settings
    from digest.publish import recipe_of

    chosen = read_config(config, Choices(sentences=sentences, words=words, summarizer=summarizer))
    try:
        home = check_home(home, where="--home") if home else ""
    except ConfigError as error:
        raise UsageError(str(error)) from error
    settings = Settings(summarizer=chosen.summarizer, outlets=chosen.outlets, home=home)
    return chosen, settings, recipe_of(chosen.editions[0], method=chosen.summarizer)


def _collect(paths: Sequence[str], config: "Config") -> "Collected":
    from datetime import UTC, datetime

    from digest.cli.values import check_paths
    from digest.collect import collect

    check_paths(paths, config)
    return collect(paths, config, seen=datetime.now(UTC))


def _analyzed(collected: "Collected", settings: "Settings") -> "Iterator[Analyzed]":
    from digest.analyze import analyze as analyze_batch
    from digest.model import Analyzed
    from digest.versions import Known, settle_ids

    articles = settle_ids(collected.articles, Known())
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        for article, analysis in zip(batch, analyze_batch(batch, settings), strict=True):
            yield Analyzed(article=article, analysis=analysis)


def _conclude(collected: "Collected", report: str | None) -> None:
    from digest.cli.reports import inspection_report, tell_refusals, write_report
    from digest.model import Refusal

    refusals = [item for item in collected.found if isinstance(item, Refusal)]
    tell_refusals(refusals)
    if report:
        write_report(report, inspection_report(collected))
    for error in collected.errors:
        click.echo(f"digest: {error}", err=True)
    if collected.errors:
        raise click.exceptions.Exit(collected.errors[0].exit_status)
    if refusals and not collected.articles:
        raise InputError("no input could be read")
