"""Numbers, days and periods in words, the same in every locale and time zone."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from digest.dates import day_of
from digest.model import Counts, Kind, Period, State

# Silent reading of English non-fiction: 238 words a minute (Brysbaert, "How many words do we read
# per minute?", Journal of Memory and Language 109, 2019), a little less for names and figures.
WORDS_PER_MINUTE = 230

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_GENRES: dict[Kind, str] = {
    "news": "",
    "opinion": "Opinion",
    "analysis": "Analysis",
    "feature": "Feature",
    "correction": "Correction",
}
# The language of the words in the templates.
_OURS = "en"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
# These keep their full stop: "p.m.", "U.S.", "Inc.", "...".
_STOPPED = re.compile(r"(?:\b\w\.|\b(?:Co|Corp|Inc|Jr|Ltd|Sr|etc)\.|\.\.)$")
# Hebrew, Arabic and their neighbors; the blocks beyond are those of older scripts.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
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


@lru_cache(maxsize=4_096)
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
    """Return the line of the masthead: minutes, articles told of, sources, stories."""
    known = f" of {counts.known_sources:,}" if counts.known_sources > counts.sources else ""
    few = plural(counts.sources, "source") if not known else f"{counts.sources:,}{known} sources"
    sources = f" from {few}" if counts.sources or known else ""
    articles = f"{plural(counts.included + counts.duplicate, 'article')}{sources}"
    minutes = plural(reading_minutes(counts.words), "minute")
    return f"{minutes}. {articles}, {plural(counts.stories, 'story', 'stories')}{_states(counts)}."


def _states(counts: Counts) -> str:
    """Return how many stories are new, if not all are."""
    if not (counts.updates or counts.running):
        return ""
    new = counts.stories - counts.updates - counts.running
    told = (
        (new, f"{new:,} new"),
        (counts.updates, plural(counts.updates, "update")),
        (counts.running, f"{counts.running:,} still running"),
    )
    return ": " + ", ".join(words for number, words in told if number)


def standing(state: State, first: date | None, *, day: date, mixed: bool) -> str:
    """Return what has become of a story since it was first reported, on ``first``.

    Args:
        state: as in ``Entry``.
        first: the day of the digest that told it first, if it is known.
        day: the day of this digest.
        mixed: whether the digest has stories of several states: only then new ones are marked.
    """
    if state == "new":
        return "New" if mixed else ""
    days = (day - first).days if first else 0
    if state == "running":
        return f"Still running, day {days + 1}" if days > 0 else "Still running"
    if not first or days < 1:
        return "Update"
    return f"Update, first reported {short_day(first, weekday=False, year=first.year != day.year)}"


def genre(kind: Kind) -> str:
    """Return what an article is, if it is no news: ``Opinion``."""
    return _GENRES[kind]


def reports(sources: int, independent: int) -> str:
    """Return how many sources report a story, ``6 sources, 3 independent``; "" if it is one."""
    if sources < 2:
        return ""
    if independent == sources:
        return f"{sources:,} sources, {'both' if sources == 2 else 'all'} independent"
    return f"{sources:,} sources" + (f", {independent:,} independent" if independent else "")


def language(code: str) -> str:
    """Return the ``lang`` of a text in a document in English: "" if it needs none."""
    plain = _LANGUAGE.fullmatch(code) and code.lower() not in {_OURS, "und"}
    return code if plain else ""


def is_rtl(text: str) -> bool:
    """Return whether a text has letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def sentence(text: str) -> str:
    """Return ``text`` with a capital and a full stop; "" if it is empty."""
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}" if text else ""


def unstopped(headline: str) -> str:
    """Return a headline to go on behind, without the full stop of a sentence at its end."""
    return headline if _STOPPED.search(headline) else headline.removesuffix(".")


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
