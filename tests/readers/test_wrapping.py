import textwrap

import pytest

from digest.model import Draft, Raw
from digest.readers import read
from digest.readers.wrapping import unwrap
from digest.text import normalize

DAM = (
    "NORHAVEN — Heavy rain burst a dam above Norhaven on Monday, and 3,000 homes were left without "
    "power, the regional governor said at a well-attended meeting."
)
BOATS = (
    "Firefighters took 212 people to safety by boat. Schools were opened as shelters, and the army "
    "has sent 150 soldiers to fill sandbags along the river."
)
RIVER = (
    "“We have never seen the river this high,” Governor Ana Roe said at noon, when the water stood "
    "at 6.4 metres, the highest level since 1997."
)
PARAGRAPHS = (DAM, BOATS, RIVER)
TEXT = "\n\n".join(PARAGRAPHS)
TITLE = "Flood in Norhaven leaves homes without power"


def wrapped(width: int, sign: str = "\n\n") -> str:
    return sign.join(
        textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)
        for text in PARAGRAPHS
    )


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_lines_broken_to_a_width_are_joined(width: int) -> None:
    assert unwrap(wrapped(width)) == TEXT


@pytest.mark.parametrize("width", [60, 72])
def test_a_line_that_had_room_ends_a_paragraph(width: int) -> None:
    assert unwrap(wrapped(width, "\n")) == "\n".join(PARAGRAPHS)


def test_a_blank_line_between_all_lines_parts_no_paragraphs() -> None:
    spaced = wrapped(72, "\n").replace("\n", "\n\n")

    assert unwrap(spaced) == TEXT


def cut_words(text: str, width: int) -> str:
    """Return the text in lines that are full because words are cut in two where they end."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 2
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and word.islower() and 2 <= room < len(word) - 2:
            lines[-1] += f" {word[:room]}-"
            lines.append(word[room:])
        else:
            lines.append(word)
    return "\n".join(lines)


def test_a_word_that_was_cut_in_two_is_one_again() -> None:
    cut = ["\n\n".join(cut_words(text, width) for text in PARAGRAPHS) for width in range(36, 66)]
    # A hyphen between two words, and no other, is their own.
    cut = [lines for lines in cut if "-\n" in lines.replace("sand-\n", "")]

    assert len(cut) > 9
    assert [unwrap(lines) for lines in cut] == [TEXT] * len(cut)
    soft = [normalize(lines.replace("-\n", "\u00ad\n")) for lines in cut]
    assert {" ".join(lines.split()) for lines in soft} == {" ".join(TEXT.split())}


def test_a_hyphen_of_a_word_that_has_one_stays() -> None:
    text = f"{DAM} It was well-attended, as such meetings are in towns that know a river well."
    places = [textwrap.fill(text, width) for width in range(40, 70)]
    broken = [lines for lines in places if "well-\nattended" in lines]

    assert broken
    assert [unwrap(lines) for lines in broken] == [text] * len(broken)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "The river rose\nand took the town\n\nthe bells were still\nthe lights were down",
        "Ostrava 2 Opava 1\nBrno 0 Zlin 0\nPrague 3 Pilsen 2\nKolin 1 Tabor 4",
        "\n".join(f"The team from town number {n} won its match." for n in range(9)),
        "What we know of the flood in Norhaven:\n- a dam burst\n- homes have no power\n- it rains",
    ],
)
def test_lines_that_end_where_their_writer_ended_them_stay(text: str) -> None:
    assert unwrap(text) == text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_above_broken_lines_is_found(gap: str) -> None:
    (found,) = read(Raw(name="a.txt", body=f"{TITLE}{gap}{wrapped(72)}".encode()))

    assert isinstance(found, Draft)
    assert (found.title, found.text) == (TITLE, TEXT)


LISTS = {
    "items": """Lisbon Council closes the old school near river
Madrid Council opens the new school near bridge
Geneva Council paints the red school near market
Vienna Council sells the big school near station
Prague Council keeps the last school near castle""",
    "log": """2026-11-20 10:00:00 INFO the first worker began
2026-11-20 10:00:01 INFO the second worker began
2026-11-20 10:00:02 INFO the third worker began
2026-11-20 10:00:03 INFO the fourth worker began""",
    "addresses": """https://news.example/world/one-long-name
https://news.example/world/two-long-names
https://news.example/world/six-long-names
https://news.example/world/ten-long-names""",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_lines_of_their_own_stay_lines(text: str) -> None:
    assert unwrap(text) == text


def test_a_hyphen_between_two_words_is_their_own() -> None:
    text = (
        "The city council agreed on Monday to help for long-term tenants, for painters and for "
        "two well-known artists who have lived in the old town since they were young, and to "
        "help for all who have to leave their homes, said the deputy mayor at a well-attended "
        "meeting in the town hall."
    )
    wrapped = [textwrap.fill(text, width) for width in range(40, 80)]
    cut = [lines for lines in wrapped if "-\n" in lines]

    assert len(cut) > 5
    assert {unwrap(lines) for lines in cut} == {text}
