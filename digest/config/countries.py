"""``[countries]``: what phrases say of the country, whatever the shipped tables say."""

from pathlib import Path
from typing import Any

from digest.config.kinds import meant, path
from digest.config.table import Key, Table, read_table
from digest.countries.names import countries
from digest.countries.rules import read_policy, read_rules
from digest.errors import ConfigError
from digest.interest import find_country
from digest.model import CountryRule

COUNTRIES = Table(
    name="countries",
    about="What phrases say of the country. Every key but `policy` is a phrase, in quotes and with "
    'its capitals; its value is the country, by code or name, `"world"` for no single one, or '
    '`""` for no place: `"Georgia Tech" = ""`. See docs/countries.md.',
    keys=(
        Key(
            name="policy",
            kind=path(),
            default="",
            about="File of more such rules, in the form of the shipped countries_policy.tsv; the "
            "phrases here come first.",
        ),
    ),
)


def read_country_rules(given: dict[str, Any], base: Path) -> tuple[CountryRule, ...]:
    """Return the rules of the policy file, then those of the table; the later ones count.

    Raises:
        ConfigError: a value or the file is wrong, or a country is unknown; the message names it.
    """
    known = {key.name for key in COUNTRIES.keys}
    plain = {name: value for name, value in given.items() if name in known}
    values = read_table(COUNTRIES, plain, where="countries", base=base)
    phrases = {name: value for name, value in given.items() if name not in known}
    table = {name: _country(name, value) for name, value in phrases.items()}
    try:
        rules = read_rules(table)
    except ValueError as error:
        raise ConfigError(f"countries: {error}") from error
    return (*(read_policy_file(Path(values["policy"])) if values["policy"] else ()), *rules)


def read_policy_file(file: Path) -> tuple[CountryRule, ...]:
    """Return the rules of a policy file.

    Raises:
        ConfigError: it cannot be read, or a line of it is wrong; the message names it.
    """
    try:
        return read_policy(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"countries: policy: {file}: {reason}") from error
    except ValueError as error:  # of its text, or of how it is encoded
        raise ConfigError(f"countries: policy: {file}: {error}") from error


def _country(phrase: str, value: Any) -> str:
    where = f"countries: {phrase!r}"
    if not isinstance(value, str):
        raise ConfigError(f'{where} must be a country in quotes, "world" or ""')
    if not value.strip():
        return ""
    if code := find_country(value.strip()) or find_country(value.strip().upper()):
        return code
    names = tuple(country.name for country in countries().values())
    hint = meant(value, names) or '; write "PK"'
    raise ConfigError(f"{where}: no country is called {value!r}{hint}")
