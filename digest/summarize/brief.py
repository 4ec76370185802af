"""Brief sentences: too short to stand alone, good between the ones they stand between (R5)."""

import re
from collections.abc import Collection, Sequence

from digest.model import Sentence
from digest.summarize.headings import is_no_prose

_MOST_WORDS = 8
# A fragment of so many words is no headline of another piece.
_FEW = 3
_BRIEF = frozenset(("short", "verbless"))
_WHOLE = re.compile(r"[A-Z\d$€£][^:?!]*[^\W_]\.$")
# "Family Values.": a heading.
_TITLED = re.compile(r"(?:[A-Z][\w’'-]* ){1,3}[A-Z][\w’'-]*\.$")


def find_brief(
    sentences: Sequence[Sentence], eligible: Collection[int], allowed: Collection[str]
) -> frozenset[int]:
    """Return the places of the English sentences that are at fault only for being short.

    They may be printed right behind the sentence before them and right before the next one: "He
    was 88." The article's first may open it. Headings and single words are none.

    Args:
        sentences: those of the article.
        eligible: the places of those that may be chosen freely.
        allowed: the flags that such a sentence may have beside.
    """
    found: set[int] = set()
    bearable = _BRIEF.union(allowed)
    for place, own in enumerate(sentences):
        if (
            own.words <= _MOST_WORDS
            and not _BRIEF.isdisjoint(own.flags)
            and place not in eligible
            and bearable.issuperset(own.flags)
            and (
                _is_sentence(own.text, own.words, joined=place - 1 in found or not place)
                or (place == 0 and _is_leant_on(sentences))
            )
        ):
            found.add(place)
    if 0 in found and not _opens(sentences[0], joined=1 in found):
        found.remove(0)
    return frozenset(found)


def _is_leant_on(sentences: Sequence[Sentence]) -> bool:
    """Return whether the second sentence needs the first: then that is no heading."""
    leans = len(sentences) > 1 and "dangling" in sentences[1].flags
    return leans and _WHOLE.match(sentences[0].text) is not None


def _opens(first: Sentence, *, joined: bool) -> bool:
    return first.text[0].isalpha() and (joined or first.words > 1)


def _is_sentence(text: str, words: int, *, joined: bool) -> bool:
    if not _WHOLE.match(text) or _TITLED.match(text):
        return False
    if words == 1:
        return joined
    return words <= _FEW or not is_no_prose(text, text[:-1].lower().split())
