"""Look again: what only the articles of a source together tell, its furniture, decides nothing."""

from collections.abc import Sequence

from digest.analyze import analyze
from digest.model import Analyzed, Settings
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
    if not furniture:
        return tuple(articles)
    due = [told.article for told in articles if told.article.id in furniture]
    found = {
        own.article_id: Analyzed(article=article, analysis=own)
        for article, own in zip(due, analyze(due, settings, without=furniture), strict=True)
    }
    return tuple([found.get(told.article.id, told) for told in articles])
