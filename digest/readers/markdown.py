"""Markdown, with or without YAML front matter, read as the text that it shows."""

import re
from collections.abc import Iterator

from digest.model import Draft, Raw, Refusal
from digest.readers.heads import has_front_matter, read_head
from digest.readers.markup import drop_wiki, paragraphs_of
from digest.readers.repair import mend
from digest.readers.text import split_title, take_prefix
from digest.text import one_line

_HEADING = re.compile(r"\A\s*(?:#{1,3} \S|\S[^\n]{2,150}\n(?:={3,}|-{3,})[ \t]*(?:\r?\n|\Z))")
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)\Z", re.IGNORECASE)
# python-markdown takes time that grows with the square of unclosed tags, brackets, marks and
# references, and of the headings and rules in one block, where no blank line ends it.
_MARKS, _MOST_MARKS = "<[`*_&\\", 2_000
_ENDS_BLOCK, _MOST_ENDS = re.compile(r"^ {0,3}(?:#.*|[-=_*][-=_* ]*)$", re.MULTILINE), 500


class MarkdownReader:
    """Reads one Markdown text as one article."""

    def accepts(self, raw: Raw, text: str) -> bool:
        """Return whether there is front matter, a heading first, or a Markdown file name."""
        return bool(
            has_front_matter(text) or _HEADING.match(text) or _MARKDOWN_NAME.search(raw.name)
        )

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the article."""
        text = mend(text)
        head = read_head(text)
        if head is None:
            kind = "TOML" if text.startswith("+") else "YAML"
            yield Refusal(name=raw.name, reason=f"front matter is not {kind} with a field a line")
            return
        stated, body = take_prefix(text[head.end :])
        heading, body = _show(body)
        title = head.fields.get("title", "") or heading
        if not title:
            title, body = split_title(body)
        yield head.draft(raw.name, title=title, text=body, date=stated)


def _show(text: str) -> tuple[str, str]:
    """Return the first heading if it comes first, and the text that the Markdown shows.

    What is too much for the Markdown library is given back as it stands.
    """
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return "", text
    if len(_ENDS_BLOCK.findall(text)) > _MOST_ENDS:
        text = _ENDS_BLOCK.sub(r"\g<0>\n", text)
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
