"""Apart: sentences that nothing printed leads up to, and that hardly speak of the subject."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from digest.model import Sentence

# A shorter article has no side matters.
_LONG = 20
# A remark of so many words without a figure or a day is no news: "Others stayed silent."
_REMARK = 9
_TELLING = re.compile(r"\d|day\b")
# Behind so many sentences an article speaks of side matters.
_FAR = 10


def find_stray(
    sentences: Sequence[Sentence], masks: Sequence[int], places: Iterable[int], *, chief: int
) -> frozenset[int]:
    """Return which places of a long article hold a remark, or what has no chief term far down.

    Args:
        sentences: those of an article.
        masks: the terms of each as the bits of a number.
        places: those that may be chosen.
        chief: the terms that the article is about, likewise.
    """
    if len(sentences) < _LONG:
        return frozenset()
    return frozenset(
        place
        for place in places
        if (place >= _FAR and not masks[place] & chief) or _is_remark(sentences[place])
    )


def _is_remark(sentence: Sentence) -> bool:
    return sentence.words <= _REMARK and _TELLING.search(sentence.text) is None


def count_apart(masks: Sequence[int], places: Sequence[int], stray: Collection[int]) -> int:
    """Return how many stray places neither follow the one before nor share a term with any."""
    told, apart = masks[places[0]], 0
    for before, place in pairwise(places):
        apart += place in stray and place != before + 1 and not masks[place] & told
        told |= masks[place]
    return apart
