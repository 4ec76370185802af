"""Rules: which sentences of an article a reader would stumble over, by named rules.

Each rule has a name, which is the flag of a sentence that breaks it. R6 (order), R9 (opening),
R10 (length), R11 (ties) and R12 (never empty) are about summaries, not sentences: see
``digest.compose.summary``.
"""

import re
from collections.abc import Callable

from digest.language import words
from digest.summarize.names import bare_names, full_names
from digest.summarize.openers import leans_back, opener_words
from digest.summarize.passage import Passage
from digest.summarize.quotes import outside_quotes, quotation_faults

FEWEST_WORDS = 5
MOST_WORDS = 45
# R2 and R8 depend on what else is chosen; a sentence with any other flag is never chosen freely.
CONDITIONAL = frozenset(("dangling", "surname"))

_JUNK = re.compile(
    r"https?://|www\.|\S@\w+\.\w|(?<!\w)@\w{3}|©|\bGetty\b|\(CNN\)|\bCNN\.com\b|"
    r"\bpictured\b|\b(?:above|left|right|below|file photo|picture|photo)\)|"
    r"\b[Cc]lick here|\b[Ss]croll down|\b[Ss]ign up (?:for|to (?:our|receive|get))|\b[Ss]ubscribe\b|"
    r"\b[Rr]ead (?:more|also|here|the full|our)\b|^(?:Also )?[Rr]ead\b|^(?:WATCH|Watch|READ|MORE|"
    r"RELATED|Related|PHOTOS?|Photos?|VIDEO|Video|Image|Caption|LIVE|Live|Listen|LISTEN|Advertisement|"
    r"ADVERTISEMENT|Copyright|PUBLISHED|Published|UPDATED|Updated|Posted|Share this|Join the)\b ?[:.|]|"
    r"^(?:Follow|Share|Tweet|Email|Download|Watch|Listen)\b|\b[Ff]ollow (?:@|[\w@ ]{2,30} on (?:Twitter|Facebook|Instagram|X\b))|"
    r"\ball rights reserved\b|contributed to this (?:report|story|article)|\bopinions? expressed in this\b|"
    r"^By [A-Z]\w+ [A-Z]|[|►▶•·]|\b\d{1,2}:\d\d (?:[A-Z]{2,4}\b|[AP]M)|\bcookies?\b.{0,40}\baccept|"
    r"^Story highlights|[a-z]{2}\.[A-Z][a-z]|^\s*\d+ of \d+\b|^Hide Caption",
)
_FIRST = re.compile(
    r"(?<![A-Z][a-z] )(?<!War )(?<![a-z] World War )\bI(?:['’](?:m|ve|d|ll))?\b(?!\.)(?! of\b)|"
    r"\b(?:[Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself|[Mm]ine(?= (?:is|was))|[Mm]e|[Yy]ou|[Yy]ours?|"
    r"[Yy]ourself|[Ll]et['’]s|us)\b"
)
_STOPS = (".", "。", "।", "॥", "۔", "።", "؟", "!", "?", "！", "？", "｡")
_CLOSERS = "\"'”’»)]』」） "
_BULLET = re.compile(r"(?:[-–—*•·▪●►]|\(?\d{1,2}[.)]|[a-z]\))\s")
_LETTER = re.compile(r"[^\W\d_]")
_VERBAL = re.compile(r"\b[a-z]{2,}(?:ed|ing|es|['’]s)\b|['’](?:s|re|ve|ll|d|m)\b")


def flag_sentences(passage: Passage) -> tuple[tuple[str, ...], ...]:
    """Return the names of the rules of readability that each sentence breaks, sorted.

    The rules are: ``junk`` (R1: what surrounds news is not news), ``dangling`` (R2: leans on the
    sentence before), ``quotation`` (R3: a part of a quotation, or one without its speaker),
    ``question``, ``exclamation``, ``person`` (R4: first or second person outside quotations),
    ``short``, ``long``, ``cut``, ``capitals``, ``bullet``, ``verbless`` (R5), ``repeat`` (R7: an
    earlier sentence or the title over again), ``surname`` (R8: a bare surname whose full name
    another sentence gives). Person, verb and opener need tables: languages without them are
    judged by marks and lengths alone.
    """
    quotations = quotation_faults(passage.sentences, passage.paragraphs)
    repeats = _repeats(passage)
    surnames = _surnames(passage)
    flags: list[tuple[str, ...]] = []
    for place, text in enumerate(passage.sentences):
        own = [name for name, broken in _RULES.items() if broken(text, passage.language)]
        own += ["quotation"] * quotations[place] + ["repeat"] * repeats[place]
        own += ["surname"] * surnames[place]
        own += _length_flags(passage.words[place])
        flags.append(tuple(sorted(own)))
    return tuple(flags)


def _is_junk(text: str, _: str) -> bool:
    return _JUNK.search(text) is not None


def _is_dangling(text: str, language: str) -> bool:
    return leans_back(text, language=language)


def _is_question(text: str, _: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in ("?", "？", "؟", ";") or "? " in outside_quotes(text)


def _is_exclamation(text: str, _: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in ("!", "！")


def _has_person(text: str, language: str) -> bool:
    return language == "en" and _FIRST.search(outside_quotes(text)) is not None


def _is_cut(text: str, _: str) -> bool:
    body = text.rstrip(_CLOSERS)
    if not body.endswith(_STOPS) or body.endswith(("..", "…")) or text[0].islower():
        return True
    return text[0] in ",;:.!?)]" or any(
        text.count(left) != text.count(right) for left, right in ("()", "[]")
    )


def _is_capitals(text: str, _: str) -> bool:
    letters = _LETTER.findall(text[:80])
    small = sum(1 for letter in letters if not letter.isupper())
    return bool(letters) and small * 2 < len(letters)


def _is_bullet(text: str, _: str) -> bool:
    return _BULLET.match(text) is not None or "\n" in text.strip()


def _is_verbless(text: str, language: str) -> bool:
    verbs = opener_words(language, "verb")
    if not verbs or _VERBAL.search(text):
        return False
    return verbs.isdisjoint(words(text, language=language))


_RULES: dict[str, Callable[[str, str], bool]] = {
    "bullet": _is_bullet,
    "capitals": _is_capitals,
    "cut": _is_cut,
    "dangling": _is_dangling,
    "exclamation": _is_exclamation,
    "junk": _is_junk,
    "person": _has_person,
    "question": _is_question,
    "verbless": _is_verbless,
}


def _length_flags(count: int) -> list[str]:
    if count < FEWEST_WORDS:
        return ["short"]
    return ["long"] if count > MOST_WORDS else []


def _repeats(passage: Passage) -> list[bool]:
    """Return which sentences say, by their terms, what an earlier one or the title says."""
    seen = {frozenset(passage.title_terms)} if passage.title_terms else set()
    found = []
    for terms in passage.terms:
        own = frozenset(terms)
        found.append(bool(own) and own in seen)
        seen.add(own)
    return found


def _surnames(passage: Passage) -> list[bool]:
    known: set[str] = set()
    whole = [full_names(text) for text in passage.sentences]
    for names in whole:
        known.update(names)
    return [bool(known) and bool(bare_names(text, known)) for text in passage.sentences]
