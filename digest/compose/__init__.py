"""Compose: choose what to print of ranked stories and lay it out as one frozen digest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.compose.entries import make_entry
from digest.compose.sections import arrange
from digest.model import (
    UNKNOWN_SOURCE,
    Counts,
    Digest,
    Entry,
    Notice,
    Period,
    Recipe,
    Section,
    Story,
)

__all__ = ["compose", "make_entry"]


def compose(
    stories: Sequence[Story],
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
        stories: the most important first.
        recipe: what the edition wants.
        period: what the digest covers.
        day: the day it is named after.
        number: 1, or 2 and up for an extra digest of the day.
        counts: where the articles went; how much there is to read is filled in here.
        notices: lines for the last part.
    """
    entries = [make_entry(story, recipe) for story in stories]
    sections = arrange(entries, group_by=recipe.group_by)
    return Digest(
        edition=recipe.edition,
        day=day,
        number=number,
        title=recipe.title,
        note=recipe.note,
        period=period,
        counts=_measure(counts, entries, sections),
        sections=sections,
        notices=tuple(notices),
    )


def _measure(counts: Counts, entries: Sequence[Entry], sections: Sequence[Section]) -> Counts:
    texts = [
        text for entry in entries for text in (entry.headline, *(q.text for q in entry.summary))
    ]
    sources = {article.source for entry in entries for article in entry.articles}
    levels = (*sections, *(inner for section in sections for inner in section.sections))
    return replace(
        counts,
        stories=len(entries),
        sources=len(sources - {UNKNOWN_SOURCE}),
        countries=len(
            {
                level.key
                for level in levels
                if level.kind == "country" and level.key != "world" and _has_story(level)
            }
        ),
        words=sum(len(text.split()) for text in texts),
    )


def _has_story(section: Section) -> bool:
    return bool(section.stories) or any(map(_has_story, section.sections))
