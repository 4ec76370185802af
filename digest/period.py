"""Periods: what a digest covers, half open and gapless, in the days of one zone."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.dates import day_of
from digest.model import Period

FIRST = timedelta(days=1)
_DAY = timedelta(days=1)
_MONDAY, _SATURDAY = 0, 5


def local_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the day that ``now`` (aware) falls on in ``zone``."""
    return now.astimezone(zone).date()


def arrival_period(start: datetime, now: datetime, zone: ZoneInfo) -> Period:
    """Return the period of arrivals after ``start``, the last cut-off, up to and with ``now``."""
    return Period(start=start.astimezone(UTC), end=now.astimezone(UTC), zone=zone.key)


def dated_period(day: date, zone: ZoneInfo) -> Period:
    """Return the period of what was published on ``day``, from midnight to midnight."""
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + _DAY, time(), zone)
    return Period(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=zone.key, kind="dated")


def due_days(last: date, today: date, zone: ZoneInfo, *, rhythm: str = "daily") -> list[date]:
    """Return the days on which an edition had to be published since its last digest.

    Args:
        last: the day of the last digest; for a new edition, the day its first period starts.
        today: the day of the run.
        zone: days that it skipped are left out (Pacific/Apia has no 2011-12-30).
        rhythm: ``daily``, ``weekdays`` (Monday to Friday) or ``weekly`` (Mondays).

    Returns:
        Days after ``last``, up to and with ``today``; none if the clock or zone went back.
    """
    days = (last + timedelta(days=number) for number in range(1, (today - last).days + 1))
    return [day for day in days if _is_publication_day(day, rhythm) and _exists(day, zone)]


def missed_ends(
    last: date, now: datetime, zone: ZoneInfo, *, rhythm: str = "daily", most: int
) -> list[datetime]:
    """Return where the periods of missed publication days would have ended, in UTC, ascending.

    Each ends at the time of the day that the run is made at, as if the runs had been made every
    day: of the days before today, the latest ``most``.
    """
    today = local_day(now, zone)
    clock = now.astimezone(zone).time()
    days = due_days(last, today - _DAY, zone, rhythm=rhythm)
    return [datetime.combine(day, clock, zone).astimezone(UTC) for day in days[-most:]]


def period_of(
    published: str, arrived: datetime, ends: Sequence[datetime], start: datetime, zone: ZoneInfo
) -> int:
    """Return the first of some missed periods that an article could have stood in.

    What arrived while the digests were missed goes by its arrival. What arrived only now, as all
    does when no run was made, goes by what it says of itself: an instant, or a day.

    Args:
        published: as ``Article.published``.
        arrived: the instant of the run that the article arrived in, aware.
        ends: of the periods, ascending.
        start: of the first period, the last cut-off.
        zone: that days are cut in.

    Returns:
        An index into ``ends``; ``len(ends)``, the current period, for an article that gives no
        day, or one outside of the missed periods.
    """
    if ends and arrived <= ends[-1]:
        return bisect_left(ends, arrived)
    if len(published) > 10:
        instant = datetime.fromisoformat(published)
        return bisect_left(ends, instant) if instant > start else len(ends)
    day = day_of(published, zone)
    if day is None or day < local_day(start, zone):
        return len(ends)
    return bisect_left([local_day(end, zone) for end in ends], day)


def is_old(published: str, period: Period) -> bool:
    """Return whether an article of a period was published on a day before the period began.

    The day that the period begins on is not old: its articles may have come up after the last
    digest. A month is as late as its last day; what gives no date is not old.
    """
    zone = ZoneInfo(period.zone)
    day = day_of(published, zone)
    if day is None and published:
        year, month = int(published[:4]), int(published[5:7])
        day = date(year, month, monthrange(year, month)[1])
    return day is not None and day < local_day(period.start, zone)


def _is_publication_day(day: date, rhythm: str) -> bool:
    if rhythm == "weekly":
        return day.weekday() == _MONDAY
    return rhythm == "daily" or day.weekday() < _SATURDAY


def _exists(day: date, zone: ZoneInfo) -> bool:
    period = dated_period(day, zone)
    return period.start < period.end
