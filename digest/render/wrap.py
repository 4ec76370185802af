"""Lines for a plain-text mail: wrapped by the columns they take, not by their characters."""

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 78

# A name of fewer columns says nothing.
_TELLING = 12
# Columns; few words of any language are longer.
_LONGEST_WORD = 30
_LEADING_ON = frozenset(
    "a an and are as at but by for from has have his her in into is its near of on or over "
    "that the their to under was were while who will with".split()
)


# Scripts whose every letter takes one column, without marks: most Western text.
_ONE_COLUMN = re.compile("[ -\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u20ac]*")


def display_width(text: str) -> int:
    """Return how many columns ``text`` takes in a terminal.

    Source:
        Unicode Standard Annex 11: wide and full-width characters take two columns, combining
        marks and formatting characters none.
    """
    plain = text.isascii() or _ONE_COLUMN.fullmatch(text)
    return len(text) if plain else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def wrap(text: str, *, width: int = WIDTH, indent: int = 0, hang: int = 0) -> str:
    """Return ``text`` in lines of at most ``width`` columns; white space becomes single blanks.

    A word that is longer than a line is cut into pieces, but a web address never is.

    Args:
        text: any text.
        width: columns of a line with its indent.
        indent: blanks before each line.
        hang: further blanks before each line but the first.
    """
    line = " ".join(text.split())
    plain = line.isascii() or _ONE_COLUMN.fullmatch(line)
    lines = _plain_lines(line, width - indent, hang) if plain else None
    if lines is None:
        lines = _lines(line, width - indent, hang)
    return " " * indent + ("\n" + " " * (indent + hang)).join(lines)


def _plain_lines(text: str, width: int, hang: int) -> list[str] | None:
    """Return a text of one-column letters in lines; None if a word is longer than a line."""
    lines: list[str] = []
    room = width
    while len(text) > room:
        end = text.rfind(" ", 0, room + 1)
        if end < 0:
            # An address that stands alone is never broken.
            return [text] if not lines and " " not in text and _is_address(text) else None
        lines.append(text[:end])
        text = text[end + 1 :]
        room = width - hang
    return [*lines, text]


def _lines(text: str, width: int, hang: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word, columns in _words(text, width - hang):
        room = width - (hang if lines else 0)
        if line and used + 1 + columns > room:
            lines.append(" ".join(line))
            line, used = [], 0
        used += columns + (1 if line else 0)
        line.append(word)
    return [*lines, " ".join(line)]


def _is_address(word: str) -> bool:
    return word.lstrip("<(").startswith(("http://", "https://"))


def _words(text: str, most: int) -> Iterator[tuple[str, int]]:
    for word in text.split():
        columns = display_width(word)
        if columns <= most or _is_address(word):
            yield word, columns
        else:
            yield from _pieces(word, most)


def _pieces(word: str, most: int) -> Iterator[tuple[str, int]]:
    start = used = 0
    for place, char in enumerate(word):
        columns = _columns(char)
        if used + columns > most:
            yield word[start:place], used
            start, used = place, 0
        used += columns
    yield word[start:], used


def fit(names: list[str], *, width: int) -> str:
    """Return as many names as fit into ``width`` columns, joined by semicolons.

    Whole names, if two or more fit; else the first whole and half of the second or more, cut after
    a word, for a stump such as "The Central Bank…" has lost its verb; else the first, shortened if
    need be.
    """
    whole = [names[:count] for count in range(len(names), 1, -1)]
    for told in whole:
        if display_width("; ".join(told)) <= width:
            return "; ".join(told)
    pair = _pair(names[0], names[1], width) if whole else ""
    return pair or (_shortened(names[0], width) if names else "")


def _pair(first: str, second: str, width: int) -> str:
    """Return a whole name and half of another or more in ``width`` columns; "" if that is more."""
    room = width - 2 - display_width(first)
    if room < _TELLING:
        return ""
    end = _shortened(second, room)
    half = 2 * len(end.split()) >= len(second.split())
    # Where words are not parted by blanks, their number says little.
    enough = half and 3 * display_width(end) >= display_width(second)
    return f"{first}; {end}" if enough else ""


def _shortened(name: str, width: int) -> str:
    return name if display_width(name) <= width else _cut(name, width)


def _cut(name: str, width: int) -> str:
    """Return the first words of a name in ``width`` columns, with an ellipsis.

    Words that only lead on to the next one do not stand last. Thai and Chinese write no blanks
    between words: what is longer than any word is cut anywhere.
    """
    words: list[str] = []
    rest = ""
    for word in name.split():
        if display_width(" ".join((*words, word))) > width - 1:
            rest = word
            break
        words.append(word)
    room = width - 1 - len(words) - sum(map(display_width, words))
    if display_width(rest) > _LONGEST_WORD and room >= _TELLING:
        words.append(next(_pieces(rest, room))[0])
    while len(words) > 2 and words[-1].lower() in _LEADING_ON:
        words.pop()
    return (" ".join(words) or next(iter(_pieces(name, width - 1)))[0]).rstrip(
        " ,;:.、，。：；"
    ) + "…"
