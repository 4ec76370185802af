"""Delivery into a folder: one .eml file for each recipient, whole or absent."""

import re
from hashlib import blake2b
from pathlib import Path

from digest.output import write_file
from digest.store.outbox import Outgoing


def deliver_to_folder(message: Outgoing, *, folder: Path) -> None:
    """Write a message to ``FOLDER/EDITION/DAY/RECIPIENT.eml``; writing it again is harmless.

    Raises:
        OutputError: it cannot be written.
    """
    write_file(folder / message.name / f"{_file_name(message.recipient)}.eml", message.message)


def _file_name(address: str) -> str:
    safe = re.sub(r"[^A-Za-z0-9@._+-]", "_", address)[:100].lstrip(".")
    if safe == address:
        return safe
    # Different addresses must not share a file.
    return f"{safe}-{blake2b(address.encode(), digest_size=4).hexdigest()}"
