"""Turns the words of an article into the features of the linear model."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Protocol

# Names of the Snowball stemmers by ISO 639-1; other languages are taken as they stand.
_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


_MOST_STEMS = 1 << 16


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


def stem_words(keys: Sequence[str], language: str) -> list[str]:
    """Return the stems of ``keys`` (from ``split_words``), as many; unchanged if none is known."""
    return list(map(_stems(language).__getitem__, keys))


class _Stems(dict[str, str]):
    """The stems of words met so far: looking one up costs no call of Python code."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stemmer = _stemmer(language)

    def __missing__(self, key: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        found = self[key] = self._stemmer.stemWord(key) if self._stemmer else key
        return found


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


@cache
def _stemmer(language: str) -> _Stemmer | None:
    import Stemmer

    name = _STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None


def count_features(title: Sequence[str], text: Sequence[str]) -> Mapping[str, int]:
    """Return how often each word and each pair of neighbors occurs, those of the title twice.

    Args:
        title: stems of the title.
        text: stems of the text, or of its beginning.

    Returns:
        Counts by feature; a pair is joined by a space, and does not join title and text.
    """
    counts = Counter(text)
    counts.update(map(" ".join, pairwise(text)))
    for _ in range(2):
        counts.update(title)
        counts.update(map(" ".join, pairwise(title)))
    return counts
