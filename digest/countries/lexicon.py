"""Every surface that tells of a country, and one wheel that finds them all in a single pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from re import Pattern
from sys import intern
from typing import Any

from digest.countries.foreign import PREFIXES, TAILS, UNSPACED, endings, foreign_surfaces
from digest.countries.names import countries, table_lines
from digest.countries.sense import BODY, FOREVER, HIDER, Sense

_MOST_FOLDED = 4  # languages whose texts without case are read at a time: they are rare
ENGLISH = frozenset({"en", "und", ""})
_IN_CAPITALS = "NDCAX"
_IN_LOWER_CASE = "XSNDCLAIP" + HIDER

_Group = tuple[Iterable[str], Sense]  # surfaces that mean the same


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surfaces with their senses.

    Attributes:
        senses: what each surface means.
        patterns: the surfaces in the order of the wheel's numbers.
        wheel: an Aho-Corasick automaton, leftmost-longest.
        spaced: whether words are divided by spaces; if not, a surface may stand anywhere.
        shown: of surfaces in lower case, how they are written elsewhere.
        endings: how many letters may follow a stem.
        prefixes: letters that are words of their own and may be joined to the front.
        tail: words of their own that may be joined to the end; None if none may.
        base: English surfaces that texts in other languages have too, kept once for all of them;
            where both have a surface, this lexicon counts. None if it has everything.
    """

    senses: dict[str, Sense]
    patterns: tuple[str, ...]
    wheel: Any
    spaced: bool = True
    shown: dict[str, str] = field(default_factory=dict)
    endings: dict[str, int] = field(default_factory=dict)
    prefixes: str = ""
    tail: Pattern[str] | None = None
    base: "Lexicon | None" = None

    def sense(self, surface: str) -> Sense | None:
        """Return what a surface means; None if it is not there."""
        found = self.senses.get(surface)
        return self.base.senses.get(surface) if found is None and self.base else found


@cache
def lexicon(language: str) -> Lexicon:
    """Return the surfaces for texts in ``language`` (ISO 639-1), written in the usual case."""
    if language in ENGLISH:
        return build_lexicon(_surfaces(_english()), language)
    base = _base()
    natural = _first_of(_foreign(language))
    upper = {
        intern(surface.upper()): sense
        for surface, sense in natural.items()
        if _is_shown_in_capitals(surface, sense)
        and (surface in base.senses or surface.upper() not in base.senses)
    }
    return replace(build_lexicon({**upper, **natural}, language), base=base)


@cache
def _base() -> Lexicon:
    return build_lexicon(_surfaces(_names()), "en")


@lru_cache(maxsize=_MOST_FOLDED)
def folded_lexicon(language: str) -> Lexicon:
    """Return the surfaces in lower case, for texts that have no case to go by."""
    senses: dict[str, Sense] = {}
    shown: dict[str, str] = {}
    for surface, sense in _surfaces(_sources(language)).items():
        folded = intern(surface.replace("İ", "I").lower())
        if sense.kind in _IN_LOWER_CASE and _tells_in_lower_case(surface):
            senses[folded] = senses.get(folded, sense)
            # Upper-case doubles come first in the lexicon: the usual spelling is the last.
            shown[folded] = surface
    for word in _COMMON:
        senses.pop(word, None)
    return replace(build_lexicon(senses, language), shown=shown)


def _tells_in_lower_case(surface: str) -> bool:
    """Short words and acronyms are common words in lower case: us, who, it."""
    return surface in _SHORT or (len(surface) > 3 and not (surface.isupper() and len(surface) == 4))


_SHORT = frozenset({"UK", "USA", "UAE", "UN", "EU", "IMF", "U.S", "DRC"})
_COMMON = ("polish", "reading", "nice", "mobile", "split", "wagner", "diet building", "pope")


