import gzip
import json
import lzma
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import find_blocks

DATA = Path(os.environ.get("DIGEST_DATA", Path(__file__).parents[3] / "shared" / "data"))
PROSE = "The council of Norhaven voted on Monday to close the old bridge for repairs."
MORE = "Work on the piers will begin in May and should take two years, engineers said."
ADVERSARIAL = (
    "a", "A", "a ", "By ", "By. ", "By John ", "JOHN ", "(", "[", ". ", ".", '"', "John Doe, ",
    "PUBLISHED: 12:00 ", "12 ", "Jan. 1, 2020 (", "Photo: ", "(Photo: ", "Read more: ",
    "Also read: a. ", "with AFP and ", "AFP/", "(AFP ", " | ", "x | ", "\n", "\n\n", "a\n\n",
    "A b\n", "A b c.\n\n", "中", "。", "「", "新华社", "U.S. ", " - ", "SEOUL - ", "SEOUL: ",
    "Editor's Note: ", "expressed. ", "@a ", "http://", "follow us on ", "(Reporting by ",
    "Reporting by a", "\u0301",
)  # fmt: skip


def blocks(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (block.kind, text[block.start : block.end])
        for block in find_blocks(text, language=language)
    ]


def kinds(text: str, language: str = "en") -> list[str]:
    return [kind for kind, _ in blocks(text, language)]


def body(text: str, language: str = "en") -> list[str]:
    return [own for kind, own in blocks(text, language) if kind == "body"]


def test_prose_is_one_block_a_paragraph() -> None:
    assert blocks(f"{PROSE} {MORE}\n\n{MORE}") == [("body", f"{PROSE} {MORE}"), ("body", MORE)]


@pytest.mark.parametrize(
    "head",
    [
        "By Sara Lind",
        "By Sara Lind and Omar de la Cruz, Staff Writers",
        "BY SARA LIND",
        "by sara lind",
        "By Mark Lind",
        "By JANE LIND, Norhaven Press",
        "By Maria Lind and Julia Novak",
        "By April Lind",
        "By SARA LIND | Norhaven Post",
        "Published 18 Nov 2026, 10:05 GMT",
        "Updated: November 19, 2026 5:30 PM IST",
        "Nov 19, 2026 05:30 IST",
        "Reporting by Sara Lind; Editing by Omar Rashid",
        "Source: Norhaven Statistics Office",
    ],
)
def test_a_line_that_names_writer_or_time_is_a_byline(head: str) -> None:
    assert blocks(f"{head}\n\n{PROSE}") == [("byline", head), ("body", PROSE)]


