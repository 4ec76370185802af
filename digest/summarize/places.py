"""Places: which of several texts hold what is looked for, found in one pass over them all."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Any


def starts_of(texts: Sequence[str]) -> list[int]:
    """Return where each text begins in the texts joined by single line ends."""
    return list(accumulate([len(text) + 1 for text in texts], initial=0))[: len(texts)]


def holding(joined: str, starts: Sequence[int], clues: Iterable[str]) -> set[int]:
    """Return the numbers of the texts that hold one of the clues.

    Args:
        joined: the texts, joined by single line ends.
        starts: where each begins, as ``starts_of`` tells.
        clues: what to look for; none holds a line end.
    """
    found: set[int] = set()
    last = len(starts) - 1
    for clue in clues:
        at = joined.find(clue)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.add(place)
            at = joined.find(clue, starts[place + 1]) if place < last else -1
    return found


def matching(joined: str, starts: Sequence[int], pattern: re.Pattern[str]) -> set[int]:
    """Return the numbers of the texts in which a pattern begins to match."""
    return {bisect_right(starts, match.start()) - 1 for match in pattern.finditer(joined)}


def holding_any(joined: str, starts: Sequence[int], clues: tuple[str, ...]) -> set[int]:
    """Return the same as ``holding``, in one pass for all of many clues."""
    found = _wheel(clues).find_matches_as_indexes(joined)
    return {bisect_right(starts, at) - 1 for _, at, _ in found}


@cache
def _wheel(clues: tuple[str, ...]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(clues)
