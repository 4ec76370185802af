"""Features: what is measured of each sentence to tell how telling it is; any language."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log, sqrt

from digest.summarize.passage import Passage
from digest.summarize.places import holding, starts_of

NAMES = (
    "first", "second", "third", "early", "middle", "log_place", "log_words", "brief", "lengthy",
    "later", "later_share", "earlier", "weight", "share", "fresh", "new", "reused", "like_opening",
    "title", "untitled", "figures", "capitals", "quoting", "commas", "day",
)  # fmt: skip

_OPENING = 3
_LEAST = 1e-9
_FIGURE = re.compile(r"\d")
# It begins with a blank and then looks back, for a search for a blank is fast.
_INNER_CAPITAL = re.compile(r"[ \n](?<=[a-z,][ \n])[^\W\d_a-z]")
# The same by table: what stands before a capital, capitals, figures, blanks, line ends, the rest.
_KINDS = bytes(
    97 if 97 <= n <= 122 or n == 44 else 65 if 65 <= n <= 90 else 48 if 48 <= n <= 57
    else n if n in b" \n" else 46
    for n in range(256)
)  # fmt: skip
# News in English names the day of the event; elsewhere the feature is 0 for every sentence.
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is known about an article's terms, which are numbered in order of appearance.

    Terms that recur stand in several sentences; the others say nothing about likeness.

    Attributes:
        own: the numbers of each sentence's terms, ascending, each once.
        known: how many terms stand before each sentence; a new one has a higher number.
        reused: of each sentence's terms that recur, those of earlier sentences.
        fresh: the new ones.
        gain: the logarithm of the number of sentences that each term stands in.
        total: the sum of these.
        later: for each sentence, the sum of its cosines to those behind it.
        earlier: the same to those before it.
        most: the highest of ``later``.
        opening: how many terms stand in the first sentences.
    """

    own: Sequence[Numbers]
    known: list[int]
    reused: list[Numbers]
    fresh: list[list[int]]
    gain: list[float]
    total: float
    later: list[float]
    earlier: list[float]
    most: float
    opening: int


def measure(passage: Passage) -> list[tuple[float, ...]]:
    """Return the values of ``NAMES`` for each sentence, each of the order of 1.

    ``later`` and ``earlier`` are the sums of the cosines (of vectors of inverse document
    frequencies within the article) to the sentences behind and before: news tells the main thing
    first, so a sentence that the rest comes back to is one, and a sentence that comes back is
    not. Both cost linear time: the sum of the products is the product with the sum. ``weight``,
    ``share`` and ``fresh`` are about terms that recur in the article, ``new`` and ``reused``
    about terms that no earlier sentence has.
    """
    counts = _count(passage.numbers)
    title = frozenset(passage.title_terms)
    untitled = 0.0 if title else 1.0
    days = _with_day(passage.sentences)
    of_texts = _of_texts(passage)
    return [
        (
            *_of_place(place),
            *_of_length(words),
            *_of_terms(counts, place),
            len(title.intersection(passage.terms[place])) / len(title) if title else 0.0,
            untitled,
            *of_texts[place],
            1.0 if place in days else 0.0,
        )
        for place, words in enumerate(passage.words)
    ]


@cache
def _of_place(place: int) -> tuple[float, ...]:
    return (
        float(place == 0),
        float(place == 1),
        float(place == 2),
        float(3 <= place < 5),
        float(5 <= place < 8),
        log(1 + place),
    )


@cache
def _of_length(words: int) -> tuple[float, ...]:
    return log(words), max(0, 12 - words) / 12, max(0, words - 30) / 30


def _of_terms(counts: _Counts, place: int) -> tuple[float, ...]:
    own, fresh = counts.own[place], counts.fresh[place]
    size, scale = len(own) or 1, sqrt(len(counts.own))
    later = counts.later[place]
    gained = sum(map(counts.gain.__getitem__, fresh))
    all_gained = gained + sum(map(counts.gain.__getitem__, counts.reused[place]))
    new = len(own) - bisect_left(own, counts.known[place])
    return (
        later / scale,
        later / (counts.most or 1.0),
        counts.earlier[place] / scale,
        all_gained / size,
        all_gained / counts.total,
        gained / 5,
        new / size,
        len(fresh) / size,
        bisect_left(own, counts.opening) / size,
    )


