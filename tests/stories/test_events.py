"""Events: what is alike is joined, and the more so the nearer in time."""

import pytest

from digest.stories.events import cluster_units
from digest.stories.values import StorySettings

# A cosine of .18, which is .55 once each leans on the other.
ALIKE = ({"flood": 425, "bridge": 905}, {"flood": 425, "school": 905})


def members(days: list[float | None], **settings: float) -> tuple[tuple[int, ...], ...]:
    return cluster_units(ALIKE, days, settings=StorySettings(**settings)).members


@pytest.mark.parametrize("days", [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, None], [None, None]])
def test_what_is_alike_within_a_day_or_undated_is_one_event(days: list[float | None]) -> None:
    assert members(days) == ((0, 1),)


def test_likeness_fades_to_half_at_the_end_of_the_window() -> None:
    assert members([0.0, 1.5]) == ((0, 1),)
    assert members([0.0, 2.9]) == ((0,), (1,))
    assert members([0.0, 2.9], window_days=10) == ((0, 1),)
    assert members([0.0, 2.9], threshold=0.2) == ((0, 1),)


@pytest.mark.parametrize("window", [0.0, 0.5, 1.0])
def test_a_window_of_a_day_or_less_fades_nothing(window: float) -> None:
    assert members([0.0, window], window_days=window) == ((0, 1),)
    assert members([0.0, 1.1], window_days=window) == ((0,), (1,))
