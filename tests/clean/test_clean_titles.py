"""A title that a crawler ran into the text is told from it where its end is certain."""

import json
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyze import analyze
from digest.clean import find_blocks, run_in_title
from digest.extract import extract
from digest.model import Article, Raw, Settings

TITLE = "Norhaven Votes to Close Old Bridge"
SMALL = "Norhaven votes to close old bridge"
LEAD = "The council voted on Monday to close the old bridge for repairs, the mayor said."
MORE = "Work on the piers will begin in May and should take two years, engineers said."
NOW = datetime(2026, 11, 30, 7, tzinfo=UTC)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text)]


def article(name: str, body: str) -> Article:
    (found,) = extract(Raw(name=name, body=body.encode()), seen=NOW)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("title", [TITLE, SMALL, "Bridge No. 7 to Close, Says Mayor of U.S. Town"])
@pytest.mark.parametrize(
    "dateline",
    [
        "NORHAVEN (AP) —",
        "NORHAVEN (AP) '",
        "NORHAVEN, Norland (Reuters) -",
        "NORHAVEN, Nov 18 (Jiji Press)--",
        "NEW NORHAVEN (AP) —",
        "NORHAVEN/EASTPORT (Reuters) -",
        "NORHAVEN —",
        "NORHAVEN, March 4 -",
    ],
)
def test_what_stands_before_a_dateline_is_a_heading(title: str, dateline: str) -> None:
    text = f"{title} {dateline} {LEAD}"

    assert blocks(text) == [("heading", title), ("dateline", dateline), ("body", LEAD)]
    assert run_in_title(text) == title


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("byline", "Updated 3:15 PM"),
        ("byline", "Published Nov 18, 2026"),
        ("byline", "By Sara Lind Published Nov 18, 2026"),
        ("byline", "By Sara Lind |"),
        ("caption", "Photo: Sara Lind/AFP"),
        ("dateline", "(CNN) --"),
        ("dateline", "(Reuters) -"),
    ],
)
def test_a_byline_a_stamp_a_credit_or_an_agency_ends_a_title(kind: str, mark: str) -> None:
    text = f"{TITLE} {mark} {LEAD}"

    assert blocks(text) == [("heading", TITLE), (kind, mark), ("body", LEAD)]
    assert run_in_title(text) == TITLE


def test_a_byline_may_stand_between_title_and_dateline() -> None:
    assert blocks(f"{TITLE} By Sara K. Lind and Omar Rashid NORHAVEN (Reuters) - {LEAD}") == [
        ("heading", TITLE),
        ("byline", "By Sara K. Lind and Omar Rashid"),
        ("dateline", "NORHAVEN (Reuters) -"),
        ("body", LEAD),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        "In an unusual move, the council voted to close the old bridge for two years.",
        "It was the boldest move yet of the council, which closed the old bridge.",
        "Norhaven Votes is the name of a group that closed the old bridge with its plea.",
    ],
)
def test_a_plain_sentence_ends_a_title_in_capitals(lead: str) -> None:
    assert blocks(f"{TITLE} {lead}") == [("heading", TITLE), ("body", lead)]


def test_a_plain_sentence_ends_a_title_in_nothing_but_capitals() -> None:
    assert blocks(f"{TITLE.upper()} Engineers closed the old bridge on Monday for good.") == [
        ("heading", TITLE.upper()),
        ("body", "Engineers closed the old bridge on Monday for good."),
    ]


@pytest.mark.parametrize("joint", ["", "The "])
def test_who_is_named_first_in_title_and_text_shows_where_the_text_begins(joint: str) -> None:
    title = "Eastport Harbor, a Gate of Trade That Made a Difference"
    lead = f"{joint}Eastport Harbor fell to the sea in a storm that made all the difference."

    assert blocks(f"{title} {lead}") == [("heading", title), ("body", lead)]


@pytest.mark.parametrize(
    ("title", "again"),
    [
        ("Norhaven Votes To Close Old Bridge Over River", ""),
        ("Old Bridge Closes Under Protest (VIDEO)", ""),
        ("Old Bridge Closes Under Protest", "(VIDEO) "),
    ],
)
def test_a_title_that_is_told_twice_is_one_title(title: str, again: str) -> None:
    text = f"{title} {again}{title} {LEAD}"

    assert blocks(text) == [
        ("heading", title),
        ("repeated", f"{again}{title}"),
        ("body", LEAD),
    ]
    assert run_in_title(text) == title


def test_the_writer_of_a_column_is_named_before_its_title_and_between() -> None:
    text = f"Sara Lind: A Bridge Is Not a Road Writer and Engineer A Bridge Is Not a Road {LEAD}"

    assert run_in_title(text) == "A Bridge Is Not a Road"
    assert blocks(text) == [
        ("heading", "Sara Lind: A Bridge Is Not a Road"),
        ("repeated", "Writer and Engineer A Bridge Is Not a Road"),
        ("body", LEAD),
    ]


def test_the_time_of_a_page_may_stand_between_a_title_and_the_title() -> None:
    title, stamp = "Will the Bridge Be Open Next Year?", "February 1, 2026, 6:00 am"

    assert blocks(f"{title} {stamp} {title} By Sara Lind | {LEAD}") == [
        ("heading", title),
        ("repeated", f"{stamp} {title}"),
        ("byline", "By Sara Lind |"),
        ("body", LEAD),
    ]


