"""What is stored inside columns, read so that damage is told as damage."""

import json
import zlib
from datetime import datetime
from typing import Any


class DamagedError(Exception):
    """A stored value is not what was written; the state is told as damaged."""


def read_json(body: str, what: str) -> Any:
    """Return stored JSON; ``what`` names it in a message.

    Raises:
        DamagedError: it is none.
    """
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise DamagedError(f"{what} cannot be read") from error


def read_instant(text: str, what: str) -> datetime:
    """Return a stored instant; ``what`` names it in a message.

    Raises:
        DamagedError: it is none.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise DamagedError(f"{what} cannot be read") from error


def unzip(body: bytes, what: str) -> bytes:
    """Return stored bytes; ``what`` names them in a message.

    Raises:
        DamagedError: they were altered.
    """
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise DamagedError(f"{what} cannot be read") from error
