"""Names of countries in other languages than English: from the CLDR, and stems written by hand."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from digest.countries.names import table_lines
from digest.countries.sense import BLOCKER, HIDER, Sense

UNSPACED = frozenset({"ja", "zh", "th"})
PREFIXES = {"ar": "وفبلك", "he": "ובלמהכש"}  # and, for, with, in are written onto the name
# Letters that may follow a stem: "russisch" + "en", "rosyjsk" + "iego", "российск" + "ого".
_ENDINGS = {
    "de": 3, "fr": 3, "es": 2, "it": 2, "pt": 2, "nl": 3, "pl": 5, "tr": 5, "ru": 4, "ar": 4,
    "uk": 4, "cs": 4, "sk": 4, "hr": 4, "sr": 4, "bg": 4, "fi": 5, "hu": 5, "ro": 4, "el": 3,
    "sv": 1, "da": 1, "nb": 1, "ca": 2, "he": 3, "fa": 3, "hi": 1, "id": 0,
}  # fmt: skip
# Words that are written onto a name: Korean nouns and particles, Japanese loan words.
_KOREAN = (
    "(?:인|산|발|행|계|측|군|령|팀|전|내|시|주|정부|당국|대통령|총리|외교부|외무부|외무장관|국방부|국방장관|"
    "대사관?|의회|언론|경찰|왕실|해군|공군|육군|국민|기업|시장|증시|출신|전역|[동서남북중]부|대표팀|주재|국적|현지|"
    "공항|올림픽|월드컵|여행|유학|대학|정상|정상회담|동맹|관계|갈등|전쟁|무역|경제|협상|회담|외교|안보|군사|연합|국경)?들?"
    "(?:은|는|이|가|을|를|의|도|만[의이]?|(?:에|에서|에게|와|과|로|으로|까지|로부터|으로부터)(?:는|도|만|의)?|에[선겐]|"
    "부터|보다는?|처럼|이?나|이?[라란]|이?라[는며고도]|이?[고며든]|마저|조차|뿐만?|이?다|이?었다|였다)?"
)
_LOAN_WORDS = "(?:メディア|チーム|サッカー|リーグ|オリンピック|パラリンピック|グランプリ)"
TAILS = {"ko": re.compile(rf"{_KOREAN}(?!\w)"), "ja": re.compile(rf"{_LOAN_WORDS}(?![ァ-ヺー])")}
_REST_OF_A_WORD = 9  # Korean hides what only seems a name with whatever follows it
# A mark that may be left out, or be another: फ़्रांस and फ्रांस, В'єтнам, کرهٔ جنوبی and کره جنوبی.
_MARKS = {"hi": ("\u093c", ""), "uk": ("ʼ", "'"), "fa": ("\u0654", "")}
_INFLECTED = frozenset("pl ru uk cs sk hr sr bg fi hu ro el".split())
_TOWNS_STAY = frozenset({"ar", "fa", "he"})
_VOWELS = "aeiouyąęаеёиіїйоуыэюяьαεηιουάέήίόύ"
_ROMANCE = frozenset({"es", "it", "pt"})
_SHORTEST_CUT = 5


@cache
def endings(language: str) -> dict[str, int]:
    """Return how many letters may follow each foreign surface that takes any."""
    if language in {"en", "und", ""} or language in UNSPACED:
        return {}
    most = _ENDINGS.get(_tongue(language), 0)
    if language == "ko":
        hiding = (HIDER, BLOCKER)
        surfaces = foreign_surfaces(language)
        return {surface: _REST_OF_A_WORD for surface, sense in surfaces if sense.kind in hiding}
    short = 2 if language in {"ru", "uk", "ar"} else 0
    allowed = {
        surface: short if len(surface) <= 3 else max(0, most - 1) if len(surface) == 4 else most
        for surface, sense in foreign_surfaces(language)
        # Sport ("al-riyada") is no form of Riyadh: towns take no endings there.
        if not (sense.kind in "AC" and language in _TOWNS_STAY)
    }
    return {surface: count for surface, count in allowed.items() if count}


def foreign_surfaces(language: str) -> Iterator[tuple[str, Sense]]:
    """Yield names, adjectives, inhabitants and cities in ``language``, stems where it inflects."""
    tongue = _tongue(language)
    yield from _own(tongue)
    for line in table_lines("countries_languages.tsv"):
        spoken, kind, code, name = line.split("\t")
        if spoken == tongue and name not in _ordinary(tongue):
            for form in _marked(_stem(name, tongue), tongue):
                yield form, Sense(kind, (code,))
    for line in table_lines("countries_cities.tsv"):
        languages, code, names = line.split("\t")
        if tongue in languages.split():
            for name in names.split("|"):
                yield _stem(name, tongue), Sense("A", (code,))
    for line in table_lines("countries_demonyms.tsv"):
        spoken, code, cell = line.split("\t")
        if spoken == tongue:
            for stem in cell.split("|"):
                yield from _spellings(stem, Sense("D", (code,)), tongue)


@cache
def _ordinary(tongue: str) -> frozenset[str]:
    rows = (line.split("\t") for line in table_lines("countries_ordinary.tsv"))
    return frozenset(name for spoken, cell in rows if spoken == tongue for name in cell.split("|"))


def _own(tongue: str) -> Iterator[tuple[str, Sense]]:
    for line in table_lines("countries_tongues.tsv"):
        spoken, kind, codes, cell = line.split("\t")
        if spoken == tongue:
            joint = "+" in codes
            sense = Sense(kind, tuple(codes.split("+" if joint else " ")), joint=joint)
            for surface in cell.split("|"):
                yield from _spellings(surface, sense, tongue)


def _marked(surface: str, tongue: str) -> Iterator[str]:
    yield surface
    mark, other = _MARKS.get(tongue, ("", ""))
    if mark and mark in surface:
        yield surface.replace(mark, other)


def _tongue(language: str) -> str:
    return {"no": "nb", "nn": "nb"}.get(language, language)


def _stem(name: str, tongue: str) -> str:
    """Return the name without its ending; only less of it where that is another's: Nigeria."""
    stem = _without_ending(name, tongue)
    return name[:-1] if stem != name and stem in _shared(tongue) else stem


