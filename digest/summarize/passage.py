"""Passage: one article as the scorers see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article's body, cut up; the four tuples about sentences are equally long.

    Attributes:
        title: as stated, "" if none.
        language: ISO 639-1, ``und`` if unknown.
        sentences: texts of the body sentences, in order.
        words: reading words of each, at least 1.
        paragraphs: number of the paragraph of each, never falling.
        terms: stems of the content words of each, in order, repeats kept.
        title_terms: the same of the title.
    """

    title: str
    language: str
    sentences: tuple[str, ...]
    words: tuple[int, ...]
    paragraphs: tuple[int, ...]
    terms: tuple[tuple[str, ...], ...]
    title_terms: tuple[str, ...]
