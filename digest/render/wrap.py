"""Lines for a plain-text mail: wrapped by the columns they take, not by their characters."""

import unicodedata
from collections.abc import Iterator

WIDTH = 78


def display_width(text: str) -> int:
    """Return how many columns ``text`` takes in a terminal.

    Source:
        Unicode Standard Annex 11: wide and full-width characters take two columns, combining
        marks and formatting characters none.
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


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
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word, columns in _words(text, width - indent - hang):
        room = width - indent - (hang if lines else 0)
        if line and used + 1 + columns > room:
            lines.append(" ".join(line))
            line, used = [], 0
        used += columns + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return ("\n" + " " * (indent + hang)).join(lines).join((" " * indent, ""))


def _words(text: str, most: int) -> Iterator[tuple[str, int]]:
    for word in text.split():
        columns = display_width(word)
        if columns <= most or word.lstrip("<(").startswith(("http://", "https://")):
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
    """Return as many whole names as fit into ``width`` columns, joined by semicolons.

    If not even the first fits, it is cut after a word and ends with an ellipsis.
    """
    told = ""
    for name in names:
        longer = f"{told}; {name}" if told else name
        if display_width(longer) > width:
            break
        told = longer
    return told or (_cut(names[0], width) if names else "")


def _cut(name: str, width: int) -> str:
    short = ""
    for word in name.split():
        if display_width(f"{short} {word}".strip()) > width - 1:
            break
        short = f"{short} {word}".strip()
    return (short or next(iter(_pieces(name, width - 1)))[0]).rstrip(" ,;:.") + "…"
