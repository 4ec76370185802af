"""Datelines: the place, day and agency before a report, as in "SEOUL, Dec. 19 (Jiji Press) -- "."""

import re
from functools import cache

from digest.clean.furniture import labels
from digest.clean.gazetteer import is_place

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİŁŃŇŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄҐ"
_CAPITALS = rf"[{_UP}][{_UP}.'’-]*[{_UP}.](?:[ /][{_UP}][{_UP}.'’-]*){{0,3}}"
_TITLE = (
    rf"[{_UP}][\w.'’-]{{1,20}}"
    rf"(?:[ /](?:d[aeiou]s? |of |la |el |al-)?[{_UP}][\w.'’-]{{1,20}}){{0,2}}"
)
# "SAN JOSE, Calif.", "Valparaíso (Chile),".
_REGION = (
    rf"(?:, ?[{_UP}][\w.'’-]{{1,15}}(?: [{_UP}][\w.]{{1,15}}){{0,2}}"
    rf"| \([{_UP}][\w.'’ -]{{2,25}}\)(?=,))?"
)
_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT|"
    r"SEP|OCT|NOV|DEC|[jJ]anv|[fF][eé]v|[mM]ars|[aA]vr|[mM]ai|[jJ]uin|[jJ]uil|[aA]oût|[dD][eéi]c|"
    r"[eE]ne|[aA]br|[aA]go|[dD]ic|[gG]en|[mM]ag|[gG]iu|[lL]ug|[sS]et|[oO]tt|[oO]ut|[dD]ez|Mär|"
    r"Okt|[oO]ct|[nN]ov|[jJ]u[ln]|[sS]ept|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\w{0,7}\.?"
)
_DAY = (
    rf"(?:,? ?(?:{_MONTHS} ?\d{{1,2}}|\d{{1,2}}\.?(?: de)? ?{_MONTHS})"
    # "2026", and before a sign also "89".
    r"(?:,? \d{4}| \d\d(?=\s?[(–—-]))?)"
)
_AGENCY = (
    rf"(?: ?[(/\[](?=[^)/]{{0,30}}[{_UP}]|dpa|afp|apa|efe|belga|lusa)[\w .,&'’*-]{{2,30}}[)/\]]\.?)"
)
_WIRE = (
    r" ?[(/](?:AP|AFP|Reuters|REUTERS|ANI|PTI|IANS|UNI|UPI|CNN|BBC|dpa|DPA|EFE|Efe|ANSA|TASS|ТАСС|"
    r"Xinhua|Yonhap|Kyodo|Jiji Press|Bernama|Anadolu|AA|AAP|Interfax|Europa Press|IRNA|APP|BSS)[)/]"
)
# A dash that was lost on the way is left as an apostrophe between blanks.
_LOST = rf"(?<=\s)'(?=\s[{_UP}\"“'‘])"
# Wires write a dash as "_" where it may be lost: "PARIS (AP) _ The".
_SIGN = rf"\s{{0,2}}(?:—|–|--|-(?=\s|[A-Z])|(?<=\) )_(?=\s)|{_LOST})\s*"
# "CAIRO – 26 July 2022: ": the day behind the sign.
_DATED = rf"(?:{_DAY}(?::|\s?[—–-])\s+)?"
# "DALLAS--(BUSINESS WIRE)--Nov. 20, 2026-- " and "Nov 20 (Reuters) - ", without a place.
_PRESS = rf"{_TITLE}{_REGION}\s?--\s?\([{_UP} ]{{6,24}}\)\s?--(?:{_DAY}\s?--)?\s*"
_DAY_ONLY = (
    rf"(?:{_MONTHS} ?\d{{1,2}}(?:, \d{{4}})?|\d{{1,2}}(?:er|\.)? (?:de )?{_MONTHS}(?: \d{{4}})?)"
    rf"{_WIRE}{_SIGN}"
)
_CASED = re.compile(
    rf"{_PRESS}|{_DAY_ONLY}"
    rf"|(?P<capitals>{_CAPITALS}){_REGION}{_DAY}?{_AGENCY}?(?:{_SIGN}{_DATED}|(?P<colon>:\s+))"
    rf"|{_TITLE}{_REGION}(?:(?=,|[^(]{{3,40}}\(){_DAY}{_AGENCY}?|(?P<agency>{_AGENCY})):?{_SIGN}"
    rf"|{_TITLE}{_REGION}{_DAY}?{_WIRE}[.:]?\s*(?=[{_UP}\"“])"
)
# "Kavre District, Nepal (CNN) By the time ...": a longer place, told by its commas and the agency.
_LONG = re.compile(
    rf"[{_UP}][\w.'’-]{{1,20}}(?: [\w.'’-]{{1,20}}){{0,4}}(?:, [{_UP}][\w.'’ -]{{2,25}}){{1,3}}"
    rf" ?\((?:CNN|AP|AFP|Reuters|PTI|ANI|IANS)\)(?:{_SIGN}|\s*)(?=[{_UP}\"“])"
)
_LOOSE = re.compile(rf"(?P<place>{_TITLE}){_REGION}\s(?:—|--|–)\s+(?=[{_UP}\"“])")
# "Doha: The festival opens", "Cape Town- Police say", "London -The driver": told by the place.
_PLAIN = re.compile(
    rf"(?P<place>{_TITLE}){_REGION}(?::\s+|\s?[—–-]{{1,2}}\s+{_DATED}|\s[—–-])(?=[{_UP}\"“‘])"
)
# What every pattern above asks for: a sign, a colon before a blank, or an agency's bracket.
_CLUE = re.compile(r"[—–(/:'-](?:(?<=[—–(/])|(?<=:)\s|(?<=-)[-\sA-Z]|(?<=\s')\s)")
_KNOWN = re.compile(
    r"\(\s?(?:CNN(?: \w+)?|AP|AFP|Reuters|REUTERS|ANI|PTI|IANS|UPI|BBC|dpa|Xinhua|TASS|Bloomberg|"
    r"Efe|EFE|AFP/\w+|cnn|ap|afp|reuters)\s?\)(?:\s{0,2}(?:—|–|--|-(?=\s)|:))?\s*"
)
# "(The Hollywood Reporter)Melissa ...": words with capitals, then a sentence.
_SOURCE = re.compile(
    rf"\((?:Eds?:[^()\n]{{3,60}}|"
    rf"[{_UP}][\w.&'’-]+(?: (?:of|and|the|for|&|[{_UP}][\w.&'’-]*)){{0,5}})\)"
    rf"(?:{_SIGN}|\s*)(?=[{_UP}\"“‘'\d])"
)
_LOWER = re.compile(
    r"[a-z][a-z.' -]{2,30}(?: ?, [a-z. ]{2,20})?(?: ?, ?[a-z]{3,9}\.? \d{1,2})?"
    r" ?\( ?(?:cnn|ap|afp|reuters|xinhua|ani|pti|upi|jiji press|kyodo|bbc|dpa) ?\) ?(?:—|–|--|-) ?"
)
_OTHER_SCRIPTS = (
    r"(?:新华社|中新社|中新网|人民网|新华网|央视网|法新社|路透社)[^\s，。：]{0,20}?电"
    r"(?:\s?[（(][^）)]{1,30}[）)])?\s*"
    r"|【[^】\n]{1,12}[=＝][^】\n]{1,12}】\s*"
    r"|[（(\[][가-힣]{2,8}[=＝][^)）\]\n]{2,12}[)）\]]\s?"
    r"(?:[가-힣·, ]{2,24}(?:기자|특파원)\s?=\s?)?"
    r"|[\u0621-\u064a]{3,14}(?: [\u0621-\u064a]{3,14})? [-–—] (?=[\u0621-\u064a])"
    r"|[\u0621-\u064a ]{3,25}[(（][^)）\n]{2,25}[)）]\s?[-–—:]\s*"
    r"|[\u0900-\u0963 ]{3,24}(?:, ?\d{1,2} [\u0900-\u0963]{2,9})?\s?"
    r"\([\u0900-\u0963. /]{3,20}\)\s?[.:–—-]?\s*"
)
_PLACE = re.compile(r"[^(:,—–/\[]*?(?=\s*(?:[(:,—–/\[]|--|\s[-']|-$|\d|$))")
# What tells where it lies: "Calif." of "SAN JOSE, Calif. (AP) —", but not the day.
_REGIONS = re.compile(
    r"(?:\s*,(?!\s*(?:\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b))"
    r"[^(:,—–/\[\d]+?(?=\s*(?:[(:,—–/\[]|--|\s[-']|-$|$)))+"
)
_CHINESE = re.compile(r"[社网]([^\d\s]{2,8}?)(?=\d|电)")
_BRACKETED = re.compile(r"[【（(\[]([^=＝】]{1,8})[=＝]|[【]([^=＝】]{1,8})")
_LONGEST = 120
# A dateline within a paragraph, behind a title: a place in capitals, and an agency or a dash.
_INNER = re.compile(
    rf"(?P<place>[{_UP}]{{2,}}\.?(?:[ /'’-][{_UP}]{{2,}}){{0,3}})(?:, ?D\.C\.)?{_REGION}"
    rf"(?P<day>{_DAY})?(?:(?P<agency>{_AGENCY}):?{_SIGN}|\s{{1,2}}(?:—|–|--|-|{_LOST})\s+|\s?—\s?)(?=[{_UP}\"“'‘(\d])"
)
_FIRST_OF_PLACE = frozenset(
    "NEW SAN SAO LOS LAS HONG ABU KUALA TEL SAINT ST ST. PORT CAPE ADDIS BUENOS RIO EL LA UNITED "
    "SALT FORT MEXICO PANAMA GUATEMALA SANTA SANTO SRI NORTH SOUTH EAST WEST DES GRAND LITTLE IOWA "
    "KANSAS THE OKLAHOMA JERSEY VATICAN COLORADO LONG LAKE MOUNT PALM BEIT AL DAR PHNOM BATON ANN "
    "SIOUX".split()
)
_NO_PLACE = frozenset(
    "NASA NATO WHO EU UN US UK FIFA UEFA OPEC IMF FBI CIA NHS BBC CNN I A Q OK TV PM CEO".split()
)

