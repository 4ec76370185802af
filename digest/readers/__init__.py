"""Readers: bytes in, articles out. A reader is chosen by the content, not by the file's name.

A reader of your own is a :class:`Reader` under the entry point group ``digest.readers``; it is
asked before the ones that are built in.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from digest.model import Draft, Raw, Refusal
from digest.readers.decode import UndecodableError, decode
from digest.readers.jsonl import JsonLinesReader
from digest.readers.markdown import MarkdownReader
from digest.readers.text import TextReader


class Reader(Protocol):
    """Turns the text of one input into drafts of articles."""

    def accepts(self, raw: Raw, text: str) -> bool:
        """Return whether this reader understands the input."""
        ...

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield what the input holds, in its order; what cannot be read as a refusal."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers in the order in which they are asked; the last one takes any text."""
    added = tuple(point.load()() for point in sorted(entry_points(group="digest.readers"), key=str))
    return (*added, JsonLinesReader(), MarkdownReader(), TextReader())


def read(raw: Raw) -> Iterator[Draft | Refusal]:
    """Yield the drafts and refusals of one input; never raises for bad input."""
    try:
        text = decode(raw.body)
    except UndecodableError as error:
        yield Refusal(name=raw.name, reason=str(error))
        return
    if not text.strip():
        yield Refusal(name=raw.name, reason="empty")
        return
    reader = next(reader for reader in readers() if reader.accepts(raw, text))
    yield from reader.read(raw, text)
