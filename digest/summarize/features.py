"""Features: what is measured of each sentence to tell how telling it is; any language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_INNER_CAPITAL = re.compile(r" (?<=[a-z,] )[^\W\d_a-z]")
# News in English names the day of the event; elsewhere the feature is 0 for every sentence.
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is known about an article's terms, which are numbered in order of appearance.

    Attributes:
        own: the numbers of each sentence's terms, each once.
        gain: the logarithm of the number of sentences that each term stands in.
        total: the sum of these.
        later: for each sentence, the sum of its cosines to those behind it.
        earlier: the same to those before it.
        most: the highest of ``later``.
        known: how many terms stand before each sentence; a new one has a higher number.
        opening: how many terms stand in the first sentences.
    """

    own: tuple[tuple[int, ...], ...]
    gain: list[float]
    total: float
    later: list[float]
    earlier: list[float]
    most: float
    known: list[int]
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
    counts = _count(passage.terms)
    title = frozenset(passage.title_terms)
    untitled = 0.0 if title else 1.0
    days = _with_day(passage.sentences)
    return [
        (
            *_of_place(place),
            *_of_length(words),
            *_of_terms(counts, place),
            len(title.intersection(passage.terms[place])) / len(title) if title else 0.0,
            untitled,
            *_of_text(passage.sentences[place], words),
            1.0 if place in days else 0.0,
        )
        for place, words in enumerate(passage.words)
    ]


def _of_place(place: int) -> tuple[float, ...]:
    return (
        float(place == 0),
        float(place == 1),
        float(place == 2),
        float(3 <= place < 5),
        float(5 <= place < 8),
        log(1 + place),
    )


def _of_length(words: int) -> tuple[float, ...]:
    return log(words), max(0, 12 - words) / 12, max(0, words - 30) / 30


def _of_terms(counts: _Counts, place: int) -> tuple[float, ...]:
    terms, known, opening = counts.own[place], counts.known[place], counts.opening
    size, scale = len(terms) or 1, sqrt(len(counts.own))
    gains = [counts.gain[term] for term in terms]
    gained = sum(gains)
    fresh = [gain for gain, term in zip(gains, terms, strict=True) if term >= known]
    return (
        counts.later[place] / scale,
        counts.later[place] / (counts.most or 1.0),
        counts.earlier[place] / scale,
        gained / size,
        gained / counts.total,
        sum(fresh) / 5,
        len(fresh) / size,
        (len(fresh) - fresh.count(0.0)) / size,
        len([term for term in terms if term < opening]) / size,
    )


def _of_text(text: str, words: int) -> tuple[float, ...]:
    return (
        1.0 if _FIGURE.search(text) else 0.0,
        len(_INNER_CAPITAL.findall(text)) / words,
        1.0 if '"' in text or "“" in text or "”" in text else 0.0,
        text.count(",") / words,
    )


def _with_day(sentences: Sequence[str]) -> set[int]:
    """Return the places of the sentences that name a day of the week."""
    joined = "\n".join(sentences)
    likely = holding(joined, starts_of(sentences), ("day",))
    return {place for place in likely if _DAY.search(sentences[place])}


def _count(terms: Sequence[Terms]) -> _Counts:
    numbers: dict[str, int] = {}
    own: list[tuple[int, ...]] = []
    known: list[int] = []
    for each in terms:
        known.append(len(numbers))
        own.append(tuple([numbers.setdefault(term, len(numbers)) for term in dict.fromkeys(each)]))
    frequency = [0] * len(numbers)
    for places in own:
        for number in places:
            frequency[number] += 1
    logs = [0.0, *map(log, range(1, max(frequency, default=0) + 1))]
    gain = [logs[seen] for seen in frequency]
    later, earlier = _similarity(own, frequency)
    return _Counts(
        own=tuple(own),
        gain=gain,
        total=sum(gain) or 1.0,
        later=later,
        earlier=earlier,
        most=max(later, default=0.0),
        known=known,
        opening=known[_OPENING] if len(known) > _OPENING else len(numbers),
    )


def _similarity(
    own: Sequence[Sequence[int]], frequency: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Return for each sentence the sums of its cosines to those behind and to those before it.

    A sentence's vector has the weight log(1 + sentences / frequency) for each of its terms.
    """
    weights = [0.0, *(log(1 + len(own) / seen) for seen in range(1, max(frequency, default=0) + 1))]
    weight = [weights[seen] for seen in frequency]
    parts: list[list[float]] = []
    rest = [0.0] * len(frequency)
    for terms in own:
        values = [weight[term] for term in terms]
        length = sqrt(sum([value * value for value in values])) or 1.0
        parts.append([value / length for value in values])
        for term, part in zip(terms, parts[-1], strict=True):
            rest[term] += part
    seen = [0.0] * len(frequency)
    later, earlier = [], []
    for terms, unit in zip(own, parts, strict=True):
        behind = before = 0.0
        for term, part in zip(terms, unit, strict=True):
            before += part * seen[term]
            seen[term] += part
            behind += part * (rest[term] - seen[term])
        # What is left of the differences where nothing follows is no likeness.
        later.append(behind if behind > _LEAST else 0.0)
        earlier.append(before)
    return later, earlier
