"""``[[source]]`` and ``[[outlet]]``: where articles come from, and who publishes them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.config.kinds import check_home, checked, language, text
from digest.config.table import Key, Table, read_table
from digest.errors import ConfigError
from digest.model import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """A ``[[source]]``: a folder, file or glob that yields articles."""

    path: str
    name: str = ""
    language: str = ""


SOURCE = Table(
    name="source",
    many=True,
    about="A place that yields articles. Paths on the command line take the place of all of them.",
    keys=(
        Key(
            name="path",
            kind=text(),
            default=None,
            about='A folder with all below it, a file, or a glob such as "feeds/*/".',
        ),
        Key(
            name="name",
            kind=text(),
            default="",
            about="Who publishes the articles that do not say so; else the folder's name.",
        ),
        Key(
            name="language",
            kind=language(),
            default="",
            about="ISO 639-1 code of its articles; else found in each article.",
        ),
    ),
)


def _home(value: str, where: str) -> str:
    return check_home(value, where=where) if value else ""


OUTLET = Table(
    name="outlet",
    many=True,
    about="What is known of a publisher; articles match by their source or the host of their URL.",
    keys=(
        Key(name="name", kind=text(), default="", about="As articles state their source."),
        Key(
            name="domain",
            kind=checked("text", lambda value, _: value.lower()),
            default="",
            about='Host of its pages, without "www.".',
        ),
        Key(
            name="home",
            kind=checked('country code or "world"', _home),
            default="",
            about="The country whose news it tells without naming it.",
        ),
        Key(
            name="owner",
            kind=text(),
            default="",
            about="Outlets of one owner do not count as independent of each other.",
        ),
    ),
)


def read_source(given: dict[str, Any], where: str, base: Path) -> SourceConfig:
    """Return a ``[[source]]``.

    Raises:
        ConfigError: a key or value is wrong.
    """
    values = read_table(SOURCE, given, where=where, base=base)
    if not values["path"]:
        raise ConfigError(f"{where} needs a path")
    return SourceConfig(**values)


def read_outlet(given: dict[str, Any], where: str, base: Path) -> Outlet:
    """Return an ``[[outlet]]``.

    Raises:
        ConfigError: a key or value is wrong, or nothing tells which outlet it is.
    """
    outlet = Outlet(**read_table(OUTLET, given, where=where, base=base))
    if not outlet.name and not outlet.domain:
        raise ConfigError(f"{where} needs a name or a domain")
    return outlet
