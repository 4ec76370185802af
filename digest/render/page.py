"""From a digest to what the templates see."""

import re
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from digest.model import Digest, Entry, Section
from digest.render.items import Setting, make_headline, make_item
from digest.render.view import PROMISE, Group, Headline, Item, Page, Part, Pointer
from digest.render.words import (
    account,
    facts,
    language,
    long_day,
    period_words,
    plural,
    sentence,
    short_day,
    unstopped,
)

_TOP = 3
# So many sections that only count what is listed at the end are told in one line.
_FEWEST_GATHERED = 2
_DEEPEST = 5
_UNSAFE = re.compile(r"[^a-z0-9]+")
_HINT = "Where this digest is made, digest show ID prints an article without a link."


def build_page(digest: Digest) -> Page:
    """Return what the templates print of a digest."""
    setting = _setting(digest)
    names = _Names()
    parts = tuple(_part(section, (), names, setting) for section in digest.sections)
    further = tuple(_further(digest.sections, parts, ()))
    parts = _gathered(parts, names)
    items = tuple(item for part in parts for item in items_of(part))
    extra = f" ({digest.number})" if digest.number > 1 else ""
    return Page(
        digest=digest,
        title=digest.title,
        day=long_day(digest.day) + extra,
        short_day=short_day(digest.day) + extra,
        facts=facts(digest.counts),
        period=period_words(digest.period, zone=setting.zone, year=digest.day.year),
        promise=PROMISE if any(passage.sentences for i in items for passage in i.passages) else "",
        note=digest.note,
        count=sum(part.count for part in parts),
        top=_stated_top(items, digest.top) or _top(parts, digest),
        parts=parts,
        account=account(digest.counts),
        notices=digest.notices,
        hint=_HINT if _has_ids(items, parts, further) else "",
        further=further,
    )


def items_of(part: Part) -> Iterator[Item]:
    """Yield the items of a part and of the parts in it, in the order of the document."""
    yield from part.items
    for inner in part.parts:
        yield from items_of(inner)


def named_in(parts: Iterable[Part]) -> Iterator[Headline]:
    """Yield the stories that are only named in parts and in the parts in them."""
    for part in parts:
        yield from part.named
        yield from named_in(part.parts)


def _setting(digest: Digest) -> Setting:
    entries = tuple(_entries(digest.sections))
    names = _Names()
    return Setting(
        zone=ZoneInfo(digest.period.zone),
        day=digest.day,
        mixed=any(entry.state != "new" for entry in entries),
        anchors={entry.id: names.take(f"s-{entry.id}") for entry in entries},
        langs={entry.id: language(entry.language) for entry in entries},
    )


def _entries(sections: Iterable[Section]) -> Iterator[Entry]:
    for section in sections:
        yield from section.stories
        yield from _entries(section.sections)


