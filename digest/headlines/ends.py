"""Ends: where a stretch of a sentence may end, and what kind of an end that is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest.headlines.predicates import opens_clause
from digest.headlines.statements import STOPS
from digest.headlines.words import PARTICIPLES, PREPOSITIONS
from digest.language import stop_words

# What lies behind is in no headline.
_FARTHEST = 360
_WORD_END = re.compile(r"(?<=[^\s,;:])(?=[,;:،、；，]?\s|[，；、])")
_STOPPING = tuple(",;،、；，")
# These may stand last.
_LAST = frozenset("him her them it himself herself itself themselves again down up out off".split())
_TIMED = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# When something was; it may be left out with a mark.
TIME = re.compile(
    # To look for how it begins is fast, and at most places there is no such thing.
    r"(?= (?:[MTWFS]|on|ea|la|th))(?<!\bof)(?<!\bin)(?<!\bby)(?<!\bto)(?<!\bfor)(?<!since)"
    r"(?<!until)(?<!from)(?<![Ll]ate)(?<![Ee]arly)(?<!,)"
    rf"(?: (?:early|late|earlier|later))?(?: on)? (?:{_TIMED}(?: (?:morning|afternoon|evening|"
    r"night)|(?! (?:morning|afternoon|evening|night)))|(?:last|this) (?:week|month))\b(?![,'’-])"
)
_PUNCTUATION = re.compile(
    r"[,;،、；，](?=\s|$)|[，；、]|(?<=\w)[,;]? ?(?:--|—|–) |(?<=[^\W\d_]): | \("
)
# "shortly | after", "two days | before"
_BEFORE_AFTER = "|".join(
    f"(?<= {own})"
    for own in "shortly soon just even only long minute minutes hour hours day days week weeks "
    "month months year years decades moments".split()
)
_CHANGES = "|".join(
    f"(?<= {own})"
    for own in "rise increase drop fall decline surge jump change role part interest stake high "
    "low".split()
)
_SAID = r"(?:said|says|announced|reported|confirmed|warned|told|showed)"
# What follows an English stretch, by what it makes of that end; the first that matches counts.
_NEXT = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            # Without who claims it, a claim would be a fact.
            "none": r", (?:[\w.'’-]+ ){0,6}(?:claim(?:s|ed)|alleg(?:es|ed)|insist(?:s|ed)|argue[sd]"
            r"|contend(?:s|ed))\b|,? (?:allegedly|reportedly)\b"
            r"|, (?:[\w.'’-]+ ){0,3}(?:witness|suspect|prosecutor|defendant)(?:e?s)? "
            r"(?:has |have |\w+day )?(?:told|sa(?:id|ys?)|testified)\b",
            # Without its condition, what is the case under it would be a fact.
            "rough": rf"(?= after| before)(?:{_BEFORE_AFTER}) (?:after|before)\b"
            r"|(?<=ed) where\b|(?<=ing) where\b"
            r"| where (?:it|he|she|they)\b"
            # "the Harbor Police | (HP) boats"
            r"| \([A-Z]{2,}\) (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|says?|"
            r"said|and|or|in|on|at|to|for|of|with|by|from|after|before|who|which|that|as|over|"
            r"under|when|because)\b)[a-z]+\b(?<!ed)"
            # "anticipating | and arguing over what ...": both are about what follows.
            r"|(?<=ing) and [a-z]{3,}ing\b"
            rf"|(?= in\b)(?:{_CHANGES}) in\b"
            r"|,? (?:(?:only |even )?(?:if|unless|until|without|except|provided)|only)\b"
            r"| (?:of|about|into|than|more than|at least|at most)\b"
            r"|(?<!ed)(?<!said)(?<!says) that\b",
            "that": r" that\b",
            # A list goes on, or the state of a town stands between commas, or a purpose follows.
            "cut": rf", (?![^,]*\b{_SAID}\b)(?!(?:even|who|which|an?|the|\w+ing|\w+ed)\b)"
            r"(?:[\w'’$£-]+ ){0,3}[\w'’-]+(?:, | and | or )"
            r"|, \d|, [a-z-]+(?: [a-z]+){0,2}\.?$"
            r"|(?<=\w), [A-Z][\w.]+(?: [A-Z]\w+)?, (?!(?:on|in|at|after|when|as|while|who|where|"
            r"which|said|according|early|late)\b)",
            "to": r" to\b",
            "as": r" as\b(?! (?:many|much|well|soon|long|an?)\b)",
            "clause": rf"{_PUNCTUATION.pattern}| (?:where|while|after|before|when|"
            r"because|although|though|since|amid|following|despite|according to|thanks to|saying|"
            r"adding|prompting|leaving|so that|even as|in order to|(?:and|but) (?:has|have|is|are|"
            r"was|were|will|does|did|said|says|wants|can|could|would|it|he|she|they|[a-z]{3,}ed|[a-z]{3,}ing))\b",
            # What stands before can be told without what goes with it.
            "phrase": r"(?<!\bbetween )(?<!\bboth ) and (?:an?|the|his|her|its|their|some|\d+)\b"
            r"| (?:who|whose|which)\b",
            "joined": r" (?:and|or|but)\b",
            "place": r" (?:in(?! order)|at|during|near|outside|inside|through|throughout|across|"
            r"under)\b(?!-)",
            "weak": r" (?:with|from|over|against|for|by|on)\b(?!-)",
            "object": r" (?:(?:an?|the|this|his|her|its|their|our|my|some|no|any)\b|[\d$£€])",
            "modifier": rf" (?:[a-z]{{3,}}ed|{'|'.join(sorted(PARTICIPLES))}) "
            rf"(?:{'|'.join(sorted(PREPOSITIONS))})\b",
        }.items()
    )
)
_KINDS = {"that": "object", "joined": "cut", "weak": "phrase", "modifier": "cut", "none": ""}
# "from A | to B"
_FROM = re.compile(r"\bfrom (?:[\w'’]+ ){0,2}[\w'’]+$")
# "a bipartisan | , independent commission"
_ADJECTIVE = re.compile(r"\b(?:an?|his|her|its|their|that) [\w-]+$")
_NOUN_COMES = re.compile(
    rf", (?![^,]*\b{_SAID}\b)(?!(?:who|which|where|when|after|as|while|but|and|or|an?|the|with|"
    r"according|including|despite|amid|in|on|at|for|to|by|from|\w+ing|\w+ed)\b)[a-z\d][\w/-]+ "
    r"(?!(?:after|before|of|in|on|at|to|for|with|and|from)\b)[a-z]"
)
# To end there would need a mark.
MARKED = frozenset(("cut", "rough", "object"))


class End(NamedTuple):
    """A place where a stretch may end, and the kind: the earlier in this list, the better.

    ``whole`` is the sentence's end, behind a ``clause`` or ``phrase`` (a ``place`` is one that
    no verb asks for) a statement can end; a ``cut`` is between phrases, a ``rough`` one within
    one, and behind an ``object`` end what the verb is about follows.
    """

    place: int
    kind: str


def find_ends(text: str, language: str, *, first: int = 1) -> Iterator[End]:
    """Yield where a stretch of a sentence may end, in order, from the place ``first`` on."""
    full = len(text.rstrip(STOPS))
    kind_at = _english_kind if language == "en" else _kind
    plain = _never_last(language)
    for own in _WORD_END.finditer(text, first, min(full, _FARTHEST)):
        place = own.start()
        last = text[text.rfind(" ", 0, place) + 1 : place]
        if last.lower() in plain and not text.startswith(_STOPPING, place):
            continue
        if kind := kind_at(text, place, language):
            yield End(place, kind)
    yield End(full, "whole")


@cache
def _never_last(language: str) -> frozenset[str]:
    return stop_words(language) - _LAST


def _kind(text: str, place: int, language: str) -> str:
    if _PUNCTUATION.match(text, place):
        return "clause"
    following = text[place : place + 30].split(None, 1)[:1]
    return "cut" if following and following[0].lower() in stop_words(language) else "rough"


def _english_kind(text: str, place: int, _language: str) -> str:
    time = TIME.match(text, place)
    after = time.end() if time else place
    following = _NEXT.match(text, after)
    name = following.lastgroup or "" if following else "rough"
    if name == "as":
        return "place" if opens_clause(text, after + 3) else "rough"
    if name == "to":
        return "" if _FROM.search(text, max(0, place - 48), place) else "cut"
    if text[place] == "," and _ADJECTIVE.search(text, max(0, place - 40), place):
        return "rough" if _NOUN_COMES.match(text, place) else _KINDS.get(name, name)
    if time and (name in ("phrase", "weak", "joined", "modifier") or not following):
        return "place"
    return _KINDS.get(name, name)
