"""digest.toml read into values: every key checked, every error named."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from digest.config.edition import EDITION, EditionConfig, read_edition
from digest.config.kinds import check_zone, checked, duration, path, text
from digest.config.mail import MAIL, MailConfig, read_mail
from digest.config.sources import OUTLET, SOURCE, SourceConfig, read_outlet, read_source
from digest.config.table import Key, Table, check_different, read_table, table_of, tables_of
from digest.errors import ConfigError
from digest.model import Outlet

FILE_NAME = "digest.toml"

TOP = Table(
    name="",
    about="Before all tables. Paths are relative to the file.",
    keys=(
        Key(
            name="timezone",
            kind=checked("IANA name", lambda value, _: check_zone(value)),
            default="UTC",
            about="Days begin at midnight there.",
        ),
        Key(
            name="state",
            kind=path(),
            default="",
            about="Folder of what was read and published; else digest/ in the XDG state folder.",
        ),
        Key(name="output", kind=path(), default="output", about="Folder of the digests."),
        Key(
            name="summarizer",
            kind=text(),
            default="digest",
            about="How sentences are scored: digest, lead, or a classic such as lexrank.",
        ),
        Key(
            name="retention",
            kind=duration(),
            default="400d",
            about="How long the state keeps texts and documents; files stay.",
        ),
    ),
)
# All tables, in the order of the reference.
TABLES = (TOP, SOURCE, OUTLET, EDITION, MAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration.

    Attributes:
        path: the file it was read from, absolute; "" when there is none.
        timezone: IANA name.
        state: folder of the state, absolute; "" for the default place.
        output: folder of the documents; absolute when a file was read.
        retention: how long the state keeps texts and documents.
    """

    path: str = ""
    timezone: str = "UTC"
    state: str = ""
    output: str = "output"
    summarizer: str = "digest"
    retention: timedelta = timedelta(days=400)
    sources: tuple[SourceConfig, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    editions: tuple[EditionConfig, ...] = (EditionConfig(),)
    mail: MailConfig = field(default_factory=MailConfig)

    @property
    def base(self) -> str:
        """The folder that relative paths start from; "" for the current one."""
        return str(Path(self.path).parent) if self.path else ""

    @property
    def zone(self) -> ZoneInfo:
        """The zone that days are cut in."""
        return ZoneInfo(self.timezone)


def find_config(environ: Mapping[str, str]) -> Path | None:
    """Return ``./digest.toml``, else the one in the XDG configuration folder, else None."""
    home = environ.get("HOME", "")
    xdg = environ.get("XDG_CONFIG_HOME", "") or (os.path.join(home, ".config") if home else "")
    places = [Path(FILE_NAME), *([Path(xdg, "digest", FILE_NAME)] if xdg else [])]
    return next((place for place in places if place.is_file()), None)


def load_config(path: Path) -> Config:
    """Return the configuration of a file, with its paths made absolute.

    Raises:
        ConfigError: it cannot be read, or a key or value is wrong; the message names it.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return _config(given, path.absolute())
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _config(given: dict[str, Any], path: Path) -> Config:
    base = path.parent
    headings = tuple(table.name for table in TABLES if table.name)
    plain = {name: value for name, value in given.items() if name not in headings}
    editions = tuple(read_edition(one, where, base) for one, where in tables_of(given, "edition"))
    check_different([edition.name for edition in editions], "editions")
    return Config(
        path=str(path),
        **read_table(TOP, plain, where="", base=base, headings=headings),
        sources=tuple(read_source(one, where, base) for one, where in tables_of(given, "source")),
        outlets=tuple(read_outlet(one, where, base) for one, where in tables_of(given, "outlet")),
        editions=editions or (EditionConfig(),),
        mail=read_mail(table_of(given, "mail"), base),
    )
