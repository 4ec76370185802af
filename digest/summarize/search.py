"""Search: the best of all sets of sentences that may be a summary.

It weighs the same sets by the same sum as ``legal_sets`` and ``describe`` would, but adds up on
the way, and every pair of sentences is compared once: a tenth of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log, sqrt

from digest.summarize.board import Board
from digest.summarize.learned import NEUTRAL, UNIT
from digest.summarize.openings import openings, opens_brief
from digest.summarize.sets import (
    MOST_ALIKE,
    MOST_SENTENCES,
    lacks_news,
    length_values,
    pool_of,
    unknown_surnames,
)
from digest.summarize.weights import SUMMARY

# How much worse two sentences may be than one to be preferred, in units of scores.
_PREFERENCE = 20_000
_NEVER = float("-inf")
_FREE = -2

# A worth in units of scores, then the places, negative: of equals the earlier set is the higher.
_Found = tuple[int, tuple[int, ...]]
_NONE: _Found = (-(10**12), ())


@dataclass(slots=True, kw_only=True)
class _Search:
    """The sentences to choose from, by their number in the pool, and what was found so far.

    Attributes:
        gains: what each is worth by itself.
        pairs: what each is worth beside an earlier one; minus infinity if they say the same.
        lean: the number of the one that must stand right before it, -1 if that is not in the
            pool, ``_FREE`` if none must.
        carries: whether it is a short one, so that the next must stand right behind it.
        stray: whether it should share a term with those before it, if it does not follow one.
        new: whether each is of these days; none if no sentence is.
        recurring: which recurring terms each has, as the bits of a number; ``frequent`` likewise.
        rates: what a recurring term, a frequent one, a chief one, and a sentence of distance are
            worth.
    """

    board: Board
    pool: list[int]
    openings: tuple[int, ...]
    words: int
    count: int
    sizes: list[int]
    gains: list[float]
    pairs: list[list[float]]
    lean: list[int]
    recurring: list[int]
    frequent: list[int]
    rates: tuple[float, float, float, float]
    needs: list[int]
    tells: list[int]
    carries: list[bool]
    stray: list[bool]
    named: bool
    new: list[bool]
    several: _Found = _NONE
    single: _Found = _NONE
    brief: _Found = _NONE
    long: _Found = _NONE
    chosen: list[int] = field(default_factory=list)


def best_set(board: Board, *, words: int, count: int = 0) -> tuple[int, ...]:
    """Return the places of the set of the highest worth, ascending; () if no set is allowed.

    Two sentences or more are preferred to a single one that is hardly better.

    Args:
        board: the article.
        words: the budget; it counts for nothing with a count but that it tells what is brief.
        count: how many sentences; 0 to go by words, as ``legal_sets`` does.
    """
    search = _set_up(board, words=words, count=count)
    _visit(search, 0.0, 0, (0, 0, 0))
    if search.several[1] and search.several[0] >= search.single[0] - _PREFERENCE:
        return _places(search.several)
    for found in (search.single, search.several, search.brief, search.long):
        if found[1]:
            return _places(found)
    return ()


def _places(found: _Found) -> tuple[int, ...]:
    return tuple(-place for place in found[1])


def _set_up(board: Board, *, words: int, count: int) -> _Search:
    sentences, pool = board.sentences, pool_of(board, brief=not count)
    number_of = {place: number for number, place in enumerate(pool)}
    return _Search(
        board=board,
        pool=pool,
        openings=_openings(board, pool),
        words=words,
        count=count,
        sizes=[sentences[place].words for place in pool],
        gains=[_gain(board, place) for place in pool],
        pairs=_pairs(board, pool),
        lean=[number_of.get(place - 1, -1) if _leans(board, place) else _FREE for place in pool],
        recurring=[board.masks[place] & board.recurring for place in pool],
        frequent=[board.masks[place] & board.frequent for place in pool],
        rates=(
            UNIT * SUMMARY["cover"] / (board.recurring.bit_count() or 1),
            UNIT * SUMMARY["cover_often"] / (board.frequent.bit_count() or 1),
            UNIT * SUMMARY["chief"] / (board.chief.bit_count() or 1),
            UNIT * SUMMARY["span"] / (len(sentences) or 1),
        ),
        needs=list(map(board.needs.__getitem__, pool)),
        tells=list(map(board.tells.__getitem__, pool)),
        carries=[place in board.brief for place in pool],
        stray=[place in board.stray for place in pool],
        new=[place in board.new for place in pool] if board.new else [],
        named=any(map(board.bare.__getitem__, pool)),
    )


def _openings(board: Board, pool: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers in the pool of the sentences that may open, the first as a brief one."""
    found = tuple(pool.index(place) for place in openings(board))
    return (*found, 0) if pool[:1] == [0] and opens_brief(board) else found


