"""Delivery to standard output, for a pipe into a mailer."""

import sys

from digest.config import MailConfig
from digest.deliver.receipt import Commit, Receipt
from digest.output import output_error
from digest.store.outbox import Outgoing


class StdoutDelivery:
    """Prints messages with the line ends of this system."""

    def __init__(self, mail: MailConfig) -> None:
        """Need nothing of the configuration."""

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        """Print a message.

        Raises:
            OutputError: nobody reads it any more.
        """
        commit()
        try:
            sys.stdout.buffer.write(message.message.replace(b"\r\n", b"\n"))
            sys.stdout.buffer.flush()
        except OSError as error:
            raise output_error("standard output", error) from error
        return Receipt(result="sent")

    def close(self) -> None:
        """Do nothing: nothing is held."""