def _without_ending(name: str, tongue: str) -> str:
    if tongue in _INFLECTED and " " not in name and len(name) > _SHORTEST_CUT:
        return name.rstrip(_VOWELS) if len(name.rstrip(_VOWELS)) >= 4 else name[:-1]
    return name


@cache
def _shared(tongue: str) -> frozenset[str]:
    """The stems that names of several countries have in a language."""
    codes: dict[str, set[str]] = {}
    for line in table_lines("countries_languages.tsv"):
        spoken, _, code, name = line.split("\t")
        if spoken == tongue:
            codes.setdefault(_without_ending(name, tongue), set()).add(code)
    return frozenset(stem for stem, of in codes.items() if len(of) > 1)


def _spellings(stem: str, sense: Sense, tongue: str) -> Iterator[tuple[str, Sense]]:
    forms = list(_marked(stem, tongue))
    if tongue in _ROMANCE and stem[0].islower():
        if len(stem) >= _SHORTEST_CUT and stem[-1] in "oa":
            forms = [stem[:-1]]
        elif stem[-1] in "sn":  # inglés, ingleses; alemán, alemana
            forms.append(_plain_end(stem))
    if tongue == "ar" and stem.startswith("ال"):
        forms.append("لل" + stem[2:])
    for form in forms:
        yield form, sense
        if form[0].islower():
            yield form[0].upper() + form[1:], sense


def _plain_end(stem: str) -> str:
    marks = unicodedata.normalize("NFD", stem[-2:])
    return stem[:-2] + "".join(mark for mark in marks if not unicodedata.combining(mark))
