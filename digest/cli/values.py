"""Words of the command line to values: days, instants, editions, paths that are there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta
    from pathlib import Path

    from digest.config import Config, EditionConfig

# What a clock may show: far enough from where dates end that times can be added and taken off.
_YEARS = range(1970, 3000)


def check_paths(paths: Sequence[str], config: "Config") -> None:
    """Check that there is something to read.

    Raises:
        UsageError: a path is not there, or there are neither paths nor sources.
    """
    import glob

    from digest.sources import may_stand

    for path in paths:
        if path != "-" and not may_stand(path) and not glob.glob(path, recursive=True):
            raise UsageError(f"{path}: no such file or folder")
    if not paths and not config.sources:
        raise UsageError(
            "nothing to read: give PATHS, or name a [[source]] in digest.toml ('digest init')"
        )


def has_state(folder: "Path") -> bool:
    """Return whether a run has left a state in the folder.

    Raises:
        StateError: something else stands in its place.
    """
    from digest.store.database import FILE_NAME, is_there

    return is_there(folder / FILE_NAME)


def choose_editions(config: "Config", name: str | None) -> "tuple[EditionConfig, ...]":
    """Return the edition of that name, or all editions without a name.

    Raises:
        UsageError: there is none of that name.
    """
    if name is None:
        return config.editions
    chosen = tuple(edition for edition in config.editions if edition.name == name)
    if not chosen:
        known = ", ".join(edition.name for edition in config.editions)
        raise UsageError(f"no edition is named {name!r}; there are: {known}")
    return chosen


def parse_day(text: str, where: str = "--day") -> "date":
    """Return the day that a word means; ``where`` names it in a message.

    Raises:
        UsageError: it is none.
    """
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{where} {text}: no day such as 2023-12-19") from error


def parse_instant(text: str, config: "Config") -> "datetime":
    """Return the instant that ``--now`` means, in UTC; without an offset, in the config's zone.

    Raises:
        UsageError: it is none.
    """
    from datetime import UTC, datetime

    wrong = UsageError(f"--now {text}: no time such as 2026-11-24T07:00")
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise wrong from error
    if when.year not in _YEARS:
        raise wrong
    return (when if when.tzinfo else when.replace(tzinfo=config.zone)).astimezone(UTC)


def parse_length(text: str, where: str) -> "timedelta":
    """Return the length of time that a word means, such as ``26h``; ``where`` names it.

    Raises:
        UsageError: it is none.
    """
    from digest.config import parse_duration

    try:
        return parse_duration(text, where=where)
    except ConfigError as error:
        raise UsageError(str(error)) from error


def short_instant(instant: str) -> str:
    """Return an instant in ISO 8601 to the minute, for a person: ``2026-11-24 07:00``."""
    return instant[:16].replace("T", " ")
