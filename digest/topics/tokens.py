"""Cuts a text into the words that topics are told by, and finds them in the text again."""

import re
from collections.abc import Sequence

from digest.text import to_plain

# Of Chinese and Japanese, which part words by no space, every two neighboring characters are one.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(r"[^\W_]+")
# Compiled when first met, as most runs read no such text: large sets take long.
_WORD_OR_RUN = rf"[{_IDEOGRAPHS}]+|[^\W_{_IDEOGRAPHS}]+"
_IDEOGRAPH = rf"[{_IDEOGRAPHS}]"
# The article and the one-letter words that Arabic writes together with the next word.
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2})")

_UNSPACED = frozenset({"zh", "ja"})
_SPACES = bytes(n if n > 127 or chr(n).isalnum() else 32 for n in range(256))


def lower(text: str) -> str:
    """Return ``text`` in lower case, every character at its place."""
    # Of all letters only this one grows when lowered.
    return text.replace("İ", "i").lower()


def split_words(text: str, language: str) -> list[str]:
    """Return the words of ``text`` in the form to look up.

    Words are runs of letters and digits, so "women's" is two; the form to look up is lower case,
    without the article in Arabic.
    """
    low = lower(text)
    if language in _UNSPACED:
        return [low[start:end] for start, end in word_spans(text, language)]
    if language == "ar":
        return [_ARABIC_PREFIX.sub("", word) for word in _WORD.findall(low)]
    if plain := to_plain(low):
        return plain.translate(_SPACES).decode().split()
    return _WORD.findall(low)


def word_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return where in ``text`` each of its words, as ``split_words`` counts them, stands."""
    if language not in _UNSPACED:
        return [match.span() for match in _WORD.finditer(text)]
    found = []
    for match in re.finditer(_WORD_OR_RUN, text):
        start, end = match.span()
        if end - start > 1 and re.match(_IDEOGRAPH, match[0]):
            found += [(place, place + 2) for place in range(start, end - 1)]
        else:
            found.append((start, end))
    return found


def find_row(low: str, keys: Sequence[str], start: int) -> tuple[int, int]:
    """Return where in ``low`` whole words first stand in a row, at ``start`` or later.

    Faster than ``word_spans`` for a few rows of words that are divided by spaces.

    Args:
        low: a text, from ``lower``.
        keys: one or more words as they stand in it; only signs may be between them.

    Raises:
        ValueError: they stand nowhere.
    """
    while True:
        place = low.index(keys[0], start)
        end = place + len(keys[0])
        if not place or not low[place - 1].isalnum():
            end = _row_end(low, end, keys[1:])
            if end:
                return place, end
        start = place + 1


def _row_end(low: str, end: int, keys: Sequence[str]) -> int:
    """Return where the words after ``end``, which must be ``keys``, end; 0 if they are others."""
    for key in keys:
        start = end
        while end < len(low) and not low[end].isalnum():
            end += 1
        if start == end or not low.startswith(key, end):
            return 0
        end += len(key)
    return 0 if low[end : end + 1].isalnum() else end


def is_spaced(language: str) -> bool:
    """Return whether ``find_row`` can find the words of ``language``."""
    return language not in _UNSPACED and language != "ar"
