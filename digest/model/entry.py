"""A story as a digest prints it: what is said, by whom, and under which names."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["primary", "also", "mentioned"]
State = Literal["new", "update", "running"]
Kind = Literal["news", "opinion", "analysis", "feature", "correction"]


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
        kind: ``news``; ``opinion`` or ``analysis`` for a piece that judges; ``feature`` for
            one that entertains or serves; ``correction``.
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

    @property
    def told_within(self) -> tuple[tuple[int, int], ...]:
        """Where the first sentence holds the headline taken from it, if it is not to stand above.

        Above its only sentence it would just be read twice, and a headline that ends within a
        clause says less than the sentence. Else ().
        """
        alone = len(self.summary) == 1 or (self.summary and self.headline.endswith("…"))
        if not self.headline_derived or not alone:
            return ()
        text, found, place = self.summary[0].text, [], 0
        for part in self.headline.strip("…").split(" … "):
            start = text.find(part, place)
            if start < 0:
                return ()
            place = start + len(part)
            found.append((start, place))
        return tuple(found)


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