def _of_texts(passage: Passage) -> list[tuple[float, ...]]:
    return [
        (
            1.0 if figures else 0.0,
            capitals / words,
            1.0 if '"' in text or "“" in text or "”" in text else 0.0,
            text.count(",") / words,
        )
        for text, words, (figures, capitals) in zip(
            passage.sentences, passage.words, _signs(passage), strict=True
        )
    ]


def _signs(passage: Passage) -> list[tuple[bool, int]]:
    """Return for each sentence whether it has figures, and how many capitals stand within it."""
    if passage.plain:
        lines = passage.plain.translate(_KINDS).split(b"\n")
        return [(b"0" in line, line.count(b"a A")) for line in lines]
    return [
        (_FIGURE.search(text) is not None, len(_INNER_CAPITAL.findall(text)))
        for text in passage.sentences
    ]


def _with_day(sentences: Sequence[str]) -> set[int]:
    """Return the places of the sentences that name a day of the week."""
    joined = "\n".join(sentences)
    likely = holding(joined, starts_of(sentences), ("day",))
    return {place for place in likely if _DAY.search(sentences[place])}


def _count(own: Sequence[Numbers]) -> _Counts:
    known = [0]
    for numbers in own:
        known.append(max(known[-1], numbers[-1] + 1) if numbers else known[-1])
    reused = [
        numbers[: bisect_left(numbers, first)] for numbers, first in zip(own, known, strict=False)
    ]
    frequency = [1] * known[-1]
    for numbers in reused:
        for number in numbers:
            frequency[number] += 1
    fresh = [
        [number for number in range(first, behind) if frequency[number] > 1]
        for first, behind in pairwise(known)
    ]
    logs = [0.0, *map(log, range(1, max(frequency, default=0) + 1))]
    gain = [logs[seen] for seen in frequency]
    later, earlier = _similarity(own, reused, fresh, frequency)
    return _Counts(
        own=own,
        known=known,
        reused=reused,
        fresh=fresh,
        gain=gain,
        total=sum(gain) or 1.0,
        later=later,
        earlier=earlier,
        most=max(later, default=0.0),
        opening=known[min(_OPENING, len(own))],
    )


def _similarity(
    own: Sequence[Numbers],
    reused: Sequence[Numbers],
    fresh: Sequence[Sequence[int]],
    frequency: Sequence[int],
) -> tuple[list[float], list[float]]:
    """Return for each sentence the sums of its cosines to those behind and to those before it.

    A sentence's vector has the weight log(1 + sentences / frequency) for each of its terms; those
    that stand in no other sentence count for its length only.
    """
    weights = [0.0, *(log(1 + len(own) / seen) for seen in range(1, max(frequency, default=0) + 1))]
    weight = [weights[seen] for seen in frequency]
    lone = weights[1] * weights[1] if frequency else 0.0
    rest = [0.0] * len(frequency)
    parts: list[list[tuple[int, float]]] = []
    for numbers, old, new in zip(own, reused, fresh, strict=True):
        recurring = [*old, *new]
        values = [weight[number] for number in recurring]
        square = lone * (len(numbers) - len(recurring)) + sum([value * value for value in values])
        length = sqrt(square) or 1.0
        parts.append(
            [(number, value / length) for number, value in zip(recurring, values, strict=True)]
        )
        for number, part in parts[-1]:
            rest[number] += part
    seen = [0.0] * len(frequency)
    later, earlier = [], []
    for unit in parts:
        behind = before = 0.0
        for number, part in unit:
            before += part * seen[number]
            seen[number] += part
            behind += part * (rest[number] - seen[number])
        # What is left of the differences where nothing follows is no likeness.
        later.append(behind if behind > _LEAST else 0.0)
        earlier.append(before)
    return later, earlier
