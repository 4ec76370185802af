"""An article beside those that are told with it: what these make of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from digest.config import Config
    from digest.model import Analyzed, Article
    from digest.stories import Memory


def as_digested(db: "sqlite3.Connection", config: "Config", article: "Article") -> "Analyzed":
    """Return an article as a digest tells it: without the furniture of its source.

    Args:
        db: the state.
        config: the digest is that of its first edition that settled the article, else the next one
            of its first edition.
        article: of the state, or read from a file.
    """
    from digest.cli.stories import analyzed
    from digest.look_again import look_again
    from digest.store.articles import load_articles

    ids, memory = _beside(db, config, article)
    others = [
        own
        for own in load_articles(db, ids)
        if own.id != article.id and own.source == article.source and own.text
    ]
    told = analyzed(db, [article, *others], config.settings)
    earlier = [own for own in memory.articles if own.article.id != article.id]
    return look_again(told, settings=config.settings, earlier=earlier)[0]


def _beside(
    db: "sqlite3.Connection", config: "Config", article: "Article"
) -> "tuple[Sequence[str], Memory]":
    """Return the ids of what a digest looks at together with an article, and what it remembers."""
    from digest.store.digests import cut_off, has_no_digest, waiting_ids
    from digest.store.printed import settled_ids, settled_in
    from digest.store.stories import load_memory
    from digest.stories import EMPTY

    days = config.stories.memory_days
    for edition in config.editions:
        if found := settled_in(db, edition.name, article.id):
            number, end = found
            memory = load_memory(db, edition.name, at=end, days=days, before=number)
            return settled_ids(db, number), memory
    name = config.editions[0].name
    if has_no_digest(db, name):
        return waiting_ids(db, name), EMPTY
    return waiting_ids(db, name), load_memory(db, name, at=cut_off(db, name), days=days)
