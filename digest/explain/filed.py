"""What the sources of a story file it under, as the explanation of its topics tells it."""

from collections.abc import Sequence

from digest.explain.lines import quoted
from digest.model import Article, Label
from digest.topics import categories_of


def filed_under(articles: Sequence[Article], topics: Sequence[Label]) -> dict[str, str]:
    """Return, by the code of a topic, the categories that stand for it, in words."""
    stated = tuple(dict.fromkeys(own for article in articles for own in article.categories))
    whose = "its sources" if len({article.source for article in articles}) > 1 else "its source"
    found = {label.code: categories_of(label.code, stated) for label in topics}
    return {code: _in_words(names, whose) for code, names in found.items() if names}


def _in_words(names: Sequence[str], whose: str) -> str:
    return f"the {'categories' if len(names) > 1 else 'category'} {quoted(names)} of {whose}"
