"""Which of an article's countries it is about, and which it only names."""

from collections.abc import Sequence

from digest.model import Role, Tag

PRIMARY = 0.3
ALSO = 0.35
MOST_ALSO = 3


def assign_roles(tags: Sequence[Tag]) -> tuple[tuple[Tag, Role], ...]:
    """Return every tag with its role, in the given order (best first).

    The first is ``primary`` if it is at least 0.3 sure, else the article is the world's. Of the
    others at most three that are at least 0.35 sure are ``also``; the rest are ``mentioned``.
    """
    assigned: list[tuple[Tag, Role]] = []
    also = 0
    for place, tag in enumerate(tags):
        role: Role = "mentioned"
        if place == 0 and tag.weight >= PRIMARY:
            role = "primary"
        elif place > 0 and tag.weight >= ALSO and also < MOST_ALSO:
            role, also = "also", also + 1
        assigned.append((tag, role))
    return tuple(assigned)
