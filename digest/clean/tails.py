"""Tails: what follows the prose of a paragraph, such as "(ANI)" or "Also read: ..."."""

import re
from functools import cache

_AGENCY = (
    r"(?:ANI|PTI|IANS|AFP|AP|Reuters|REUTERS|Thomson Reuters|Xinhua|UNI|UPI|DPA|dpa|EFE|Efe|ANSA|"
    r"TASS|Tass|Bernama|Yonhap|Kyodo|Jiji Press|Jiji|BBC|CNN|APP|INP|NNI|Online|Anadolu|"
    r"Anadolu Agency|AA|NNN|BSS|UNB|Antara|ANTARA|VNA|Interfax|RIA Novosti|Sputnik|Belga|ANP|"
    r"PAP|SDA|APA|KUNA|WAM|SPA|MENA|PNA|GNA|NAN|IRNA|Tasnim|Fars|Agence France-Presse|"
    r"Associated Press|AAP|PA|CP|Bloomberg|Europa Press|Lusa|Agencia Brasil|Agencies|agencies|"
    r"Agencias|agencias|News Desk|Web Desk|Monitoring Desk|TNN|ENS|HT Correspondent|"
    r"Deutsche Welle|DW)"
)
_WITH = (
    r"(?:[Ww]ith|[Ii]nputs?|[Ff]rom|[Aa]nd|[Rr]eporting|[Bb]y|[Ff]iles?|[Bb]ureau|[Cc]on|[Ii]nformación|"
    r"[Dd]e|[Yy]|[Aa]vec|[Ee]t|[Mm]it|[Uu]nd|[Cc]om|[Ii]nformações|[Ss]taff|[Aa]gency|[Aa]dditional|"
    r"[Ww]ire|[Rr]eports|/|,|&|\+|-)"
)
_TAIL = (
    rf"[-–—*]{{0,3}}\s?"
    rf"(?:[(\[/]\s?(?:{_WITH}\s?){{0,6}}{_AGENCY}(?:\s?(?:{_WITH}\s?){{1,3}}{_AGENCY}){{0,4}}"
    rf"(?:\s(?:{_WITH}\s?){{1,3}})?\s?[)\]/]\.?"
    rf"|\([A-Z]{{2,6}}\)|{_AGENCY}(?:/{_AGENCY}){{0,3}}"
    rf"|(?:{_WITH}\s){{1,4}}{_AGENCY}(?:(?:{_WITH}|\s){{1,6}}{_AGENCY}){{0,4}}"
    rf"(?:\s(?:{_WITH}\s?){{1,3}})?\.?)$"
)
_REPORTING = re.compile(
    r"(?<=[.!?…\"”’»)])\s*[(\[]?(?:Additional r|R)eporting (?:and writing )?by [^\n]{3,400}$"
)
_CREDIT = re.compile(
    r"(?<=[.!?…\"”’»])\s*[(\[](?:Photos?|Images?|Picture|Foto|Video|Credit|File [Pp]hoto|AP Photo|"
    r"Graphic|Фото)\s?[:/|][^()\[\]]{1,60}[)\]]\.?$"
)
_LOOK = 140


def tail_start(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the prose of a paragraph ends and the kind of what follows, or (end, "")."""
    look = max(start, end - _LOOK)
    last = text[end - 1]
    if last in ")]" or (last == "." and text[end - 2] in ")]"):
        if credit := _CREDIT.search(text, look, end):
            return _with_blanks(text, credit.start(), "caption")
        if (begin := text.rfind("eporting by ", start, end)) > 0 and end - begin < 400:
            reporting = _REPORTING.search(text, max(start, begin - 20), end)
            if reporting:
                return _with_blanks(text, reporting.start(), "byline")
    if not (last.isalpha() or last in ")]./"):
        return end, ""
    found = _agency(text, start, end)
    return _with_blanks(text, found, "agency") if found >= 0 else (end, "")


def _agency(text: str, start: int, end: int) -> int:
    """Return where an agency tag at the end begins, -1 if there is none."""
    look = max(start, end - _LOOK)
    # An agency's name ends the tag; most paragraphs end in a plain word and a full stop.
    tail = text[max(look, end - 24) : end]
    if ")" not in tail[-2:] and "]" not in tail[-2:] and not _is_last(tail.rstrip(")]./ ")):
        return -1
    for found in _tail().finditer(text, look, end):
        before = text[max(start, found.start() - 4) : found.start()].rstrip()
        if found.start() == start or before[-1:] in _ENDS:
            return found.start()
    return -1


_ENDS = frozenset('.!?…"”’»)।。')
_WORD = re.compile(r"[^\W\d_]+$")
_LAST = frozenset((*re.findall(r"([A-Za-z]+)[|)]", _AGENCY), "inputs", "reports"))
_ENDINGS = tuple(sorted(_LAST))


def _is_last(tail: str) -> bool:
    """Return whether the last word is one that ends the name of an agency."""
    return tail.endswith(_ENDINGS) and (word := _WORD.search(tail)) is not None and word[0] in _LAST


@cache
def _tail() -> re.Pattern[str]:
    # Takes 6 ms to compile, and most articles do not need it.
    return re.compile(_TAIL)


def _with_blanks(text: str, at: int, kind: str) -> tuple[int, str]:
    while text[at].isspace():
        at += 1
    return at, kind
