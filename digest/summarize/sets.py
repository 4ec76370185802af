"""Sets: which sentences may stand together in a summary, and what is measured of them together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log, sqrt

from digest.model import Sentence
from digest.summarize.apart import count_apart, find_stray
from digest.summarize.brief import find_brief
from digest.summarize.dated import find_new, find_recent
from digest.summarize.definites import find_definites
from digest.summarize.eligible import (
    allowed_flags,
    find_eligible,
    find_spoken,
    tells_of_writer,
)
from digest.summarize.names import names_of_each

NAMES = (
    "words", "shortfall", "cosines", "cover", "cover_often", "adjacent",
    "chief", "opening", "start", "span", "surnames", "persons", "definites", "undated", "apart",
    "new",
)  # fmt: skip

# Two sentences with a higher cosine say the same (R7).
MOST_ALIKE = 0.5
# A summary that cannot open with the article's first sentence opens with one of the first two
# that may (R9).
_OPENINGS = 2
# Of an article of so many sentences, the first has little if it has this part of the terms that
# stand in three sentences or more; the second has more if it has so many times as many.
_MANY, _LITTLE, _TWICE = 12, 0.2, 2
# A scene has at most so many sentences; one that begins with "The", or says "he", goes on with it.
_SCENE = 9
_HANGING = re.compile(r"^The\b|\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_POOL = 16
# An article is about its most frequent terms, so many of those that stand in so many sentences.
_CHIEF_MOST, _CHIEF_FEWEST = 3, 4
MOST_SENTENCES = 4
_LOOKED_AT = 5
_ENGLISH = re.compile(r"\b(?:the|of|and)\b")
# So many sentences may open for an article that begins with its writer, of so many.
_OF_OTHERS, _FAR = 4, 10
_RESUMING = ("Now ", "Now, ")
# A first sentence with a figure, a day or who says so tells news, however little comes back.
_TELLING = re.compile(r"\d|day\b|\b(?:says?|said|told|according)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The sentences of an article as the choice sees them.

    Attributes:
        eligible: places of the sentences that break no unconditional rule, ascending.
        masks: the terms of each sentence as the bits of a number.
        recurring: the terms that stand in two sentences or more.
        frequent: the terms that stand in three or more.
        chief: the three most frequent ones, if they stand in four or more.
        bare: the surnames that each sentence gives without a first name.
        whole: the last names that each sentence gives with one.
        before: how many eligible sentences stand before each.
        persons: whether each is in the first or second person.
        brief: places of the short sentences that may stand between their neighbours (R5).
        needs: the nouns that a sentence takes as known, as the bits of a number.
        tells: those that it mentions, likewise.
        stray: places of the sentences that say little beside ones they share no term with.
        recent: places of the sentences one of which has to follow a first of long ago (R9).
        new: places of the sentences that say that they are of these days.
        alike: cosines of pairs that were asked for; it only saves time.
    """

    sentences: tuple[Sentence, ...]
    eligible: tuple[int, ...]
    masks: tuple[int, ...]
    recurring: int
    frequent: int
    chief: int
    bare: tuple[frozenset[str], ...]
    whole: tuple[frozenset[str], ...]
    before: tuple[int, ...]
    persons: tuple[bool, ...]
    brief: frozenset[int]
    needs: dict[int, int]
    tells: dict[int, int]
    stray: frozenset[int]
    recent: frozenset[int]
    new: frozenset[int]
    alike: dict[tuple[int, int], float] = field(default_factory=dict)


def set_up(sentences: Sequence[Sentence], *, title: str = "") -> Board:
    """Return the board of an article's sentences, in the order of the text.

    A reader knows the names that the ``title`` gives.
    """
    masks = tuple(_mask(sentence.terms) for sentence in sentences)
    once = twice = thrice = 0
    for mask in masks:
        thrice |= twice & mask
        twice |= once & mask
        once |= mask
    marked = any("surname" in sentence.flags for sentence in sentences)
    texts = [own.text for own in sentences]
    whole, bare = names_of_each(texts if marked else [], title=title)
    none: tuple[frozenset[str], ...] = (frozenset(),) * len(sentences)
    eligible = find_eligible(sentences)
    english = _is_english(sentences)
    brief = find_brief(sentences, eligible, allowed_flags(sentences)) if english else frozenset()
    spoken = find_spoken(sentences, eligible, brief, title=title, bare=bare)
    eligible = tuple(sorted((*spoken, *eligible)))
    places = sorted(brief.union(eligible)) if brief else eligible
    chief = _chief(sentences)
    needs, tells = find_definites(texts, places, title=title)
    return Board(
        sentences=tuple(sentences),
        eligible=eligible,
        masks=masks,
        recurring=twice,
        frequent=thrice,
        chief=chief,
        bare=tuple(map(frozenset, bare)) if marked else none,
        whole=tuple(map(frozenset, whole)) if marked else none,
        before=tuple(bisect_left(eligible, place) for place in range(len(sentences))),
        persons=tuple("person" in sentence.flags for sentence in sentences),
        brief=brief,
        needs=needs,
        tells=tells,
        stray=find_stray(sentences, masks, eligible if english else (), chief=chief),
        recent=find_recent(texts),
        new=find_new(texts, eligible if english else ()),
    )


