"""Numbers, days and periods in words, the same in every locale and time zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from digest.dates import day_of
from digest.model import Counts, Period

# Silent reading of English non-fiction: 238 words a minute (Brysbaert, "How many words do we read
# per minute?", Journal of Memory and Language 109, 2019), a little less for names and figures.
WORDS_PER_MINUTE = 230

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
# A period that starts before is the first of an edition: everything that was there.
_ALWAYS = 1971


def reading_minutes(words: int) -> int:
    """Return how many minutes it takes to read ``words`` words, at least 1."""
    return max(1, (words + WORDS_PER_MINUTE // 2) // WORDS_PER_MINUTE)


def long_day(day: date) -> str:
    """Return a day in full: ``Tuesday, 24 November 2026``."""
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, *, weekday: bool = True, year: bool = False) -> str:
    """Return a day in short: ``Tue 24 Nov``, without ``weekday`` ``24 Nov``."""
    name = f"{_DAYS[day.weekday()][:3]} " if weekday else ""
    return f"{name}{day.day} {_MONTHS[day.month - 1][:3]}{f' {day.year}' if year else ''}"


def claimed_day(published: str, *, zone: ZoneInfo, year: int) -> str:
    """Return the day of an article's claim in short, with the year unless it is ``year``.

    Args:
        published: as in ``Article.published``.
        zone: the zone that instants are shown in.
        year: the year of the digest.

    Returns:
        ``23 Nov``, ``23 Nov 2025``, ``Nov 2025`` for a month; "" if the claim names neither.
    """
    try:
        day = day_of(published, zone)
        if day is not None:
            return short_day(day, weekday=False, year=day.year != year)
        month = date.fromisoformat(f"{published}-01") if published else None
    except (ValueError, OverflowError):
        return ""
    return f"{_MONTHS[month.month - 1][:3]} {month.year}" if month else ""


def zone_name(zone: str) -> str:
    """Return what people call a zone: ``Vienna`` for ``Europe/Vienna``."""
    return zone.rpartition("/")[2].replace("_", " ")


def period_words(period: Period, *, zone: ZoneInfo, year: int) -> str:
    """Return one sentence that says what a digest covers, in the zone of its days."""
    end = period.end.astimezone(zone)
    place = zone_name(period.zone)
    if period.kind == "dated":
        return f"Published on {long_day(period.start.astimezone(zone).date())}, {place}."
    until = f"{_moment(end, year=year)}, {place}."
    if period.start.astimezone(UTC).year < _ALWAYS:
        return f"Arrived up to {until}"
    return f"Arrived {_moment(period.start.astimezone(zone), year=year)} to {until}"


def _moment(when: datetime, *, year: int) -> str:
    return f"{short_day(when.date(), year=when.year != year)} {when:%H:%M}"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 story``, ``1,200 stories``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def facts(counts: Counts) -> str:
    """Return the line of the masthead: minutes, articles, sources, stories."""
    sources = f" from {plural(counts.sources, 'source')}" if counts.sources else ""
    articles = f"{plural(counts.read, 'article')}{sources}"
    minutes = plural(reading_minutes(counts.words), "minute")
    return f"{minutes}. {articles}, {plural(counts.stories, 'story', 'stories')}."


def account(counts: Counts) -> str:
    """Return the sum that tells where every article went; its parts add up to what was read."""
    parts = (
        (counts.included, "in these stories"),
        (counts.duplicate, "copy" if counts.duplicate == 1 else "copies"),
        (counts.held_back, "held back"),
        (counts.refused, "refused"),
        (counts.deferred, "left for a later digest"),
    )
    told = [f"{number:,} {name}" for number, name in parts if number]
    read = f"{plural(counts.read, 'article')} read"
    return f"{read} = {' + '.join(told)}." if told else f"{read}."
