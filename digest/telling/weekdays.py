"""Weekdays: which days of the week a text names, in the languages of the table."""

import re
from functools import cache

from digest.language import read_table

# Written with a capital always, or in a date.
_CAPITALIZED = frozenset(("en", "de", "tr"))


def weekdays_in(text: str, language: str) -> frozenset[int]:
    """Return the days of the week that a text names, 0 for Monday; none in an unknown language.

    Where days are written small, one with a capital within the text is a name: "Plácido Domingo".
    """
    pattern = _patterns().get(language)
    found = pattern.finditer(text) if pattern else ()
    return frozenset(
        int(str(match.lastgroup)[1:])
        for match in found
        if language in _CAPITALIZED or not match.start() or not match[0][0].isupper()
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {language: _pattern(days) for language, *days in read_table("weekdays.tsv")}


def _pattern(days: list[str]) -> re.Pattern[str]:
    either = "|".join(f"(?P<d{number}>{forms})" for number, forms in enumerate(days))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
