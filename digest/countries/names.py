"""The names that readers see: of a country, and of the part of the world it lies in."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# UN M49 sub-regions; territories in none of them (Antarctica) roll up into the world.
_REGIONS = {
    "005": "South America",
    "011": "Western Africa",
    "013": "Central America",
    "014": "Eastern Africa",
    "015": "Northern Africa",
    "017": "Middle Africa",
    "018": "Southern Africa",
    "021": "Northern America",
    "029": "Caribbean",
    "030": "Eastern Asia",
    "034": "Southern Asia",
    "035": "South-eastern Asia",
    "039": "Southern Europe",
    "053": "Australia and New Zealand",
    "054": "Melanesia",
    "057": "Micronesia",
    "061": "Polynesia",
    "143": "Central Asia",
    "145": "Western Asia",
    "151": "Eastern Europe",
    "154": "Northern Europe",
    "155": "Western Europe",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country as its table row tells it; a trailing ``*`` marks a surface that is ambiguous."""

    code: str
    region: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Return every country by its code, in the order of the codes."""
    rows = (line.split("\t") for line in table_lines("countries_names.tsv"))
    return {row[0]: _country(row) for row in rows}


def country_name(code: str) -> str:
    """Return the English name that a digest shows for ``code``; the code itself if unknown."""
    country = countries().get(code)
    return country.name if country else code


def region(code: str) -> str:
    """Return the UN M49 sub-region of ``code`` by its English name; "" if it lies in none.

    Taiwan and Kosovo, which M49 does not list, are under Eastern Asia and Southern Europe.
    """
    country = countries().get(code)
    return _REGIONS.get(country.region, "") if country else ""


def table_lines(name: str) -> list[str]:
    """Return the rows of a shipped table: its lines but for comments and empty ones."""
    text = (files("digest") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def rule_words(row: str) -> frozenset[str]:
    """Return a row of the table of words that the rules look for, by its name."""
    rows = (line.split("\t") for line in table_lines("countries_words.tsv"))
    return frozenset(next(cell for name, cell in rows if name == row).split("|"))


def _country(row: list[str]) -> Country:
    aliases, demonyms, capitals = (tuple(cell.split("|")) if cell else () for cell in row[3:6])
    return Country(
        code=row[0],
        region=row[1],
        name=row[2],
        aliases=aliases,
        demonyms=demonyms,
        capitals=capitals,
    )
