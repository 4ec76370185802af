"""From an entry to what the templates see of a story."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby, pairwise
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.controls import visible_line
from digest.model import UNKNOWN_SOURCE, Brief, Claim, Entry, Figure, Quote, Reference, Section
from digest.render.escape import safe_url
from digest.render.view import Difference, Headline, Item, Mention, Passage, Piece, Statement
from digest.render.words import claimed_day, genre, language, plural, reports, standing
from digest.text import short_id

# More names than these are counted.
_MOST_NAMES = 6
# Characters.
_LITTLE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all entries of a digest share.

    Attributes:
        zone: the zone that days are told in.
        day: of the digest.
        mixed: whether stories of several states are in it.
        anchors: the name of each story's place in the page, by its id.
        langs: the language of its headline, as in ``Item``, by its id.
    """

    zone: ZoneInfo
    day: date
    mixed: bool
    anchors: dict[str, str]
    langs: dict[str, str]


def make_item(entry: Entry, above: Sequence[Section], setting: Setting) -> Item:
    """Return what the templates print of an entry that stands in the sections ``above``."""
    lead = entry.articles[0] if entry.articles else None
    quiet = _quiet(entry)
    headline = "" if entry.told_within else entry.headline
    url = safe_url(lead.url) if lead and (headline or quiet) else ""
    place = tuple(section.heading for section in above)
    known = _by_id(entry)
    also, others = _also(entry)
    abroad = (label.name for label in entry.countries if label.role == "also")
    return Item(
        id=entry.id,
        anchor=setting.anchors[entry.id],
        headline=headline,
        label=entry.label,
        url=url,
        lang=setting.langs[entry.id],
        state=entry.state,
        standing=standing(
            entry.state,
            _day(entry.first),
            day=setting.day,
            # A correction is no new story.
            mixed=setting.mixed and entry.kind != "correction",
        ),
        genre="" if entry.headline.lower().startswith(entry.kind) else genre(entry.kind),
        quiet=quiet,
        passages=_passages(entry, known, url, setting),
        differences=tuple(_difference(figure, known, setting) for figure in entry.figures),
        reports=reports(entry.sources, entry.independent),
        also=also,
        others=plural(others, "other") if others else "",
        about=", ".join(name for name in abroad if name not in place),
        place=place,
    )


def make_headline(brief: Brief) -> Headline:
    """Return what the templates print of a story that is only named."""
    article = brief.articles[0] if brief.articles else None
    url = safe_url(article.url) if article else ""
    unlinked = article if not url else None
    return Headline(
        title=brief.headline,
        url=url,
        credit=_source(unlinked, url) if unlinked else "",
        id=short_id(unlinked.id) if unlinked else "",
        lang=language(brief.language),
    )


def _quiet(entry: Entry) -> str:
    if entry.state != "running" or entry.summary or entry.figures:
        return ""
    count = entry.sources or len(entry.articles)
    return f"nothing new in {plural(count, 'report')}" if count else "nothing new"


def _day(first: str) -> date | None:
    try:
        return date.fromisoformat(first)
    except ValueError:
        return None


_Known = dict[tuple[str, str], Reference]


def _by_id(entry: Entry) -> _Known:
    return {_key(article): article for article in reversed((*entry.articles, *entry.more))}


def _passages(entry: Entry, known: _Known, shown: str, setting: Setting) -> tuple[Passage, ...]:
    if not entry.summary:
        return tuple(
            _passage((), article, article.published, shown, setting)
            for article in entry.articles[:1]
        )
    made = []
    for (_, _, published), quotes in groupby(entry.summary, key=_origin):
        told = tuple(quotes)
        article = known.get((told[0].article, told[0].source)) or _reference(told[0])
        made.append(_passage(told, article, published, shown, setting))
    return (replace(made[0], pieces=_pieces(entry, made[0].text)), *made[1:])


def _pieces(entry: Entry, text: str) -> tuple[Piece, ...]:
    """Return the text of the first passage in pieces, if the headline stands in it."""
    if not (places := entry.told_within):
        return ()
    (*others, (start, end)), length = places, len(entry.summary[0].text)
    # What little is left behind a rough end is not set apart.
    rough = entry.headline.endswith("…") and length - end <= _LITTLE
    strong = (*others, (start, length if rough else end))
    bounds = sorted({0, len(text), *chain.from_iterable(strong)})
    return tuple(
        Piece(text[left:right].strip(), strong=(left, right) in strong, apart=_blank(text, left))
        for left, right in pairwise(bounds)
        if text[left:right].strip()
    )


