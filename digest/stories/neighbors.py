"""What vectors lean on, their nearest neighbors: three accounts of an event share few words."""

from collections.abc import Iterable, Mapping, Sequence

NEIGHBORS = 2
# How much of a neighbor's vector is added, in per cent of its cosine: if each is among the
# nearest of the other, and if it is not.
MUTUAL, ONE_SIDED = 120, 20

# For a vector, numbers of others and how much of each is added, in per cent of their product.
Leans = Mapping[int, Sequence[tuple[int, int]]]


def leans_of(pairs: Iterable[tuple[int, int, int]]) -> Leans:
    """Return how much each vector takes of its two nearest neighbors, by how alike they are.

    What is one event pulls together, for its accounts are each other's neighbors; the neighbors
    of an article that stands alone have nearer ones, so it takes little of theirs.

    Args:
        pairs: ``(i, j, product)`` of vectors that are alike, from ``find_candidates``.

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
    return {
        i: [(j, -value * (MUTUAL if i in known[j] else ONE_SIDED)) for value, j in found]
        for i, found in nearest.items()
    }
