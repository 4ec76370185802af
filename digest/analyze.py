"""Analyze: the facts about articles, in batches; pure, picklable, the same for any batch."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import astuple, dataclass, replace
from functools import cache

from digest.clean import dateline_place, find_blocks
from digest.countries import score_countries
from digest.fingerprint import fingerprint
from digest.language import split_sentences
from digest.model import Analysis, Article, Block, CountryRule, OwnTopic, Sentence, Settings, Tag
from digest.outlets import home_of
from digest.summarize import (
    Passage,
    find_another,
    flag_sentences,
    read_passage,
    score_sentences,
)
from digest.text import has_words, hash_id
from digest.topics import hints_of, score_topics

# Raise it whenever any stage may find other facts in the same article: stored analyses are redone.
VERSION = 24
# What lies behind these limits is not analyzed: news says what matters earlier, and no input may
# take minutes. A "sentence" longer than the limit is a table or a dump, which nobody reads.
MOST_CHARACTERS = 120_000
MOST_SENTENCES = 400
LONGEST_SENTENCE = 1_500

_NOTHING: Mapping[str, Set[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """An article cut up: its blocks, and the spans and paragraphs of its sentences."""

    article: Article
    blocks: tuple[Block, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]


def analyze(
    articles: Sequence[Article],
    settings: Settings,
    *,
    without: Mapping[str, Set[str]] = _NOTHING,
) -> tuple[Analysis, ...]:
    """Return the analysis of each article, in order; an article's never depends on the others.

    Args:
        articles: any number of them.
        settings: what analyses depend on.
        without: by the id of an article, sentences that are none of its text: nothing is told
            from them, and they stand among the blocks as ``furniture``.
    """
    # A stage at a time for all of them: its code and its tables stay near.
    blocks = [_blocks(article) for article in articles]
    cut = [
        _cut(article, own, without.get(article.id, frozenset()))
        for article, own in zip(articles, blocks, strict=True)
    ]
    passages = [_passage(own) for own in cut]
    for n, passage in enumerate(passages):
        if place := find_another(passage):
            cut[n] = _up_to(cut[n], place)
            passages[n] = _passage(cut[n])
    bodies = list(map(_body, passages))
    scores = score_sentences(passages, method=settings.summarizer)
    flags = flag_sentences(passages)
    datelines = list(map(_dateline, cut))
    countries = [
        _countries(article, body, dateline, settings)
        for article, body, dateline in zip(articles, bodies, datelines, strict=True)
    ]
    topics = [
        _topics(article, body, settings) for article, body in zip(articles, bodies, strict=True)
    ]
    sentences = list(map(_sentences, cut, passages, scores, flags))
    return tuple(
        [
            Analysis(
                article_id=article.id,
                language=article.language,
                dateline=datelines[n],
                blocks=tuple([block for block in cut[n].blocks if block.kind != "body"]),
                sentences=sentences[n],
                terms=passages[n].vocabulary,
                countries=countries[n],
                topics=topics[n],
                fingerprint=fingerprint(passages[n].sentences, title=article.title),
            )
            for n, article in enumerate(articles)
        ]
    )


def analysis_key(article: Article, settings: Settings) -> str:
    """Return the key of an analysis beside its article: version and the settings that matter."""
    home = home_of(article, settings)
    filed = f" {article.categories}" if article.categories else ""
    facts = f"{VERSION} {settings.summarizer} {home} {article.language}{filed}"
    return hash_id("analysis", facts + _of_user(settings.topics, settings.rules))


@cache
def _of_user(topics: tuple[OwnTopic, ...], rules: tuple[CountryRule, ...]) -> str:
    told = ([astuple(topic) for topic in topics], [astuple(rule) for rule in rules])
    return f" {told}" if topics or rules else ""


def _blocks(article: Article) -> tuple[Block, ...]:
    text = article.text[:MOST_CHARACTERS]
    if not text:
        return ()
    return find_blocks(text, language=article.language, title=article.title)


def _cut(article: Article, blocks: tuple[Block, ...], furniture: Set[str]) -> _Cut:
    text = article.text[:MOST_CHARACTERS]
    spans, paragraphs = _split(text, blocks, article.language)
    if len(text) < len(article.text):
        # The last sentence may lack its end, where the text was limited.
        spans, paragraphs = spans[:-1], paragraphs[:-1]
    cut = _Cut(article=article, blocks=blocks, spans=tuple(spans), paragraphs=tuple(paragraphs))
    return _without(cut, furniture) if furniture else cut


def _without(cut: _Cut, furniture: Set[str]) -> _Cut:
    """Return a cut article whose sentences of some texts are blocks of their own."""
    text = cut.article.text
    left_out = {span for span in cut.spans if text[span[0] : span[1]] in furniture}
    kept = [n for n, span in enumerate(cut.spans) if span not in left_out]
    found = [Block(kind="furniture", start=start, end=end) for start, end in left_out]
    return replace(
        cut,
        blocks=tuple(sorted([*cut.blocks, *found], key=lambda block: (block.start, block.end))),
        spans=tuple([cut.spans[n] for n in kept]),
        paragraphs=tuple([cut.paragraphs[n] for n in kept]),
    )


def _up_to(cut: _Cut, place: int) -> _Cut:
    """Return a cut article without the other one in its text, which begins with a sentence."""
    rest = Block(kind="another", start=cut.spans[place][0], end=cut.spans[-1][1])
    return replace(
        cut,
        blocks=tuple(sorted([*cut.blocks, rest], key=lambda block: (block.start, block.end))),
        spans=cut.spans[:place],
        paragraphs=cut.paragraphs[:place],
    )


def _passage(own: _Cut) -> Passage:
    article = own.article
    sentences = tuple([article.text[start:end] for start, end in own.spans])
    return read_passage(sentences, own.paragraphs, title=article.title, language=article.language)


def _split(
    text: str, blocks: Sequence[Block], language: str
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the spans of the body's sentences, and the number of the paragraph of each."""
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    bodies = (block for block in blocks if block.kind == "body")
    for number, block in enumerate(bodies):
        found = split_sentences(text[block.start : block.end], language=language)
        kept = [
            (block.start + start, block.start + end)
            for start, end in found
            if end - start <= LONGEST_SENTENCE
            and has_words(text[block.start + start : block.start + end])
        ]
        spans += kept
        paragraphs += [number] * len(kept)
        if len(spans) >= MOST_SENTENCES:
            break
    return spans[:MOST_SENTENCES], paragraphs[:MOST_SENTENCES]


