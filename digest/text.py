"""Plain text, made safe and comparable: normal forms, single lines, canonical URLs, hashes."""

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

# C0 and C1 controls but tab and newline, lone surrogates, bidirectional overrides and isolates,
# byte order marks, and non-characters: nothing a reader sees, much that breaks terminals and mail.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
# What only tells where a word may be broken; between letters of Thai and its neighbors, which stand
# without blanks, a blank of no width stays. A soft hyphen at the end of a line is where one is.
_BREAKS = re.compile("\u00ad(?:\n(?=\\S))?|\u2060|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_BLANKS = (" ", "\t")
_PRINTABLE = bytes(range(32, 127)) + b"\n"
# Marks that stand in most news: without them it is ASCII, which is cut without a pattern.
MARKS = "’‘“”—–…\u00a0£€"
_PLAIN_MARKS = tuple((mark, {"’": "'", "\u00a0": "\x0b"}.get(mark, "*")) for mark in MARKS)
_FOLDED = bytes(ord(chr(n).lower()) if chr(n).isalnum() or n in b"_" else 32 for n in range(128))
_FOLDED += bytes(128)

# Parameters that say where a reader came from, not what the page is.
_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ref|ref_src|smid|"
    r"ns_.*|at_.*|spm|yclid|_ga)$"
)
_PORTS = {"http": 80, "https": 443}


def normalize(text: str) -> str:
    """Return ``text`` as every later stage expects it.

    NFC; line ends are ``\\n``; control characters, bidirectional overrides, byte order marks and
    the marks of where a word may be broken are gone and lone surrogates are replaced; one blank
    line stands between paragraphs; no blanks at the ends of lines, no white space around the whole.
    """
    # What is printable has no surrogate, no control and no other line end.
    if text.isascii():
        odd = bool(text.encode().translate(None, _PRINTABLE))
    else:
        odd = not text.replace("\n", "").isprintable()
    if odd:
        text = _LINE_END.sub("\n", _SURROGATE.sub("\ufffd", text))
        text = _BREAKS.sub("", _UNSAFE.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text or text.endswith(_BLANKS):
        text = _TRAILING.sub("", text)
    if "\n\n\n" in text or (odd and "\n" in text):
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip()


def one_line(text: str, *, limit: int = 1_000) -> str:
    """Return ``text`` normalized, on one line, with single spaces, at most ``limit`` characters."""
    return " ".join(normalize(text[: 4 * limit]).split())[:limit].rstrip() if text else ""


# "« », « 1».", "12:30 --- 45." say nothing.
_LETTERS = re.compile(r"[^\W\d_]{2}")


def has_words(text: str) -> bool:
    """Return whether a text has two letters side by side."""
    return _LETTERS.search(text) is not None


# Letters by their category, but the fillers of Hangul show nothing.
_SIGN = re.compile(r"[^\W_\u115f\u1160\u3164\uffa0]")


def names_something(text: str) -> bool:
    """Return whether a text has a letter or digit that shows: "9/11" has, "—" and "…" have not."""
    return _SIGN.search(text) is not None


# Characters; what is longer is no word.
_LONGEST_WORD = 30


def cut_place(text: str, room: int) -> int:
    """Return where to cut a text that is longer than ``room`` characters: behind a word.

    Thai, Chinese and Japanese have no blanks between words, and perhaps one behind the first name.
    They are cut anywhere, at half of the room, for most of their letters are twice as wide.
    """
    place = text.rfind(" ", 0, room + 1)
    end = text.find(" ", place + 1)
    word = (end if end > 0 else len(text)) - place - 1
    if place >= room // 2 or (place > 0 and word <= _LONGEST_WORD):
        return place
    place = room // 2
    while place > 1 and unicodedata.category(text[place]).startswith("M"):
        place -= 1
    return place


# So much of an id is printed for a person, who may name an article by it.
_SHORT_ID = 8
_HASH_ID = re.compile(r"[0-9a-f]{16}")


def short_id(id_: str) -> str:
    """Return what is printed of an id for a person: its beginning, of a given one all."""
    return id_[:_SHORT_ID] if _HASH_ID.fullmatch(id_) else id_


def hash_id(kind: str, value: str) -> str:
    """Return 16 hexadecimal digits for ``value``, different for each ``kind``, equal everywhere."""
    return blake2b(f"{kind}:{value}".encode(), digest_size=8).hexdigest()


def web_url(url: str) -> str:
    """Return ``url`` if it is an absolute http or https address with a host, else ""."""
    url = url.strip()
    if (
        not url
        or len(url) > 4_000
        or _SPACE.search(url)
        or _UNSAFE.search(url)
        or _SURROGATE.search(url)
    ):
        return ""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    return url if parts.scheme.lower() in _PORTS and host else ""


def canonical_url(url: str) -> str:
    """Return what two addresses of one page have in common; "" if ``url`` is no web address.

    Scheme, ``www.``, default port, fragment, tracking parameters and a slash at the end do not
    tell pages apart.
    """
    if not web_url(url):
        return ""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if parts.port and parts.port != _PORTS[parts.scheme.lower()]:
        host = f"{host}:{parts.port}"
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0].lower())
    ]
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit(("https", host, path, urlencode(query), ""))


def to_plain(text: str) -> bytes:
    """Return ``text`` in ASCII, a byte for each character; none if it has letters beyond ASCII.

    A curved apostrophe becomes a straight one, a hard blank white space, and every other one of
    ``MARKS`` a sign: enough to tell where words and sentences stand, by table instead of pattern.
    """
    if not text.isascii():
        for mark, plain in _PLAIN_MARKS:
            text = text.replace(mark, plain)
    return text.encode() if text.isascii() else b""


def fold(text: str) -> str:
    """Return the words of ``text`` in lower case with single spaces: what copies share."""
    if plain := to_plain(text):
        return b" ".join(plain.translate(_FOLDED).split()).decode()
    for mark in MARKS:
        text = text.replace(mark, " ")
    return " ".join(_WORD.findall(text.casefold()))
