"""``[mail]``: who sends, and how messages leave."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from digest.config.kinds import (
    Kind,
    check_address,
    checked,
    choice,
    duration,
    nearest,
    number,
    parse_duration,
    path,
    text,
    texts,
)
from digest.config.table import Key, Table, read_table
from digest.errors import ConfigError

TRANSPORTS = ("smtp", "lmtp", "sendmail", "maildir", "folder", "stdout")
TLS = ("starttls", "smtps", "none")
ON_AMBIGUOUS = ("hold", "resend")
# What installed packages add to the transports.
ENTRY_POINTS = "digest.deliveries"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
# RFC 5321 and 8314: relay without encryption, submission with STARTTLS, submission within TLS.
_PORTS = {"none": 25, "starttls": 587, "smtps": 465}
_LMTP_PORT = 24
_SENDER = re.compile(r"(?:[^<>\r\n]*<)?[^\s@<>,;\"]+@[^\s@<>,;\"]+>?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """The ``[mail]`` table: who sends, and how messages leave.

    Attributes:
        sender: who messages are from, ``Name <address>``.
        bounces: the envelope's sender; "" for the sender's address.
        host: of the server; a path is a socket of this machine.
        port: 0 for the usual one.
        timeout: how long one answer of a server may take.
        retry_for: how long a run goes on with what the server put off.
        give_up_after: how long a message waits before it is too old.
        keep: how long bodies are kept.
        options: for transports of other packages.
    """

    sender: str = ""
    reply_to: str = ""
    bounces: str = ""
    transport: str = "smtp"
    host: str = "127.0.0.1"
    port: int = 0
    tls: str = "starttls"
    cafile: str = ""
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    password_command: tuple[str, ...] = ()
    timeout: timedelta = timedelta(minutes=2)
    sendmail: str = "/usr/sbin/sendmail"
    folder: str = "mail"
    unsubscribe_url: str = ""
    unsubscribe_mail: str = ""
    unsubscribe_secret_env: str = ""
    unsubscribe_secret_file: str = ""
    on_ambiguous: str = "hold"
    retry_for: timedelta = timedelta(minutes=30)
    give_up_after: timedelta = timedelta(hours=20)
    keep: timedelta = timedelta(days=30)
    options: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_socket(self) -> bool:
        """Whether the host is a socket of this machine."""
        return self.host.startswith("/")

    @property
    def usual_port(self) -> int:
        """The port, or the usual one for the transport and encryption."""
        if self.port or self.is_socket:
            return self.port
        return _LMTP_PORT if self.transport == "lmtp" else _PORTS[self.tls]


def _sender(value: str, where: str) -> str:
    if value and not _SENDER.fullmatch(value):
        raise ConfigError(f"{where} {value!r} is no mail address")
    return value


def _address(value: str, where: str) -> str:
    return check_address(value, where) if value else ""


def _host(value: str, where: str) -> str:
    if not value.strip():
        raise ConfigError(f"{where} must name a mail server")
    return value


def _variable(value: str, where: str) -> str:
    if value and not _VARIABLE.fullmatch(value):
        # The value itself is not told: it may be the secret in the wrong place.
        raise ConfigError(f"{where} must be the name of an environment variable")
    return value


def _transport(value: str, where: str) -> str:
    if value not in TRANSPORTS:
        from importlib.metadata import entry_points

        if not entry_points(group=ENTRY_POINTS, name=value):
            raise ConfigError(f"{where}: {value!r} is unknown{nearest(value, TRANSPORTS)}")
    return value


def _retry_for(value: Any, where: str, _: Path) -> timedelta:
    if value == "0":
        return timedelta(0)
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be a text in quotes")
    return parse_duration(value, where=where)


def _options(value: Any, where: str, _: Path) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ConfigError(f"{where} must be a table of texts")
    return tuple(sorted(value.items()))


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
            name="reply_to",
            kind=checked("address", _sender),
            default="",
            about="Where answers go, if not to the sender.",
        ),
        Key(
            name="bounces",
            kind=checked("address", _address),
            default="",
            about="Where servers report what they could not deliver, if not to the sender.",
        ),
        Key(
            name="transport",
            kind=checked(" or ".join(f'"{one}"' for one in TRANSPORTS), _transport),
            default="smtp",
            about="How messages leave; installed packages can add others.",
        ),
        Key(
            name="host",
            kind=checked("text", _host),
            default="127.0.0.1",
            about="The mail server; for lmtp also the path of a socket.",
        ),
        Key(
            name="port",
            kind=number(0, 65_535),
            default=0,
            about="Its port; 0 is 587 with starttls, 465 with smtps, 25 with none, 24 for lmtp.",
        ),
        Key(
            name="tls",
            kind=choice(*TLS),
            default="starttls",
            about="Encryption: required, and the server's certificate is checked, but for "
            '"none", which is for this machine only.',
        ),
        Key(
            name="cafile",
            kind=path(),
            default="",
            about="Certificates to trust in place of the system's, in PEM.",
        ),
        Key(name="user", kind=text(), default="", about="The name to log in with; none if empty."),
        Key(
            name="password_env",
            kind=checked("name of an environment variable", _variable),
            default="",
            about="The variable that holds the password.",
        ),
        Key(
            name="password_file",
            kind=path(),
            default="",
            about="The file whose first line is the password; only its owner may read it.",
        ),
        Key(
            name="password_command",
            kind=texts(),
            default=[],
            about='The command that prints the password, such as ["pass", "show", "smtp"].',
        ),
        Key(
            name="timeout",
            kind=duration(),
            default="2m",
            about="How long one answer of a server may take; the last one to a message, five times "
            "as long.",
        ),
        Key(
            name="sendmail",
            kind=text(),
            default="/usr/sbin/sendmail",
            about='The program of the transport "sendmail".',
        ),
        Key(
            name="folder",
            kind=path(),
            default="mail",
            about='Where the transports "folder" and "maildir" put messages.',
        ),
        Key(
            name="unsubscribe_url",
            kind=text(),
            default="",
            about="A page that ends a subscription, https; {recipient}, {edition} and {token} are "
            "filled in.",
        ),
        Key(
            name="unsubscribe_mail",
            kind=checked("address", _address),
            default="",
            about="An address to which a mail ends a subscription.",
        ),
        Key(
            name="unsubscribe_secret_env",
            kind=checked("name of an environment variable", _variable),
            default="",
            about="The variable with the secret that tokens are made with.",
        ),
        Key(
            name="unsubscribe_secret_file",
            kind=path(),
            default="",
            about="The file with that secret; only its owner may read it.",
        ),
        Key(
            name="on_ambiguous",
            kind=choice(*ON_AMBIGUOUS),
            default="hold",
            about="What becomes of a message whose last answer was lost: it is held for you, or "
            "sent once more after 30 minutes, the same message.",
        ),
        Key(
            name="retry_for",
            kind=Kind(form='length of time, or "0"', read=_retry_for),
            default="30m",
            about="How long a run that sends goes on with what the server put off.",
        ),
        Key(
            name="give_up_after",
            kind=duration(),
            default="20h",
            about="How long a message waits before it is too old to be sent.",
        ),
        Key(
            name="keep",
            kind=duration(),
            default="30d",
            about="How long the state keeps the bodies of messages.",
        ),
        Key(
            name="options",
            kind=Kind(form="table of texts", read=_options),
            default={},
            about="For transports of other packages.",
        ),
    ),
)


def read_mail(given: dict[str, Any], base: Path) -> MailConfig:
    """Return the ``[mail]`` table.

    Raises:
        ConfigError: a key or value is wrong, or mail would leave the machine unprotected.
    """
    mail = MailConfig(**read_table(MAIL, given, where="mail", base=base))
    local = mail.is_socket or mail.host in _LOOPBACK
    if mail.tls == "none" and not local:
        raise ConfigError(f'mail: tls = "none" is for this machine only, not for {mail.host!r}')
    if mail.is_socket and (mail.transport != "lmtp" or mail.tls != "none"):
        raise ConfigError('mail: a socket is for transport = "lmtp" with tls = "none"')
    if mail.transport == "lmtp" and mail.tls == "smtps":
        raise ConfigError('mail: lmtp goes with tls = "starttls" or "none"')
    sources = (mail.password_env, mail.password_file, mail.password_command)
    if sum(map(bool, sources)) > 1:
        raise ConfigError("mail: name one of password_env, password_file and password_command")
    if bool(mail.user) != any(sources):
        raise ConfigError("mail: user and a password go together")
    if mail.unsubscribe_secret_env and mail.unsubscribe_secret_file:
        raise ConfigError("mail: name one of unsubscribe_secret_env and unsubscribe_secret_file")
    _check_unsubscribe(mail)
    return mail


def _check_unsubscribe(mail: MailConfig) -> None:
    url = mail.unsubscribe_url
    if url and not url.startswith("https://"):
        raise ConfigError("mail: unsubscribe_url must begin with https://")
    unknown = [one for one in re.findall(r"\{(.*?)\}", url) if one not in _PLACEHOLDERS]
    if unknown:
        raise ConfigError(
            f"mail: unsubscribe_url: unknown {{{unknown[0]}}}{nearest(unknown[0], _PLACEHOLDERS)}"
        )
    if "{token}" in url and not (mail.unsubscribe_secret_env or mail.unsubscribe_secret_file):
        raise ConfigError(
            "mail: {token} in unsubscribe_url needs an unsubscribe_secret_env or ..._file"
        )


_PLACEHOLDERS = ("recipient", "edition", "token")
