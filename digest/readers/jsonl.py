"""JSON Lines: one article an object, one object a line; other layouts of JSON are read too.

An array, an object that holds the list of them, objects over several lines one after another, and
what is left of a dump that was cut off.
"""

import json
import re
from collections.abc import Iterator

from digest.model import Draft, Raw, Refusal
from digest.readers.records import draft_of, rows_of

# With other quotes it is none, but was meant to be one.
_OBJECT = re.compile(r"[\s\ufeff\x1e]*\{\s*[\"'}]")
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
# Between the values of a dump: blanks, commas, the brackets of an array around them all.
_BETWEEN = re.compile(r"(?:[\s,\ufeff\x1e]++|[\[\]](?=[ \t\r,]*(?:\n|\Z))|\[(?=\s*\{))*")
# What a line within an object over several lines begins with.
_INNER = ('"', "}", "]")
# Objects that do not end are looked for so often: each may be as long as the rest of the dump.
_MOST_OPEN = 20


class JsonLinesReader:
    """Reads dumps; a line that is no article is refused by its number, the others are read."""

    def accepts(self, raw: Raw, text: str) -> bool:  # noqa: ARG002 - the content decides
        """Return whether the text begins like a JSON object or an array of them."""
        return bool(_OBJECT.match(text) or _ARRAY.match(text))

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the articles in the order of the dump."""
        whole = _parse(text)
        rows = rows_of(whole)
        if rows is not None:
            yield from _drafts(rows, raw.name)
        elif isinstance(whole, dict):
            yield draft_of(whole, raw.name if "\n" in text.strip() else f"{raw.name}:1")
        else:
            yield from _read_lines(raw.name, text)


def _read_lines(name: str, text: str) -> Iterator[Draft | Refusal]:
    for number, value in _values(text):
        where = f"{name}:{number}"
        if value is None:
            yield Refusal(name=where, reason="not JSON")
        elif isinstance(value, dict) and (rows := rows_of(value)) is not None:
            yield from _drafts(rows, where)
        else:
            yield draft_of(value, where)


def _drafts(rows: list[object], name: str) -> Iterator[Draft | Refusal]:
    if not rows:
        yield Refusal(name=name, reason="empty")
    for number, record in enumerate(rows, start=1):
        yield draft_of(record, f"{name}:{number}")


def _values(text: str) -> Iterator[tuple[int, object | None]]:
    """Yield the values of a dump, each with its line; None for a line that holds none."""
    at, number, unended = 0, 1, 0
    while (begin := _skip(text, at)) < len(text):
        number += text.count("\n", at, begin)
        if text[begin] == "{" and unended < _MOST_OPEN:
            value, at = _over_lines(text, begin)
            unended += value is None
        else:
            at = _line_end(text, begin) + 1
            value = _parse(text[begin:at].rstrip(", \t\r\n"))
        yield number, value
        number += text.count("\n", begin, at)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _over_lines(text: str, at: int) -> tuple[object | None, int]:
    """Return the object that begins at ``at`` and where it ends.

    Of one that never ends, None and where its line and the lines within it end.
    """
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        stop = _line_end(text, at) + 1
    while text[stop : (end := _line_end(text, stop))].lstrip().startswith(_INNER):
        stop = end + 1
    return None, stop


def _parse(text: str) -> object | None:
    try:
        return _DECODER.decode(text)  # type: ignore[no-any-return]  # JSON is any value
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:  # noqa: ARG001 - NaN and the infinities say nothing
    return None


# Line ends and tabs within a string, and NaN for nothing, are common and leave no doubt.
_DECODER = json.JSONDecoder(strict=False, parse_constant=_no_number)
