"""Commands that tell what happened: trace, list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.find import (
    dated_how,
    input_names,
    is_path,
    named_articles,
    printed_how,
    read_articles,
    read_decisions,
)
from digest.cli.options import Choices, read_config, state_folder
from digest.cli.values import short_instant
from digest.errors import UsageError

if TYPE_CHECKING:
    import sqlite3

    from digest.config import Config
    from digest.decisions import Decisions
    from digest.model import Article

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
    folder = state_folder(chosen)
    with open_state(folder, create=False) as db:
        lines = list(_trace(db, what, read_decisions(chosen, folder)))
    if not lines:
        raise UsageError(f"{what}: no file, and no input in the state has this name, id or URL")
    for line in lines:
        click.echo(line)


@click.command(name="list")
@click.option("--edition", metavar="NAME", help="Only those of this edition.")
@_SHARED
def list_(edition: str | None, config: str | None, state: str | None) -> None:
    """List the digests that were made, by edition, the latest first.

    \b
    Examples:
      digest list
      digest list --edition weekly | head
    """
    from digest.explain.lines import table
    from digest.store import open_state
    from digest.store.history import list_digests

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        made = list_digests(db)
        _check_edition(edition, {own.edition for own in made}, chosen)
        rows = [
            (
                own.edition,
                own.name + (" (dated)" if own.kind == "dated" else ""),
                f"{own.stories:>5} {'story' if own.stories == 1 else 'stories'}",
                f"{own.articles:>6} {'article' if own.articles == 1 else 'articles'}",
                f"{short_instant(own.start)} to {short_instant(own.end)} UTC",
            )
            for own in made
            if edition in (None, own.edition)
        ]
    for line in table(rows):
        click.echo(line)


def _check_edition(edition: str | None, made: set[str], config: "Config") -> None:
    known = made | {own.name for own in config.editions}
    if edition is not None and edition not in known:
        names = ", ".join(sorted(known))
        raise UsageError(f"no edition is named {edition!r}; there are: {names}")


def _trace(db: "sqlite3.Connection", what: str, made: "Decisions") -> Iterator[str]:
    from digest.store.history import refusals_of

    if is_path(what):
        yield from _trace_file(db, what, made)
        return
    for article in named_articles(db, what):
        yield from _trace_article(db, article, made)
    for own in input_names(what):
        for name, reason, at in refusals_of(db, own):
            yield f"{name}: refused {short_instant(at)} UTC: {reason}"


def _trace_file(db: "sqlite3.Connection", path: str, made: "Decisions") -> Iterator[str]:
    from digest.model import Refusal
    from digest.store.articles import find_articles
    from digest.store.intake import known_articles
    from digest.versions import settle_ids

    items = list(read_articles(path))
    for item in items:
        if isinstance(item, Refusal):
            yield f"{item.name}: cannot be read: {item.reason}"
    articles = [item for item in items if not isinstance(item, Refusal)]
    for item in settle_ids(articles, known_articles(db, articles)):
        stored = find_articles(db, item.id)
        if not stored:
            yield f"{item.name}: {item.id}, not read by any run yet"
        for article in stored:
            yield from _trace_article(db, article, made)


def _trace_article(
    db: "sqlite3.Connection", article: "Article", made: "Decisions"
) -> Iterator[str]:
    from digest.cli.find import names_of
    from digest.decisions import decision_effect, decisions_on
    from digest.explain.lines import shorten
    from digest.store.history import arrival_of, places_of
    from digest.store.retention import forgotten_at

    title = article.title or shorten(article.text, 72)
    at = arrival_of(db, article.id)
    yield f"{article.id}  {title}"
    yield f"  from {article.source}, {article.name}"
    if not at:
        yield "  only looked at by a backfill; it has not arrived"
    else:
        yield f"  arrived {short_instant(at)} UTC"
    if gone := forgotten_at(db, article.id):
        yield f"  retracted {short_instant(gone)} UTC"
    for place in places_of(db, article.id):
        where = f" in the digest of {place.digest}" if place.digest else ""
        if place.status == "included" and (how := printed_how(db, place.edition, article.id)):
            where += f", {how}"
        reason = f" ({place.reason})" if place.reason else ""
        yield f"  {place.edition}: {place.status.replace('_', ' ')}{where}{reason}"
    for edition, name, how in dated_how(db, article):
        yield f"  {edition}: in the digest of {name}, {how}"
    decided = decisions_on(made, article.id)
    names = names_of(db, decided)
    for own in decided:
        yield f"  {decision_effect(own, names)}"
