"""Compose: choose what to print of ranked stories and lay it out as one frozen digest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from digest.compose.budget import Placed, allowance, may_lead, place
from digest.compose.entries import Maker, make_entry
from digest.compose.sections import arrange, section_of
from digest.compose.words import words_of_brief, words_of_entry
from digest.interest import WORLD, read_interest
from digest.model import UNKNOWN_SOURCE, Counts, Digest, Notice, Period, Recipe, Section
from digest.rank import Ranked

__all__ = ["compose", "make_entry", "printed_stories"]

_TOP = 5
_MORE = 2  # "4 more:"
_UNNAMED = 6  # "4 others, listed at the end"


def compose(
    ranked: Sequence[Ranked],
    *,
    recipe: Recipe,
    period: Period,
    day: date,
    number: int = 1,
    counts: Counts,
    notices: Sequence[Notice] = (),
) -> Digest:
    """Return the digest of some stories.

    Args:
        ranked: the most important first.
        recipe: what the edition wants.
        period: what the digest covers.
        day: the day it is named after.
        number: 1, or 2 and up for an extra digest of the day.
        counts: where the articles went; how much there is to read is filled in here.
        notices: lines for the last part.
    """
    placed, sections = _lay_out(ranked, recipe)
    return Digest(
        edition=recipe.edition,
        day=day,
        number=number,
        title=recipe.title,
        note=recipe.note,
        period=period,
        counts=_measure(counts, placed, sections),
        top=_top(placed),
        sections=sections,
        notices=tuple(notices),
    )


def printed_stories(digest: Digest) -> dict[str, tuple[str, ...]]:
    """Return the sentences that a digest prints, by the id of the story."""
    return {
        entry.id: tuple(quote.text for quote in entry.summary)
        for section in _levels(digest.sections)
        for entry in section.stories
    }


def _top(placed: Sequence[Placed]) -> tuple[str, ...]:
    leading = (own.assessed.story.id for own in placed if own.entry and may_lead(own.assessed))
    return tuple(leading)[:_TOP]


def _lay_out(
    ranked: Sequence[Ranked], recipe: Recipe
) -> tuple[tuple[Placed, ...], tuple[Section, ...]]:
    """Return stories and sections that can be read in time."""
    follow = read_interest(recipe.follow)
    stories = [(own.assessed, section_of(own.assessed, recipe.group_by)) for own in ranked]
    limit = allowance(recipe)
    words, maker = limit, Maker(recipe)
    while True:
        placed = place(stories, maker, words=words)
        sections = arrange(placed, recipe=recipe, follow=follow)
        if limit is None or words is None:
            return placed, sections
        over = words_to_read(sections) - limit
        if over > 0:
            # Sections that only point elsewhere go first.
            sections = arrange(placed, recipe=recipe, follow=follow, references=0)
            over = words_to_read(sections) - limit
        if over <= 0 or words <= 0:
            return placed, sections
        words -= max(over, 20)


def words_to_read(sections: Iterable[Section]) -> int:
    """Return the words that a reader of the sections reads, up to the end of the digest."""
    total = 0
    for section in _levels(sections):
        own = sum(map(words_of_entry, section.stories))
        own += sum(map(words_of_brief, section.more[: section.named]))
        own += sum(len(line.headline.split()) + 3 for line in section.cross_references)
        own += len(section.note.split())
        own += _MORE if section.more else 0
        own += _UNNAMED if section.more[section.named :] else 0
        has_text = own or section.sections
        total += own + (len(section.heading.split()) + 2 if has_text else 0)
    return total


def _measure(counts: Counts, placed: Sequence[Placed], sections: Sequence[Section]) -> Counts:
    members = [
        told.article
        for own in placed
        for told in (*own.assessed.story.articles, *own.assessed.story.copies)
    ]
    states = [own.assessed.state for own in placed]
    countries = {
        label.code
        for own in placed
        for label in own.assessed.countries
        if label.role == "primary" and label.code != WORLD
    }
    return replace(
        counts,
        stories=len(placed),
        updates=states.count("update"),
        running=states.count("running"),
        briefs=sum(own.brief is not None for own in placed),
        sources=len({article.source for article in members} - {UNKNOWN_SOURCE}),
        countries=len(countries),
        words=words_to_read(sections),
    )


def _levels(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _levels(section.sections)
