"""Bytes to text: byte order marks, UTF-8, UTF-16 and UTF-32 without a mark, else older ones."""

import codecs

from digest.readers.legacy import count_beyond, guess_codec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "rich text file (RTF)"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "SQLite database"),
)
_SAMPLE = 8_192
# C0 controls that no text holds; tabs, line and page ends, and escapes do occur.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")
# What texts in any script hold: in the right order of bytes there is more of it.
_COMMON = " \n\u3001\u3002\uff0c"
_MOST_CONTROLS = 0.02


class UndecodableError(ValueError):
    """The bytes are not text; the message says what they seem to be."""


def decode(body: bytes) -> str:
    """Return the text of ``body``, without its byte order mark.

    Raises:
        UndecodableError: it is binary, or in an encoding that cannot be told.
    """
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise UndecodableError(f"not text but a {kind}")
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    if b"\0" in body[:_SAMPLE] and (codec := _wide_codec(body[:_SAMPLE])):
        return body.decode(codec, "replace")
    body = body.rstrip(b"\0")  # space kept for what was to be written
    if _control_share(body[:_SAMPLE]) > _MOST_CONTROLS:
        raise UndecodableError("binary, not text")
    return _decode_bytes(body)


def _wide_codec(sample: bytes) -> str:
    """Return which encoding of two or four bytes a character the sample is in, "" if in none."""
    sample = sample[: len(sample) // 4 * 4] or sample
    for codecs_ in (("utf-32-le", "utf-32-be"), ("utf-16-le", "utf-16-be")):
        shown = {codec: sample.decode(codec, "ignore") for codec in codecs_}
        best = max(codecs_, key=lambda codec: sum(map(shown[codec].count, _COMMON)))
        width = 4 if codecs_[0].startswith("utf-32") else 2
        if _is_text(shown[best], len(sample) // width):
            return best
    return ""


def _is_text(shown: str, expected: int) -> bool:
    """Return whether nearly all of the expected characters are there and can be seen."""
    seen = sum(letter.isprintable() or letter in "\t\n\r" for letter in shown)
    common = sum(map(shown.count, _COMMON))
    return seen > 0.98 * expected and common > 0.01 * expected


def _decode_bytes(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    damaged = body.decode("utf-8", "replace")
    beyond, bad = count_beyond(damaged), damaged.count("\ufffd")
    if beyond >= 2 * bad:  # letters cannot look like UTF-8 by chance: a few bytes are damaged
        return body.decode("utf-8", _DAMAGED)
    codec = guess_codec(body)
    if not codec:
        raise UndecodableError("text in an encoding that cannot be told")
    return body.decode(codec, _AS_CONTROLS)


def _read_damaged(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for bytes that are no UTF-8: a lone one is a sign or letter of cp1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start, end = error.start, error.end
    around = error.object[max(0, start - 1) : start] + error.object[end : end + 1]
    if end - start == 1 and around.isascii():
        return error.object[start:end].decode("cp1252", "replace"), end
    return "\ufffd", end


def _read_control(error: UnicodeError) -> tuple[str, int]:
    """Return what an encoding leaves undefined as the C1 control of the same number."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


_DAMAGED, _AS_CONTROLS = "digest.damaged", "digest.controls"
codecs.register_error(_DAMAGED, _read_damaged)
codecs.register_error(_AS_CONTROLS, _read_control)


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))
