"""Passage: one article as the scorers see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from digest.language import count_words_of_each, terms, terms_of, words_of_each
from digest.text import to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article's body, cut up; the tuples about sentences are equally long.

    Attributes:
        title: as stated, "" if none.
        language: ISO 639-1, ``und`` if unknown.
        sentences: texts of the body sentences, in order.
        words: reading words of each, at least 1.
        paragraphs: number of the paragraph of each, never falling.
        tokens: words of each in lower case, in order, for matching.
        terms: stems of the content words of each, in order, repeats kept.
        title_terms: the same of the title.
        vocabulary: the different terms of all sentences, in order of appearance.
        numbers: places in ``vocabulary`` of the terms of each, ascending, each once.
        plain: the sentences joined by line ends, by ``to_plain``, each at its place; none if they
            have letters beyond ASCII.
    """

    title: str
    language: str
    sentences: tuple[str, ...]
    words: tuple[int, ...]
    paragraphs: tuple[int, ...]
    tokens: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    title_terms: tuple[str, ...]
    vocabulary: tuple[str, ...]
    numbers: tuple[tuple[int, ...], ...]
    plain: bytes = b""


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
    plain = _plain_lines(sentences)
    tokens = words_of_each(sentences, plain=plain, language=language)
    counts = count_words_of_each(sentences, plain=plain, language=language)
    found = [terms_of(own, language=language) for own in tokens]
    places = {term: n for n, term in enumerate(dict.fromkeys(chain.from_iterable(found)))}
    return Passage(
        title=title,
        language=language,
        sentences=tuple(sentences),
        words=tuple([count or 1 for count in counts]),
        paragraphs=tuple(paragraphs),
        tokens=tuple(tokens),
        terms=tuple(found),
        title_terms=terms(title, language=language),
        vocabulary=tuple(places),
        numbers=tuple([tuple(sorted(set(map(places.__getitem__, own)))) for own in found]),
        plain=plain,
    )


def _plain_lines(sentences: Sequence[str]) -> bytes:
    plain = to_plain("\n".join(sentences))
    if plain.count(b"\n") >= max(1, len(sentences)):
        # A sentence of several lines: its own line ends are blanks here.
        plain = b"\n".join([to_plain(own).replace(b"\n", b" ") for own in sentences])
    return plain
