"""Analyze: the facts about articles, in batches; pure, picklable, the same for any batch."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache

from digest.clean import dateline_place, find_blocks
from digest.countries import score_countries
from digest.fingerprint import fingerprint
from digest.language import split_sentences
from digest.model import Analysis, Article, Block, CountryRule, OwnTopic, Sentence, Settings, Tag
from digest.outlets import home_of
from digest.summarize import Passage, flag_sentences, read_passage, score_sentences
from digest.text import hash_id
from digest.topics import hints_of, score_topics

# Raise it whenever any stage may find other facts in the same article: stored analyses are redone.
VERSION = 4
# What lies behind these limits is not analyzed: news says what matters earlier, and no input may
# take minutes. A "sentence" longer than the limit is a table or a dump, which nobody reads.
MOST_CHARACTERS = 120_000
MOST_SENTENCES = 400
LONGEST_SENTENCE = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """An article cut up: its blocks, the spans of its sentences, and what scorers see of them."""

    article: Article
    blocks: tuple[Block, ...]
    dateline: str
    body: str
    spans: tuple[tuple[int, int], ...]
    passage: Passage


def analyze(articles: Sequence[Article], settings: Settings) -> tuple[Analysis, ...]:
    """Return the analysis of each article, in order; an article's never depends on the others."""
    # A stage at a time for all of them: its code and its tables stay near.
    prepared = [_prepare(article) for article in articles]
    scores = score_sentences([own.passage for own in prepared], method=settings.summarizer)
    flags = [flag_sentences(own.passage) for own in prepared]
    countries = [_countries(own, settings) for own in prepared]
    topics = [_topics(own, settings) for own in prepared]
    return tuple(map(_finish, prepared, scores, flags, countries, topics))


def analysis_key(article: Article, settings: Settings) -> str:
    """Return the key of an analysis beside its article: version and the settings that matter."""
    home = home_of(article, settings)
    facts = f"{VERSION} {settings.summarizer} {home} {article.language}"
    return hash_id("analysis", facts + _of_user(settings.topics, settings.rules))


@cache
def _of_user(topics: tuple[OwnTopic, ...], rules: tuple[CountryRule, ...]) -> str:
    told = ([astuple(topic) for topic in topics], [astuple(rule) for rule in rules])
    return f" {told}" if topics or rules else ""


def _prepare(article: Article) -> _Prepared:
    text, language = article.text[:MOST_CHARACTERS], article.language
    blocks = find_blocks(text, language=language) if text else ()
    spans, paragraphs = _split(text, blocks, language)
    if len(text) < len(article.text):
        # The last sentence may lack its end, where the text was limited.
        spans, paragraphs = spans[:-1], paragraphs[:-1]
    sentences = tuple(text[start:end] for start, end in spans)
    passage = read_passage(sentences, paragraphs, title=article.title, language=language)
    return _Prepared(
        article=article,
        blocks=blocks,
        dateline=_dateline(text, blocks),
        body=_body(passage),
        spans=tuple(spans),
        passage=passage,
    )


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
        ]
        spans += kept
        paragraphs += [number] * len(kept)
        if len(spans) >= MOST_SENTENCES:
            break
    return spans[:MOST_SENTENCES], paragraphs[:MOST_SENTENCES]


def _countries(own: _Prepared, settings: Settings) -> tuple[Tag, ...]:
    article = own.article
    return score_countries(
        title=article.title,
        text=own.body,
        dateline=own.dateline,
        home=home_of(article, settings),
        language=article.language,
        published=article.published,
        rules=settings.rules,
    )


def _topics(own: _Prepared, settings: Settings) -> tuple[Tag, ...]:
    article = own.article
    return score_topics(
        title=article.title,
        text=own.body,
        language=article.language,
        hints=hints_of(article.url),
        own=settings.topics,
    )


def _finish(
    own: _Prepared,
    scores: Sequence[int],
    flags: Sequence[tuple[str, ...]],
    countries: tuple[Tag, ...],
    topics: tuple[Tag, ...],
) -> Analysis:
    article, passage = own.article, own.passage
    return Analysis(
        article_id=article.id,
        language=article.language,
        dateline=own.dateline,
        blocks=tuple([block for block in own.blocks if block.kind != "body"]),
        sentences=_sentences(own, scores, flags),
        terms=passage.vocabulary,
        countries=countries,
        topics=topics,
        fingerprint=fingerprint(passage.sentences, title=article.title),
    )


def _sentences(
    own: _Prepared, scores: Sequence[int], flags: Sequence[tuple[str, ...]]
) -> tuple[Sentence, ...]:
    passage = own.passage
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


def _dateline(text: str, blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.kind == "dateline":
            return dateline_place(text[block.start : block.end])
    return ""


def _body(passage: Passage) -> str:
    paragraphs: dict[int, list[str]] = {}
    for number, text in zip(passage.paragraphs, passage.sentences, strict=True):
        paragraphs.setdefault(number, []).append(text)
    return "\n\n".join(" ".join(texts) for texts in paragraphs.values())