_NAME_BEHIND = re.compile(rf"[{_UP}][\w'’-]+(?: [{_UP}][\w'’-]+)*")


def dateline_end(text: str, start: int, end: int, *, early: bool) -> int:
    """Return where the dateline that opens ``text[start:end]`` ends, with its blanks, or start.

    Args:
        early: whether this is one of the first paragraphs: only there are a place and a colon,
            or a place and a dash, a dateline without day and agency.

    Nothing is left to look at (``start == end``) where a note was the whole paragraph.
    """
    if start >= end:
        return start
    first = text[start]
    if first == "(":
        match = _KNOWN.match(text, start, end) or (
            _SOURCE.match(text, start, end) if early else None
        )
        match = match or _other_scripts().match(text, start, end)
    elif first > "\u0600":
        match = _other_scripts().match(text, start, end)
    elif first.islower():
        match = _LOWER.match(text, start, end) if early else None
    else:
        match = _cased(text, start, end, early=early)
    return match.end() if match and match.end() < end else start


@cache
def _other_scripts() -> re.Pattern[str]:
    return re.compile(_OTHER_SCRIPTS)


def inner_dateline(text: str, at: int, end: int) -> re.Match[str] | None:
    """Return the dateline that begins at a word within a paragraph, behind a title.

    Its place stands in capitals, which are none of the title's; its groups ``agency`` and ``day``
    are set if it names them.
    """
    match = _INNER.match(text, at, min(end, at + _LONGEST))
    if not match:
        return None
    place = re.split(r"[ /]", match["place"])
    if len(place[0]) < 4 and place[0] not in _FIRST_OF_PLACE:
        return None
    if len(place) > 1 and place[0] not in _FIRST_OF_PLACE and "/" not in match["place"]:
        return None
    return None if _is_none(match["place"], match[0]) else match


