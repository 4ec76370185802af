"""From a digest to what the templates see."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from digest.controls import visible_line
from digest.model import UNKNOWN_SOURCE, Digest, Entry, Quote, Reference, Section
from digest.render.escape import safe_url
from digest.render.view import PROMISE, Item, Mention, Page, Part, Passage, Pointer
from digest.render.words import (
    account,
    claimed_day,
    facts,
    long_day,
    period_words,
    plural,
    short_day,
)

_TOP = 3
_DEEPEST = 5
_UNSAFE = re.compile(r"[^a-z0-9]+")
_STANDING = {"update": "Update", "running": "Still running"}
_HINT = "An article without a link is printed by: digest show ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What all entries of a digest share."""

    zone: ZoneInfo
    year: int
    anchors: dict[str, str]


def build_page(digest: Digest) -> Page:
    """Return what the templates print of a digest."""
    zone, year = ZoneInfo(digest.period.zone), digest.day.year
    setting = _Setting(zone=zone, year=year, anchors=_anchors(digest.sections))
    names = _Names()
    parts = tuple(_part(section, (), names, setting) for section in digest.sections)
    items = tuple(item for part in parts for item in items_of(part))
    extra = f" ({digest.number})" if digest.number > 1 else ""
    return Page(
        digest=digest,
        title=digest.title,
        day=long_day(digest.day) + extra,
        short_day=short_day(digest.day) + extra,
        facts=facts(digest.counts) + _standings(items),
        period=period_words(digest.period, zone=zone, year=year),
        promise=PROMISE if any(passage.sentences for i in items for passage in i.passages) else "",
        note=digest.note,
        top=_top(parts, digest),
        parts=parts,
        account=account(digest.counts),
        notices=digest.notices,
        hint=_HINT if any(passage.id for i in items for passage in i.passages) else "",
    )


def items_of(part: Part) -> Iterator[Item]:
    """Yield the items of a part and of the parts in it, in the order of the document."""
    yield from part.items
    for inner in part.parts:
        yield from items_of(inner)


def _entries(sections: Iterable[Section]) -> Iterator[Entry]:
    for section in sections:
        yield from section.stories
        yield from _entries(section.sections)


def _anchors(sections: Sequence[Section]) -> dict[str, str]:
    """Return the anchor of each story by its id."""
    names = _Names()
    return {entry.id: names.take(f"s-{entry.id}") for entry in _entries(sections)}


