from hypothesis import given
from hypothesis import strategies as st

from digest.stories.totals import totals_of
from digest.stories.vectors import Vector

some_vectors = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 900), max_size=6),
    min_size=4,
    max_size=12,
)


@given(some_vectors, st.data())
def test_sums_kept_as_arrays_have_the_same_products_after_every_join(
    vectors: list[Vector], data: st.DataObject
) -> None:
    plain, arrays = totals_of(vectors), totals_of(vectors, many=0)
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
