"""The values that cross the borders between the stages: frozen, slotted, built by keyword.

Texts are NFC, instants are aware and in UTC, countries are ISO 3166-1 alpha-2 (XK for Kosovo),
topics are IPTC Media Topics (``medtop:NNNNNNNN``), languages are ISO 639-1.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Role = Literal["primary", "also", "mentioned"]
State = Literal["new", "update", "running"]
Kind = Literal["news", "opinion", "analysis", "correction"]

UNKNOWN_SOURCE = "unknown source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What a source found: bytes and where they were.

    Attributes:
        name: how the input is named to a person, such as its path; ``-`` is standard input.
        source: the name of the source it belongs to, "" when there is none.
        body: the bytes, as they are.
        language: the language its source states, "" when it states none.
        place: its path below the source, which stays when the file is edited; "" if it has none.
    """

    name: str
    source: str = ""
    body: bytes
    language: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a reader found it: fields as stated, not yet normalized or checked.

    Attributes:
        name: how the input is named to a person: a path, or ``path:LINE`` in a dump.
        date: the date as stated, in any notation.
    """

    name: str
    text: str
    title: str = ""
    ref: str = ""
    date: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text.

    Attributes:
        id: 16 hexadecimal digits, the hash of the canonical URL, else of the text.
        ref: the id that its input gave it, "" if none; it may repeat.
        name: how its input is named to a person.
        source: who published it, or ``UNKNOWN_SOURCE``.
        text: the body, NFC, ``\\n`` line ends, a blank line between paragraphs; "" if title only.
        title: as stated, one line; "" if the input gives none.
        published: as claimed, ISO 8601 with its own precision: ``YYYY-MM``, ``YYYY-MM-DD``, or an
            instant with offset; "" if unknown or impossible.
        language: ISO 639-1, ``und`` if unknown.
        place: source and path (or given id) that an edited version shares; "" if there is none.
    """

    id: str
    ref: str = ""
    name: str = ""
    place: str = ""
    source: str = UNKNOWN_SOURCE
    text: str
    title: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    language: str = "und"

    @property
    def public_id(self) -> str:
        """The id that documents show: the given one, else the article's own."""
        return self.ref or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text and what it is.

    Attributes:
        kind: ``body``, or what is kept as a fact but stays out of summaries: ``dateline``,
            ``byline``, ``agency``, ``caption``, ``heading``, ``chrome``, ``repeated``.
        start: first code point in ``Article.text``.
        end: code point after the last.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article's body: ``article.text[start:end] == text``.

    Attributes:
        paragraph: number of its paragraph among those that hold body text, from 0.
        words: how many words a reader reads, at least 1.
        terms: indexes into ``Analysis.terms``, ascending, each once.
        score: the summarizer's, from 0 to 1,000,000; the higher, the more telling.
        flags: names of the readability rules that it breaks, sorted.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0
    words: int
    terms: tuple[int, ...] = ()
    score: int = 0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A country or topic that an article may be about.

    Attributes:
        code: ISO 3166-1 alpha-2, or IPTC ``medtop:NNNNNNNN``.
        weight: 0 to 1, rounded to 3 decimals: how sure it is.
        evidence: what in the text decided it, as it stands there, strongest first.
    """

    code: str
    weight: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Facts about one article, without any choice: what to print is chosen per edition.

    Attributes:
        dateline: the place of the dateline, as written; "" if none.
        blocks: what is not body text, in the order of the text.
        sentences: those of the body, in the order of the text.
        terms: the article's different terms (stems of content words), in order of appearance.
        countries: every country named, best first.
        topics: every top-level topic with any evidence, best first.
        fingerprint: hash of the normalized body, equal for exact copies; "" if too short to tell.
    """

    article_id: str
    language: str
    dateline: str = ""
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    terms: tuple[str, ...] = ()
    countries: tuple[Tag, ...] = ()
    topics: tuple[Tag, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyzed:
    """An article with its analysis: what a story is made of."""

    article: Article
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell of one event.

    Attributes:
        id: 16 hexadecimal digits, from the ids of its articles.
        articles: the articles, best told first; at least one.
        copies: articles that repeat one of ``articles``, word for word or nearly so.
        earlier: what earlier digests of the edition told of the event; not printed again.
        first: the day of the digest that told of it first; None for a new event.
        printed: the sentences that earlier digests printed of it.
        because: why these articles are together and what was kept apart, in lines for a person.
    """

    id: str
    articles: tuple[Analyzed, ...]
    copies: tuple[Analyzed, ...] = ()
    earlier: tuple[Analyzed, ...] = ()
    first: date | None = None
    printed: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A country or topic as an edition shows it: a tag with its name and role."""

    code: str
    name: str
    weight: float
    role: Role
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of a summary, word for word, and where it stands.

    Attributes:
        article: the public id of the article.
        source: who published that article.
        published: as ``Article.published``.
        language: as ``Article.language``.
    """

    text: str
    article: str
    source: str
    published: str = ""
    start: int
    end: int
    language: str = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article as a digest names it."""

    id: str
    source: str
    title: str
    url: str
    published: str
    language: str = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says a figure is.

    Attributes:
        value: the number as it stands in the text, such as ``14`` or ``at least 17``.
        article: the public id of the article.
        source: who published it.
        published: as ``Article.published``.
    """

    value: str
    article: str
    source: str
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number on which the articles of a story differ, and who says what.

    Attributes:
        what: what is counted, such as ``deaths``.
        claims: at least two with different values, in the order of publication.
        before: what the last digest's claims were, such as ``9``; "" if there was none.
    """

    what: str
    claims: tuple[Claim, ...]
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as a digest prints it.

    Attributes:
        headline: stated or derived; "" when the only sentence would just be repeated.
        headline_derived: whether the headline was taken from the text.
        summary: in the order of the text; empty for an article that is a title only.
        articles: the best told first, copies last.
        more: further articles that are only named.
        label: what a cross-reference calls the story; never "".
        kind: ``news``; ``opinion`` or ``analysis`` for a piece that judges; ``correction``.
        first: the day it was first told, ISO 8601; "" for a new story.
        sources: how many different sources report it, copies left out.
        independent: how many of them did not take it from each other or from one agency.
        figures: numbers on which its articles differ.
        language: of the headline, ISO 639-1, ``und`` if unknown.
    """

    id: str
    headline: str
    headline_derived: bool
    label: str
    state: State = "new"
    summary: tuple[Quote, ...] = ()
    articles: tuple[Reference, ...] = ()
    countries: tuple[Label, ...] = ()
    topics: tuple[Label, ...] = ()
    more: tuple[Reference, ...] = ()
    kind: Kind = "news"
    first: str = ""
    sources: int = 0
    independent: int = 0
    figures: tuple[Figure, ...] = ()
    language: str = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story that a digest only names: its headline and where to read it.

    Attributes:
        id: of the story.
        headline: stated, derived or its first words; never "".
        articles: as in ``Entry``.
    """

    id: str
    headline: str
    articles: tuple[Reference, ...]
    language: str = "und"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What is known of a publisher; articles match by their source or the host of their URL.

    Attributes:
        name: as articles state their source.
        domain: host of its pages, without ``www.``.
        home: its country, ISO 3166-1 alpha-2, ``world`` if it reports from everywhere, or "".
        owner: outlets of one owner are not independent of each other.
    """

    name: str = ""
    domain: str = ""
    home: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an analysis depends on beside the article.

    Attributes:
        summarizer: the name of the method that scores sentences.
        outlets: known publishers; the first that matches counts.
        home: the home country of articles from unknown outlets, "" for none.
    """

    summarizer: str = "digest"
    outlets: tuple[Outlet, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How an edition turns stories into a digest.

    Attributes:
        edition: its name, as in file names.
        title: what the masthead says.
        note: a line under the masthead; "" if none.
        group_by: ``country`` and ``topic``, outermost first.
        words: length of a full summary in words.
        sentences: length of a summary in sentences; 0 to go by words.
        method: the name of the method that scored the sentences.
        minutes: what there is to read, at most; 0 for no limit.
        top: how many stories get a full summary when the minutes are short.
        max_share: the largest share of an article that is printed.
        follow: countries, topics, words and phrases whose stories come first.
        per_source: stories of one source that are printed, at most; 0 for no limit.
        per_section: stories of one outer section that are printed, at most; 0 for no limit.
        stories: stories that are printed, at most; 0 for no limit.
        show_empty: whether followed sections without a story are shown.
    """

    edition: str = "daily"
    title: str = "News digest"
    note: str = ""
    group_by: tuple[str, ...] = ("country", "topic")
    words: int = 60
    sentences: int = 0
    method: str = "digest"
    minutes: int = 10
    top: int = 5
    max_share: float = 0.4
    follow: tuple[str, ...] = ()
    per_source: int = 0
    per_section: int = 0
    stories: int = 0
    show_empty: bool = False
