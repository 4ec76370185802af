"""Commands that correct by hand what every later run obeys: fix, join, split."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.find import one_article
from digest.cli.options import Choices, read_config, state_folder
from digest.controls import visible_line
from digest.errors import ConfigError, UsageError

if TYPE_CHECKING:
    import sqlite3
    from datetime import date
    from pathlib import Path

    from digest.config import Config
    from digest.decisions import Decision
    from digest.model import Article

_SHARED = options.shared(options.CONFIG, options.STATE)


def _because(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Return a reason as it will be quoted: on one line, and only what a reader sees."""
    return visible_line(value or "")


_BECAUSE = click.option(
    "--because",
    metavar="TEXT",
    default="",
    show_default=False,
    callback=_because,
    help="Why; 'digest explain' cites it.",
)


@click.command()
@click.argument("what", metavar="ID|URL")
@options.shared(
    click.option("--country", metavar="CC", help="What it is about: AZ, Azerbaijan, or world."),
    click.option("--topic", metavar="NAME", help="Its topic: Economy, medtop:04000000, or other."),
    click.option("--drop", is_flag=True, help="Print it in no later digest."),
    _BECAUSE,
)
@_SHARED
def fix(
    what: str,
    country: str | None,
    topic: str | None,
    drop: bool,  # noqa: FBT001 - click calls by keyword
    because: str,
    config: str | None,
    state: str | None,
) -> None:
    """Decide the country or topic of the article ID, or leave it out; later runs obey.

    The decision is added to decisions.toml beside the configuration (without one: in the folder of
    the state), which may be edited. Published digests stay as they are; if one printed the mistake,
    the next digest corrects it in a line.

    \b
    Examples:
      digest fix 1f0c9a7be2d45a60 --country AZ --because "Ganja is in Azerbaijan"
      digest fix 1f0c9a7be2d45a60 --drop --because "an advertisement"
    """
    from digest.decisions import Fix
    from digest.store import open_state

    if not (country or topic or drop):
        raise UsageError("nothing is decided: give --country, --topic or --drop")
    if not because:
        raise UsageError("say why: --because TEXT")
    chosen = read_config(config, Choices(state=state))
    codes = _codes(country, topic, chosen)
    with open_state(state_folder(chosen), create=False) as db:
        article = one_article(db, what)
    day = _today(chosen)
    _add(chosen, Fix(article=article.id, drop=drop, because=because, day=day, **codes), [article])


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="ID ID...")
@_BECAUSE
@_SHARED
def join(what: tuple[str, ...], because: str, config: str | None, state: str | None) -> None:
    """Decide that the articles ID tell of one event; later runs make one story of them.

    \b
    Example:
      digest join 1f0c9a7be2d45a60 7030fa1532412b20 --because "the same landslide"
    """
    from digest.decisions import Together
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        articles = [one_article(db, one) for one in what]
    ids = tuple(dict.fromkeys(article.id for article in articles))
    if len(ids) < 2:
        raise UsageError("name two different articles")
    _add(chosen, Together(articles=ids, because=because, day=_today(chosen)), articles)


@click.command()
@click.argument("story", metavar="STORY")
@click.argument("what", metavar="ID")
@_BECAUSE
@_SHARED
def split(story: str, what: str, because: str, config: str | None, state: str | None) -> None:
    """Decide that the article ID does not belong to STORY (an id in digest.json); later runs obey.

    \b
    Example:
      digest split 9d31c5e0aa7f4b12 1f0c9a7be2d45a60 --because "another fire"
    """
    from digest.decisions import Apart
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        article = one_article(db, what)
        members = _members(db, story)
    ids = [member.id for member in members]
    if article.id not in ids:
        has = ", ".join(member.public_id for member in members)
        raise UsageError(f"{what}: not in the story {story}; it has {has}")
    others = tuple(dict.fromkeys(id_ for id_ in ids if id_ != article.id))
    if not others:
        raise UsageError(f"{story}: the story has no other article")
    own = Apart(article=article.id, others=others, because=because, day=_today(chosen))
    _add(chosen, own, members)


def _codes(country: str | None, topic: str | None, config: "Config") -> dict[str, str]:
    from digest.config.decisions import parse_country
    from digest.config.topics import topic_code

    try:
        return {
            "country": parse_country(country, "--country") if country else "",
            "topic": topic_code(topic, config.topics, where="--topic") if topic else "",
        }
    except ConfigError as error:
        raise UsageError(str(error)) from error


def _members(db: "sqlite3.Connection", story: str) -> "list[Article]":
    from digest.cli.stories import find_story
    from digest.store.articles import find_articles

    found = find_story(db, story)
    if found is None:
        raise UsageError(f"{story}: no digest has a story of this id")
    return [own for one in found.entry.articles for own in find_articles(db, one.id)]


def _add(config: "Config", decision: "Decision", articles: "Sequence[Article]") -> None:
    """Add a decision to the file, unless it says so already; tell where it went."""
    from dataclasses import replace

    from digest.config.decisions import HEADER, decision_table, decisions_path, load_decisions
    from digest.decisions import decisions_on
    from digest.output import write_file

    path = decisions_path(config, state_folder(config))
    made = load_decisions(path)
    before = decisions_on(made, articles[0].id)
    if before and replace(before[-1], day=decision.day, because=decision.because) == decision:
        raise UsageError(f"{path} says so already; nothing was changed")
    titles = {own.id: own.title or " ".join(own.text[:70].split()) for own in articles}
    table = decision_table(decision, titles)
    write_file(path, f"{_content(path) or HEADER}\n{table}".encode())
    click.echo(f"wrote to {path}; the next run obeys it")


def _content(path: "Path") -> str:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text if not text or text.endswith("\n") else text + "\n"


def _today(config: "Config") -> "date":
    from datetime import datetime

    return datetime.now(config.zone).date()
