"""Counts: in how many of many news articles a term stands; a table that ships with the package."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Counts(NamedTuple):
    """In how many of so many articles each term (the stem of a content word) stands."""

    articles: float
    counts: Mapping[str, float]


@cache
def shipped_counts() -> Counts:
    """Return the table that ships with the package; its first line tells where it is from."""
    from importlib.resources import files

    text = (files("digest") / "data" / "term_counts.tsv").read_text(encoding="utf-8")
    head, *lines = text.rstrip("\n").split("\n")
    counts = {
        term: float(count)
        for count, found in (line.split("\t") for line in lines)
        for term in found.split(" ")
    }
    return Counts(float(head.split("articles, of ")[1].split(",")[0]), counts)


@cache
def name_words() -> frozenset[str]:
    """Return the words of the table of counts, folded, that English news writes as names."""
    from importlib.resources import files

    text = (files("digest") / "data" / "name_words.tsv").read_text(encoding="utf-8")
    return frozenset(text.partition("\n")[2].split())
