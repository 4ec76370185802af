"""Drafts to articles: normal text, a checked date, an id, a language; or a refusal."""

import re
from collections.abc import Iterator
from datetime import datetime

from digest.clean import find_blocks, furniture_kind, run_in_title
from digest.dates import read_date
from digest.language import detect_language
from digest.model import UNKNOWN_SOURCE, Article, Draft, Raw, Refusal
from digest.readers import read
from digest.text import (
    canonical_url,
    has_words,
    hash_id,
    names_something,
    normalize,
    one_line,
    web_url,
)

# A longer text may be all chrome too, but then it is so much that a person should see it.
_CHROME_LIMIT = 1_500
# "By Omar Rashid Published Nov 18, 2026 Updated ...": within a byline at the top of the text.
_STAMP = re.compile(r"P(?<!\w.)(?:ublished|osted|UBLISHED)\b:?[^\n]{0,40}", re.ASCII)
_STAMP_PLACE = 400
_MOST_CATEGORIES, _LONGEST_CATEGORY = 12, 60


def extract(raw: Raw, *, seen: datetime) -> Iterator[Article | Refusal]:
    """Yield the articles of one input in its order; what is no article as a refusal.

    Args:
        raw: the bytes and where they were found.
        seen: now, aware: no claimed date lies after it.
    """
    for found in read(raw):
        yield found if isinstance(found, Refusal) else _article(found, raw, seen)


def _article(draft: Draft, raw: Raw, seen: datetime) -> Article | Refusal:
    text, title = normalize(draft.text), _name(draft.title)
    if text and len(text) < _CHROME_LIMIT:
        kinds = {block.kind for block in find_blocks(text)}
        if "body" not in kinds:
            # A single headline is an article of a title only; a cookie notice is none at all.
            title = title or (one_line(text) if kinds == {"heading"} else "")
            text = ""
            if not title or furniture_kind(title):  # "404 Not Found" above an error page
                return Refusal(name=draft.name, reason="no article text, only page furniture")
    # A title that runs into the text stays there: an article is known by its text.
    title = title or one_line(run_in_title(text))
    if not text and not title:
        return Refusal(name=draft.name, reason="no text and no title")
    if not has_words(title) and not has_words(text):
        return Refusal(name=draft.name, reason="no words")
    url = web_url(draft.url)
    source = _name(draft.source, limit=200) or one_line(raw.source, limit=200) or UNKNOWN_SOURCE
    return Article(
        id=article_id(url=url, text=text, title=title),
        ref=one_line(draft.ref, limit=200),
        name=draft.name,
        place=_place(draft, raw, source),
        source=source,
        text=text,
        title=title,
        url=url,
        author=one_line(draft.author, limit=200),
        published=_published(draft, text, seen),
        language=detect_language(text[:2_000] or title, hint=draft.language or raw.language),
        categories=_categories(draft),
    )


def article_id(*, url: str, text: str, title: str) -> str:
    """Return the id of an article: the hash of its canonical URL, else of its text, else title."""
    if canonical := canonical_url(url):
        return hash_id("url", canonical)
    return hash_id("text", text) if text else hash_id("title", title)


def _name(stated: str, *, limit: int = 1_000) -> str:
    """Return a stated title or source on one line; "" if it is a mark for none, such as "—"."""
    line = one_line(stated, limit=limit)
    return line if names_something(line) else ""


def _place(draft: Draft, raw: Raw, source: str) -> str:
    """Return what an edited version shares with the article: its file, or its id in a dump."""
    if draft.name == raw.name:
        return f"{source}/{raw.place}" if raw.place else ""
    return f"{source}#{draft.ref}" if draft.ref else ""


def _categories(draft: Draft) -> tuple[str, ...]:
    lines = (one_line(stated, limit=_LONGEST_CATEGORY) for stated in draft.categories)
    return tuple(dict.fromkeys(filter(None, lines)))[:_MOST_CATEGORIES]


def _published(draft: Draft, text: str, seen: datetime) -> str:
    if draft.date.strip():
        return read_date(draft.date, seen=seen)
    stamp = _STAMP.search(text[:_STAMP_PLACE])
    return read_date(stamp[0].partition(" ")[2], seen=seen) if stamp else ""
