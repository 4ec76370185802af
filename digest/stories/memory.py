"""Memory across days: a new cluster that continues a story of an earlier digest."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from digest.model import Analyzed
from digest.stories.faint import is_faint_past
from digest.stories.values import Memory, PastStory, StorySettings
from digest.stories.vectors import NORM, Vector, scaled, sum_of

# For each term, where it stands and with which weight.
Postings = dict[str, list[tuple[int, int]]]

REMEMBERED_TERMS = 60
_SCALE = 1_000_000


def remembered(vectors: Sequence[Vector]) -> tuple[tuple[str, int], ...]:
    """Return the centroid of a story to remember: at most 60 terms, the heaviest first."""
    terms = scaled(sum_of(vectors), most=REMEMBERED_TERMS)
    return tuple([(term, -weight) for weight, term in sorted([(-w, t) for t, w in terms.items()])])


def postings_of(past: Sequence[PastStory]) -> Postings:
    """Return for each term the numbers of the stories that have it, with its weight in each."""
    postings: Postings = {}
    for number, story in enumerate(past):
        for term, weight in story.terms:
            postings.setdefault(term, []).append((number, weight))
    return postings


def rate_past(
    vectors: Sequence[Vector],
    newest: datetime | None,
    *,
    memory: Memory,
    postings: Postings,
    settings: StorySettings,
) -> list[tuple[int, PastStory]]:
    """Return the earlier stories that a cluster may continue, the likeliest first.

    The likeness is cosine * 2^(-gap / half life), in millionths, where the gap is the time from
    the earlier story's last article to the cluster's newest. Only what reaches the threshold is
    returned, and of titles and teasers only what shares more than a word.

    Args:
        vectors: of the cluster's articles.
        newest: when the newest of them was published; None counts as no gap.
        memory: earlier stories.
        postings: their terms, from ``postings_of``.
        settings: ``memory_threshold``, ``half_life_days``, ``memory_days``.
    """
    products = [0] * len(memory.past)
    own = dict(remembered(vectors))
    for term, weight in own.items():
        for number, other in postings.get(term, ()):
            products[number] += weight * other
    least = round(_SCALE * settings.memory_threshold)
    found = []
    for past, common in zip(memory.past, products, strict=True):
        if _SCALE * common < (least - 1) * NORM * NORM:
            continue  # too little even without a gap
        gap = max(0.0, (newest - past.last).total_seconds() / 86_400) if newest else 0.0
        if gap > settings.memory_days:
            continue
        cosine = common / (NORM * NORM)
        value = round(_SCALE * cosine * 0.5 ** (gap / settings.half_life_days))
        if value >= least and not is_faint_past(vectors, own, dict(past.terms)):
            found.append((value, past))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].id))


def instant_of(published: str) -> datetime | None:
    """Return when an article was published, a day counting as its noon; None if unknown."""
    if len(published) < 10:
        return None
    if len(published) == 10:
        return datetime.combine(date.fromisoformat(published), time(12), UTC)
    return datetime.fromisoformat(published).astimezone(UTC)


def newest_of(articles: Sequence[Analyzed]) -> datetime | None:
    """Return when the newest of some articles was published; None if none says."""
    found = (instant_of(told.article.published) for told in articles)
    return max((when for when in found if when), default=None)
