"""Halves: what an English verb or word asks for and the rest of a sentence holds, for headlines."""

import re
from functools import cache

from digest.headlines.words import (
    DETERMINERS,
    DONE_TO,
    MODAL,
    PARTICIPLES,
    PREPOSITIONS,
    is_adverb,
    is_past,
    known_verbs,
)
from digest.language import stop_words

# What a statement has, without what, and where the rest of its sentence tells just that.
_VERB_AND_TO = (
    r"\b(?:urg(?:ed?|es|ing)|order(?:ed|s|ing)|forc(?:ed|es|ing)|allow(?:ed|s|ing)?|"
    r"ask(?:ed|s|ing)?|invit(?:ed|es|ing)|enabl(?:ed?|es|ing)|call(?:ed|s|ing) on) "
)
_VERB_AND_AS = (
    r"(?<!was )(?<!were )(?<!been )\b(?:describ(?:e[sd]?|ing)|regard(?:ed|s)?|portray(?:ed|s)|"
    r"hail(?:ed|s)|dismiss(?:ed|es)|brand(?:ed|s))\b"
)
_VERB_AND_FROM = (
    r"\b(?:stop|prevent|block|bann?|barr?|keep|kept|deterr?|discourag)(?:e|s|p?ed|es|p?ing)?\b"
)
_PUT = r"\b(?:put|puts|putting) (?!(?:forward|off|out|up|down|together|on|an end)\b)"
_RARE = (
    r"\b(?:becom(?:es?|ing)|became) (?:just |only )?the (?:first|only|youngest|oldest|second|"
    r"third|\w+th|latest|last)\b"
)
_SAFE_FOR = r"\b[Ii]t (?:\w+ ){0,2}(?:be|is|was|becomes?|became) [\w ]{3,20} for\b"
_BE = r"(?:is|are|was|were|has|have|will)\b"
_NO_DEED = r"(?:during|following|including|nothing|something|king|morning|evening|building)\b"
_PAST = "|".join(sorted(PARTICIPLES))
_WHOM = "|".join(sorted(own + r"\b" for own in DETERMINERS))
_ASKED = tuple(
    (re.compile(f"{has}(?:(?!{without})[^,;])*$"), re.compile(rest))
    for has, without, rest in (
        # "between Mandrel | and Ostrow"
        (r"\bbetween\b", r"\b(?:and|two|three|both|them)\b", rf"(?: [^,;]{{0,30}})? and (?!{_BE})"),
        # "described the keepers | in Vesland as brave"
        (_VERB_AND_AS, r"\b(?:as|how)\b", r"[^,;]{0,60} as "),
        # "it should be safe for keepers | of the hall to return"
        (_SAFE_FOR, r"\bto\b", r"[^,;]{0,60} to [a-z]"),
        # "has become just the ninth keeper | of the town to be"
        (_RARE, r"\b(?:to|since|who)\b", r"[^,;]{0,70} (?:to [a-z]|since )"),
        # "put the keys | on its table"
        (
            _PUT,
            r"\b(?:in|on|into|at|under|to|behind|before|through|back|forward|out|up|off|down)\b",
            r"(?: and [^,;]{0,40})? (?:in|on|into|at|under|behind|before|through)\b",
        ),
        (r"\b(?:accus(?:ed|es|ing)|convict(?:ed|s)) ", r"\bof\b", r"[^,;]{0,60} of "),
        (r"\bsentenc(?:ed|es|ing) ", r"\bto\b", r"[^,;]{0,60} to "),
        (r"\bnominat(?:ed?|es|ing) ", r"\b(?:for|to|as)\b", r" (?:for|to|as) "),
        # "urged the keepers | in Ostrow to leave"
        (_VERB_AND_TO, r"\bto\b", r"[^,;]{0,60} to [a-z]"),
        (r"\b(?:years?|months?|life)$", "$", r" in (?:jail|prison|custody)\b"),
        (_VERB_AND_FROM, r"\bfrom\b", r"[^,;]{0,30} from [a-z]+ing\b"),
        (r"\b(?:late|early)$", "$", r" (?:on|in)\b"),
        (r"\b(?:ma(?:de|kes?) it|(?:wound|wind|ended|end|ends|winds) up)$", "$", r" [a-z]"),
        (r", this time$", "$", r" "),
        (r"\benough$", "$", r" (?:for|to|that)\b"),
        # "took the town by storm, with boat keepers | of the bay calling it"
        (r", with\b", r"\b\w+(?:ing|ed)\b", rf"[^,;]{{0,60}} (?!{_NO_DEED})\w+ing\b"),
        # "tackled | and held a man"
        (rf"\b(?:[a-z]+ed|{_PAST})$", "$", rf" and (?:[a-z]+ed|{_PAST}) (?:{_WHOM}|[A-Z\d])"),
    )
)
# To look for these first saves most of the time.
_ASKING = frozenset(
    "between describe describes described describing regard regards regarded portray portrays "
    "portrayed hail hails hailed dismissed dismisses branded brands It it become becomes becoming "
    "became put puts putting accused accuses accusing convicted convicts sentenced sentences "
    "sentencing nominate nominates nominated nominating urge urges urged urging order orders "
    "ordered ordering force forces forced forcing allow allows allowed allowing ask asks asked "
    "asking invite invites invited inviting enable enables enabled enabling called calls calling "
    "stop stops stopped stopping prevent prevents prevented preventing block blocks blocked "
    "blocking ban bans banned banning bar bars barred barring keep keeps kept keeping deter deters "
    "deterred deterring discourage discourages discouraged discouraging".split()
)
_ASKING_LAST = PARTICIPLES | frozenset(
    "years year months month life late early it up time enough".split()
)
_TIMES = frozenset("today yesterday tomorrow tonight".split())
_ADVERBS = _TIMES | frozenset(
    "forward ahead apart away back together home abroad instead later earlier alone aside again "
    "overnight upside".split()
)
# Done to somebody, who would be missing: "the board approved | for nine towns a bridge".
_OBJECTIVE = DONE_TO | frozenset(
    "approved banned cancelled destroyed executed freed postponed raided rejected released sacked "
    "shot suspended".split()
)
_SPANS_OF_TIME = frozenset(
    f"{own}{end}" for own in "minute hour day week month year decade".split() for end in ("", "s")
)
_LATER = frozenset("after before ago earlier later".split())
_NAMING = frozenset("bin al de van von del la".split())
_HELPED = frozenset(
    "is are was were be been being has have had get got gets not "
    "found left feared presumed declared pronounced reported".split()
)


