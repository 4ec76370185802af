"""Furniture: the lines of a page that are no prose, told by how they begin, end and look."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

# What a whole line may be: longer ones that only begin like furniture are prose.
_SHORT = 250
_NOTICE = 900
_CAPTION = 400
_FIRST = re.compile(r"[\W_]*+(\w+(?:['’]\w+)*)")
_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED = "\u2e80"
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_CAPTION_START = re.compile(
    r"\W{0,3}(?:FILE ?(?:PHOTO|PIC|IMAGE|PICTURE)?|(?:AP |Cover )?PHOTOS?"
    r"(?: BY)?|(?:[Ff]ile|[Cc]over|AP|AFP|Reuters|Stock)? ?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?"
    r"(?: (?:credit|courtesy|by|source|caption|copyright|illustration))?|IMAGE|Pictured|Pic|"
    r"Photograph|Caption|Credit|Illustration|Infographic|Graphic|Media caption|Video caption|"
    r"Representational (?:image|photo)|Representative (?:image|photo)|Screengrab|"
    r"Foto|FOTO|Bild|Crédit photo|Crédits|Imagen|Immagine|Imagem|Zdjęcie|Fotoğraf|Фото|"
    r"صورة|फोटो|图片来源|图片|写真|사진)\s?[:：|=©/]"
    r"|FILE\s?[-–—]\s|(?:Image|Media|Video) (?:caption|source|copyright)"
)
_CREDIT = (
    r"Photos?|Images?|Picture|Pic|Foto|Bild|Credits?|Getty|EPA|Handout|HANDOUT|Courtesy|Photograph|"
    r"File|FILE|Фото|AP Photo|Reuters|REUTERS|AFP|Shutterstock|Alamy|PA Wire|Bloomberg|dpa|"
    r"Representational|Twitter|Screengrab|Supplied"
)
_CAPTION_END = re.compile(
    rf"[(\[](?:{_CREDIT})\s?[:/|][^()\[\]]{{1,60}}[)\]]\.?$"
    rf"|[(\[][^()\[\]]{{0,50}}\b(?:Getty(?: Images)?|AP Photo|via (?:AP|REUTERS|Reuters)|"
    r"(?:[Ff]ile )?[Pp]hoto|(?:[Ff]ile )?[Pp]icture|[Ii]mage)[)\]]\.?$"
    r"|\b(?:Getty Images|AP Photo/[\w .'’-]{3,40}|REUTERS/[\w .'’-]{3,40}|via (?:Getty|REUTERS|AP)|"
    rf"/(?:AFP|AP|EPA|Reuters|REUTERS)|(?:Photo|Image|Picture|Foto|Credit|Photograph)(?: by)?: ?"
    rf"{_NAME}[\w /.,'’-]{{0,50}}|Photo by {_NAME} [\w /.,'’-]{{2,50}})$"
)
_CREDIT_STARTS = frozenset("IGPREASF")
_CREDITED = re.compile(
    r"(?:Image (?:source|caption), ?)?"
    r"(?:Getty Images|PA Media|Reuters|EPA|AFP|Shutterstock|Alamy)"
    r"(?=[A-Z][a-z])"
    # "Photo: Sara Lind/AFP The ...".
    r"|(?:Photo|Image|Picture|Foto)s?(?: credit| by)?: ?[^\n/.:]{2,50}/ ?"
    r"(?:AFP|AP|EPA|Reuters|REUTERS|dpa|Getty(?: Images)?|Xinhua|ANI|PTI)\s+(?=[A-Z\"“‘])"
)
_INNER_STOP = re.compile(r"[a-z]{2}[.!?][\"”’)]? [A-Z\"“‘][a-z]+ [a-z]")
_ITEM_SIGNS = "|›»•·>/"
_ITEM_SIGN = re.compile(rf"\s[{_ITEM_SIGNS}]\s")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w+|\S+@\S+\.\w+|\S+\.(?:com|org|net|(?i:jpe?g|png|gif|webp))\S*"
)
_FOLLOW = re.compile(
    r"(?:follow|like|join|find|subscribe)\b.{0,80}\b(?:twitter|facebook|instagram|youtube|whatsapp|"
    r"telegram|linkedin|tiktok|threads|bluesky|google news)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d{1,4}\s?(?:comments?|shares?|views?|likes?|replies|min(?:ute)?s?(?: read)?|"
    r"hours? ago|days? ago|minutes? ago)\b.{0,20}"
    # The text in place of a picture: "The Daily Times Logo".
    r"|(?-i:(?:[A-Z][\w.&'’-]* ){1,4}Logo)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that furniture begins with: in lower case, with its kind and place."""

    text: str
    kind: str
    place: str


