"""Subjects: reports in one form of words on different things, such as two mayors that resign.

A report that is filled in ("Fire destroys school in Leeds", "Fire destroys pub in Hull") shares
more words with its like than two reports on one event do. What they share then is what is common
to all such events, and no name.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from math import sqrt

from digest.language import terms
from digest.stories.facts import Facts
from digest.summarize.openers import opener_words

# Longer texts tell by themselves what they have in common; an account of an event has synonyms.
MOST_WORDS = 35
# Titles that share fewer terms, or less than half of those of either, are of no one form.
_SHARED = 2
_MOST_PAIRS = 9
# First sentences with this cosine are filled in, or tell one event.
_ALIKE = 0.5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def different_subjects(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if titles of one form speak of different things, and share no name.

    What stands in one title where another word stands in the other must be in the text, too, and in
    none of the other articles. Verbs do not count, for news has many for one deed.
    """
    if len(first) * len(second) > _MOST_PAIRS or not all(map(_is_brief, (*first, *second))):
        return ""
    for one, other in product(first, second):
        if (
            _are_of_one_form(one, other)
            and not _share_a_name(first, second)
            and (swapped := _swapped(one, other, first, second))
        ):
            return f"different subjects: {swapped}"
    return ""


def different_names(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if neither side's titles name anything that the other speaks of at all.

    The first sentence stands for a title that there is not. Two outlets name one event by different
    things ("Surfside", "Florida"), so it counts only where the words are alike without the names:
    in the titles, or in the first sentences.
    """
    one = _union(own.head_names for own in first)
    other = _union(own.head_names for own in second) if one else one
    # "Amazon.com" is one word of a text.
    if not other or one & other or speak_of(second, one) or speak_of(first, other):
        return ""
    if not any(_sound_alike(own, their) for own, their in product(first, second)):
        return ""
    return f"different names: {', '.join(sorted(one))}; {', '.join(sorted(other))}"


def speak_of(side: Iterable[Facts], names: frozenset[str]) -> bool:
    """Return whether a cluster has one of some names, anywhere in its texts."""
    return any(
        not names.isdisjoint(own.title_terms) or not names.isdisjoint(own.told.analysis.terms)
        for own in side
    )


def _sound_alike(one: Facts, other: Facts) -> bool:
    if _share_half(one, other):
        return True
    common = len(one.lead_terms & other.lead_terms)
    return common >= _ALIKE * sqrt(len(one.lead_terms) * len(other.lead_terms) or 1)


def _is_brief(own: Facts) -> bool:
    words = sum(sentence.words for sentence in own.told.analysis.sentences)
    return words <= MOST_WORDS and own.told.article.title[:1].isupper()


def _are_of_one_form(one: Facts, other: Facts) -> bool:
    """Return, by a quick look, whether texts may be one form that is filled in."""
    common = one.title_terms & other.title_terms
    return (
        _share_half(one, other)
        and one.told.article.text != other.told.article.text
        # What begins a sentence may be a name.
        and common <= one.plain_terms | other.plain_terms
    )


def _share_half(one: Facts, other: Facts) -> bool:
    """Return whether two titles, or first sentences, share about half of their terms."""
    common = len(one.opening_terms & other.opening_terms)
    longer = max(len(one.opening_terms), len(other.opening_terms))
    return common >= _SHARED and longer <= 2 * common + 1


def _share_a_name(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    one, other = (_union(own.names for own in side) for side in (first, second))
    there, here = (_union(own.head_terms for own in side) for side in (second, first))
    return not (one.isdisjoint(there) and other.isdisjoint(here))


def _swapped(one: Facts, other: Facts, first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return the words that stand for each other in two titles; "" if they say the same."""
    if other.told.article.title < one.told.article.title:
        # Words are lined up alike whichever comes first.
        return _swapped(other, one, second, first)
    mine, theirs = _worded(one), _worded(other)
    one_title, other_title = ([term for _, term in side] for side in (mine, theirs))
    matcher = SequenceMatcher(None, one_title, other_title, autojunk=False)
    left: list[tuple[str, str]] = []
    right: list[tuple[str, str]] = []
    for kind, start, end, further, last in matcher.get_opcodes():
        if kind == "replace":
            left += mine[start:end]
            right += theirs[further:last]
    here, there = (_union(own.head_terms for own in side) for side in (first, second))
    apart = _only(left, one.lead_terms - there), _only(right, other.lead_terms - here)
    return "; ".join(", ".join(side) for side in apart) if all(apart) else ""


def _only(words: Iterable[tuple[str, str]], own: frozenset[str]) -> list[str]:
    return [word for word, term in words if term in own and word.casefold() not in _known_verbs()]


def _worded(own: Facts) -> list[tuple[str, str]]:
    """Return the words of a title that are terms, each with its term; no figures."""
    found = []
    for word in _WORD.findall(own.told.article.title):
        term = terms(word, language="en")
        if term and not word[0].isdigit():
            found.append((word, term[0]))
    return found


@cache
def _known_verbs() -> frozenset[str]:
    return opener_words("en", "verb")


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
