"""Which vectors are alike enough to look at: an inverted index, and for each the nearest few."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from digest.stories.vectors import NORM, Vector

if TYPE_CHECKING:
    from numpy import float32, float64, intp
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
# Of so many pairs, those that are not among the nearest of either are forgotten.
_MOST_HELD = 2_000_000


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

    when = np.array([np.nan if day is None else day for day in days], dtype=float)
    # In the order of days, those without one first: what a vector is compared with is one span.
    first_to_last = np.where(np.isnan(when), -np.inf, when)
    order = np.argsort(first_to_last, kind="stable")
    table = _Table([vectors[number] for number in order.tolist()], numbers)
    size = len(vectors)
    found: list[NDArray[intp]] = []
    for start, stop in _spans(first_to_last[order], window):
        row, column, values = table.alike(start, stop)
        i, j = order[row], order[column]
        in_time = ~(np.abs(when[i] - when[j]) > window)
        # One integer each way: in the order of vectors, of falling products, and of partners.
        there, back = (i * _BEYOND - values) * size + j, (j * _BEYOND - values) * size + i
        found += [there[in_time], back[in_time]]
        if sum([part.size for part in found]) > _MOST_HELD:
            found = [_best_of(found, size)]
    near, other = np.divmod(_best_of(found, size), size)
    own, short = np.divmod(near + _BEYOND, _BEYOND)
    yield from zip(own.tolist(), other.tolist(), (_BEYOND - short).tolist(), strict=True)


def _best_of(found: "Sequence[NDArray[intp]]", size: int) -> "NDArray[intp]":
    """Return the integers of the nearest few of each of ``size`` vectors, in ascending order."""
    import numpy as np

    ordered = np.concatenate(found)
    ordered.sort()
    own = (ordered // size + _BEYOND) // _BEYOND
    return ordered[np.arange(own.size) - np.searchsorted(own, own) < NEAREST]


def _spans(when: "NDArray[float64]", window: float) -> Iterator[tuple[int, int]]:
    """Yield where each few rows begin, and where the columns end that may be near them in time.

    Args:
        when: days in ascending order; what is not known is before all of them.
        window: in days.
    """
    import numpy as np

    for start in range(0, when.size, _PIECE[0]):
        last = when[min(start + _PIECE[0], when.size) - 1]
        # A little wider than the window: what is beyond it is left out by the exact difference.
        stop = np.searchsorted(when, last + window + 0.01) if when[start] > -np.inf else when.size
        yield start, int(stop)


class _Table:
    """The weights of all terms of vectors, so kept that products are quickly added up.

    Attributes:
        size: number of vectors.
        common: weights of the common terms, a row each, with a column a vector. A floating point
            number of 32 bits holds products of vectors exactly.
        pieces: the same, cut into tables of a few columns.
        weights: of the other terms, vector by vector.
        of: the vectors that they are of.
        ends: where the terms of each vector end in these two.
        keys: the other terms, each with its vector in one integer, in ascending order.
        postings: weight and vector of each key in one integer.
        places: where the key of each term of each vector stands.
    """

    def __init__(self, vectors: Sequence[Vector], numbers: Mapping[str, int]) -> None:
        import numpy as np

        self.size = len(vectors)
        of = np.repeat(np.arange(self.size), [len(vector) for vector in vectors])
        terms = np.array([numbers[term] for own in vectors for term in own], dtype=np.intp)
        weights = np.array([weight for own in vectors for weight in own.values()], dtype=np.intp)
        is_common = terms < COMMON
        columns = -(-self.size // _PIECE[1]) * _PIECE[1]
        self.common = np.zeros((COMMON, columns), dtype=np.float32)
        self.common[terms[is_common], of[is_common]] = weights[is_common]
        by_piece = self.common.reshape(COMMON, -1, _PIECE[1]).transpose(1, 0, 2)
        self.pieces = np.ascontiguousarray(by_piece)
        terms, self.weights, self.of = (own[~is_common] for own in (terms, weights, of))
        self.ends = np.searchsorted(self.of, np.arange(self.size), side="right")
        keys = terms * self.size + self.of
        order = np.argsort(keys, kind="stable")
        self.keys = keys[order]
        self.postings = (self.weights << _NUMBER_BITS | self.of)[order]
        self.places = np.empty_like(order)
        self.places[order] = np.arange(order.size)

    def alike(self, start: int, stop: int) -> "tuple[NDArray[intp], NDArray[intp], NDArray[intp]]":
        """Return rows, columns and products of the pairs of a few vectors that are alike enough.

        Args:
            start: the first of the few vectors.
            stop: where those end that they are compared with; each is with those that follow it.
        """
        import numpy as np

        sums = self._of_others(start, stop)
        sums += self._of_common(start, stop)
        row, column = np.divmod(np.flatnonzero(sums >= _LEAST), stop - start)
        later = column > row
        row, column = row[later], column[later]
        return start + row, start + column, sums[row, column].astype(np.intp)

    def _of_common(self, start: int, stop: int) -> "NDArray[float32]":
        """Return what the common terms add to the products of a few with those after."""
        import numpy as np

        first = start // _PIECE[1]
        own = np.ascontiguousarray(self.common[:, start : min(start + _PIECE[0], self.size)].T)
        found = np.matmul(own, self.pieces[first : -(-stop // _PIECE[1])])
        columns = slice(start - first * _PIECE[1], stop - first * _PIECE[1])
        sums: NDArray[float32] = found.transpose(1, 0, 2).reshape(len(own), -1)
        return sums[:, columns]

    def _of_others(self, start: int, stop: int) -> "NDArray[float64]":
        """Return what terms that are not common add to the products of a few with those after."""
        import numpy as np

        rows = min(start + _PIECE[0], self.size) - start
        span = slice(self.ends[start - 1] if start else 0, self.ends[start + rows - 1])
        row = self.of[span] - start
        # Of each term, the postings behind the vector's own.
        begin = self.places[span] + 1
        met = np.searchsorted(self.keys, self.keys[begin - 1] - row + (stop - start)) - begin
        posting = np.repeat(begin - np.cumsum(met) + met, met)
        posting += np.arange(posting.size)
        entries = self.postings[posting]
        parts = (entries >> _NUMBER_BITS) * np.repeat(self.weights[span], met)
        which = entries & ((1 << _NUMBER_BITS) - 1)
        which += np.repeat(row * (stop - start) - start, met)
        sums = np.bincount(which, weights=parts, minlength=rows * (stop - start))
        return sums.astype(float, copy=False).reshape(rows, stop - start)