def _blank(text: str, place: int) -> bool:
    """Return whether a blank stands on either side of a place within a text."""
    return place > 0 and text[place - 1 : place + 1].strip() != text[place - 1 : place + 1]


def _origin(quote: Quote) -> tuple[str, str, str]:
    return quote.article, quote.source, quote.published


def _reference(quote: Quote) -> Reference:
    return Reference(
        id=quote.article, source=quote.source, title="", url="", published=quote.published
    )


def _passage(
    quotes: Sequence[Quote], article: Reference, published: str, shown: str, setting: Setting
) -> Passage:
    url = safe_url(article.url)
    return Passage(
        sentences=tuple(quote.text for quote in quotes),
        source=_source(article, url),
        day=claimed_day(published, zone=setting.zone, year=setting.day.year),
        url="" if url == shown else url,
        id="" if url else short_id(article.id),
        lang=language(quotes[0].language) if quotes else "",
    )


def _source(article: Reference, url: str) -> str:
    """Return who published an article: the host of its address if nobody is named, else ""."""
    if article.source != UNKNOWN_SOURCE and visible_line(article.source):
        return article.source
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _difference(figure: Figure, known: _Known, setting: Setting) -> Difference:
    return Difference(
        what=figure.what,
        statements=tuple(_statement(claim, known, setting) for claim in figure.claims),
        before=figure.before,
    )


def _statement(claim: Claim, known: _Known, setting: Setting) -> Statement:
    article = known.get((claim.article, claim.source))
    url = safe_url(article.url) if article else ""
    passage = Passage(
        source=claim.source if claim.source != UNKNOWN_SOURCE else "",
        day=claimed_day(claim.published, zone=setting.zone, year=setting.day.year),
    )
    return Statement(value=claim.value, credit=passage.credit, url=url)


def _also(entry: Entry) -> tuple[tuple[Mention, ...], int]:
    """Return the names of the first articles that are not quoted, and the number of the rest.

    Those that a differing figure comes from are named first, and no source is named twice while
    another is not named at all.
    """
    told, unquoted = _by_quotation(entry)
    if not unquoted:
        return (), 0
    claimed = {(claim.article, claim.source) for figure in entry.figures for claim in figure.claims}
    unquoted.sort(key=lambda article: _key(article) not in claimed)
    mentions = [
        found
        for found in _mentions(unquoted, told)
        # Without source and link a name that stands above the story says nothing more.
        if found[1].url or found[1].name != entry.headline
    ]
    if len(mentions) > _MOST_NAMES:
        mentions.sort(key=lambda found: found[0] > 1)
    return tuple(mention for _, mention in mentions[:_MOST_NAMES]), len(mentions[_MOST_NAMES:])


def _by_quotation(entry: Entry) -> tuple[list[Reference], list[Reference]]:
    """Return the articles that are quoted, else the first one, and the others."""
    articles = (*entry.articles, *entry.more)
    quoted = {(quote.article, quote.source) for quote in entry.summary}
    if not entry.summary and entry.articles:
        quoted = {_key(entry.articles[0])}
    told = [article for article in articles if _key(article) in quoted]
    return told, [article for article in articles if _key(article) not in quoted]


def _key(article: Reference) -> tuple[str, str]:
    return article.id, article.source


def _mentions(
    articles: Iterable[Reference], quoted: Iterable[Reference]
) -> Iterator[tuple[int, Mention]]:
    """Yield each source once, and once more with a number for each further link of it."""
    seen: dict[str, int] = {}
    links: set[str] = set()
    for article in quoted:
        url = safe_url(article.url)
        seen[_source(article, url)] = 1
        links.add(url)
    for article in articles:
        url = safe_url(article.url)
        source = _source(article, url)
        name = source or article.title or f"id {short_id(article.id)}"
        if name in seen and (not url or url in links):
            continue
        seen[name] = number = seen.get(name, 0) + 1
        links.add(url)
        yield (
            number,
            Mention(
                name=name if number == 1 else f"{name} ({number})",
                url=url,
                lang="" if source or name != article.title else language(article.language),
            ),
        )
