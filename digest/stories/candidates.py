"""Which vectors are alike enough to look at: an inverted index, and for each the nearest few."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from digest.stories.vectors import NORM, Vector

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

# Below this cosine a pair is never the reason of a merge.
LOWEST = 0.08
NEAREST = 8
# If there are more products to add up, numpy is worth the time that it takes to load.
MANY = 1_000_000
# The commonest terms make most of the products: their weights are multiplied as tables, in pieces
# so small (rows, columns) that BLAS starts no threads, which cost more than they help.
COMMON = 128
_PIECE = 16, 128
_LEAST = round(LOWEST * NORM * NORM)
_BEYOND = 2 * NORM * NORM  # more than any product
_NUMBER_BITS = 32


def find_candidates(
    vectors: Sequence[Vector], days: Sequence[float | None], *, window: float, many: int = MANY
) -> list[tuple[int, int, int]]:
    """Return pairs of vectors that share terms, each with its product, in ascending order.

    Args:
        vectors: of articles, in integers, so that the sums are exact.
        days: when each was published, in days; None if unknown, which is near every day.
        window: pairs further apart in days are left out.
        many: more products than these are added up by numpy, which only saves time.

    Returns:
        ``(i, j, product)`` with ``i < j``, for every ``i`` at most its ``NEAREST`` best partners
        of a cosine of at least ``LOWEST``; ties go to the smaller number.
    """
    counts = Counter(chain.from_iterable(vectors))
    if sum([n * n for n in counts.values()]) > many:
        numbers = {term: number for number, (term, _) in enumerate(counts.most_common())}
        found = _numpy_nearest(vectors, days, window, numbers)
    else:
        found = _nearest(vectors, days, window)
    return sorted({(i, j, value) if i < j else (j, i, value) for i, j, value in found})


def _nearest(
    vectors: Sequence[Vector], days: Sequence[float | None], window: float
) -> Iterator[tuple[int, int, int]]:
    """Yield each vector with each of its nearest partners and their product."""
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings.setdefault(term, []).append((number, weight))
    for i, (vector, day) in enumerate(zip(vectors, days, strict=True)):
        sums = [0] * len(vectors)
        for term, own in vector.items():
            for j, weight in postings[term]:
                sums[j] += own * weight
        sums[i] = 0
        near = [(-value, j) for j, value in enumerate(sums) if value >= _LEAST]
        if day is not None:
            near = [(value, j) for value, j in near if not _apart(day, days[j], window)]
        yield from ((i, j, -value) for value, j in sorted(near)[:NEAREST])


def _apart(day: float, other: float | None, window: float) -> bool:
    return other is not None and abs(day - other) > window


def _numpy_nearest(
    vectors: Sequence[Vector],
    days: Sequence[float | None],
    window: float,
    numbers: Mapping[str, int],
) -> Iterator[tuple[int, int, int]]:
    """Yield what ``_nearest`` does; ``numbers`` are those of the terms, the commonest first."""
    import numpy as np

    size = len(vectors)
    when = np.array([np.nan if day is None else day for day in days], dtype=float)
    table = _Table(vectors, numbers)
    for start in range(0, size, _PIECE[0]):
        sums = table.products(start)
        rows = np.arange(len(sums))
        sums[rows, start + rows] = 0
        row, column = np.divmod(np.flatnonzero(sums >= _LEAST), size)
        in_time = ~(np.abs(when[start + row] - when[column]) > window)
        row, column = row[in_time], column[in_time]
        values = sums[row, column].astype(np.intp)
        # They are in the order of rows and columns, which a stable sort keeps among equals.
        order = np.argsort(row * _BEYOND - values, kind="stable")
        rank = np.arange(row.size) - np.searchsorted(row, rows)[row]
        best = order[rank < NEAREST]
        found = start + row[best], column[best], values[best]
        yield from zip(*(part.tolist() for part in found), strict=True)


class _Table:
    """The weights of all terms of vectors, so kept that products are quickly added up.

    Attributes:
        size: number of vectors.
        common: weights of the common terms, a row each, with a column a vector. A floating point
            number of 32 bits holds products of vectors exactly.
        pieces: the same, cut into tables of a few columns.
        terms: numbers of the other terms, vector by vector.
        weights: of these.
        of: the vectors that they are of.
        postings: where each term stands, as weight and number of a vector in one integer.
        ends: where the terms of each vector end in ``terms``.
    """

    def __init__(self, vectors: Sequence[Vector], numbers: Mapping[str, int]) -> None:
        import numpy as np

        self.size = len(vectors)
        of = np.repeat(np.arange(self.size), [len(vector) for vector in vectors])
        terms = np.array([numbers[term] for own in vectors for term in own], dtype=np.intp)
        weights = np.array([weight for own in vectors for weight in own.values()], dtype=np.intp)
        entries = (weights << _NUMBER_BITS | of)[np.argsort(terms, kind="stable")]
        self.postings = np.split(entries, np.cumsum(np.bincount(terms))[:-1])
        is_common = terms < COMMON
        columns = -(-self.size // _PIECE[1]) * _PIECE[1]
        self.common = np.zeros((COMMON, columns), dtype=np.float32)
        self.common[terms[is_common], of[is_common]] = weights[is_common]
        by_piece = self.common.reshape(COMMON, -1, _PIECE[1]).transpose(1, 0, 2)
        self.pieces = np.ascontiguousarray(by_piece)
        self.terms, self.weights, self.of = (own[~is_common] for own in (terms, weights, of))
        self.ends = np.searchsorted(self.of, np.arange(self.size), side="right")

    def products(self, start: int) -> "NDArray[float64]":
        """Return the products of a few vectors, a row each, with all of them."""
        import numpy as np

        stop = min(start + _PIECE[0], self.size)
        own = np.ascontiguousarray(self.common[:, start:stop].T)
        common = np.matmul(own, self.pieces).transpose(1, 0, 2).reshape(stop - start, -1)
        sums = self._of_others(start, stop)
        sums += common[:, : self.size]
        return sums

    def _of_others(self, start: int, stop: int) -> "NDArray[float64]":
        """Return what terms that are not common add to the products."""
        import numpy as np

        span = slice(self.ends[start - 1] if start else 0, self.ends[stop - 1])
        found = [self.postings[term] for term in self.terms[span].tolist()]
        if not found:
            return np.zeros((stop - start, self.size))
        met = [own.size for own in found]
        entries = np.concatenate(found)
        parts = (entries >> _NUMBER_BITS) * np.repeat(self.weights[span], met)
        which = entries & ((1 << _NUMBER_BITS) - 1)
        which += np.repeat((self.of[span] - start) * self.size, met)
        sums = np.bincount(which, weights=parts, minlength=(stop - start) * self.size)
        return sums.astype(float, copy=False).reshape(stop - start, self.size)
