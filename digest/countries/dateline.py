"""Find where an article was filed."""

import re

from digest.countries.reading import Reading, read_places
from digest.countries.resolve import with_one_sense
from digest.countries.scan import Hit

# "CAIRO - 25 July: ...", "KUWAIT: ...", "Muscat (Agency) -- ...", "ULAANBAATAR /AGENCY/. ...":
# up to ten words that end with a dash or colon and begin with a name.
_LINE = re.compile(
    r"\s*(?:\([^)\n]{2,30}\)\s*)?(?P<line>[A-Z][^\n:—–]{1,60}?)(?:\s*(?:--+|—|–)\s|\s-\s|:\s|\s*/[A-Z]+/\.?)"
)
_PLACES = frozenset("NCALIaclTti")
_CAPITALS = re.compile(r"[A-Z]{3,}")
_LONGER = re.compile(
    r" (?!(?i:mon|tue|wed|thu|fri|sat|sun|j[au]|feb|ma[ry]|a[pu]|sep|oct|nov|dec))[A-Z]"
)
_FAR = 12  # a dateline starts with its place
# As news agencies shorten the states of the USA; in running text many of these are words.
_US_STATE = re.compile(
    r", *(?:Ala|Ariz|Ark|Calif?|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan?|Kans|Ky|La|Md|Me|Mass|Mich|Minn"
    r"|Miss|Mo|Mont|Neb|Nev|N\.? ?[CDHJMY]|Okla|Ore|Pa|R\.? ?I|S\.? ?[CD]|Tenn|Tex|Va|Vt|Wash"
    r"|W\.? ?Va|Wis|Wyo|D\.? ?C)\b",
    re.IGNORECASE,
)
# Where bodies above the states sit; the country around them is rarely what their news is about.
_SEAT = re.compile(
    r"\W*(?:geneva|genève|genf|brussels|bruxelles|brüssel|bruselas|strasbourg|luxembourg|new york"
    r"|vienna|wien|vienne|the hague|la haye|den haag|addis ababa)\b",
    re.IGNORECASE,
)


def is_seat(line: str) -> bool:
    """Return whether a dateline begins with a place where bodies above the states sit."""
    return _SEAT.match(line) is not None


def place_of(dateline: str, body: str, reading: Reading) -> tuple[str, int]:
    """Return the country of the dateline, and where in the body the text after it starts.

    "" if there is none or its place is unknown; 0 if it is not part of the body.
    """
    if dateline:
        return _place(dateline, reading), 0
    match = _LINE.match(body)
    place = _place(match["line"], reading) if match else ""
    return place, match.end() if match and place else 0


def _place(line: str, reading: Reading) -> str:
    """The last country or region of the line, which tells where its town is; else its town."""
    if _US_STATE.search(line):
        return "US"
    for spelling in (line, _CAPITALS.sub(lambda word: word[0].capitalize(), line)):
        found = with_one_sense(read_places(spelling, reading))
        places = [hit for hit in found if hit.sense.kind in _PLACES]
        wide = [hit for hit in places if hit.sense.kind in "NAI" and _after_comma(line, hit.start)]
        if wide:
            return wide[-1].sense.codes[0]
        if places and places[0].start <= _FAR and not _part_of_a_name(line, places[0]):
            return places[0].sense.codes[0]
    return ""


def _part_of_a_name(line: str, hit: Hit) -> bool:
    """Whether a small town is the beginning of a longer name: "Dera" of DERA BABA NANAK."""
    return hit.sense.kind in "tT" and _LONGER.match(line, hit.end) is not None


def _after_comma(line: str, start: int) -> bool:
    return line[:start].rstrip().endswith(",")
