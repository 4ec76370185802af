"""Tables of the configuration: their keys told once, for reading and for the reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.config.kinds import Kind, nearest
from digest.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of a table.

    Attributes:
        name: as in the file.
        kind: what may stand there.
        default: as in the file; None if the key has to be there.
        about: what it does, in a sentence for the reference.
        field: the attribute it fills, if that is not called the same.
    """

    name: str
    kind: Kind
    default: Any
    about: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or list of tables, of the file.

    Attributes:
        name: its heading, such as ``edition``; "" for what stands before all headings.
        many: whether it is written ``[[name]]``.
        about: what it is, in a sentence for the reference.
    """

    name: str
    keys: tuple[Key, ...]
    about: str
    many: bool = False


def read_table(
    table: Table,
    given: dict[str, Any],
    *,
    where: str,
    base: Path,
    headings: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return the values of a table by attribute, with defaults for what is not there.

    Args:
        table: what may stand in it.
        given: what stands in it.
        where: how a message names it; "" for the top.
        base: the folder of the file.
        headings: of other tables, which an unknown key may have been meant for.

    Raises:
        ConfigError: a key is unknown or missing, or a value is wrong; the message names it.
    """
    names = tuple(key.name for key in table.keys)
    prefix = f"{where}: " if where else ""
    for name in given:
        if name not in names:
            raise ConfigError(f"{prefix}unknown key {name!r}{nearest(name, (*names, *headings))}")
    values: dict[str, Any] = {}
    for key in table.keys:
        if key.name not in given and key.default is None:
            raise ConfigError(f"{prefix.rstrip(': ')} needs {_article(key.name)} {key.name}")
        value = given.get(key.name, key.default)
        values[key.field or key.name] = key.kind.read(value, prefix + key.name, base)
    return values


def tables_of(given: dict[str, Any], name: str) -> list[tuple[dict[str, Any], str]]:
    """Return the tables of a ``[[name]]`` list, each with how a message names it.

    Raises:
        ConfigError: it is written differently.
    """
    entries = given.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(f"{name} must be written as [[{name}]]")
    return [(entry, f"{name} {number}") for number, entry in enumerate(entries, start=1)]


def table_of(given: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the table ``[name]``, empty if it is not there.

    Raises:
        ConfigError: it is no table.
    """
    entry = given.get(name, {})
    if not isinstance(entry, dict):
        raise ConfigError(f"{name} must be a table: [{name}]")
    return entry


def check_different(names: Sequence[str], what: str) -> None:
    """Check that no name is there twice.

    Raises:
        ConfigError: one is; ``what`` says what it names.
    """
    repeated = [name for name in names if names.count(name) > 1]
    if repeated:
        raise ConfigError(f"two {what} are named {repeated[0]!r}")


def _article(name: str) -> str:
    return "an" if name[0] in "aeiou" else "a"
