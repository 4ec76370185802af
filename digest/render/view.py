"""What the templates see: a digest with its words, links and anchors worked out once."""

from dataclasses import dataclass
from typing import NamedTuple

from digest.model import Digest, Notice

PROMISE = "Each sentence stands word for word in the source behind it."

# No blank stands behind these.
_WIDE_ENDS = tuple("。！？」』")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A further article, as a name with a link.

    Attributes:
        name: who published it; the host, the title or the id if that is not known.
        url: "" if it has none.
        lang: the language of the name if it is a title, as in ``Passage``.
    """

    name: str
    url: str = ""
    lang: str = ""


class Piece(NamedTuple):
    """Words of a passage: whether they else would be its headline, and stand behind a blank."""

    text: str
    strong: bool
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences that stand together and come from one article.

    Attributes:
        sentences: word for word; empty below the headline of an article that is a title only.
        source: who published the article, the host of its address if that is not known, or "".
        day: when, ``23 Nov``; "" if it is not known.
        url: the article; "" if it has none or the headline already leads there.
        id: what ``digest show`` calls the article; "" if it has a link.
        lang: the language of the sentences, "" if it is the document's or not known.
        pieces: the text in pieces, if the headline stands in it and not above it; else empty.
    """

    sentences: tuple[str, ...] = ()
    source: str = ""
    day: str = ""
    url: str = ""
    id: str = ""
    lang: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def credit(self) -> str:
        """Source and day, ``Indus Daily, 23 Nov``; "" if neither is known."""
        return f"{self.source}, {self.day}" if self.source and self.day else self.source or self.day

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        # Chinese and Japanese have no blank between sentences.
        parts = [f"{own}{'' if own.endswith(_WIDE_ENDS) else ' '}" for own in self.sentences[:-1]]
        return "".join((*parts, *self.sentences[-1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A number and who says so.

    Attributes:
        value: as it stands in the article.
        credit: source and day, as in ``Passage``; "" if neither is known.
        url: the article; "" if it has none.
    """

    value: str
    credit: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number on which articles differ.

    Attributes:
        what: what is counted, such as ``deaths``.
        before: what the last digest said; "" if it said nothing.
    """

    what: str
    statements: tuple[Statement, ...]
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story as the templates print it.

    Attributes:
        id: the id of the story.
        anchor: the name of its place in the page, unique.
        headline: "" if the first passage says it all.
        label: what else calls the story; never "".
        url: the article that the headline leads to; "" if it has none.
        lang: the language of headline and label, as in ``Passage``.
        state: ``new``, ``update`` or ``running``.
        standing: that state in words: ``Update, first reported 23 Nov``, ``Still running, day 5``;
            ``New`` in a digest that has others, else "".
        genre: ``Opinion``, ``Analysis`` or ``Correction``; "" for news.
        quiet: what there is to say of a running story that is told in one line, such as
            ``nothing new in 2 reports``; "" for all others.
        differences: numbers on which its articles differ.
        reports: how many sources report it, ``6 sources, 3 independent``; "" if it is one.
        also: the first articles that are not quoted.
        others: how many more of them there are, ``2 others``; "" if none.
        about: other countries that the story is about, in words; "" if none.
        place: the headings of the sections it stands in, outermost first.
    """

    id: str
    anchor: str
    headline: str
    label: str
    url: str = ""
    lang: str = ""
    state: str = "new"
    standing: str = ""
    genre: str = ""
    quiet: str = ""
    passages: tuple[Passage, ...] = ()
    differences: tuple[Difference, ...] = ()
    reports: str = ""
    also: tuple[Mention, ...] = ()
    others: str = ""
    about: str = ""
    place: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Genre and standing, ``Opinion · New``; "" if there is nothing to say."""
        return " · ".join(words for words in (self.genre, self.standing) if words)

    @property
    def with_commas(self) -> bool:
        """Whether a name of ``also`` holds a comma, so that none can part them."""
        return any("," in mention.name for mention in self.also)

    @property
    def aside(self) -> str:
        """The same inside brackets, ``opinion, new``."""
        return ", ".join(w[:1].lower() + w[1:] for w in (self.genre, self.standing) if w)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A story that is only named.

    Attributes:
        title: never "".
        url: the article; "" if it has none.
        credit: who published it, if it has no link; "" if it has one.
        id: what ``digest show`` calls the article; "" if it has a link.
        lang: the language of the title, as in ``Passage``.
    """

    title: str
    url: str = ""
    credit: str = ""
    id: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A line that points to a story elsewhere; ``anchor`` is "" if it is not in this document.

    Attributes:
        lang: the language of the headline, as in ``Passage``.
    """

    headline: str
    see: str
    anchor: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section as the templates print it.

    Attributes:
        anchor: the name of its place in the page, unique.
        level: 2 for the outermost, 3 inside it, at most 5: its heading's; that of its items is
            one more.
        count: stories in it and in its parts, those that are only named too.
        stories: that count in words, ``7 stories``.
        note: a sentence in place of stories, such as ``Nothing new.``; "" if none.
        more_pointers: how many pointers there was no room for.
        more: how many stories are only named, ``3 more``; "" if none.
        named: of these, those that are named here.
        unnamed: how many are named behind the end only, ``57 others``; "" if none.
        further: the anchor of the group there; "" if there is none.
        rest: how many of the stories are not in this document: only a mail that would be too
            long leaves some to its plain text.
    """

    key: str
    kind: str
    heading: str
    anchor: str
    level: int
    count: int
    stories: str
    note: str = ""
    pointers: tuple[Pointer, ...] = ()
    more_pointers: int = 0
    items: tuple[Item, ...] = ()
    parts: tuple["Part", ...] = ()
    more: str = ""
    named: tuple[Headline, ...] = ()
    unnamed: str = ""
    further: str = ""
    rest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Stories of one section that are named behind the end of the digest.

    Attributes:
        heading: of the section and those around it, ``Pakistan, Economy``.
        anchor: the name of its place in the page, unique.
    """

    heading: str
    anchor: str
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A digest as the templates print it.

    Attributes:
        digest: the value behind it, for what is not worked out here.
        title: what the masthead says.
        day: ``Tuesday, 24 November 2026``; an extra digest of the day adds its number.
        short_day: ``Tue 24 Nov``.
        facts: minutes, articles, sources and stories.
        period: what is covered.
        promise: that the sentences are quoted; "" if there are none.
        note: a line of the edition, "" if none.
        count: stories, those that are only named too.
        top: the most important stories, at most three.
        account: the sum that tells where each article went.
        notices: what was left out, or what is wrong.
        hint: how to see an article without a link; "" if all have one.
        further: the stories that are named behind the end.
        rest: stories of whole sections that a mail leaves to its plain text, as in ``Part``.
        more_notices: notices that it leaves there.
        more_headlines: stories named behind the end that it leaves there.
    """

    digest: Digest
    title: str
    day: str
    short_day: str
    facts: str
    period: str
    promise: str
    note: str
    count: int
    top: tuple[Item, ...]
    parts: tuple[Part, ...]
    account: str
    notices: tuple[Notice, ...]
    hint: str = ""
    further: tuple[Group, ...] = ()
    rest: int = 0
    more_notices: int = 0
    more_headlines: int = 0
