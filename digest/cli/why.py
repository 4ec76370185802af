"""The command that tells why: explain."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.find import (
    file_articles,
    is_path,
    named_articles,
    printed_how,
    read_decisions,
)
from digest.cli.options import Choices, read_config, state_folder
from digest.errors import InputError, UsageError

if TYPE_CHECKING:
    import sqlite3

    from digest.config import Config
    from digest.explain import Line
    from digest.model import Article

_MOST_REFUSED = 3
_COLORS = {
    "title": {"bold": True},
    "heading": {"fg": "cyan", "bold": True},
    "chosen": {"fg": "green"},
    "faint": {"dim": True},
}


@click.command()
@click.argument("what", metavar="FILE|ID|URL|STORY")
@options.shared(options.CONFIG, options.STATE)
def explain(what: str, config: str | None, state: str | None) -> None:
    """Tell why an article stands under its country and topics, and why with these sentences.

    STORY is the id of a story in a digest.json, or its first eight digits: why its articles are
    together, and why it ranks where it does. Colors are for terminals; NO_COLOR turns them off.

    \b
    Examples:
      digest explain article.txt
      digest explain 1f0c9a7be2d45a60
    """
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        lines = list(_lines(db, chosen, what))
    if not lines:
        _refuse(what)
        raise UsageError(
            f"{what}: no file, and neither an article in the state nor a story in a digest"
        )
    _show(lines)


def _refuse(what: str) -> None:
    """Tell why there is nothing to explain in a file or folder.

    Raises:
        InputError: it is there, but no article can be read from it.
    """
    from digest.cli.find import read_articles
    from digest.model import Refusal

    if is_path(what):
        refused = [item for item in read_articles(what) if isinstance(item, Refusal)]
        told = "; ".join(f"{item.name}: {item.reason}" for item in refused[:_MOST_REFUSED])
        raise InputError(told or f"{what}: no article is in it")


def _lines(db: "sqlite3.Connection", config: "Config", what: str) -> "Iterator[Line]":
    from digest.cli.stories import find_story, story_facts
    from digest.explain import Line, explain_story

    articles = file_articles(db, what) if is_path(what) else named_articles(db, what)
    for number, article in enumerate(articles):
        if number:
            yield from (Line(text=""), Line(text=""))
        yield from _article(db, config, article)
    if not articles and (found := find_story(db, what)):
        yield from explain_story(story_facts(db, config, found))


def _article(db: "sqlite3.Connection", config: "Config", article: "Article") -> "Iterator[Line]":
    from digest.cli.context import as_digested
    from digest.cli.find import names_of
    from digest.decisions import apply_to_stories, decisions_on
    from digest.desk import recipe_of
    from digest.explain import explain_article
    from digest.model import Story
    from digest.outlets import home_of

    decisions = read_decisions(config, state_folder(config))
    decided = decisions_on(decisions, article.id)
    settings = config.settings
    told = as_digested(db, config, article)
    (story,) = apply_to_stories([Story(id=article.id, articles=(told,))], decisions.fixes)
    yield from explain_article(
        story.articles[0],
        recipe_of(config.editions[0], method=config.summarizer),
        home=home_of(article, settings),
        rules=settings.rules,
        decisions=decided,
        names=names_of(db, decided),
        where=_where(db, article.id),
    )


def _where(db: "sqlite3.Connection", article: str) -> list[str]:
    """Return where an article was printed, a line an edition."""
    from digest.store.history import places_of

    return [
        f"printed in {place.edition} {place.digest} {how}"
        for place in places_of(db, article)
        if (how := printed_how(db, place.edition, article))
    ]


def _show(lines: "Iterable[Line]") -> None:
    """Print lines, in color on a terminal that may have it."""
    import os

    for line in lines:
        style = {} if os.environ.get("NO_COLOR") else _COLORS.get(line.style, {})
        click.echo(click.style(line.text, **style) if style else line.text)  # type: ignore[arg-type]  # styles of click
