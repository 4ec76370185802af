"""Why these sentences: scores, the rules they break, and what kept a better one out."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from digest.explain.lines import Line, heading, shorten
from digest.model import Recipe, Sentence
from digest.render.words import plural
from digest.summarize.board import Board, set_up
from digest.summarize.openings import find_subject
from digest.summarize.rules import CONDITIONAL
from digest.summarize.sets import MOST_ALIKE, likeness

_MOST = 25
_WIDTH = 88
# What a broken rule means to a reader; every flag of digest.summarize.rules has a word here.
RULES = {
    "bullet": "a line of a list",
    "capitals": "mostly capitals",
    "cut": "begins or ends in the middle",
    "dangling": "leans on what was told before",
    "exclamation": "an exclamation",
    "junk": "what surrounds news, not news",
    "long": "too long to read in one go",
    "person": "speaks in the first or second person",
    "question": "a question",
    "quotation": "a part of a quotation, or one without its speaker",
    "repeat": "says again what an earlier sentence or the title says",
    "short": "too short to say something",
    "surname": "a person's bare surname, whose full name another sentence gives",
    "verbless": "without a verb",
}


def explain_sentences(
    sentences: Sequence[Sentence], chosen: Sequence[Sentence], recipe: Recipe
) -> Iterator[Line]:
    """Yield each sentence with its score and rules, and why a better one was left out.

    Args:
        sentences: all of the article.
        chosen: the chosen ones.
        recipe: what the edition wants.
    """
    words = sum(sentence.words for sentence in chosen)
    length = plural(words, "word")
    limit = (
        plural(recipe.sentences, "sentence") if recipe.sentences else plural(recipe.words, "word")
    )
    told = f"{len(chosen)} of {len(sentences)} for a full summary, {length}; at most {limit}"
    yield from heading("Sentences", told if sentences else "none: the article is a title only")
    if not sentences:
        return
    yield Line(text="  * chosen, number, score of 100, [rules that it breaks]", style="faint")
    board = set_up(sentences)
    places = [place for place, own in enumerate(sentences) if own in chosen]
    least = min((own.score for own in chosen), default=0)
    for place, sentence in enumerate(sentences[:_MOST]):
        taken = place in places
        flags = f"  [{', '.join(sentence.flags)}]" if sentence.flags else ""
        text = f"  {'*' if taken else ' '} {place + 1:>3} {sentence.score / 10_000:6.1f}  "
        text += shorten(sentence.text, _WIDTH) + flags
        yield Line(text=text, style="chosen" if taken else "plain")
        if not taken and sentence.score >= least:
            why = reason(board, places, place, recipe)
            yield Line(text=f"                 left out: {why}", style="faint")
    if len(sentences) > _MOST:
        yield Line(text=f"  and {len(sentences) - _MOST} more", style="faint")
    yield from _legend(sentences[:_MOST])


def reason(board: Board, chosen: Sequence[int], place: int, recipe: Recipe) -> str:
    """Return why a sentence that scores as well as a chosen one is left out."""
    sentence = board.sentences[place]
    barred = [flag for flag in sentence.flags if flag not in CONDITIONAL]
    if place not in board.eligible:
        return " and ".join(RULES.get(flag, flag) for flag in barred or sentence.flags)
    if "dangling" in sentence.flags and place - 1 not in chosen:
        return "it leans on the sentence before, which is left out"
    if place == 0 and (subject := find_subject(board)):
        return f"sentence {subject + 1} says more of what the article is about"
    alike = [own for own in chosen if likeness(board, *sorted((own, place))) > MOST_ALIKE]
    if alike:
        return f"it says what sentence {alike[0] + 1} says"
    return _why_no_room(board, chosen, place, recipe)


def _why_no_room(board: Board, chosen: Sequence[int], place: int, recipe: Recipe) -> str:
    """Return why a sentence that may stand beside the chosen ones is left out."""
    words = board.sentences[place].words
    used = sum(board.sentences[own].words for own in chosen)
    known = reduce(or_, [board.tells[own] for own in chosen if own < place], 0)
    if board.needs.get(place, 0) & ~known:
        return "it takes as known what no chosen sentence has told of"
    if recipe.sentences and len(chosen) >= recipe.sentences:
        return "the chosen ones go together better"
    if used + words > recipe.words:
        return f"its {words} words do not fit beside the others"
    return "the chosen ones read better together"


def _legend(sentences: Sequence[Sentence]) -> Iterator[Line]:
    broken = sorted({flag for sentence in sentences for flag in sentence.flags})
    if broken:
        yield Line(text="  The rules:", style="faint")
    for flag in broken:
        yield Line(text=f"    {flag}: {RULES.get(flag, flag)}", style="faint")
