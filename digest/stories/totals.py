"""The sums of the vectors of clusters, and their products: integers, exact in either way.

Vectors lean on others at first: each is a sum with parts of them.
"""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from math import isqrt
from typing import TYPE_CHECKING, Protocol

from digest.stories.neighbors import Leans
from digest.stories.vectors import NORM, Vector, product, scaled, sum_of

if TYPE_CHECKING:
    from numpy import intp
    from numpy.typing import NDArray

    Row = tuple[NDArray[intp], NDArray[intp]]  # numbers of terms, and what they weigh

# Terms of a vector that leans on others.
MOST_TERMS = 100
# From so many vectors on, numpy is worth the time that it takes to number the terms.
MANY = 3_000
_PRECISION = 100


class Totals(Protocol):
    """One sum a cluster, by the cluster's number."""

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""

    def join(self, first: int, second: int, number: int) -> None:
        """Replace two sums by the sum of both, under a new number."""


def totals_of(vectors: Sequence[Vector], leans: Leans, *, many: int = MANY) -> Totals:
    """Return the sums of clusters of one vector each, numbered as they come.

    Args:
        vectors: of units.
        leans: what each takes of others; a vector that takes some has length ``NORM`` again and
            at most ``MOST_TERMS`` terms, of equal weights the first of the alphabet.
        many: this many vectors or more are kept as arrays of numpy, which only saves time.
    """
    return (_Arrays if len(vectors) >= many else _Dicts)(vectors, leans)


class _Dicts:
    """Sums as dictionaries."""

    def __init__(self, vectors: Sequence[Vector], leans: Leans) -> None:
        self.sums = dict(enumerate(vectors))
        for i, others in leans.items():
            self.sums[i] = _leaned(vectors[i], [(vectors[j], share) for j, share in others])

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""
        own = self.sums[number]
        return [product(own, self.sums[other]) for other in others]

    def join(self, first: int, second: int, number: int) -> None:
        """Replace two sums by the sum of both, under a new number."""
        both = self.sums.pop(first), self.sums.pop(second)
        self.sums[number] = sum_of(sorted(both, key=len, reverse=True))


def _leaned(vector: Vector, others: Sequence[tuple[Vector, int]]) -> Vector:
    total = {term: weight * _PRECISION for term, weight in vector.items()}
    for other, share in others:
        for term, weight in other.items():
            total[term] = total.get(term, 0) + weight * share // (NORM * NORM)
    return scaled(total, most=MOST_TERMS)


class _Arrays:
    """Sums as pairs of arrays.

    Attributes:
        sums: by the number of the cluster; terms are numbered by the alphabet.
        spread: a place for each term, all 0; a sum is spread there to be multiplied with others.
    """

    def __init__(self, vectors: Sequence[Vector], leans: Leans) -> None:
        import numpy as np

        alphabet = sorted(set(chain.from_iterable(vectors)))
        numbers = {term: number for number, term in enumerate(alphabet)}
        terms = np.array([numbers[term] for own in vectors for term in own], dtype=np.intp)
        weights = np.array([weight for own in vectors for weight in own.values()], dtype=np.intp)
        spans = pairwise(accumulate(map(len, vectors), initial=0))
        rows = [(terms[start:end], weights[start:end]) for start, end in spans]
        self.spread = np.zeros(len(numbers), dtype=np.intp)
        self.sums: dict[int, Row] = dict(enumerate(rows))
        for i, others in leans.items():
            self.sums[i] = self._leaned(rows[i], [(rows[j], share) for j, share in others])

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""
        terms, weights = self.sums[number]
        rows = [self.sums[other] for other in others]
        self.spread[terms] = weights
        found = [int(self.spread[their].dot(own)) for their, own in rows]
        self.spread[terms] = 0
        return found

    def join(self, first: int, second: int, number: int) -> None:
        """Replace two sums by the sum of both, under a new number."""
        import numpy as np

        (terms, weights), (further, own) = self.sums.pop(first), self.sums.pop(second)
        self.spread[terms] = weights
        terms = np.append(terms, further[self.spread[further] == 0])
        self.spread[further] += own
        self.sums[number] = terms, self.spread[terms]
        self.spread[terms] = 0

    def _leaned(self, own: "Row", others: "Sequence[tuple[Row, int]]") -> "Row":
        import numpy as np

        self.spread[own[0]] = own[1] * _PRECISION
        for (further, theirs), share in others:
            self.spread[further] += theirs * share // (NORM * NORM)
        terms = np.unique(np.concatenate([own[0], *(row[0] for row, _ in others)]))
        weights = self.spread[terms]
        self.spread[terms] = 0
        if terms.size > MOST_TERMS:
            heaviest = np.argsort(-weights, kind="stable")[:MOST_TERMS]
            terms, weights = terms[heaviest], weights[heaviest]
        length = isqrt(int(weights.dot(weights))) or 1
        weights = np.rint(weights * NORM / length).astype(np.intp)
        return terms[weights > 0], weights[weights > 0]