def _leans(board: Board, place: int) -> bool:
    return "dangling" in board.sentences[place].flags or (place in board.brief and place > 0)


def _gain(board: Board, place: int) -> float:
    person = SUMMARY["persons"] if board.persons[place] else 0.0
    return board.sentences[place].score - NEUTRAL + UNIT * person


def _pairs(board: Board, pool: Sequence[int]) -> list[list[float]]:
    masks = [board.masks[place] for place in pool]
    sizes = [mask.bit_count() for mask in masks]
    alike, adjacent = UNIT * SUMMARY["cosines"], UNIT * SUMMARY["adjacent"]
    rows: list[list[float]] = []
    for number, mask in enumerate(masks):
        row = []
        for other in range(number):
            common = (masks[other] & mask).bit_count()
            cosine = common / sqrt(sizes[other] * sizes[number]) if common else 0.0
            row.append(_NEVER if cosine > MOST_ALIKE else alike * cosine)
        if number and pool[number - 1] == pool[number] - 1:
            row[-1] += adjacent
        rows.append(row)
    return rows


def _visit(search: _Search, base: float, used: int, covered: tuple[int, int, int]) -> None:
    """Weigh every set that goes on from the chosen ones, which are worth ``base`` so far."""
    chosen, budget = search.chosen, 0 if search.count else search.words
    most = search.count or MOST_SENTENCES
    before = chosen[-1] if chosen else -1
    behind = range(
        before + 1, before + 2 if chosen and search.carries[before] else len(search.pool)
    )
    for number in behind if chosen else search.openings:
        total = used + search.sizes[number]
        if (chosen and budget and total > budget) or search.lean[number] not in (_FREE, before):
            continue
        worth = base + search.gains[number]
        row = search.pairs[number]
        for other in chosen:
            worth += row[other]
        if worth == _NEVER:
            continue
        if not chosen:
            worth += _opening(search.board.before[search.pool[number]])
        if chosen and search.stray[number] and _is_apart(search, number, covered[0]):
            worth += UNIT * SUMMARY["apart"]
        if unknown := search.needs[number] & ~covered[2]:
            worth += UNIT * SUMMARY["definites"] * unknown.bit_count()
        more = (
            covered[0] | search.recurring[number],
            covered[1] | search.frequent[number],
            covered[2] | search.tells[number],
        )
        chosen.append(number)
        if search.count in (0, len(chosen)) and not search.carries[number]:
            _weigh(search, worth, total, more)
        if len(chosen) < most:
            _visit(search, worth, total, more)
        chosen.pop()


def _is_apart(search: _Search, number: int, told: int) -> bool:
    """Return whether a sentence follows none of the chosen ones and has none of their terms."""
    follows = search.pool[search.chosen[-1]] == search.pool[number] - 1
    return not (follows or search.recurring[number] & told)


def _weigh(search: _Search, base: float, total: int, covered: tuple[int, int, int]) -> None:
    """Keep the chosen set if it is the best of its kind."""
    chosen, pool = search.chosen, search.pool
    often, more, most, apart = search.rates
    worth = (
        base
        + _length(total, search.words)
        + often * covered[0].bit_count()
        + more * covered[1].bit_count()
        + most * (covered[1] & search.board.chief).bit_count()
        + apart * (pool[chosen[-1]] - pool[chosen[0]])
    )
    if search.named:
        places = [pool[number] for number in chosen]
        worth += UNIT * SUMMARY["surnames"] * unknown_surnames(search.board, places)
    if search.new and any(search.new[number] for number in chosen):
        worth += UNIT * SUMMARY["new"]
    if search.board.recent and lacks_news(search.board, [pool[number] for number in chosen]):
        worth += UNIT * SUMMARY["undated"]
    rounded = round(worth)
    kind = _kind(search, total)
    if rounded >= getattr(search, kind)[0]:
        found = (rounded, tuple(-pool[number] for number in chosen))
        setattr(search, kind, max(found, getattr(search, kind)))


def _kind(search: _Search, total: int) -> str:
    """Return which of the best sets the chosen one competes with."""
    if len(search.chosen) > 1 or search.count:
        return "several"
    if total > search.words and search.pool[search.chosen[0]] != 0:
        return "long"
    return "single" if 2 * total >= search.words else "brief"


@cache
def _opening(before: int) -> float:
    first = SUMMARY["opening"] if before == 0 else 0.0
    return UNIT * (first + SUMMARY["start"] * log(1 + before))


@cache
def _length(total: int, words: int) -> float:
    used, shortfall = length_values(total, words=words)
    return UNIT * (SUMMARY["words"] * used + SUMMARY["shortfall"] * shortfall)
