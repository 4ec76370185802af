"""Sets: which sentences may stand together in a summary, and what is measured of them together."""

from collections.abc import Iterator, Sequence
from math import log, sqrt

from digest.summarize.apart import count_apart
from digest.summarize.board import Board
from digest.summarize.openings import openings, opens_brief

NAMES = (
    "words", "shortfall", "cosines", "cover", "cover_often", "adjacent",
    "chief", "opening", "start", "span", "surnames", "persons", "definites", "undated", "apart",
    "new",
)  # fmt: skip

# Two sentences with a higher cosine say the same (R7).
MOST_ALIKE = 0.5
_POOL = 16
MOST_SENTENCES = 4


def legal_sets(board: Board, *, words: int, count: int = 0) -> list[tuple[int, ...]]:
    """Return the sets of places, ascending, that may be a summary, of the likeliest sentences.

    Args:
        board: the article.
        words: the budget; a single sentence may exceed it. It is not used with a count.
        count: how many sentences; 0 to go by words: two to four, or one that takes half
            the budget, or one if no two go together.
    """
    found = list(_search(board, words=words, count=count))
    if count:
        return _introduced(board, found)
    found = _within(board, found, words=words) or found
    full = [
        places
        for places in found
        if len(places) > 1 or 2 * board.sentences[places[0]].words >= words
    ]
    return _introduced(board, full or found)


def _introduced(board: Board, found: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the sets with the fewest bare surnames that nothing introduces (R8)."""
    unknown = [unknown_surnames(board, places) for places in found]
    least = min(unknown, default=0)
    return [places for places, number in zip(found, unknown, strict=True) if number == least]


def _within(board: Board, found: Sequence[tuple[int, ...]], *, words: int) -> list[tuple[int, ...]]:
    """Return the sets within the budget, and the article's first sentence even if it is longer."""
    return [
        places
        for places in found
        if len(places) > 1 or places[0] == 0 or board.sentences[places[0]].words <= words
    ]


def _search(board: Board, *, words: int, count: int) -> Iterator[tuple[int, ...]]:
    pool, first = pool_of(board, brief=not count), openings(board)
    first = (*first, 0) if opens_brief(board) else first
    stack: list[tuple[tuple[int, ...], int, int]] = [((), 0, 0)]
    while stack:
        chosen, used, following = stack.pop()
        for number in range(len(pool) - 1, following - 1, -1):
            place = pool[number]
            total = used + board.sentences[place].words
            if chosen and total > words and not count:
                continue
            if (not chosen and place not in first) or not may_follow(board, chosen, place):
                continue
            longer = (*chosen, place)
            if count in (0, len(longer)) and place not in board.brief:
                yield longer
            if len(longer) < (count or MOST_SENTENCES):
                stack.append((longer, total, number + 1))


def may_follow(board: Board, chosen: Sequence[int], place: int) -> bool:
    """Return whether a sentence may stand behind chosen ones that all stand before it (R2, R7)."""
    last = chosen[-1] if chosen else -1
    leans = "dangling" in board.sentences[place].flags or (place in board.brief and place)
    if last != place - 1 and (leans or last in board.brief):
        return False
    if leans and not chosen:
        return False
    return all(likeness(board, other, place) <= MOST_ALIKE for other in chosen)


def likeness(board: Board, one: int, other: int) -> float:
    """Return the cosine of the terms of two sentences, each term counted once: 0 to 1."""
    found = board.alike.get((one, other))
    if found is None:
        left, right = board.masks[one], board.masks[other]
        common = (left & right).bit_count()
        found = common / sqrt(left.bit_count() * right.bit_count()) if common else 0.0
        board.alike[one, other] = found
    return found


def describe(board: Board, places: Sequence[int], *, words: int) -> tuple[float, ...]:
    """Return the values of ``NAMES`` for a set of places, each of the order of 1."""
    union, cosines, adjacent = 0, 0.0, 0
    for number, place in enumerate(places):
        union |= board.masks[place]
        for other in places[:number]:
            cosines += likeness(board, other, place)
            adjacent += other == place - 1
    total = sum([board.sentences[place].words for place in places])
    first, count = places[0], len(board.sentences)
    before = board.before[first]
    return (
        *length_values(total, words=words),
        cosines,
        (union & board.recurring).bit_count() / (board.recurring.bit_count() or 1),
        (union & board.frequent).bit_count() / (board.frequent.bit_count() or 1),
        float(adjacent),
        (union & board.chief).bit_count() / (board.chief.bit_count() or 1),
        float(before == 0),
        log(1 + before),
        (places[-1] - first) / count,
        float(unknown_surnames(board, places)),
        float(sum([board.persons[place] for place in places])),
        float(unknown_definites(board, places)),
        float(lacks_news(board, places)),
        float(count_apart(board.masks, places, board.stray)),
        float(not board.new.isdisjoint(places)),
    )


def length_values(total: int, *, words: int) -> tuple[float, float]:
    """Return what part of the budget is used, at most 1.5, and what is missing to four fifths."""
    used = min(1.5, total / words)
    return used, max(0.0, 0.8 - used)


def unknown_surnames(board: Board, places: Sequence[int]) -> int:
    """Return how many bare surnames no earlier sentence of the set has introduced (R8)."""
    if not any(board.bare[place] for place in places):
        return 0
    known: set[str] = set()
    unknown = 0
    for place in places:
        unknown += len(board.bare[place] - known)
        known |= board.whole[place] | board.bare[place]
    return unknown


def unknown_definites(board: Board, places: Sequence[int]) -> int:
    """Return how many nouns with "the" no earlier sentence of the set has told of (R8)."""
    known = unknown = 0
    for place in places:
        unknown += (board.needs[place] & ~known).bit_count()
        known |= board.tells[place]
    return unknown


def lacks_news(board: Board, places: Sequence[int]) -> bool:
    """Return whether a set begins with what was long ago and does not come to what is new."""
    return bool(board.recent) and places[0] == 0 and board.recent.isdisjoint(places)


def pool_of(board: Board, *, brief: bool = True) -> list[int]:
    """Return the places to choose from: the highest scores, and what leads up to them.

    Args:
        board: the article.
        brief: whether short sentences may stand between them.
    """
    pool = _pool_of(board)
    if not (brief and board.brief):
        return sorted(pool)
    for place in sorted(board.brief, reverse=True):
        if place + 1 in pool:
            pool.add(place)
            # What it follows, if that may be chosen.
            pool.update({place - 1}.intersection(board.eligible))
    # Those that follow nothing go again.
    for place in sorted(board.brief.intersection(pool)):
        if place and place - 1 not in pool:
            pool.discard(place)
    return sorted(pool)


def _pool_of(board: Board) -> set[int]:
    if len(board.eligible) <= _POOL:
        return set(board.eligible)
    sentences, eligible = board.sentences, frozenset(board.eligible)
    ranked = sorted(board.eligible, key=lambda place: (-sentences[place].score, place))
    pool = {*ranked[:_POOL], *openings(board)}
    for place in ranked[:_POOL]:
        if "dangling" in sentences[place].flags and place - 1 in eligible:
            pool.add(place - 1)
    return pool
