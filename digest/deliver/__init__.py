"""Delivery: how messages leave. A folder of .eml files and standard output are built in."""

from collections.abc import Callable
from pathlib import Path

from digest.config import MailConfig
from digest.deliver.folder import deliver_to_folder
from digest.deliver.stdout import deliver_to_stdout
from digest.errors import NotYetError
from digest.store.outbox import Outgoing

Delivery = Callable[[Outgoing], None]


def delivery(mail: MailConfig) -> Delivery:
    """Return what delivers one message by the configured transport.

    Raises:
        NotYetError: this version does not have the transport.
    """
    if mail.transport == "folder":
        folder = Path(mail.folder)
        return lambda message: deliver_to_folder(message, folder=folder)
    if mail.transport == "stdout":
        return deliver_to_stdout
    raise NotYetError(
        f"mail: transport {mail.transport!r} is not there yet; "
        'use "folder" (one .eml file a recipient) or "stdout"'
    )
