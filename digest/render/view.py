"""What the templates see: a digest with its words, links and anchors worked out once."""

from dataclasses import dataclass

from digest.model import Digest, Notice

PROMISE = "Each sentence stands word for word in the source behind it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A further article, as a name with a link.

    Attributes:
        name: who published it; the host, the title or the id if that is not known.
        url: "" if it has none.
    """

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences that stand together and come from one article.

    Attributes:
        sentences: word for word; empty below the headline of an article that is a title only.
        source: who published the article, the host of its address if that is not known, or "".
        day: when, ``23 Nov``; "" if it is not known.
        url: the article; "" if it has none or the headline already leads there.
        id: what ``digest show`` calls the article; "" if it has a link.
    """

    sentences: tuple[str, ...] = ()
    source: str = ""
    day: str = ""
    url: str = ""
    id: str = ""

    @property
    def credit(self) -> str:
        """Source and day, ``Indus Daily, 23 Nov``; "" if neither is known."""
        return f"{self.source}, {self.day}" if self.source and self.day else self.source or self.day

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story as the templates print it.

    Attributes:
        id: the id of the story.
        anchor: the name of its place in the page, unique.
        headline: "" if the passage says it all.
        label: what else calls the story; never "".
        url: the article that the headline leads to; "" if it has none.
        state: ``new``, ``update`` or ``running``.
        standing: that state in words: "", ``Update`` or ``Still running``.
        also: the articles that are not quoted.
        about: other countries that the story is about, in words; "" if none.
        place: the headings of the sections it stands in, outermost first.
    """

    id: str
    anchor: str
    headline: str
    label: str
    url: str = ""
    state: str = "new"
    standing: str = ""
    passages: tuple[Passage, ...] = ()
    also: tuple[Mention, ...] = ()
    about: str = ""
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A line that points to a story elsewhere; ``anchor`` is "" if it is not in this document."""

    headline: str
    see: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section as the templates print it.

    Attributes:
        anchor: the name of its place in the page, unique.
        level: 2 for the outermost, 3 inside it, at most 5: its heading's; that of its items is
            one more.
        count: stories in it and in its parts.
        stories: that count in words, ``7 stories``.
        rest: how many of them are neither in ``items`` nor in ``parts``: only a mail that would
            be too long leaves some to its plain text.
    """

    key: str
    kind: str
    heading: str
    anchor: str
    level: int
    count: int
    stories: str
    pointers: tuple[Pointer, ...] = ()
    items: tuple[Item, ...] = ()
    parts: tuple["Part", ...] = ()
    rest: int = 0


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
        top: the most reported stories, at most three, of different sections if possible.
        account: the sum that tells where each article went.
        notices: what was left out, or what is wrong.
        hint: how to see an article without a link; "" if all have one.
        rest: stories of whole sections that a mail leaves to its plain text, as in ``Part``.
        more_notices: notices that it leaves there.
    """

    digest: Digest
    title: str
    day: str
    short_day: str
    facts: str
    period: str
    promise: str
    note: str
    top: tuple[Item, ...]
    parts: tuple[Part, ...]
    account: str
    notices: tuple[Notice, ...]
    hint: str = ""
    rest: int = 0
    more_notices: int = 0
