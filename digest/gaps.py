"""Gaps: sources that have fallen silent, told by how often they used to have articles; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from digest.model import UNKNOWN_SOURCE, Notice

# How far back the habits of a source are looked up.
WINDOW = timedelta(days=60)
# Fewer gaps than this tell no habit.
_LEAST_GAPS = 5
_USUAL_TIMES = 3
# Nights and weekends are gaps too: no source is silent within its longer gaps and half as much.
_LONG_SHARE, _LONG_TIMES = 0.95, 1.5
_MOST_NAMED = 12
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

# When articles of a source arrived and how many, ascending.
Arrivals = Sequence[tuple[datetime, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A source that has had no article for longer than is usual for it.

    Attributes:
        last: when its last article arrived, aware.
        usual: how many articles a day it used to have.
    """

    source: str
    last: datetime
    usual: float


def silent_sources(arrivals: Mapping[str, Arrivals], now: datetime) -> tuple[Silent, ...]:
    """Return the sources that have been silent for three times their usual gap, by name.

    The usual gap is the median of those between arrivals; a source must also be silent for half
    as much again as its longer gaps (the 95th percentile). What arrived first is left out of the
    habits: it was a backlog.

    Args:
        arrivals: by source, within ``WINDOW``.
        now: the instant of the run, aware.
    """
    found = []
    for source, own in sorted(arrivals.items()):
        times = [at for at, _ in own]
        gaps = sorted(after - before for before, after in pairwise(times))
        if source == UNKNOWN_SOURCE or len(gaps) < _LEAST_GAPS:
            continue
        long = gaps[int(_LONG_SHARE * (len(gaps) - 1))]
        if now - times[-1] > max(_USUAL_TIMES * gaps[len(gaps) // 2], _LONG_TIMES * long):
            days = (times[-1] - times[0]) / timedelta(days=1)
            usual = sum(number for _, number in own[1:]) / days
            found.append(Silent(source=source, last=times[-1], usual=usual))
    return tuple(found)


def silence_notices(
    silent: Sequence[Silent], *, now: datetime, zone: ZoneInfo
) -> tuple[Notice, ...]:
    """Return a line for each silent source: since when, and what is usual."""
    lines = [
        f"{own.source}: nothing since {when(own.last, now, zone)}, usually {_rate(own.usual)}"
        for own in silent
    ]
    return limited("missing", lines, "more sources have had nothing for long")


def limited(kind: str, lines: Sequence[str], rest: str) -> tuple[Notice, ...]:
    """Return notices of the first lines, and of how many there are more."""
    named = [*lines[:_MOST_NAMED]]
    if len(lines) > _MOST_NAMED:
        named.append(f"{len(lines) - _MOST_NAMED} {rest}")
    return tuple(Notice(kind=kind, text=line) for line in named)


def when(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return an instant as a reader of the digest says it: ``Sun 18:10``, or ``2026-11-12``."""
    local, today = instant.astimezone(zone), now.astimezone(zone)
    if today.date() - local.date() < timedelta(days=7):
        return f"{_DAYS[local.weekday()]} {local:%H:%M}"
    return local.date().isoformat()


def _rate(usual: float) -> str:
    if usual >= 0.95:
        return f"{usual:.0f} a day"
    return f"one in {1 / usual:.0f} days"
