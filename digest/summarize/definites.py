"""Definites: "the bridge" in a sentence, of which an earlier one has told (rule R8)."""

import re
from collections.abc import Iterator, Sequence

from digest.language import stop_words
from digest.summarize.openers import opener_words
from digest.summarize.places import holding, starts_of

_COMPLEMENTS = frozenset("of that who whose which where whom to for between behind from".split())
# "the bridge", "the old bridge" and "on that bridge", but not "the bridge of ...", which says
# itself which one.
_POINTED = re.compile(
    r"\b(?:[Tt]he|(?:to|of|in|on|at|for|with|from|by|about|into|during|after|before|since) that) "
    r"(?:([a-z][a-z-]{2,}) )?([a-z]{3,})\b"
    rf"(?! (?:{'|'.join(sorted(_COMPLEMENTS))})\b|-)"
    r"(?=['’]s? |[.,;:!?)]| ?$| [A-Z\d(\"“—–-]| ([a-z]+(?:['’]t)?)\b)"
)
# What there is one of, for every reader or in any country, and what is no noun.
UNIQUE = frozenset(
    "country nation world sun moon sea internet government president minister parliament "
    "senate constitution public police army military law economy market weather day week "
    "month year time night morning evening past rest whole first last same most number only "
    "old other fact death".split()
)
_PLAIN = UNIQUE.union(
    "state city earth sky ocean air ground web house congress media navy court climate church "
    "team season league game match victim victims way point moment weekend future second "
    "third latter next best worst end start beginning top bottom middle lot few couple new "
    "others case idea area region place people children women men home family left right "
    "north south east west center centre front back side streets street wake".split()
)
_EXPLAINED = re.compile(r"\(([A-Z]{3,6})\)")
_FAMOUS = frozenset(
    "BBC CNN NATO FBI CIA NSA NASA WHO IMF FIFA UEFA NBA NFL MLB NHL DNA HIV AIDS GDP USA".split()
)
_VERB_ENDINGS = ("ed", "ing", "ly", "n't", "n’t")
# "the assault" points back whatever word the event had before; any of these words tells of it.
_HARM = tuple(
    " attack| assault| raid| ambush| shooting| shot| bomb| blast| explosion| exploded| killing| "
    "killed| murder| massacre| gunm| militant| stabb| hijack| kidnap".split("|")
)
_MISHAP = tuple(
    " crash| accident| collision| collided| derail| fire| blaze| capsiz| sank".split("|")
)
_WAR = tuple(" war| conflict| fighting| battle| clash| invasion| invaded| rebel| troops".split("|"))
_NATURE = tuple(" quake| earthquake| flood| storm| hurricane| landslide| eruption".split("|"))
_EVENTS = {
    **dict.fromkeys("assault attack raid ambush shooting bombing killing murder".split(), _HARM),
    **dict.fromkeys("assailant attacker perpetrator gunman gunmen".split(), _HARM),
    **dict.fromkeys("accident crash collision".split(), _MISHAP),
    **dict.fromkeys("blast explosion".split(), (*_HARM, *_MISHAP)),
    "conflict": (*_WAR, *_HARM),
    **dict.fromkeys("incident tragedy disaster".split(), (*_HARM, *_MISHAP, *_WAR, *_NATURE)),
}


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
    needs, tells = dict.fromkeys(places, 0), dict.fromkeys(places, 0)
    for number, (needing, telling) in enumerate(
        (*_nouns_of_all(texts, places, title.lower()), *_initials_of_all(texts))
    ):
        for place in needing:
            if place in needs:
                needs[place] |= 1 << number
        for place in telling:
            if place in tells:
                tells[place] |= 1 << number
    return needs, tells


def _nouns_of_all(
    texts: Sequence[str], places: Sequence[int], title: str
) -> Iterator[tuple[set[int], set[int]]]:
    """Yield for each noun that is taken as known where it is, and where it stands at all."""
    lower = [text.lower() for text in texts]
    # A blank before each word: one search finds a noun in all texts.
    joined, starts = f" {' '.join(lower)}", starts_of(lower)
    found: dict[tuple[str, ...], set[int]] = {}
    for place in places:
        for noun in _nouns(texts[place]) if place else ():
            own = f" {noun.removesuffix('s')}"
            telling = _EVENTS.get(own[1:], (own,))
            told = any(word in f" {title}" for word in telling)
            # An event was told of by whatever word.
            if not told and (len(telling) > 1 or joined.find(own, 0, starts[place]) >= 0):
                found.setdefault(telling, set()).add(place)
    for telling, needing in found.items():
        yield needing, holding(joined, starts, telling)


def _initials_of_all(texts: Sequence[str]) -> Iterator[tuple[set[int], set[int]]]:
    """Yield for initials that a text explains, such as "(MOU)", which others use, and which all."""
    explained: dict[str, int] = {}
    for place, text in enumerate(texts):
        for match in _EXPLAINED.finditer(text) if "(" in text else ():
            explained.setdefault(match[1], place)
    for short, first in explained.items():
        if short not in _FAMOUS:
            used = {place for place, text in enumerate(texts) if short in text}
            yield {place for place in used if place > first}, used


def _nouns(text: str) -> list[str]:
    """Return the nouns that stand behind "the", where their phrase ends."""
    plain, found = stop_words("en"), []
    for match in _POINTED.finditer(text):
        adjective, noun, behind = match.groups()
        if noun in _COMPLEMENTS:
            continue
        if noun.endswith(_VERB_ENDINGS) or (adjective and _ends_phrase(noun)):
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
