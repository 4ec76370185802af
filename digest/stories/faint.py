"""What a few articles must have in common by themselves before they are one event.

Leaning brings two articles that stand alone close to each other if neither has a nearer one, and
a title with a sentence or two shares half of its words with any other on the same illness, brand
or championship. ``docs/stories.md`` tells how the numbers were found.
"""

from collections.abc import Sequence
from itertools import product as pairs_of

from digest.model import UNKNOWN_SOURCE, Article
from digest.stories.vectors import NORM, Vector, greatest_part, product

# The mean cosine, in per cent, of a story of two and of three; if one has no title the lower one,
# for titles weigh twice. What one source alone tells needs the highest in any number: an outlet
# seldom tells of an event twice.
LEAST = {2: 22, 3: 15}
LEAST_UNTITLED = {2: 19, 3: 12}
LEAST_OF_ONE_SOURCE = 25
# What must be left of it without the term that each two share most of: one word, be it as rare as
# it may, is no event.
REST = {2: 8}
# Articles of fewer terms than these, on average, are titles and teasers. Two must share more terms
# than the name of a person, a product or an illness has. More must be left of the cosine, too, and
# this grows by a part of itself for every day between the first and the last.
FEW_TERMS = 30
SHARED_BY_FEW = 3
REST_OF_FEW = {2: 15, 3: 10}
MORE_A_DAY = 0.5
# What must be left of the cosine of titles and teasers with a story of an earlier digest.
REST_OF_PAST = 22

_PER_CENT = NORM * NORM // 100


def faintness(
    articles: Sequence[Article],
    days: Sequence[float | None],
    first: Sequence[Vector],
    second: Sequence[Vector],
) -> str:
    """Return why two clusters have too little in common to be one event, "" if they have enough.

    Args:
        articles: of both.
        days: when each was published; None if unknown.
        first: the vectors of one cluster.
        second: of the other.
    """
    size = len(articles)
    least = _least(articles)
    if not least:
        return ""
    scale = _PER_CENT * len(first) * len(second)
    common = sum(product(own, other) for own, other in pairs_of(first, second))
    if common < least * scale:
        return "too little in common"
    rest = common - sum(greatest_part(own, other) for own, other in pairs_of(first, second))
    if rest < REST.get(size, 0) * scale:
        return "too little in common but one word"
    if not are_few((*first, *second)):
        return ""
    least_rest = REST_OF_FEW.get(size, 0) * (1 + MORE_A_DAY * _between(days))
    if rest < least_rest * scale or (size == 2 and _share_little(first[0], second[0])):
        return "too little in common for so few words"
    return ""


def is_faint_past(vectors: Sequence[Vector], own: Vector, past: Vector) -> bool:
    """Return whether a cluster of few words has too little in common with an earlier story.

    Args:
        vectors: of its articles.
        own: what would be remembered of it.
        past: what is remembered of the story.
    """
    if not are_few(vectors):
        return False
    rest = product(own, past) - greatest_part(own, past)
    return rest < REST_OF_PAST * _PER_CENT or _share_little(own, past)


def are_few(vectors: Sequence[Vector]) -> bool:
    """Return whether articles have so few terms as titles and teasers have."""
    return sum(map(len, vectors)) < FEW_TERMS * len(vectors)


def _share_little(one: Vector, other: Vector) -> bool:
    return len(one.keys() & other.keys()) < SHARED_BY_FEW


def _least(articles: Sequence[Article]) -> int:
    sources = {article.source for article in articles}
    if len(sources) == 1 and UNKNOWN_SOURCE not in sources:
        return LEAST_OF_ONE_SOURCE
    titled = all(article.title for article in articles)
    return (LEAST if titled else LEAST_UNTITLED).get(len(articles), 0)


def _between(days: Sequence[float | None]) -> float:
    """Return the days between the first and the last; 0 if one of them is not known."""
    known = [day for day in days if day is not None]
    return max(known) - min(known) if len(known) == len(days) else 0.0
