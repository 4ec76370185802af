from random import Random

import pytest

from digest.stories import candidates
from digest.stories.candidates import COMMON, NEAREST, find_candidates
from digest.stories.vectors import Vector, scaled


def some_vectors(count: int) -> list[Vector]:
    mixer = Random(7)
    return [
        scaled({f"t{mixer.randrange(150)}": mixer.randrange(1, 40) for _ in range(60)}, most=60)
        for _ in range(count)
    ] + [{}]


def some_days(count: int) -> list[float | None]:
    mixer = Random(8)
    days = [None, 1.1, 2.5, 4.1, 4.100001, 5.5, 9.0, 17.25]
    return [mixer.choice(days) for _ in range(count)]


@pytest.mark.parametrize("held", [1, 1_000_000])
def test_candidates_are_the_same_with_and_without_numpy(
    monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(candidates, "_MOST_HELD", held)
    vectors = some_vectors(300)
    days = some_days(len(vectors))

    plain = find_candidates(vectors, days, window=3, many=1 << 60)

    assert plain == find_candidates(vectors, days, window=3, many=0)
    assert len(plain) > NEAREST
    assert len({term for vector in vectors for term in vector}) > COMMON


def test_equal_partners_are_taken_by_their_numbers_with_and_without_numpy() -> None:
    vectors: list[Vector] = [{"a": 600, "b": 800}] * (NEAREST + 5)

    for many in (0, 1 << 60):
        pairs = find_candidates(vectors, [None] * len(vectors), window=3, many=many)

        last = len(vectors) - 1
        assert [i for i, j, _ in pairs if j == last] == list(range(NEAREST))
        assert {value for _, _, value in pairs} == {1_000_000}
