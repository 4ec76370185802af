"""Rules: which sentences of an article a reader would stumble over, by named rules.

Each rule has a name, which is the flag of a sentence that breaks it. R6 (order), R9 (opening),
R10 (length), R11 (ties) and R12 (never empty) are about summaries, not sentences: see
``digest.compose.summary``.
"""

import re
from collections.abc import Callable

from digest.language import words
from digest.summarize.names import capitalized, full_names
from digest.summarize.openers import leans_back, opener_words
from digest.summarize.passage import Passage
from digest.summarize.quotes import outside_quotes, quotation_faults

FEWEST_WORDS = 5
MOST_WORDS = 45
# R2 and R8 depend on what else is chosen, and a column in the first person (R4) may have nothing
# else to say: they count against a summary. A sentence with any other flag is never chosen freely.
CONDITIONAL = frozenset(("dangling", "person", "surname"))

# Junk by how a sentence begins ...
_JUNK_HEAD = re.compile(
    r"(?:Also )?[Rr]ead\b|(?:WATCH|Watch|READ|MORE|RELATED|Related|PHOTOS?|Photos?|VIDEO|Video|"
    r"Image|Caption|LIVE|Live|Listen|LISTEN|Advertisement|ADVERTISEMENT|Copyright|PUBLISHED|Published|"
    r"UPDATED|Updated|Posted|Share this|Join the)\b ?[:.|]|"
    r"(?:Follow|Share|Tweet|Email|Download|Watch|Listen)\b|By [A-Z]\w+ [A-Z]|Story highlights|"
    r"\s*\d+ of \d+\b|Hide Caption"
)
# ... and by what it holds; every alternative needs one of the literal clues below it.
_JUNK = re.compile(
    r"https?://|www\.|\S@\w+\.\w|(?<!\w)@\w{3}|©|\bGetty\b|\(CNN\)|\bCNN\.com\b|"
    r"\bpictured\b|\b(?:above|left|right|below|file photo|picture|photo)\)|"
    r"\b[Cc]lick here|\b[Ss]croll down|\b[Ss]ign up (?:for|to (?:our|receive|get))|"
    r"\b[Ss]ubscribe\b|\b[Rr]ead (?:more|also|here|the full|our)\b|"
    r"\b[Ff]ollow (?:@|[\w@ ]{2,30} on (?:Twitter|Facebook|Instagram|X\b))|"
    r"\ball rights reserved\b|contributed to this (?:report|story|article)|"
    r"\bopinions? expressed in this\b|[|►▶•·]|\b\d{1,2}:\d\d (?:[A-Z]{2,4}\b|[AP]M)|"
    r"\bcookies?\b.{0,40}\baccept|[a-z]{2}\.[A-Z][a-z]"
)
_JUNK_CLUES = (
    "://", "www.", "@", "©", "Getty", "CNN", "pictured", "above)", "left)", "right)", "below)",
    "photo)", "picture)", "lick here", "croll down", "ign up", "ubscribe", "ead more", "ead also",
    "ead here", "ead the full", "ead our", "ollow ", "all rights reserved", "contributed to this",
    "expressed in this", "|", "►", "▶", "•", "·", "cookie",
)  # fmt: skip
_JUNK_SHAPE = re.compile(r"\.[A-Z][a-z]|:\d\d [A-Z]")
_FIRST = re.compile(
    r"(?<![A-Z][a-z] )(?<!War )(?<![a-z] World War )\bI(?:['’](?:m|ve|d|ll))?\b(?!\.)(?! of\b)|"
    r"\b(?:[Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself|[Mm]ine(?= (?:is|was))|[Mm]e|[Yy]ou|"
    r"[Yy]ours?|[Yy]ourself|[Ll]et['’]s|us)\b"
)
# The words that _FIRST may find, to pass over the sentences that have none.
_PERSONS = frozenset(
    "I I'm I've I'd I'll We we Our our Ours ours Ourselves ourselves My my Myself myself Mine "
    "mine Me me You you Your your Yours yours Yourself yourself Let let us".split()
)
_ALPHABETIC = re.compile(r"[A-Za-z]+")
_INNER_QUESTION = re.compile(r"\w\? [A-Z]")
_STOPS = (".", "。", "।", "॥", "۔", "።", "؟", "!", "?", "！", "？", "｡")
_CLOSERS = "\"'”’»)]』」） "
_BULLET = re.compile(r"(?:[-–—*•·▪●►]|\(?\d{1,2}[.)]|[a-z]\))\s")
_VERBAL = re.compile(
    r"\b[a-z]{2,}(?:ed|ing|es)\b|['’](?:s|re|ve|ll|d|m)\b|\b[A-Z][a-z]+ [a-z]{3,}s\b"
)
# A sentence of so many blanks has a verb that the table may not know.
_CERTAIN_VERB = 13
# In one of so many, a word that ends like a third person is likely to be one.
_LIKELY_VERB = 8
_THIRD_PERSON = re.compile(r"\b[a-z]{3,}s\b")


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
    rules = _rules_for("\n".join(passage.sentences))
    flags: list[tuple[str, ...]] = []
    for place, text in enumerate(passage.sentences):
        own = [name for name, broken in rules if broken(text, passage.language)]
        own += ["quotation"] * quotations[place] + ["repeat"] * repeats[place]
        own += ["surname"] * surnames[place]
        own += _length_flags(passage.words[place])
        flags.append(tuple(sorted(own)))
    return tuple(flags)


