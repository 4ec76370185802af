"""Articles of our own for the tests of stories."""

from digest.analyze import analyze
from digest.model import UNKNOWN_SOURCE, Analyzed, Article, Settings
from digest.text import hash_id

QUAKE = (
    "A magnitude 6.1 earthquake struck the Arequipa region of southern Peru before dawn on Monday,"
    " killing two people and damaging 300 houses, civil defense officials said.\n\n"
    "Rescuers in the town of Caraveli pulled a boy from a collapsed wall and took him to hospital"
    " in Arequipa by helicopter. Schools stay closed until Thursday, the governor said.\n\n"
    "The quake was felt along the coast as far as Ica. Power was back in most villages by noon."
)
QUAKE_TOO = (
    "Two people died and hundreds of houses were damaged when an earthquake of magnitude 6.1 hit"
    " Arequipa in southern Peru early on Monday, according to civil defense.\n\n"
    "The regional governor closed schools until Thursday. In Caraveli a boy was freed from under"
    " a wall and flown to Arequipa, the fire service said. Aid is on its way to the villages."
)
STRIKE = (
    "Subway workers in Seoul began a strike on Tuesday over night shifts, and trains ran every"
    " twenty minutes at rush hour, the operator of the lines said.\n\n"
    "The union wants 900 new drivers. Talks with the city broke down after midnight, and offices"
    " told staff to work from home. Buses carried twice as many passengers as on other days."
)


def tell(
    text: str,
    *,
    title: str = "",
    source: str = UNKNOWN_SOURCE,
    published: str = "2026-11-16",
    language: str = "en",
    id_: str = "",
    url: str = "",
    author: str = "",
) -> Analyzed:
    """Return an article with its analysis."""
    article = Article(
        id=id_ or hash_id("test", f"{source} {title} {text} {published}"),
        text=text,
        title=title,
        source=source,
        published=published,
        language=language,
        url=url,
        author=author,
    )
    return Analyzed(article=article, analysis=analyze([article], Settings())[0])
