"""Stems of words: what the words of one family have in common."""

from collections.abc import Callable, Sequence
from functools import cache

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


def stem_words(keys: Sequence[str], language: str) -> list[str]:
    """Return the stems of ``keys`` (from ``split_words``), as many."""
    return list(map(stemming(language), keys))


@cache
def stemming(language: str) -> Callable[[str], str]:
    """Return what gives the stem of a word; the word itself if the language has no stemmer."""
    import Stemmer

    name = _STEMMERS.get(language)
    if name is None:
        return str
    # Without the stemmer's own memory: it costs more time than it saves.
    stem: Callable[[str], str] = Stemmer.Stemmer(name, 0).stemWord
    return stem
