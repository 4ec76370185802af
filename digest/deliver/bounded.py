"""Clients of mail servers whose every answer ends in time, however a server talks."""

import io
import smtplib
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

# Returns how many seconds a run has left.
Left = Callable[[], float]
# RFC 5321, section 4.5.3.1.5: a line has 512 octets; no honest answer has hundreds of them.
_MOST_BYTES = 256 * 1024


def forever() -> float:
    """Return that there is no end."""
    return float("inf")


class BoundedSmtp(smtplib.SMTP):
    """A client for which ``timeout`` is the time of a whole answer and not of a byte of it."""

    def __init__(self, *args: Any, left: Left, **options: Any) -> None:
        """Connect as ``smtplib.SMTP``; ``left`` ends every step sooner than its time."""
        self._left = left
        self._seconds = float(options["timeout"])
        self._heard: _Answers | None = None
        super().__init__(*args, **options)

    def send(self, s: Any) -> None:
        """Send bytes or text.

        Raises:
            OSError: they could not be sent in time.
        """
        self._give_time()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """Return code and text of the next answer.

        Raises:
            OSError: it did not come in time, or has no end.
        """
        if self.file is None and self.sock:
            self._heard = _Answers(self.sock)
            self.file = io.BufferedReader(self._heard)
        if self._heard:
            self._heard.expect(self._within())
        found = super().getreply()
        # The handshake of TLS, say, must not have to do with what was left of this answer.
        self._give_time()
        return found

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Wait so long for what comes within, whatever time the run has left."""
        before = self._left, self._seconds
        self._left, self._seconds = forever, seconds
        try:
            yield
        finally:
            self._left, self._seconds = before

    def _give_time(self) -> None:
        if self.sock:
            self.sock.settimeout(max(0.001, self._within()))

    def _within(self) -> float:
        return min(self._seconds, self._left())


class BoundedSmtps(BoundedSmtp, smtplib.SMTP_SSL):
    """The same within TLS."""


class BoundedLmtp(BoundedSmtp, smtplib.LMTP):
    """The same for LMTP."""


class _Answers(io.RawIOBase):
    """What a server says, as a file that gives up at an instant."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._until = 0.0
        self._bytes = 0

    def expect(self, seconds: float) -> None:
        """Begin an answer that has so many seconds."""
        self._until = time.monotonic() + seconds
        self._bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(left)
        size = self._sock.recv_into(buffer)
        self._bytes += size
        if self._bytes > _MOST_BYTES:
            raise OSError("an answer without end")
        return size
