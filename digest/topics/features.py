"""Turns the words of an article into the features of the linear model."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
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


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


def stem_words(keys: Sequence[str], language: str) -> list[str]:
    """Return the stems of ``keys`` (from ``split_words``), as many; unchanged if none is known."""
    return [_stem(key, language) for key in keys]


@lru_cache(maxsize=1 << 16)
def _stem(key: str, language: str) -> str:
    stemmer = _stemmer(language)
    return stemmer.stemWord(key) if stemmer else key


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
