"""Find what a person names on the command line: an article by file, id or URL; a story by id."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from digest.config import Config
    from digest.decisions import Decision, Decisions
    from digest.model import Article, Refusal

# What digests print of an id, or more of it.
_BEGUN_ID = re.compile(r"[0-9a-f]{8,15}")


def stored_articles(db: "sqlite3.Connection", what: str) -> "list[Article]":
    """Return the articles that the state has under an id or a URL, both whole."""
    from digest.store.articles import find_articles, find_by_url
    from digest.text import web_url

    return find_by_url(db, what) if web_url(what) else find_articles(db, what)


def shown_articles(db: "sqlite3.Connection", what: str) -> "list[Article]":
    """Return the articles under an id, its beginning, as digests print it, or a URL."""
    return stored_articles(db, what) or _begun_so(db, what)


def _begun_so(db: "sqlite3.Connection", start: str) -> "list[Article]":
    from digest.store.articles import find_by_start

    return find_by_start(db, start) if is_begun_id(start) else []


def is_begun_id(what: str) -> bool:
    """Return whether a word may be the beginning of an id, at least what digests print of one."""
    return _BEGUN_ID.fullmatch(what) is not None


def named_articles(db: "sqlite3.Connection", what: str) -> "list[Article]":
    """Return the articles under an id or a URL, else those of an input that is gone or a line.

    What is none of these may be the beginning of an id.
    """
    from digest.store.articles import find_by_name

    found = stored_articles(db, what)
    for name in input_names(what):
        found = found or find_by_name(db, name)
    return found or _begun_so(db, what)


def input_names(what: str) -> tuple[str, ...]:
    """Return how runs may have named an input: as it is typed, or by its whole path."""
    whole = os.path.normpath(Path.cwd() / what)
    return tuple(dict.fromkeys((what, whole)))


def one_article(db: "sqlite3.Connection", what: str) -> "Article":
    """Return the only article that the state has under an id, its beginning, or a URL.

    Raises:
        UsageError: there is none, or several have the given id or the URL.
    """
    found = shown_articles(db, what)
    if not found:
        raise UsageError(f"{what}: no article in the state has this id or URL")
    if len(found) > 1:
        ids = ", ".join(article.id for article in found)
        raise UsageError(f"{what}: several articles have this id or URL; name one of {ids}")
    return found[0]


def read_articles(path: str) -> "Iterator[Article | Refusal]":
    """Yield what a file holds, as a run would read it."""
    from datetime import UTC, datetime

    from digest.extract import extract
    from digest.model import Raw, Refusal
    from digest.sources import FileSource

    for raw in FileSource(path=path).read():
        if isinstance(raw, Raw):
            yield from extract(raw, seen=datetime.now(UTC))
        elif isinstance(raw, Refusal):
            yield raw


def file_articles(db: "sqlite3.Connection", path: str) -> "list[Article]":
    """Return the articles of a file, with the source and id that the state knows of them."""
    from dataclasses import replace

    from digest.model import Article
    from digest.store.articles import find_articles
    from digest.store.intake import known_articles
    from digest.versions import settle_ids

    articles = [item for item in read_articles(path) if isinstance(item, Article)]
    settled = settle_ids(articles, known_articles(db, articles))
    known = [next(iter(find_articles(db, own.id)), own) for own in settled]
    return [
        replace(own, source=before.source, ref=before.ref)
        for own, before in zip(settled, known, strict=True)
    ]


def is_path(what: str) -> bool:
    """Return whether a word names something on the disk."""
    return os.path.lexists(what)


def printed_how(db: "sqlite3.Connection", edition: str, article: str) -> str:
    """Return how an edition printed an article: ``in 2 sentences, under Peru > Disaster``.

    "" if it did not, or its digest is no longer there.
    """
    from digest.store.articles import load_articles
    from digest.store.printed import digest_of

    frozen = digest_of(db, edition, article)
    (own,) = load_articles(db, [article])
    return _how(frozen.body, own.public_id) if frozen else ""


def dated_how(db: "sqlite3.Connection", article: "Article") -> "Iterator[tuple[str, str, str]]":
    """Yield edition, name and manner of each digest of a day of publication that has an article."""
    from digest.store.printed import dated_with

    for frozen in dated_with(db, article.public_id):
        if how := _how(frozen.body, article.public_id):
            yield frozen.edition, f"{frozen.day} (dated)", how


def _how(body: str, public_id: str) -> str:
    from digest.decisions import find_printed
    from digest.render import from_json

    printed = find_printed(from_json(body), public_id)
    if printed is None:
        return ""
    under = " > ".join(heading for _, heading in printed.sections.values())
    length = {0: "only named", 1: "in one sentence"}.get(
        printed.sentences, f"in {printed.sentences} sentences"
    )
    return f"{length}, under {under}"


def names_of(db: "sqlite3.Connection", decisions: "Sequence[Decision]") -> dict[str, str]:
    """Return what the articles that decisions are about are called: ``“Title” (id)``, by own id."""
    from digest.decisions import articles_of
    from digest.explain.lines import shorten
    from digest.store.articles import load_articles

    ids = dict.fromkeys(id_ for own in decisions for id_ in articles_of(own))
    return {
        own.id: f"“{shorten(own.title or own.text, 60)}” ({own.public_id})"
        for own in load_articles(db, list(ids))
    }


def read_decisions(config: "Config", state: "Path") -> "Decisions":
    """Return the decisions that are in force.

    Raises:
        ConfigError: something in the file is wrong; the message names the line.
    """
    from digest.config.decisions import decisions_path, load_decisions

    return load_decisions(decisions_path(config, state))