def _is_english(sentences: Sequence[Sentence]) -> bool:
    return any(_ENGLISH.search(own.text) for own in sentences[:_LOOKED_AT])


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


def openings(board: Board) -> tuple[int, ...]:
    """Return the places that a summary may begin with (R9): the article's first, if it may.

    A first sentence that hardly speaks of what the article comes back to, a tease or a scene,
    yields to the one that does so and takes nothing as known. So does one in which the writer says
    "I": a reader does not know who that is.
    """
    able = _able(board)
    first = able[:1] if able[:1] == [0] else able[:_OPENINGS]
    if any(
        tells_of_writer(board.sentences[place], named=bool(board.whole[place])) for place in first
    ):
        return _of_others(board, able) or tuple(first)
    return (find_subject(board),) if first == [0] else tuple(first)


def _of_others(board: Board, able: Sequence[int]) -> tuple[int, ...]:
    """Return where an article that begins with its writer comes to what it is about.

    These are the first sentences of the first ten that tell nothing of the writer and take nothing
    as known, if any has a chief term those that have one.
    """
    found = [
        place
        for place in able
        if place < _FAR
        and not (board.needs.get(place) or board.bare[place])
        and not tells_of_writer(board.sentences[place])
    ]
    told = [place for place in found if board.masks[place] & board.chief]
    return tuple((told or found)[:_OF_OTHERS])


def find_subject(board: Board) -> int:
    """Return the place of the sentence that says what an article is about.

    It is the first, but for a tease or a scene: then it is the second, or, where neither has a
    chief term, the first of the next ones that has two. In English only: elsewhere the endings of
    words hide what comes back.
    """
    if len(board.sentences) < _MANY or not board.frequent or not _is_english(board.sentences):
        return 0
    if _TELLING.search(board.sentences[0].text) or board.masks[0] & board.chief & ~board.masks[1]:
        return 0
    return _behind_tease(board) or _behind_scene(board)


def _able(board: Board) -> list[int]:
    """Return the places of the sentences that may open; "Now ..." goes on from what was told."""
    sentences = board.sentences
    return [
        place
        for place in board.eligible
        if "dangling" not in sentences[place].flags
        and not (place and sentences[place].text.startswith(_RESUMING))
    ]


def _behind_tease(board: Board) -> int:
    """Return 1 if the second sentence has much of what comes back, and the first little, else 0."""
    told = (board.masks[0] & board.frequent).bit_count()
    then = (board.masks[1] & board.frequent).bit_count()
    little = board.frequent.bit_count() * _LITTLE
    return int(1 in _able(board) and _alone(board, 1) and told <= little <= then >= _TWICE * told)


def _behind_scene(board: Board) -> int:
    """Return the place of the first sentence that comes to the subject behind a scene, else 0."""
    if (board.masks[0] | board.masks[1]) & board.chief:
        return 0
    return next(
        (
            place
            for place in _able(board)
            if 1 < place < _SCENE
            and (board.masks[place] & board.chief).bit_count() >= _TWICE
            and _alone(board, place)
            and not _HANGING.search(board.sentences[place].text)
        ),
        0,
    )


def _alone(board: Board, place: int) -> bool:
    return not (board.needs.get(place) or board.bare[place] or board.persons[place])


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


def opens_brief(board: Board) -> bool:
    """Return whether a summary may open with a short first sentence and what follows it."""
    return 0 in board.brief and "dangling" not in board.sentences[0].flags


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


def _chief(sentences: Sequence[Sentence]) -> int:
    """Return the terms that an article is about as the bits of a number; ties go to the earlier."""
    counts = Counter(chain.from_iterable(own.terms for own in sentences))
    often = [term for term, count in counts.items() if count >= _CHIEF_FEWEST]
    return _mask(sorted(often, key=lambda term: (-counts[term], term))[:_CHIEF_MOST])


def _mask(terms: Sequence[int]) -> int:
    mask = 0
    for term in terms:
        mask |= 1 << term
    return mask
