"""``[mail]``: who sends, and how messages leave."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.config.kinds import checked, choice, number, path, text
from digest.config.table import Key, Table, read_table
from digest.errors import ConfigError

TRANSPORTS = ("smtp", "lmtp", "sendmail", "maildir", "folder", "stdout")
TLS = ("starttls", "smtps", "none")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SENDER = re.compile(r"(?:[^<>\r\n]*<)?[^\s@<>,;\"]+@[^\s@<>,;\"]+>?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """The ``[mail]`` table: who sends, and how messages leave."""

    sender: str = ""
    transport: str = "smtp"
    host: str = "127.0.0.1"
    port: int = 25
    tls: str = "starttls"
    folder: str = "mail"


def _sender(value: str, where: str) -> str:
    if value and not _SENDER.fullmatch(value):
        raise ConfigError(f"{where} {value!r} is no mail address")
    return value


MAIL = Table(
    name="mail",
    about="Who sends, and how messages leave.",
    keys=(
        Key(
            name="from",
            field="sender",
            kind=checked('address, "Name <local@domain>"', _sender),
            default="",
            about="Who the mail is from.",
        ),
        Key(
            name="transport", kind=choice(*TRANSPORTS), default="smtp", about="How messages leave."
        ),
        Key(name="host", kind=text(), default="127.0.0.1", about="The mail server."),
        Key(name="port", kind=number(1, 65_535), default=25, about="Its port."),
        Key(
            name="tls",
            kind=choice(*TLS),
            default="starttls",
            about='Encryption: required but for "none", which is for this machine only.',
        ),
        Key(
            name="folder",
            kind=path(),
            default="mail",
            about='Where the transports "folder" and "maildir" put messages.',
        ),
    ),
)


def read_mail(given: dict[str, Any], base: Path) -> MailConfig:
    """Return the ``[mail]`` table.

    Raises:
        ConfigError: a key or value is wrong, or mail would leave the machine unprotected.
    """
    mail = MailConfig(**read_table(MAIL, given, where="mail", base=base))
    if mail.tls == "none" and mail.host not in _LOOPBACK:
        raise ConfigError(f'mail: tls = "none" is for this machine only, not for {mail.host!r}')
    return mail
