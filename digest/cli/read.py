"""Commands that read what was made: show, verify."""

import re
import sys
from typing import TYPE_CHECKING

import click

from digest.cli import options
from digest.cli.options import Choices, read_config, state_folder
from digest.errors import InputError, UsageError

if TYPE_CHECKING:
    import sqlite3

    from digest.model import Article

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:-\d+|-dated)?")


@click.command()
@click.argument("what", required=False, metavar="[DAY|ID]")
@options.shared(
    options.CONFIG,
    options.STATE,
    click.option("--edition", metavar="NAME", help="Of which edition.  [default: the first]"),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["md", "html", "eml", "json"]),
        default="md",
        show_default=True,
        help="How to print a digest.",
    ),
)
def show(
    what: str | None, config: str | None, state: str | None, edition: str | None, format_: str
) -> None:
    """Print the digest of DAY (the latest without one), or the text of the article ID.

    Eight digits of an id are enough.

    \b
    Examples:
      digest show
      digest show 2026-11-24
      digest show 1f0c9a7b
    """
    from digest.store import open_state

    chosen = read_config(config, Choices(state=state))
    with open_state(state_folder(chosen), create=False) as db:
        if what and not _DAY.fullmatch(what):
            _show_article(db, what)
        else:
            name = edition or chosen.editions[0].name
            _show_digest(db, name, what or "", format_, chosen.mail.sender)


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@options.shared(
    click.option(
        "--articles",
        type=click.Path(),
        metavar="FILE",
        help="Check against the output of 'digest extract' in place of the state.",
    ),
    options.CONFIG,
    options.STATE,
)
def verify(file: str, articles: str | None, config: str | None, state: str | None) -> None:
    """Check that every sentence of FILE, a digest.json, stands word for word in its article.

    \b
    Examples:
      digest verify output/daily/latest.json
      digest verify latest.json --articles extract.jsonl
    """
    from digest.render.words import plural
    from digest.store import open_state
    from digest.store.articles import find_versions
    from digest.verify import parse_digest, read_extract, verify_digest

    digest = parse_digest(_read(file), name=file)
    if articles:
        extracted = read_extract(_read(articles), name=articles)
        proof = verify_digest(digest, lambda id_: extracted.get(id_, ()))
    else:
        folder = state_folder(read_config(config, Choices(state=state)))
        with open_state(folder, create=False) as db:
            proof = verify_digest(digest, lambda id_: find_versions(db, id_))
    for fault in proof.faults:
        click.echo(f"digest: {fault}", err=True)
    if proof.faults:
        raise InputError(f"{file}: {len(proof.faults)} of {proof.sentences} sentences not proved")
    verb = "stands" if proof.sentences == 1 else "stand"
    where = plural(proof.articles, "article")
    click.echo(f"{plural(proof.sentences, 'sentence')} {verb} word for word in {where}")


def _show_article(db: "sqlite3.Connection", public_id: str) -> None:
    from digest.cli.find import shown_articles

    found = shown_articles(db, public_id)
    if not found:
        raise UsageError(f"{public_id}: no article has this id, and it is no day")
    click.echo("\n\n".join(_article_text(article) for article in found))


def _article_text(article: "Article") -> str:
    facts = (article.source, article.author, article.published, article.url)
    head = [line for line in (article.title, " · ".join(fact for fact in facts if fact)) if line]
    return "\n".join((*head, "", article.text)).rstrip()


def _show_digest(
    db: "sqlite3.Connection", edition: str, day: str, format_: str, sender: str
) -> None:
    from digest.rebuild import frozen_digest
    from digest.render import render

    _, digest = frozen_digest(db, edition, day)
    (document,) = render(digest, formats=(format_,), sender=sender)
    click.echo(document.body, nl=False)


def _read(path: str) -> str:
    from pathlib import Path

    try:
        if path == "-":
            return sys.stdin.buffer.read().decode()
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8") from error
