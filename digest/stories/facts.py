"""Facts by which two look-alike events are told apart: countries, towns, numbers and dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from digest.countries.names import table_lines
from digest.countries.scan import Hit, find_surfaces
from digest.language import terms
from digest.model import UNKNOWN_SOURCE, Analyzed, Tag
from digest.stories.companies import firm_in, may_report
from digest.stories.names import (
    DATED,
    MONTHS,
    named_in,
    names_of,
    terms_of_many,
    written_small,
)
from digest.stories.vectors import lead_of

# A country is sure from this weight on, if as many different words name it; or one word alone.
SURE = 0.9
SURE_WORDS = 2
SURE_ALONE = 0.98
# What weighs less is not what an article is about, if it is about another country.
LIKELY = 0.7
_LEAD = 300
_NUMBERS_IN = 500
_TOWNS_IN = 3_000
# Towns, and the regions and parts of towns that may be another name of the same place.
_PLACE_KINDS = frozenset("LlAa")
_BEFORE_PLACE = r"\b(?:in|near|outside|at|off|around|(?:city|town|village|port) of) "
_WHERE = re.compile(rf"{_BEFORE_PLACE}$")
_WHERE_WORD = re.compile(rf"{_BEFORE_PLACE}(?=([^\Wa-z]\w*))")
_MONTH_OF = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTHS_SHORT = tuple(map(str.capitalize, _MONTH_OF))
_MONTH = rf"({'|'.join(_MONTHS_SHORT)})[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?\b(?![:.,]\d)"
_MONTH_DAY = re.compile(rf"\b{_MONTH} {_DAY}")
_DAY_MONTH = re.compile(rf"\b{_DAY} {_MONTH}(?!\w)")
_LEAP_YEAR = 2_024
_WORD = re.compile(r"[^\W\d_]+")
_OPENING_WORD = re.compile(r"\n(\w+)")

# What bears its number as a name. Counts of people and sums of money are no such numbers.
_NUMBERED = re.compile(
    r"\b(flight|proposition|prop\.?|article|resolution|amendment|game|round|stage|phase|episode|"
    r"season|chapter|apollo|iphone|galaxy|windows|boeing|airbus|soyuz|shenzhou|chang'e|room|route|"
    r"interstate|highway|match|matchday|race|lot|vol|formula|type|class) ?(?:no\.? ?|number )?$"
)
# It begins with a sign and then looks back, for a search for a sign is fast.
_NUMBER = re.compile(
    r"[A-Z\d](?<![\w.,$€£].)(?:(?<=\d)\d{0,3}|(?<=[A-Z])[A-Z]?-?\d{1,4})[a-z]?\b(?![.,]\d)"
)
_BEFORE = 24
_SUPER_BOWL = re.compile(r"\bSuper Bowl ([IVXL]+|\d+)\b")
_ORDINALS = "academy annual amendment circuit session anniversary games".split()
_ORDINAL = re.compile(rf"\b(\d{{1,3}})(?:st|nd|rd|th) ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_MAGNITUDE = re.compile(
    r"(?:magnitude(?:[ -]of)?[ -]|\bM)(\d\.\d)\b|\b(\d\.\d)(?:[ -]magnitude| on the Richter)"
)
_SIGNED = re.compile(r"M\d")
_MAGNITUDE_KEY = "magnitude"


# The result of a match or of a vote, in a title; what a boxer has won stands behind a comma.
_SCORE = re.compile(r"(?<=\w )(\d{1,3})[-–](\d{1,3})(?![\w/–-]|[.,]\d)")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What one article says of where, when and which; each read when it is first asked for.

    All but countries are read in English only.
    """

    told: Analyzed

    @cached_property
    def sure(self) -> frozenset[str]:
        """Countries that it is surely about."""
        return frozenset(
            tag.code
            for tag in self._named
            if tag.weight >= (SURE if len(tag.evidence) >= SURE_WORDS else SURE_ALONE)
        )

    @cached_property
    def likely(self) -> frozenset[str]:
        """Countries that it is at least likely about."""
        return frozenset(tag.code for tag in self._named if tag.weight >= LIKELY)

    @cached_property
    def countries(self) -> frozenset[str]:
        """All countries that it names."""
        return frozenset(tag.code for tag in self._named)

    @cached_property
    def near(self) -> frozenset[str]:
        """All places of its title or first sentences, in lower case."""
        return _surfaces(self._places_of_head)

    @cached_property
    def towns(self) -> frozenset[str]:
        """Where its title or first sentences say something happened, in lower case."""
        head = self._head
        # To look for first words saves looking for places in most articles.
        if _opening_words().isdisjoint(map(str.casefold, _WHERE_WORD.findall(head))):
            return frozenset()
        return _surfaces(
            hit
            for hit in self._places_of_head
            if _WHERE.search(head, max(0, hit.start - 12), hit.start)
            and hit.surface in town_names()
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """All places of its head, in lower case; with towns, of its first 3,000 characters."""
        further = _places(lead_of(self.told, _TOWNS_IN)) if self.towns else ()
        return self.near | _surfaces(further)

    @cached_property
    def numbers(self) -> frozenset[tuple[str, str]]:
        """What bears a number as its name, with the number, such as ``("flight", "447")``."""
        return _numbers(self._titled(_NUMBERS_IN)) | _scores(self._titled(0))

    @cached_property
    def days(self) -> frozenset[int]:
        """Days of the year in its title or first sentences, counted from 1 January."""
        return _days(self._head)

    @cached_property
    def series(self) -> tuple[str, str]:
        """Its source and its title without numbers, months and weekdays; two "" if not known."""
        article = self.told.article
        words = [word for word in _WORD.findall(article.title.casefold()) if word not in DATED]
        known = words and article.source != UNKNOWN_SOURCE
        return (article.source, " ".join(words)) if known else ("", "")

    @property
    def day(self) -> str:
        """The day on which it was published, "" if it is not known."""
        day = self.told.article.published[:10]
        return day if len(day) == len("2026-01-01") else ""

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The terms of its first sentences that are not in its title."""
        article = self.told.article
        head = lead_of(self.told, _NUMBERS_IN)
        titled = terms(article.title, language=article.language)
        return frozenset(terms(head, language=article.language)).difference(titled)

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The terms of an English title."""
        return frozenset(terms(self._titled(0), language="en"))

    @cached_property
    def opening_terms(self) -> frozenset[str]:
        """The terms of an English title, without one those of the first sentence."""
        return self.title_terms or frozenset(terms(self._opening, language="en"))

    @cached_property
    def lead_terms(self) -> frozenset[str]:
        """The terms of the first sentences of an English text."""
        return frozenset(
            terms(self._titled(_NUMBERS_IN).removeprefix(self._titled(0)), language="en")
        )

    @cached_property
    def head_terms(self) -> frozenset[str]:
        """The terms of an English title and of the first sentences."""
        return self.title_terms | self.lead_terms

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms of what is written like a name in its title and first sentences."""
        found = names_of(self.told.article.title, lead_of(self.told, _NUMBERS_IN))
        return frozenset(terms(" ".join(found), language="en"))

    @cached_property
    def head_names(self) -> frozenset[str]:
        """The terms that its first sentences write as names, of its title or else the first one."""
        named = " ".join(named_in(self._opening, lead_of(self.told, _NUMBERS_IN)))
        return frozenset(terms(named, language="en")) - terms_of_many() if named else _NONE

    @cached_property
    def plain_terms(self) -> frozenset[str]:
        """The terms that it writes small in its title and first sentences: they are no names."""
        small = written_small(self._titled(_NUMBERS_IN))
        return frozenset(terms(" ".join(small), language="en"))

    @cached_property
    def firms(self) -> frozenset[str]:
        """The terms that name the firm whose results, dividend or papers it reports."""
        title = self.told.article.title
        if not self.title_terms or not may_report(title):
            return _NONE
        named = firm_in(title, lead_of(self.told, _NUMBERS_IN))
        found = frozenset(terms(" ".join(named), language="en"))
        return found - self.plain_terms if found else found

    @property
    def _named(self) -> Iterator[Tag]:
        return (tag for tag in self.told.analysis.countries if tag.evidence)

    @cached_property
    def _head(self) -> str:
        return self._titled(_LEAD)

    @cached_property
    def _places_of_head(self) -> Sequence[Hit]:
        return _places(self._head)

    @property
    def _opening(self) -> str:
        """The title, or else the first sentence; "" of a text that is not English."""
        first = self.told.analysis.sentences[:1]
        title = self.told.article.title or (first[0].text if first else "")
        return title if self._is_english else ""

    @property
    def _is_english(self) -> bool:
        return self.told.article.language in ("en", "und")

    def _titled(self, length: int) -> str:
        """Return the title and the first characters of an English text."""
        article = self.told.article
        return f"{article.title}. {lead_of(self.told, length)}" if self._is_english else ""


def days_between(first: Iterable[int], second: Iterable[int]) -> int:
    """Return the least number of days between two sets of days of a year, around its end too."""
    others = list(second)
    return min(min(abs(i - j), 366 - abs(i - j)) for i in first for j in others)


def _places(text: str) -> list[Hit]:
    return [
        hit
        for hit in find_surfaces(text, language="en")
        # A text without capitals takes too many words for places.
        if hit.sense.kind in _PLACE_KINDS and text[hit.start].isupper()
    ]


def _surfaces(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset(hit.surface.casefold() for hit in hits)


@cache
def town_names() -> frozenset[str]:
    """Return the names of towns in the shipped table of places; those of US states are none."""
    rows = [line.split("\t", 3) for line in table_lines("countries_places.tsv")]
    states = next(
        row[2]
        for row in (line.split("\t") for line in table_lines("countries_regions.tsv"))
        if row[1] == "US"
    )
    names = "|".join([row[2] for row in rows]).replace("*", "").split("|")
    return frozenset(names).difference(states.split("|"))


@cache
def _opening_words() -> frozenset[str]:
    """Return the first words of the names of towns, folded."""
    words = _OPENING_WORD.findall("\n".join(["", *town_names()]))
    return frozenset("\n".join(words).casefold().split("\n"))


def _numbers(text: str) -> frozenset[tuple[str, str]]:
    # To look for a plain word first saves most of the time.
    bowls = _SUPER_BOWL.findall(text) if "Super Bowl" in text else ()
    found = {("super bowl", number) for number in bowls}
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()].lower()
        if kind := _NUMBERED.search(before):
            found.add((kind[1], match[0].lower()))
    folded = text.casefold()
    if any(word in folded for word in _ORDINALS):
        found |= {(kind.lower(), number) for number, kind in _ORDINAL.findall(text)}
    if "magnitude" in text or "Richter" in text or _SIGNED.search(text):
        found |= {(_MAGNITUDE_KEY, one or other) for one, other in _MAGNITUDE.findall(text)}
    return frozenset(found)


def _scores(title: str) -> frozenset[tuple[str, str]]:
    """Return the results in a title, the larger number first whoever is named first."""
    pairs = (sorted(map(int, pair), reverse=True) for pair in _SCORE.findall(title))
    return frozenset(("score", f"{one}-{other}") for one, other in pairs)


def _days(text: str) -> frozenset[int]:
    if not any(name in text for name in _MONTHS_SHORT):
        return frozenset()
    stated = [(month, day) for month, day in _MONTH_DAY.findall(text)]
    stated += [(month, day) for day, month in _DAY_MONTH.findall(text)]
    numbers = (_day_of_year(_MONTH_OF[month.lower()], int(day)) for month, day in stated)
    return frozenset(number for number in numbers if number)


def _day_of_year(month: int, day: int) -> int:
    try:
        return date(_LEAP_YEAR, month, day).timetuple().tm_yday
    except ValueError:
        return 0
