"""Features: what is measured of each sentence to tell how telling it is; any language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from digest.summarize.passage import Passage

NAMES = (
    "first", "second", "third", "early", "middle", "log_place", "log_words", "brief", "lengthy",
    "later", "later_share", "earlier", "weight", "share", "fresh", "new", "reused", "like_opening",
    "title", "untitled", "figures", "capitals", "quoting", "commas", "day",
)  # fmt: skip

_OPENING = 3
_FIGURE = re.compile(r"\d")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )[^\W\d_a-z]")
# News in English names the day of the event; elsewhere the feature is 0 for every sentence.
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is known about an article's terms: ``own`` are those of each sentence, each once."""

    own: tuple[Terms, ...]
    gain: dict[str, float]
    total: float
    later: list[float]
    earlier: list[float]
    most: float
    fresh: list[Terms]
    opening: frozenset[str]


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
    return [
        (
            *_of_place(place),
            *_of_length(passage.words[place]),
            *_of_terms(counts, place),
            len(title.intersection(counts.own[place])) / (len(title) or 1),
            0.0 if title else 1.0,
            *_of_text(passage.sentences[place], passage.words[place]),
        )
        for place in range(len(passage.sentences))
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
    terms, gain = counts.own[place], counts.gain
    size, scale = len(terms) or 1, sqrt(len(counts.own))
    gained = sum([gain[term] for term in terms])
    fresh = [gain[term] for term in counts.fresh[place]]
    return (
        counts.later[place] / scale,
        counts.later[place] / (counts.most or 1.0),
        counts.earlier[place] / scale,
        gained / size,
        gained / counts.total,
        sum(fresh) / 5,
        len(fresh) / size,
        sum([value > 0 for value in fresh]) / size,
        len(counts.opening.intersection(terms)) / size,
    )


def _of_text(text: str, words: int) -> tuple[float, ...]:
    return (
        1.0 if _FIGURE.search(text) else 0.0,
        len(_INNER_CAPITAL.findall(text)) / words,
        1.0 if '"' in text or "“" in text or "”" in text else 0.0,
        text.count(",") / words,
        1.0 if "day" in text and _DAY.search(text) else 0.0,
    )


def _count(terms: Sequence[Terms]) -> _Counts:
    own = tuple(tuple(dict.fromkeys(each)) for each in terms)
    frequency: dict[str, int] = {}
    for each in own:
        for term in each:
            frequency[term] = frequency.get(term, 0) + 1
    weight = {term: log(1 + len(own) / seen) for term, seen in frequency.items()}
    gain = {term: log(seen) for term, seen in frequency.items()}
    parts = [_unit(each, weight) for each in own]
    places = range(len(own))
    later = _similarity(own, parts, reversed(places))
    return _Counts(
        own=own,
        gain=gain,
        total=sum(gain.values()) or 1.0,
        later=later,
        most=max(later, default=0.0),
        earlier=_similarity(own, parts, places),
        fresh=_fresh(own),
        opening=frozenset(term for each in own[:_OPENING] for term in each),
    )


def _unit(terms: Terms, weight: dict[str, float]) -> list[float]:
    """Return the weights of the terms as a vector of length 1."""
    values = [weight[term] for term in terms]
    length = sqrt(sum([value * value for value in values])) or 1.0
    return [value / length for value in values]


def _similarity(
    own: Sequence[Terms], parts: Sequence[Sequence[float]], order: Iterable[int]
) -> list[float]:
    """Return for each sentence the sum of the cosines to those before it in ``order``."""
    sums: dict[str, float] = {}
    found = [0.0] * len(own)
    for place in order:
        value = 0.0
        for term, part in zip(own[place], parts[place], strict=True):
            seen = sums.get(term, 0.0)
            value += part * seen
            sums[term] = seen + part
        found[place] = value
    return found


def _fresh(own: Sequence[Terms]) -> list[Terms]:
    seen: set[str] = set()
    found = []
    for terms in own:
        found.append(tuple(term for term in terms if term not in seen))
        seen.update(terms)
    return found
