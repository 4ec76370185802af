"""Markdown, with or without YAML front matter, read as the text that it shows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from digest.model import Draft, Raw, Refusal
from digest.readers.categories import read_categories
from digest.readers.markup import drop_wiki, paragraphs_of, show_line
from digest.readers.repair import mend
from digest.readers.text import split_title, take_prefix
from digest.text import one_line

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_HEADING = re.compile(r"\A\s*#{1,3} \S")
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)\Z", re.IGNORECASE)
# python-markdown takes time that grows with the square of unclosed tags, brackets and marks.
_MARKS, _MOST_MARKS = "<[`*_", 2_000
_KEYS = ("id", "title", "date", "published", "url", "link", "source", "author", "lang", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    """What front matter states."""

    fields: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()


class MarkdownReader:
    """Reads one Markdown text as one article."""

    def accepts(self, raw: Raw, text: str) -> bool:
        """Return whether there is front matter, a heading first, or a Markdown file name."""
        return bool(_FRONT.match(text) or _HEADING.match(text) or _MARKDOWN_NAME.search(raw.name))

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the article."""
        text = mend(text)
        match = _FRONT.match(text)
        front = _front_matter(match[1]) if match else _Front()
        if front is None:
            yield Refusal(name=raw.name, reason="front matter is not YAML with a field a line")
            return
        fields = front.fields
        stated, body = take_prefix(text[match.end() :] if match else text)
        heading, body = _show(body)
        title = show_line(fields.get("title", "")) or heading
        if not title:
            title, body = split_title(body)
        yield Draft(
            name=raw.name,
            ref=fields.get("id", ""),
            title=title,
            text=body,
            date=fields.get("date", "") or fields.get("published", "") or stated,
            url=fields.get("url", "") or fields.get("link", ""),
            source=show_line(fields.get("source", "")),
            author=show_line(fields.get("author", "")),
            language=fields.get("language", "") or fields.get("lang", ""),
            categories=front.categories,
        )


def _front_matter(text: str) -> _Front | None:
    import yaml

    try:
        loaded = yaml.safe_load(text)
        return _read({} if loaded is None else loaded)
    # PyYAML looks up and takes apart what a tag says it is: '!!bool "maybe"', '!!int ""'. A number
    # may also be too long to be written.
    except (yaml.YAMLError, AttributeError, LookupError, RecursionError, ValueError):
        return None


def _read(loaded: object) -> _Front | None:
    if not isinstance(loaded, dict):
        return None
    fields = {key: _plain(loaded[key]) for key in _KEYS if loaded.get(key) is not None}
    if isinstance(authors := loaded.get("author"), list):
        fields["author"] = ", ".join(filter(None, map(_plain, authors)))
    return _Front(fields=fields, categories=read_categories(loaded))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else ""


def _show(text: str) -> tuple[str, str]:
    """Return the first heading if it comes first, and the text that the Markdown shows.

    What is too much for the Markdown library is given back as it stands.
    """
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return "", text
    from markdown import Markdown

    try:
        html = Markdown(extensions=["tables", "sane_lists"]).convert(text)
    except RecursionError:  # lists nested deeper than calls can be
        return "", text
    paragraphs = paragraphs_of(html)
    title = ""
    if paragraphs and paragraphs[0][0] in ("h1", "h2", "h3"):
        title, paragraphs = one_line(paragraphs[0][1]), paragraphs[1:]
    return title, drop_wiki("\n\n".join(shown for _, shown in paragraphs))