class _Names:
    """Names for places in a page: letters, digits and hyphens, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, wish: str) -> str:
        base = name = _UNSAFE.sub("-", wish.lower()).strip("-")[:80] or "part"
        number = self._numbers.get(base, 1)
        while name in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name)
        self._numbers[base] = number
        return name


def _part(section: Section, outer: tuple[Section, ...], names: _Names, setting: Setting) -> Part:
    above = (*outer, section)
    parts = tuple(_part(inner, above, names, setting) for inner in section.sections)
    items = tuple(make_item(entry, above, setting) for entry in section.stories)
    count = len(items) + len(section.more) + sum(part.count for part in parts)
    place = "-".join(part.key.removeprefix("medtop:") for part in above)
    unnamed = len(section.more[section.named :])
    return Part(
        key=section.key,
        kind=section.kind,
        heading=section.heading,
        anchor=names.take(f"in-{place}"),
        level=min(len(above) + 1, _DEEPEST),
        count=count,
        stories=plural(count, "story", "stories"),
        note=sentence(section.note),
        pointers=tuple(_pointers(section, setting)),
        more_pointers=section.more_references,
        items=items,
        parts=parts,
        more=f"{len(section.more):,} more" if section.more else "",
        named=tuple(make_headline(brief) for brief in section.more[: section.named]),
        unnamed=plural(unnamed, "other") if unnamed else "",
        further=names.take(f"further-{place}") if unnamed else "",
    )


def _gathered(parts: tuple[Part, ...], names: _Names) -> tuple[Part, ...]:
    """Return the parts with those that tell nothing here in one, behind all that have stories."""
    listed = [part for part in parts if part.further and not _tells(part)]
    if len(listed) < _FEWEST_GATHERED:
        return parts
    count = sum(part.count for part in listed)
    stories = plural(count, "story", "stories")
    together = Part(
        key=listed[0].key,
        kind=listed[0].kind,
        heading="Further sections",
        anchor=names.take("in-further-sections"),
        level=listed[0].level,
        count=count,
        stories=stories,
        more=plural(len(listed), "section"),
        named=tuple(Headline(title=f"{part.heading} ({part.count:,})") for part in listed),
        unnamed=stories,
        further=listed[0].further,
    )
    kept = [part for part in parts if part not in listed]
    behind = next((n for n in range(len(kept), 0, -1) if kept[n - 1].count), 0)
    return (*kept[:behind], together, *kept[behind:])


def _tells(part: Part) -> bool:
    return bool(part.items or part.parts or part.named or part.pointers or part.note)


def _pointers(section: Section, setting: Setting) -> Iterator[Pointer]:
    for reference in section.cross_references:
        yield Pointer(
            headline=unstopped(reference.headline),
            see=", ".join(reference.see),
            anchor=setting.anchors.get(reference.story, ""),
            lang=setting.langs.get(reference.story, ""),
        )


def _further(
    sections: Sequence[Section], parts: Sequence[Part], outer: tuple[str, ...]
) -> Iterator[Group]:
    """Yield the stories of each part that are named behind the end only."""
    for section, part in zip(sections, parts, strict=True):
        place = (*outer, part.heading)
        if part.further:
            unnamed = section.more[section.named :]
            yield Group(
                heading=", ".join(place),
                anchor=part.further,
                headlines=tuple(make_headline(brief) for brief in unnamed),
            )
        yield from _further(section.sections, part.parts, place)


def _has_ids(items: Iterable[Item], parts: Iterable[Part], further: Iterable[Group]) -> bool:
    """Return whether an article is shown by its id."""
    return (
        any(passage.id for item in items for passage in item.passages)
        or any(headline.id for headline in named_in(parts))
        or any(headline.id for group in further for headline in group.headlines)
    )


def _stated_top(items: Iterable[Item], ids: Sequence[str]) -> tuple[Item, ...]:
    known = {item.id: item for item in items}
    return tuple(known[id_] for id_ in dict.fromkeys(ids) if id_ in known)[:_TOP]


def _top(parts: Sequence[Part], digest: Digest) -> tuple[Item, ...]:
    """Return the stories that most sources tell, one of each section before a second of any.

    A story of which there is nothing new is not told in short, nor is an opinion or a feature.
    """
    entries = list(_entries(digest.sections))
    voices = {entry.id: _voices(entry) for entry in entries}
    told = {entry.id for entry in entries if entry.kind in ("news", "correction")}
    first: list[Item] = []
    second: list[Item] = []
    for part in parts:
        news = [item for item in items_of(part) if item.state != "running" and item.id in told]
        ranked = sorted(news, key=lambda item: -voices[item.id])
        first += ranked[:1]
        second += ranked[1:]
    first.sort(key=lambda item: -voices[item.id])
    second.sort(key=lambda item: -voices[item.id])
    return tuple((first + second)[:_TOP])


def _voices(entry: Entry) -> int:
    return len({article.source for article in (*entry.articles, *entry.more)})
