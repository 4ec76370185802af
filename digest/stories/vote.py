"""What a story is about, by the vote of its articles: countries and topics."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isqrt

from digest.model import Analyzed, Story, Tag

_MOST_EVIDENCE = 5
_ROOT = 1_000_000_000  # so that the root of a weight in thousandths has six digits


def vote_countries(story: Story) -> tuple[Tag, ...]:
    """Return every country that an article of the story names, best first, by mean weight."""
    return _vote(story, lambda told: told.analysis.countries, _means)


def vote_topics(story: Story) -> tuple[Tag, ...]:
    """Return every topic that an article of the story has evidence of, best first.

    The order is that of the mean of the roots of the weights: what all articles say outranks what
    one is very sure of. The best weighs as much as the largest mean, the others in proportion.
    Copies have no vote: they would count one account twice.
    """
    return _vote(story, lambda told: told.analysis.topics, _shared)


def _vote(
    story: Story,
    tags_of: Callable[[Analyzed], Sequence[Tag]],
    weigh: Callable[[Mapping[str, Sequence[Tag]], int], Mapping[str, float]],
) -> tuple[Tag, ...]:
    if len(story.articles) == 1:
        return tuple(tags_of(story.articles[0]))
    found: dict[str, list[Tag]] = {}
    for told in story.articles:
        for tag in tags_of(told):
            found.setdefault(tag.code, []).append(tag)
    voted = (
        Tag(code=code, weight=weight, evidence=_in_turn([tag.evidence for tag in found[code]]))
        for code, weight in weigh(found, len(story.articles)).items()
    )
    return tuple(sorted(voted, key=lambda tag: (-tag.weight, tag.code)))


def _means(found: Mapping[str, Sequence[Tag]], voters: int) -> dict[str, float]:
    return {code: round(total / voters / 1_000, 3) for code, total in _totals(found).items()}


def _shared(found: Mapping[str, Sequence[Tag]], voters: int) -> dict[str, float]:
    roots = {
        code: sum(isqrt(_ROOT * _thousandths(tag)) for tag in tags) ** 2
        for code, tags in found.items()
    }
    most = max(_totals(found).values(), default=0)
    best = max(roots.values(), default=0) or 1
    # Integers to the last division: the same weights in any order of the articles.
    return {code: round(most * root / (best * voters * 1_000), 3) for code, root in roots.items()}


def _totals(found: Mapping[str, Sequence[Tag]]) -> dict[str, int]:
    return {code: sum(map(_thousandths, tags)) for code, tags in found.items()}


def _thousandths(tag: Tag) -> int:
    return round(1_000 * tag.weight)


def _in_turn(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the strongest evidence of every article, then the second, each once."""
    longest = max(map(len, rows))
    mixed: Iterable[str] = (row[i] for i in range(longest) for row in rows if i < len(row))
    return tuple(dict.fromkeys(mixed))[:_MOST_EVIDENCE]
