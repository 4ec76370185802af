"""A digest: sections of stories, what they cover, what was left out, and its documents."""

from dataclasses import dataclass, field
from datetime import date, datetime

from digest.model.entry import Brief, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """One line that points to a story printed elsewhere in the digest.

    Attributes:
        story: the id of the entry.
        headline: what the entry is called.
        see: headings of the sections it stands in, outermost first.
    """

    story: str
    headline: str
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a digest: stories, or smaller sections, or both.

    Attributes:
        key: country or topic code; ``world`` for no country, ``other`` for no topic.
        kind: ``country`` or ``topic``.
        more: the stories that there was no room for, the most important first ("N more").
        named: how many of ``more`` are named in the section; the others behind the digest's end.
        more_references: how many cross-references there was no room for.
        note: a line in place of stories, such as ``nothing new``; "" if none.
    """

    key: str
    kind: str
    heading: str
    sections: tuple["Section", ...] = ()
    stories: tuple[Entry, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()
    more: tuple[Brief, ...] = ()
    named: int = 0
    more_references: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a digest covers: arrivals in ``(start, end]``, or the articles published on a day.

    Attributes:
        start: aware, UTC.
        end: aware, UTC.
        zone: IANA name of the zone that days are cut in.
        kind: ``arrival`` or ``dated``.
    """

    start: datetime
    end: datetime
    zone: str
    kind: str = "arrival"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Where the articles of a digest went, and how much there is to read.

    ``read == included + duplicate + held_back + refused + deferred`` (known ones are not counted).

    Attributes:
        stories: all of them; ``updates`` and ``running`` of them were told of before.
        briefs: of the stories, those that are only named.
        sources: that have an article in it; ``known_sources`` have had one lately.
        words: what there is to read.
    """

    read: int = 0
    included: int = 0
    duplicate: int = 0
    held_back: int = 0
    refused: int = 0
    deferred: int = 0
    stories: int = 0
    sources: int = 0
    countries: int = 0
    words: int = 0
    updates: int = 0
    running: int = 0
    briefs: int = 0
    known_sources: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line of the digest's last part: what was left out, or what is wrong, and why."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One edition of one period, complete and frozen: every document is rendered from it.

    Attributes:
        edition: the name of the edition, as in file names.
        day: the day it belongs to, in the zone of the period.
        number: 1, or 2 and up for an extra digest of the same day.
        title: what its masthead says.
        note: a line under the masthead, such as the warning of the demo; "" if none.
        top: ids of the most important stories, the first ones first.
    """

    edition: str
    day: date
    number: int = 1
    title: str
    note: str = ""
    period: Period
    counts: Counts = field(default_factory=Counts)
    top: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def name(self) -> str:
        """The base of its file names: ``YYYY-MM-DD``, with ``-2`` and up for extra digests."""
        return self.day.isoformat() + (f"-{self.number}" if self.number > 1 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A rendered digest.

    Attributes:
        format: ``md``, ``html``, ``eml`` or ``json``; also the suffix of its file.
    """

    format: str
    body: bytes