def lacks_half(span: str, rest: str) -> bool:
    """Return whether a word of a stretch asks for what only the rest of its sentence tells."""
    *before, last = span.split()
    asking = last in _ASKING_LAST or last.endswith("ed") or not _ASKING.isdisjoint(before)
    if (asking or ", with " in span) and any(
        has.search(span) and told.match(rest) for has, told in _ASKED
    ):
        return True
    if last not in _OBJECTIVE:
        return False
    while before and (before[-1] in _TIMES or before[-1].endswith(("day", "ly"))):
        before.pop()
    # "appear in court tomorrow charged | with"
    preposition = rest[1:].split(" ", 1)[0] in PREPOSITIONS
    return preposition and not _HELPED.intersection(before[-1:])


@cache
def _plain() -> frozenset[str]:
    return stop_words("en") | known_verbs() | _ADVERBS


def parts_name(text: str, place: int) -> bool:
    """Return whether a place is within a name: "Osama bin | Laden"."""
    _, first, second = _around(text, place)
    if not (second[:1].isupper() or second in _NAMING):
        return False
    return first[:1].isupper() or first in _NAMING


def parts_noun(text: str, place: int) -> bool:
    """Return whether a place is between a noun and a word that goes before it: "video | games".

    A span of time goes before "ago", an adjective before a name: "a doubtful | Supreme Court".
    """
    before, first, second = _around(text, place)
    if second in _LATER and first in _SPANS_OF_TIME:
        return True
    if before in DETERMINERS and first.islower() and second[:1].isupper():
        return True
    if before in MODAL or before == "to" or is_adverb(before):
        return False
    plain = first.islower() and second.islower() and not first.endswith("s")
    return plain and _is_noun(first) and _is_noun(second)


def _around(text: str, place: int) -> tuple[str, str, str]:
    """Return the two words before a place and the one behind its blank; "" for what is none."""
    before, first = ["", *text[max(0, place - 60) : place].split(" ")][-2:]
    second = text[place + 1 : place + 30].split(" ", 1)[0].rstrip(".,;:")
    return before, first, second if text[place : place + 1] == " " else ""


def _is_noun(word: str) -> bool:
    """Return whether a word may be a noun or an adjective, by its form."""
    if not word.isalpha() or word in _plain() or is_adverb(word):
        return False
    return not (is_past(word) or word.endswith("ing"))
