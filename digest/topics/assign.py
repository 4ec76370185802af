"""Chooses the topics that an article is filed under, or none when none is sure enough."""

from collections.abc import Sequence

from digest.model import OWN, Tag

_SURE, _MARGIN = 0.4, 0.03  # the best topic must weigh this much, and lead the second by this
_CLEAR, _LEAD = 0.3, 2.5  # or weigh this much, and have so many times the odds of the second
_ALSO = 0.5  # any other topic must weigh this much; the best one needs no lead then
_OWN = 0.4  # a topic of the user's own
_MOST = 3


def assign_topics(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return the topics that an article is filed under, best first.

    Args:
        tags: from ``score_topics``, or a story's mean of several, best first.

    Returns:
        The user's own topics, then the best Media Topic and any other that is sure enough, at most
        3; none when unsure ("other").
    """
    own = tuple(tag for tag in tags if tag.code.startswith(OWN) and tag.weight >= _OWN)
    return (*own, *_assign([tag for tag in tags if not tag.code.startswith(OWN)]))


def _assign(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    if not tags or not _is_sure(*tags[:2]):
        return ()
    return (tags[0], *(tag for tag in tags[1:_MOST] if tag.weight >= _ALSO))


def _is_sure(best: Tag, second: Tag | None = None) -> bool:
    if second is None or best.weight >= _ALSO:
        return best.weight >= _CLEAR
    if best.weight >= _SURE and best.weight - second.weight >= _MARGIN:
        return True
    return best.weight >= _CLEAR and _odds(best) >= _LEAD * _odds(second)


def _odds(tag: Tag) -> float:
    return tag.weight / max(1e-6, 1.0 - tag.weight)
