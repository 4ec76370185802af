"""Encodings older than Unicode: which one bytes are in, told by what they would show.

Bytes that are mostly above ASCII are letters of another script: the right encoding is the one in
which the commonest letters of a language are common. Those with a few are Latin letters with
accents: the right encoding is the one of the language that the text turns out to be in.
"""

import codecs
import re

from digest.language import detect_language

_SAMPLE = 8_192
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")
# Of the letters of Czech one in six is beyond ASCII, of Hungarian one in eight.
_FOREIGN_SHARE = 0.3
# Of fewer letters nothing can be told.
_FEWEST = 20
_CYRILLIC = "оеаинтсрвл"
# The commonest characters, and which share of those beyond ASCII they are at least.
_FOREIGN = (
    ("cp1251", _CYRILLIC, 0.45),
    ("koi8_u", _CYRILLIC, 0.45),
    ("iso8859_5", _CYRILLIC, 0.45),
    ("cp866", _CYRILLIC, 0.45),
    ("cp1253", "αοιετσνηυρκ", 0.45),
    ("cp1255", "יוהלאתרבמשנ", 0.45),
    ("cp1256", "اليمنتوربعة", 0.6),
    ("cp874", "ากนร่อเง้มยลว", 0.45),
    ("cp932", "のにはをがでとたしてるいなっれか", 0.25),
    ("euc_jp", "のにはをがでとたしてるいなっれか", 0.25),
    ("gb18030", "的一在是了不和有人上中大年为个国到。，", 0.08),
    ("cp950", "的一在是了不和有人上中大年為個國到。，", 0.08),
)
# Of Korean no syllable is common, but all are syllables.
_KOREAN = ("cp949", re.compile("[가-힣]"), 0.75)
_CENTRAL = {
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "ro": "ăâîşţ",
}
# The languages that an encoding is for, and their letters beyond ASCII.
_ACCENTED = (("cp1250", _CENTRAL), ("iso8859_2", _CENTRAL), ("cp1254", {"tr": "çğıi̇öşüâî"}))


def guess_codec(body: bytes) -> str:
    """Return the encoding of bytes that are not UTF-8, "" if they are text in none that is known.

    A text with accents of western Europe, or with signs only, is in cp1252.
    """
    high = _HIGH.search(body)
    start = max(0, high.start() - 100) if high else 0
    sample = body[start : start + _SAMPLE]
    beyond, plain = len(_HIGH.findall(sample)), len(_LETTER.findall(sample))
    foreign = beyond >= _FEWEST and beyond > _FOREIGN_SHARE * (beyond + plain)
    return _foreign(sample) if foreign else _accented(sample)


def count_beyond(text: str) -> int:
    """Return how many characters of ``text`` are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _foreign(sample: bytes) -> str:
    shares = {codec: _share(sample, codec, common) / least for codec, common, least in _FOREIGN}
    codec, syllable, least = _KOREAN
    shown = _beyond(sample, codec)
    shares[codec] = len(syllable.findall(shown)) / max(1, len(shown)) / least
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares[best] >= 1 else ""


def _share(sample: bytes, codec: str, common: str) -> float:
    shown = _beyond(sample, codec)
    return sum(map(shown.count, common)) / max(1, len(shown))


def _beyond(sample: bytes, codec: str) -> str:
    """Return the characters beyond ASCII that ``sample`` shows; its end may cut one in two."""
    shown = codecs.getincrementaldecoder(codec)("replace").decode(sample)
    return "".join(letter for letter in shown if letter > "\x7f")


def _accented(sample: bytes) -> str:
    western = detect_language(sample.decode("cp1252", "replace"))
    found = {}
    for codec, letters in _ACCENTED:
        shown = sample.decode(codec, "replace")
        language = detect_language(shown)
        if language in letters and western in (language, "und"):
            found[codec] = sum(map(shown.lower().count, letters[language]))
    return max(found, key=lambda codec: found[codec]) if found else "cp1252"
