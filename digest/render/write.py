"""Values of the model as JSON, laid out as by ``json.dumps(indent=2)`` but many times faster."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from digest.controls import escape_controls
from digest.model import (
    Brief,
    Claim,
    Counts,
    CrossReference,
    Digest,
    Entry,
    Figure,
    Label,
    Notice,
    Period,
    Quote,
    Reference,
    Section,
)

# The fields of each value, in the order of the document.
_ORDER: dict[type, str] = {
    Brief: "id headline articles language",
    Claim: "value article source published",
    Counts: " ".join(field.name for field in fields(Counts)),
    CrossReference: "story headline see",
    Digest: "edition day number title note period counts top sections notices",
    Entry: (
        "id headline headline_derived label state kind first sources independent language "
        "summary articles countries topics more figures"
    ),
    Figure: "what claims before",
    Label: "code name weight role evidence",
    Notice: "kind text",
    Period: "start end zone kind",
    Quote: "text article source published start end language",
    Reference: "id source title url published language",
    Section: ("key kind heading sections stories cross_references more named more_references note"),
}
_KEYS = {"start": "from", "end": "to"}


def write_json(digest: Digest, *, schema: int) -> str:
    """Return a digest as JSON that begins with the number of its schema.

    Characters that a terminal obeys are written as ``\\uXXXX``.
    """
    return f'{{\n  "schema": {schema},{_value(digest, chr(10))[1:]}\n'


def _value(value: Any, line: str) -> str:
    """Return a value of the model, or a tuple of such values, as JSON.

    Args:
        value: of a type in ``_ORDER``, or a tuple; what it holds may also be plain.
        line: a line feed and the indent of the line that the value begins in.
    """
    kind: type = type(value)
    layout, read = ("", tuple) if kind is tuple else _layout(kind, line)
    inner = f"{line}  "
    parts = [
        _PLAIN[type(part)](part) if type(part) in _PLAIN else _value(part, inner)
        for part in read(value)
    ]
    if layout:
        return layout % tuple(parts)
    return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"


@cache
def _layout(kind: type, line: str) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """Return how a record is laid out, with a gap for each value, and what reads the values."""
    names = _ORDER[kind].split()
    keys = [_KEYS.get(name, name) if kind is Period else name for name in names]
    members = ",".join(f'{line}  "{key}": %s' for key in keys)
    return f"{{{members}{line}}}", attrgetter(*names)


def _text(text: str) -> str:
    encoded = encode_basestring(text)
    # What can be printed holds nothing that a terminal obeys.
    return encoded if text.isprintable() else escape_controls(encoded)


def _instant(when: datetime) -> str:
    return f'"{when.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"'


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _text,
    int: int.__repr__,
    bool: json.dumps,
    float: json.dumps,
    date: lambda day: f'"{day.isoformat()}"',
    datetime: _instant,
}
