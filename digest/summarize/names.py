"""Names: who is called by a bare surname after a full name elsewhere (rule R8)."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from digest.summarize.places import starts_of

# Both begin with a capital and then look back, for a search for a capital is fast.
_FULL = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w’'].)(?:[\w’'-]*[a-zß-ÿ]\.? |(?<=[A-Z])\.(?: ?[A-Z]\.){0,4} )"
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ]\.? |[A-Z]\.(?: ?[A-Z]\.){0,4} ){0,2}"
    r"(?:(?:van|von|de|der|den|del|da|di|al|bin|el|la|le) ){0,2}([A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])"
)
_CAPITALIZED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w’'].)[\w’'-]*[a-zß-ÿ]")
_GENITIVES = ("'s", "’s")
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady President Minister Chancellor Senator Judge Justice "
    "Professor Prof Gen General Col Colonel Capt Captain Sgt Sen Gov Rep King Queen Prince "
    "Princess Pope Herr Frau".split()
)


def names_of_each(texts: Sequence[str]) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """Return two things for each text: the last names it gives in whole, and those it gives bare.

    A run of capitalized words is taken for a name; its first word may be one that only opens the
    sentence, which does no harm here. A name is bare in a text that does not give it in whole
    while another one does.

    Returns:
        The last words of names of several words, with the whole names; the bare ones, sorted.
    """
    # No name crosses a line end: one search finds those of all texts.
    joined, starts = "\n".join(texts), starts_of(texts)
    whole = _full_names(joined, starts)
    known = {name + ending for names in whole for name in names for ending in ("", *_GENITIVES)}
    bare: list[tuple[str, ...]] = [()] * len(texts)
    for match in _CAPITALIZED.finditer(joined) if known else ():
        if match[0] in known:
            place, name = bisect_right(starts, match.start()) - 1, _plain(match[0])
            if name not in whole[place] and name not in bare[place]:
                bare[place] = tuple(sorted((*bare[place], name)))
    return whole, bare


def _full_names(joined: str, starts: Sequence[int]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{} for _ in starts]
    for match in _FULL.finditer(joined):
        first = match[0].split(" ", 1)[0].rstrip(".")
        if first not in _TITLES or match[0].count(" ") > 1:
            place = bisect_right(starts, match.start()) - 1
            found[place].setdefault(_plain(match[1]), match[0])
    return found


def _plain(name: str) -> str:
    """Return the name without the ending of its genitive."""
    for ending in _GENITIVES:
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
