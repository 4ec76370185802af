"""How telling a term is: the fewer articles hold it, the more; from a table, lately, and now."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from digest.language import shipped_counts
from digest.stories.values import Idf

# Weights are integers, so that sums do not depend on the order of the articles.
SCALE = 1_000
# The shipped table weighs like this many articles: a batch of one story must not call it common.
SHIPPED_WEIGHT = 2_000.0
KEPT = 20_000


def term_weights(batch: Sequence[Iterable[str]], *, lately: Idf) -> dict[str, int]:
    """Return the weight of every term of a batch, ``SCALE * ln((N + 1) / (n + 0.5))``, at least 1.

    N articles, of which n hold the term, are those of the shipped table (weighing like
    ``SHIPPED_WEIGHT``), of ``lately`` and of the batch.

    Args:
        batch: the terms of each article; repeats do not count.
        lately: decayed counts of earlier digests.

    Source:
        Spärck Jones, "A statistical interpretation of term specificity", 1972.
    """
    shipped = shipped_idf()
    share = SHIPPED_WEIGHT / shipped.articles
    total = SHIPPED_WEIGHT + lately.articles + len(batch)
    counts = count_terms(batch)
    return {
        term: _weight(
            total, share * shipped.counts.get(term, 0.0) + lately.counts.get(term, 0.0) + count
        )
        for term, count in counts.items()
    }


def count_terms(batch: Sequence[Iterable[str]]) -> Counter[str]:
    """Return in how many articles of a batch each term stands."""
    counts: Counter[str] = Counter()
    for own in batch:
        counts.update(set(own))
    return counts


def decayed(parts: Iterable[tuple[float, int, Mapping[str, int]]], *, half_life: float) -> Idf:
    """Return counts of several days as one, each halved for every ``half_life`` days of age.

    Args:
        parts: age in days, number of articles, and counts, of each day, in a fixed order.
        half_life: in days, more than 0.

    Returns:
        Sums rounded to 3 decimals, of at most ``KEPT`` terms, the most frequent ones.
    """
    articles = 0.0
    sums: dict[str, float] = {}
    for age, number, counts in parts:
        factor = round(0.5 ** (max(age, 0.0) / half_life), 6)
        articles += factor * number
        for term, count in counts.items():
            sums[term] = sums.get(term, 0.0) + factor * count
    best = sorted(sums.items(), key=lambda pair: (-round(pair[1], 3), pair[0]))[:KEPT]
    return Idf(articles=round(articles, 3), counts={term: round(own, 3) for term, own in best})


@cache
def shipped_idf() -> Idf:
    """Return the table that ships with the package."""
    shipped = shipped_counts()
    return Idf(articles=shipped.articles, counts=shipped.counts)


# Most terms of a batch stand in as few articles of it and of the table as others do.
@lru_cache(maxsize=4_096)
def _weight(total: float, count: float) -> int:
    return max(1, round(SCALE * math.log((total + 1) / (count + 0.5))))
