"""Add up what the hits say about each country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from digest.countries.scan import Hit
from digest.countries.sense import BLOCKER, BODY

WEIGHTS = {
    "N": 10, "D": 8, "C": 8, "L": 7, "A": 7, "I": 7, "P": 6,
    "n": 4, "d": 3, "c": 3, "a": 3, "i": 1, "p": 2, "l": 3, "t": 2, "T": 2,
}  # fmt: skip
LEAD = 300
FIFTHS = 5
# A town that nothing else supports is one where a place would stand: "in Grimsby", "a Grimsby
# school", "Burnley 2-1"; else a single word is as often a name ("Isla is five", "Maia finds ...").
_PLACED_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|outside|around|across|to|of|for|between|into|over|towards?|through|"
    r"an?|north|south|east|west|northern|southern|eastern|western|central|upon|leave|left|against|"
    r"beat|visit(?:s|ed|ing)?|reach(?:es|ed)?)|\d-\d) $",
    re.IGNORECASE,
)
_PLACED_AFTER = re.compile(
    r"(?:, [A-Z]|:|,? \(| \d-\d| (?:Police|City|Council|County|University|Airport|beat|man|woman|"
    r"couple|boy|girl|teenager|mother|father|schools?|hospitals?|residents?)\b)"
)


@dataclass(slots=True)
class Evidence:
    """What speaks for one country; weights are whole numbers, an unambiguous name has 10.

    Attributes:
        mass: sum over all hits.
        title: sum over the title.
        lead: sum over the first 300 characters of the body.
        first: place of the first hit that counts alone, in characters from the title's start.
        parts: a bit for each fifth of the body that names the country.
        surfaces: sum for each surface as it stands, in the order of the text.
        kinds: the kinds of hits.
        towns: different surfaces of smaller towns.
        hits: how many there are.
        placed: whether one of them stands where a place would.
    """

    mass: int = 0
    title: int = 0
    lead: int = 0
    first: int = 1_000_000
    parts: int = 0
    surfaces: dict[str, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    hits: int = 0
    placed: bool = False

    @property
    def is_name_only(self) -> bool:
        """Whether nothing but surnames, or towns that stand like names, speaks for it."""
        return bool(self.kinds) and self.kinds <= {"p", "T", "t"} and not self.placed

    @property
    def counts_alone(self) -> bool:
        """Whether anything but support speaks for it."""
        return any(kind.isupper() and kind != "T" for kind in self.kinds)


@dataclass(slots=True)
class Findings:
    """What the hits of one article say.

    Attributes:
        countries: the evidence by code, in the order of first mention.
        bodies: mass of bodies above the states in title and lead.
    """

    countries: dict[str, Evidence] = field(default_factory=dict)
    bodies: int = 0


def gather(title: str, title_hits: Iterable[Hit], text: str, text_hits: Iterable[Hit]) -> Findings:
    """Return the evidence for every country that the hits name."""
    found = Findings()
    for hit in title_hits:
        _add(found, hit, title, in_title=True, offset=0, length=1)
    offset = len(title) + 1
    for hit in text_hits:
        _add(found, hit, text, in_title=False, offset=offset, length=len(text))
    return found


def _add(found: Findings, hit: Hit, text: str, *, in_title: bool, offset: int, length: int) -> None:
    kind = hit.sense.kind
    in_lead = in_title or hit.start < LEAD
    if kind == BODY:
        found.bodies += 10 if in_lead else 0
    if kind in (BLOCKER, BODY):
        return
    weight = WEIGHTS[kind]
    evidence = found.countries.setdefault(hit.sense.codes[0], Evidence())
    evidence.mass += weight
    evidence.hits += 1
    evidence.kinds.add(kind)
    if kind in "Tt":
        evidence.towns.add(hit.surface)
        evidence.placed = evidence.placed or _is_placed(text, hit)
    surface = text[hit.start : hit.end]
    evidence.surfaces[surface] = evidence.surfaces.get(surface, 0) + weight
    if in_title:
        evidence.title += weight
    else:
        evidence.lead += weight if in_lead else 0
        evidence.parts |= 1 << (hit.start * FIFTHS // length)
    if kind.isupper() and kind != "T":
        evidence.first = min(evidence.first, offset + hit.start + hit.sense.letter)


def _is_placed(text: str, hit: Hit) -> bool:
    if " " in hit.surface:
        return True
    before = text[max(0, hit.start - 12) : hit.start]
    return bool(_PLACED_BEFORE.search(before) or _PLACED_AFTER.match(text, hit.end))
