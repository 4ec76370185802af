"""Markdown, with or without YAML front matter, read as the text that it shows."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

from digest.model import Draft, Raw, Refusal
from digest.readers.text import split_title, take_prefix
from digest.text import one_line

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_HEADING = re.compile(r"\A\s*#{1,3} \S")
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)\Z", re.IGNORECASE)
# python-markdown takes time that grows with the square of unclosed brackets and marks.
_MOST_MARKS = 2_000
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre table tr ul ol div hr".split())
_KEYS = ("id", "title", "date", "published", "url", "link", "source", "author", "lang", "language")


class MarkdownReader:
    """Reads one Markdown text as one article."""

    def accepts(self, raw: Raw, text: str) -> bool:
        """Return whether there is front matter, a heading first, or a Markdown file name."""
        return bool(_FRONT.match(text) or _HEADING.match(text) or _MARKDOWN_NAME.search(raw.name))

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the article."""
        match = _FRONT.match(text)
        fields = _front_matter(match[1]) if match else {}
        if fields is None:
            yield Refusal(name=raw.name, reason="front matter is not YAML with a field a line")
            return
        stated, body = take_prefix(text[match.end() :] if match else text)
        heading, body = _show(body)
        title = fields.get("title", "") or heading
        if not title:
            title, body = split_title(body)
        yield Draft(
            name=raw.name,
            ref=fields.get("id", ""),
            title=title,
            text=body,
            date=fields.get("date", "") or fields.get("published", "") or stated,
            url=fields.get("url", "") or fields.get("link", ""),
            source=fields.get("source", ""),
            author=fields.get("author", ""),
            language=fields.get("language", "") or fields.get("lang", ""),
        )


def _front_matter(text: str) -> dict[str, str] | None:
    import yaml

    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        return None
    fields = {key: _plain(loaded[key]) for key in _KEYS if loaded.get(key) is not None}
    if isinstance(authors := loaded.get("author"), list):
        fields["author"] = ", ".join(filter(None, map(_plain, authors)))
    return fields


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else ""


def _show(text: str) -> tuple[str, str]:
    """Return the first heading if it comes first, and the text that the Markdown shows."""
    if text.count("[") + text.count("`") + text.count("*") + text.count("_") > _MOST_MARKS:
        return "", text
    from markdown import Markdown

    shown = _Shown()
    shown.feed(Markdown(extensions=["tables", "sane_lists"]).convert(text))
    shown.close()
    return shown.result()


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._tag = ""
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's signature
        if tag in ("script", "style"):
            self._hidden += 1
        elif tag in _BLOCKS:
            self._flush()
            self._tag = tag
        elif tag == "br":
            self._parts.append("\n")
        elif tag in ("td", "th"):
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def _flush(self) -> None:
        text = "".join(self._parts).strip()
        self._parts.clear()
        if text:
            self._paragraphs.append((self._tag, text))

    def result(self) -> tuple[str, str]:
        self._flush()
        paragraphs = self._paragraphs
        title = ""
        if paragraphs and paragraphs[0][0] in ("h1", "h2", "h3"):
            title, paragraphs = one_line(paragraphs[0][1]), paragraphs[1:]
        return title, "\n\n".join(text for _, text in paragraphs)
