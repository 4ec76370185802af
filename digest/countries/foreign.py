"""Names of countries in other languages than English: from the CLDR, and stems written by hand."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from digest.countries.names import table_lines
from digest.countries.sense import Sense

UNSPACED = frozenset({"ja", "zh", "th"})
# What is written onto the end of a Korean noun. "로" is left out: 인도로 is "onto the sidewalk".
_KOREAN = (
    "은 는 이 가 을 를 의 에 와 과 도 만 측 에서 에게 에는 에도 과의 와의 으로 까지 부터 보다 처럼 "
    "에서는 에서도 에서의 으로부터 이라고 라고"
)
PARTICLES = {"ko": frozenset(_KOREAN.split())}
PREFIXES = {"ar": "وفبلك", "he": "ובלמהכש"}  # and, for, with, in are written onto the name
# Letters that may follow a stem: "russisch" + "en", "rosyjsk" + "iego", "российск" + "ого".
_ENDINGS = {
    "de": 3, "fr": 3, "es": 2, "it": 2, "pt": 2, "nl": 3, "pl": 5, "tr": 5, "ru": 4, "ar": 4,
    "uk": 4, "cs": 4, "sk": 4, "hr": 4, "sr": 4, "bg": 4, "fi": 5, "hu": 5, "ro": 4, "el": 3,
    "sv": 1, "da": 1, "nb": 1, "ca": 2, "he": 3, "fa": 3, "hi": 1, "id": 0,
}  # fmt: skip
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
    short = 2 if language in {"ru", "uk", "ar"} else 0
    allowed = {
        surface: short if len(surface) <= 3 else max(0, most - 1) if len(surface) == 4 else most
        for surface, sense in foreign_surfaces(language)
        # Sport ("al-riyada") is no form of Riyadh: towns take no endings there.
        if not (sense.kind == "A" and language in _TOWNS_STAY)
    }
    return {surface: count for surface, count in allowed.items() if count}


def foreign_surfaces(language: str) -> Iterator[tuple[str, Sense]]:
    """Yield names, adjectives, inhabitants and cities in ``language``, stems where it inflects."""
    tongue = _tongue(language)
    for line in table_lines("countries_languages.tsv"):
        spoken, kind, code, name = line.split("\t")
        if spoken == tongue and name not in _ordinary(tongue):
            yield _stem(name, tongue), Sense(kind, (code,))
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
    forms = [stem]
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
