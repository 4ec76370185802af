"""HTML, references and wiki marks inside the fields of dumps, texts and front matter."""

import json
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digest.model import Draft, Raw
from digest.readers import read
from digest.readers.markup import show, show_line


def only(body: str, name: str) -> Draft:
    (draft,) = read(Raw(name=name, body=body.encode()))
    assert isinstance(draft, Draft), draft
    return draft


def from_dump(**fields: str) -> Draft:
    return only(json.dumps(fields), "d.jsonl")


def test_markup_in_a_dump_is_read_as_the_text_that_it_shows() -> None:
    draft = from_dump(
        title="Foo &amp; Bar&#39;s <i>deal</i>",
        text='<p class="lead">Foo &amp; bar\n  <a href="/x">met</a>.</p>\n<p>They&nbsp;left.</p>',
        author="Ann O&#8217;Neil",
        url="https://h.example/?a=1&amp;b=2",
    )

    assert draft.title == "Foo & Bar's deal"
    assert draft.text == "Foo & bar met.\n\nThey\u00a0left."
    assert draft.author == "Ann O’Neil"
    assert draft.url == "https://h.example/?a=1&b=2"


@pytest.mark.parametrize(
    "plain",
    [
        "If a < b and b > c, then a <b holds> nowhere.",
        "The <b> tag makes text bold, and <br> breaks a line.",
        "A List<String> of <Reuters> notes; x <- 3, and I <3 it.",
        "AT&T and R&D; Q&A, fish&chips; and a &notathing; of old.",
        "Use matrix[[1, 2]] or f((x)) and {x: {y: 1}} as you like.",
        "He said ''no'' and ``yes''.",
        "<script>alert(1)</script> was found in the form.",
    ],
)
def test_plain_text_that_merely_holds_signs_stays_as_it_is(plain: str) -> None:
    assert show(plain) == plain
    assert from_dump(text=plain).text == plain


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("First.<br><br>Second.<br/>Third.", "First.\n\nSecond.\nThird."),
        ("Key points: <ul><li>One rose.</li><li>Two fe…", "Key points:\n\nOne rose.\n\nTwo fe…"),
        ("<p>Shown.</p><script>var a = '<p>no</p>';</script>", "Shown."),
        ("<p>Shown.</p><style>p {}</style><!-- <p>no</p> -->", "Shown."),
        ("<figure><img src='a.jpg'><figcaption>A dog.</figcaption></figure><p>Rain.</p>", "Rain."),
        ("One <b>rose</b>.\n\nTwo\nfell.", "One rose.\n\nTwo\nfell."),
        ("<p>x < y &lt; z</p>", "x < y < z"),
        ("<p>Write &lt;b&gt;bold&lt;/b&gt; so.</p>", "Write <b>bold</b> so."),
        ("&lt;p&gt;Foo &amp;amp; bar.&lt;/p&gt;", "Foo & bar."),
        ("<p>A List<String> is <o:p></o:p>long.</p>", "A List<String> is long."),
        ('<p title="a > b">Rain.</p>', "Rain."),
        ("<table><tr><td>Ann</td><td>3</td></tr></table>", "Ann 3"),
        ("AT&amp;amp;T rose.", "AT&T rose."),
    ],
)
def test_sure_markup_is_shown(markup: str, shown: str) -> None:
    assert show(markup) == shown


@pytest.mark.parametrize(
    ("wiki", "shown"),
    [
        ("The Law Party ((pl))Polish language: \u200dPrawo won.", "The Law Party Prawo won."),
        ("{{w|Barack Obama}} and {{w|Joe Biden|Biden}} met.", "Barack Obama and Biden met."),
        ("[[Berlin]] and [[Paris, Texas|Paris]] rose.", "Berlin and Paris rose."),
        ("[[File:Dog.jpg|thumb|A dog]]Rain fell. {{description}}", "Rain fell."),
        ("'''Rain''' fell in [[Bonn]].", "Rain fell in Bonn."),
        ("The [bridge](https://x.example/a) fell.", "The bridge fell."),
    ],
)
def test_marks_of_wikis_are_taken_off(wiki: str, shown: str) -> None:
    assert show(wiki) == shown
    assert only(wiki, "a.txt").text == shown


def test_what_a_page_tells_machines_of_itself_is_not_shown() -> None:
    data = json.dumps(
        {"@context": "http://schema.org", "@type": "Review", "author": {"name": 'Ana "{A}" Roe'}}
    )

    assert show(f"Rating: 3/5{data}The film is long.") == "Rating: 3/5\n\nThe film is long."
    assert show(data + data) == "\n\n\n\n"
    assert show(data[:-2]) == data[:-2]
    assert show('It begins with {"@context": 1} here.') == 'It begins with {"@context": 1} here.'


def test_a_title_of_front_matter_shows_its_references() -> None:
    draft = only("---\ntitle: Foo &amp; Bar&#39;s deal\n---\nRain &amp; wind.", "a.md")

    assert (draft.title, draft.text) == ("Foo & Bar's deal", "Rain & wind.")


def test_markup_below_the_title_of_a_text_is_shown() -> None:
    draft = only(
        "River rises in the valley\n\n<p>The river rose by two metres on Monday.</p>", "a.txt"
    )

    assert draft.title == "River rises in the valley"
    assert draft.text == "The river rose by two metres on Monday."


def test_many_broken_tags_cost_no_time() -> None:
    assert show("<a href='" * 20_000)
    assert show("<p>" * 20_000 + "x" + "[[" * 20_000 + "{{w|" * 20_000) is not None


@given(st.text(alphabet="<>/pbr&;am{}[]|(' \n\"", max_size=60))
def test_nothing_is_shown_that_does_not_stand_in_the_text(text: str) -> None:
    # "&pm;" is a sign that does not stand in the text.
    plain = text.replace("&amp", "")
    assume(unescape(plain) == plain)
    letters = [letter for letter in show(text) if not letter.isspace()]
    left = iter(text)

    assert all(letter in left for letter in letters)
    assert show_line(text).split() == show(text).split()
