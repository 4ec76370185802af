"""Scores: how telling each sentence of each passage is, by a method chosen by name."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from hashlib import blake2b

from digest.summarize.added import added_methods, rank_by_added
from digest.summarize.learned import score_passage
from digest.summarize.lexrank import rank_by_lexrank
from digest.summarize.passage import Passage
from digest.summarize.peers import MOST_SENTENCES, SUMY, rank_by_sumy

MOST = 1_000_000


def score_sentences(
    passages: Sequence[Passage], *, method: str = "digest"
) -> tuple[tuple[int, ...], ...]:
    """Return a score from 0 to 1,000,000 for each sentence of each passage; higher is more telling.

    A passage's scores depend on nothing but the passage. The scores of ``digest`` are learned
    (see ``digest.summarize.learned``); every other method ranks, and its scores are the ranks:
    no two are equal, but for sentences that the method leaves out, which have 0. The quadratic
    methods rank the first 300 sentences (``kl``, a cubic one, the first 100).

    Raises:
        ValueError: there is no such method; the message names the nearest.
    """
    if method == "digest":
        return tuple(score_passage(passage) for passage in passages)
    ranking = _ranking(method)
    return tuple(_by_rank(ranking(passage), passage) for passage in passages)


def methods() -> tuple[str, ...]:
    """Return the names of all methods: those that are built in, then those of other packages."""
    return (*METHODS, *(name for name in added_methods() if name not in METHODS))


def _ranking(method: str) -> Callable[[Passage], tuple[int, ...]]:
    if method in _RANKINGS:
        return _RANKINGS[method]
    if method not in added_methods():
        raise ValueError(_unknown(method))
    return lambda passage: rank_by_added(passage, method)


def _unknown(method: str) -> str:
    near = get_close_matches(method, methods(), n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(methods())}"
    return f"unknown summarizer {method!r}; {hint}"


def _by_rank(order: Sequence[int], passage: Passage) -> tuple[int, ...]:
    scores = [0] * len(passage.sentences)
    for rank, place in enumerate(order):
        scores[place] = MOST - rank * MOST // (len(order) + 1)
    return tuple(scores)


def _lead(passage: Passage) -> tuple[int, ...]:
    return tuple(range(len(passage.sentences)))


def _random(passage: Passage) -> tuple[int, ...]:
    """Return the places in an order drawn by lot, always the same for the same sentences."""

    def lot(place: int) -> bytes:
        return blake2b(f"{place} {passage.sentences[place]}".encode(), digest_size=8).digest()

    return tuple(sorted(range(len(passage.sentences)), key=lot))


def _lexrank(passage: Passage) -> tuple[int, ...]:
    return rank_by_lexrank(passage.terms[:MOST_SENTENCES])


def _sumy(method: str) -> Callable[[Passage], tuple[int, ...]]:
    return lambda passage: rank_by_sumy(passage, method)


_RANKINGS: dict[str, Callable[[Passage], tuple[int, ...]]] = {
    "lead": _lead,
    "lexrank": _lexrank,
    **{name: _sumy(name) for name in SUMY},
    "random": _random,
}

METHODS = ("digest", *_RANKINGS)
