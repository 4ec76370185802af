"""Which vectors are alike enough to look at: an inverted index, and for each the nearest few."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from digest.stories.vectors import NORM, Vector

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

# Below this cosine a pair is never the reason of a merge.
LOWEST = 0.04
NEAREST = 12
# The heaviest terms of a vector come first; the others are common and tell little.
LOOKED_UP = 48
# If there are more products to add up, numpy is worth the time that it takes to load.
MANY = 1_000_000
_LEAST = round(LOWEST * NORM * NORM)
_NUMBER_BITS = 32


def find_candidates(
    vectors: Sequence[Vector], days: Sequence[float | None], *, window: float, many: int = MANY
) -> list[tuple[int, int, int]]:
    """Return pairs of vectors that share terms, each with its product, in ascending order.

    Args:
        vectors: of articles, the heaviest terms first, of which ``LOOKED_UP`` are looked up;
            integers, so that the sums are exact.
        days: when each was published, in days; None if unknown, which is near every day.
        window: pairs further apart in days are left out.
        many: more products than these are added up by numpy, which only saves time.

    Returns:
        ``(i, j, product)`` with ``i < j``, for every ``i`` at most its ``NEAREST`` best partners
        of a cosine of at least ``LOWEST``; ties go to the smaller number.
    """
    counts = Counter(chain.from_iterable(vectors))
    rows = _numpy_rows if sum([n * n for n in counts.values()]) > many else _rows
    found: dict[tuple[int, int], int] = {}
    for i, row in enumerate(rows(vectors, days, window)):
        for j, value in row:
            pair = (i, j) if i < j else (j, i)
            if found.get(pair, 0) < value:
                found[pair] = value
    return [(i, j, value) for (i, j), value in sorted(found.items())]


def _rows(
    vectors: Sequence[Vector], days: Sequence[float | None], window: float
) -> Iterator[Iterable[tuple[int, int]]]:
    """Yield for each vector its nearest partners with their products."""
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings.setdefault(term, []).append((number, weight))
    for i, (vector, day) in enumerate(zip(vectors, days, strict=True)):
        sums = [0] * len(vectors)
        for term, own in islice(vector.items(), LOOKED_UP):
            for j, weight in postings[term]:
                sums[j] += own * weight
        sums[i] = 0
        near = [(j, value) for j, value in enumerate(sums) if value >= _LEAST]
        if day is not None:
            near = [(j, value) for j, value in near if not _apart(day, days[j], window)]
        yield sorted(near, key=lambda pair: (-pair[1], pair[0]))[:NEAREST]


def _apart(day: float, other: float | None, window: float) -> bool:
    return other is not None and abs(day - other) > window


def _numpy_rows(
    vectors: Sequence[Vector], days: Sequence[float | None], window: float
) -> Iterator[Iterable[tuple[int, int]]]:
    """Yield what ``_rows`` does."""
    import numpy as np

    size = len(vectors)
    when = np.array([np.nan if day is None else day for day in days], dtype=float)
    ends = np.cumsum([len(vector) for vector in vectors])
    # Sums of products of integers are exact in floating point numbers.
    weights = np.array([weight for vector in vectors for weight in vector.values()], dtype=float)
    terms, postings = _postings(vectors, weights)
    met = np.array([len(own) for own in postings])[terms]
    for i, (vector, end) in enumerate(zip(vectors, ends.tolist(), strict=True)):
        start = end - len(vector)
        stop = min(end, start + LOOKED_UP)
        if start == stop:
            yield ()
            continue
        entries = np.concatenate([postings[term] for term in terms[start:stop]])
        parts = (entries >> _NUMBER_BITS) * np.repeat(weights[start:stop], met[start:stop])
        sums = np.bincount(entries & ((1 << _NUMBER_BITS) - 1), weights=parts, minlength=size)
        sums[i] = 0
        near = np.flatnonzero(sums >= _LEAST)
        yield _nearest(near[~(np.abs(when[near] - when[i]) > window)], sums)


def _postings(
    vectors: Sequence[Vector], weights: "NDArray[float64]"
) -> "tuple[list[int], list[NDArray[intp]]]":
    """Return the number of each term of each vector, and for each number where the term stands.

    Returns:
        The latter as weight and number of a vector in one integer.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    terms = [numbers.setdefault(term, len(numbers)) for vector in vectors for term in vector]
    of = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
    entries = (weights.astype(np.intp) << _NUMBER_BITS | of)[np.argsort(terms, kind="stable")]
    ends = np.cumsum(np.bincount(terms)).tolist()
    return terms, [entries[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _nearest(near: "NDArray[intp]", sums: "NDArray[Any]") -> Iterable[tuple[int, int]]:
    """Return the ``NEAREST`` of some vectors by their products, ties by the smaller number."""
    import numpy as np

    values = sums[near]
    if near.size > NEAREST:
        # Different for each, so that which ones are taken does not depend on the method.
        keys = values * len(sums) - near
        best = np.argpartition(keys, near.size - NEAREST)[-NEAREST:]
        near, values = near[best], values[best]
    return zip(near.tolist(), values.astype(int).tolist(), strict=True)
