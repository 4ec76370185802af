"""Cuts a text into the words that topics are told by, and finds them in the text again."""

import re
from collections.abc import Sequence

# Of Chinese and Japanese, which part words by no space, every two neighboring characters are one.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_RUN = re.compile(rf"[{_IDEOGRAPHS}]+|[^\W_{_IDEOGRAPHS}]+")
_IDEOGRAPH = re.compile(rf"[{_IDEOGRAPHS}]")
# The article and the one-letter words that Arabic writes together with the next word.
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2})")

_UNSPACED = frozenset({"zh", "ja"})


def split_words(text: str, language: str) -> tuple[list[str], list[str]]:
    """Return the words of ``text`` as they stand there, and the same in the form to look up.

    Both lists are as long. Words are runs of letters and digits, so "women's" is two; the form to
    look up is lower case, without the article in Arabic.
    """
    if language in _UNSPACED:
        words = [word for run in _WORD_OR_RUN.findall(text) for word in _pairs(run)]
    else:
        words = _WORD.findall(text)
    keys = [word.lower() for word in words]
    if language == "ar":
        keys = [_ARABIC_PREFIX.sub("", key) for key in keys]
    return words, keys


def _pairs(run: str) -> list[str]:
    if len(run) < 2 or not _IDEOGRAPH.match(run):
        return [run]
    return [run[i : i + 2] for i in range(len(run) - 1)]


def find_words(text: str, words: Sequence[str]) -> list[int]:
    """Return where in ``text`` each of its ``words`` (from ``split_words``) starts."""
    starts: list[int] = []
    place = 0
    find, add = text.find, starts.append
    if text.isascii() or not _IDEOGRAPH.search(text):
        for word in words:
            place = find(word, place)
            add(place)
            place += len(word)
        return starts
    for word in words:
        place = find(word, place)
        add(place)
        # Pairs of ideographs share a character, other words do not.
        place += 1 if _IDEOGRAPH.match(word) else len(word)
    return starts
