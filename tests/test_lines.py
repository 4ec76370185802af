from hypothesis import given
from hypothesis import strategies as st

from digest.lines import segments


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in segments(text)]


def test_a_blank_line_parts_even_if_it_holds_blanks() -> None:
    assert cut("One.\n \t\nTwo.\n\n\n\nThree.") == ["One.", "Two.", "Three."]


def test_lines_of_their_own_are_parted() -> None:
    assert cut("Home\nWorld\nThe minister resigned on Monday.") == [
        "Home", "World", "The minister resigned on Monday.",
    ]  # fmt: skip


def test_items_of_a_list_are_parted() -> None:
    text = "The plan has these parts, the council said on Monday:\n- roads\n- bridges"

    assert cut(text) == [
        "The plan has these parts, the council said on Monday:", "- roads", "- bridges",
    ]  # fmt: skip


def test_a_paragraph_broken_to_a_width_is_one() -> None:
    text = "The minister said on Monday that the bridge\nwould stay closed. The mayor agreed."

    assert cut(text) == [text]


@given(text=st.text(alphabet=st.sampled_from("aB \n\t.-1中"), max_size=80))
def test_the_spans_hold_all_but_white_space(text: str) -> None:
    assert "".join("".join(own.split()) for own in cut(text)) == "".join(text.split())
    assert all(own == own.strip() != "" for own in cut(text))