def _rules_for(whole: str) -> list[tuple[str, Callable[[str, str], bool]]]:
    """Return the rules to ask of each sentence; those are left out that none can break."""
    rules = dict(_RULES)
    if not any(clue in whole for clue in _JUNK_CLUES) and not _JUNK_SHAPE.search(whole):
        rules["junk"] = _begins_like_junk
    if _PERSONS.isdisjoint(_ALPHABETIC.findall(whole)):
        del rules["person"]
    return list(rules.items())


def _begins_like_junk(text: str, _: str) -> bool:
    return _JUNK_HEAD.match(text) is not None


def _is_junk(text: str, _: str) -> bool:
    return _JUNK_HEAD.match(text) is not None or _JUNK.search(text) is not None


def _is_dangling(text: str, language: str) -> bool:
    return leans_back(text, language=language)


def _is_question(text: str, _: str) -> bool:
    if text.rstrip(_CLOSERS)[-1:] in ("?", "？", "؟"):
        return True
    return "? " in text and _INNER_QUESTION.search(outside_quotes(text)) is not None


def _is_exclamation(text: str, _: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in ("!", "！")


def _has_person(text: str, language: str) -> bool:
    if language != "en" or _PERSONS.isdisjoint(_ALPHABETIC.findall(text)):
        return False
    return _FIRST.search(outside_quotes(text)) is not None


def _is_cut(text: str, _: str) -> bool:
    body = text.rstrip(_CLOSERS)
    if not body.endswith(_STOPS) or body.endswith(("..", "…")) or text[0].islower():
        return True
    return text[0] in ",;:.!?)]" or any(
        text.count(left) != text.count(right) for left, right in ("()", "[]")
    )


def _is_capitals(text: str, _: str) -> bool:
    head = text[:80]
    large = sum(map(str.isupper, head))
    return large > 0 and large * 2 > sum(map(str.isalpha, head))


def _is_bullet(text: str, _: str) -> bool:
    return _BULLET.match(text) is not None or "\n" in text.strip()


def _is_verbless(text: str, language: str) -> bool:
    verbs = opener_words(language, "verb")
    blanks = text.count(" ")
    if not verbs or blanks >= _CERTAIN_VERB or _VERBAL.search(text):
        return False
    if blanks >= _LIKELY_VERB and _THIRD_PERSON.search(text):
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
    if not known:
        return [False] * len(whole)
    return [
        not known.isdisjoint(capitalized(text) - names.keys())
        for text, names in zip(passage.sentences, whole, strict=True)
    ]
