"""The fingerprint of a text: equal for copies, whatever their datelines, tags and spacing."""

from collections.abc import Iterable

from digest.text import fold, hash_id

# Fewer words than this may be equal by chance ("Live updates", "Weather for Monday").
SHORTEST = 8


def fingerprint(sentences: Iterable[str], *, title: str = "") -> str:
    """Return 16 hexadecimal digits that two copies of one text share, "" if it is too short.

    Args:
        sentences: the sentences of the body, without datelines, bylines and chrome.
        title: used for an article that has no body.
    """
    words = fold(" ".join(sentences)) or fold(title)
    return hash_id("fingerprint", words) if words.count(" ") >= SHORTEST - 1 else ""
