"""The configuration: digest.toml read into values, every key checked, every error named."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.errors import ConfigError
from digest.model import Outlet

FILE_NAME = "digest.toml"
FORMATS = ("md", "html", "eml", "json")
GROUPS = ("country", "topic")
TRANSPORTS = ("smtp", "lmtp", "sendmail", "maildir", "folder", "stdout")
TLS = ("starttls", "smtps", "none")
_TOP_KEYS = (
    "timezone",
    "state",
    "output",
    "summarizer",
    "retention",
    "source",
    "outlet",
    "edition",
    "mail",
)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_EDITION_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}", re.ASCII)
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_SENDER = re.compile(r"(?:[^<>\r\n]*<)?[^\s@<>,;\"]+@[^\s@<>,;\"]+>?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """A ``[[source]]``: a folder, file or glob that yields articles."""

    path: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionConfig:
    """An ``[[edition]]``: a named recipe for digests."""

    name: str = "daily"
    title: str = "News digest"
    formats: tuple[str, ...] = FORMATS
    group_by: tuple[str, ...] = GROUPS
    words: int = 60
    sentences: int = 0
    recipients: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """The ``[mail]`` table: who sends, and how messages leave."""

    sender: str = ""
    transport: str = "smtp"
    host: str = "127.0.0.1"
    port: int = 25
    tls: str = "starttls"
    folder: str = "mail"


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
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return _config(table, path.absolute())
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def parse_duration(text: str, *, where: str) -> timedelta:
    """Return a length of time such as ``30m``, ``20h``, ``400d`` or ``8w``.

    Raises:
        ConfigError: it is none; ``where`` names the place.
    """
    match = re.fullmatch(r"([1-9]\d{0,4})([mhdw])", text, re.ASCII)
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


def _config(table: dict[str, Any], path: Path) -> Config:
    _check_keys(table, _TOP_KEYS, "")
    base = path.parent
    config = Config(
        path=str(path),
        timezone=check_zone(_text(table, "timezone", "UTC")),
        state=_below(base, _text(table, "state", "")),
        output=_below(base, _text(table, "output", "output")),
        summarizer=_text(table, "summarizer", "digest"),
        retention=parse_duration(_text(table, "retention", "400d"), where="retention"),
        sources=tuple(_source(entry, where) for entry, where in _tables(table, "source")),
        outlets=tuple(_outlet(entry, where) for entry, where in _tables(table, "outlet")),
        mail=_mail(table, base),
    )
    editions = tuple(_edition(entry, where) for entry, where in _tables(table, "edition"))
    if not editions:
        return config
    names = [edition.name for edition in editions]
    repeated = [name for name in names if names.count(name) > 1]
    if repeated:
        raise ConfigError(f"two editions are named {repeated[0]!r}")
    return replace(config, editions=editions)


def _source(table: dict[str, Any], where: str) -> SourceConfig:
    _check_keys(table, ("path", "name", "language"), where)
    path = _text(table, "path", "", where)
    if not path:
        raise ConfigError(f"{where} needs a path")
    return SourceConfig(
        path=path,
        name=_text(table, "name", "", where),
        language=_text(table, "language", "", where),
    )


def _outlet(table: dict[str, Any], where: str) -> Outlet:
    _check_keys(table, ("name", "domain", "home", "owner"), where)
    outlet = Outlet(
        name=_text(table, "name", "", where),
        domain=_text(table, "domain", "", where).lower(),
        home=_text(table, "home", "", where),
        owner=_text(table, "owner", "", where),
    )
    if not outlet.name and not outlet.domain:
        raise ConfigError(f"{where} needs a name or a domain")
    if outlet.home:
        check_home(outlet.home, where=f"{where} home")
    return outlet


def check_home(home: str, *, where: str) -> str:
    """Return a home country, two capital letters or ``world``.

    Raises:
        ConfigError: it is neither; ``where`` names the place.
    """
    if home != "world" and not re.fullmatch("[A-Z]{2}", home):
        raise ConfigError(f'{where}: {home!r} is no country code such as "PK", nor "world"')
    return home


def _edition(table: dict[str, Any], where: str) -> EditionConfig:
    keys = ("name", "title", "formats", "group_by", "words", "sentences", "recipients")
    _check_keys(table, keys, where)
    default = EditionConfig()
    name = _text(table, "name", default.name, where)
    if not _EDITION_NAME.fullmatch(name):
        raise ConfigError(
            f"{where}: name {name!r} must be lower-case letters, digits, hyphens and underscores"
        )
    recipients = _texts(table, "recipients", (), where)
    for address in recipients:
        if not _ADDRESS.fullmatch(address):
            raise ConfigError(f"{where}: {address!r} is no mail address")
    if len(set(recipients)) < len(recipients):
        raise ConfigError(f"{where}: a recipient is named twice")
    return EditionConfig(
        name=name,
        title=_text(table, "title", default.title, where),
        formats=check_choices(
            _texts(table, "formats", FORMATS, where), FORMATS, f"{where}: formats"
        ),
        group_by=check_choices(
            _texts(table, "group_by", GROUPS, where), GROUPS, f"{where}: group_by"
        ),
        words=_number(table, "words", default.words, where, 1, 10_000),
        sentences=_number(table, "sentences", 0, where, 0, 1_000),
        recipients=recipients,
    )


def _mail(table: dict[str, Any], base: Path) -> MailConfig:
    mail = table.get("mail", {})
    if not isinstance(mail, dict):
        raise ConfigError("mail must be a table: [mail]")
    _check_keys(mail, ("from", "transport", "host", "port", "tls", "folder"), "mail")
    default = MailConfig()
    sender = _text(mail, "from", "", "mail")
    if sender and not _SENDER.fullmatch(sender):
        raise ConfigError(f"mail: from {sender!r} is no mail address")
    transport = _text(mail, "transport", default.transport, "mail")
    check_choices((transport,), TRANSPORTS, "mail: transport")
    tls = _text(mail, "tls", default.tls, "mail")
    check_choices((tls,), TLS, "mail: tls")
    host = _text(mail, "host", default.host, "mail")
    if tls == "none" and host not in ("127.0.0.1", "::1", "localhost"):
        raise ConfigError('mail: tls = "none" is for this machine only, not for ' + repr(host))
    return MailConfig(
        sender=sender,
        transport=transport,
        host=host,
        port=_number(mail, "port", default.port, "mail", 1, 65_535),
        tls=tls,
        folder=_below(base, _text(mail, "folder", default.folder, "mail")),
    )


def check_choices(values: tuple[str, ...], choices: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Return ``values`` if there is one and each is a different one of ``choices``.

    Raises:
        ConfigError: not so; the message names ``where`` and the nearest choice.
    """
    if not values or len(set(values)) < len(values):
        raise ConfigError(f"{where}: name each of {', '.join(choices)} at most once, one at least")
    for value in values:
        if value not in choices:
            raise ConfigError(f"{where}: {value!r} is unknown{_nearest(value, choices)}")
    return values


def _check_keys(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            prefix = f"{where}: " if where else ""
            raise ConfigError(f"{prefix}unknown key {key!r}{_nearest(key, known)}")


def _nearest(value: str, choices: tuple[str, ...]) -> str:
    close = get_close_matches(value, choices, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else f"; known are {', '.join(choices)}"


def _tables(table: dict[str, Any], key: str) -> list[tuple[dict[str, Any], str]]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(f"{key} must be written as [[{key}]]")
    return [(entry, f"{key} {number}") for number, entry in enumerate(entries, start=1)]


def _text(table: dict[str, Any], key: str, default: str, where: str = "") -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise ConfigError(f"{where + ': ' if where else ''}{key} must be a text in quotes")
    return value


def _texts(
    table: dict[str, Any], key: str, default: tuple[str, ...], where: str
) -> tuple[str, ...]:
    value = table.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ConfigError(f'{where}: {key} must be a list of texts: ["a", "b"]')
    return tuple(value)


def _number(
    table: dict[str, Any], key: str, default: int, where: str, least: int, most: int
) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ConfigError(f"{where}: {key} must be a whole number from {least} to {most}")
    return value


def _below(base: Path, path: str) -> str:
    return str(base / Path(path).expanduser()) if path else ""
