"""Reports: the articles of a story that tell what happened, not what somebody thinks of it."""

from collections.abc import Sequence

from digest.model import Analyzed
from digest.summarize.genre import Genre, genre


def genre_of(told: Analyzed) -> Genre:
    """Return what kind of piece an article is."""
    article, analysis = told.article, told.analysis
    texts = [sentence.text for sentence in analysis.sentences]
    notes = [article.text[own.start : own.end] for own in analysis.blocks if own.kind == "byline"]
    return genre(article.title, article.url, texts, article.language, article.categories, notes)


def reports_of(articles: Sequence[Analyzed]) -> Sequence[Analyzed]:
    """Return the articles that report, in their order; all of them if none does.

    A judgement among reports would be read as one: a story is told by its reports alone.
    """
    if len(articles) < 2:
        return articles
    return [told for told in articles if genre_of(told) == "news"] or articles
