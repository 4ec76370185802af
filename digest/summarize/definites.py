"""Definites: "the bridge" in a sentence, of which an earlier one has told (rule R8)."""

import re
from collections.abc import Sequence

from digest.language import stop_words
from digest.summarize.openers import opener_words
from digest.summarize.places import holding, starts_of

_COMPLEMENTS = frozenset("of that who whose which where whom to for between behind from".split())
# "the bridge" and "the old bridge", but not "the bridge of ...", which says itself which one.
_POINTED = re.compile(
    r"\b[Tt]he (?:([a-z][a-z-]{2,}) )?([a-z]{3,})\b"
    rf"(?! (?:{'|'.join(sorted(_COMPLEMENTS))})\b|-)"
    r"(?=['’]s? |[.,;:!?)]| ?$| [A-Z\d(\"“—–-]| ([a-z]+)\b)"
)
# What there is one of, for every reader or in any country, and what is no noun.
_PLAIN = frozenset(
    "country nation state city world earth sun moon sky sea ocean air ground internet web "
    "government president minister parliament senate house congress constitution public media "
    "police army navy military court law economy market weather climate church team season league "
    "game match victim victims day week month year time way point night morning evening moment "
    "weekend past future rest whole first second third last latter next same most best worst "
    "number only end start beginning top bottom middle lot few couple new old other others case "
    "fact idea area region place people children women men death home family left right north "
    "south east west center centre front back side streets street wake".split()
)
_VERB_ENDINGS = ("ed", "ing", "ly")


def find_definites(
    texts: Sequence[str], places: Sequence[int], *, title: str = ""
) -> tuple[dict[int, int], dict[int, int]]:
    """Return what sentences of an English article take as known, and what they tell of, by place.

    Both are bits of a number, one for each noun. A noun is taken as known that stands behind
    "the" while an earlier sentence, which may not be printed, has it.

    Args:
        texts: the sentences of an article.
        places: the numbers of those that may be chosen, ascending.
        title: stands above them; a reader knows what it mentions.
    """
    lower = [text.lower() for text in texts]
    joined, starts = f" {' '.join(lower)}", starts_of(lower)
    title = f" {title.lower()}"
    needs, tells = dict.fromkeys(places, 0), dict.fromkeys(places, 0)
    bits: dict[str, int] = {}
    for place in places[list(places[:1]) == [0] :]:
        for noun in _nouns(texts[place]):
            stem = f" {noun.removesuffix('s')}"
            if stem not in title and joined.find(stem, 0, starts[place]) >= 0:
                needs[place] |= bits.setdefault(stem, 1 << len(bits))
    for stem, bit in bits.items():
        for place in holding(joined, starts, (stem,)):
            if place in tells:
                tells[place] |= bit
    return needs, tells


def _nouns(text: str) -> list[str]:
    """Return the nouns that stand behind "the", where their phrase ends."""
    plain, found = stop_words("en"), []
    for match in _POINTED.finditer(text):
        adjective, noun, behind = match.groups()
        if noun in _COMPLEMENTS:
            continue
        if _ends_phrase(noun):
            noun = adjective
        elif behind and not _ends_phrase(behind):
            continue
        if noun and noun not in plain and _PLAIN.isdisjoint((noun, noun.removesuffix("s"))):
            found.append(noun)
    return found


def _ends_phrase(behind: str) -> bool:
    """Return whether a word cannot belong to the noun before it."""
    return (
        behind in stop_words("en")
        or behind.endswith(_VERB_ENDINGS)
        or behind in opener_words("en", "verb")
    )
