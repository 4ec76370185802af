"""Delivery by SMTP or LMTP, verb by verb, so that the state is committed before the final dot."""

import os
import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress

from digest.config import MailConfig
from digest.controls import visible_line
from digest.deliver.bounded import Left, forever
from digest.deliver.connect import Server, connect
from digest.deliver.receipt import Commit, MailError, Receipt, Result
from digest.secrets import Secret, read_secret
from digest.store.outbox import Outgoing

# After so many connections in a row that broke before an answer, the server counts as down.
_MOST_LOST = 10
# RFC 5321, section 4.5.3.2: two minutes for an answer, ten for the one to the final dot, for
# whoever gives up on that too early is in doubt about a message that arrived.
_LAST_WAIT = 5
# RFC 4954: the server wants a login; RFC 3207: it wants encryption. No recipient's fault.
_OUR_FAULT = (530, 534, 535, 538)
_CLOSING = 421
_TOO_BIG = 552
_LONGEST_LINE = 300
_DOT = re.compile(rb"^\.", re.MULTILINE)


class _LostError(Exception):
    """The connection broke before anything was committed."""


class SmtpDelivery:
    """Sends each message to its one recipient over a connection that is kept open.

    Source:
        RFC 5321, sections 3.3 and 4.1; RFC 2033 for LMTP; RFC 1047 for the doubt about a message
        whose last answer is lost.
    """

    def __init__(self, mail: MailConfig, left: Left = forever) -> None:
        """Take the server of the configuration; the password is read now, but for a command's.

        Args:
            mail: names the server.
            left: how many seconds the run has left. When there are none, whatever is not yet
                committed ends; what is committed has its time, or it would be in doubt.

        Raises:
            ConfigError: the password cannot be read.
        """
        self._mail = mail
        self._left = left
        self._smtp: Server | None = None
        self._lost = 0
        self._password: Secret | None = None
        if mail.user and not mail.password_command:
            self._password = self._read_password()

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        """Send a message; a connection that was open and broke is opened once more.

        Raises:
            MailError: the server cannot be reached, is not the right one, or lets nobody send.
        """
        while True:
            reused = self._smtp is not None
            server = self._smtp or self._connect()
            try:
                receipt = self._send(server, message, commit)
            except _LostError as error:
                self._drop()
                if reused:
                    continue
                self._count_lost(str(error))
                return Receipt(result="deferred", answer=f"connection lost: {error}")
            if receipt.result == "unknown":
                self._count_lost(receipt.answer)
            else:
                self._lost = 0
            return receipt

    def close(self) -> None:
        """Take leave of the server."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            with suppress(OSError):
                smtp.quit()
            smtp.close()

    def _connect(self) -> Server:
        mail = self._mail
        if mail.user and not self._password:
            self._password = self._read_password()
        self._smtp = connect(mail, self._password, left=self._left)
        return self._smtp

    def _read_password(self) -> Secret:
        mail = self._mail
        return read_secret(
            os.environ,
            env=mail.password_env,
            file=mail.password_file,
            command=mail.password_command,
        )

    def _send(self, smtp: Server, message: Outgoing, commit: Commit) -> Receipt:
        refused = self._envelope(smtp, message)
        if refused:
            return refused
        done = False
        try:
            self._call(lambda: smtp.send(_DOT.sub(b"..", message.message)))
            commit()
            if _has_spoken(smtp):
                return Receipt(result="deferred", answer="connection lost before the end")
            receipt = self._end(smtp)
            done = True
        finally:
            if not done:
                # The final dot was not sent: the server forgets what it has of the message.
                self._drop()
        return receipt

    def _envelope(self, smtp: Server, message: Outgoing) -> Receipt | None:
        """Name sender and recipient and ask for the message; return a receipt if it is refused."""
        options = [f"SIZE={len(message.message)}"] if smtp.has_extn("size") else []
        if not (message.sender + message.recipient).isascii():
            if not smtp.has_extn("smtputf8"):
                return Receipt(result="failed", answer="the server takes only addresses in ASCII")
            options.append("SMTPUTF8")
        code, answer = self._call(lambda: smtp.mail(message.sender, options))
        if code != 250:
            return self._refused(smtp, code, answer, of_sender=True)
        code, answer = self._call(lambda: smtp.rcpt(message.recipient))
        if code not in (250, 251):
            return self._refused(smtp, code, answer)
        code, answer = self._call(lambda: smtp.docmd("DATA"))
        if code != 354:
            return self._refused(smtp, code, answer)
        return None

    def _end(self, smtp: Server) -> Receipt:
        """Send the final dot; whatever goes wrong from here on leaves the message in doubt."""
        try:
            with smtp.patient(self._mail.timeout.total_seconds() * _LAST_WAIT):
                smtp.send(b".\r\n")
                code, answer = smtp.getreply()
        except OSError as error:
            self._drop()
            return Receipt(result="unknown", answer=f"no answer to the message: {_reason(error)}")
        result = _result(code)
        if code == _CLOSING or result == "unknown":
            self._drop()
        return Receipt(result=result, answer=self._line(code, answer))

    def _refused(
        self, smtp: Server, code: int, answer: bytes, *, of_sender: bool = False
    ) -> Receipt:
        """Return the receipt of a refusal, and make the connection ready for the next message."""
        line = self._line(code, answer)
        ours = code in _OUR_FAULT or (of_sender and 500 <= code < 600 and code != _TOO_BIG)
        try:
            smtp.rset() if code != _CLOSING else self._drop()
        except OSError:
            self._drop()
        if ours:
            self.close()
            raise MailError(f"mail server {self._mail.host}: {line}")
        result = _result(code)
        # Before the message was sent, nothing of it can have arrived.
        return Receipt(result="deferred" if result in ("unknown", "sent") else result, answer=line)

    def _call(self, verb: Callable[[], "tuple[int, bytes] | None"]) -> tuple[int, bytes]:
        try:
            return verb() or (0, b"")
        except OSError as error:
            raise _LostError(_reason(error)) from error

    def _count_lost(self, reason: str) -> None:
        self._lost += 1
        if self._lost >= _MOST_LOST:
            self._lost = 0
            raise MailError(f"mail server {self._mail.host}: connections break: {reason}")

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp:
            smtp.close()

    def _line(self, code: int, answer: bytes) -> str:
        line = visible_line(answer.decode("utf-8", "replace"))
        line = self._password.redact(line) if self._password else line
        return f"{code} {line[:_LONGEST_LINE]}"


def _has_spoken(smtp: Server) -> bool:
    """Return whether the server has closed the connection, or says something out of turn."""
    sock = smtp.sock
    if sock is None:
        return True
    limit = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True
    finally:
        sock.settimeout(limit)
    return True


def _result(code: int) -> Result:
    if 200 <= code < 300:
        return "sent"
    if 400 <= code < 500:
        return "deferred"
    return "failed" if 500 <= code < 600 else "unknown"


def _reason(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} is no answer"
    return (error.strerror or str(error)).lower()
