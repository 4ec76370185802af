"""Interests: the countries, topics, words and phrases that an edition follows or filters by."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from digest.countries.names import countries
from digest.errors import ConfigError
from digest.model import OWN, Analyzed
from digest.topics.names import CODES, SLUGS, topic_name

WORLD = "world"
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """What to look for.

    Attributes:
        countries: codes, in the order given.
        topics: codes, in the order given.
        pattern: finds the words and phrases; None if there are none.
    """

    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None

    def found_in(self, countries: Iterable[str], topics: Iterable[str], *texts: str) -> str:
        """Return what a story has of it: a code, or words as they stand there; "" if nothing."""
        for code in (*countries, *topics):
            if code in self.countries or code in self.topics:
                return code
        return self.words_in(*texts)

    def words_in(self, *texts: str) -> str:
        """Return the first of the words or phrases as it stands in one of the texts, or ""."""
        for text in texts if self.pattern else ():
            match = self.pattern.search(text) if self.pattern else None
            if match:
                return match[0]
        return ""


@cache
def read_interest(entries: tuple[str, ...]) -> Interest:
    """Return what a list of the configuration means.

    Each entry is a country (its code in capitals, or its name), a topic (its name or code), or
    else a word or phrase, whose case does not matter.
    """
    places = tuple(code for entry in entries if (code := find_country(entry)))
    topics = tuple(code for entry in entries if (code := find_topic(entry)))
    words = tuple(entry for entry in entries if not find_country(entry) and not find_topic(entry))
    return Interest(countries=places, topics=topics, pattern=words_pattern(words))


@cache
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds whole words and phrases in any case; None if there are none."""
    wanted = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    # Scripts without blanks have no ends of words to look at.
    bounded = [
        f"(?<![^\\W_]){word}(?![^\\W_])" if word.isascii() or " " in word else word
        for word in wanted
    ]
    return re.compile("|".join(bounded), re.IGNORECASE) if bounded else None


def find_country(entry: str) -> str:
    """Return the code of a country by its code or English name, ``world`` for none; "" if none."""
    if entry.casefold() == WORLD:
        return WORLD
    return entry if entry in countries() else _countries_by_name().get(entry.casefold(), "")


def find_topic(entry: str) -> str:
    """Return the code of a topic; "" if there is none.

    Args:
        entry: name or code of a top-level topic, code of a user's own one, or ``other`` for none.
    """
    if entry.casefold() == OTHER:
        return OTHER
    if entry.startswith(OWN):
        return entry
    return entry if entry in CODES else _topics_by_name().get(entry.casefold(), "")


def check_countries(entries: Sequence[str], *, where: str) -> tuple[str, ...]:
    """Return the codes of countries.

    Raises:
        ConfigError: one is unknown; ``where`` names the place.
    """
    for entry in entries:
        if not find_country(entry):
            raise ConfigError(f"{where}: no country is called {entry!r}{_nearest_country(entry)}")
    return tuple(map(find_country, entries))


def _nearest_country(entry: str) -> str:
    """Return the end of a message that says which country was perhaps meant, else how to write."""
    names = {country.name.casefold(): country.name for country in countries().values()}
    close = get_close_matches(entry.casefold(), names, n=1, cutoff=0.7)
    known = 'a name such as "Pakistan" or a code such as "PK" is known'
    return f", did you mean {names[close[0]]!r}?" if close else f"; {known}"


def check_topics(entries: Sequence[str], *, where: str) -> tuple[str, ...]:
    """Return the codes of topics.

    Raises:
        ConfigError: one is unknown; ``where`` names the place.
    """
    return _checked(entries, find_topic, f"{where}: no topic is called {{}}")


def text_of(told: Analyzed) -> str:
    """Return where words are looked for in an article: all but the furniture of its source."""
    return f"{told.article.title}\n{told.own_text}"


def _checked(entries: Sequence[str], find: Callable[[str], str], message: str) -> tuple[str, ...]:
    for entry in entries:
        if not find(entry):
            raise ConfigError(message.format(repr(entry)))
    return tuple(find(entry) for entry in entries)


@cache
def _countries_by_name() -> dict[str, str]:
    return {
        name.rstrip("*").casefold(): country.code
        for country in countries().values()
        for name in (*country.aliases, country.name)
    }


@cache
def _topics_by_name() -> dict[str, str]:
    names = {topic_name(code).casefold(): code for code in CODES}
    return {slug.replace("_", " "): code for slug, code in zip(SLUGS, CODES, strict=True)} | names
