"""Read the places of a text: what names a country in it, by the tables and the user's rules."""

from dataclasses import dataclass, replace

from digest.countries.context import weigh_noise
from digest.countries.rules import Rules
from digest.countries.scan import Hit, find_ruled, find_surfaces
from digest.countries.sense import FOREVER

RULED = "your rule"
_NOT_THEN = "not in office, or not there, at the time of the article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a text is read.

    Attributes:
        language: ISO 639-1; names in that language are known besides the English ones.
        rules: of the user; they outrank the tables.
        year: of the article; 0 if unknown.
    """

    language: str = "en"
    rules: Rules = ()
    year: int = 0


def read_places(text: str, reading: Reading) -> list[Hit]:
    """Return the hits that are places, in the order of the text."""
    return [hit for hit, reason in read_all(text, reading) if reason in ("", RULED)]


def read_all(text: str, reading: Reading) -> list[tuple[Hit, str]]:
    """Return every hit with the reason why it is no place; "" or ``RULED`` if it is one."""
    hits = find_surfaces(text, language=reading.language)
    ruled = find_ruled(text, language=reading.language, rules=reading.rules)
    if not ruled:
        found = weigh_noise(text, hits)
    else:
        free = [hit for hit in hits if not _overlaps(hit, ruled)]
        found = [*weigh_noise(text, free), *((hit, RULED) for hit in ruled)]
        found.sort(key=lambda told: told[0].start)
    if reading.year:
        return [_at(hit, reason, reading.year) for hit, reason in found]
    return found


def _overlaps(hit: Hit, ruled: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in ruled)


def _at(hit: Hit, reason: str, year: int) -> tuple[Hit, str]:
    """A leader who is not yet in office is somebody else; one of the past only supports."""
    sense = hit.sense
    if reason or (not sense.since and sense.until == FOREVER):
        return hit, reason
    if year < sense.since:
        return hit, _NOT_THEN
    if year > sense.until and sense.kind.isupper():
        return hit._replace(sense=replace(sense, kind=sense.kind.lower())), ""
    return hit, ""
