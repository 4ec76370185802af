"""Bylines and stamps: who wrote it and when, before the prose or on lines of their own."""

import re

from digest.clean.datelines import inner_dateline

_NAME = r"(?:[^\W\d_a-z][\w'’-]+|(?:[^\W\d_a-z]\.)+)"
_PARTICLE = r"(?:de|van|von|der|den|bin|al|el|la|du|da|dos|for|For|of)"
_NAMES = rf"{_NAME}(?: (?:{_PARTICLE} )?{_NAME}){{0,4}}"
_AND = r"(?:,| and| &|\.? and)"
_BY = (
    r"(?:By|BY|Written by|Story by|Text by|Reported by|Words by|Von|VON|Par|PAR|Por|POR|Di|Door|"
    r"DOOR|Autor(?:a|in)?|Oleh|Автор|Текст|بقلم|كتب)"
)
_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
# No more letters than a month has: Mark, Maria, Jane and Julia write articles.
_MONTH = (
    rf"(?:{_MONTHS}|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    r"SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_DAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?"
_WHEN = (
    rf"(?=[^\n]{{0,30}}\d)(?:(?<![^\W\d_])(?:\d{{1,4}}+(?!\d)(?:st|nd|rd|th)?(?:[:.]\d\d)*(?![:.]\d\d)|[AaPp]\.?[Mm]\b|[A-Z]{{2,4}}T\b|GMT|UTC|IST|on|at|of|"
    rf"{_MONTH}|{_DAY}|hrs|hours?|days?|min(?:ute)?s?|h|ago|T\d\d:\d\d\S*)(?![^\W\d_])[\s,.:/|+•·–-]*+)"
    r"{1,14}"
)
_STAMP = (
    r"(?:PUBLISHED|UPDATED|Published|Updated|Last [Uu]pdated|LAST UPDATED|First published|"
    r"FIRST PUBLISHED|Posted|POSTED|Last modified|Modified|Created|Date|Issued)"
    rf"(?: on| at| by [\w ]{{1,20}})?\s?[:.|]*\s*[.:]?\s*{_WHEN}"
)
_STAMPS = re.compile(rf"(?:\W{{0,4}}{_STAMP}(?:\|\.?\s*)?)+", re.ASCII)
# "By. Associated Press. PUBLISHED:. 14:11 EST, 25 October 2013. |. UPDATED:. ..."
_SPACED = re.compile(
    rf"By\s?\.\s+{_NAMES}(?:{_AND} {_NAMES})*(?:,? [a-z][^.|:]{{0,40}})?\s?\.\s*"
    rf"(?:(?:and|in|For) {_NAMES}\s?\.\s*)*(?:\W{{0,3}}Follow @@?\w+\s?\.?\s*)?"
)
# "Thomas Naadi, BBC News After the ...": the broadcaster's name, then a sentence.
_BROADCASTER = re.compile(
    rf"{_NAMES}, BBC (?:News|Sport|Afrique|Africa|Monitoring|World Service)(?: [A-Z][a-z]+)?? "
    rf"(?=[^\W\d_a-z][\w'’]* [\w])"
)
_NAMESAKE = r"(?:Jan|April|May|June|August) [A-Z][a-z'’-]+$"
_NOT_NAMES = re.compile(
    rf"By (?:{_DAY}|(?!{_NAMESAKE}){_MONTH}|Christmas|Easter|New Year|The|A|An|His|Her|"
    r"Its|Their|Contrast|This|That|Then|Now|Late|Early|Mid|Law|All|Far)\b"
)
# "By Sara Lind Published Nov 18, 2026 Updated ..." and "By Sara Lind. A dog ..."
_GLUED = re.compile(
    rf"{_BY}:? {_NAMES}(?:{_AND} {_NAMES})*(?:,? (?:[Ss]taff|[Cc]orrespondent|[Rr]eporter|"
    rf"[Ww]riter|[Ee]ditor|[Bb]ureau)[\w ]{{0,30}})?(?:\s*[|•·–—-]?\s*(?={_STAMP})"
    r"|\s?\.\s+(?=[^\W\d_a-z\d]|[\"'“‘(])|\s*\|\s*)"
)
# "By Sara K Lind New Delhi, Jul 31 (PTI) The ...": the place and what follows are a dateline.
_CITY = r"(?:New|San|Los|Las|Hong|Abu|Kuala|Tel|Saint|St|Port|Cape|Addis|Buenos|Rio|El|La)"
_BEFORE_PLACE = re.compile(
    rf"By (?:(?!{_CITY} )[^\W\d_a-z][\w.'’-]{{0,20}} ){{1,5}}"
    rf"(?=(?:{_CITY} )?[^\W\d_a-z][\w.'’-]{{1,20}}, {_MONTH}\.? ?\d{{1,2}} ?\([A-Z]{{2,8}}\))"
)
# "By Sara Lind and Omar K. Rashid NORHAVEN (Reuters) - The ...".
_BEFORE_CAPITALS = re.compile(
    r"By (?:[^\W\d_a-z](?:[\w.'’-]{0,20}[^\W\d_A-Z]|\.) (?:and )?){1,8}(?=[^\W\d_a-z]{2})"
)
# What is said of an article before the time of a stamp.
STAMPED = re.compile(
    r"(?:Updated|Published|Posted|Last [Uu]pdated|First published|UPDATED|PUBLISHED)\b"
)
_LINE = re.compile(
    rf"(?:{_BY}|by)\s?[:.]?\s+(?:{_NAMES}|[\w.'’-]+(?: [\w.'’-]+){{1,3}})"
    rf"(?:{_AND} {_NAMES})*(?:,? ?[|•·,/(–—-] ?.{{0,80}}|,? .{{0,30}})?$"
)
_WHEN_ONLY = re.compile(rf"(?=[^a-zA-Z:]*[a-zA-Z:])\W{{0,3}}{_WHEN}(?:\W*{_WHEN})?\W*$", re.ASCII)
_CREDITS = re.compile(
    r"\W{0,3}(?:(?:Additional |With )?[Rr]eporting by|Editing by|Edited by|Compiled by|Writing by|"
    r"Produced by|Translated by|Source:|Sources:|SOURCE|Contact:|Email:|E-mail:|Reporter:|Author:|"
    r"The writer is|The author is|The writers are|About the author|Quelle:|Fuente:|Fonte:|Bron:|"
    r"Źródło:|Kaynak:|Источник:|Джерело:|المصدر:|منبع:|स्रोत:|Sumber:|记者|記者|기자)"
)
_CREDITS_LENGTH = 250
_LINE_LENGTH = 140


def byline_end(text: str, start: int, end: int) -> int:
    """Return where a byline, with its stamps, that opens a paragraph ends, or ``start``."""
    if text.find(", BBC ", start, start + 60) > 0 and (
        found := _BROADCASTER.match(text, start, end)
    ):
        return found.end()
    if text[start] not in "BPULFDWSVAОТАoIMC|•By" and not text.startswith("Автор", start):
        return start
    at = start
    found = _SPACED.match(text, at, end)
    if not found and not _NOT_NAMES.match(text, at, end):
        found = (
            _GLUED.match(text, at, end)
            or _BEFORE_PLACE.match(text, at, end)
            or _before_capitals(text, at, end)
        )
    if found:
        at = found.end()
    stamps = _STAMPS.match(text, at, end)
    return stamps.end() if stamps else at


def _before_capitals(text: str, at: int, end: int) -> re.Match[str] | None:
    """Return a byline that ends where a dateline with its place in capitals begins."""
    found = _BEFORE_CAPITALS.match(text, at, end)
    return found if found and inner_dateline(text, found.end(), end) else None


def is_byline(line: str) -> bool:
    """Return whether ``line`` as a whole names who wrote, or when, and tells nothing else."""
    if len(line) > _CREDITS_LENGTH:
        return False
    if _CREDITS.match(line):
        return True
    if len(line) > _LINE_LENGTH:
        return False
    if line[-1] not in ".!?" and _LINE.match(line) and not _NOT_NAMES.match(line):
        return True
    stamp = _STAMPS.match(line)
    return bool(stamp and stamp.end() > len(line) - 12) or bool(_WHEN_ONLY.match(line))
