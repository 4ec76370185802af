"""Limits of time: what takes too long is given up, so that a run ends."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

# Which part of a run's deadline is spent, 0 at its start and 1 at the deadline.
Spent = Callable[[], float]
# Shares of the deadline: reading ends at the first, analyzing at the second; what is left is for
# publishing and sending.
READING, ANALYZING = 0.5, 0.9
# CPU time for one input: a thousand times what news takes.
ITEM_SECONDS = 20.0
_AGAIN = 0.5


class TimeUpError(Exception):
    """The limit of CPU time was reached; never shown to a user."""


def unlimited() -> float:
    """Return that nothing of a deadline is spent: there is none."""
    return 0.0


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """End what is done within when it has used ``seconds`` of CPU time.

    Python code and regular expressions are interrupted; foreign code only when it returns. In
    other threads than the main one there is no limit, for signals reach only that.

    Raises:
        TimeUpError: the time is up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _time_up)
    # Again and again: an exception within a finalizer is swallowed.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _time_up(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - what signals pass
    raise TimeUpError
