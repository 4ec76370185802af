"""One JSON object a line: how extract, analyze and stories show their values to programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from digest.assess import assess
from digest.compose.entries import make_entry
from digest.model import Analyzed, Article, Label, Outlet, Recipe, Story


def article_record(article: Article) -> str:
    """Return what ``digest extract`` prints of an article."""
    return _line(
        {
            "id": article.public_id,
            "source": article.source,
            "title": article.title,
            "author": article.author,
            "published": article.published,
            "language": article.language,
            "url": article.url,
            "text": article.text,
        }
    )


def analysis_record(told: Analyzed, recipe: Recipe) -> str:
    """Return what ``digest analyze`` prints of an article."""
    entry = make_entry(assess(Story(id=told.article.id, articles=(told,))), recipe)
    return _line(
        {
            "id": told.article.public_id,
            "source": told.article.source,
            "title": entry.headline,
            "title_derived": entry.headline_derived,
            "published": told.article.published,
            "language": told.article.language,
            "summary": [
                {"text": sentence.text, "start": sentence.start, "end": sentence.end}
                for sentence in entry.summary
            ],
            "countries": [_label(label, role=True) for label in entry.countries],
            "topics": [_label(label) for label in entry.topics],
        }
    )


def story_record(story: Story, recipe: Recipe, *, outlets: Sequence[Outlet] = ()) -> str:
    """Return what ``digest stories`` prints of a story.

    Args:
        story: of one article or several.
        recipe: how much of it is printed.
        outlets: what the configuration says of who owns whom.
    """
    entry = make_entry(assess(story, outlets=outlets), recipe)
    sources = [reference.source for reference in entry.articles]
    return _line(
        {
            "id": story.id,
            "articles": [reference.id for reference in entry.articles],
            "copies": [told.article.public_id for told in story.copies],
            "headline": entry.headline,
            "summary": [
                {"text": quote.text, "article": quote.article, "source": quote.source}
                for quote in entry.summary
            ],
            "countries": [_label(label, role=True) for label in entry.countries],
            "topics": [_label(label) for label in entry.topics],
            "sources": list(dict.fromkeys(sources)),
            "independent": entry.independent,
            "figures": [asdict(figure) for figure in entry.figures],
        }
    )


def _label(label: Label, *, role: bool = False) -> dict[str, Any]:
    record: dict[str, Any] = {"code": label.code, "name": label.name, "weight": label.weight}
    if role:
        record["role"] = label.role
    return {**record, "evidence": list(label.evidence)}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
