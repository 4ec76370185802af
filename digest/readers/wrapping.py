"""Lines broken to a width, as in mails, wire copy and scanned pages, joined to paragraphs again.

Who breaks lines to a width puts as many words into each as there is room for. Where that holds of
nearly all lines within sentences, one that had room for the next word ends a paragraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.language import shipped_counts, stop_words, terms

_NARROWEST, _WIDEST = 30, 100
_FEWEST_BREAKS = 3
_LEAST_SHARE = 0.75
# A sentence ends at the end of a line now and then; where each does, the lines are sentences.
_LEAST_OPEN = 0.4
# Names and ends of sentences apart, a broken line goes on with a small letter; an item does not.
_MOST_CAPITAL = 0.5
# Columns and addresses of the web.
_CELLS = re.compile(r"\S(?:\t| {3,})\S|\S*://\S*$")
_UNSPACED = "\u2e80"
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_ITEM = re.compile(r"[-*•▪●|>+=#]|\d{1,3}[.)]\s|\S+:$")
_CUT_WORD = re.compile(r"[^\W\d_]+[-\u2010]$")
_HYPHENATED = re.compile(r"[^\W\d_]+[-\u2010][^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_RANGE = re.compile(r"\d[-\u2010]$")
_LINKING = frozenset("und oder bis and or et ou y o e en of och og".split())


def unwrap(text: str) -> str:
    """Return ``text`` with the lines joined that were broken to a width, itself if none were.

    Args:
        text: normalized: a blank line between paragraphs.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    # Of a text with a blank line between all lines, the lines are what stands between them.
    spaced = not any(lines[1::2])
    return _joined(lines[::2] if spaced else lines, width, "\n\n" if spaced else "\n") or text


def _joined(lines: Sequence[str], width: int, sign: str) -> str:
    """Return the lines with those joined that were broken, "" if the lines are no such ones."""
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    open_ = [pair for pair in pairs if not _SENTENCE_END.search(pair[0])]
    broken = [after for line, after in open_ if _is_broken(line, after, width)]
    if len(broken) < max(_FEWEST_BREAKS, _LEAST_SHARE * len(open_), _LEAST_OPEN * len(pairs)):
        return ""
    capital = sum(after[0].isupper() or after[0].isdigit() for after in broken)
    if capital > _MOST_CAPITAL * len(broken) or any(map(_CELLS.search, broken)):
        return ""
    words = _hyphenated(lines)
    parts = [lines[0]]
    for line, after in pairwise(lines):
        if line and after and (_is_broken(line, after, width) or after[0].islower()):
            parts[-1], join = _cut(parts[-1], after, words)
            parts.append(join + after)
        else:
            parts.append(sign + after)
    return "".join(parts)


def _is_broken(line: str, after: str, width: int) -> bool:
    """Return whether the next line goes on: its first word had no room in this one."""
    if _ITEM.match(after) or after[0].isspace():
        return False
    if _CUT_WORD.search(line) and after[0].islower():
        return True
    word = 2 if after[0] > _UNSPACED else len(after.split(None, 1)[0])
    return len(line) + 1 + word > width


def _cut(line: str, after: str, words: frozenset[str]) -> tuple[str, str]:
    """Return a line without the hyphen of a word cut in two, and what goes between it and the next.

    Args:
        line: up to its end.
        after: the next line.
        words: those with a hyphen; it stays in them, and before a capital. "Land- und" and "3-5"
            are not cut.
    """
    if line[-1:] > _UNSPACED and after[0] > _UNSPACED:
        return line, ""
    if _RANGE.search(line) and after[0].isdigit():
        return line, ""
    parts = _cut_word(line, after)
    if not parts or parts[1] in _LINKING:
        return line, " "
    own = "-".join(parts) in words or not parts[1].islower()
    return (line if own else line[:-1]), ""


def _cut_word(line: str, after: str) -> tuple[str, str] | None:
    """Return the two parts of a word that ends a line with a hyphen and begins the next."""
    cut, rest = _CUT_WORD.search(line), _WORD.match(after)
    return (cut[0][:-1], rest[0]) if cut and rest else None


def _hyphenated(lines: Sequence[str]) -> frozenset[str]:
    """Return the words with a hyphen of their own.

    Who cuts words at the end of lines cuts some of them elsewhere than between two words; if
    nobody did, a hyphen between two words is their own: "well-known".
    """
    parts = [found for line, after in pairwise(lines) if (found := _cut_word(line, after))]
    own = {"-".join(found) for found in parts if all(map(_is_word, found))}
    within = frozenset(_HYPHENATED.findall("\n".join(lines)))
    return within if len(own) < len({"-".join(found) for found in parts}) else within | own


def _is_word(text: str) -> bool:
    """Return whether English news has a word."""
    if text in stop_words("en"):
        return True
    return len(text) > 2 and any(map(shipped_counts().counts.get, terms(text, language="en")))
