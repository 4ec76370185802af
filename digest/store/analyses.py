"""Analyses as JSON: compact lists, without the texts that the article holds anyway."""

import json

from digest.model import Analysis, Article, Block, Sentence, Tag
from digest.store.damage import read_json

# Made once: json.dumps would make it for each analysis.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def pack(analysis: Analysis) -> str:
    """Return an analysis as JSON; :func:`unpack` is its inverse."""
    return _encode(
        [
            analysis.language,
            analysis.dateline,
            [[block.kind, block.start, block.end] for block in analysis.blocks],
            [
                [
                    sentence.start,
                    sentence.end,
                    sentence.paragraph,
                    sentence.words,
                    sentence.terms,
                    sentence.score,
                    sentence.flags,
                ]
                for sentence in analysis.sentences
            ],
            analysis.terms,
            [[tag.code, tag.weight, tag.evidence] for tag in analysis.countries],
            [[tag.code, tag.weight, tag.evidence] for tag in analysis.topics],
            analysis.fingerprint,
        ]
    )


def unpack(body: str, article: Article) -> Analysis:
    """Return the analysis of ``article`` that was packed into ``body``."""
    language, dateline, blocks, sentences, terms, countries, topics, print_ = read_json(
        body, f"the analysis of {article.id}"
    )
    return Analysis(
        article_id=article.id,
        language=language,
        dateline=dateline,
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks),
        sentences=tuple(
            Sentence(
                text=article.text[start:end],
                start=start,
                end=end,
                paragraph=paragraph,
                words=words,
                terms=tuple(own),
                score=score,
                flags=tuple(flags),
            )
            for start, end, paragraph, words, own, score, flags in sentences
        ),
        terms=tuple(terms),
        countries=_tags(countries),
        topics=_tags(topics),
        fingerprint=print_,
    )


def _tags(rows: list[tuple[str, float, list[str]]]) -> tuple[Tag, ...]:
    return tuple(
        Tag(code=code, weight=weight, evidence=tuple(evidence)) for code, weight, evidence in rows
    )
