"""Names: who is called by a bare surname after a full name elsewhere (rule R8)."""

import re
from collections.abc import Iterable

_FULL = re.compile(
    r"(?<![\w’'])(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ]\.? |[A-Z]\.(?: ?[A-Z]\.)* ){1,3}"
    r"(?:(?:van|von|de|der|den|del|da|di|al|bin|el|la|le) ){0,2}([A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])"
)
_CAPITALIZED = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ]")
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady President Minister Chancellor Senator Judge Justice "
    "Professor Prof Gen General Col Colonel Capt Captain Sgt Sen Gov Rep King Queen Prince "
    "Princess Pope Herr Frau".split()
)


def full_names(text: str) -> dict[str, str]:
    """Return the last words of the names of several words in ``text``, with the whole names.

    A run of capitalized words is taken for a name; its first word may be one that only opens the
    sentence, which does no harm here.
    """
    found: dict[str, str] = {}
    for match in _FULL.finditer(text):
        first = match[0].split(" ", 1)[0].rstrip(".")
        if first not in _TITLES or match[0].count(" ") > 1:
            found.setdefault(_plain(match[1]), match[0])
    return found


def bare_names(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return which of the last names ``known`` stand in ``text`` without a first name, sorted."""
    alone = capitalized(text) - full_names(text).keys()
    return tuple(sorted(alone.intersection(known)))


def capitalized(text: str) -> set[str]:
    """Return the capitalized words of ``text``, without the endings of genitives."""
    return set(map(_plain, _CAPITALIZED.findall(text)))


def _plain(name: str) -> str:
    """Return the name without the ending of its genitive."""
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
