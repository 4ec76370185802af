"""Delivery: how messages leave, one file a transport; packages add others by an entry point."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import entry_points

from digest.config import MailConfig
from digest.config.mail import ENTRY_POINTS
from digest.deliver.bounded import Left, forever
from digest.deliver.receipt import Commit, Delivery, MailError, Receipt
from digest.errors import ConfigError

__all__ = ["BUILT_IN", "Commit", "Delivery", "Left", "MailError", "Receipt", "delivery"]

Maker = Callable[..., Delivery]
# As in an entry point: a transport is imported when it is used, for each brings its own modules.
BUILT_IN: Mapping[str, str] = {
    "smtp": "digest.deliver.smtp:SmtpDelivery",
    "lmtp": "digest.deliver.smtp:SmtpDelivery",
    "sendmail": "digest.deliver.sendmail:SendmailDelivery",
    "maildir": "digest.deliver.maildir:MaildirDelivery",
    "folder": "digest.deliver.folder:FolderDelivery",
    "stdout": "digest.deliver.stdout:StdoutDelivery",
}
_TALKS = ("smtp", "lmtp")
_NEEDS_SENDER = ("smtp", "lmtp", "sendmail", "maildir")


def delivery(mail: MailConfig, left: Left = forever) -> Delivery:
    """Return the configured transport; it has not connected to anything yet.

    Args:
        mail: the configuration.
        left: how many seconds the run has left, for those that talk to a server.

    Raises:
        ConfigError: the configuration is not enough for it, or a secret cannot be read.
    """
    if mail.transport in _NEEDS_SENDER and not mail.sender:
        raise ConfigError('mail: from = "Name <address>" is needed to send')
    make = _maker(mail.transport)
    return make(mail, left) if mail.transport in _TALKS else make(mail)


def _maker(name: str) -> Maker:
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        return getattr(import_module(module), attribute)  # type: ignore[no-any-return]  # ours
    for point in entry_points(group=ENTRY_POINTS, name=name):
        return point.load()  # type: ignore[no-any-return]  # held to the contract by its author
    raise ConfigError(f"mail: no installed package has the transport {name!r}")
