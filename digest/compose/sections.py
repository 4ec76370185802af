"""Sections: every entry once, under its country and topic; one-line references elsewhere."""

from collections.abc import Sequence

from digest.countries import country_name
from digest.model import CrossReference, Entry, Label, Section
from digest.topics import topic_name

WORLD = "world"
OTHER = "other"
_LAST = (WORLD, OTHER)
_HEADINGS = {WORLD: "World", OTHER: "Other news"}


def arrange(entries: Sequence[Entry], *, group_by: Sequence[str]) -> tuple[Section, ...]:
    """Return the sections of a digest.

    Sections with more stories come first, then those with the more important first story;
    "World" and "Other news" come last, sections that hold references only come after all.

    Args:
        entries: the most important first.
        group_by: one or two of ``country`` and ``topic``, outermost first.
    """
    sections = _group(entries, group_by)
    outer = group_by[0]
    references = _references(entries, group_by)
    filled = [
        Section(
            key=section.key,
            kind=section.kind,
            heading=section.heading,
            sections=section.sections,
            stories=section.stories,
            cross_references=references.pop(section.key, ()),
        )
        for section in sections
    ]
    only = [
        Section(key=key, kind=outer, heading=_heading(outer, key), cross_references=lines)
        for key, lines in references.items()
    ]
    return (*filled, *sorted(only, key=lambda section: (section.heading, section.key)))


def _group(entries: Sequence[Entry], group_by: Sequence[str]) -> list[Section]:
    dimension, *inner = group_by
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(_key(entry, dimension), []).append(entry)
    # Stable: sections of equal size keep the order of their first stories.
    ordered = sorted(members.items(), key=lambda item: (item[0] in _LAST, -len(item[1])))
    return [
        Section(
            key=key,
            kind=dimension,
            heading=_heading(dimension, key),
            sections=tuple(_group(own, inner)) if inner else (),
            stories=() if inner else tuple(own),
        )
        for key, own in ordered
    ]


def _references(
    entries: Sequence[Entry], group_by: Sequence[str]
) -> dict[str, tuple[CrossReference, ...]]:
    outer = group_by[0]
    found: dict[str, list[CrossReference]] = {}
    for entry in entries:
        see = tuple(_heading(dimension, _key(entry, dimension)) for dimension in group_by)
        line = CrossReference(story=entry.id, headline=entry.label, see=see)
        for label in _labels(entry, outer):
            if label.role == "also":
                found.setdefault(label.code, []).append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _labels(entry: Entry, dimension: str) -> tuple[Label, ...]:
    return entry.countries if dimension == "country" else entry.topics


def _key(entry: Entry, dimension: str) -> str:
    for label in _labels(entry, dimension):
        if label.role == "primary":
            return label.code
    return WORLD if dimension == "country" else OTHER


def _heading(dimension: str, key: str) -> str:
    if key in _HEADINGS:
        return _HEADINGS[key]
    return country_name(key) if dimension == "country" else topic_name(key)
