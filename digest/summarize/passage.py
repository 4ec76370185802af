"""Passage: one article as the scorers see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import count_words, terms, terms_of, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article's body, cut up; the five tuples about sentences are equally long.

    Attributes:
        title: as stated, "" if none.
        language: ISO 639-1, ``und`` if unknown.
        sentences: texts of the body sentences, in order.
        words: reading words of each, at least 1.
        paragraphs: number of the paragraph of each, never falling.
        tokens: words of each in lower case, in order, for matching.
        terms: stems of the content words of each, in order, repeats kept.
        title_terms: the same of the title.
    """

    title: str
    language: str
    sentences: tuple[str, ...]
    words: tuple[int, ...]
    paragraphs: tuple[int, ...]
    tokens: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    title_terms: tuple[str, ...]


def read_passage(
    sentences: Sequence[str], paragraphs: Sequence[int], *, title: str = "", language: str = "en"
) -> Passage:
    """Return what the scorers see of an article that is cut into sentences.

    Args:
        sentences: those of the body, in order.
        paragraphs: the number of the paragraph of each.
        title: as stated, "" if none.
        language: ISO 639-1, ``und`` if unknown.
    """
    tokens = [words(own, language=language) for own in sentences]
    return Passage(
        title=title,
        language=language,
        sentences=tuple(sentences),
        words=tuple([max(1, count_words(own, language=language)) for own in sentences]),
        paragraphs=tuple(paragraphs),
        tokens=tuple(tokens),
        terms=tuple([terms_of(own, language=language) for own in tokens]),
        title_terms=terms(title, language=language),
    )