def _countries(article: Article, body: str, dateline: str, settings: Settings) -> tuple[Tag, ...]:
    return score_countries(
        title=article.title,
        text=body,
        dateline=dateline,
        home=home_of(article, settings),
        language=article.language,
        published=article.published,
        rules=settings.rules,
    )


def _topics(article: Article, body: str, settings: Settings) -> tuple[Tag, ...]:
    return score_topics(
        title=article.title,
        text=body,
        language=article.language,
        hints=hints_of(article.url, article.categories),
        own=settings.topics,
    )


def _sentences(
    own: _Cut, passage: Passage, scores: Sequence[int], flags: Sequence[tuple[str, ...]]
) -> tuple[Sentence, ...]:
    facts = zip(
        passage.sentences,
        own.spans,
        passage.paragraphs,
        passage.words,
        passage.numbers,
        scores,
        flags,
        strict=True,
    )
    return tuple(
        [
            Sentence(
                text=text,
                start=start,
                end=end,
                paragraph=paragraph,
                words=words,
                terms=terms,
                score=score,
                flags=broken,
            )
            for text, (start, end), paragraph, words, terms, score, broken in facts
        ]
    )


def _dateline(own: _Cut) -> str:
    for block in own.blocks:
        if block.kind == "dateline":
            return dateline_place(own.article.text[block.start : block.end])
    return ""


def _body(passage: Passage) -> str:
    paragraphs: dict[int, list[str]] = {}
    for number, text in zip(passage.paragraphs, passage.sentences, strict=True):
        paragraphs.setdefault(number, []).append(text)
    return "\n\n".join(" ".join(texts) for texts in paragraphs.values())
