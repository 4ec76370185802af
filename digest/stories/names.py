"""Names: which words of an English text are written as names of somebody or something."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from digest.countries.context import given_names
from digest.language import name_words, terms
from digest.stories.idf import shipped_idf

MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DATED = frozenset([*MONTHS, *_WEEKDAYS])

# "O'Brien" is one word.
_WORD = re.compile(r"(?:[^\W\d_]['’](?=[A-Z]))?[^\W\d_]+")
# A capital behind a word of the sentence, or a word of capitals.
_NAME = re.compile(r"[A-Z](?<=[\w,;)’'] .)(?:['’](?=[A-Z]))?[^\W_]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_SMALL = re.compile(r"\b[a-z][^\W_]+")
_CAPITAL = re.compile(r"(?<!\w)(?<!\w['’])[A-Z](?:['’](?=[A-Z]))?[^\W_]+")
_LONG_WORD = 4
_SHORT_NAME = 3
_BETWEEN = frozenset("of for the and on in".split())
# Parts of many names, and what is written like a name.
_NO_NAMES = DATED | frozenset(
    "bank central party council university court minister president police ministry department "
    "city county state national league cup house board school high district general".split()
)
# What many persons and bodies are, so that it tells none of them from the others.
_OFFICES = (
    "senator senate president minister mayor governor judge chief king queen prince princess pope "
    "bishop general captain coach director chairman secretary speaker actor singer author "
    "professor doctor sir lord lady news court supreme high former late legend star"
)


def names_of(title: str, lead: str) -> list[str]:
    """Return the words that a title and the first sentences write like names within a sentence."""
    found = [*_NAME.findall(lead), *_ACRONYM.findall(title)]
    if not _is_capitalized(title):
        found += _NAME.findall(title)
    return [name for name in found if name.casefold() not in _NO_NAMES]


def named_in(head: str, lead: str) -> list[str]:
    """Return the words of a title that the first sentences write as names; no first names.

    What only begins a sentence there is a name if news writes it as one within sentences, or if
    no news has it. "ECB" is spelled out as "European Central Bank", "Fed" begins "Federal Reserve".

    Args:
        head: the title; of an article without one, the first sentence.
        lead: the first sentences.
    """
    words = _WORD.findall(head.replace("’", "'"))
    capital = list(filter(_may_be_name, words))
    named = set(_written_as_names(capital, lead.replace("’", "'"))) if capital else set()
    first = {one for one, other in pairwise(words) if one in given_names() and other in named}
    return [word for word in words if word in named - first]


def _written_as_names(words: Sequence[str], text: str) -> Iterator[str]:
    within, capital = set(_NAME.findall(text)), set(_CAPITAL.findall(text))
    small = set(_SMALL.findall(text))
    for word in words:
        both = {word, word.capitalize()}
        if word.lower() in small:
            continue
        if (
            not both.isdisjoint(within)
            or (not both.isdisjoint(capital) and _is_name(word))
            or (both.isdisjoint(capital) and _is_spelled_out(word, text))
        ):
            yield word


def written_small(text: str) -> list[str]:
    """Return the words that a text writes small: they are no names."""
    return _SMALL.findall(text)


@cache
def terms_of_many() -> frozenset[str]:
    """Return the terms that are parts of many names, and offices."""
    return frozenset(terms(f"{_OFFICES} {' '.join(sorted(_NO_NAMES))}", language="en"))


def _may_be_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _is_name(word: str) -> bool:
    """Return whether a word that may only begin a sentence is a name."""
    return word.casefold() in name_words() or not any(
        map(shipped_idf().counts.get, terms(word, language="en"))
    )


def _is_spelled_out(word: str, text: str) -> bool:
    if word.isupper():
        heads = [part[0] for part in _WORD.findall(text) if part not in _BETWEEN]
        return word in "".join(heads)
    place = text.find(f" {word}") + 1 if len(word) == _SHORT_NAME else 0
    behind = text.find(" ", place) + 1 if place else 0
    return behind > 0 and text[behind : behind + 1].isupper()


def _is_capitalized(title: str) -> bool:
    """Return whether a title is written with capitals throughout."""
    words = [word for word in title.split()[1:] if len(word) >= _LONG_WORD]
    return 2 * sum(word[0].isupper() for word in words) >= max(1, len(words))
