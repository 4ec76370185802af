"""Georgia: the American state, where an article says so without naming a place of either."""

import re
from collections.abc import Sequence
from functools import cache

from digest.countries.names import rule_words
from digest.countries.scan import Hit

GEORGIA = "Georgia"
_TOWN_BEFORE = re.compile(r"\b(?:in|near|outside|at|from|of) [A-Z][a-z]+, $")
_LONGEST = 20


def is_american_georgia(text: str, hits: Sequence[Hit]) -> bool:
    """Return whether the Georgia of a text is the American state.

    Either a town that the tables do not know stands before it ("in Dawsonville, Georgia": those of
    the country are all in them), or nothing is of the country and the words are those of a state
    ("a Georgia man", "Republicans in Georgia"): what is of the country is called Georgian.
    """
    own = [hit for hit in hits if hit.surface == GEORGIA]
    ends = {hit.end for hit in hits}
    if any(_behind_a_town(text, hit, ends) for hit in own):
        return True
    if _pattern("country of Georgia").search(text):
        return False
    return any(_says_state(text, hit) for hit in own) or (
        _pattern("state of Georgia").search(text) is not None
    )


def _behind_a_town(text: str, hit: Hit, ends: set[int]) -> bool:
    alone = hit.start - 2 not in ends and text[hit.end : hit.end + 1] != "'"
    return alone and _TOWN_BEFORE.search(text, 0, hit.start) is not None


def _says_state(text: str, hit: Hit) -> bool:
    behind = text[hit.end + 1 : hit.end + _LONGEST].split(" ", 1)[0]
    return text[hit.end : hit.end + 1] == " " and behind.rstrip(",.;:").lower() in _stated()


@cache
def _stated() -> frozenset[str]:
    return frozenset(word.rstrip(".").lower() for word in rule_words("state behind Georgia"))


@cache
def _pattern(row: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(rule_words(row))))})\b")
