"""Delivery into a folder: one .eml file for each recipient, whole or absent."""

import re
from hashlib import blake2b
from pathlib import Path

from digest.config import MailConfig
from digest.deliver.receipt import Commit, Receipt
from digest.output import write_file
from digest.store.outbox import Outgoing


class FolderDelivery:
    """Writes messages to ``FOLDER/EDITION/DAY/RECIPIENT.eml``; writing one again is harmless."""

    def __init__(self, mail: MailConfig) -> None:
        """Take the folder of the configuration."""
        self._folder = Path(mail.folder)

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:  # noqa: ARG002 - harmless twice
        """Write a message.

        Raises:
            OutputError: it cannot be written.
        """
        path = self._folder / message.name / f"{_file_name(message.recipient)}.eml"
        write_file(path, message.message)
        return Receipt(result="sent")

    def close(self) -> None:
        """Do nothing: nothing is held."""


def _file_name(address: str) -> str:
    safe = re.sub(r"[^A-Za-z0-9@._+-]", "_", address)[:100].lstrip(".")
    if safe == address:
        return safe
    # Different addresses must not share a file.
    return f"{safe}-{blake2b(address.encode(), digest_size=4).hexdigest()}"
