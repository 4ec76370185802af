"""Beam: the sentences of several articles that tell a story best together.

A beam search (Lowerre 1976) adds sentence to sentence and keeps the best half-made summaries.
What two sentences have in common is worked out once, so that a step is a few operations on bits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from digest.summarize.learned import UNIT
from digest.telling.claims import LANGUAGES, counts_in
from digest.telling.cluster import Candidate, Cluster, says_same
from digest.telling.figures import contradicts

# How many half-made summaries are followed; three times as many gain nothing.
_WIDTH = 4
# The summary begins with one of the first sentences of an article that may be chosen.
_LATEST_OPENING = 5
_SHORTFALL = 1.0
_LIKENESS = 0.3
_UNKNOWN_NAME = 0.2
# How much an article's own beginning is to be preferred as the beginning of the summary.
_LEAD = 1.0
# Two articles begin alike: of their beginnings a smaller cosine is enough to be the same news.
_MOST_ALIKE_LEADS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a summary may hold.

    Attributes:
        words: at most, 0 for no limit.
        count: sentences at most, 0 for no limit.
        per_article: sentences of one article at most.
    """

    words: int
    count: int
    per_article: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A summary in the making.

    Attributes:
        worth: of its sentences together, in units of scores.
        places: of its sentences in the pool, in the order they were taken.
        taken: the same as bits.
        mask: the terms of its sentences as bits.
    """

    worth: int
    places: tuple[int, ...]
    taken: int
    mask: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """What the search knows of a pool of sentences.

    Attributes:
        bars: for each sentence, as bits, those that it may not stand with.
        needs: for each that leans on the one before, that one as a bit; else 0.
        alike: how much of the terms of two sentences is the same, 0 to 1.
    """

    cluster: Cluster
    pool: tuple[Candidate, ...]
    limits: Limits
    bars: tuple[int, ...]
    needs: tuple[int, ...]
    alike: tuple[tuple[float, ...], ...]


def search(cluster: Cluster, limits: Limits) -> tuple[Candidate, ...]:
    """Return the best summary that is found, in the order its sentences were taken; or nothing.

    No two of its sentences say the same, none gives another number of what another article's
    counts, and what leans on a sentence has it with it.
    """
    field = _field(cluster, limits)
    drafts = list(_openings(field))
    done: list[_Draft] = []
    while drafts:
        drafts = sorted(drafts, key=lambda own: _order(own, limits))[:_WIDTH]
        done += drafts
        if limits.count and len(drafts[0].places) >= limits.count:
            break
        longer: dict[int, _Draft] = {}
        for draft in drafts:
            for found in _extend(field, draft):
                known = longer.get(found.taken)
                if known is None or known.worth < found.worth:
                    longer[found.taken] = found
        drafts = list(longer.values())
    best = min(done, key=lambda own: _order(own, limits), default=None)
    return tuple(field.pool[place] for place in best.places) if best else ()


def _field(cluster: Cluster, limits: Limits) -> _Field:
    pool = cluster.pool
    places = {(own.article, own.place): place for place, own in enumerate(pool)}
    before = [
        places.get((own.article, own.place - 1), -1) if own.leans else place
        for place, own in enumerate(pool)
    ]
    return _Field(
        cluster=cluster,
        pool=pool,
        limits=limits,
        bars=tuple(
            [
                one | other | 1 << place
                for place, (one, other) in enumerate(
                    zip(_repeats(pool), _clashes(pool, cluster), strict=True)
                )
            ]
        ),
        # What leans on a sentence that is not in the pool needs a bit that no draft has.
        needs=tuple(
            [
                0 if need == place else 1 << (need if need >= 0 else len(pool))
                for place, need in enumerate(before)
            ]
        ),
        alike=tuple(
            [
                tuple([(a.mask & b.mask).bit_count() / max(a.size, b.size) for b in pool])
                for a in pool
            ]
        ),
    )


def _repeats(pool: Sequence[Candidate]) -> list[int]:
    """Return for each sentence, as bits, those that say the same."""
    found = [0] * len(pool)
    for one, own in enumerate(pool):
        for other in range(one):
            each = pool[other]
            leads = own.rank == each.rank == 0 and _begin_alike(own, each)
            if leads or says_same(own.mask, own.size, each.mask, each.size):
                found[one] |= 1 << other
                found[other] |= 1 << one
    return found


def _begin_alike(one: Candidate, other: Candidate) -> bool:
    common = (one.mask & other.mask).bit_count()
    return common > _MOST_ALIKE_LEADS * sqrt(one.size * other.size)


def _clashes(pool: Sequence[Candidate], cluster: Cluster) -> list[int]:
    """Return for each sentence, as bits, those of other articles that give another count."""
    found = [0] * len(pool)
    if cluster.articles[0].article.language not in LANGUAGES:
        return found
    counting = [place for place, own in enumerate(pool) if counts_in(own.sentence.text)]
    for one in counting:
        for other in counting:
            if pool[one].article != pool[other].article and contradicts(
                pool[one].sentence.text, pool[other].sentence.text
            ):
                found[one] |= 1 << other
    return found


def _openings(field: _Field) -> Iterator[_Draft]:
    for place, own in enumerate(field.pool):
        if own.rank < _LATEST_OPENING and not own.leans:
            lead = round(UNIT * _LEAD) * (own.rank == 0)
            worth = own.worth + lead + _fresh(field, own.mask)
            yield _Draft(
                worth - _strangers((), own), (place,), 1 << place, own.mask, own.sentence.words
            )


def _order(draft: _Draft, limits: Limits) -> tuple[int, tuple[int, ...]]:
    """Return what drafts are sorted by: worth, less what is left of the budget, then places."""
    missing = 0.0
    if limits.words:
        missing = max(0.0, 1 - draft.words / limits.words)
    elif limits.count:
        missing = 1 - len(draft.places) / limits.count
    return round(UNIT * _SHORTFALL * missing) - draft.worth, draft.places


def _extend(field: _Field, draft: _Draft) -> Iterator[_Draft]:
    """Yield the drafts of one more sentence that the limits and the others leave room for."""
    pool, limits = field.pool, field.limits
    chosen = [pool[place] for place in draft.places]
    used = [own.article for own in chosen]
    full = {own for own in used if used.count(own) >= limits.per_article}
    room = limits.words - draft.words if limits.words else 1 << 30
    taken = draft.taken
    for place, own in enumerate(pool):
        need = field.needs[place]
        if own.sentence.words > room or taken & field.bars[place] or (need and not taken & need):
            continue
        if own.article in full:
            continue
        alike = field.alike[place]
        repeated = round(UNIT * _LIKENESS * sum([alike[each] for each in draft.places]))
        worth = draft.worth + own.worth + _fresh(field, own.mask & ~draft.mask) - repeated
        yield _Draft(
            worth - (_strangers(chosen, own) if own.bare else 0),
            (*draft.places, place),
            taken | 1 << place,
            draft.mask | own.mask,
            draft.words + own.sentence.words,
        )


def _fresh(field: _Field, new: int) -> int:
    """Return what terms that no sentence told before are worth."""
    return sum([value * (new & level).bit_count() for level, value in field.cluster.levels])


def _strangers(chosen: Sequence[Candidate], own: Candidate) -> int:
    """Return what is taken off for bare surnames whose full name is not told (R8)."""
    known = own.whole.union(*(other.whole for other in chosen))
    return round(UNIT * _UNKNOWN_NAME) * len(own.bare - known)
