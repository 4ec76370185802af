"""Reads the sections that a source files an article under as topics."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from digest.topics.names import CODES, SLUGS
from digest.topics.tokens import split_words

_NUMBERED = re.compile(r"([a-z-]+)-\d{5,}")  # world-asia-60638042
_MOST_WORDS = 3  # longer parts of a path are titles


def hints_of(url: str, categories: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what tells the section of an article, for ``score_topics``: the most general first.

    Args:
        url: of the article, "" if unknown; the first part of its host and the parts of its path
            count, but for the last, which names the article unless it is a section and a number.
        categories: the source's own.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return tuple(categories)
    host = (parts.hostname or "").split(".")
    first = [host[0]] if len(host) > 2 and host[0] != "www" else []
    *path, last = [part for part in parts.path.split("/") if part] or [""]
    numbered = _NUMBERED.fullmatch(last)
    path += [numbered[1]] if numbered else []
    short = [part for part in path if len(split_words(part, "")) <= _MOST_WORDS]
    return (*categories, *first, *short)


def find_sections(hints: Sequence[str]) -> frozenset[int]:
    """Return the topics that the section words in ``hints`` stand for; most stand for none.

    Args:
        hints: categories, or parts of a URL's path, such as ``Sport/Football`` or ``us-politics``.
    """
    table = _sections()
    words = {key for hint in hints for key in split_words(hint, "")}
    return frozenset(table[word] for word in words if word in table)


def categories_of(code: str, categories: Sequence[str]) -> tuple[str, ...]:
    """Return those of a source's categories that stand for the topic ``code``; often none."""
    topic = CODES.index(code) if code in CODES else -1
    return tuple(own for own in categories if topic in find_sections([own]))


@cache
def _sections() -> dict[str, int]:
    text = (files("digest") / "data" / "topic_sections.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {word: SLUGS.index(slug) for slug, words in rows for word in words.split(", ")}
