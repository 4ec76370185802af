"""Scores the topics of an article by the curated seed words."""

from dataclasses import dataclass

from digest.topics.names import SLUGS
from digest.topics.seeds import find_seeds
from digest.topics.words import Words

_IN_TITLE, _IN_LEAD, _BELOW = 3.0, 2.0, 1.0  # how much a seed word counts by where it stands
DOUBT = 12.0  # seed weight that is added before the share of a topic is taken

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedScores:
    """What the seed words say.

    Attributes:
        total: all seed weight found.
        shares: the part of it that each topic has, less than 1 by the doubt about short texts.
        spans: for each topic, the part that each entry has, by where it first stands.
    """

    total: float
    shares: tuple[float, ...]
    spans: tuple[dict[Span, float], ...]


def score_seeds(words: Words, language: str) -> SeedScores:
    """Return what the seed words of ``language`` (ISO 639-1) say about ``words``."""
    spans: tuple[dict[Span, float], ...] = tuple({} for _ in SLUGS)
    seen: dict[tuple[str, ...], tuple[int, Span]] = {}
    for start, end, marks in find_seeds(words.keys, language):
        entry = tuple(words.keys[start:end])
        times, span = seen.get(entry, (0, (start, end)))
        seen[entry] = (times + 1, span)
        place = _place_weight(start, words)
        for topic, weight in marks:
            # A word that is repeated says less each time.
            gain = weight * place / (times + 1)
            spans[topic][span] = spans[topic].get(span, 0.0) + gain
    sums = [sum(topic_spans.values()) for topic_spans in spans]
    total = sum(sums)
    return SeedScores(
        total=total,
        shares=tuple(score / (total + DOUBT) for score in sums),
        spans=tuple({s: g / (total + DOUBT) for s, g in found.items()} for found in spans),
    )


def _place_weight(place: int, words: Words) -> float:
    if place < words.title:
        return _IN_TITLE
    return _IN_LEAD if place < words.lead else _BELOW
