"""Headline: a title for an article without one, cut out of its text."""

import re
from collections.abc import Iterator, Sequence

from digest.model import Sentence
from digest.summarize.openers import leans_back, opener_words
from digest.summarize.quotes import quotation_faults
from digest.summarize.rules import CONDITIONAL

LONGEST = 90
_SHORTEST = 24
_FEWEST_WORDS = 4
_STOPS = ".。।॥۔!?！？;:,،、 –—-"
# Where a clause ends: what stands before can stand alone.
_CLAUSE = re.compile(
    r"(?=[,;،、；，](?:\s|$)|(?<=\w)[,;]? ?(?:--|—|–) |(?<=[^\W\d_]): | \()"
    r"|(?= (?:who|which|whose|where|while|after|before|when|because|although|though|since|until|"
    r"but|as|amid|following|despite|according to|saying|adding|prompting|leaving|in order to|"
    r"so that|even as|unless|if)\b)"
)
# Where only a phrase ends: what stands before lacks a detail.
_PHRASE = re.compile(
    r"(?= (?:in|at|on|during|with|from|over|near|outside|inside|through|throughout|across|under|"
    r"against|for|by)\b)"
)
_OPENING = re.compile(r"[^,;:—–]{3,70}, (?=[\"“‘]?\w)")
_INTRODUCTORY = re.compile(
    r"(?:According|In|On|At|After|Before|During|While|When|As|Following|Despite|With|By|For|Since|"
    r"Under|Amid|Speaking|Citing|Addressing|Earlier|Later|Meanwhile|However|Visiting|Although)\b"
)
_LOOSE_END = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|in|on|at|for|with|by|from|that|who|which|as|its|his|her|their|"
    r"is|are|was|were|has|have|had|be|been|will|would|could|may|might|not|than|but|said|says|more|"
    r"least|about|into|[A-Z])\.?|['’])$"
)
_VERBAL = re.compile(r"\b[a-z]{2,}ed\b|\b(?:is|are|was|were|has|have|will)\b")


def derive_headline(sentences: Sequence[Sentence], summary: Sequence[Sentence]) -> str:
    """Return a headline of at most 90 characters: a stretch of one sentence, word for word.

    The article's lead is tried first, for it says what the news is; then the other sentences of
    the summary, the most telling first, then the rest. Each is cut where a clause ends, else
    where a phrase ends. Only if none can be cut so, the lead is cut behind a word and marked with
    "…". It never is a whole sentence of the summary, which would stand below it.

    Returns:
        "" if the article has fewer than two sentences.
    """
    if len(sentences) < 2:
        return ""
    shown = {_bare(sentence.text) for sentence in summary}
    ranked = _rank(sentences, summary)
    lead, others = ranked[:1], ranked[1:]
    for candidates, boundary in (
        (lead, _CLAUSE),
        (lead, _PHRASE),
        (others, _CLAUSE),
        (others, _PHRASE),
    ):
        for sentence in candidates:
            found = [own for own in _spans(sentence, boundary) if _bare(own) not in shown]
            if found:
                return max(found, key=len)
    return _marked(ranked[0].text if ranked else sentences[0].text)


def _rank(sentences: Sequence[Sentence], summary: Sequence[Sentence]) -> list[Sentence]:
    starts = {sentence.start for sentence in summary}
    sound = [own for own in sentences if CONDITIONAL.issuperset(own.flags)] or list(summary)
    lead = next((own.start for own in sound if not own.flags), -1)
    return sorted(
        sound, key=lambda own: (own.start != lead, own.start not in starts, -own.score, own.start)
    )


def _spans(sentence: Sentence, boundary: re.Pattern[str]) -> Iterator[str]:
    """Yield the stretches of a sentence that can be headlines."""
    text = sentence.text
    for start in _starts(text, leaning="dangling" in sentence.flags):
        ends = [match.start() for match in boundary.finditer(text, start + _SHORTEST)]
        for end in (*ends, len(text)):
            span = text[start:end].rstrip(_STOPS)
            if len(span) <= LONGEST and _stands_alone(span):
                yield span


def _starts(text: str, *, leaning: bool) -> Iterator[int]:
    """Yield where a headline may begin: at the start, or behind an introductory clause."""
    opening = _OPENING.match(text) if _INTRODUCTORY.match(text) else None
    if opening and text[opening.end()].isupper():
        yield opening.end()
    elif not leaning and opening is None:
        yield 0


def _stands_alone(span: str) -> bool:
    words = span.split()
    if len(span) < _SHORTEST or len(words) < _FEWEST_WORDS or _LOOSE_END.search(span):
        return False
    if quotation_faults((span,), (0,), (0,)) or span.count("(") != span.count(")"):
        return False
    lower = [word.strip(_STOPS).lower() for word in words[1:]]
    verbs = opener_words("en", "verb")
    has_verb = _VERBAL.search(span) is not None or not verbs.isdisjoint(lower)
    return (has_verb or not span.isascii()) and not leans_back(span, language="en")


def _bare(text: str) -> str:
    return text.rstrip(_STOPS + "\"”'’)")


def _marked(text: str) -> str:
    """Return the beginning of a text, cut behind a word, with the mark of the cut."""
    if len(text) < LONGEST:
        shorter = text.rsplit(None, 1)[0] if " " in text else text[: len(text) // 2]
        return shorter.rstrip(_STOPS) + "…"
    head = text[: LONGEST - 1]
    if " " in head:
        head = head.rsplit(None, 1)[0]
    return head.rstrip(_STOPS) + "…"
