"""Vectors that lean on their nearest neighbors: three accounts of an event share few words."""

from collections.abc import Iterable, Sequence

from digest.stories.vectors import NORM, Vector, scaled

NEIGHBORS = 2
MOST_TERMS = 100
# How much of a neighbor's vector is added, in per cent of its cosine: if each is among the
# nearest of the other, and if it is not.
MUTUAL, ONE_SIDED = 120, 20
_PRECISION = 100


def lean_on_neighbors(
    vectors: Sequence[Vector], pairs: Iterable[tuple[int, int, int]]
) -> list[Vector]:
    """Return each vector with those of its two nearest neighbors added, by how alike they are.

    What is one event pulls together, for its accounts are each other's neighbors; the neighbors
    of an article that stands alone have nearer ones, so it takes little of theirs.

    Args:
        vectors: of articles.
        pairs: ``(i, j, product)`` of those that are alike, from ``find_candidates``.

    Returns:
        Vectors of length ``NORM`` with at most ``MOST_TERMS`` terms.

    Source:
        After database-side feature augmentation: Arandjelović and Zisserman, "Three things
        everyone should know to improve object retrieval", 2012; the test of mutuality is ours.
    """
    near: dict[int, list[tuple[int, int]]] = {}
    for i, j, value in pairs:
        near.setdefault(i, []).append((-value, j))
        near.setdefault(j, []).append((-value, i))
    nearest = {i: sorted(found)[:NEIGHBORS] for i, found in near.items()}
    known = {i: {j for _, j in found} for i, found in nearest.items()}
    return [
        _leaned(
            vector,
            [
                (vectors[j], -value * (MUTUAL if i in known[j] else ONE_SIDED))
                for value, j in nearest.get(i, ())
            ],
        )
        for i, vector in enumerate(vectors)
    ]


def _leaned(vector: Vector, others: Sequence[tuple[Vector, int]]) -> Vector:
    if not others:
        return vector
    total = {term: weight * _PRECISION for term, weight in vector.items()}
    for other, share in others:
        for term, weight in other.items():
            total[term] = total.get(term, 0) + weight * share // (NORM * NORM)
    return scaled(total, most=MOST_TERMS)
