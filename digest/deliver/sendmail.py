"""Delivery by the sendmail program of this machine, as Postfix, Exim, msmtp and others have it."""

import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from typing import IO

from digest.config import MailConfig
from digest.deliver.receipt import Commit, MailError, Receipt
from digest.output import output_error
from digest.store.outbox import Outgoing

# sysexits.h: what lies with the message or its recipient. All else may be better another time:
# msmtp ends with 68 when it finds no name server and with 77 when its password is refused.
_FOR_GOOD = range(64, 68)
_SECONDS = 300


class SendmailDelivery:
    """Runs ``sendmail -i -f SENDER -- RECIPIENT`` with the message as a file."""

    def __init__(self, mail: MailConfig) -> None:
        """Take the program of the configuration."""
        self._program = mail.sendmail

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        """Hand a message over; status 0 means that the program has queued it.

        Raises:
            MailError: the program is not there.
            OutputError: the temporary folder has no room for the message.
        """
        if not shutil.which(self._program):
            raise MailError(f"mail: {self._program}: no such program")
        words = [self._program, "-i", "-f", message.sender, "--", message.recipient]
        # A file, for the end of a pipe whose writer died would be the end of a cut message.
        with _temporary(message.message.replace(b"\r\n", b"\n")) as file:
            commit()
            try:
                done = subprocess.run(  # noqa: S603 - the configured program, without a shell
                    words,
                    stdin=file,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    timeout=_SECONDS,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return Receipt(result="unknown", answer=f"no end after {_SECONDS} seconds")
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                return Receipt(result="deferred", answer=f"{self._program}: {reason}")
        return _receipt(done.returncode, done.stderr)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def _temporary(content: bytes) -> IO[bytes]:
    folder = "temporary folder"
    try:
        folder = f"temporary folder {tempfile.gettempdir()}"
        with ExitStack() as stack:
            # Unbuffered: a file that cannot be written must not be written again when it is closed.
            file = stack.enter_context(tempfile.TemporaryFile(buffering=0))
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
            file.seek(0)
            stack.pop_all()
            return file
    except OSError as error:
        raise output_error(f"mail: {folder}", error) from error


def _receipt(status: int, complaint: bytes) -> Receipt:
    if status == 0:
        return Receipt(result="sent")
    said = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
    answer = f"status {status}" + (f": {said}" if said else "")
    if status < 0:
        return Receipt(result="unknown", answer=answer)
    return Receipt(result="failed" if status in _FOR_GOOD else "deferred", answer=answer)
