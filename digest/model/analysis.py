"""What is found in one article: facts, without any choice."""

from dataclasses import dataclass

from digest.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text and what it is.

    Attributes:
        kind: ``body``, or what is kept as a fact but stays out of summaries: ``dateline``,
            ``byline``, ``agency``, ``caption``, ``heading``, ``chrome``, ``repeated``, ``another``
            (an article run into this one); and ``furniture``, which only the articles of a
            source together tell.
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

    @property
    def own_text(self) -> str:
        """The text of the article without what is known to be none of it."""
        text, start, parts = self.article.text, 0, []
        for block in self.analysis.blocks:
            if block.kind in ("furniture", "another"):
                parts.append(text[start : block.start])
                start = max(start, block.end)
        return "".join([*parts, text[start:]]) if parts else text
