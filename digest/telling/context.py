"""Context: which of some sentences a reader understands who knows what was told before them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.language import terms
from digest.model import Analyzed, Sentence
from digest.summarize.board import Board, set_up
from digest.telling.corrections import is_correction
from digest.telling.reference import takes_as_known

Told = tuple[Analyzed, Sentence]


@dataclass(slots=True)
class _Reader:
    """What a reader has been told: stems, last names, and the nouns of each article as bits."""

    stems: set[str]
    names: set[str] = field(default_factory=set)
    things: dict[str, int] = field(default_factory=dict)


def understood(found: Sequence[Told], known: Sequence[str]) -> tuple[Told, ...]:
    """Return the sentences that take nothing as known but what was told, in their order.

    Each may take as known what one before it tells, so that which opens its article comes to the
    help of others, which then stand behind it. What corrects is always understood.

    Args:
        found: sentences with their articles, the best first.
        known: what a reader was told of the story, titles and sentences.

    Returns:
        All of them if none is understood.
    """
    context = "\n".join(known)
    boards = {
        told.article.id: set_up(told.analysis.sentences, title=f"{told.article.title}\n{context}")
        for told, _ in found
    }
    left, kept = list(found), list[Told]()
    language = found[0][0].article.language if found else ""
    reader = _Reader(set(terms(context, language=language)))
    while more := next((own for own in left if _follows(own, boards, reader)), None):
        left.remove(more)
        kept.append(more)
        _tell(more, boards, reader)
    return tuple(kept or found)


def _follows(own: Told, boards: dict[str, Board], reader: _Reader) -> bool:
    """Whether all that a sentence takes as known was told."""
    told, sentence = own
    if is_correction(told):
        return True
    board, place = _placed(own, boards)
    needs = board.needs.get(place, 0) & ~reader.things.get(told.article.id, 0)
    if needs or not board.bare[place] <= reader.names:
        return False
    words = takes_as_known(sentence.text, language=told.article.language) if place else ""
    stems = terms(words, language=told.article.language)
    return not stems or not reader.stems.isdisjoint(stems)


def _tell(own: Told, boards: dict[str, Board], reader: _Reader) -> None:
    told, sentence = own
    board, place = _placed(own, boards)
    reader.stems.update(told.analysis.terms[term] for term in sentence.terms)
    reader.names |= board.whole[place] | board.bare[place]
    things = reader.things.get(told.article.id, 0)
    reader.things[told.article.id] = things | board.tells.get(place, 0)


def _placed(own: Told, boards: dict[str, Board]) -> tuple[Board, int]:
    board = boards[own[0].article.id]
    return board, board.sentences.index(own[1])
