"""What a program on the way did to a text, undone where it is certain.

UTF-8 that was read as cp1252 ("itâ€™s", "cafÃ©") shows byte for byte what it was, and no text means
it. Nor does any text mean ``\\n`` for the end of a line, as a string of a program is printed.
"""

import re

from digest.readers.legacy import count_beyond

# cp1252 leaves five bytes undefined; web text uses them as the C1 controls of the same number.
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_SHOWN = {
    (chr(byte) if byte in _UNDEFINED else bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0x100)
}
# What the second and further bytes of a character in UTF-8 are shown as.
_NEXT = (
    "[" + "".join(re.escape(shown) for shown, byte in _SHOWN.items() if byte < 0xC0) + "\x80-\x9f]"
)
_MISREAD = re.compile(rf"[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}}")
# Signs that may well follow an accented letter: "SANTÉ :", "ROSÉ’s", "AMANHÃ…".
_AMBIGUOUS = "\xa0…’‘“”–—•›»€™"
_SURE = f"(?![{_AMBIGUOUS}]){_NEXT}"
# Pairs that nobody writes; one of them tells that the others are misread too.
_CERTAIN = re.compile(
    rf"Â(?:{_SURE}|[\xa0»])|[ÃÄÅÎÏÐÑØÙ]{_SURE}|â[€‚„]|ðŸ|ï[¿»]|[ã-é]{_SURE}{_SURE}"
)
# Of a closing quotation mark most programs lose the third byte, which cp1252 does not have.
_LOST_QUOTE = re.compile(rf"â€(?:\ufffd|\x9d|(?!{_NEXT}))")
_LEAST_SHARE = 0.8

# Behind the end of a sentence, before the next one or another escape; "don\'t"; "\u2019".
_SURE_ESCAPE = re.compile(
    r"\\n\\n|\\r\\n|[.!?…\"”’)]\s?\\n(?=\s*(?:\\[nrt\"'’]|[^\W\d_a-z]|[\"“‘'«]|\Z))"
    r"|\w\\['’]\w|\\u20[01]\d"
)
_ESCAPE = re.compile(
    r"(?:\\r)?\\n(?![a-z])|\\r(?![a-z])|\\t(?![a-z])|\\([\"'’])|\\u([0-9a-fA-F]{4})"
)
# A path of Windows, a command of LaTeX, a class of a regular expression.
_NO_STRING = re.compile(r"(?<![^\W_])[A-Za-z]:\\|\\[a-zA-Z]+\{|\\[^nrtu\"'’\\/]")


def mend(text: str) -> str:
    """Return ``text`` with what was UTF-8 read as cp1252, once or twice, as it was meant.

    It is certain if nearly all that is not ASCII is such a misreading, and some of it nothing else.
    """
    for _ in range(2):
        if text.isascii():
            break
        whole = _LOST_QUOTE.sub("â€\x9d", text)
        misread = sum(found.end() - found.start() for found in _MISREAD.finditer(whole))
        if not misread or misread < _LEAST_SHARE * count_beyond(whole):
            break
        if not _CERTAIN.search(whole):
            break
        text = _MISREAD.sub(_as_meant, whole)
    return text


def _as_meant(found: re.Match[str]) -> str:
    shown = found[0]
    try:
        return bytes(_SHOWN.get(letter, ord(letter)) for letter in shown).decode("utf-8")
    except UnicodeDecodeError:
        return shown


def drop_escapes(text: str) -> str:
    """Return ``text`` without the escapes of a string of a program, if it is printed as one.

    Its lines then end in escapes; a text with lines of its own may speak of such a string.
    """
    if "\\" not in text or not _SURE_ESCAPE.search(text):
        return text
    if text.strip().count("\n") > text.count("\\n") or _NO_STRING.search(text):
        return text
    return (
        _ESCAPE.sub(_character, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[2]:
        return chr(int(found[2], 16))
    return " " if found[0] == "\\t" else "\n"
