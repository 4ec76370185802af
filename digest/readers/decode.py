"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, else cp1252."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
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
# cp1252 leaves five bytes undefined; web text uses them as the C1 controls of the same number.
_CP1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


class UndecodableError(ValueError):
    """The bytes are not text; the message says what they seem to be."""


def decode(body: bytes) -> str:
    """Return the text of ``body``, without its byte order mark.

    Raises:
        UndecodableError: it is binary.
    """
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise UndecodableError(f"not text but a {kind}")
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    if b"\0" in body[:_SAMPLE]:
        return _decode_wide(body)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_cp1252(body)
    if _control_share(body[:_SAMPLE]) > 0.02:
        raise UndecodableError("binary, not text")
    return text


def _decode_wide(body: bytes) -> str:
    sample = body[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    codec = "utf-16-le" if odd > 0.4 > even else "utf-16-be" if even > 0.4 > odd else ""
    if not codec:
        raise UndecodableError("binary, not text")
    text = body.decode(codec, "replace")
    if "\0" in text[: _SAMPLE // 2]:
        raise UndecodableError("binary, not text")
    return text


def _decode_cp1252(body: bytes) -> str:
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return body.decode("latin-1").translate(
            {
                byte: bytes([byte]).decode("cp1252")
                for byte in range(0x80, 0xA0)
                if byte not in _CP1252
            }
        )


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))
