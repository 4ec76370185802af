"""Board: the sentences of an article as the choice of a summary sees them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from digest.model import Sentence
from digest.summarize.apart import find_stray
from digest.summarize.brief import find_brief
from digest.summarize.dated import find_new, find_recent
from digest.summarize.definites import find_definites
from digest.summarize.eligible import allowed_flags, find_eligible, find_spoken
from digest.summarize.names import names_of_each

# An article is about its most frequent terms, so many of those that stand in so many sentences.
_CHIEF_MOST, _CHIEF_FEWEST = 3, 4
_LOOKED_AT = 5
_ENGLISH = re.compile(r"\b(?:the|of|and)\b")


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
    english = is_english(sentences)
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


def is_english(sentences: Sequence[Sentence]) -> bool:
    """Return whether the first sentences of an article are English."""
    return any(_ENGLISH.search(own.text) for own in sentences[:_LOOKED_AT])


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
