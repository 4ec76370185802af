"""Costs: what a stretch of a sentence that is cut off lacks, and what that costs."""

import re

from digest.headlines.ends import MARKED, TIME
from digest.headlines.halves import parts_name, parts_noun
from digest.headlines.statements import asks_for_more, lacks_last_verb, may_have_verb, says_what

VERBLESS_COST, HALVED_COST, ASKING_COST = 40, 20, 14
_PARTING_COST, _NAME_PARTED, _NOUN_PARTED = 20, 10, 4
# A mark behind these cuts off what they ask for.
_LOOSE = re.compile(
    r"\b(?:it|him|them|us|thanks|[a-z]+ly|out|late|early)$|['’]s$|"
    # "will be able | to", "has no plans | to", "are part | of"
    r"\b(?:part|lack|(?:un)?able|willing|ready|easy|hard|(?:no|any|its|his|their) plans?)$"
)
# "has, again, | found", "says | old keys are lost": nothing is told yet.
_INTERRUPTED = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were|will), [a-z]+|says?|said|believes?|claims|proves?)$"
)
_LOOSE_WITHIN = re.compile(
    r"\b(?:(?:to|would|will|could|can|may|might|must|should|is) [a-z]+|as \w+)$"
)
# No end that is looked for is longer; to look for it elsewhere would take time.
_LONGEST_END = 36
_LAST_TIME = re.compile(rf"(?:{TIME.pattern})$")
# A name or a count is parted.
_PARTING = re.compile(
    r"(?<=[A-Z\d][^\W_]) [A-Z]|(?<=\d) [a-z]|(?<= bin) [A-Z]| bin [A-Z]|(?<= de) [A-Z]"
)


def lacking(text: str, kind: str, language: str, *, passive: bool) -> int:
    """Return what a stretch that is cut off is worth less for what it lacks.

    Args:
        text: the stretch.
        kind: of its end.
        language: ISO 639-1.
        passive: whether "by" follows, so that a participle is no verb: "a keeper hired | by".
    """
    if language != "en":
        return VERBLESS_COST if lacks_last_verb(text, language) else 0
    end = max(0, len(text) - _LONGEST_END)
    loose = _LOOSE.search(text, end) or (kind in MARKED and _LOOSE_WITHIN.search(text))
    time = _LAST_TIME.search(text, end)
    undated = text[: time.start()] if time else text
    verb = may_have_verb(f"{text} by" if passive else text)
    half = not says_what(text) or _INTERRUPTED.search(text, end) is not None
    asking = loose or asks_for_more(undated)
    return (0 if verb else VERBLESS_COST) + HALVED_COST * half + (ASKING_COST if asking else 0)


def parting(text: str, place: int, language: str) -> int:
    """Return what a mark within a name or a count of a text costs, or before a noun."""
    if _PARTING.match(text, place):
        return _PARTING_COST
    if language != "en":
        return 0
    if parts_name(text, place):
        return _NAME_PARTED
    return _NOUN_PARTED if parts_noun(text, place) else 0
