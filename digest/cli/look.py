"""Commands that tell what happened: trace, list, status."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.errors import UsageError

if TYPE_CHECKING:
    import sqlite3

    from digest.config import Config
    from digest.model import Article, Refusal

_SHARED = options.shared(options.CONFIG, options.STATE)


@click.command()
@click.argument("what", metavar="FILE|ID|URL")
@_SHARED
def trace(what: str, config: str | None, state: str | None) -> None:
    """Tell where an article went, in each edition: by its file, its id or its URL.

    \b
    Examples:
      digest trace articles/0371.txt
      digest trace https://indus.example/2211
    """
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        lines = list(_trace(db, what))
    if not lines:
        raise UsageError(f"{what}: no file, and no article in the state has this id or URL")
    for line in lines:
        click.echo(line)


@click.command()
@click.argument("what", metavar="FILE|ID|URL")
@_SHARED
def explain(what: str, config: str | None, state: str | None) -> None:
    """Tell why an article stands under its country and topics, and why with these sentences.

    \b
    Examples:
      digest explain article.txt
      digest explain 1f0c9a7be2d45a60
    """
    from digest.analyze import analyze
    from digest.explain import explain as explain_article
    from digest.model import Analyzed, Settings
    from digest.publish import recipe_of

    chosen = read_config(config, Choices(state=state))
    articles = _articles(what, chosen)
    if not articles:
        raise UsageError(f"{what}: no file, and no article in the state has this id or URL")
    settings = Settings(summarizer=chosen.summarizer, outlets=chosen.outlets)
    recipe = recipe_of(chosen.editions[0], method=chosen.summarizer)
    for place, (article, analysis) in enumerate(
        zip(articles, analyze(articles, settings), strict=True)
    ):
        if place:
            click.echo("")
        for line in explain_article(Analyzed(article=article, analysis=analysis), recipe):
            click.echo(line)


@click.command(name="list")
@_SHARED
def list_(config: str | None, state: str | None) -> None:
    """List the digests that were made, the latest first.

    \b
    Example:
      digest list
    """
    from digest.store import open_state
    from digest.store.history import list_digests

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        for own in list_digests(db):
            name = own.name + (" (dated)" if own.kind == "dated" else "")
            period = f"{_short(own.start)} to {_short(own.end)} UTC"
            click.echo(
                f"{own.edition:<12} {name:<18} {own.stories:>5} stories "
                f"{own.articles:>6} articles  {period}"
            )


@click.command()
@_SHARED
def status(config: str | None, state: str | None) -> None:
    """Tell what the state holds: the last run, what waits, and each source's last arrival.

    \b
    Example:
      digest status
    """
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    folder = state_folder(chosen)
    click.echo(f"configuration  {chosen.path or 'none'}")
    click.echo(f"state          {folder}")
    with open_state(folder, create=False) as db:
        for line in _status(db, chosen):
            click.echo(line)


def _status(db: "sqlite3.Connection", config: "Config") -> Iterator[str]:
    from digest.store.history import articles_by_source, sums

    found = sums(db)
    yield f"last run       {_short(found.last_run) + ' UTC' if found.runs else 'never'}"
    yield f"articles       {found.articles} stored, {found.refused} inputs refused"
    yield f"digests        {found.digests} made, {found.queued} messages queued"
    for edition, number in found.waiting:
        yield f"waiting        {number} for {edition}"
    for source in config.sources:
        yield f"configured     {source.path}"
    for source_name, number, last in articles_by_source(db):
        yield f"source         {source_name}: {number} articles, last {_short(last)} UTC"


def _articles(what: str, config: "Config") -> "list[Article]":
    """Return the articles that a file holds, or that the state has under an id or a URL."""
    from digest.model import Article
    from digest.store import open_state

    if os.path.lexists(what):
        return [item for item in _read(what) if isinstance(item, Article)]
    with open_state(state_folder(config), create=False) as db:
        return _stored(db, what)


def _stored(db: "sqlite3.Connection", what: str) -> "list[Article]":
    from digest.store.articles import find_articles
    from digest.text import canonical_url, hash_id

    url = canonical_url(what)
    return find_articles(db, hash_id("url", url) if url else what)


def _read(path: str) -> "Iterator[Article | Refusal]":
    from datetime import UTC, datetime

    from digest.extract import extract
    from digest.model import Raw
    from digest.sources import FileSource

    for raw in FileSource(path=path).read():
        if isinstance(raw, Raw):
            yield from extract(raw, seen=datetime.now(UTC))
        else:
            yield raw


def _trace(db: "sqlite3.Connection", what: str) -> Iterator[str]:
    from digest.store.history import refusals_of

    if os.path.lexists(what):
        yield from _trace_file(db, what)
        return
    found = _stored(db, what)
    for article in found:
        yield from _trace_article(db, article)
    if not found:
        for name, reason, at in refusals_of(db, what):
            yield f"{name}: refused {_short(at)} UTC: {reason}"


def _trace_file(db: "sqlite3.Connection", path: str) -> Iterator[str]:
    from digest.model import Refusal
    from digest.store.articles import find_articles
    from digest.store.intake import known_articles
    from digest.versions import settle_ids

    items = list(_read(path))
    for item in items:
        if isinstance(item, Refusal):
            yield f"{item.name}: cannot be read: {item.reason}"
    articles = [item for item in items if not isinstance(item, Refusal)]
    for item in settle_ids(articles, known_articles(db, articles)):
        stored = find_articles(db, item.id)
        if not stored:
            yield f"{item.name}: {item.id}, not read by any run yet"
        for article in stored:
            yield from _trace_article(db, article)


def _trace_article(db: "sqlite3.Connection", article: "Article") -> Iterator[str]:
    from digest.store.history import arrival_of, places_of
    from digest.store.retention import forgotten_at

    title = article.title or " ".join(article.text[:70].split())
    at = arrival_of(db, article.id)
    yield f"{article.id}  {title}"
    yield f"  from {article.source}, {article.name}"
    if not at:
        yield "  only looked at by a backfill; it has not arrived"
    else:
        yield f"  arrived {_short(at)} UTC"
    if gone := forgotten_at(db, article.id):
        yield f"  retracted {_short(gone)} UTC"
    for place in places_of(db, article.id):
        where = f" in the digest of {place.digest}" if place.digest else ""
        reason = f" ({place.reason})" if place.reason else ""
        yield f"  {place.edition}: {place.status.replace('_', ' ')}{where}{reason}"


def _short(instant: str) -> str:
    return instant[:16].replace("T", " ")
