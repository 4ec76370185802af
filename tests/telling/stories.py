"""Stories made up for the tests: articles analyzed the way the tool analyzes them."""

from digest.analyze import analyze
from digest.model import Analyzed, Article, Settings


def told(
    text: str,
    *,
    id: str = "0",  # noqa: A002 - the name that articles have for it
    title: str = "",
    source: str = "",
    published: str = "",
    language: str = "en",
) -> Analyzed:
    """Return an article with its analysis."""
    article = Article(
        id=id.rjust(16, "0"),
        text=text,
        title=title,
        source=source or f"Source {id}",
        published=published,
        language=language,
    )
    return Analyzed(article=article, analysis=analyze([article], Settings())[0])


def of_case(texts: list[str], *, day: int = 24, language: str = "en") -> list[Analyzed]:
    """Return the articles of a case, each ``TITLE || TEXT`` or only a text."""
    found = []
    for number, own in enumerate(texts):
        title, mark, text = own.partition(" || ")
        found.append(
            told(
                text if mark else own,
                id=f"{day}{number}",
                title=title if mark else "",
                source=f"Source {number}",
                published=f"2026-11-{day}",
                language=language,
            )
        )
    return found
