"""Chooses the topics that an article is filed under, or none when none is sure enough."""

from collections.abc import Sequence

from digest.model import OWN, Tag

_SURE = 0.4  # the best topic must weigh this much
_MARGIN = 0.03  # and lead the second by this much, unless both are sure
_ALSO = 0.5  # any other topic must weigh this much
_MOST = 3


def assign_topics(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return the topics that an article is filed under, best first.

    Args:
        tags: from ``score_topics``, or a story's mean of several, best first.

    Returns:
        The user's own topics, then the best Media Topic and any other that is sure enough, at most
        3; none when unsure ("other").
    """
    own = tuple(tag for tag in tags if tag.code.startswith(OWN) and tag.weight >= _SURE)
    return (*own, *_assign([tag for tag in tags if not tag.code.startswith(OWN)]))


def _assign(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    if not tags or tags[0].weight < _SURE:
        return ()
    if len(tags) > 1 and tags[0].weight < _ALSO and tags[0].weight - tags[1].weight < _MARGIN:
        return ()
    return (tags[0], *(tag for tag in tags[1:_MOST] if tag.weight >= _ALSO))
