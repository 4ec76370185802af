"""Stems of words: what the words of one family have in common."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

# Names of the Snowball stemmers by ISO 639-1; words of other languages are taken as they stand.
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


def stem_word(key: str, language: str) -> str:
    """Return the stem of ``key`` (from ``split_words``); unchanged if the language has none."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(key) if stemmer else key


def stem_words(keys: Sequence[str], language: str) -> list[str]:
    """Return the stems of ``keys``, as many."""
    return [stem_word(key, language) for key in keys]


@cache
def _stemmer(language: str) -> _Stemmer | None:
    import Stemmer

    name = _STEMMERS.get(language)
    # Without the stemmer's own memory: it costs more time than it saves.
    return Stemmer.Stemmer(name, 0) if name else None
