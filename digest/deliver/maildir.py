"""Delivery into a Maildir: whole or absent, and the same message never twice."""

import os
import re
from hashlib import sha256
from pathlib import Path

from digest.config import MailConfig
from digest.deliver.receipt import Commit, Receipt
from digest.errors import OutputError
from digest.store.outbox import Outgoing

_MESSAGE_ID = re.compile(rb"^Message-ID: (.+?)\r?$", re.MULTILINE)


class MaildirDelivery:
    """Files messages in ``FOLDER/new`` under a name made of the Message-ID.

    Source:
        D. J. Bernstein, "Using maildir format", 1995: written to tmp, then moved to new. The name
        is unique because the Message-ID is; a reader that moves the file to cur keeps its base.
    """

    def __init__(self, mail: MailConfig) -> None:
        """Take the folder of the configuration."""
        self._folder = Path(mail.folder)

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:  # noqa: ARG002 - harmless twice
        """File a message, unless it is there.

        Raises:
            OutputError: it cannot be written.
        """
        name = _name(message.message)
        try:
            for part in ("tmp", "new", "cur"):
                (self._folder / part).mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._is_there(name):
                self._file(name, message.message.replace(b"\r\n", b"\n"))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{self._folder}: {reason}") from error
        return Receipt(result="sent")

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def _is_there(self, name: str) -> bool:
        return any(
            found.partition(":")[0] == name
            for part in ("new", "cur")
            for found in os.listdir(self._folder / part)  # noqa: PTH208 - plain names are enough
        )

    def _file(self, name: str, message: bytes) -> None:
        scratch = self._folder / "tmp" / name
        # One that an interrupted run left may be cut short.
        scratch.unlink(missing_ok=True)
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(message)
            file.flush()
            os.fsync(descriptor)
        scratch.rename(self._folder / "new" / name)
        folder = os.open(self._folder / "new", os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _name(message: bytes) -> str:
    found = _MESSAGE_ID.search(message)
    key = found[1] if found else message
    return f"{sha256(key).hexdigest()[:32]}.digest"
