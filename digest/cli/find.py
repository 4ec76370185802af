"""Find what a person names on the command line: an article by file, id or URL; a story by id."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from digest.config import Config
    from digest.decisions import Decisions
    from digest.model import Article, Refusal


def stored_articles(db: "sqlite3.Connection", what: str) -> "list[Article]":
    """Return the articles that the state has under an id or a URL."""
    from digest.store.articles import find_articles
    from digest.text import canonical_url, hash_id

    url = canonical_url(what)
    return find_articles(db, hash_id("url", url) if url else what)


def one_article(db: "sqlite3.Connection", what: str) -> "Article":
    """Return the only article that the state has under an id or a URL.

    Raises:
        UsageError: there is none, or several have the given id.
    """
    found = stored_articles(db, what)
    if not found:
        raise UsageError(f"{what}: no article in the state has this id or URL")
    if len(found) > 1:
        ids = ", ".join(article.id for article in found)
        raise UsageError(f"{what}: several articles have this id; name one of {ids}")
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


def decisions_path(config: "Config", state: "Path") -> "Path":
    """Return where the decisions stand: beside the configuration, without one in the state."""
    from pathlib import Path

    from digest.config.decisions import FILE_NAME

    return (Path(config.path).parent if config.path else state) / FILE_NAME


def read_decisions(config: "Config", state: "Path") -> "Decisions":
    """Return the decisions that are in force.

    Raises:
        ConfigError: something in the file is wrong; the message names the line.
    """
    from digest.config.decisions import load_decisions

    return load_decisions(decisions_path(config, state))
