"""A connection to a mail server that is the right one: encrypted, checked, logged in."""

import smtplib
import socket
import ssl

from digest.config import MailConfig
from digest.controls import visible_line
from digest.deliver.bounded import BoundedLmtp, BoundedSmtp, BoundedSmtps, Left, forever
from digest.deliver.receipt import MailError
from digest.errors import ConfigError
from digest.secrets import Secret

Server = BoundedSmtp
_LONGEST_LINE = 300


def connect(mail: MailConfig, password: Secret | None, *, left: Left = forever) -> Server:
    """Return an open connection on which messages can be sent.

    Args:
        mail: names the server.
        password: of ``mail.user``.
        left: how many seconds the run has left.

    Raises:
        ConfigError: the certificates to trust cannot be read.
        MailError: the server cannot be reached, its certificate is not the right one, it does not
            offer encryption, or it refuses the login.
    """
    context = _context(mail) if mail.tls != "none" else None
    place = mail.host if mail.is_socket else f"{mail.host}:{mail.usual_port}"
    try:
        smtp = _open(mail, context, left)
    except OSError as error:
        raise MailError(f"mail server {place}: {_reason(error)[:_LONGEST_LINE]}") from error
    try:
        _prepare(smtp, mail, context, password)
    except OSError as error:
        smtp.close()
        reason = _reason(error)
        reason = password.redact(reason) if password else reason
        raise MailError(f"mail server {place}: {reason[:_LONGEST_LINE]}") from error
    except BaseException:
        smtp.close()
        raise
    return smtp


def _context(mail: MailConfig) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=mail.cafile or None)
    except OSError as error:
        raise ConfigError(f"mail: cafile {mail.cafile}: {_reason(error)}") from error


def _open(mail: MailConfig, context: ssl.SSLContext | None, left: Left) -> Server:
    place, name = (mail.host, mail.usual_port), _own_name()
    seconds = max(0.001, min(mail.timeout.total_seconds(), left()))
    if mail.transport == "lmtp":
        return BoundedLmtp(*place, local_hostname=name, timeout=seconds, left=left)
    if mail.tls == "smtps":
        return BoundedSmtps(
            *place, local_hostname=name, timeout=seconds, context=context, left=left
        )
    return BoundedSmtp(*place, local_hostname=name, timeout=seconds, left=left)


def _prepare(
    smtp: Server, mail: MailConfig, context: ssl.SSLContext | None, password: Secret | None
) -> None:
    smtp.ehlo_or_helo_if_needed()
    if mail.tls == "starttls":
        if not smtp.has_extn("starttls"):
            raise MailError(
                f"mail server {mail.host}:{mail.usual_port}: offers no STARTTLS, so nothing is sent"
            )
        smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
    if password:
        secret = password.reveal()
        if not secret.isascii() or not mail.user.isascii():
            raise ConfigError("mail: user and password must be ASCII to log in")
        smtp.login(mail.user, secret)


def _own_name() -> str:
    """Return how we call ourselves, without asking the network for it."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused: {error.verify_message.lower()}"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {visible_line(text)}"
    return (error.strerror or str(error)).lower()
