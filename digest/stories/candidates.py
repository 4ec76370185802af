"""Which vectors are alike enough to look at: an inverted index, and for each the nearest few."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from digest.stories.vectors import NORM, Vector

if TYPE_CHECKING:
    from numpy import intp
    from numpy.typing import NDArray

# Below this cosine a pair is never the reason of a merge.
LOWEST = 0.04
NEAREST = 12
LOOKED_UP = 48


def find_candidates(
    vectors: Sequence[Vector], days: Sequence[float | None], *, window: float
) -> list[tuple[int, int, int]]:
    """Return pairs of vectors that share terms, each with its product, in ascending order.

    Args:
        vectors: of articles, the heaviest terms first, of which ``LOOKED_UP`` are looked up;
            integers, so that the sums are exact.
        days: when each was published, in days; None if unknown, which is near every day.
        window: pairs further apart in days are left out.

    Returns:
        ``(i, j, product)`` with ``i < j``, for every ``i`` at most its ``NEAREST`` best partners
        of a cosine of at least ``LOWEST``; ties go to the smaller number.
    """
    import numpy as np

    postings = _postings(vectors)
    when = np.array([np.nan if day is None else day for day in days], dtype=float)
    found: dict[tuple[int, int], int] = {}
    for i, vector in enumerate(vectors):
        if not vector:
            continue
        # The heaviest terms come first; the others are common and tell little.
        own = [(postings[term], weight) for term, weight in islice(vector.items(), LOOKED_UP)]
        others = np.concatenate([numbers for (numbers, _), _ in own])
        parts = np.concatenate([weights * weight for (_, weights), weight in own])
        products = np.bincount(others, weights=parts, minlength=len(vectors))
        products[i] = 0
        near = np.flatnonzero(products >= LOWEST * NORM * NORM)
        if near.size:
            near = near[~(np.abs(when[near] - when[i]) > window)]
        for j in _nearest(near, products):
            pair = (i, j) if i < j else (j, i)
            found[pair] = max(found.get(pair, 0), int(products[j]))
    return [(i, j, value) for (i, j), value in sorted(found.items())]


def _nearest(near: "NDArray[intp]", products: "NDArray[Any]") -> list[int]:
    """Return the ``NEAREST`` of some vectors by their products, ties by the smaller number."""
    import numpy as np

    if near.size > NEAREST:
        # Different for each, so that which ones are taken does not depend on the method.
        keys = products[near] * len(products) - near
        near = near[np.argpartition(keys, near.size - NEAREST)[-NEAREST:]]
    found: list[int] = near.tolist()
    return found


def _postings(
    vectors: Sequence[Vector],
) -> "dict[str, tuple[NDArray[intp], NDArray[intp]]]":
    import numpy as np

    lists: dict[str, tuple[list[int], list[int]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            numbers, weights = lists.setdefault(term, ([], []))
            numbers.append(number)
            weights.append(weight)
    return {
        term: (np.array(numbers, dtype=np.intp), np.array(weights, dtype=np.intp))
        for term, (numbers, weights) in lists.items()
    }
