"""Delivery to standard output, for a pipe into a mailer."""

import sys

from digest.errors import OutputError
from digest.store.outbox import Outgoing


def deliver_to_stdout(message: Outgoing) -> None:
    """Write a message with the line ends of this system.

    Raises:
        OutputError: nobody reads it any more.
    """
    try:
        sys.stdout.buffer.write(message.message.replace(b"\r\n", b"\n"))
        sys.stdout.buffer.flush()
    except OSError as error:
        raise OutputError(f"standard output: {(error.strerror or str(error)).lower()}") from error
