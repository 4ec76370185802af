"""Look again: what only the articles of a source together tell, its furniture, decides nothing."""

from collections.abc import Sequence
from functools import lru_cache

from digest.analyze import analyze
from digest.model import Analyzed, Article, Settings
from digest.stories import find_furniture


def look_again(
    articles: Sequence[Analyzed], *, settings: Settings, earlier: Sequence[Analyzed] = ()
) -> tuple[Analyzed, ...]:
    """Return the articles in their order, those with furniture analyzed again without it.

    Args:
        articles: in any order; ids are different.
        settings: what analyses depend on.
        earlier: articles that were told before, which help to know furniture.
    """
    furniture = find_furniture(articles, earlier)
    due = tuple([told.article for told in articles if told.article.id in furniture])
    strays = tuple([furniture[article.id] for article in due])
    found = _analyze(due, strays, settings) if due else {}
    return tuple([found.get(told.article.id, told) for told in articles])


# Editions that have the same articles mostly know the same furniture.
@lru_cache(maxsize=1)
def _analyze(
    articles: tuple[Article, ...], furniture: tuple[frozenset[str], ...], settings: Settings
) -> dict[str, Analyzed]:
    without = {own.id: texts for own, texts in zip(articles, furniture, strict=True)}
    analyses = analyze(articles, settings, without=without)
    return {
        article.id: Analyzed(article=article, analysis=analysis)
        for article, analysis in zip(articles, analyses, strict=True)
    }