@pytest.mark.parametrize(
    "head",
    [
        (
            "By . Associated Press . PUBLISHED: . 05:20 EST, 25 October 2013 . | . UPDATED: . "
            "15:36 EST, 25 October 2013 ."
        ),
        (
            "By. Norhaven Post Reporter. PUBLISHED:. 01:15 EST, 30 July 2013. |. UPDATED:. 01:23 "
            "EST, 3 May 2013."
        ),
        "By. Sara Lind. and Omar Rashid.",
        "By. Sara Lind. Follow @@sara_lind.",
        "Last updated at 3:31 PM on 19th July 2011.",
        "By Sara Lind Published Nov 18, 2026 Updated Nov 19, 2026 10:05 GMT",
        "By Sara LindPublished 18 Nov 2026",
        "By Sara Lind.",
        "By Martin Lind.",
    ],
)
def test_a_byline_run_into_the_prose_is_cut_off(head: str) -> None:
    assert blocks(f"{head} {PROSE}") == [("byline", head), ("body", PROSE)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE: Ten bridges that fell",
        "Also read: Ten bridges that fell",
        "Follow us on Facebook and Twitter for more.",
        "Sign up for our morning newsletter.",
        "Subscribe to our channel!",
        "We use cookies to give you the best experience on our website. By using it you agree.",
        "© 2026 Norhaven Post. All rights reserved.",
        "Home | World | Sport | Weather",
        "loading...",
        "Advertisement",
        "Opinion/Editorial",
        "Developing…",
        "12 Comments",
        "https://norhaven.example/bridge",
        "Lesen Sie auch: Zehn Brücken",
        "À lire aussi : dix ponts",
        "Lea también: diez puentes",
        "Leggi anche: dieci ponti",
        "Leia mais",
        "Lees ook: tien bruggen",
        "Czytaj także: dziesięć mostów",
        "İlgili haberler",
        "Читайте также: десять мостов",
        "Читайте також: десять мостів",
        "اقرأ أيضا: عشرة جسور",
        "بیشتر بخوانید: ده پل",
        "यह भी पढ़ें: दस पुल",
        "Baca juga: sepuluh jembatan",
        "相关阅读",
        "関連記事",
        "관련기사",
    ],
)
def test_page_furniture_is_chrome(line: str) -> None:
    assert blocks(f"{PROSE}\n\n{line}\n\n{MORE}")[1] == ("chrome", line)


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers near the bridge on Monday. (Photo: AFP)",
        "FILE PHOTO: A man walks over the old bridge in Norhaven.",
        "FILE - The old bridge is seen in May.",
        "Image caption, The old bridge",
        "Getty Images",
        "Photo by Sara Lind",
        "A woman looks at the river. REUTERS/Sara Lind",
        "The bridge at night [Sara Lind/AFP via Getty Images]",
        "Image: Norhaven council.",
    ],
)
def test_what_tells_of_a_picture_is_a_caption(line: str) -> None:
    assert blocks(f"{PROSE}\n\n{line}\n\n{MORE}")[1][0] == "caption"


@pytest.mark.parametrize(
    "tag",
    ["(ANI)", "REUTERS", "*With AFP and Efe.", "(With UNI/Xinhua inputs)", "(AFP)", "(MNA)",
     "- PTI", "-With inputs from agencies", "(with inputs from ANI)"],
)  # fmt: skip
def test_an_agency_at_the_end_is_cut_off(tag: str) -> None:
    assert blocks(f"{PROSE}\n\n{MORE} {tag}")[1:] == [("body", MORE), ("agency", tag)]
    assert blocks(f"{PROSE}\n\n{tag}")[1] == ("agency", tag)


@pytest.mark.parametrize(
    "sentence",
    [
        "Also read: Ten bridges that fell",
        "Read more: Ten bridges that fell.",
        "Follow @norhavenpost for more",
        "(Reporting by Sara Lind; Editing by Omar Rashid)",
        "(Photo: Sara Lind)",
    ],
)
def test_a_sentence_that_leads_elsewhere_is_cut_off(sentence: str) -> None:
    found = blocks(f"{PROSE} {MORE} {sentence}")

    assert found[0] == ("body", f"{PROSE} {MORE}")
    assert found[1][1].strip("(") in sentence
    assert found[1][0] != "body"


def test_what_stands_within_a_paragraph_leaves_prose_on_both_sides() -> None:
    text = f"{PROSE} READ MORE: Ten bridges. {MORE}"

    assert blocks(text) == [
        ("body", PROSE), ("chrome", "READ MORE: Ten bridges."), ("body", MORE),
    ]  # fmt: skip


def test_titles_and_subheadings_are_headings() -> None:
    text = (
        f"Old bridge to close\n\n{PROSE}\n\nTwo years of work\n\n{MORE}"
        "\n\nWhat happens next?\n\nThe mayor will hear the engineers in the first week of June."
    )

    assert kinds(text) == ["heading", "body", "heading", "body", "heading", "body"]


def test_headlines_behind_the_prose_are_navigation() -> None:
    text = f"{PROSE}\n\n{MORE}\n\nMayor of Eastport resigns\n\nFerry strike enters second week"

    assert kinds(text) == ["body", "body", "chrome", "chrome"]


def test_a_paragraph_told_twice_is_repeated() -> None:
    assert kinds(f"{PROSE}\n\n{MORE}\n\n{PROSE}") == ["body", "body", "repeated"]


