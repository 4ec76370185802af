from hypothesis import given
from hypothesis import strategies as st

from digest.stories.totals import MOST_TERMS, totals_of
from digest.stories.vectors import NORM, Vector

some_vectors = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 900), max_size=6),
    min_size=4,
    max_size=12,
)


@given(some_vectors, st.data())
def test_sums_kept_as_arrays_have_the_same_products_after_every_join(
    vectors: list[Vector], data: st.DataObject
) -> None:
    plain, arrays = totals_of(vectors, {}), totals_of(vectors, {}, many=0)
    left = list(range(len(vectors)))

    while len(left) > 1:
        for number in left:
            assert plain.products(number, left) == arrays.products(number, left)
        first, second = data.draw(st.permutations(left))[:2]
        joined = len(vectors) + len(left)
        plain.join(first, second, joined)
        arrays.join(first, second, joined)
        left = [number for number in left if number not in (first, second)] + [joined]

    everything = {term for vector in vectors for term in vector}
    length = sum(sum(vector.get(term, 0) for vector in vectors) ** 2 for term in everything)
    assert plain.products(left[0], left) == arrays.products(left[0], left) == [length]


wide_vectors = st.lists(
    st.dictionaries(st.integers(0, 160).map("t{}".format), st.integers(1, 5), max_size=90),
    min_size=4,
    max_size=6,
)
shares = st.tuples(st.integers(0, 3), st.integers(0, 120 * NORM * NORM))


@given(wide_vectors, st.lists(st.lists(shares, max_size=2), min_size=4, max_size=4))
def test_vectors_kept_as_arrays_lean_on_others_in_the_same_way(
    vectors: list[Vector], taken: list[list[tuple[int, int]]]
) -> None:
    leans = dict(enumerate(taken))
    everyone = range(len(vectors))

    plain, arrays = totals_of(vectors, leans), totals_of(vectors, leans, many=0)

    found = [plain.products(number, everyone) for number in everyone]
    assert found == [arrays.products(number, everyone) for number in everyone]
    for number, own in leans.items():
        if own and vectors[number]:
            assert abs(found[number][number] - NORM * NORM) < NORM * MOST_TERMS