def _is_none(name: str, dateline: str) -> bool:
    """Return whether a name in capitals is no place: a label, a body, an owner ("ISIS ' ...")."""
    owns = name[-1] == "S" and dateline[len(name) :].strip() == "'"
    return owns or name in labels() or name in _NO_PLACE


def _cased(text: str, start: int, end: int, *, early: bool) -> re.Match[str] | None:
    if not _CLUE.search(text, start, min(end, start + _LONGEST)):
        return None
    match = _CASED.match(text, start, min(end, start + _LONGEST))
    if match:
        name = match["capitals"]
        if name and (_is_none(name, match[0]) or len(name) < 3):
            return None
        return match if early or not (match["colon"] or match["agency"]) else None
    if not early:
        return None
    return _LONG.match(text, start, min(end, start + _LONGEST)) or _short(text, start, end)


def _short(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of a dateline of a place alone, told by its sign or its name."""
    loose = _LOOSE.match(text, start, min(end, start + 80))
    if loose and loose["place"] not in _NO_PLACE:
        return loose
    plain = _PLAIN.match(text, start, min(end, start + 80))
    # "India - Pakistan talks": no dateline.
    names = _NAME_BEHIND.match(text, plain.end()) if plain else None
    if not plain or (names and (is_place(names[0]) or is_place(names[0].split()[0]))):
        return None
    return plain if is_place(plain["place"]) else None


def dateline_place(text_of_dateline: str) -> str:
    """Return the place of a dateline as written, with where it lies; "" if none.

    "ISLAMABAD" of "ISLAMABAD (AP) —", "SAN JOSE, Calif." of "SAN JOSE, Calif., Nov 3 (AP) —".
    """
    text = text_of_dateline.strip()
    if chinese := _CHINESE.search(text):
        return chinese[1]
    if text[:1] in tuple("【（(["):
        bracketed = _BRACKETED.match(text)
        return (bracketed[1] or bracketed[2]).strip() if bracketed else ""
    match = _PLACE.match(text)
    if not match:
        return ""
    if regions := _REGIONS.match(text, match.end()):
        return text[: regions.end()].strip()
    return _without_day(match[0].strip())


def _without_day(place: str) -> str:
    """Return "SEOUL" for "SEOUL Dec." or "SEOUL": a month without comma is no part of the name."""
    return re.sub(rf"(?:^|\s+){_MONTHS}$", "", place)
