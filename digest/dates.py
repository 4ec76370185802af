"""Dates as articles claim them: read in many notations, kept with their own precision."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

EARLIEST = 1800
_AHEAD = timedelta(days=2)

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def read_date(stated: str, *, seen: datetime) -> str:
    """Return a stated date in ISO 8601 with its own precision.

    Args:
        stated: the claim, such as ``2023-12-19``, ``2023-12``, an ISO or RFC 5322 date and time,
            ``19 December 2023``, ``Dec. 19, 2023``, or seconds since 1970.
        seen: when the article was first seen, aware: no claim lies more than two days later.

    Returns:
        ``YYYY-MM``, ``YYYY-MM-DD``, or an instant in UTC such as ``2023-12-19T10:00:00+00:00``
        (only if the claim has a time and a zone); "" if it is missing, impossible or implausible
        (before 1800 or in the future).
    """
    stated = stated.strip()[:100]
    if not stated:
        return ""
    found = _instant(stated) or _calendar(stated)
    return found if found and _plausible(found, seen) else ""


def day_of(published: str, zone: ZoneInfo) -> date | None:
    """Return the day of a published claim in ``zone``; None if it names no single day."""
    if len(published) == 10:
        return date.fromisoformat(published)
    if len(published) > 10:
        return datetime.fromisoformat(published).astimezone(zone).date()
    return None


def _instant(stated: str) -> str:
    if _EPOCH.fullmatch(stated):
        seconds = int(stated[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = parse(stated)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return _utc(when) if ":" in stated else when.date().isoformat()
    return ""


def _utc(when: datetime) -> str:
    if when.tzinfo is None:
        # Without a zone the hour says nothing that could be compared: keep the day.
        return when.date().isoformat()
    try:
        return when.astimezone(UTC).replace(microsecond=0).isoformat()
    except OverflowError:
        return ""


def _calendar(stated: str) -> str:
    if match := _YEAR_FIRST.match(stated):
        year, month, day = match[1], match[2], match[3]
        return _iso(year, month, day) if day else _iso(year, month, "1")[:7]
    if match := _COMPACT.fullmatch(stated):
        return _iso(*match.groups())
    if match := _DAY_MONTH.search(stated):
        return _iso(match[3], str(_MONTHS.get(match[2].lower(), 0)), match[1])
    if match := _MONTH_DAY.search(stated):
        return _iso(match[3], str(_MONTHS.get(match[1].lower(), 0)), match[2])
    return ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _plausible(iso: str, seen: datetime) -> bool:
    latest = (seen.astimezone(UTC) + _AHEAD).date().isoformat()
    return f"{EARLIEST}" <= iso[:4] and iso[:10] <= latest[: len(iso)]
