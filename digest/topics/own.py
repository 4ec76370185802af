"""Topics that a user defines in the configuration: words, phrases, and what rules them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from digest.model import OwnTopic, Tag
from digest.topics.stems import stem_words
from digest.topics.words import Shown, Span, Words, read_words

_TITLE, _LEAD, _BELOW = 4, 2, 1  # what a word counts by where it stands; a phrase twice as much
_ENOUGH = 4  # a word in the title, a phrase in the lead, four words below
_MOST = 6  # words or phrases of evidence


def score_own(topics: Sequence[OwnTopic], words: Words) -> tuple[Tag, ...]:
    """Return the user's topics that an article is about, best first.

    Every word and phrase counts once, by where it first stands: 4 in the title, 2 in the first 300
    characters, 1 below; a phrase twice as much. A sum of n weighs 1 - 1 / (1 + n / 4); below 4,
    which is 0.5, an article only touches the topic and has no tag.

    Args:
        topics: to look for, in the order that decides between equals.
        words: of the article; their language tells the forms of the words.

    Returns:
        Tags with ``OwnTopic.code``, a weight of 0.5 to 1, and the words that decided.
    """
    places = _places(stem_words(words.keys, words.language))
    tags = (_score(topic, words, places) for topic in topics)
    return tuple(sorted((tag for tag in tags if tag), key=lambda tag: -tag.weight))


def _score(topic: OwnTopic, words: Words, places: dict[str, list[int]]) -> Tag | None:
    pattern = _pattern(topic, words.language)
    if any(_first(row, places) is not None for row in pattern.without):
        return None
    found: dict[Span, int] = {}
    for row, times in pattern.rows:
        place = _first(row, places)
        if place is not None:
            worth = _TITLE if place < words.title else _LEAD if place < words.lead else _BELOW
            span = (place, place + len(row))
            found[span] = max(found.get(span, 0), times * worth)
    total = sum(found.values())
    if total < _ENOUGH:
        return None
    best = sorted(found, key=lambda span: (-found[span], span))
    evidence = Shown(words).show(best, most=_MOST)
    return Tag(code=topic.code, weight=round(1 - 1 / (1 + total / 4), 3), evidence=evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A topic's rows of stems with what each counts, and those that rule it out."""

    rows: tuple[tuple[tuple[str, ...], int], ...]
    without: tuple[tuple[str, ...], ...]


@cache
def _pattern(topic: OwnTopic, language: str) -> _Pattern:
    rows = [(_row(word, language), 1) for word in topic.words]
    rows += [(_row(phrase, language), 2) for phrase in topic.phrases]
    without = (_row(entry, language) for entry in topic.without)
    return _Pattern(
        rows=tuple(sorted({row for row in rows if row[0]})),
        without=tuple(row for row in without if row),
    )


def _row(entry: str, language: str) -> tuple[str, ...]:
    words = read_words(title=entry, text="", language=language)
    return tuple(stem_words(words.keys, language))


def _places(stems: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems):
        places.setdefault(stem, []).append(place)
    return places


def _first(row: Sequence[str], places: dict[str, list[int]]) -> int | None:
    """Return where the stems of ``row`` first stand side by side; None if nowhere."""
    others = [frozenset(places.get(stem, ())) for stem in row[1:]]
    for place in places.get(row[0], ()):
        if all(place + step in own for step, own in enumerate(others, start=1)):
            return place
    return None