@pytest.mark.parametrize(
    "line",
    [
        "crime influx: Dr Anna Moser",
        "Seven men charged with smuggling of arms",
        "INSPECTION: The mayor and her guests on a tour of the stadium on Tuesday.",
        "Anna Moser, second from left, opens the new bridge. It took nine years.",
    ],
)
def test_a_line_told_at_once_again_before_the_prose_is_a_caption(line: str) -> None:
    assert blocks(f"{line} {line} {PROSE} {MORE}") == [
        ("caption", f"{line} {line}"),
        ("body", f"{PROSE} {MORE}"),
    ]
    assert kinds(f"{PROSE} {line} {line}")[0] == "body"


@pytest.mark.parametrize(
    "cut", ["The mayor of Nor", "The mayor of Norhaven sp...", "The old mayor of U."]
)
def test_a_beginning_cut_off_before_the_whole_is_repeated(cut: str) -> None:
    whole = f"{cut.rstrip('.') if '...' in cut else cut}S. spoke of the bridge on Monday. {PROSE}"

    assert blocks(f"{cut}\n\n{whole}") == [("repeated", cut), ("body", whole)]
    assert kinds(f"{PROSE}\n\n{PROSE} {MORE}")[0] == "body"


def test_a_first_sentence_told_twice_is_repeated_once() -> None:
    assert blocks(f"{PROSE} {PROSE} {MORE}") == [
        ("repeated", PROSE), ("body", f"{PROSE} {MORE}"),
    ]  # fmt: skip
    assert blocks(f"{PROSE}\n\n{PROSE} {MORE}") == [
        ("body", PROSE), ("repeated", PROSE), ("body", MORE),
    ]  # fmt: skip


def test_a_byline_with_a_broadcaster_may_run_into_the_text() -> None:
    assert blocks(f"Sara Lind, BBC News {PROSE}") == [
        ("byline", "Sara Lind, BBC News"),
        ("body", PROSE),
    ]


def test_a_note_on_the_writer_before_the_text_is_cut_off() -> None:
    note = (
        "Sara Lind is an engineer at the school of Norhaven. The views expressed in this "
        "commentary are solely those of the writer."
    )

    assert blocks(f"{note} {PROSE}") == [("chrome", note), ("body", PROSE)]
    assert blocks(f"{PROSE}\n\n{note} {PROSE[:-1]} too.")[1][0] == "body"


def test_a_note_of_the_editor_is_cut_off() -> None:
    note = "Editor's Note: Sara Lind is an engineer. The opinions expressed here are solely hers."

    assert blocks(f"{note} {PROSE}") == [("chrome", note), ("body", PROSE)]


def test_a_label_is_cut_off() -> None:
    assert blocks(f"BREAKING: {PROSE}") == [("chrome", "BREAKING:"), ("body", PROSE)]
    assert blocks(f"Getty Images{PROSE}") == [("caption", "Getty Images"), ("body", PROSE)]


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the water had reached the bridge, the council said.",
        "By March the water had reached the bridge, the council said.",
        "By June. That was the deadline the council had set for itself.",
        "By Friday. That was the deadline the council had set for itself.",
        "Read the report, he said, and you will see.",
        "Follow the money, prosecutors like to say.",
        "Photographers waited outside the court for hours.",
        "Watching the river rise, Ms. Lind called her mother.",
        "More people will move to the coast, the report says.",
        "Subscribers of the phone company lost their connection.",
        "He told the Associated Press (AP).",
        "Cookies were handed out to the children of the town.",
        '"Home is where the river is," she said.',
        "She now works for Reuters.",
        "Also on Monday, the council met.",
        "Yes.",
        "He added:",
        "NASA said: we will fly.",
        "Access denied to aid workers in the north has cost lives, the Red Cross said.",
        "Sorry, the minister said, was not enough.",
    ],
)
def test_prose_that_looks_like_furniture_stays(text: str) -> None:
    assert body(f"{PROSE}\n\n{text}\n\n{MORE}") == [PROSE, text, MORE]


