"""Repeats: what stands before the prose and is told again, at once or by a line above."""

import re

_SENTENCE = re.compile(r"[^.!?。！？।\n]{30,400}[.!?。！？।][\"'”’»)」』]{0,2}\s*")

_STOPS = frozenset(".!?。！？।\"'”’»)」』")
# Of what is told twice, the first characters are looked for, and as far as a caption may reach.
_DOUBLED, _LONGEST = 16, 500
_FEWEST_BLANKS = 2
_INITIAL = re.compile(r"\b[A-Z]\.$")
_PICTURED = re.compile(
    r"^[A-Z][A-Z' ]{3,30}: |\b(?:from (?:left|right)|left to right|pictured|"
    r"looks? on|poses?|file photo)\b|[,(] ?(?:far |front |back )?(?:left|right|cent(?:re|er))[,.)]"
)


def repeated_end(text: str, start: int, end: int, seen: set[str]) -> int:
    """Return where a leading sentence that stands elsewhere ends, with its blanks, or ``start``.

    Args:
        seen: the stretches above in lower case, whole; the first sentence is looked up among them.
    """
    first = _SENTENCE.match(text, start, end)
    if not first or first.end() >= end:
        return start
    sentence = first[0]
    if text.startswith(sentence.rstrip(), first.end()):
        return first.end()
    return first.end() if sentence.rstrip().casefold() in seen else start


def doubled_end(text: str, start: int, end: int) -> int:
    """Return where a caption that opens a text twice or more ends, with its blanks, or ``start``.

    Pages tell the line under a picture as its description, too. What is repeated at once is such a
    line if it has no full stop or says who stands where; a sentence may be the text's first.
    """
    head = text[start : start + _DOUBLED]
    again = text.find(head, start + _DOUBLED, min(end, start + _LONGEST))
    line = text[start:again].rstrip() if again > start else ""
    if not text.startswith(line, again) or line.count(" ") < _FEWEST_BLANKS:
        return start
    if line[-1] in _STOPS and not _PICTURED.search(line):
        return start
    at = start
    while text.startswith(line, at):
        at += len(line)
        at += len(text[at:end]) - len(text[at:end].lstrip())
    return at if at < end and not text[at].islower() else start


def is_cut_off(text: str, start: int, end: int, following: int) -> bool:
    """Return whether a stretch is the beginning of the next one, cut within a sentence.

    Feeds give the first characters of an article before the article.
    """
    if not text.startswith(text[start : start + _DOUBLED], following):
        return False
    line = text[start:end]
    head = line if _INITIAL.search(line) else line.rstrip(".…")
    if len(head) < _DOUBLED or not text.startswith(head, following):
        return False
    return text[following + len(head) : following + len(head) + 1].isalnum()
