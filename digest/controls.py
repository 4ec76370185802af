"""Characters that a reader cannot see and that a terminal, a mail or a browser obeys."""

import re

# Separators that are neither blank, tab nor line feed: each stands for white space.
_SEPARATORS = "\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029"
# C0 and C1 controls, directional marks, embeddings, overrides and isolates, zero-width blanks,
# invisible operators, byte order marks, annotations, tags, lone surrogates, non-characters.
# ZWNJ and ZWJ (U+200C, U+200D) stay: Persian, Hindi and many emoji are not right without them.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_SEPARATOR = re.compile(f"\r\n|[{_SEPARATORS}]")
_CONTROL = re.compile(f"[{_INVISIBLE}]")
_UNESCAPED = re.compile(f"[\x7f{_SEPARATORS}{_INVISIBLE}]")


def visible(text: str) -> str:
    """Return ``text`` without what only machines obey; all that a reader sees stays as it is.

    Terminal escapes lose their ESC, directional overrides and zero-width blanks are dropped, and
    separators other than blank, tab and line feed become one blank. Nothing else changes.
    """
    if text.isprintable():
        return text
    return _CONTROL.sub("", _SEPARATOR.sub(" ", text))


def visible_line(text: str) -> str:
    """Return ``visible(text)`` on one line: each run of white space is one blank, none outside."""
    return " ".join(visible(text).split())


def escape_controls(text: str) -> str:
    r"""Return ``text``, a JSON document, with its invisible characters written as ``\uXXXX``.

    The value of the document stays the same; line feeds between its tokens stay too.
    """
    return _UNESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    pairs = range(0, len(units), 2)
    return "".join(f"\\u{int.from_bytes(units[i : i + 2], 'big'):04x}" for i in pairs)
