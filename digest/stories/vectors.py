"""Articles as vectors of weighted terms: title twice, then the first characters of the body."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from digest.language import terms
from digest.model import Analyzed
from digest.stories.idf import term_weights
from digest.stories.values import Idf

TITLE_WEIGHT = 2
LEAD = 500
UNTITLED_LEAD = 1_000
MOST_TERMS = 60
# The length of a vector: a product of two is at most its square, exact in any order of addition.
NORM = 1_000

Vector = dict[str, int]


def article_terms(told: Analyzed) -> tuple[str, ...]:
    """Return the stems of the title (twice) and of the first 500 characters, with repeats.

    Of an article without a title, 1,000 characters are read.
    """
    title = told.article.title
    lead = lead_of(told, LEAD if title else UNTITLED_LEAD)
    return _terms(title, lead, told.article.language)


# Of a run of usual size all are remembered: what is grouped is counted again when it is stored.
@lru_cache(maxsize=4_096)
def _terms(title: str, lead: str, language: str) -> tuple[str, ...]:
    return (*terms(lead, language=language), *terms(title, language=language) * TITLE_WEIGHT)


def vectors_of(told: Iterable[Analyzed], *, lately: Idf) -> dict[str, Vector]:
    """Return the vector of each article by its id, weighed by all of them and by ``lately``."""
    texts = {one.article.id: article_terms(one) for one in told}
    counts = tuple(sorted(lately.counts.items()))
    return _vectors(tuple(sorted(texts.items())), lately.articles, counts)


# What was grouped is weighed again, in the same way, when all of it is stored.
@lru_cache(maxsize=1)
def _vectors(
    texts: tuple[tuple[str, tuple[str, ...]], ...],
    articles: float,
    counts: tuple[tuple[str, float], ...],
) -> dict[str, Vector]:
    found = {id_: Counter(own) for id_, own in texts}
    lately = Idf(articles=articles, counts=dict(counts))
    weights = term_weights(list(found.values()), lately=lately)
    return {id_: vector_of(own, weights) for id_, own in found.items()}


def lead_of(told: Analyzed, length: int) -> str:
    """Return the first ``length`` characters of the body, without what is no prose."""
    found: list[str] = []
    room = length
    for sentence in told.analysis.sentences:
        if room <= 0:
            break
        found.append(sentence.text[:room])
        room -= len(sentence.text) + 1
    return " ".join(found)


def vector_of(counts: Mapping[str, int], weights: Mapping[str, int]) -> Vector:
    """Return the vector of an article: ``(1 + ln count) * weight``, scaled to length ``NORM``.

    Args:
        counts: of its terms, each at least 1.
        weights: of the terms, from :func:`digest.stories.idf.term_weights`.

    Returns:
        Its ``MOST_TERMS`` heaviest terms, without those that would weigh 0.
    """
    own = {term: _DAMPENED[count] * weights[term] for term, count in counts.items()}
    return scaled(own, most=MOST_TERMS)


def scaled(own: Mapping[str, int], *, most: int) -> Vector:
    """Return the ``most`` heaviest terms of a vector, in no order, scaled to length ``NORM``."""
    if len(own) <= most:
        return _of_length(own)
    least = sorted(own.values(), reverse=True)[most - 1]
    best = {term: weight for term, weight in own.items() if weight > least}
    # Of those that weigh the same, the first of the alphabet.
    ties = sorted([term for term, weight in own.items() if weight == least])
    return _of_length(best | dict.fromkeys(ties[: most - len(best)], least))


def _of_length(own: Mapping[str, int]) -> Vector:
    """Return a vector scaled to length ``NORM``, without what would weigh 0."""
    length = math.isqrt(sum([weight * weight for weight in own.values()])) or 1
    values = map(round, [weight * NORM / length for weight in own.values()])
    return {term: value for term, value in zip(own, values, strict=True) if value}


def product(first: Mapping[str, int], second: Mapping[str, int]) -> int:
    """Return the scalar product of two vectors."""
    return sum([first[term] * second[term] for term in first.keys() & second.keys()])


def greatest_part(first: Mapping[str, int], second: Mapping[str, int]) -> int:
    """Return what a single term adds to the scalar product of two vectors at most."""
    return max(
        [weight * second[term] for term, weight in first.items() if term in second], default=0
    )


def sum_of(vectors: Sequence[Mapping[str, int]]) -> Vector:
    """Return the sum of vectors."""
    total = dict(vectors[0])
    for vector in vectors[1:]:
        for term, weight in vector.items():
            total[term] = total.get(term, 0) + weight
    return total


class _Dampened(dict[int, int]):
    """What a term weighs that stands so often in an article, in per cent of one that does once."""

    def __missing__(self, count: int) -> int:
        weight = self[count] = round(100 * (1 + math.log(count)))
        return weight


_DAMPENED = _Dampened()
