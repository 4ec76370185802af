"""Openings: the sentences that a summary may begin with (rule R9)."""

import re
from collections.abc import Sequence

from digest.summarize.board import Board, is_english
from digest.summarize.eligible import tells_of_writer

# A summary that cannot open with the article's first sentence opens with one of the first two
# that may (R9).
_OPENINGS = 2
# Of an article of so many sentences, the first has little if it has this part of the terms that
# stand in three sentences or more; the second has more if it has so many times as many.
_MANY, _LITTLE, _TWICE = 12, 0.2, 2
# A scene has at most so many sentences; one that begins with "The", or says "he", goes on with it.
_SCENE = 9
_HANGING = re.compile(r"^The\b|\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
# So many sentences may open for an article that begins with its writer, of so many.
_OF_OTHERS, _FAR = 4, 10
_RESUMING = ("Now ", "Now, ")
# A first sentence with a figure, a day or who says so tells news, however little comes back.
_TELLING = re.compile(r"\d|day\b|\b(?:says?|said|told|according)\b")


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
    if len(board.sentences) < _MANY or not board.frequent or not is_english(board.sentences):
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


def opens_brief(board: Board) -> bool:
    """Return whether a summary may open with a short first sentence and what follows it."""
    return 0 in board.brief and "dangling" not in board.sentences[0].flags
