"""Scores the topics of an article by the curated seed words."""

from dataclasses import dataclass

from digest.topics.names import SLUGS
from digest.topics.seeds import find_seeds
from digest.topics.words import Span, Words

_IN_TITLE, _IN_LEAD, _BELOW = 3.0, 2.0, 1.0  # how much a seed word counts by where it stands
DOUBT = 12.0  # seed weight that is added before the share of a topic is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedScores:
    """What the seed words say.

    Attributes:
        total: all seed weight found.
        shares: the part of it that each topic has, less than 1 by the doubt about short texts.
        spans: for each topic, the weight that each entry has, by where it first stands.
        unit: what a weight of 1 adds to a share.
    """

    total: float
    shares: tuple[float, ...]
    spans: tuple[dict[Span, float], ...]
    unit: float


def score_seeds(words: Words, language: str) -> SeedScores:
    """Return what the seed words of ``language`` (ISO 639-1) say about ``words``."""
    spans: tuple[dict[Span, float], ...] = tuple({} for _ in SLUGS)
    keys, title, lead = words.keys, words.title, words.lead
    seen: dict[str, tuple[int, Span]] = {}
    for start, end, marks in find_seeds(keys, language):
        entry = keys[start] if end == start + 1 else " ".join(keys[start:end])
        times, span = seen.get(entry, (1, (start, end)))
        seen[entry] = (times + 1, span)
        # A word that is repeated says less each time.
        worth = (_IN_TITLE if start < title else _IN_LEAD if start < lead else _BELOW) / times
        for topic, weight in marks:
            gained = spans[topic]
            gained[span] = gained.get(span, 0.0) + weight * worth
    sums = [sum(topic_spans.values()) for topic_spans in spans]
    total = sum(sums)
    return SeedScores(
        total=total,
        shares=tuple(score / (total + DOUBT) for score in sums),
        spans=spans,
        unit=1 / (total + DOUBT),
    )
