"""LexRank, vectorized: the sentences that sumy's LexRank selects, in a hundredth of its time."""

from collections.abc import Sequence
from typing import Any

_THRESHOLD = 0.1
_EPSILON = 0.1
# A matrix of zeros never comes to rest; sumy's loop ends within a few rounds otherwise.
_ROUNDS = 100


def rank_by_lexrank(terms: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the places of sentences, the most central first, as sumy's LexRank ranks them.

    Cosines are rounded before they meet the threshold, and ratings before they are compared, so
    that the order in which a machine adds does not show; of equals the first wins. Sentences
    without terms are missing.

    Args:
        terms: the stems of each sentence's content words, repeats kept.

    Source:
        Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text
        summarization", JAIR 22, 2004; threshold and end of iteration as in sumy 0.13.
    """
    places = [place for place, own in enumerate(terms) if own]
    if len(places) < 2:
        return tuple(places)
    ratings = _rate([terms[place] for place in places])
    order = sorted(range(len(places)), key=lambda number: (-ratings[number], number))
    return tuple(places[number] for number in order)


def _rate(terms: Sequence[Sequence[str]]) -> list[float]:
    import numpy as np  # the default summarizer does without

    vectors = _vectors(terms)
    norms = np.sqrt((vectors**2).sum(axis=1))
    norms[norms == 0] = np.inf
    cosines = np.round((vectors @ vectors.T) / np.outer(norms, norms), 12)
    links = (cosines > _THRESHOLD).astype(np.float64)
    links /= np.maximum(links.sum(axis=1), 1.0)[:, None]
    rating = np.full(len(terms), 1.0 / len(terms))
    for _ in range(_ROUNDS):
        following = links.T @ rating
        length = float(np.sqrt((following**2).sum()))
        if length == 0:
            return [0.0] * len(terms)
        following /= length
        change = float(np.sqrt(((following - rating) ** 2).sum()))
        rating = following
        if change <= _EPSILON:
            break
    return [float(f"{value:.9g}") for value in rating.tolist()]


def _vectors(terms: Sequence[Sequence[str]]) -> Any:
    """Return one row per sentence: term frequency over its maximum, times log(n / (1 + df))."""
    import numpy as np

    columns: dict[str, int] = {}
    rows: list[int] = []
    places: list[int] = []
    for row, own in enumerate(terms):
        rows += [row] * len(own)
        places += [columns.setdefault(term, len(columns)) for term in own]
    counts = np.zeros((len(terms), len(columns)))
    np.add.at(counts, (rows, places), 1.0)
    frequencies = counts / counts.max(axis=1, keepdims=True)
    inverse = np.log(len(terms) / (1.0 + (counts > 0).sum(axis=0)))
    return frequencies * inverse
