"""Values for tests, made by hand: articles with analyses, and stories of them."""

from digest.assess import Assessed, assess
from digest.model import Analysis, Analyzed, Article, Sentence, Story, Tag

CONFLICT = "medtop:16000000"
ECONOMY = "medtop:04000000"


def told(
    number: int = 1,
    *,
    source: str = "Herald",
    countries: tuple[tuple[str, float], ...] = (("PK", 0.9),),
    topics: tuple[tuple[str, float], ...] = ((CONFLICT, 0.9),),
    title: str | None = None,
    published: str = "2026-11-20",
    language: str = "en",
    text: str = "",
    sentences: int = 6,
) -> Analyzed:
    """Return an article of some sentences of 15 words with an analysis."""
    texts = text.split(" | ") if text else [_sentence(number, place) for place in range(sentences)]
    body = " ".join(texts)
    starts = [sum(len(own) + 1 for own in texts[:place]) for place in range(len(texts))]
    return Analyzed(
        article=Article(
            id=f"{number:016x}",
            source=source,
            text=body,
            title=f"Title number {number} of the day" if title is None else title,
            published=published,
            language=language,
        ),
        analysis=Analysis(
            article_id=f"{number:016x}",
            language=language,
            sentences=tuple(
                Sentence(
                    text=own,
                    start=start,
                    end=start + len(own),
                    words=len(own.split()),
                    terms=(place,),
                    score=900_000 - 1_000 * place,
                )
                for place, (own, start) in enumerate(zip(texts, starts, strict=True))
            ),
            countries=tuple(Tag(code=code, weight=weight) for code, weight in countries),
            topics=tuple(Tag(code=code, weight=weight) for code, weight in topics),
        ),
    )


def story(*articles: Analyzed, copies: tuple[Analyzed, ...] = ()) -> Story:
    """Return a story of some articles."""
    return Story(id=articles[0].article.id, articles=articles, copies=copies)


def assessed(number: int = 1, *, source: str = "Herald", country: str = "PK") -> Assessed:
    """Return what an edition knows of a story of one article."""
    countries = ((country, 0.9),) if country else ()
    return assess(story(told(number, source=source, countries=countries)))


def _sentence(number: int, place: int) -> str:
    return (
        f"Sentence {place} of article {number} tells in fifteen words what the council decided "
        "there."
    )


def assess_together(number: int, *, countries: tuple[tuple[str, float], ...]) -> Assessed:
    """Return what an edition knows of a story about several countries."""
    return assess(story(told(number, countries=countries)))
