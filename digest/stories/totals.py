"""The sums of the vectors of clusters, and their products: integers, exact in either way."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from digest.stories.vectors import Vector, product, sum_of

if TYPE_CHECKING:
    from numpy import intp
    from numpy.typing import NDArray

# From so many vectors on, numpy is worth the time that it takes to number the terms.
MANY = 3_000


class Totals(Protocol):
    """One sum a cluster, by the cluster's number."""

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""

    def join(self, first: int, second: int, number: int) -> None:
        """Replace two sums by the sum of both, under a new number."""


def totals_of(vectors: Sequence[Vector], *, many: int = MANY) -> Totals:
    """Return the sums of clusters of one vector each, numbered as they come.

    Args:
        vectors: of units.
        many: this many or more are kept as arrays of numpy, which only saves time.
    """
    return _Arrays(vectors) if len(vectors) >= many else _Dicts(vectors)


class _Dicts:
    """Sums as dictionaries."""

    def __init__(self, vectors: Iterable[Vector]) -> None:
        self.sums = dict(enumerate(vectors))

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""
        own = self.sums[number]
        return [product(own, self.sums[other]) for other in others]

    def join(self, first: int, second: int, number: int) -> None:
        """Replace two sums by the sum of both, under a new number."""
        both = self.sums.pop(first), self.sums.pop(second)
        self.sums[number] = sum_of(sorted(both, key=len, reverse=True))


class _Arrays:
    """Sums as pairs of arrays, the numbers of the terms and what they weigh.

    Attributes:
        sums: by the number of the cluster.
        spread: a place for each term, all 0; a sum is spread there to be multiplied with others.
    """

    def __init__(self, vectors: Sequence[Vector]) -> None:
        import numpy as np

        numbers = {term: n for n, term in enumerate(dict.fromkeys(chain.from_iterable(vectors)))}
        self.sums: dict[int, tuple[NDArray[intp], NDArray[intp]]] = {
            number: (
                np.array([numbers[term] for term in vector], dtype=np.intp),
                np.array(list(vector.values()), dtype=np.intp),
            )
            for number, vector in enumerate(vectors)
        }
        self.spread = np.zeros(len(numbers), dtype=np.intp)

    def products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the scalar product of a sum with each of some others."""
        terms, weights = self.sums[number]
        self.spread[terms] = weights
        rows = [self.sums[other] for other in others]
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
