"""Hanging: English sentences that speak of something only as told before, whatever it was (R2)."""

import re
from collections.abc import Sequence

_PREPOSITIONS = (
    "of in for to at from with by on about over after before during until since near against into "
    "under than"
).split()
# Not "such a move", which is what was just told.
_SUCH = "incident|case|event|deal|thing|project|program|vote|report|place|person"
_BEFORE_THIS = "of|like|about|with|than|by|do|did|done|doing"
_TIMES = "year|month|week|summer|winter|spring|autumn|fall|season"
_NO_NOUNS = "who|is|was|are|were|the|a|an|of|in|on|time|point|moment|night|day|morning|evening"
_FOLLOWING = "of|to|in|for|was|is|were|are|has|had|will|would|and|but|on|at|with"
# "To be back for those talks", "in April of that year", not "in that town by the river" nor
# "for those living in poverty".
_POINTED = re.compile(
    rf" (?:that (?:{_TIMES})\b|(?:that (?!(?:{_NO_NOUNS})\b)[a-z]{{3,}}|those [a-z]{{2,}}s)"
    rf"(?=[.,;]|$| (?:{_FOLLOWING})\b))"
)
_SIGNS = (
    # "There had never been such an incident", "One such project is the dam."
    (
        " such ",
        re.compile(rf"\b[Oo]ne such\b| such (?:an? )?(?:{_SUCH})s?\b(?! (?:as|that)\b)"),
    ),
    # "The embassy confirmed the same information."
    (
        "he same ",
        re.compile(
            r"\b[Tt]he same (?:information|thing|conclusion|view|reason|answer|mistake)s?[.,]"
        ),
    ),
    # "The town has a history of this."
    ("this.", re.compile(rf"\b(?:{_BEFORE_THIS}) this\.$")),
    ("that.", re.compile(rf"\b(?:{_BEFORE_THIS}) that\.$")),
    # "Ostrow, about 20 miles (32 kilometers) away, got less."
    (" away,", re.compile(r"\b(?:miles|kilometers|km)(?: \([^)]*\))? away,")),
    ("for example,", re.compile(r"\A[^,]{2,60}, for example,")),
    ("for instance,", re.compile(r"\A[^,]{2,60}, for instance,")),
)
# What a sentence holds that may hang within, to pass over the others.
CLUES = (
    *(clue for clue, _ in _SIGNS),
    *(f" {own} {pointing} " for own in _PREPOSITIONS for pointing in ("that", "those")),
)
# What a reader asks of: "Amid the furor", "Like the doctor", not "Amid the pandemic".
_LEFT_BEHIND = (
    "furor|uproar|outcry|outrage|backlash|criticism|controversy|chaos|confusion|turmoil|fray|row|"
    "doctor|teacher|officer|soldier|victim|suspect|man|woman|boy|girl|couple|others?|rest|first|"
    "film|movie|book|show|song|attack|attacks|shooting|crash"
)
_STARTS = frozenset("not because amid like unlike in over during the a".split())
_SECONDS = frozenset("on in for the next latest most fellow few dozen couple".split())
_OPENING = re.compile(
    # What the sentence before said goes on: "Not on race; but on income."
    r"Not (?:on|in|for)\b|Because [^,]*\.$"
    rf"|(?:Amid|Like|Unlike) the (?:[a-z]+ )?(?:{_LEFT_BEHIND}), "
    r"|(?:In|Over|During) the (?:\w+ )?(?:years|months|weeks|days|decades|hours|minutes) "
    r"(?:since|after|before|that followed), "
    r"|The (?:next (?:move|step|stage|phase|task|challenge|question|target)(?! (?:of|for|in)\b)|"
    r"(?:latest|most recent) (?:came|happened|occurred))\b"
    r"|A fellow (?!of|at\b)"
    r"|A (?:few|dozen|couple of) (?:minutes|hours|days|weeks|months|years) later\b"
)


def opens_hanging(text: str, tokens: Sequence[str]) -> bool:
    """Return whether a sentence begins with what goes on from the one before it.

    Args:
        text: the sentence.
        tokens: its words in lower case.
    """
    if not tokens or tokens[0] not in _STARTS:
        return False
    likely = tokens[0] == "because" or not _SECONDS.isdisjoint(tokens[1:2])
    return likely and _OPENING.match(text) is not None


def hangs_within(told: str) -> bool:
    """Return whether a sentence, what is quoted left out, points to what was told before."""
    if any(clue in told and pattern.search(told) for clue, pattern in _SIGNS):
        return True
    return any(
        told[: own.start()].rpartition(" ")[2] in _PREPOSITIONS for own in _POINTED.finditer(told)
    )
