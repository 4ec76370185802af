"""Quotes: whether a sentence holds a whole quotation and says whose it is (rule R3)."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

QUOTATION_MARKS = '"“”„«»「」『』'
_MARKS = re.compile(f"[{QUOTATION_MARKS}]")
# In ASCII there is one mark: to search for it is fast.
_PLAIN_MARK = re.compile('"')
_OPENING = frozenset("“„«「『")
_CLOSING = frozenset("”»」』")
_LONGEST_RUN = 8
_INSIDE = re.compile('["“„«][^"”“»]*["”“»]|[「『][^」』]*[」』]')
# The same in ASCII.
_INSIDE_PLAIN = re.compile('"[^"]*"')
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}+.*?[^\W\d_]{2}", re.DOTALL)

_SINGLE_STARTS = "'‘"
# "'90s", "'Tis": what is left out, not a quotation.
_LEFT_OUT = re.compile(r"['‘’](?:\d\ds|[Tt]is|[Tt]was|[Tt]il|[Ee]m|[Cc]ause|[Cc]os|[Nn])\b")
_SINGLE_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?…;])['’](?!\w)")
_SINGLE_STOP = re.compile(r"[,.!?]['’](?= |$)(?<!\b[A-Z].['’])")
_SINGLE_INSIDE = re.compile(r"(?<!\w)['‘](?=\w).*[\w.,!?…;]['’](?!\w)")

# What the first mark of a sentence does, whether all are paired, whether the last one opens.
_Walk = tuple[str, bool, bool]
_UNMARKED: _Walk = ("", True, False)


def quotation_faults(
    sentences: Sequence[str], paragraphs: Sequence[int], marked: Collection[int]
) -> list[int]:
    """Return the places of sentences that are a part of a quotation, or one of nobody's.

    One is a part if its marks do not balance, or if it stands between a mark that opens a
    quotation and the mark that closes it. A straight mark opens where white space stands before
    it and none behind. A mark that nothing closes is taken for a slip of the pen, but for one at
    the end of a paragraph whose successor opens with a mark again. It is nobody's if nearly all
    of the sentence stands inside the marks.

    Args:
        sentences: those of the article, in order.
        paragraphs: the number of the paragraph of each.
        marked: the places of those that hold a quotation mark.
    """
    walks = [_walk(text) if n in marked else _UNMARKED for n, text in enumerate(sentences)]
    faults = {place for place in marked if not walks[place][1] or is_unspoken(sentences[place])}
    for place in marked:
        if walks[place][2]:
            faults.update(range(place + 1, _closing(walks, paragraphs, place)))
    return sorted(faults)


def _closing(walks: Sequence[_Walk], paragraphs: Sequence[int], place: int) -> int:
    """Return the sentence that ends the quotation which ``place`` leaves open, or the next."""
    for end in range(place + 1, min(len(walks), place + _LONGEST_RUN)):
        first = walks[end][0]
        if paragraphs[end] != paragraphs[place]:
            return end if first == "open" else place + 1
        if first:
            return end if first == "close" else place + 1
    return place + 1


# Several rules ask it of the same sentences.
@lru_cache(maxsize=4_096)
def outside_quotes(text: str) -> str:
    """Return ``text`` with every whole quotation replaced by a blank."""
    return (_INSIDE_PLAIN if text.isascii() else _INSIDE).sub(" ", text)


def is_unspoken(text: str) -> bool:
    """Return whether ``text`` is a quotation without a speaker: under two words stand outside."""
    outside = outside_quotes(text)
    return outside != text and not _TWO_WORDS.search(outside)


def is_single_fault(text: str) -> bool:
    """Return whether single marks show that ``text`` is a part of a quotation, or nobody's.

    A single mark may be an apostrophe, so only one that opens the text, and one behind a stop or a
    comma, are looked at.
    """
    opens = text[:1] in _SINGLE_STARTS and not _LEFT_OUT.match(text)
    stop = _SINGLE_STOP.search(text)
    if not (opens or stop):
        return False
    if opens and not _SINGLE_CLOSED.search(text, 1):
        return True
    if stop and not _SINGLE_OPENED.search(text, 0, stop.start()):
        return True
    return opens and not _TWO_WORDS.search(_SINGLE_INSIDE.sub(" ", text))


def _walk(text: str) -> _Walk:
    first, balanced, is_open = "", True, False
    for match in (_PLAIN_MARK if text.isascii() else _MARKS).finditer(text):
        opens = _opens(text, match.start(), is_open)
        first = first or ("open" if opens else "close")
        balanced = balanced and opens != is_open
        is_open = opens
    return first, balanced and not is_open, is_open


def _opens(text: str, place: int, is_open: bool) -> bool:  # noqa: FBT001 - a state, not an option
    mark = text[place]
    if mark == "”" or (mark == "“" and not is_open):
        return mark == "“"
    if mark in "“»«":
        return not is_open  # German and Scandinavian quotations turn these marks around
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    blank_before = not before or before.isspace() or before in "([—–-"
    blank_behind = not behind or behind.isspace() or behind in ".,;:!?)]"
    if blank_before == blank_behind:
        return not is_open
    return blank_before
