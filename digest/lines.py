"""Lines and paragraphs of plain text: where one stretch of prose ends and the next begins."""

import re
from collections.abc import Iterator
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = re.compile(r"\s*(?:[-*•–—▪●]\s|\d{1,2}[.)]\s)")
# A line of a wrapped paragraph is at most this long; longer lines end where their writer ended.
_WIDEST = 100
_NARROWEST = 30


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that no sentence crosses, in order, without white space around them.

    A blank line always parts two. A single line end does too, unless the paragraph was wrapped
    there: the next line goes on in lower case, or its first word would not have fitted.
    """
    if "\n" not in text:
        yield from trimmed(text, 0, len(text))
        return
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _paragraph(text, start, gap.start())
        start = gap.end()
    yield from _paragraph(text, start, len(text))


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without the white space around it; none if nothing is left."""
    stretch = text[start:end]
    kept = stretch.strip()
    if kept:
        start += len(stretch) - len(stretch.lstrip())
        yield start, start + len(kept)


def _paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0:
        yield from trimmed(text, start, end)
        return
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    begin = at = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        if not _is_wrapped(line, following, width):
            yield from trimmed(text, begin, at)
            begin = at
    yield from trimmed(text, begin, end)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    first = following.lstrip()[:1]
    if not first or _BULLET.match(following):
        return False
    if first.islower():
        return True
    word = 2 if first > "\u2e80" else len(following.split(None, 1)[0])
    return _NARROWEST <= width <= _WIDEST and len(line) + 1 + word > width
