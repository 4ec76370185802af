"""Dates as articles claim them: read in many notations, kept with their own precision."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

EARLIEST = 1800
_AHEAD = timedelta(days=2)

# The first three letters of the months in the languages of news; as many as tell them apart.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen янв січ oca sty",
            "feb fév fev фев лют şub lut",
            "mar mär mrz maa мар бер",
            "apr avr abr апр кві nis kwi",
            "may mai mei maj mag май мая тра",
            "jun jui giu июн чер haz cze",
            "jul lug июл лип tem lip",
            "aug aoû aou ago agu авг сер ağu sie",
            "sep set сен вер eyl wrz",
            "oct okt out ott окт жов eki paź",
            "nov ноя лис kas lis",
            "dec déc dez dic des дек гру ara gru",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = r"([^\W\d_]{3}[^\W\d_]*)\.?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_WITHIN = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[ _T]?\d{6}Z?)?")
# "15. listopada" is Croatian, of October; "15 listopada" Polish, of November.
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:\.(?!\s*lis)|st|nd|rd|th|er|º)?[\s-]+(?:(?:de|of)\s+)?{_NAME},?[\s-]+"
    r"(?:del?\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(rf"{_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_MONTH_YEAR = re.compile(rf"{_NAME}\s+(?:de\s+)?(\d{{4}})")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_EPOCH = re.compile(r"(?:/Date\()?(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d*|[+-]\d{4})?(?:\)/)?")
# What programs write for a time that they do not know.
_NEVER = "1970-01-01T00:00:00"


def read_date(stated: str, *, seen: datetime) -> str:
    """Return a stated date in ISO 8601 with its own precision.

    Args:
        stated: the claim, such as ``2023-12-19``, ``2023-12``, an ISO or RFC 5322 date and time,
            ``19 December 2023``, ``Dec. 19, 2023``, ``19 décembre 2023``, ``19.12.2023``, or the
            time since 1970. ``4/3/2023`` may be of March or April, and is no claim.
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
    known = found and not found.startswith(_NEVER)
    return found if known and _plausible(found, seen) else ""


def day_of(published: str, zone: ZoneInfo) -> date | None:
    """Return the day of a published claim in ``zone``; None if it names no single day."""
    if len(published) == 10:
        return date.fromisoformat(published)
    if len(published) > 10:
        return datetime.fromisoformat(published).astimezone(zone).date()
    return None


def _instant(stated: str) -> str:
    if since := _EPOCH.fullmatch(stated):
        return datetime.fromtimestamp(int(since[1]), UTC).isoformat()
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
    if match := _COMPACT.fullmatch(stated) or _EASTERN.search(stated) or _WITHIN.search(stated):
        return _iso(match[1], match[2], match[3])
    if match := _NUMBERS.search(stated):
        return _in_order(match[1], match[2], match[3], match[4])
    return _by_name(stated)


def _by_name(stated: str) -> str:
    if match := _DAY_MONTH.search(stated):
        return _iso(match[3], _month(match[2]), match[1])
    if match := _MONTH_DAY.search(stated):
        return _iso(match[3], _month(match[1]), match[2])
    if match := _MONTH_YEAR.fullmatch(stated):
        return _iso(match[2], _month(match[1]), "1")[:7]
    return ""


def _month(name: str) -> str:
    name = name.lower()
    return "7" if name.startswith("juil") else str(_MONTHS.get(name[:3], 0))


def _in_order(first: str, sign: str, second: str, year: str) -> str:
    """Return a day in numbers, "" if it may be one of two; between dots the day comes first."""
    if sign == "." or int(first) > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if int(second) > 12 else ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _plausible(iso: str, seen: datetime) -> bool:
    latest = (seen.astimezone(UTC) + _AHEAD).date().isoformat()
    return f"{EARLIEST}" <= iso[:4] and iso[:10] <= latest[: len(iso)]
