"""Chooses the topics that an article is filed under, or none when none is sure enough."""

from collections.abc import Sequence

from digest.model import OWN, Tag

_SURE = 0.3  # the best topic must weigh this much
_LEAD = 1.2  # and have so many times the odds of the second, unless it is likelier than not
_ALSO = 0.5  # any other topic must weigh this much
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
    if not tags or tags[0].weight < _SURE:
        return ()
    if len(tags) > 1 and tags[0].weight < _ALSO and _odds(tags[0]) < _LEAD * _odds(tags[1]):
        return ()
    return (tags[0], *(tag for tag in tags[1:_MOST] if tag.weight >= _ALSO))


def _odds(tag: Tag) -> float:
    return tag.weight / max(1e-6, 1.0 - tag.weight)
