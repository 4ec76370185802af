"""Escapes and addresses."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.render.escape import md_escape, md_pieces, md_url, safe_url
from digest.render.view import Piece
from tests.render.reading import Page, line


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 10.5 percent; “quoted” – and so on: AT&T's $5 (net)!",
        "-5 degrees",
        "2.5 million",
        "0371.txt: empty",
        "+3 points",
        "!",
        "افتتاح مكتب حدودي",
    ],
)
def test_what_cannot_be_markup_stays_readable(text: str) -> None:
    assert md_escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. one", "1&#46; one"),
        ("12) one", "12&#41; one"),
        ("- one", "&#45; one"),
        ("# one", "\\# one"),
        ("a_b *c*", "a\\_b \\*c\\*"),
        ("a\n\n  b", "a b"),
        ("<b> & &lt;", "&#60;b&#62; & &#38;lt;"),
        ("http://a.b www.c.d", "http&#58;&#47;/a.b www&#46;c.d"),
        ("!!! danger", "&#33;!! danger"),
    ],
)
def test_what_could_be_markup_is_written_so_that_it_is_not(text: str, escaped: str) -> None:
    assert md_escape(text) == escaped


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.org/b?c=d&e=f#g", "https://a.org/b?c=d&e=f#g"),
        ("HTTP://A.org", "HTTP://A.org"),
        ("https://a.org:8080/", "https://a.org:8080/"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("https://faß.example/ü", "https://xn--fa-hia.example/%C3%BC"),
        ("https://a.org/(b) 'c'", "https://a.org/%28b%29%20%27c%27"),
        ("https://a.org/100%", "https://a.org/100%25"),
        ("https://a.org/a%20b", "https://a.org/a%20b"),
        (" https://a.org ", "https://a.org"),
        ("https://a.org:65536/", ""),
        ("https://\u2028/", ""),
        ("https://a.org/" + "x" * 5_000, ""),
        ("", ""),
    ],
)
def test_an_address_is_made_of_safe_letters_or_refused(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@given(
    url=st.one_of(
        st.text(), st.text().map("https://a.org/".__add__), st.text().map("http://".__add__)
    )
)
def test_every_address_is_refused_or_a_web_address_that_stays_so(url: str) -> None:
    safe = safe_url(url)

    assert safe == "" or safe.lower().startswith(("http://", "https://"))
    assert safe_url(safe) == safe
    assert safe.isascii()
    assert not set(safe) & set("\"'<>()`\\{}|^* \n")


def test_an_address_in_markdown_holds_no_character_reference() -> None:
    assert md_url("https://a.org/?a=1&copy;=2&b=3") == "https://a.org/?a=1&amp;copy;=2&b=3"


def shown(source: str) -> list[tuple[str, str]]:
    """Return what renderers of Markdown make of ``source``: all its text, and what is strong."""
    found = []
    for html in (markdown.markdown(source), MarkdownIt("commonmark").render(source)):
        page = Page(html)
        found.append(
            (line("".join(data for _, data in page.texts)), line("".join(page.text_in("strong"))))
        )
    return found


def cut(text: str, start: int, end: int) -> list[Piece]:
    bounds = [(0, start, False), (start, end, True), (end, len(text), False)]
    return [
        Piece(
            text[left:right].strip(), strong=strong, apart=" " in text[max(left - 1, 0) : left + 1]
        )
        for left, right, strong in bounds
        if text[left:right].strip()
    ]


@pytest.mark.parametrize(
    ("text", "strong", "shown_strong"),
    [
        ("双子が生まれた。母親は健康だ。", "双子が生まれた。", "双子が生まれた"),
        ("政府は「過去最大」と述べた。", "「過去最大」", "過去最大"),
        ("出现强降雨，局地可达100毫米。", "出现强降雨", "出现强降雨"),
        ("He spoke of “one day”and left.", "“one day”", "“one day"),
        ("It costs 5 €and more.", "5 €", "5"),
        ("It costs “5” and more.", "“5”", "“5”"),
    ],
)
def test_strong_words_are_strong_for_every_renderer_where_no_blank_follows(
    text: str, strong: str, shown_strong: str
) -> None:
    start = text.index(strong)

    source = md_pieces(cut(text, start, start + len(strong)))

    assert shown(source) == [(text, shown_strong)] * 2
    assert source.replace("**", "") == text


@given(st.text("aé1母。「」，“”*_&;#€… ", min_size=3, max_size=16), st.data())
def test_pieces_read_letter_for_letter_like_the_text(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    pieces = cut(text, start, end)
    told = "".join(f"{' ' * own.apart}{own.text}" for own in pieces)
    letters = [char for own in pieces if own.strong for char in own.text if char.isalnum()]

    for read, strong in shown(f"x {md_pieces(pieces)}"):
        assert read == line(f"x {told}")
        assert list(filter(str.isalnum, strong)) == letters
