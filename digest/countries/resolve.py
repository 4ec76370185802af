"""Decide what a surface of several countries means: one sense per article, by its company."""

from digest.countries.scan import Hit
from digest.countries.sense import BLOCKER, Sense

# How much a hit says about which country the article's places lie in. A foreign country's name or
# demonym says little: that of Georgia's neighbors stands in every article about Georgia.
_OWN = {
    "C": 4,
    "L": 4,
    "A": 4,
    "I": 3,
    "P": 2,
    "N": 2,
    "D": 1,
    "T": 1,
    "i": 1,
    "p": 1,
    "a": 1,
    "t": 1,
}
_FIRST = {"N": 4, "D": 4}
USUAL_TWICE = 2
PRIOR = 3
# An article filed from a country is likelier to mean what lies there.
_FILED = 1


def with_one_sense(hits: list[Hit], *, filed: str = "") -> list[Hit]:
    """Return the hits, each with a single country; surfaces with one sense stay as they are.

    Args:
        hits: the places of an article, title and body.
        filed: the country of its dateline, "" for unknown.
    """
    open_senses = {hit.sense for hit in hits if len(hit.sense.codes) > 1}
    if not open_senses:
        return hits
    support = _support(hits, filed)
    chosen = {sense: _choose(sense, support) for sense in open_senses}
    return [hit._replace(sense=chosen.get(hit.sense, hit.sense)) for hit in hits]


def _support(hits: list[Hit], filed: str) -> dict[str, tuple[int, int]]:
    """Per country: how much speaks for it as an unusual, and as the usual sense."""
    sums: dict[str, list[int]] = {filed: [_FILED, _FILED]} if filed else {}
    for hit in hits:
        kind, codes = hit.sense.kind, hit.sense.codes
        if len(codes) == 1 and kind in _OWN:
            pair = sums.setdefault(codes[0], [0, 0])
            pair[0] += _OWN[kind]
            pair[1] += _FIRST.get(kind, _OWN[kind])
    return {code: (pair[0], pair[1]) for code, pair in sums.items()}


def _choose(sense: Sense, support: dict[str, tuple[int, int]]) -> Sense:
    usual, others = sense.codes[0], sense.codes[1:]
    nothing = (0, 0)
    best = max(others, key=lambda code: support.get(code, nothing)[0])
    if sense.kind.isupper():
        against = support.get(usual, nothing)[1] * USUAL_TWICE + PRIOR
    else:
        against = support.get(usual, nothing)[0]
    code = best if support.get(best, nothing)[0] > against else usual
    if sense.kind == "i" and code not in support:
        # An institution of several countries alone tells of none of them: "the Foreign Office".
        return Sense(BLOCKER, sense.codes)
    return Sense(_settled(sense, code, support), (code,))


def _settled(sense: Sense, code: str, support: dict[str, tuple[int, int]]) -> str:
    """A name of places of like size counts alone only where its country is named besides."""
    if sense.kind in "la":
        return "A" if code in support else "t"
    if sense.kind == "d":
        return "D"
    return "N" if sense.kind == "n" else sense.kind