@pytest.mark.parametrize("title", [SMALL, "Norhaven: “A bridge is no road”, says Sara Lind"])
def test_the_stated_title_that_opens_a_text_is_a_heading(title: str) -> None:
    text = f"{title.upper()} {LEAD}"

    assert [
        (block.kind, text[block.start : block.end]) for block in find_blocks(text, title=title)
    ] == [("heading", title.upper()), ("body", LEAD)]


def test_the_stated_title_is_told_no_second_time() -> None:
    title = "Norhaven Votes To Close The Old Bridge"
    text = f"{title} {title} The council of Norhaven voted on Monday to close the old bridge."

    found = find_blocks(text, title=title)

    assert [own.kind for own in found] == ["heading", "repeated", "body"]
    assert text[found[-1].start :].startswith("The council of Norhaven")


@pytest.mark.parametrize(
    "text",
    [
        f"{SMALL} over the river, the mayor said on Monday.",
        f"{SMALL}, the mayor said on Monday.",
        f"{SMALL}. The mayor said so on Monday.",
        f"{SMALL}s The mayor said so on Monday.",
    ],
)
def test_a_sentence_that_begins_like_the_title_stays_whole(text: str) -> None:
    assert "heading" not in [block.kind for block in find_blocks(f"{text} {MORE}", title=SMALL)]


@pytest.mark.parametrize(
    "text",
    [
        # Whose words these are cannot be told.
        f"Fire Destroys the Council Building Eastport (CNN) -- {LEAD}",
        f"Fire destroys Eastport (CNN) -- {LEAD}",
        f"Norhaven Council Meets NORLAND FUND NORHAVEN (AP) — {LEAD}",
        "Old Norhaven Bridge Closes for Years Mayor Sara Lind said on Monday it was too old.",
        "Sara Lind Opens New Bridge of Norhaven Mayor Sara Lind cut the ribbon with all her might.",
        "Norhaven Council Votes to Close Bridge With a Plea The council voted on Monday.",
        f"{TITLE.upper()} NORHAVEN (AP) — {LEAD}",
        "COUNCIL TALKS WITH THE NPA Norhaven may sell all of the old bridge to the agency soon.",
        "BY SARA LIND, STAFF WRITER Engineers closed the old bridge, said a writer of the paper.",
        # No title.
        "Mayor Sara Lind and Council Chief Omar Rashid met on Monday to speak of the old bridge.",
        "President Lind and Vice President Omar Rashid held a meeting on Friday with the mayors.",
        "Engineers at the lab of NORHAVEN — Sara Lind and Omar Rashid — said it was too old.",
        "The mayor said she was glad. Omar Rashid, who built it, was not. NORHAVEN (AP) — He left.",
        "The mayor, who was told on Monday NORHAVEN (AP) — He left the old bridge to the sea.",
        "Norhaven Council Chief Justice Old Bridge's The council voted on Monday to close it.",
        "In Norhaven, the Norland Press Agency (NPA) — The oldest of them — has closed for good.",
    ],
)
def test_where_no_title_can_be_told_for_certain_the_text_stays_whole(text: str) -> None:
    assert "heading" not in [kind for kind, _ in blocks(text)]
    assert run_in_title(text) == ""


def test_a_caption_told_twice_is_no_title() -> None:
    text = f"CHARGED: Sara Lind of Norhaven CHARGED: Sara Lind of Norhaven {LEAD}"

    assert run_in_title(text) == ""
    assert [kind for kind, _ in blocks(text)] == ["caption", "body"]


def test_only_the_beginning_of_a_text_has_a_title() -> None:
    text = f"{LEAD}\n\n{TITLE} {MORE}"

    assert [kind for kind, _ in blocks(text)] == ["body", "body"]


def test_a_title_run_into_a_text_with_a_date_is_the_stated_title() -> None:
    text = f"{TITLE} NORHAVEN (AP) ' {LEAD} {MORE}"

    found = article("a.txt", f" date 2026-11-18 {text}")

    assert (found.published, found.title, found.text) == ("2026-11-18", TITLE, text)


def test_a_title_that_is_stated_stays() -> None:
    text = f"{TITLE} NORHAVEN (AP) — {LEAD} {MORE}"
    stated = "Council to close bridge"

    (found,) = extract(
        Raw(name="d.jsonl", body=json.dumps({"title": stated, "text": text}).encode()), seen=NOW
    )

    assert isinstance(found, Article)
    assert found.title == stated
    (facts,) = analyze([found], Settings())
    assert [own.text for own in facts.sentences] == [LEAD, MORE]


def test_the_sentences_of_a_text_with_a_title_are_its_own_words() -> None:
    found = article("a.txt", f"{TITLE} NORHAVEN (AP) ' {LEAD} {MORE}\n\n{MORE[:-1]} again.")

    (facts,) = analyze([found], Settings())

    assert facts.dateline == "NORHAVEN"
    assert facts.sentences[0].text == LEAD
    assert all(found.text[own.start : own.end] == own.text for own in facts.sentences)


PIECES = (
    "NORHAVEN ", "(AP) ", "— ", "' ", "- ", "By ", "Sara Lind ", "The ", "the ", "old ",
    "Old Bridge ", "Updated ", "3:15 PM ", "Photo: ", "A/AFP ", ". ", ": ", "“", "”", "(", "\n\n",
    "é", "No. ", "a ", "voted ", "said ", "(VIDEO) ", TITLE, SMALL, LEAD,
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_stands_there_every_character_is_in_one_block(text: str) -> None:
    text = text.strip()
    found = find_blocks(text)

    assert all(one.end <= two.start for one, two in pairwise(found))
    kept = "".join(text[own.start : own.end] for own in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert run_in_title(text) in text
