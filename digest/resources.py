"""The folders that ship with the package: templates and sample articles."""

from functools import cache
from pathlib import Path

from digest.errors import ConfigError


def templates_dir() -> Path:
    """Return the folder of the shipped templates.

    Raises:
        ConfigError: the installation has no such folder.
    """
    return _shipped("templates")


def seeds_dir() -> Path:
    """Return the folder of the sample articles, one folder inside it for each source.

    Raises:
        ConfigError: the installation has no such folder.
    """
    return _shipped("seeds")


@cache
def _shipped(name: str) -> Path:
    # A wheel holds the folder inside the package, a checkout beside it.
    package = Path(__file__).resolve().parent
    for parent in (package, package.parent):
        if (parent / name).is_dir():
            return parent / name
    raise ConfigError(f"the folder {name!r} is missing from this installation: install it again")
