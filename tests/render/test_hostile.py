"""No text of a source is ever code or markup, whatever stands in it and wherever."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.controls import visible_line
from digest.model import Digest
from digest.render import render
from digest.render.escape import md_escape
from digest.render.words import is_rtl
from tests.render import samples
from tests.render.morning import everything
from tests.render.reading import CONTROLS, Mail, Page, line

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></article></main><h1>owned</h1>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "<!-- ",
    "]]> --> </style></title></textarea>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://tracker.example/p.gif)",
    "[x]: https://evil.example 'y'",
    "<https://evil.example>",
    "https://evil.example www.evil.example //evil.example a@evil.example",
    "**bold** _em_ `code` ~~gone~~ ==mark== ||spoiler||",
    "# heading #",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "    code",
    "```\ncode\n```",
    "a | b\n--- | ---\nc | d",
    "text\n===\nmore\n---\nlast",
    "***",
    "[^1]: note [^1]",
    "*[HTML]: x",
    "[TOC]",
    "term\n: definition",
    "!!! danger",
    "heading {: onclick=alert(1) }",
    "&lt;script&gt; &#60;b&#62; &copy; &amp;lt;",
    "\\",
    "\\[x\\](y)",
    "$$x$$ \\(y\\)",
    "{{7*7}} {% for x in range(9) %}{{ x }}{% endfor %} {# no #}",
    "${7*7} <%= 7*7 %> #{7*7}",
    "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "\u202egnp.exe\u2066\u200b\ufeff\u061c",
    "\x00\x02klzzwxh:0001\x03",
    "a\rb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h",
    "=?utf-8?q?x=0ABcc:_evil=40x.example?=",
    "x\r\nBcc: evil@x.example\r\n\r\nbody",
    "]:",
    "\nFrom evil\n.\n--=_0",
    "\U000e0041\U000e0042",
]  # fmt: skip

PLAIN, HEBREW = "a quiet word", "a quiet מילה"
KEPT = frozenset(
    {"key", "kind", "zone", "edition", "state", "role", "url", "published", "language", "first"}
)


def filled(text: str, *, kept: Callable[[str], bool] = KEPT.__contains__) -> Digest:
    """Return a digest with ``text`` in all fields but the kept ones; what was equal stays so."""
    known: dict[str, str] = {}

    def changed(name: str, value: Any) -> Any:
        if isinstance(value, str):
            new = known.setdefault(value, f"{text} w{len(known)}")
            return value if kept(name) or not value else new
        if isinstance(value, tuple):
            return tuple(changed(name, item) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        names = [field.name for field in fields(value)]
        return replace(value, **{name: changed(name, getattr(value, name)) for name in names})

    digest: Digest = changed("", everything(note="x"))
    return digest


def documents(digest: Digest) -> dict[str, str]:
    bodies = {document.format: document.body for document in render(digest)}
    mail = Mail(bodies.pop("eml"))
    return {kind: body.decode() for kind, body in bodies.items()} | {
        "mail": mail.html,
        "text": mail.text,
        "headers": "\n".join(f"{name}: {value}" for name, value in mail.message.items()),
    }


def markdown_pages(text: str) -> list[Page]:
    """Return what different renderers make of Markdown, all of them with raw HTML allowed."""
    extensions = ["extra", "sane_lists", "admonition", "toc", "nl2br"]
    table = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [
        Page(markdown.markdown(text)),
        Page(markdown.markdown(text, extensions=extensions)),
        Page(table.render(text)),
    ]


def check_harmless(text: str) -> None:
    # What is written from right to left has its direction stated, hostile or not.
    quiet = documents(filled(HEBREW if is_rtl(text) else PLAIN))
    loud = documents(filled(text))
    for kind in ("html", "mail"):
        assert Page(loud[kind]).skeleton == Page(quiet[kind]).skeleton
        assert Page(loud[kind]).web_links == Page(quiet[kind]).web_links
    for found, expected in zip(
        markdown_pages(loud["md"]), markdown_pages(quiet["md"]), strict=True
    ):
        assert _shape(found) == _shape(expected)
        assert found.web_links == expected.web_links
    for body in loud.values():
        assert not CONTROLS.search(body.replace("\r\n", "\n"))
    names = [header.split(":")[0] for header in loud["headers"].splitlines()]
    assert names == [header.split(":")[0] for header in quiet["headers"].splitlines()]


def _shape(page: Page) -> list[str]:
    # Names of places are made of the words of a heading by the "toc" extension.
    return [re.sub(r"'id'", "", tag) for tag in page.skeleton]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_tag_no_attribute_no_link_and_no_header(text: str) -> None:
    check_harmless(text)


@pytest.mark.parametrize("text", ["x' onclick='alert(1)", 'en"><script>', "de\n", "../de", "ü"])
@pytest.mark.parametrize("field", ["language", "first", "published"])
def test_hostile_codes_and_days_are_left_out(text: str, field: str) -> None:
    quiet, loud = (
        documents(filled(found, kept=lambda name: name != field)) for found in (PLAIN, text)
    )

    for kind in ("html", "mail", "md", "text"):
        assert loud[kind] == quiet[kind]


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(
        st.one_of(
            st.sampled_from(HOSTILE),
            st.text(alphabet="<>\"'&;#x[]()!*_`~=-+:.|{}%\\/@\n\t 1aw", max_size=12),
            st.text(max_size=12),
        ),
        max_size=4,
    ).map("".join)
)
def test_no_text_at_all_changes_the_structure_of_a_document(text: str) -> None:
    check_harmless(text)


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(
        st.text(alphabet="<>\"'&;#x[]()!*_`~=-+:.|{}%\\/@\n\t 1aw", min_size=1, max_size=20),
        st.text(min_size=1, max_size=20),
    ).filter(visible_line)
)
def test_escaped_markdown_reads_letter_for_letter_like_the_text(text: str) -> None:
    for source in (md_escape(text), f"# {md_escape(text)}", f"- {md_escape(text)}"):
        for page in markdown_pages(source):
            assert line(page.text.replace("\xa0", " ")) == line(text_of(text))
            assert len([tag for tag in page.skeleton if not tag.startswith("/")]) <= 2


def text_of(text: str) -> str:
    return visible_line(text).replace("\xa0", " ")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https:evil.example",
        "https://",
        "https://user:pass@evil.example/",
        "https://bank.example\\@evil.example/",
        "https://[::1/",
        "https://a b.example/",
        "https://evil.example:99999/",
        "ftp://evil.example/",
        "mailto:a@evil.example",
    ],
)
def test_an_address_that_is_no_web_address_is_never_a_link(url: str) -> None:
    story = samples.landslide()
    article = replace(story.articles[0], url=url)
    section = samples.section("PK", "Pakistan", replace(story, articles=(article,), more=()))
    found = documents(samples.digest(sections=(section,)))

    for kind in ("html", "mail"):
        assert not [link for link in Page(found[kind]).links if not link.startswith("#")]
    assert not [link for page in markdown_pages(found["md"]) for link in page.links]
    assert "http" not in found["text"]


@pytest.mark.parametrize(
    "url",
    [
        'https://evil.example/"><script>alert(1)</script>',
        "https://evil.example/) [x](javascript:alert(1))",
        "https://evil.example/*_`~|<>{}",
        "https://evil.example/?a=1&copy;=2&lt=3&#60;b",
        "https://evil.example/\\",
        "https://evil.example/%zz%0a%",
        "https://evil.example/\x1b[31m\u202e",
        "https://faß.example/ü?ñ=ö#ß",
        "https://evil.example/=?utf-8?q?x?=",
    ],
)
def test_an_odd_web_address_is_one_link_and_nothing_else(url: str) -> None:
    def with_url(address: str) -> dict[str, str]:
        story = samples.landslide()
        article = replace(story.articles[0], url=address)
        story = replace(story, articles=(article,), more=(), summary=story.summary[:2])
        return documents(
            samples.digest(sections=(samples.section("PK", "Pakistan", story),), notices=())
        )

    found, plain = with_url(url), with_url("https://plain.example/")

    links = Page(found["html"]).web_links
    assert len(links) == 1
    assert Page(found["html"]).skeleton == Page(plain["html"]).skeleton
    assert Page(found["mail"]).skeleton == Page(plain["mail"]).skeleton
    assert Page(found["mail"]).web_links == links
    for page, other in zip(markdown_pages(found["md"]), markdown_pages(plain["md"]), strict=True):
        assert page.web_links == links
        assert page.skeleton == other.skeleton
