"""Sections: every story once, under its country and topic; one-line references elsewhere."""

from collections.abc import Iterable, Sequence

from digest.assess import Assessed
from digest.compose.budget import Placed
from digest.countries import country_name
from digest.interest import OTHER, WORLD, Interest
from digest.model import CrossReference, Label, Recipe, Section
from digest.topics import topic_name

OLDER = "older"
MOST_REFERENCES = 3

_LAST = (WORLD, OTHER, OLDER)
_HEADINGS = {WORLD: "World", OTHER: "Other news", OLDER: "Older, arrived today"}
_NOTHING = "nothing new"


def section_of(assessed: Assessed, group_by: Sequence[str]) -> str:
    """Return the key of the outer section that a story stands in."""
    return OLDER if assessed.old else _key(assessed, group_by[0])


def arrange(
    placed: Sequence[Placed], *, recipe: Recipe, follow: Interest, references: int | None = None
) -> tuple[Section, ...]:
    """Return the sections of a digest.

    The section with the most important story comes first; "World", "Other news" and "Older,
    arrived today" come last, sections that hold references only come after all.

    Args:
        placed: the most important first.
        recipe: what the edition wants.
        follow: what it follows; such a section is shown without a story if the recipe says so.
        references: how many sections that hold references only there is room for; None for all.
    """
    outer, *inner = recipe.group_by
    members: dict[str, list[Placed]] = {}
    for own in placed:
        members.setdefault(own.section, []).append(own)
    lines = _references(placed, recipe.group_by)
    ordered = sorted(
        members, key=lambda key: (key in _LAST, _LAST.index(key) if key in _LAST else 0)
    )
    filled = [_section(key, outer, members[key], inner, lines.pop(key, [])) for key in ordered]
    only = [
        _section(key, outer, [], inner, found) for key, found in list(lines.items())[:references]
    ]
    only.sort(key=lambda section: (section.heading, section.key))
    shown = {*members, *(section.key for section in only)}
    empty = [
        Section(key=key, kind=outer, heading=_heading(outer, key), note=_NOTHING)
        for key in _followed(follow, outer)
        if recipe.show_empty and key not in shown
    ]
    return (*filled, *empty, *only)


def _section(
    key: str,
    kind: str,
    members: Sequence[Placed],
    inner: Sequence[str],
    references: Sequence[CrossReference],
) -> Section:
    printed = [own for own in members if own.entry]
    named = [own for own in members if own.named]
    rest = [own for own in members if not own.entry and not own.named]
    grouped = inner and key != OLDER
    return Section(
        key=key,
        kind=kind,
        heading=_heading(kind, key),
        sections=_inner(printed, inner[0]) if grouped else (),
        stories=() if grouped else tuple(own.entry for own in printed if own.entry),
        cross_references=tuple(references[:MOST_REFERENCES]),
        more_references=max(0, len(references) - MOST_REFERENCES),
        more=tuple(own.brief for own in (*named, *rest) if own.brief),
        named=len(named),
    )


def _inner(printed: Sequence[Placed], kind: str) -> tuple[Section, ...]:
    members: dict[str, list[Placed]] = {}
    for own in printed:
        members.setdefault(_key(own.assessed, kind), []).append(own)
    # Stable: sections keep the order of their first stories.
    return tuple(
        Section(
            key=key,
            kind=kind,
            heading=_heading(kind, key),
            stories=tuple(own.entry for own in members[key] if own.entry),
        )
        for key in sorted(members, key=lambda key: key in _LAST)
    )


def _references(
    placed: Iterable[Placed], group_by: Sequence[str]
) -> dict[str, list[CrossReference]]:
    outer = group_by[0]
    found: dict[str, list[CrossReference]] = {}
    for own in placed:
        # What is only named is no news that another section has to point to.
        if own.entry is None or own.section == OLDER:
            continue
        see = tuple(_heading(kind, _key(own.assessed, kind)) for kind in group_by)
        line = CrossReference(story=own.assessed.story.id, headline=own.label, see=see)
        for label in _labels(own.assessed, outer):
            if label.role == "also":
                found.setdefault(label.code, []).append(line)
    return found


def _followed(follow: Interest, kind: str) -> tuple[str, ...]:
    return follow.countries if kind == "country" else follow.topics


def _labels(assessed: Assessed, kind: str) -> tuple[Label, ...]:
    return assessed.countries if kind == "country" else assessed.topics


def _key(assessed: Assessed, kind: str) -> str:
    for label in _labels(assessed, kind):
        if label.role == "primary":
            return label.code
    return WORLD if kind == "country" else OTHER


def _heading(kind: str, key: str) -> str:
    if key in _HEADINGS:
        return _HEADINGS[key]
    return country_name(key) if kind == "country" else topic_name(key)
