"""Rules of the user: what a phrase says about the country, whatever the tables say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from digest.countries.lexicon import Lexicon, build_lexicon
from digest.countries.names import countries
from digest.countries.sense import BLOCKER, BODY, Sense
from digest.model import CountryRule

WORLD = "world"
Rules = tuple[CountryRule, ...]


def read_rules(table: Mapping[str, str]) -> Rules:
    """Return the rules of a table of phrases and countries, as in the configuration.

    Raises:
        ValueError: a phrase is empty, or a country unknown.
    """
    return tuple(_rule(phrase, country) for phrase, country in table.items())


def read_policy(text: str) -> Rules:
    """Return the rules of a file in the form of ``digest/data/countries_policy.tsv``.

    A line has a kind (N, or X for what is no place), a country, and phrases parted by ``|``,
    parted by tabs; empty lines and those that begin with ``#`` are left out. The ``*`` that marks
    a weak name in the shipped tables means nothing in a rule.

    Raises:
        ValueError: a line is broken, a phrase is empty, or a country unknown.
    """
    return tuple(_policy(text))


def _policy(text: str) -> Iterator[CountryRule]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = line.split("\t")
        if kind not in {"N", BLOCKER} or len(cells) != 2:
            raise ValueError(f"line {number}: not a kind (N or X), a country, and phrases")
        for phrase in cells[1].split("|"):
            try:
                yield _rule(phrase.rstrip("*"), cells[0] if kind == "N" else "")
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error


def _rule(phrase: str, country: str) -> CountryRule:
    phrase = " ".join(phrase.split())
    code = country.strip()
    code = WORLD if code.lower() == WORLD else code.upper()
    if not phrase:
        raise ValueError("a phrase is empty")
    if code not in {"", WORLD} and code not in countries():
        raise ValueError(f'{phrase}: {country!r} is no country code such as "PK", nor "world"')
    return CountryRule(phrase=phrase, country=code)


@lru_cache(maxsize=64)
def rule_lexicon(rules: Rules, language: str) -> Lexicon:
    """Return the phrases of ``rules`` with their senses; of two for a phrase, the later counts."""
    return build_lexicon(_senses(rules), language)


@lru_cache(maxsize=64)
def folded_rule_lexicon(rules: Rules, language: str) -> Lexicon:
    """Return the same in lower case, for texts that have no case to go by."""
    senses = _senses(rules)
    folded = {phrase.replace("İ", "I").lower(): sense for phrase, sense in senses.items()}
    shown = {phrase.replace("İ", "I").lower(): phrase for phrase in senses}
    return replace(build_lexicon(folded, language), shown=shown)


def _senses(rules: Rules) -> dict[str, Sense]:
    kinds = {"": BLOCKER, WORLD: BODY}
    return {
        rule.phrase.replace("’", "'"): Sense(kinds.get(rule.country, "N"), (rule.country,))
        for rule in rules
    }
