"""Repeats: a sentence before the prose that the prose, or a line above, tells again."""

import re

_SENTENCE = re.compile(r"[^.!?。！？।\n]{30,400}[.!?。！？।][\"'”’»)」』]{0,2}\s*")


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
