"""Stories: the articles of one event together. Exact copies are joined; events come later."""

from collections.abc import Sequence

from digest.model import Analyzed, Story
from digest.text import hash_id


def group_stories(articles: Sequence[Analyzed]) -> tuple[Story, ...]:
    """Return the stories of some articles, independent of the order of the articles.

    Articles with the same fingerprint are copies: the earliest published one that names its
    source is told, the others are kept as its copies.

    Args:
        articles: each with its analysis; ids are different.

    Returns:
        One story an event, sorted by id.
    """
    together: dict[str, list[Analyzed]] = {}
    for told in articles:
        together.setdefault(told.analysis.fingerprint or told.article.id, []).append(told)
    return tuple(sorted((_story(group) for group in together.values()), key=_story_id))


def _story(group: list[Analyzed]) -> Story:
    first, *copies = sorted(group, key=_precedence)
    return Story(
        id=hash_id("story", " ".join(sorted(told.article.id for told in group))),
        articles=(first,),
        copies=tuple(copies),
    )


def _precedence(told: Analyzed) -> tuple[bool, str, str, str]:
    article = told.article
    # A title helps the reader most; then the original, which is the earliest.
    return (not article.title, article.published or "~", article.source, article.id)


def _story_id(story: Story) -> str:
    return story.id
