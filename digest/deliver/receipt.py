"""What a delivery is: the contract of all transports, and the receipt that each gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from digest.errors import DigestError
from digest.store.outbox import Outgoing

Result = Literal["sent", "deferred", "failed", "unknown"]
Commit = Callable[[], None]


class MailError(DigestError):
    """No message can leave at present, for a reason that is not a recipient's."""

    exit_status = 69


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one message.

    Attributes:
        result: ``sent``; ``deferred``, it certainly did not arrive and may later; ``failed``, it
            never will; ``unknown``, the answer was lost after ``commit``.
        answer: what the server said, on one line.
    """

    result: Result
    answer: str = ""


class Delivery(Protocol):
    """A transport: one message for one recipient at a time."""

    def deliver(self, message: Outgoing, commit: Commit) -> Receipt:
        """Hand a message over; return what became of it.

        Args:
            message: what leaves.
            commit: records in the state that from here on the message may have arrived; to be
                called just before the step that cannot be taken back. A transport that can do
                the same message again without harm need not call it.

        Raises:
            DigestError: nothing can leave at present; if ``commit`` was not called, this message
                did not arrive either.
        """

    def close(self) -> None:
        """Give back what is held; errors are of no interest any more."""
