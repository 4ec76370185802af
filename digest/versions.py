"""Versions: which article an input is, when files are edited and URLs are used again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from digest.model import Article
from digest.text import canonical_url, fold, hash_id

# Of the runs of three words in the shorter text, how many an edited text keeps at least. Texts that
# merely stand in the same place (a file that is written anew every day) share next to none.
KEPT = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the state knows of earlier articles.

    Attributes:
        sums: by article id, the sums of all its versions.
        places: the article that stands in a place.
        text_of: returns the latest text (or title) of a known article.
    """

    sums: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    text_of: Callable[[str], str] = str


def text_sum(article: Article) -> str:
    """Return the sum of an article's text, or of its title if there is no text."""
    return _sum(article.text or article.title)


# A run asks for the sum of each text several times.
@lru_cache(maxsize=4_096)
def _sum(text: str) -> str:
    return hash_id("sum", text)


def other_id(article: Article) -> str:
    """Return the id of an article that shares its URL with a different one."""
    return hash_id("url and text", f"{canonical_url(article.url)}\n{text_sum(article)}")


def settle_ids(articles: Sequence[Article], known: Known) -> tuple[Article, ...]:
    """Return the articles with the ids they keep, in order.

    An article that stands in a known place, or under a known URL, with most of its words is a new
    version of what stood there; different texts under one URL are different articles. So no text
    is lost, and none becomes new again.
    """
    taken: dict[str, str] = {}
    settled = list(articles)
    # Whichever is read first, the same one keeps the id of a URL.
    for place in sorted(range(len(settled)), key=lambda place: seniority(articles[place])):
        article = articles[place]
        id_ = _settle(article, known, taken)
        taken.setdefault(id_, text_sum(article))
        if id_ != article.id:
            settled[place] = replace(article, id=id_)
    return tuple(settled)


def seniority(article: Article) -> tuple[str, ...]:
    """Return what articles of one id or URL are sorted by: whoever published it first leads."""
    return (
        article.published or "~",
        article.source,
        article.title,
        text_sum(article),
        article.ref,
        # Of one text read twice, the one that is filed under something; and always the same one.
        *(article.categories or ("\U0010ffff",)),
    )


def _settle(article: Article, known: Known, taken: Mapping[str, str]) -> str:
    own, other = text_sum(article), other_id(article)
    own_text = article.text or article.title
    if other in known.sums:
        return other
    if article.id in taken:
        same = own == taken[article.id] or own in known.sums.get(article.id, ())
        return article.id if same else other
    if article.id in known.sums:
        before = known.text_of(article.id)
        # An old text may be purged; its id still stands for whatever its URL holds.
        same = not before or own in known.sums[article.id] or is_version(before, own_text)
        return article.id if same else other
    there = known.places.get(article.place, "")
    if there and there not in taken and is_version(known.text_of(there), own_text):
        return there
    return article.id


def is_version(old: str, new: str) -> bool:
    """Return whether two texts are versions of one: they share most of the shorter one's words."""
    one, two = _runs(old), _runs(new)
    return bool(one and two) and len(one & two) >= KEPT * min(len(one), len(two))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold(text).split()
    return {tuple(words[start : start + 3]) for start in range(max(1, len(words) - 2)) if words}
