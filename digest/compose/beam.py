"""Beam: the sentences of several articles that tell a story best together.

A beam search (Lowerre 1976) adds sentence to sentence and keeps the best half-made summaries.
What two sentences have in common is worked out once, so that a step is a few operations on bits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import NamedTuple

from digest.summarize.learned import UNIT
from digest.telling.claims import LANGUAGES, counts_in
from digest.telling.cluster import Candidate, Cluster, is_same
from digest.telling.figures import contradicts
from digest.telling.quantities import figures_in

# How many half-made summaries are followed; twice as many gain nothing.
_WIDTH = 3
# The summary begins with one of the first sentences of an article that may be chosen.
_LATEST_OPENING = 5
_SHORTFALL = 1.0
_LIKENESS = 0.3
_UNKNOWN_NAME = 3.0
# How much an article's own beginning is to be preferred as the beginning of the summary.
_LEAD = 1.5
# Taken off a beginning that tells what came after the event, which another may tell of itself.
_AFTERMATH = 1.0
_AFTER = re.compile(r"\b(?:hours?|days?|weeks?) after\b|\bin the wake of\b", re.IGNORECASE)
# Two articles begin alike: of their beginnings a smaller cosine is enough to be the same news.
_MOST_ALIKE_LEADS = 0.3
# A smaller one yet of those that have a figure in common.
_MOST_ALIKE_COUNTS = 0.25
# So many terms of the title above, and this part of it, in both: they tell what it does.
_TITLE_TERMS, _MOST_OF_TITLE = 3, 0.4


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


class _Draft(NamedTuple):
    """A summary in the making; drafts compare by how good they are, the best first.

    Attributes:
        order: what is missing to the budget less ``worth``.
        places: of its sentences in the pool, in the order they were taken.
        taken: the same as bits.
        words: of them together.
        worth: of its sentences together, in units of scores.
    """

    order: int
    places: tuple[int, ...]
    taken: int
    words: int
    worth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """What the search knows of a pool of sentences.

    Attributes:
        bars: for each sentence, as bits, those that it may not stand with.
        needs: for each that leans on the one before, that one as a bit; else 0.
        repeated: what is taken off for what each two sentences share, in units of scores.
        siblings: for each sentence, as bits, those of its article.
        missing: what is taken off a summary of so many words, or so many sentences.
    """

    cluster: Cluster
    pool: tuple[Candidate, ...]
    limits: Limits
    bars: tuple[int, ...]
    needs: tuple[int, ...]
    repeated: tuple[list[int], ...]
    siblings: tuple[int, ...]
    missing: tuple[int, ...]


def search(cluster: Cluster, limits: Limits, *, headline: int = 0) -> tuple[Candidate, ...]:
    """Return the best summary that is found, in the order its sentences were taken; or nothing.

    No two of its sentences say the same, none gives another number of what another article's
    counts, and what leans on a sentence has it with it.

    Args:
        cluster: the story.
        limits: how much it may hold.
        headline: the terms of the title that stands above, as bits: what two articles say of it is
            the same.
    """
    field = _field(cluster, limits, headline)
    drafts = sorted(_openings(field))[:_WIDTH]
    best = drafts[0] if drafts else None
    while drafts and not (limits.count and len(drafts[0].places) >= limits.count):
        longer: dict[int, _Draft] = {}
        for draft in drafts:
            for found in _extend(field, draft):
                known = longer.get(found.taken)
                if known is None or known.worth < found.worth:
                    longer[found.taken] = found
        drafts = sorted(longer.values())[:_WIDTH]
        best = min([best, *drafts[:1]]) if best else None
    return tuple(field.pool[place] for place in best.places) if best else ()


def _field(cluster: Cluster, limits: Limits, headline: int) -> _Field:
    pool = cluster.pool
    bars, repeated = _compare(pool, headline)
    clashes = _clashes(pool, cluster)
    by_article: dict[int, int] = {}
    for place, own in enumerate(pool):
        by_article[own.article] = by_article.get(own.article, 0) | 1 << place
    return _Field(
        cluster=cluster,
        pool=pool,
        limits=limits,
        bars=tuple([bar | clash for bar, clash in zip(bars, clashes, strict=True)]),
        needs=_needs(pool),
        repeated=repeated,
        siblings=tuple([by_article[own.article] for own in pool]),
        missing=_shortfalls(limits.count or limits.words),
    )


def _needs(pool: Sequence[Candidate]) -> tuple[int, ...]:
    """Return for each sentence the one that it leans on as a bit, 0 if it leans on none."""
    places = {(own.article, own.place): place for place, own in enumerate(pool)}
    # What leans on a sentence that is not in the pool needs a bit that no draft has.
    none = len(pool)
    return tuple(
        [1 << places.get((own.article, own.place - 1), none) if own.leans else 0 for own in pool]
    )


def _compare(pool: Sequence[Candidate], headline: int) -> tuple[list[int], tuple[list[int], ...]]:
    """Return for each sentence, as bits, itself and those that say the same, and what all share."""
    bars = [1 << place for place in range(len(pool))]
    repeated = tuple([0] * len(pool) for _ in pool)
    figures = [figures_in(own.sentence.text) for own in pool]
    for one, own in enumerate(pool):
        mask, size = own.mask, own.size
        for other in range(one):
            each = pool[other]
            common = (mask & each.mask).bit_count()
            if not common:
                continue
            taken_off = round(UNIT * _LIKENESS * common / max(size, each.size))
            repeated[one][other] = repeated[other][one] = taken_off
            counting_alike = bool(figures[one]) and not figures[one].isdisjoint(figures[other])
            # Most pairs share no figure and are no two beginnings.
            suspect = headline or counting_alike or own.rank == each.rank == 0
            if is_same(common, size, each.size) or (
                suspect
                and own.article != each.article
                and _tell_alike(own, each, headline, counting_alike=counting_alike)
            ):
                bars[one] |= 1 << other
                bars[other] |= 1 << one
    return bars, repeated


def _tell_alike(own: Candidate, each: Candidate, headline: int, *, counting_alike: bool) -> bool:
    """Return whether sentences of two articles tell one thing, in words of their own.

    Beginnings are more likely to, and so is what has the same figure, or much of the title above.
    """
    begins, both = own.rank == each.rank == 0, own.mask & each.mask
    if begins and counting_alike:
        return True
    if begins or counting_alike:
        least = _MOST_ALIKE_LEADS if begins else _MOST_ALIKE_COUNTS
        if both.bit_count() > least * sqrt(own.size * each.size):
            return True
    told = (both & headline).bit_count()
    return told >= _TITLE_TERMS and told >= _MOST_OF_TITLE * headline.bit_count()


@cache
def _shortfalls(most: int) -> tuple[int, ...]:
    """Return what is taken off when nothing of a budget is used, when one of it is, and so on."""
    return tuple([round(UNIT * _SHORTFALL * (1 - used / most)) for used in range(most)])


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
        if own.rank < _LATEST_OPENING and not own.leans and not own.refers:
            lead = round(UNIT * _LEAD) * own.opens
            worth = own.worth + lead + _fresh(field.cluster, own.mask) - _strangers((), own)
            worth -= round(UNIT * _AFTERMATH) * (_AFTER.search(own.sentence.text) is not None)
            words = own.sentence.words
            missing = _missing(field, words, 1)
            yield _Draft(missing - worth, (place,), 1 << place, words, worth)


def _extend(field: _Field, draft: _Draft) -> Iterator[_Draft]:
    """Yield the drafts of one more sentence that the limits and the others leave room for."""
    cluster, limits = field.cluster, field.limits
    _, places, taken, words, worth = draft
    chosen = [field.pool[each] for each in places]
    barred, told, many = _barred(field, draft), _union(chosen), len(places) + 1
    room = limits.words - words if limits.words else 1 << 30
    for place, own in enumerate(field.pool):
        need = field.needs[place]
        if barred >> place & 1 or own.sentence.words > room or (need and not taken & need):
            continue
        if own.refers and not own.refers & _union(_printed_before(chosen, own)):
            continue
        row = field.repeated[place]
        more = own.worth + _fresh(cluster, own.mask & ~told) - sum([row[each] for each in places])
        if own.bare:
            more -= _strangers(chosen, own)
        longer = words + own.sentence.words
        order = _missing(field, longer, many) - worth - more
        yield _Draft(order, (*places, place), taken | 1 << place, longer, worth + more)


def _barred(field: _Field, draft: _Draft) -> int:
    """Return as bits the sentences that may not stand with those of a draft."""
    barred = 0
    for place in draft.places:
        barred |= field.bars[place]
        siblings = field.siblings[place]
        if (draft.taken & siblings).bit_count() >= field.limits.per_article:
            barred |= siblings
    return barred


def _printed_before(chosen: Sequence[Candidate], own: Candidate) -> list[Candidate]:
    """Return those that will stand before a sentence: the opening, and earlier articles'."""
    place = own.article, own.place
    return [each for each in chosen if each is chosen[0] or (each.article, each.place) < place]


def _union(chosen: Sequence[Candidate]) -> int:
    mask = 0
    for own in chosen:
        mask |= own.mask
    return mask


def _missing(field: _Field, words: int, many: int) -> int:
    """Return what is taken off for what is left of the budget, in units of scores."""
    used = many if field.limits.count else words
    return field.missing[used] if used < len(field.missing) else 0


def _fresh(cluster: Cluster, new: int) -> int:
    """Return what terms that no sentence told before are worth."""
    worth = 0
    for level, value in cluster.levels:
        worth += value * (new & level).bit_count()
    return worth


def _strangers(chosen: Sequence[Candidate], own: Candidate) -> int:
    """Return what is taken off for bare surnames whose full name is not told (R8)."""
    known = own.whole.union(*(other.whole for other in chosen))
    return round(UNIT * _UNKNOWN_NAME) * len(own.bare - known)
