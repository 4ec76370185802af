"""Faults that a reader would stumble over in a summary, found without help of the summarizer.

Nothing here is imported from the tool, so that it does not judge itself by its own rules. English
only. ``tests/summarize/test_readability.py`` proves the checkers on faults made by hand.
"""

import re
from collections.abc import Sequence

KINDS = ("dangling", "junk", "quotation", "cut")

_OPENERS = frozenset(
    "he she it they him her them his hers its their theirs this that these those such but however "
    "meanwhile also and so then thus therefore moreover furthermore nevertheless nonetheless "
    "instead yet still besides otherwise likewise similarly additionally consequently hence "
    "afterwards later he's she's it's they're that's".split()
)
_POINTING = re.compile(r"(?:There (?:is|are|was|were|has|have)|Those who)\b")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_JUNK = re.compile(
    r"https?:|www\.|\(CNN\)|©|\bRead (?:more|also|:)|\bRead:|\b(?:Click|Tap) here|\bSign up for|"
    r"\bSubscribe\b|\bFollow @|\bAll rights reserved|\bPUBLISHED\b|\bUPDATED\b|\bScroll down|"
    r"\bGetty Images|(?-i:^By [A-Z][a-z]+ [A-Z])|contributed to this (?:report|story)|"
    r"\bpic\.twitter",
    re.IGNORECASE,
)
_UPPER_ONLY = re.compile(r"PUBLISHED|UPDATED|^By [A-Z]")
_SPEAKING = re.compile(r"\w{2,}\W+\w{2,}")
_SAID_BY_NOBODY = re.compile(
    r"[\"”],? (?:he|she|they|it) (?:said|says|added|told|wrote|explained)\b"
)
_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")


def faults(chosen: Sequence[int], sentences: Sequence[str]) -> dict[str, int]:
    """Return how many sentences of a summary have each kind of fault.

    Args:
        chosen: the numbers of the summary's sentences, in order.
        sentences: all sentences of the article's body, in order.
    """
    found = dict.fromkeys(KINDS, 0)
    for place, number in enumerate(chosen):
        text = sentences[number]
        led_up_to = place > 0 and chosen[place - 1] == number - 1
        found["dangling"] += not led_up_to and dangles(text)
        found["junk"] += is_junk(text)
        found["quotation"] += is_orphan(text)
        found["cut"] += is_cut(text)
    return found


def dangles(text: str) -> bool:
    """Return whether a sentence opens with what points back, or quotes somebody unnamed."""
    tokens = _TOKEN.findall(text)
    if not tokens or _POINTING.match(text):
        return False
    opener = tokens[0].lower().replace("’", "'")
    if opener in _OPENERS and not (opener == "so" and text[:9].lower() == "so-called"):
        return True
    named = re.search(r"\b[A-Z][a-z]+", _outside(text)[1:])
    return named is None and _SAID_BY_NOBODY.search(text) is not None


def is_junk(text: str) -> bool:
    """Return whether a sentence holds something that surrounds news: stamps, links, credits."""
    match = _JUNK.search(text)
    if not match:
        return False
    return not match[0].lower().startswith(("publ", "upda", "by ")) or bool(
        _UPPER_ONLY.search(text)
    )


def is_orphan(text: str) -> bool:
    """Return whether quotation marks do not pair, or nothing but a quotation is there."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return True
    outside = _outside(text)
    return outside != text and not _SPEAKING.search(outside)


def is_cut(text: str) -> bool:
    """Return whether a sentence lacks its beginning or its end."""
    first = _TOKEN.search(text)
    begins = first is None or not first[0][0].islower() or text[0].isdigit()
    if text[:1] in "\"“'‘($€£" and first is not None:
        begins = first[0][0].isupper() or any(map(str.isdigit, text[: first.start()]))
    ends = _ENDS.search(text) is not None and not text.rstrip("\"'”’)").endswith(("...", "…"))
    return not (begins and ends) or text.count("(") != text.count(")")


def _outside(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|“[^”]*”", " ", text)