def furniture_kind(line: str) -> str:
    """Return the kind of block that ``line`` is as a whole, "" if it may be prose.

    Args:
        line: a stretch without blank lines and without white space around it.
    """
    if len(line) > _NOTICE:
        return ""
    if kind := _phrase_kind(line):
        return kind
    if len(line) <= _CAPTION and (_CAPTION_START.match(line) or _is_credited(line)):
        return "caption"
    if len(line) <= _SHORT and (_is_navigation(line) or _COUNT.fullmatch(line)):
        return "chrome"
    return ""


def credit_end(text: str, start: int, end: int) -> int:
    """Return where the credit of a picture that runs into the prose ends, or ``start``."""
    if text[start : start + 1] not in _CREDIT_STARTS:
        return start
    credit = _CREDITED.match(text, start, end)
    return credit.end() if credit else start


def inline_phrases(text: str, language: str) -> tuple[str, ...]:
    """Return the phrases in ``text`` that, at its start, make a sentence no prose."""
    phrases, wheel = _inline_of(language)
    if not wheel.find_matches_as_indexes(text):
        return ()
    return tuple(phrase for phrase in phrases if phrase in text)


@cache
def _inline_of(language: str) -> tuple[tuple[str, ...], Any]:
    """Return the phrases, and a wheel that finds whether a text has any of them."""
    import ahocorasick_rs

    rows = _tables()[1]
    phrases = tuple(dict.fromkeys((*rows.get("en", ()), *rows.get(language, ()))))
    return phrases, ahocorasick_rs.AhoCorasick(phrases)


def labels() -> frozenset[str]:
    """Return the words in capitals that stand before a sentence and are no place."""
    return _tables()[2]


def _phrase_kind(line: str) -> str:
    head = line[:100].casefold().replace("’", "'").replace("i\u0307", "i")
    first = _FIRST.match(head)
    if not first:
        return "chrome" if head[0] in "©ⓒ▶" or not _LETTER.search(line) else ""
    index = _tables()[0]
    begin = first.start(1)
    word = first[1]
    keys = (word[:2],) if word[0] > _UNSPACED else (word, head[:1])
    for key in keys:
        for phrase in index.get(key, ()):
            at = 0 if head.startswith(phrase.text) else begin
            if head.startswith(phrase.text, at) and _fits(phrase, head, at, line):
                return phrase.kind
    return ""


def _fits(phrase: Phrase, head: str, at: int, line: str) -> bool:
    stop = at + len(phrase.text)
    behind = head[stop : stop + 1]
    if phrase.place == "whole":
        return len(line) < 60 and not any(map(str.isalpha, line[stop:]))
    if behind.isalnum() and phrase.text[-1].isalnum() and phrase.text[0] < _UNSPACED:
        return False
    return phrase.place == "notice" or len(line) <= _SHORT


def _is_credited(line: str) -> bool:
    last = line[-1]
    if last in '!?…"”' or (last == "." and line[-2:-1] not in (")", "]")):
        return False
    credit = _CAPTION_END.search(line, max(0, len(line) - 90))
    return bool(credit) and not _INNER_STOP.search(line)


def _is_navigation(line: str) -> bool:
    if _FOLLOW.match(line):
        return True
    items = _ITEM_SIGN.split(line) if any(map(line.__contains__, _ITEM_SIGNS)) else [line]
    if len(items) >= 3 and max(map(len, items)) <= 40 and line[-1] not in ".!?":
        return True
    address = _ADDRESS.match(line)
    return bool(address) and len(line) - len(address[0] if address else "") < 12


_Tables = tuple[dict[str, tuple[Phrase, ...]], dict[str, tuple[str, ...]], frozenset[str]]


@cache
def _tables() -> _Tables:
    """Return phrases by their first word, inline phrases by language, and labels."""
    from importlib.resources import files  # costs 8 ms

    text = (files("digest") / "data" / "furniture.tsv").read_text(encoding="utf-8")
    index: dict[str, list[Phrase]] = {}
    inline: dict[str, tuple[str, ...]] = {}
    names: frozenset[str] = frozenset()
    for line in text.split("\n")[1:]:
        if not line:
            continue
        kind, place, language, row = line.split("\t")
        phrases = row.split("|")
        if place == "inline":
            inline[language] = tuple(phrases)
        elif place == "label":
            names = frozenset(phrases)
        else:
            for phrase in phrases:
                own = Phrase(text=phrase, kind=kind, place=place)
                index.setdefault(_key(phrase), []).append(own)
    return {key: tuple(own) for key, own in index.items()}, inline, names


def _key(phrase: str) -> str:
    first = _FIRST.match(phrase)
    if not first or (first.start(1) and phrase[0] in "©ⓒ▶("):
        return phrase[0]
    return first[1][:2] if first[1][0] > _UNSPACED else first[1]
