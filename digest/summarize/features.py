"""Features: what is measured of each sentence to tell how telling it is; any language."""

import re
from collections.abc import Sequence
from math import log, sqrt

from digest.summarize.passage import Passage

NAMES = (
    "first", "second", "third", "log_place", "place", "log_words", "brief", "lengthy",
    "later", "earlier", "weight", "share", "new", "reused", "like_first", "title", "untitled",
    "figures", "capitals", "quoting", "commas",
)  # fmt: skip

_FIGURE = re.compile(r"\d")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )[^\W\d_a-z]")


def measure(passage: Passage) -> list[tuple[float, ...]]:
    """Return the values of ``NAMES`` for each sentence, each of the order of 1.

    ``later`` and ``earlier`` are the sums of the cosines (of vectors of inverse document
    frequencies within the article) to the sentences behind and before: news tells the main thing
    first, so a sentence that the rest comes back to is one, and a sentence that comes back is
    not. Both cost linear time: the sum of the products is the product with the sum.
    """
    own = [tuple(dict.fromkeys(terms)) for terms in passage.terms]
    count = len(own)
    frequency: dict[str, int] = {}
    for terms in own:
        for term in terms:
            frequency[term] = frequency.get(term, 0) + 1
    weight = {term: log(1 + count / seen) for term, seen in frequency.items()}
    gain = {term: log(seen) for term, seen in frequency.items()}
    norms = [sqrt(sum([weight[term] ** 2 for term in terms])) or 1.0 for terms in own]
    order = range(count)
    later = _similarity(own, weight, norms, reversed(order))
    earlier = _similarity(own, weight, norms, order)
    new, reused = _news(own, frequency)
    total = sum(gain.values()) or 1.0
    first = frozenset(own[0]) if own else frozenset()
    title = frozenset(passage.title_terms)
    scale = sqrt(count) if count else 1.0
    rows = []
    for place, text in enumerate(passage.sentences):
        terms, size, words = own[place], len(own[place]) or 1, passage.words[place]
        gained = sum([gain[term] for term in terms])
        rows.append(
            (
                float(place == 0),
                float(place == 1),
                float(place == 2),
                log(1 + place),
                place / count,
                log(words),
                max(0.0, 12 - words) / 12,
                max(0.0, words - 30) / 30,
                later[place] / scale,
                earlier[place] / scale,
                gained / size,
                gained / total,
                new[place] / size,
                reused[place] / size,
                len(first.intersection(terms)) / sqrt(size * (len(first) or 1)),
                len(title.intersection(terms)) / (len(title) or 1),
                float(not title),
                float(_FIGURE.search(text) is not None),
                len(_INNER_CAPITAL.findall(text)) / words,
                float('"' in text or "“" in text or "”" in text),
                text.count(",") / words,
            )
        )
    return rows


def _similarity(own, weight, norms, order) -> list[float]:
    sums: dict[str, float] = {}
    found = [0.0] * len(own)
    for place in order:
        norm = norms[place]
        value = 0.0
        for term in own[place]:
            part = weight[term] / norm
            seen = sums.get(term, 0.0)
            value += part * seen
            sums[term] = seen + part
        found[place] = value
    return found


def _news(own, frequency):
    seen: set[str] = set()
    new, reused = [], []
    for terms in own:
        fresh = [term for term in terms if term not in seen]
        new.append(len(fresh))
        reused.append(sum([frequency[term] > 1 for term in fresh]))
        seen.update(fresh)
    return new, reused
