"""Periods: what a digest covers, half open and gapless, in the days of one zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.model import Period

FIRST = timedelta(days=1)


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the day that ``now`` (aware) falls on in ``zone``."""
    return now.astimezone(zone).date()


def arrival_period(start: datetime, now: datetime, zone: ZoneInfo) -> Period:
    """Return the period of arrivals after ``start``, the last cut-off, up to and with ``now``."""
    return Period(start=start.astimezone(UTC), end=now.astimezone(UTC), zone=zone.key)


def dated_period(day: date, zone: ZoneInfo) -> Period:
    """Return the period of what was published on ``day``, from midnight to midnight."""
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return Period(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=zone.key, kind="dated")
