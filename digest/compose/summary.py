"""Summary: which sentences of an article a digest prints, chosen together.

The rules about summaries (those about sentences are in ``digest.summarize.rules``): R6 the order
is the article's; R7 no two sentences say the same; R9 the first one is among the first five that
may be chosen; R10 whole sentences within the budget, but for a single first one; R11 ties are
broken by place; R12 an article with a sentence has a summary.
"""

from bisect import insort
from collections.abc import Sequence
from operator import mul

from digest.model import Sentence
from digest.summarize.learned import NEUTRAL, UNIT
from digest.summarize.sets import (
    LATEST_OPENING,
    MOST_ALIKE,
    NAMES,
    Board,
    describe,
    legal_sets,
    likeness,
    may_follow,
    set_up,
)
from digest.summarize.weights import SUMMARY

# How much a reader minds, when nothing without a fault is left: the further behind, the less.
_SEVERITY = (
    "junk", "cut", "quotation", "capitals", "bullet", "repeat", "short", "verbless", "dangling",
    "exclamation", "question", "person", "surname", "long",
)  # fmt: skip
# A summary of more words than this is grown sentence by sentence: its sets are too many.
_MOST_WORDS = 80
_MOST_COUNT = 4
# How much worse two sentences may be than one to be preferred, in units of scores.
_PREFERENCE = 40_000
_WEIGHTS = tuple(SUMMARY.get(name, 0.0) for name in NAMES)


def choose_summary(
    sentences: Sequence[Sentence],
    *,
    title: str = "",
    words: int = 60,
    count: int = 0,
    method: str = "digest",
) -> tuple[Sentence, ...]:
    """Return the sentences to print, in the order of the text; none only if there is none.

    Args:
        sentences: those of the article, with scores and flags.
        title: the stated title; a sentence that only repeats it is left out.
        words: the budget; the first sentence may exceed it, then it stands alone.
        count: at most so many sentences instead of a budget, 0 to go by words.
        method: what the scores come from. ``digest`` chooses sentences that go together and
            read well; any other takes them by score and passes over what exceeds the budget.
    """
    ordered = _without_title(sentences, title)
    if method != "digest":
        return _take(ordered, _by_rank(ordered, words=words, count=count))
    board = set_up(ordered)
    return _take(ordered, _choose(board, words=words, count=count))


def _choose(board: Board, *, words: int, count: int) -> tuple[int, ...]:
    if not board.sentences:
        return ()
    whole = tuple(board.eligible)
    if _is_short(board, whole, words=words, count=count):
        return whole
    if count > _MOST_COUNT or (not count and words > _MOST_WORDS):
        return _grow(board, words=words, count=count) or _least_bad(board)
    for size in range(count, -1, -1) if count else (0,):
        sets = legal_sets(board, words=words, count=size)
        if sets:
            return _best(board, sets, words)
    return _least_bad(board)


def _best(board: Board, sets: Sequence[tuple[int, ...]], words: int) -> tuple[int, ...]:
    """Return the set of the highest worth; two sentences or more if they are nearly as good."""
    worths = [(_rank(board, places, words), places) for places in sets]
    best, chosen = max(worths)
    if len(chosen) > 1:
        return chosen
    several = max((own for own in worths if len(own[1]) > 1), default=(best, chosen))
    return several[1] if several[0][0] >= best[0] - _PREFERENCE else chosen


def _is_short(board: Board, whole: tuple[int, ...], *, words: int, count: int) -> bool:
    """Return whether an article is so short that it is its own summary."""
    if not whole or len(whole) > (count or 3) or len(whole) < len(board.sentences):
        return False
    fits = count or sum(sentence.words for sentence in board.sentences) <= words
    return bool(fits) and all(may_follow(board, whole[:n], place) for n, place in enumerate(whole))


def _rank(board: Board, places: tuple[int, ...], words: int) -> tuple[int, tuple[int, ...]]:
    """Return the worth of a set in units of scores, then what breaks ties: the earlier places."""
    own = sum(board.sentences[place].score - NEUTRAL for place in places)
    values = describe(board, places, words=words)
    together = round(UNIT * sum(map(mul, _WEIGHTS, values)))
    return own + together, tuple(-place for place in places)


def _grow(board: Board, *, words: int, count: int) -> tuple[int, ...]:
    """Return a long summary: the best opening, then by score what still fits and may stand."""
    ranked = sorted(board.eligible, key=lambda place: (-board.sentences[place].score, place))
    openings = [
        place
        for place in ranked
        if board.before[place] < LATEST_OPENING and may_follow(board, (), place)
    ]
    if not openings:
        return ()
    chosen = openings[:1]
    used = board.sentences[chosen[0]].words
    # A second round takes what leans on a sentence that the first one took later.
    for place in (*ranked, *ranked):
        total = used + board.sentences[place].words
        if place not in chosen and place > openings[0] and (count or total <= words):
            if count and len(chosen) >= count:
                break
            if may_follow(board, [own for own in chosen if own < place], place) and not any(
                likeness(board, place, own) > MOST_ALIKE for own in chosen if own > place
            ):
                insort(chosen, place)
                used = total
    return tuple(chosen)


def _least_bad(board: Board) -> tuple[int, ...]:
    """Return the sentence with the mildest faults, the first of equals (R12)."""

    def faults(place: int) -> tuple[list[int], int]:
        flags = board.sentences[place].flags
        return sorted(
            (len(_SEVERITY) - _SEVERITY.index(flag) for flag in flags), reverse=True
        ), place

    return (min(range(len(board.sentences)), key=faults),)


def _by_rank(sentences: Sequence[Sentence], *, words: int, count: int) -> tuple[int, ...]:
    ranked = sorted(range(len(sentences)), key=lambda place: (-sentences[place].score, place))
    if count:
        return tuple(sorted(ranked[:count]))
    chosen: list[int] = []
    used = 0
    for place in ranked:
        if not chosen or used + sentences[place].words <= words:
            chosen.append(place)
            used += sentences[place].words
    return tuple(sorted(chosen))


def _take(sentences: Sequence[Sentence], places: Sequence[int]) -> tuple[Sentence, ...]:
    return tuple(sentences[place] for place in places)


def _without_title(sentences: Sequence[Sentence], title: str) -> tuple[Sentence, ...]:
    bare = _bare(title)
    kept = tuple(own for own in sentences if not bare or _bare(own.text) != bare)
    return kept or tuple(sentences)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
