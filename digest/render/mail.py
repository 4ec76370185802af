"""The two parts and the subject of a mail, the HTML part never longer than mail clients show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digest.controls import visible_line
from digest.message import encoded_size
from digest.model import Notice
from digest.render.engine import render_template
from digest.render.page import named_in
from digest.render.view import Headline, Item, Page, Part

if TYPE_CHECKING:
    from css_inline import CSSInliner

# Gmail cuts the HTML part at about 102 KB of its encoded form; a margin for what servers add.
MOST_BYTES = 95_000
# What the markup of a story, of a line with a headline, of a notice and of a name takes, about.
_STORY_BYTES, _LINE_BYTES, _NOTICE_BYTES, _NAME_BYTES = 330, 130, 60, 40
_TRIES = 12

# An item with its bytes, in full and as its headline only.
_Turn = tuple[Item, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailParts:
    """What a message is built from."""

    subject: str
    text: str
    html: str


def mail_parts(page: Page, *, dirs: Sequence[Path] = ()) -> MailParts:
    """Return subject, plain text and HTML of a digest's mail.

    The plain text holds every story with its links. If the HTML would be longer than
    ``MOST_BYTES`` when encoded, the headlines behind the end are only counted; if that is not
    enough, the later stories of each section are left with their headlines, and the last ones are
    counted; nothing is cut off.

    Raises:
        ConfigError: a template is missing or wrong.
    """
    subject = render_template("mail/subject.txt.j2", {"page": page}, dirs=dirs)
    text = render_template("mail/digest.txt.j2", {"page": page}, dirs=dirs)
    return MailParts(subject=visible_line(subject), text=text, html=_html(page, dirs))


def _html(page: Page, dirs: Sequence[Path]) -> str:
    turns = tuple(_by_turns(page.parts))
    shown, room = page, _cost(page, turns)
    # Far too long a digest need not be rendered in full to find out.
    if room > 2 * MOST_BYTES:
        shown = _without_further(page)
        room = _cost(shown, turns)
    if room > 2 * MOST_BYTES:
        room = MOST_BYTES
        shown = _shortened(page, turns, room)
    for _ in range(_TRIES):
        html = _inlined(render_template("mail/digest.html.j2", {"page": shown}, dirs=dirs))
        size = encoded_size(html)
        if size <= MOST_BYTES:
            break
        if shown.further:
            shown = _without_further(page)
            room = _cost(shown, turns)
        else:
            room = room * MOST_BYTES // size * 97 // 100
            shown = _shortened(page, turns, room)
    return html


def _without_further(page: Page) -> Page:
    """Return ``page`` with the headlines behind its end only counted."""
    count = sum(len(group.headlines) for group in page.further)
    return replace(page, further=(), more_headlines=count)


def _inlined(html: str) -> str:
    return _inliner().inline(html)


@cache
def _inliner() -> "CSSInliner":
    import css_inline  # only mail needs it, and it takes time to load

    return css_inline.CSSInliner(
        keep_style_tags=False,
        keep_at_rules=False,
        load_remote_stylesheets=False,
        minify_css=True,
    )


def _shortened(page: Page, turns: Sequence[_Turn], room: int) -> Page:
    """Return what of ``page`` takes about ``room`` bytes: the first of each section first."""
    notices = _first_notices(page, room // 10)
    room -= sum(map(_notice_cost, page.notices[:notices]))
    lines = _first([line for _, _, line in turns], room // 2)
    room -= sum(line for _, _, line in turns[:lines])
    stories = _first([full - line for _, full, line in turns[:lines]], room)
    told = {item.anchor: number < stories for number, (item, _, _) in enumerate(turns[:lines])}
    parts = tuple(_kept(part, told) for part in page.parts)
    return replace(
        page,
        parts=tuple(part for part in parts if _shows(part)),
        rest=sum(part.count for part in parts if not _shows(part)),
        notices=page.notices[:notices],
        more_notices=len(page.notices) - notices,
        further=(),
    )


def _shows(part: Part) -> bool:
    return bool(part.items or part.parts or part.note)


def _first_notices(page: Page, room: int) -> int:
    return _first([_notice_cost(notice) for notice in page.notices], room)


def _first(costs: Sequence[int], room: int) -> int:
    """Return how many of the first costs fit into ``room``."""
    used = 0
    for number, cost in enumerate(costs):
        used += cost
        if used > room:
            return number
    return len(costs)


def _by_turns(parts: Sequence[Part]) -> Iterator[_Turn]:
    """Yield the first item of each part, then the second of each.

    The first of a part brings the heading with it.
    """
    rows = list(_rows(parts))
    for number in range(max(map(len, rows), default=0)):
        for row in rows:
            if number < len(row):
                full, line = _costs(row[number])
                heading = 0 if number else _LINE_BYTES
                yield row[number], full + heading, line + heading


def _rows(parts: Sequence[Part]) -> Iterator[tuple[Item, ...]]:
    for part in parts:
        yield part.items
        yield from _rows(part.parts)


def _kept(part: Part, told: Mapping[str, bool]) -> Part:
    """Return ``part`` with the items in ``told``, in full if true there; the others are counted."""
    items = tuple(
        item if told[item.anchor] else _line(item) for item in part.items if item.anchor in told
    )
    parts = tuple(inner for inner in (_kept(inner, told) for inner in part.parts) if _shows(inner))
    rest = part.count - len(items) - sum(inner.count for inner in parts)
    return replace(
        part,
        items=items,
        parts=parts,
        pointers=(),
        more_pointers=0,
        more="",
        named=(),
        unnamed="",
        rest=rest,
    )


def _line(item: Item) -> Item:
    """Return ``item`` as its headline only."""
    if item.quiet:
        return item
    url = item.url or next((passage.url for passage in item.passages if passage.url), "")
    return replace(
        item,
        headline=item.headline or item.label,
        url=url,
        passages=(),
        differences=(),
        reports="",
        also=(),
        about="",
    )


def _cost(page: Page, turns: Sequence[_Turn]) -> int:
    """Return about how many bytes a page takes."""
    stories = sum(full for _, full, _ in turns)
    named = sum(map(_headline_cost, named_in(page.parts)))
    further = sum(_headline_cost(line) for group in page.further for line in group.headlines)
    return stories + named + further + sum(map(_notice_cost, page.notices))


def _costs(item: Item) -> tuple[int, int]:
    """Return about how many bytes an item takes in full, and as its headline only."""
    line = _LINE_BYTES + _bytes(item.headline or item.label) + len(item.url)
    texts = sum(_bytes(passage.text) + len(passage.url) + 80 for passage in item.passages)
    also = sum(_bytes(mention.name) + len(mention.url) + 40 for mention in item.also)
    figures = sum(
        _bytes(told.value + told.credit) + len(told.url) + 100
        for difference in item.differences
        for told in difference.statements
    )
    return line + _STORY_BYTES - _LINE_BYTES + texts + also + figures, line


def _headline_cost(line: Headline) -> int:
    return _NAME_BYTES + _bytes(line.title) + len(line.url)


def _notice_cost(notice: Notice) -> int:
    return _NOTICE_BYTES + _bytes(notice.text)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
