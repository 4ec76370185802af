"""Documents of whole digests: structure, content, order, sizes."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import nh3
import pytest

from digest.message import encoded_size
from digest.model import Counts, Digest, Entry, Notice, Section
from digest.render import FORMATS, render
from digest.render.wrap import display_width
from tests.render import samples
from tests.render.morning import everything, morning
from tests.render.reading import CONTROLS, Mail, Page, line

GOLDEN = Path(__file__).parent / "golden"


def text_of(digest: Digest, kind: str) -> str:
    return render(digest, formats=(kind,))[0].body.decode()


def page_of(digest: Digest) -> Page:
    return Page(text_of(digest, "html"))


def mail_of(digest: Digest) -> Mail:
    return Mail(render(digest, formats=("eml",))[0].body)


def entries(sections: tuple[Section, ...]) -> list[Entry]:
    return [
        entry for section in sections for entry in (*section.stories, *entries(section.sections))
    ]


def from_markdown(text: str) -> Page:
    reader = markdown.Markdown(extensions=["sane_lists"])
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    return Page(nh3.clean(reader.convert(text)))


def outline(page: Page) -> list[tuple[str, str]]:
    return [
        (f"h{level}", text)
        for path, data in page.texts
        for level in re.findall(r"/h([1-6])$|/h([1-6])/a$", path)
        for level in ["".join(level)]
        if (text := line(data))
    ]


def test_all_formats_come_in_the_order_asked_for() -> None:
    documents = render(samples.digest(), formats=("json", "md"))

    assert [document.format for document in documents] == ["json", "md"]
    assert [document.format for document in render(samples.digest())] == list(FORMATS)


def test_an_unknown_format_is_the_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="unknown format 'pdf'"):
        render(samples.digest(), formats=("pdf",))


@pytest.mark.parametrize(
    ("digest", "name"),
    [
        (samples.digest(note="A demonstration: all articles are invented."), "digest.md"),
        (samples.digest(note="A demonstration: all articles are invented."), "mail.txt"),
        (morning(), "morning.md"),
        (morning(), "morning.txt"),
    ],
)
def test_the_readable_documents_are_as_they_were_approved(digest: Digest, name: str) -> None:
    body = mail_of(digest).text if name.endswith(".txt") else text_of(digest, "md")

    assert body == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_page_has_one_title_and_an_outline_by_country_and_topic() -> None:
    page = page_of(samples.digest())

    assert outline(page) == [
        ("h2", "In short"),
        ("h2", "Pakistan"),
        ("h3", "Disaster"),
        ("h4", "Rescuers reach villages cut off by Kohistan landslide"),
        ("h3", "Conflict"),
        ("h4", "Pakistan and Iran open joint border office at Taftan"),
        ("h3", "Economy"),
        ("h4", "Central bank holds rate at 10.5 percent"),
        ("h2", "Iran"),
        ("h3", "Disaster"),
        ("h4", "A magnitude 5.1 earthquake shook Ravar in Kerman province before dawn on Tuesday"),
        ("h3", "Economy"),
        ("h4", "Bus fares rise in Isfahan"),
        ("h4", "افتتاح مكتب حدودي مشترك عند معبر تفتان"),
        ("h2", "How this was made"),
    ]
    assert page.text_in(r"h1") == ["World briefing: Tuesday, 24 November 2026"]


def test_the_page_asks_for_nothing_from_outside() -> None:
    html = text_of(samples.digest(), "html")

    assert "default-src 'none'" in html
    assert not re.search(r"<(?:link|script|img|iframe|object|video)\b|\bsrc=|url\(|@import", html)


def test_every_link_inside_the_page_leads_somewhere() -> None:
    html = text_of(everything(), "html")
    targets = re.findall(r'\bid="([^"]+)"', html)

    assert len(targets) == len(set(targets))
    assert {link[1:] for link in Page(html).links if link.startswith("#")} <= set(targets)


@pytest.mark.parametrize("digest", [samples.digest(), morning(), everything()])
def test_the_markdown_tells_what_the_page_tells(digest: Digest) -> None:
    page, other = page_of(digest), from_markdown(text_of(digest, "md"))

    headlines = page.text_in(r"article/h[34]")
    strong = [text for text in other.text_in(r"p/strong") if not text.endswith(":")]
    assert strong == headlines
    assert _plain_facts(other) == _plain_facts(page)
    assert other.web_links == page.web_links
    for entry in entries(digest.sections):
        for quote in entry.summary:
            assert line(quote.text) in other.text
            assert line(quote.text) in page.text


def _plain_facts(page: Page) -> list[str]:
    """Return the sentences of our own, in the order of the document."""
    pattern = (
        r"Figures differ, .*?: |Last digest: .*?\.|[\d,]+ reports, \w+ independent|and \d+ others"
        r"|Still running, day \d+|nothing new in \d+ reports?|[\d,]+ more|[\d,]+ others?, listed"
        r"|Also in|Also about|Update, first reported \d+ \w+|Nothing new\.|Opinion|Correction|New\b"
    )
    return re.findall(pattern, re.sub(r"\s+([.,:])", r"\1", page.text))


@pytest.mark.parametrize("digest", [samples.digest(), morning(), everything()])
def test_the_mail_tells_what_the_page_tells(digest: Digest) -> None:
    page, mail = page_of(digest), mail_of(digest)

    assert Page(mail.html).web_links == page.web_links
    assert all(link in mail.text for link in page.web_links)
    for entry in entries(digest.sections):
        for quote in entry.summary:
            assert line(quote.text) in Page(mail.html).text
            assert line(quote.text) in line(mail.text)


def test_an_article_without_address_is_named_by_its_id() -> None:
    digest = samples.digest()

    assert "id rate-7" in page_of(digest).text
    assert "digest show ID" in page_of(digest).text
    linked = samples.digest(sections=(samples.section("PK", "Pakistan", samples.landslide()),))
    assert "digest show ID" not in page_of(linked).text


def test_a_story_without_headline_shows_its_sentence_once() -> None:
    section = samples.section("PK", "Pakistan", samples.single_sentence())
    page = page_of(samples.digest(sections=(section,)))

    assert page.text.count("the food ministry said on Monday.") == 1


def test_consecutive_sentences_of_one_source_are_credited_once() -> None:
    section = samples.section("PK", "Pakistan", samples.landslide())
    page = page_of(samples.digest(sections=(section,)))

    assert page.text.count("Indus Daily") == 1
    assert page.text.count("Northern Post") == 1


def test_articles_of_the_same_source_are_told_apart_by_number() -> None:
    page = page_of(samples.digest())

    assert "Also in: Capital Desk , Gulf Wire , Gulf Wire (2) , Muscat Post" in page.text


def test_a_cross_reference_leads_to_the_story() -> None:
    html = text_of(samples.digest(), "html")

    assert re.search(r'<p class="pointer">→ <a href="#s-660{14}"><bdi>Pakistan and Iran', html)
    assert "see Pakistan, Conflict" in Page(html).text


def test_the_subject_counts_stories_of_which_none_stands_on_top() -> None:
    opinion = replace(samples.landslide(), kind="opinion")
    sections = (samples.section("PK", "Pakistan", opinion),)
    digest = samples.digest(sections=sections, counts=Counts(stories=1), top=())

    assert mail_of(digest).message["Subject"] == "Tue 24 Nov: 1 story"


def test_a_digest_without_stories_says_so_in_every_document() -> None:
    digest = samples.digest(sections=(), counts=Counts(), notices=())

    assert "No stories in this period." in text_of(digest, "md")
    assert "No stories in this period." in page_of(digest).text
    assert "No stories in this period." in mail_of(digest).text
    assert mail_of(digest).message["Subject"] == "Tue 24 Nov: no stories"


def test_an_extra_digest_of_a_day_shows_its_number() -> None:
    digest = samples.digest(number=2)

    assert "Tuesday, 24 November 2026 (2)" in page_of(digest).text
    assert mail_of(digest).message["Subject"].startswith("Tue 24 Nov (2): ")


def test_sections_of_stories_without_topics_are_one_heading_shallower() -> None:
    section = samples.section("PK", "Pakistan", samples.landslide())
    page = page_of(samples.digest(sections=(section,)))

    assert ("h3", samples.landslide().headline) in outline(page)


def test_a_state_is_shown_only_where_it_is_not_new() -> None:
    text = text_of(samples.digest(), "md")
    fresh = text_of(
        samples.digest(sections=(samples.section("IR", "Iran", samples.derived()),)), "md"
    )

    assert text.count("*Update*") == 1
    assert text.count("*Still running*") == 1
    assert text.count("*New*") == 4
    assert "New" not in fresh


@pytest.mark.parametrize("stories", [10, 100, 1_000])
def test_the_html_of_a_mail_is_never_so_long_that_clients_cut_it(stories: int) -> None:
    digest = samples.large(stories)
    mail = mail_of(digest)
    shown = len(re.findall(r"<h4\b", mail.html))
    left = sum(int(number) for number in re.findall(r"(\d+) more(?:,| stories)", mail.html))

    assert encoded_size(mail.html) <= 95_000
    assert shown + left == stories
    assert shown == stories if stories <= 10 else shown >= 60


def test_a_long_mail_shows_the_first_story_of_each_section() -> None:
    digest = samples.large(1_000)
    mail = mail_of(digest)

    for section in digest.sections:
        for inner in section.sections:
            assert inner.stories[0].headline in mail.html


@pytest.mark.parametrize("word", ["عاجل ", "速報", "Überflutung "])
def test_long_digests_in_any_script_keep_to_the_size(word: str) -> None:
    stories = tuple(
        samples.entry(
            number,
            word * 10,
            samples.quote(word * 60, samples.reference(number, "Daily")),
            articles=(samples.reference(number, "Daily"),),
        )
        for number in range(300)
    )
    mail = mail_of(samples.digest(sections=(samples.section("PK", "Pakistan", *stories),)))

    assert 60_000 < encoded_size(mail.html) <= 95_000


def test_a_flood_of_notices_is_counted_in_the_mail_and_complete_in_its_text() -> None:
    notices = tuple(Notice(kind="refused", text=f"{n:05}.txt: empty") for n in range(5_000))
    mail = mail_of(samples.digest(notices=notices))

    shown = len(re.findall(r"\d{5}\.txt", mail.html))
    left = int(re.findall(r"(\d+) more lines of this kind", mail.html)[0])
    assert encoded_size(mail.html) <= 95_000
    assert shown + left == 5_000
    assert all(notice.text in mail.text for notice in notices)


@pytest.mark.parametrize("digest", [everything(), samples.large(100)])
def test_the_plain_text_is_complete_and_fits_a_terminal(digest: Digest) -> None:
    text = mail_of(digest).text

    for found in text.splitlines():
        assert display_width(found) <= 78 or "http" in found
        assert not found.endswith(" ")
    assert all(link in text for link in page_of(digest).web_links)
    for headline in (entry.headline for entry in entries(digest.sections)):
        assert line(headline) in line(text)


def test_the_text_has_no_ragged_blank_lines() -> None:
    for digest in (samples.digest(), morning(), samples.digest(sections=(), notices=())):
        assert "\n\n\n\n" not in mail_of(digest).text
        assert "\n\n\n" not in text_of(digest, "md")
        assert not re.search(r"[ \t]+$", text_of(digest, "md"), re.MULTILINE)


def test_no_document_holds_a_control_character() -> None:
    for document in render(samples.digest(title="A\x1b[31mB\u202eC\u200bD")):
        text = document.body.decode().replace("\r\n", "\n")
        assert not CONTROLS.search(text)


def test_the_mail_has_its_dark_colors_and_inline_styles() -> None:
    html = mail_of(samples.digest()).html

    assert "prefers-color-scheme:dark" in html
    assert html.count("<style") == 1
    assert re.search(r'<h1 [^>]*style="', html)
    assert html.startswith("<!DOCTYPE html>")


def test_documents_are_the_same_bytes_in_every_process() -> None:
    code = (
        "from tests.render import samples; from digest.render import render; import hashlib;"
        "print([hashlib.sha256(d.body).hexdigest() for d in render(samples.digest())])"
    )
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Karachi"))
    }

    assert len(runs) == 1


def test_a_dated_digest_names_the_day_that_its_articles_were_published() -> None:
    period = samples.PERIOD
    digest = samples.digest(
        day=date(2026, 11, 23),
        period=type(period)(
            start=period.start.replace(hour=23, day=22),
            end=period.end.replace(hour=23, day=23),
            zone="Europe/Vienna",
            kind="dated",
        ),
    )

    assert "Published on Monday, 23 November 2026, Vienna." in page_of(digest).text
