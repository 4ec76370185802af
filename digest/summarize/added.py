"""Summarizers of other packages: found by the entry point group ``digest.summarizers``."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from digest.summarize.passage import Passage

# Takes one article; returns a number for each of its sentences: the higher, the more telling.
Summarizer = Callable[[Passage], Sequence[float]]


@cache
def added_methods() -> tuple[str, ...]:
    """Return the names of the methods that other packages add, sorted."""
    return tuple(sorted({point.name for point in _points()}))


@cache
def load_method(name: str) -> Summarizer:
    """Return the method of that name; of several packages the first by its value.

    Raises:
        KeyError: there is none.
    """
    found = sorted(
        (point for point in _points() if point.name == name), key=lambda point: point.value
    )
    if not found:
        raise KeyError(name)
    method: Summarizer = found[0].load()
    return method


def rank_by_added(passage: Passage, name: str) -> tuple[int, ...]:
    """Return the places of the sentences, the most telling first; of equals the earlier one.

    Raises:
        KeyError: there is no method of that name.
        ValueError: the method does not give each sentence a number.
    """
    scores = load_method(name)(passage)
    if len(scores) != len(passage.sentences):
        number = len(passage.sentences)
        raise ValueError(f"summarizer {name!r}: {len(scores)} scores for {number} sentences")
    return tuple(sorted(range(len(scores)), key=lambda place: (-scores[place], place)))


def _points() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group="digest.summarizers"))
