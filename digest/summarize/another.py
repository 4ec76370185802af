"""Another: where another article begins in a text that holds more than one, as some pages do."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from math import log

from digest.language import shipped_counts
from digest.summarize.openers import leans_back
from digest.summarize.passage import Passage

# Each of the two has at least so many sentences.
_LEAST = 4
# What stands before is no mere notice before the article.
_SHARE = 6
# The first sentence of an article has so many words ...
_WORDS = 10
# ... and of what was told before no term as rare as that one of 150 articles has it.
_RARE = 5_000
# The first sentences have at most so many terms each that were there before.
_MET = 3
# What both have in common weighs so little for each term of the shorter one, which has so many
# terms; a shorter one may have less in common, one of half of them nothing.
_COMMON, _LONG = 260, 60
_SCALE = 1_000
_LINKED = re.compile(
    r"(?:Meanwhile|However|But|And|Also|In addition|Separately|Earlier|Later|Still|Yet|Other|"
    r"Another|Both|These|This|That|Those|Such|There|Then|Here|You|We|I)\b"
)
_BEGUN = re.compile(r"[^\W\d_a-z].*[.!?]$", re.DOTALL)


def find_another(passage: Passage) -> int:
    """Return with which sentence of an English text another article begins, 0 if none does.

    Both sides of that place have hardly a word in common, and the sentence behind it can open an
    article: it leans on nothing and speaks of nothing rare that was told before.
    """
    if len(passage.sentences) < 2 * _LEAST or passage.language != "en":
        return 0
    found = [
        (common, place)
        for place, known in _new_beginnings(passage)
        if (common := _in_common(passage, place, known)) < 1 and _opens(passage, place, known)
    ]
    # Of places side by side the best; a later one may be of a third article.
    return min(own for own in found if own[1] < found[0][1] + _LEAST)[1] if found else 0


def _new_beginnings(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield where several sentences hardly have a term that was there before, and how many were.

    Terms are numbered in order of appearance: those that were there have lower numbers.
    """
    numbers = passage.numbers
    met = list(accumulate((own[-1] + 1 if own else 0 for own in numbers), max))
    for place in range(_LEAST, len(numbers) - _LEAST + 1):
        if place * _SHARE < len(numbers) - place or passage.words[place] < _WORDS:
            continue
        known = met[place - 1]
        if all(bisect_left(own, known) <= _MET for own in numbers[place : place + _LEAST]):
            yield place, known


def _in_common(passage: Passage, place: int, known: int) -> float:
    """Return what the terms weigh that both sides have, as a part of what they may weigh."""
    numbers = passage.numbers
    shorter = min(sum(map(len, numbers[:place])), sum(map(len, numbers[place:])))
    most = _COMMON * shorter * min(1.0, 2 * shorter / _LONG - 1)
    shared = {own for later in numbers[place:] for own in later[: bisect_left(later, known)]}
    weight = sum(_weight(passage.vocabulary[own]) for own in shared)
    return weight / most if most > 0 else float("inf")


def _opens(passage: Passage, place: int, known: int) -> bool:
    """Whether a sentence can open an article, and speaks of nothing rare that was told before."""
    text, own = passage.sentences[place], passage.numbers[place]
    if not _BEGUN.match(text) or _LINKED.match(text):
        return False
    terms = [passage.vocabulary[n] for n in own]
    told = {*terms[: bisect_left(own, known)], *passage.title_terms}
    rare = any(term in told and _weight(term) >= _RARE for term in terms)
    return not rare and not leans_back(text, language=passage.language)


# Most terms of an article stand in others, too.
@lru_cache(maxsize=65_536)
def _weight(term: str) -> int:
    """Return how rare a term is among articles, ``1000 * ln((N + 1) / (n + 0.5))``."""
    counts = shipped_counts()
    return round(_SCALE * log((counts.articles + 1) / (counts.counts.get(term, 0.0) + 0.5)))
