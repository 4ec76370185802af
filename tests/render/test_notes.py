"""Notes of an operator."""

import pytest

from digest.render import render_note
from tests.render.reading import Page


def test_a_note_has_emphasis_links_and_lists() -> None:
    html = render_note("*Calm* [us](https://a.org)\n\n- one\n- two")

    assert html == (
        '<p><em>Calm</em> <a href="https://a.org" rel="noopener noreferrer">us</a></p>\n'
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://tracker.example/p.gif)",
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x]: javascript:alert(1)\n[x]",
        "<style>*{}</style>",
        '<a href="x" onclick="y">z</a>',
        "[" * 5_000,
    ],
)
def test_a_note_cannot_do_anything(text: str) -> None:
    page = Page(render_note(text))

    assert not [tag for tag in page.skeleton if tag.split()[0] in {"script", "img", "style"}]
    assert not [tag for tag in page.skeleton if "'on" in tag]
    assert not [link for link in page.links if "script" in link]
