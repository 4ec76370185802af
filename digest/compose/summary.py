"""Summary: which sentences of an article a digest prints, chosen together.

The rules about summaries (those about sentences are in ``digest.summarize.rules``): R6 the order
is the article's; R7 no two sentences say the same; R8 a bare surname only of somebody who has been
introduced; R9 it opens with the article's first sentence if that may be chosen, else with one of
the first two that may; R10 whole sentences within the budget, but for a single first one; R11 ties
are broken by place; R12 an article with a sentence has a summary.
"""

from bisect import insort
from collections.abc import Sequence

from digest.model import Sentence
from digest.summarize.board import Board, set_up
from digest.summarize.openings import openings
from digest.summarize.search import best_set
from digest.summarize.sets import MOST_ALIKE, likeness, may_follow

# How much a reader minds, when nothing without a fault is left: the further behind, the less.
_SEVERITY = (
    "junk", "cut", "quotation", "capitals", "bullet", "repeat", "short", "verbless", "dangling",
    "exclamation", "question", "person", "surname", "long",
)  # fmt: skip
# A summary of more words than this is grown sentence by sentence: its sets are too many.
_MOST_WORDS = 80
_MOST_COUNT = 4
# An article of so many sentences is printed whole, and so many words of any.
_WHOLE = 2
_FEWEST_WORDS = 30
# Faults of a first sentence that a reader of a very short article minds less than that it is gone.
_MILD = frozenset(("verbless", "surname", "long"))


def choose_summary(
    sentences: Sequence[Sentence],
    *,
    title: str = "",
    words: int = 60,
    count: int = 0,
    method: str = "digest",
    max_share: float = 0.4,
) -> tuple[Sentence, ...]:
    """Return the sentences to print, in the order of the text; none only if there is none.

    Args:
        sentences: those of the article, with scores and flags.
        title: the stated title; a sentence that only repeats it is left out.
        words: the budget; the first sentence may exceed it, then it stands alone.
        count: at most so many sentences instead of a budget, 0 to go by words.
        method: what the scores come from. ``digest`` chooses sentences that go together and
            read well; any other takes them by score and passes over what exceeds the budget.
        max_share: at most this part of the article's words is printed, 0 to 1; but of one so short
            that it is less than 30 words, the first sentence or two.
    """
    ordered = _without_title(sentences, title)
    share = int(max_share * sum(own.words for own in sentences))
    limit = max(_FEWEST_WORDS, share)
    budget = min(words, limit)
    if method != "digest":
        chosen = _by_rank(ordered, words=budget, count=count)
    else:
        board = set_up(ordered, title=title)
        chosen = _choose(board, words=budget, count=count)
        if share < limit and not count:
            chosen = _of_few(board, chosen, words=budget)
        while count and len(chosen) > 2 and _words_of(board, chosen) > limit:
            chosen = _choose(board, words=budget, count=len(chosen) - 1)
    return _take(ordered, chosen)


def _of_few(board: Board, chosen: tuple[int, ...], *, words: int) -> tuple[int, ...]:
    """Return the first sentence or two of a very short article, of those that may be chosen."""
    if chosen[:1] > (0,) and _MILD.issuperset(board.sentences[0].flags):
        chosen = (0, *(own for own in chosen if may_follow(board, (0,), own)))
    # What is only short leads to the next one.
    full = [place for place in chosen if place not in board.brief][:_WHOLE]
    both = chosen[: chosen.index(full[-1]) + 1] if full else chosen
    return both if _words_of(board, both) <= words else both[:1]


def _words_of(board: Board, places: Sequence[int]) -> int:
    return sum(board.sentences[place].words for place in places)


def _choose(board: Board, *, words: int, count: int) -> tuple[int, ...]:
    if not board.sentences:
        return ()
    whole = tuple(board.eligible)
    if _is_short(board, whole, words=words, count=count):
        return whole
    if count > _MOST_COUNT or (not count and words > _MOST_WORDS):
        return _grow(board, words=words, count=count) or _least_bad(board)
    for size in range(count, -1, -1) if count else (0,):
        if chosen := best_set(board, words=words, count=size):
            return chosen
    return _least_bad(board)


def _is_short(board: Board, whole: tuple[int, ...], *, words: int, count: int) -> bool:
    """Return whether an article is so short that it is its own summary."""
    if not whole or len(whole) > (count or _WHOLE) or len(whole) < len(board.sentences):
        return False
    fits = count or sum(sentence.words for sentence in board.sentences) <= words
    return bool(fits) and all(may_follow(board, whole[:n], place) for n, place in enumerate(whole))


def _grow(board: Board, *, words: int, count: int) -> tuple[int, ...]:
    """Return a long summary: the best opening, then by score what still fits and may stand."""
    ranked = sorted(board.eligible, key=lambda place: (-board.sentences[place].score, place))
    first = openings(board)
    chosen = [place for place in ranked if place in first][:1]
    if not chosen:
        return ()
    used = board.sentences[chosen[0]].words
    # A second round takes what leans on a sentence that the first one took later.
    for place in (*ranked, *ranked):
        total = used + board.sentences[place].words
        if place not in chosen and (count or total <= words):
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
    kept = tuple(own for own in sentences if not (bare and _is(own.text, bare)))
    return kept or tuple(sentences)


def _is(text: str, bare: str) -> bool:
    # Nearly all texts differ from the title in their first letters.
    return bare.startswith(_bare(text[:12])) and _bare(text) == bare


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
