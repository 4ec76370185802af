"""Put the evidence for each country of an article into whole numbers that a ranker can weigh."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt

from digest.countries.evidence import Evidence, Findings

NAMES = (
    "bias", "share", "title share", "lead share", "root of mass", "most mass", "first named",
    "early", "spread", "surfaces", "name", "place", "person only", "support only", "dateline",
    "dateline elsewhere", "dateline, not in lead", "home", "home, little said", "few countries",
    "bodies in lead", "best other", "title names others", "alone",
    "towns", "a single demonym", "dateline and share", "dateline unnamed elsewhere",
    "dateline, little else", "dateline, title silent", "dateline elsewhere, not in title",
    "dateline elsewhere, heavy",
)  # fmt: skip
ONE = 1000
HEAVY = 60  # six plain names: an article that says much


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of an article besides its words: countries of its dateline and outlet."""

    dateline: str = ""
    home: str = ""


def features(findings: Findings, setting: Setting) -> dict[str, tuple[int, ...]]:
    """Return for each country the values of ``NAMES``, in thousandths."""
    totals = _totals(findings.countries)
    return {
        code: _values(code, evidence, findings, totals, setting)
        for code, evidence in findings.countries.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    mass: int
    title: int
    lead: int
    most: int
    second: int
    first: int
    alone: int


def _totals(countries: Mapping[str, Evidence]) -> _Totals:
    masses = sorted((evidence.mass for evidence in countries.values()), reverse=True)
    return _Totals(
        mass=sum(masses),
        title=sum(evidence.title for evidence in countries.values()),
        lead=sum(evidence.lead for evidence in countries.values()),
        most=masses[0] if masses else 0,
        second=masses[1] if len(masses) > 1 else 0,
        first=min((evidence.first for evidence in countries.values()), default=0),
        alone=sum(evidence.counts_alone for evidence in countries.values()),
    )


def _values(
    code: str, evidence: Evidence, findings: Findings, totals: _Totals, setting: Setting
) -> tuple[int, ...]:
    best_other = totals.second if evidence.mass == totals.most else totals.most
    counts = evidence.counts_alone
    kinds = evidence.kinds
    home = code == setting.home
    dateline = code == setting.dateline
    elsewhere = bool(setting.dateline) and not dateline
    flags = (
        evidence.mass == totals.most,
        counts and evidence.first == totals.first,
    )
    return (
        ONE,
        _share(evidence.mass, totals.mass),
        _share(evidence.title, totals.title),
        _share(evidence.lead, totals.lead),
        isqrt(min(evidence.mass, 400) * 2500),
        *(ONE * flag for flag in flags),
        ONE * 300 // (300 + evidence.first),
        ONE * evidence.parts.bit_count() // 5,
        ONE * min(len(evidence.surfaces), 5) // 5,
        ONE * ("N" in kinds),
        ONE * bool(kinds & {"C", "L", "A", "I"}),
        ONE * (counts and kinds <= {"P", "D", "p", "d", "T", "t"}),
        ONE * (not counts),
        ONE * dateline,
        ONE * elsewhere,
        ONE * (dateline and totals.lead > 0 and not evidence.lead),
        ONE * home,
        ONE * home * max(0, HEAVY - best_other) // HEAVY,
        ONE // max(1, totals.alone),
        ONE * findings.bodies // (findings.bodies + evidence.title + evidence.lead + 1),
        _share(best_other, totals.mass),
        ONE * (totals.title > 0 and not evidence.title),
        ONE * (counts and totals.alone == 1),
        ONE * min(len(evidence.towns), 3) // 3,
        ONE * (evidence.hits == 1 and kinds == {"D"}),
        ONE * dateline * evidence.mass // (totals.mass + 1),
        ONE * (dateline and not counts),
        ONE * dateline * max(0, HEAVY - best_other) // HEAVY,
        ONE * (dateline and totals.title == evidence.title),
        ONE * (elsewhere and not evidence.title),
        ONE * elsewhere * min(HEAVY, evidence.mass) // HEAVY,
    )


def _share(part: int, whole: int) -> int:
    return ONE * part // whole if whole else 0
