"""Words: how many words a reader reads of a story, with all that stands around its sentences."""

from itertools import groupby

from digest.model import UNKNOWN_SOURCE, Brief, Entry, Figure, Quote, Reference

_DAY = 2  # "18 Nov"
_ID = 2  # "id 7030fa1532412b20", where there is no link
_STANDING = 5  # "Update, first reported 17 Nov"
_REPORTS = 4  # "3 sources, all independent."
_ALSO_IN, _ALSO_ABOUT = 2, 2
_OTHERS = 3  # "and 13 others"
_FIGURES = 2  # "Figures differ,"
# More names than these are counted, not told.
MOST_NAMES = 6


def words_of_entry(entry: Entry) -> int:
    """Return how many words a reader reads of an entry: headline, sentences, credits, figures."""
    above = "" if entry.told_within else entry.headline
    total = _count(above) + sum(_count(quote.text) for quote in entry.summary)
    total += _STANDING * (entry.state != "new") + _credits(entry)
    total += sum(map(_figure, entry.figures)) + _foot(entry)
    abroad = [label.name for label in entry.countries if label.role == "also"]
    return total + (_ALSO_ABOUT + _count(" ".join(abroad)) if abroad else 0)


def words_of_brief(brief: Brief) -> int:
    """Return how many words a reader reads of a story that is only named."""
    linked = any(article.url for article in brief.articles[:1])
    credit = 0 if linked else _ID + sum(_source(own.source) for own in brief.articles[:1])
    return _count(brief.headline) + credit


def _credits(entry: Entry) -> int:
    """Return the words behind sentences: who says so, and when."""
    urls = {article.id: article.url for article in entry.articles}
    told = [article for article, _ in groupby(entry.summary, key=_origin)]
    told = told or [(own.id, own.source) for own in entry.articles[:1]]
    return sum(_source(source) + _DAY + (0 if urls.get(id_) else _ID) for id_, source in told)


def _origin(quote: Quote) -> tuple[str, str]:
    return quote.article, quote.source


def _figure(figure: Figure) -> int:
    claims = sum(_count(own.value) + _source(own.source) + _DAY for own in figure.claims)
    return _FIGURES + _count(figure.what) + claims + _count(figure.before)


def _foot(entry: Entry) -> int:
    """Return the words of the line below an entry: how many reports, and who else tells it."""
    articles: tuple[Reference, ...] = (*entry.articles, *entry.more)
    if len(articles) < 2:
        return 0
    quoted = {quote.article for quote in entry.summary} or {articles[0].id}
    names = list(dict.fromkeys(own.source for own in articles if own.id not in quoted))
    told = sum(map(_source, names[:MOST_NAMES]))
    return _REPORTS + (_ALSO_IN + told if names else 0) + _OTHERS * (len(names) > MOST_NAMES)


def _source(source: str) -> int:
    return 0 if source == UNKNOWN_SOURCE else _count(source)


def _count(text: str) -> int:
    return len(text.split())