def build_lexicon(senses: dict[str, Sense], language: str) -> Lexicon:
    """Return the lexicon of ``senses``, which are surfaces of texts in ``language``."""
    import ahocorasick_rs

    patterns = tuple(senses)
    wheel = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    return Lexicon(
        senses=senses,
        patterns=patterns,
        wheel=wheel,
        spaced=language not in UNSPACED,
        endings=endings(language),
        prefixes=PREFIXES.get(language, ""),
        tail=TAILS.get(language),
    )


def _surfaces(found: Iterable[_Group]) -> dict[str, Sense]:
    """The first table that knows a surface decides; then capitals for headlines and datelines."""
    senses = _first_of(found)
    upper = {
        intern(surface.upper()): sense
        for surface, sense in senses.items()
        if _is_shown_in_capitals(surface, sense)
    }
    return {**upper, **senses}


def _first_of(found: Iterable[_Group]) -> dict[str, Sense]:
    senses: dict[str, Sense] = {}
    keep = senses.setdefault
    for surfaces, sense in found:
        # Interned, as many surfaces are in the lexicons of several languages.
        for surface in map(intern, surfaces):
            keep(surface, sense)
    return senses


def _is_shown_in_capitals(surface: str, sense: Sense) -> bool:
    return len(surface) > 3 and sense.kind in _IN_CAPITALS


def _sources(language: str) -> Iterator[_Group]:
    if language in ENGLISH:
        yield from _english()
        return
    yield from _foreign(language)
    yield from _names()


def _foreign(language: str) -> Iterator[_Group]:
    return (((surface,), sense) for surface, sense in foreign_surfaces(language))


def _names() -> Iterator[_Group]:
    # What only supports is a common word elsewhere too often: "die", "para", "senate".
    yield from (group for group in _english() if group[1].kind in "XSNDCLAI")


def _english() -> Iterator[_Group]:
    yield from _phrases()
    yield from _grouped("countries_policy.tsv")
    yield from _grouped("countries_homonyms.tsv")
    yield from _countries()
    yield from _facts()
    yield from _grouped("countries_regions.tsv")
    yield from _grouped("countries_landmarks.tsv")
    yield from _grouped("countries_places.tsv")


def _phrases() -> Iterator[_Group]:
    for line in table_lines("countries_phrases.tsv"):
        kind, cell = line.split("\t")
        code, _, surfaces = cell.rpartition(":") if kind == BODY else ("", "", cell)
        yield surfaces.split("|"), Sense(kind, (code,))


def _grouped(table: str) -> Iterator[_Group]:
    for line in table_lines(table):
        kind, codes, cell = line.split("\t")
        yield from _starred(kind, tuple(codes.split(" ")), cell.split("|"))


def _facts() -> Iterator[_Group]:
    for line in table_lines("countries_facts.tsv"):
        kind, code, since, until, cell = line.split("\t")
        for surfaces, sense in _starred(kind, (code,), cell.split("|")):
            if since or until:
                yield (
                    surfaces,
                    replace(sense, since=int(since or 0), until=int(until or FOREVER)),
                )
            else:
                yield surfaces, sense


def _countries() -> Iterator[_Group]:
    for code, country in countries().items():
        yield from _starred("N", (code,), (country.name, *country.aliases))
        yield from _starred("D", (code,), tuple(_with_plurals(country.demonyms)))
        yield from _starred("C", (code,), country.capitals)


def _starred(kind: str, codes: tuple[str, ...], surfaces: Sequence[str]) -> Iterator[_Group]:
    weak = [surface[:-1] for surface in surfaces if surface[-1] == "*"]
    if weak:
        yield weak, _sense(kind.lower(), codes)
        surfaces = [surface for surface in surfaces if surface[-1] != "*"]
    yield surfaces, _sense(kind, codes)


@cache
def _sense(kind: str, codes: tuple[str, ...]) -> Sense:
    return Sense(kind, codes)


def _with_plurals(demonyms: tuple[str, ...]) -> Iterator[str]:
    for demonym in demonyms:
        yield demonym
        word = demonym.rstrip("*")
        if word[-1] not in "shxz-" and not word.endswith(("men", "man")):
            yield f"{word}s" + ("*" if demonym.endswith("*") else "")
