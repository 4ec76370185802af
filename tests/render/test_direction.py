"""Text from right to left among English words: it keeps to itself and turns nothing else around."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.model import CrossReference, Digest, Entry, Notice
from digest.render import parts_of_mail, render
from digest.render.words import is_rtl
from tests.render.morning import brief
from tests.render.samples import digest, entry, quote, reference, section

STORM, PORT, ROAD = "סופה בחיפה: 3 נפצעו", "שביתה בנמל 2", "נפתח כביש 6"
PAPER, OTHER_PAPER, HEALTH = "הארץ 24", "ידיעות", "רפואה ומדע"


def storm() -> Entry:
    article = reference(1, PAPER, title=STORM, language="he")
    told = quote("שלושה נפצעו בחיפה.", article)
    return entry(1, STORM, told, articles=(article,), language="he")


def budget() -> Entry:
    article = reference(2, PAPER, url="")
    others = (reference(3, OTHER_PAPER), reference(4, "Gulf Wire"))
    told = quote("The cabinet passed the budget.", article)
    return entry(2, "Cabinet passes budget", told, articles=(article, *others))


def port() -> Entry:
    article = reference(5, OTHER_PAPER, title=PORT, url="", language="he")
    return entry(5, PORT, articles=(article,), language="he", state="running", first="2026-11-20")


def in_hebrew() -> Digest:
    pointer = CrossReference(story=storm().id, headline=STORM, see=(HEALTH, "Crime"))
    briefs = (brief(6, ROAD, reference(6, PAPER, url="")), brief(7, PORT, reference(7, PAPER)))
    israel = section("IL", "Israel", budget(), more=briefs, named=2, cross_references=(pointer,))
    health = section("medtop:07000000", HEALTH, storm(), port())
    notices = (
        Notice(kind="refused", text="מאמר 12.txt: empty"),
        Notice(kind="silent", text=f"{PAPER}: nothing since Sun 18:10, usually 12 a day"),
    )
    return digest(sections=(israel, health), notices=notices, top=(storm().id, budget().id))


def page() -> str:
    return render(in_hebrew(), formats=("html",))[0].body.decode()


def mail() -> str:
    return parts_of_mail(in_hebrew()).html


def block(html: str, words: str) -> str:
    """Return the paragraph, heading or line of a list that holds ``words``."""
    blocks: list[str] = re.findall(r"<(?:p|li|h\d)\b.*?</(?:p|li|h\d)>", html, re.DOTALL)
    (found,) = [one for one in blocks if words in one]
    return found


def elements(html: str, name: str) -> list[str]:
    """Return the tag that opens right before each ``name``."""
    return re.findall(rf"(<[^<>]*>){re.escape(name)}", html)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Also in:", [OTHER_PAPER]),
        ("The cabinet passed", [PAPER]),
        ("2 more:", [ROAD, PAPER, PORT]),
        ("Still running", [PORT, OTHER_PAPER]),
        (": see ", [STORM, f"{HEALTH}, Crime"]),
    ],
)
def test_a_name_in_a_line_of_a_mail_has_a_direction_of_its_own(
    words: str, names: list[str]
) -> None:
    line = block(mail(), words)

    for name in names:
        assert elements(line, name)
        assert all('dir="auto"' in tag for tag in elements(line, name))


def test_a_cross_reference_to_a_hebrew_story_is_a_line_in_english() -> None:
    assert "dir=" not in block(mail(), ": see ").partition(">")[0]


def test_the_day_behind_a_name_is_not_taken_along() -> None:
    credit = re.sub(r' style="[^"]*"', "", block(mail(), "The cabinet passed"))

    assert f'(<span dir="auto">{PAPER}</span>, <span dir="ltr">23 Nov</span>, id ' in credit


def test_the_numbers_of_the_stories_told_in_short_stand_below_each_other() -> None:
    lines = re.findall(r"<li\b[^>]*>", mail().partition("</ol>")[0])

    assert len(lines) == 2
    assert not any("dir=" in tag for tag in lines)


@pytest.mark.parametrize("document", [page, mail])
def test_the_number_behind_a_heading_reads_in_english(document: Callable[[], str]) -> None:
    heading = block(document(), f"{HEALTH} <")

    assert re.search(r'<h2[^>]* dir="auto"', heading)
    assert re.search(r'<span [^>]*dir="ltr"[^>]*>\(2 stories\)', heading)


@pytest.mark.parametrize("document", [page, mail])
@pytest.mark.parametrize("words", ["12.txt: empty", "nothing since Sun"])
def test_what_the_digest_says_of_a_name_is_an_english_sentence(
    document: Callable[[], str], words: str
) -> None:
    assert "dir=" not in block(document(), words)


def test_a_headline_from_right_to_left_turns_its_line_around() -> None:
    assert re.search(r'<h3 [^>]*dir="auto"[^>]*><a href="[^"]*"[^>]*>' + STORM, mail())
    assert not re.search(r'<a [^>]*dir="auto"[^>]*>' + STORM, block(mail(), '/1"'))


def test_a_mark_before_a_sentence_does_not_decide_its_direction() -> None:
    alone = replace(storm(), headline="", state="update", first="2026-11-20")
    html = parts_of_mail(digest(sections=(section("IL", "Israel", alone),))).html

    line = block(html, "שלושה נפצעו")
    assert re.match(r'<p [^>]*dir="auto"', line)
    assert re.search(r'<span [^>]*dir="ltr"[^>]*>Update, first reported 20 Nov:', line)


def test_a_mail_without_such_text_states_no_direction_for_names() -> None:
    html = parts_of_mail(
        digest(sections=(section("IL", "Israel", entry(1, "Rain in Haifa")),))
    ).html

    assert not re.search(r"<(?:a|span)\b[^>]*\bdir=", html)


@pytest.mark.parametrize(
    ("text", "turned"),
    [("هآرتس", True), ("Daily הארץ", True), ("Ärzte 7", False), ("\u061c", False)],
)
def test_hebrew_and_arabic_are_written_from_right_to_left(text: str, *, turned: bool) -> None:
    assert is_rtl(text) is turned
