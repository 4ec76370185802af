"""Score the countries of one article."""

from math import exp
from operator import mul

from digest.countries.coefficients import COEFFICIENTS
from digest.countries.dateline import is_seat, place_of
from digest.countries.evidence import Evidence, Findings, gather
from digest.countries.features import Setting, features
from digest.countries.reading import Reading, read_places
from digest.countries.resolve import with_one_sense
from digest.countries.rules import Rules
from digest.countries.scan import Hit
from digest.countries.sense import BODY
from digest.model import Tag

CAP = 20_000  # characters of a body that are read
MOST_EVIDENCE = 6
NEAR = 0.8  # a country at least this much as likely as the best is close to it
NEGLIGIBLE = 0.02
NAME_ONLY = 0.25  # less than a primary country weighs


def score_countries(
    *,
    title: str,
    text: str,
    dateline: str = "",
    home: str = "",
    language: str = "en",
    published: str = "",
    rules: Rules = (),
) -> tuple[Tag, ...]:
    """Return every country that an article names, best first, with the words that decided it.

    Args:
        title: as stated; "" if none.
        text: the body; its first 20,000 characters are read.
        dateline: the place and date line if it was cut from the body; else one is looked for.
        home: country of the outlet, a prior for what it leaves unsaid; "" for world outlets.
        language: ISO 639-1; names in that language are known besides the English ones.
        published: when, ISO 8601, for leaders and what else has its time; "" if unknown.
        rules: of the user; they outrank the tables.

    Returns:
        Tags whose weight is the probability that the article is about the country. With a
        ``home``, its tag is there even if nothing names it, then without evidence.
    """
    findings, setting = examine(
        title=title,
        text=text,
        dateline=dateline,
        home=home,
        reading=Reading(language=language, rules=rules, year=year_of(published)),
    )
    weights = {
        code: min(_probability(values), _most(findings.countries[code], code, setting))
        for code, values in features(findings, setting).items()
    }
    ranked = sorted(weights, key=lambda code: (-weights[code], _first(findings, code), code))
    return tuple(
        Tag(code=code, weight=weight, evidence=_told(findings.countries[code]))
        for code, weight in _subject_first(ranked, weights, findings, setting)
        if weight >= NEGLIGIBLE or findings.countries[code].counts_alone
    )


def year_of(published: str) -> int:
    """Return the year of a date in ISO 8601, 0 if it has none."""
    return int(published[:4]) if published[:4].isdecimal() else 0


def examine(
    *, title: str, text: str, dateline: str = "", home: str = "", reading: Reading
) -> tuple[Findings, Setting]:
    """Return what an article says about each country, before it is weighed."""
    body = text[:CAP]
    title_hits = read_places(title, reading)
    body_hits = read_places(body, reading)
    place, start = place_of(dateline, body, reading)
    hits = with_one_sense([*title_hits, *body_hits], filed=place)
    title_hits, body_hits = hits[: len(title_hits)], hits[len(title_hits) :]
    findings = gather(title, title_hits, body, _after(body_hits, start))
    if not findings.countries and speaks_for_bodies(dateline or body[:start], hits):
        place = ""
    for code in (place, home):
        if code:
            findings.countries.setdefault(code, Evidence())
    return findings, Setting(dateline=place, home=home)


def speaks_for_bodies(line: str, hits: list[Hit]) -> bool:
    """Return whether a dateline tells of a body above the states: it is named, and sits there."""
    return is_seat(line) and any(hit.sense.kind == BODY for hit in hits)


def _after(hits: list[Hit], start: int) -> list[Hit]:
    return [hit for hit in hits if hit.start >= start]


def _probability(values: tuple[int, ...]) -> float:
    # Whole numbers up to here: the sum is the same whatever the order or the machine.
    total = sum(map(mul, values, COEFFICIENTS))
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total / 1_000_000)))), 3)


def _most(evidence: Evidence, code: str, setting: Setting) -> float:
    """Return what a country can weigh at most: names that people bear decide nothing alone."""
    known = code in (setting.dateline, setting.home)
    return NAME_ONLY if evidence.is_name_only and not known else 1.0


def _first(findings: Findings, code: str) -> int:
    return findings.countries[code].first


def _subject_first(
    ranked: list[str], weights: dict[str, float], findings: Findings, setting: Setting
) -> list[tuple[str, float]]:
    """Where two are close, the one that title or lead names first leads, or that of the dateline.

    The weights stay in falling order: who moves up takes the weight of the place.
    """
    order = list(ranked)
    least = NEAR * weights[order[0]] if order else 0.0
    if len(order) > 1 and order[0] != setting.home and weights[order[1]] >= least:
        first, second = (findings.countries[code] for code in order[:2])
        if second.title + second.lead > 0 and second.first < first.first:
            order[0], order[1] = order[1], order[0]
    filed = setting.dateline
    if filed in weights and weights[filed] >= least and not _silent_on(filed, order, findings):
        order.remove(filed)
        order.insert(0, filed)
    return list(zip(order, (weights[code] for code in ranked), strict=True))


def _silent_on(filed: str, order: list[str], findings: Findings) -> bool:
    """Whether title and lead name the likeliest country, and not the one it was filed from."""
    best, other = findings.countries[order[0]], findings.countries[filed]
    return min(best.title, best.lead) > 0 and not other.title + other.lead


def _told(evidence: Evidence) -> tuple[str, ...]:
    surfaces = sorted(evidence.surfaces, key=lambda surface: -evidence.surfaces[surface])
    return tuple(surfaces[:MOST_EVIDENCE])
