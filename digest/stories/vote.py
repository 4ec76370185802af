"""What a story is about, by the vote of its articles: countries and topics."""

from collections.abc import Callable, Iterable, Sequence

from digest.model import Analyzed, Story, Tag

_MOST_EVIDENCE = 5


def vote_countries(story: Story) -> tuple[Tag, ...]:
    """Return every country that an article of the story names, best first, by mean weight."""
    return _vote(story, lambda told: told.analysis.countries)


def vote_topics(story: Story) -> tuple[Tag, ...]:
    """Return every topic that an article of the story has evidence of, best first, by mean weight.

    Copies have no vote: they would count one account twice.
    """
    return _vote(story, lambda told: told.analysis.topics)


def _vote(story: Story, tags_of: Callable[[Analyzed], Sequence[Tag]]) -> tuple[Tag, ...]:
    if len(story.articles) == 1:
        return tuple(tags_of(story.articles[0]))
    found: dict[str, list[Tag]] = {}
    for told in story.articles:
        for tag in tags_of(told):
            found.setdefault(tag.code, []).append(tag)
    voted = (_mean(code, tags, len(story.articles)) for code, tags in found.items())
    return tuple(sorted(voted, key=lambda tag: (-tag.weight, tag.code)))


def _mean(code: str, tags: Sequence[Tag], voters: int) -> Tag:
    # Weights have three decimals: their sum in thousandths is exact in any order.
    total = sum(round(1_000 * tag.weight) for tag in tags)
    evidence = _in_turn([tag.evidence for tag in tags])
    return Tag(code=code, weight=round(total / voters / 1_000, 3), evidence=evidence)


def _in_turn(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the strongest evidence of every article, then the second, each once."""
    longest = max(map(len, rows))
    mixed: Iterable[str] = (row[i] for i in range(longest) for row in rows if i < len(row))
    return tuple(dict.fromkeys(mixed))[:_MOST_EVIDENCE]
