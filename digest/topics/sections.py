"""Reads the sections that a source files an article under as topics."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from digest.topics.names import SLUGS
from digest.topics.tokens import split_words


def find_sections(hints: Sequence[str]) -> frozenset[int]:
    """Return the topics that the section words in ``hints`` stand for; most stand for none.

    Args:
        hints: categories, or parts of a URL's path, such as ``Sport/Football`` or ``us-politics``.
    """
    table = _sections()
    words = {key for hint in hints for key in split_words(hint, "")[1]}
    return frozenset(table[word] for word in words if word in table)


@cache
def _sections() -> dict[str, int]:
    text = (files("digest") / "data" / "topic_sections.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {word: SLUGS.index(slug) for slug, words in rows for word in words.split(", ")}