class _Names:
    """Names for places in a page: letters, digits and hyphens, each given once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, wish: str) -> str:
        name = _UNSAFE.sub("-", wish.lower()).strip("-")[:80] or "part"
        self._taken[name] = number = self._taken.get(name, 0) + 1
        return name if number == 1 else self.take(f"{name}-{number}")


def _part(section: Section, outer: tuple[Section, ...], names: _Names, setting: _Setting) -> Part:
    above = (*outer, section)
    parts = tuple(_part(inner, above, names, setting) for inner in section.sections)
    items = tuple(_item(entry, above, setting) for entry in section.stories)
    count = len(items) + sum(part.count for part in parts)
    return Part(
        key=section.key,
        kind=section.kind,
        heading=section.heading,
        anchor=names.take("in-" + "-".join(part.key.removeprefix("medtop:") for part in above)),
        level=min(len(above) + 1, _DEEPEST),
        count=count,
        stories=plural(count, "story", "stories"),
        pointers=tuple(
            Pointer(
                headline=reference.headline,
                see=", ".join(reference.see),
                anchor=setting.anchors.get(reference.story, ""),
            )
            for reference in section.cross_references
        ),
        items=items,
        parts=parts,
    )


def _item(entry: Entry, above: Sequence[Section], setting: _Setting) -> Item:
    lead = entry.articles[0] if entry.articles else None
    url = safe_url(lead.url) if lead and entry.headline else ""
    place = tuple(section.heading for section in above)
    others = (label.name for label in entry.countries if label.role == "also")
    return Item(
        id=entry.id,
        anchor=setting.anchors[entry.id],
        headline=entry.headline,
        label=entry.label,
        url=url,
        state=entry.state,
        standing=_STANDING.get(entry.state, ""),
        passages=_passages(entry, url, setting),
        also=_mentions(_unquoted(entry)),
        about=", ".join(name for name in others if name not in place),
        place=place,
    )


def _passages(entry: Entry, shown: str, setting: _Setting) -> tuple[Passage, ...]:
    if not entry.summary:
        return tuple(
            _passage((), article, article.published, shown, setting)
            for article in entry.articles[:1]
        )
    known = _by_id(entry)
    made = []
    for (_, _, published), quotes in groupby(entry.summary, key=_origin):
        told = tuple(quotes)
        article = known.get((told[0].article, told[0].source)) or _reference(told[0])
        made.append(_passage(tuple(q.text for q in told), article, published, shown, setting))
    return tuple(made)


def _origin(quote: Quote) -> tuple[str, str, str]:
    return quote.article, quote.source, quote.published


def _by_id(entry: Entry) -> dict[tuple[str, str], Reference]:
    return {
        (article.id, article.source): article
        for article in reversed((*entry.articles, *entry.more))
    }


def _reference(quote: Quote) -> Reference:
    return Reference(
        id=quote.article, source=quote.source, title="", url="", published=quote.published
    )


def _passage(
    sentences: tuple[str, ...], article: Reference, published: str, shown: str, setting: _Setting
) -> Passage:
    url = safe_url(article.url)
    return Passage(
        sentences=sentences,
        source=_source(article, url),
        day=claimed_day(published, zone=setting.zone, year=setting.year),
        url="" if url == shown else url,
        id="" if url else article.id,
    )


def _source(article: Reference, url: str) -> str:
    """Return who published an article: the host of its address if nobody is named, else ""."""
    if article.source != UNKNOWN_SOURCE and visible_line(article.source):
        return article.source
    return url.split("/")[2].removeprefix("www.") if url else ""


def _unquoted(entry: Entry) -> Iterator[Reference]:
    quoted = {(quote.article, quote.source) for quote in entry.summary}
    for number, article in enumerate((*entry.articles, *entry.more)):
        named = (article.id, article.source) in quoted or (number == 0 and not entry.summary)
        if not named:
            yield article


def _mentions(articles: Iterable[Reference]) -> tuple[Mention, ...]:
    """Return each source once, and once more with a number for each further link of it."""
    seen: dict[str, int] = {}
    links: set[str] = set()
    mentions = []
    for article in articles:
        url = safe_url(article.url)
        name = _source(article, url) or article.title or article.id
        if name in seen and (not url or url in links):
            continue
        seen[name] = number = seen.get(name, 0) + 1
        links.add(url)
        mentions.append(Mention(name=name if number == 1 else f"{name} ({number})", url=url))
    return tuple(mentions)


def _standings(items: Sequence[Item]) -> str:
    """Return how many stories are new, if not all are."""
    counts = [
        (sum(item.state == state for item in items), name)
        for state, name in (("new", "new"), ("update", "updated"), ("running", "still running"))
    ]
    told = ", ".join(f"{number:,} {name}" for number, name in counts if number)
    return f" {told[:1].upper()}{told[1:]}." if counts[0][0] < len(items) else ""


def _top(parts: Sequence[Part], digest: Digest) -> tuple[Item, ...]:
    """Return the stories that most sources tell, one of each section before a second of any."""
    voices = {entry.id: _voices(entry) for entry in _entries(digest.sections)}
    first: list[Item] = []
    second: list[Item] = []
    for part in parts:
        ranked = sorted(items_of(part), key=lambda item: -voices[item.id])
        first += ranked[:1]
        second += ranked[1:]
    first.sort(key=lambda item: -voices[item.id])
    second.sort(key=lambda item: -voices[item.id])
    return tuple((first + second)[:_TOP])


def _voices(entry: Entry) -> int:
    return len({article.source for article in (*entry.articles, *entry.more)})
