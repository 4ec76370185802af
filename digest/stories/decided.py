"""Decisions of a person as rules about pairs of articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model import Article
from digest.stories.values import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What was decided about pairs of articles, by own ids, the smaller one first.

    Attributes:
        pairs: True for a pair that belongs together, False for one that does not.
    """

    pairs: Mapping[tuple[str, str], bool]

    def joined(self) -> list[tuple[str, str]]:
        """Return the pairs that belong together, sorted."""
        return sorted(pair for pair, together in self.pairs.items() if together)

    def apart(self, one: str, other: str) -> bool:
        """Return whether two articles were told to be kept apart."""
        return self.pairs.get((min(one, other), max(one, other))) is False


def rules_of(decisions: Sequence[Decision], articles: Sequence[Article]) -> Rules:
    """Return the rules about some articles; the later decision about a pair counts.

    Args:
        decisions: in the order they were made; articles that are not here do not matter.
        articles: named in decisions by their own id or the given one.
    """
    own: dict[str, list[str]] = {}
    for article in articles:
        for name in sorted({article.id, article.public_id}):
            own.setdefault(name, []).append(article.id)
    pairs: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        first, *others = decision.articles
        for one in own.get(first, ()):
            for name in others:
                for other in own.get(name, ()):
                    pairs[(min(one, other), max(one, other))] = decision.kind == "join"
    return Rules(pairs={pair: together for pair, together in pairs.items() if pair[0] != pair[1]})
