"""Gazetteer: which names are those of places, to know a dateline by its place alone."""

from functools import cache

from digest.language.tables import read_table

# The columns of a country's own names and of its capitals.
_COUNTRY, _CAPITALS = slice(2, 4), slice(5, 6)
# The kinds of cities whose names mean nothing else.
_CERTAIN = ("L", "l")


def is_place(name: str) -> bool:
    """Return whether a name is that of a country or a city, and no given name: not "Victoria"."""
    return name in _places() and name not in _given_names()


@cache
def _places() -> frozenset[str]:
    rows = read_table("countries_names.tsv")
    cells = [cell for row in rows for cell in (*row[_COUNTRY], *row[_CAPITALS])]
    cells += [row[2] for row in read_table("countries_places.tsv") if row[0] in _CERTAIN]
    return frozenset(name.rstrip("*") for cell in cells for name in cell.split("|"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(read_table("given_names.tsv")[0][0].split("|"))