def test_a_text_of_nothing_but_long_lines_without_stops_is_prose() -> None:
    text = "The council of Norhaven voted to close the bridge\n\nWork will begin in May next year"

    assert kinds(text) == ["body", "body"]


def test_a_page_of_furniture_has_no_prose() -> None:
    text = "We use cookies on this site.\n\nAccept all\n\nSign in\n\n© 2026 Norhaven Post"

    assert set(kinds(text)) == {"chrome"}


@pytest.mark.parametrize(
    "text",
    [
        "We're sorry, but this page is not available. Try typing the web address again.",
        "Access Denied\n\nYou don't have permission to access this page on this server.",
        "404 Not Found\n\nThe requested URL was not found on this server.",
        "Please enable JavaScript and cookies to continue.",
    ],
)
def test_the_error_page_of_a_site_has_no_prose(text: str) -> None:
    assert set(kinds(text)) == {"chrome"}


def test_an_empty_text_has_no_blocks() -> None:
    assert find_blocks("") == ()
    assert find_blocks(" \n\n ") == ()


@given(
    pieces=st.lists(
        st.sampled_from(
            [PROSE, MORE, "By Sara Lind", "(ANI)", "SEOUL - ", "\n", "\n\n", " ", "Read more: x. ",
             "(CNN)", "Photo: AFP", "中国。", "| a | b", "12:30", "é", "  \n \n"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_the_blocks_hold_every_character_but_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)

    found = find_blocks(text)

    joined = "".join(text[block.start : block.end] for block in found)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(
        text[own.start : own.end].strip() == text[own.start : own.end] != "" for own in found
    )
    assert not any("\n\n" in text[own.start : own.end] for own in found)


@given(text=st.text(max_size=80), language=st.sampled_from(["en", "zh", "ar", "th", "und"]))
def test_any_text_can_be_cut(text: str, language: str) -> None:
    found = find_blocks(text, language=language)

    joined = "".join(text[block.start : block.end] for block in found)
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.timeout(60)
def test_a_long_run_of_anything_takes_no_longer_than_its_length() -> None:
    # Quadratic work on any of these would take minutes.
    for seed in ADVERSARIAL:
        text = seed * (100_000 // len(seed))

        assert len(find_blocks(text)) <= len(text)


def load(name: str) -> list[str]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    unpack = lzma.decompress if path.suffix == ".xz" else gzip.decompress
    lines = unpack(path.read_bytes()).decode().split("\n")
    return [json.loads(line)["text"] for line in lines if line]


@pytest.mark.parametrize(
    ("name", "most"),
    [("topics/bbc2005.jsonl.gz", 0.003), ("summaries/dev/bbc_dev.jsonl.xz", 0.006)],
)
def test_little_is_flagged_in_clean_articles(name: str, most: float) -> None:
    texts = load(name)

    flagged = sum(
        block.end - block.start
        for text in texts
        for block in find_blocks(text)
        if block.kind != "body"
    )

    assert flagged <= most * sum(map(len, texts))


def test_bylines_run_into_leads_are_caught() -> None:
    texts = [text for text in load("summaries/train/cnndm_train.jsonl.xz") if text[:3] == "By."]

    left = [text[:60] for text in texts if body(text)[0][:3] in ("By.", "PUB", "UPD")]

    assert len(texts) > 40
    assert left == []


@pytest.mark.parametrize("name", ["harbor.JPG", "img_0412.jpeg", "bridge-2.webp", "logo.png"])
def test_the_name_of_a_picture_in_a_line_of_its_own_is_chrome(name: str) -> None:
    assert blocks(f"{name}\n\n{PROSE}") == [("chrome", name), ("body", PROSE)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Stocks fall in Tokyo", "New mayor for Lyon", "Ferry sinks off Lamu"],
        ["Ostrow 2-1 Brill", "Kandel 0-0 Jibiya"],
    ],
)
def test_a_list_of_short_lines_is_not_empty(lines: list[str]) -> None:
    assert body("\n\n".join(lines)) == lines
