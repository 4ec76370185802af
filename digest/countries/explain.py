"""Explain the countries of an article: every mention with its weight, and every veto."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from digest.countries.dateline import place_of
from digest.countries.evidence import WEIGHTS
from digest.countries.names import country_name
from digest.countries.reading import RULED, Reading, read_all
from digest.countries.resolve import with_one_sense
from digest.countries.rules import Rules
from digest.countries.scan import Hit
from digest.countries.score import CAP, speaks_for_bodies, year_of
from digest.countries.sense import BLOCKER, BODY, Sense

_KINDS = {
    "N": "name", "D": "people or adjective", "C": "capital", "L": "city", "A": "city or region",
    "I": "institution", "P": "leader", "T": "town",
}  # fmt: skip
_FILED = "the dateline, which counts by itself"
_SUPPORT = "counts little, and only beside others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of title or text that names a country, or only looks like it.

    Attributes:
        text: as it stands there.
        where: ``title`` or ``text``.
        start: its first character in the title or the text.
        end: the one after its last.
        country: ISO 3166-1 alpha-2; "" if it is of no country.
        kind: what it is, such as ``name`` or ``capital``.
        weight: what it counts, a name 10; 0 if it was vetoed.
        because: why it was vetoed, or what decided its sense or weight; "" if nothing had to.
    """

    text: str
    where: str
    start: int
    end: int
    country: str
    kind: str
    weight: int
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What speaks for the countries of an article.

    Attributes:
        mentions: those of the title, then those of the text, in their order.
        dateline: the country that the article was filed from, "" if unknown.
        home: the country of its outlet, "" for none.
        is_seat: whether the dateline only tells where a body above the states sits.
    """

    mentions: tuple[Mention, ...]
    dateline: str
    home: str
    is_seat: bool = False


def explain_countries(
    *,
    title: str,
    text: str,
    dateline: str = "",
    home: str = "",
    language: str = "en",
    published: str = "",
    rules: Rules = (),
) -> Mentions:
    """Return every mention of a country, with what it counts and why; as ``score_countries``."""
    reading = Reading(language=language, rules=rules, year=year_of(published))
    body = text[:CAP]
    place, start = place_of(dateline, body, reading)
    found = [("title", hit, reason) for hit, reason in read_all(title, reading)]
    found += [("text", hit, reason) for hit, reason in read_all(body, reading)]
    # What is no place says nothing about the sense of the others.
    hits = [hit for _, hit, reason in found if reason in ("", RULED)]
    places = iter(with_one_sense(hits, filed=place))
    mentions: list[Mention] = []
    for where, hit, reason in found:
        part = title if where == "title" else body
        if reason not in ("", RULED):
            mentions.append(_mention(part, where, hit, hit.sense, 0, reason))
            continue
        sensed = next(places)
        if where == "text" and hit.start < start:
            mentions.append(_mention(part, where, hit, sensed.sense, 0, _FILED))
        else:
            mentions.append(_place(part, where, hit, sensed, reason))
    named = any(mention.country for mention in mentions)
    hits = [hit for _, hit, reason in found if reason in ("", RULED)]
    seat = not named and speaks_for_bodies(dateline or body[:start], hits)
    return Mentions(mentions=tuple(mentions), dateline=place, home=home, is_seat=seat)


def _place(part: str, where: str, read: Hit, hit: Hit, reason: str) -> Mention:
    sense = hit.sense
    if sense.kind == BLOCKER and len(sense.codes) > 1:
        because = f"may be {_either(sense)}: nothing else in the article decides"
        return _mention(part, where, hit, sense, 0, because)
    if sense.kind == BLOCKER:
        because = "your rule: no place" if reason else "a phrase that names no country"
        return _mention(part, where, hit, sense, 0, because)
    if sense.kind == BODY:
        because = "your rule: the world" if reason else "a body above the states, of no country"
        return _mention(part, where, hit, sense, 0, because)
    because = reason
    if len(read.sense.codes) > 1:
        because = f"may be {_either(read.sense)}: the other places of the article decide"
    elif sense.kind.islower() or sense.kind == "T":
        because = _SUPPORT
    return _mention(part, where, hit, sense, WEIGHTS[sense.kind], because)


def _either(sense: Sense) -> str:
    return " or ".join(country_name(code) for code in sense.codes)


def _mention(part: str, where: str, hit: Hit, sense: Sense, weight: int, because: str) -> Mention:
    is_place = sense.kind not in (BLOCKER, BODY)
    return Mention(
        text=part[hit.start : hit.end],
        where=where,
        start=hit.start,
        end=hit.end,
        country=sense.codes[0] if is_place else "",
        kind=_KINDS[sense.kind.upper()] if is_place else "phrase",
        weight=weight,
        because=because,
    )


def country_lines(found: Mentions) -> Iterator[str]:
    """Yield a line for each country, the heaviest first, and one for each surface vetoed."""
    if found.dateline:
        seat = ", which counts little: a body above the states sits there" if found.is_seat else ""
        yield f"filed from {country_name(found.dateline)}{seat}"
    if found.home:
        yield f"the outlet's country is {country_name(found.home)}"
    yield from _counted([mention for mention in found.mentions if mention.weight])
    yield from _vetoed([mention for mention in found.mentions if not mention.weight])


def _counted(mentions: list[Mention]) -> Iterator[str]:
    sums: dict[str, int] = {}
    for mention in mentions:
        sums[mention.country] = sums.get(mention.country, 0) + mention.weight
    for code in sorted(sums, key=lambda code: (-sums[code], code)):
        told = _told([mention for mention in mentions if mention.country == code])
        yield f"{country_name(code)} ({code}) {sums[code]}: {told}"


def _vetoed(mentions: list[Mention]) -> Iterator[str]:
    counts = Counter((mention.text, mention.because) for mention in mentions)
    for (text, because), count in counts.items():
        yield f"not counted: {_times(text, count)}: {because}"


def _told(mentions: list[Mention]) -> str:
    parts = []
    for text, kind, because in dict.fromkeys((m.text, m.kind, m.because) for m in mentions):
        same = [m for m in mentions if (m.text, m.kind, m.because) == (text, kind, because)]
        places = "in the title" if any(m.where == "title" for m in same) else ""
        notes = ", ".join(note for note in (kind, str(same[0].weight), places, because) if note)
        parts.append(f"{_times(text, len(same))} ({notes})")
    return "; ".join(parts)


def _times(text: str, count: int) -> str:
    return f"“{text}”" + (f" × {count}" if count > 1 else "")
