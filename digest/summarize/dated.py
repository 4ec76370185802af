"""Dated: which sentences tell the news of an article that begins with what was long ago (R9)."""

import re
from collections.abc import Sequence

from digest.summarize.places import holding_any, starts_of

# "On October 24, 1944, ...", "Forty years ago, ...", "Back in 2010 ...", "... decades ago."
_LONG_AGO = re.compile(
    r"(?:(?:Back )?(?:In|On|By|During|At|Before|Since|After)\b[^.;:]{0,40}?\b(?:1\d|20)\d\d\b"
    r"|(?:[A-Z][\w-]* ){1,4}(?:years|decades) ago\b|[^,;:]*\b(?:years|decades|centuries) ago\.$)"
)
_RECENT = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b[Tt]oday\b|"
    r"\b(?:[Tt]his|[Ll]ast) (?:week|month|year|weekend|spring|summer|fall|autumn|winter)\b"
)

# What tells that something is new, in the present or these days: looked for in one pass.
_NEW = (
    *(f"{day}day" for day in "Mon Tues Wednes Thurs Fri Satur Sun".split()),
    *(" today", "Today", " tonight", "Tonight", " now ", " now,", " now.", "Now ", "Now,"),
    *(" recent", "Recent"),
    *(
        f"{this} {time}"
        for this in (" this", "This")
        for time in "week month year spring summer fall autumn winter season".split()
    ),
    *(f"{last} {time}" for last in (" last", "Last") for time in "week month night".split()),
)

_ASKED = re.compile(r"\bcomments?\b")


def find_new(texts: Sequence[str], places: Sequence[int]) -> frozenset[int]:
    """Return which of the places hold an English sentence that says that it is of these days."""
    own = [texts[place] for place in places]
    found = holding_any("\n".join(own), starts_of(own), _NEW)
    # "The owners did not respond to requests for comment on Thursday" is no news.
    return frozenset(places[number] for number in found if not _ASKED.search(own[number]))


def find_recent(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of the sentences that tell of this week or today.

    None unless the first sentence of an English article tells of another year: a summary that
    has only that would give what was long ago for news.
    """
    if not texts or not _LONG_AGO.match(texts[0]) or _RECENT.search(texts[0]):
        return frozenset()
    return frozenset(place for place, text in enumerate(texts) if place and _RECENT.search(text))
