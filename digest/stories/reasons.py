"""Reasons: why the articles of a story are together and what was kept apart, in lines."""

from collections.abc import Sequence

from digest.model import Analyzed
from digest.stories.copies import Copies
from digest.stories.values import PastStory
from digest.stories.vectors import NORM, Vector, sum_of

_MOST_LINES = 20
_MOST_TERMS = 4
_LONGEST = 70


def reasons_of(
    articles: Sequence[Analyzed],
    units: Sequence[Copies],
    vectors: Sequence[Vector],
    *,
    past: PastStory | None,
    likeness: int,
    vetoed: Sequence[tuple[Analyzed, str]],
) -> tuple[str, ...]:
    """Return lines that say why a story is as it is; none for an article that stands alone.

    Args:
        articles: all of the batch.
        units: the story's articles with their copies, as numbers in ``articles``.
        vectors: of the units.
        past: the story of an earlier digest that it goes on with.
        likeness: to that, in millionths; 0 if a person joined them.
        vetoed: an article of what was kept apart, and why.
    """
    lines = _together(articles, units, vectors) + _copied(articles, units)
    if past:
        how = f"likeness {likeness / 1_000_000:.2f}" if likeness else "joined by decision"
        lines.append(f"goes on with the story first told on {past.first} ({how})")
    apart = dict.fromkeys(f"kept apart from {name_of(told)}: {why}" for told, why in vetoed)
    return (*lines[:_MOST_LINES], *list(apart)[:_MOST_LINES])


def name_of(told: Analyzed) -> str:
    """Return how a line names an article: its title or first words, and its source."""
    text = told.article.title or " ".join(told.article.text.split(None, _LONGEST)[:_LONGEST])
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return f"“{short}” ({told.article.source})"


def _together(
    articles: Sequence[Analyzed], units: Sequence[Copies], vectors: Sequence[Vector]
) -> list[str]:
    others = len(vectors) - 1
    if not others:
        return []
    total = sum_of(vectors)
    lines = []
    for unit, vector in zip(units[:_MOST_LINES], vectors, strict=False):
        shared = {
            term: weight * (total[term] - weight)
            for term, weight in vector.items()
            if total[term] > weight
        }
        mean = sum(shared.values()) / others / (NORM * NORM)
        best = sorted(shared, key=lambda term: (-shared[term], term))[:_MOST_TERMS]
        words = f", shares {', '.join(best)}" if best else ""
        lines.append(f"{name_of(articles[unit.members[0]])}: likeness {mean:.2f}{words}")
    return lines


def _copied(articles: Sequence[Analyzed], units: Sequence[Copies]) -> list[str]:
    return [
        f"{name_of(articles[copy])} repeats {name_of(articles[unit.members[0]])}: {how}"
        for unit in units
        for copy, how in zip(unit.members[1:], unit.how[1:], strict=True)
    ]
