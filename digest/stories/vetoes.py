"""Vetoes: what keeps two look-alike clusters apart, with a reason for a person.

A missed merge shows a reader two entries; a false one mixes two events in one. So a veto speaks
as soon as both sides name where, when or which, and name nothing in common.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from digest.model import Analyzed
from digest.stories.facts import Facts, days_between
from digest.stories.subjects import different_names, different_subjects, speak_of

# Reports of one event name days about it: the deed, the arrest, the next hearing.
DAYS_APART = 10
_MAGNITUDES_APART = 0.45
_MOST_NAMED = 3
# An instalment shares a smaller part of its first words with the next one; a page that is told
# again, under the title that it had, a larger one.
_OF_ONE_PAGE = 0.25

_T = TypeVar("_T")


class Vetoes:
    """The vetoes between articles of one batch, whose facts are read once."""

    def __init__(self) -> None:
        """Start without facts."""
        self._facts: dict[str, Facts] = {}

    def between(self, first: Sequence[Analyzed], second: Sequence[Analyzed]) -> str:
        """Return why two clusters tell of different events, "" if nothing says so.

        Args:
            first: the articles of one cluster, without copies.
            second: those of the other.
        """
        one, other = self._of(first), self._of(second)
        return (
            different_countries(one, other)
            or different_towns(one, other)
            or different_numbers(one, other)
            or different_days(one, other)
            or different_instalments(one, other)
            or different_companies(one, other)
            or different_subjects(one, other)
            or different_names(one, other)
        )

    def kind(self, told: Analyzed) -> Hashable:
        """Return what is equal for articles of one text that the same is told apart from.

        Instalments and subjects are none of it: they have texts of their own.
        """
        facts = self._of([told])[0]
        where = (facts.near, facts.places) if facts.towns else ()
        which = (facts.numbers, facts.days)
        return (facts.sure, facts.likely, facts.countries, facts.towns, where, which)

    def _of(self, articles: Sequence[Analyzed]) -> list[Facts]:
        for told in articles:
            if told.article.id not in self._facts:
                self._facts[told.article.id] = Facts(told=told)
        return [self._facts[told.article.id] for told in articles]


def different_countries(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if each side is surely about a country that the other is hardly about.

    One of them never names the other's, and the other does so in passing, if at all.
    """
    one, other = (_union(own.sure for own in side) for side in (first, second))
    if not one or not other:
        return ""
    if one & _union(own.likely for own in second) or other & _union(own.likely for own in first):
        return ""
    one_named = one & _union(own.countries for own in second)
    other_named = other & _union(own.countries for own in first)
    return "" if one_named and other_named else _told("countries", one, other)


def different_towns(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if both sides open in towns, and one side's are not in the other at all.

    Nothing is said if they open with a common place, be it the region.
    """
    one = _union(own.towns for own in first)
    other = _union(own.towns for own in second) if one else one
    if not other or _union(own.near for own in first) & _union(own.near for own in second):
        return ""
    one_there = one & _union(own.places for own in second)
    other_there = other & _union(own.places for own in first)
    return "" if one_there and other_there else _told("towns", one, other)


def different_numbers(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if what bears a number as its name bears another one on either side."""
    one = _union(own.numbers for own in first)
    other = _union(own.numbers for own in second) if one else one
    for kind in sorted({kind for kind, _ in one} & {kind for kind, _ in other}):
        values = {number for own, number in one if own == kind}
        others = {number for own, number in other if own == kind}
        if values & others or (kind == "magnitude" and _near(values, others)):
            continue
        return _told(f"numbers of {kind}", values, others)
    return ""


def different_days(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if both sides open with days of the year that lie far apart."""
    one = _union(own.days for own in first)
    other = _union(own.days for own in second) if one else one
    if not other or days_between(one, other) <= DAYS_APART:
        return ""
    return f"different dates: at least {days_between(one, other)} days apart"


def different_instalments(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if a source uses one title on two days for texts with little in common."""
    # Most pairs are of two sources: to look at them first saves reading the titles.
    if _sources(first).isdisjoint(_sources(second)):
        return ""
    common = {own.series for own in first} & {own.series for own in second}
    for series in sorted(common - {("", "")}):
        one, other = ([own for own in side if own.series == series] for side in (first, second))
        if all(_are_instalments(own, their) for own in one for their in other):
            return f"different instalments of “{one[0].told.article.title}”"
    return ""


def different_companies(first: Sequence[Facts], second: Sequence[Facts]) -> str:
    """Return a reason if both sides are reports of firms, and neither names a firm of the other."""
    one = _union(own.firms for own in first)
    other = _union(own.firms for own in second) if one else one
    if not other or speak_of(first, other) or speak_of(second, one):
        return ""
    return _told("companies", one, other)


def _sources(side: Iterable[Facts]) -> set[str]:
    return {own.told.article.source for own in side}


def _are_instalments(one: Facts, other: Facts) -> bool:
    words, others = one.own_words, other.own_words
    if not (one.day and other.day and words and others) or one.day == other.day:
        return False
    return len(words & others) < _OF_ONE_PAGE * min(len(words), len(others))


def _near(values: Iterable[str], others: Iterable[str]) -> bool:
    seen = [float(other) for other in others]
    return any(abs(float(value) - other) < _MAGNITUDES_APART for value in values for other in seen)


def _union(sets: Iterable[frozenset[_T]]) -> frozenset[_T]:
    return frozenset().union(*sets)


def _told(what: str, one: Iterable[str], other: Iterable[str]) -> str:
    sides = (", ".join(sorted(own)[:_MOST_NAMED]) for own in (one, other))
    return f"different {what}: {'; '.join(sides)}"
