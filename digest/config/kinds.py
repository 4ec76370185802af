"""Kinds of values in the configuration: what may stand there, how it is read, how it is told."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.countries.names import countries
from digest.errors import ConfigError
from digest.language.codes import normalize_code

ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")

UNKNOWN_LANGUAGE = "und"

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DURATION = re.compile(r"([1-9]\d{0,4})([mhdw])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value.

    Attributes:
        form: what may stand there, in words for the reference.
        read: takes the TOML value, how the place is named, and the folder of the file; returns
            the value, or raises ``ConfigError``.
    """

    form: str
    read: Callable[[Any, str, Path], Any]


def text() -> Kind:
    """Return the kind of a text."""
    return Kind(form="text", read=lambda value, where, _: _text(value, where))


def path() -> Kind:
    """Return the kind of a path below the file's folder; "" stays ""."""
    return Kind(form="path", read=lambda value, where, base: below(base, _text(value, where)))


def flag() -> Kind:
    """Return the kind of ``true`` and ``false``."""

    def read(value: Any, where: str, _: Path) -> bool:
        if not isinstance(value, bool):
            raise ConfigError(f"{where} must be true or false")
        return value

    return Kind(form="true or false", read=read)


def number(least: int, most: int) -> Kind:
    """Return the kind of a whole number between two others."""

    def read(value: Any, where: str, _: Path) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ConfigError(f"{where} must be a whole number from {least} to {most}")
        return value

    return Kind(form=f"whole number, {least} to {most}", read=read)


def decimal(least: float, most: float) -> Kind:
    """Return the kind of a number between two others."""

    def read(value: Any, where: str, _: Path) -> float:
        number_ = isinstance(value, int | float) and not isinstance(value, bool)
        if not number_ or not least <= value <= most:
            raise ConfigError(f"{where} must be a number from {least:g} to {most:g}")
        return float(value)

    return Kind(form=f"number, {least:g} to {most:g}", read=read)


def choice(*choices: str) -> Kind:
    """Return the kind of one of some words."""

    def read(value: Any, where: str, _: Path) -> str:
        return check_choices((_text(value, where),), choices, where)[0]

    return Kind(form=" or ".join(f'"{one}"' for one in choices), read=read)


def choices(*known: str) -> Kind:
    """Return the kind of a list of different words of some."""

    def read(value: Any, where: str, _: Path) -> tuple[str, ...]:
        return check_choices(_texts(value, where), known, where)

    return Kind(form="list of " + ", ".join(f'"{one}"' for one in known), read=read)


def texts(check: Callable[[str, str], object] | None = None) -> Kind:
    """Return the kind of a list of texts; ``check(text, where)`` refuses the wrong ones."""

    def read(value: Any, where: str, _: Path) -> tuple[str, ...]:
        found = _texts(value, where)
        for one in found if check else ():
            check(one, where) if check else None
        return found

    return Kind(form="list of texts", read=read)


def language() -> Kind:
    """Return the kind of a language, as its ISO 639-1 code; "" stays ""."""

    def read(value: Any, where: str, _: Path) -> str:
        stated = _text(value, where)
        return check_language(stated, where) if stated else ""

    return Kind(form='language: "en"', read=read)


def languages() -> Kind:
    """Return the kind of a list of languages."""

    def read(value: Any, where: str, _: Path) -> tuple[str, ...]:
        return tuple(check_language(stated, where) for stated in _texts(value, where))

    return Kind(form="list of languages", read=read)


def duration() -> Kind:
    """Return the kind of a length of time."""

    def read(value: Any, where: str, _: Path) -> timedelta:
        return parse_duration(_text(value, where), where=where)

    return Kind(form='length of time: "30m", "20h", "400d", "8w"', read=read)


def checked(form: str, check: Callable[[str, str], str]) -> Kind:
    """Return the kind of a text that ``check(text, where)`` returns, or refuses."""
    return Kind(form=form, read=lambda value, where, _: check(_text(value, where), where))


def parse_duration(text: str, *, where: str) -> timedelta:
    """Return a length of time such as ``30m``, ``20h``, ``400d`` or ``8w``.

    Raises:
        ConfigError: it is none; ``where`` names the place.
    """
    match = _DURATION.fullmatch(text)
    if not match:
        raise ConfigError(f'{where}: {text!r} is no length of time such as "20h" or "400d"')
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def check_zone(name: str) -> str:
    """Return ``name`` if it is an IANA time zone.

    Raises:
        ConfigError: it is none.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(f"timezone: unknown time zone {name!r}") from error
    return name


def check_language(stated: str, where: str) -> str:
    """Return the ISO 639-1 code of a language as stated ("en", "en-US", "English"), or ``und``.

    Raises:
        ConfigError: it is no language; ``where`` names the place.
    """
    code = UNKNOWN_LANGUAGE if stated == UNKNOWN_LANGUAGE else normalize_code(stated)
    if not code:
        raise ConfigError(f'{where}: {stated!r} is no code of a language such as "en"')
    return code


def check_home(home: str, *, where: str) -> str:
    """Return a home country, the code of one or ``world``.

    Raises:
        ConfigError: it is neither; ``where`` names the place.
    """
    if home != "world" and home not in countries():
        raise ConfigError(f'{where}: {home!r} is no country code such as "PK", nor "world"')
    return home


def check_address(address: str, where: str) -> str:
    """Return a mail address without a name.

    Raises:
        ConfigError: it is none; ``where`` names the place.
    """
    if not ADDRESS.fullmatch(address):
        raise ConfigError(f"{where}: {address!r} is no mail address")
    return address


def check_choices(values: tuple[str, ...], known: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Return ``values`` if there is one and each is a different one of ``known``.

    Raises:
        ConfigError: not so; the message names ``where`` and the nearest choice.
    """
    if not values or len(set(values)) < len(values):
        raise ConfigError(f"{where}: name each of {', '.join(known)} at most once, one at least")
    for value in values:
        if value not in known:
            raise ConfigError(f"{where}: {value!r} is unknown{nearest(value, known)}")
    return values


def nearest(value: str, known: tuple[str, ...]) -> str:
    """Return the end of a message that says what was perhaps meant, else what is known."""
    return meant(value, known) or f"; known are {', '.join(known)}"


def meant(value: str, known: tuple[str, ...]) -> str:
    """Return the end of a message that says what was perhaps meant, in any case; "" if nothing."""
    names = {name.casefold(): name for name in known}
    close = get_close_matches(value.casefold(), names, n=1, cutoff=0.5)
    return f", did you mean {names[close[0]]!r}?" if close else ""


def below(base: Path, path: str) -> str:
    """Return a path of the configuration, which starts from the folder of its file."""
    return str(base / os.path.expanduser(path)) if path else ""  # noqa: PTH111 - Path fails for ~nobody


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be a text in quotes")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ConfigError(f'{where} must be a list of texts: ["a", "b"]')
    return tuple(value)
