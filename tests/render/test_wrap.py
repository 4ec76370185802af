"""Lines of plain text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.wrap import display_width, fit, wrap


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert display_width("abc") == 3
    assert display_width("日本") == 4
    assert display_width("e\u0301") == 1


def test_a_hanging_indent_spares_the_first_line() -> None:
    assert wrap("aa bb cc", width=6, indent=1, hang=2) == " aa bb\n   cc"


def test_a_web_address_is_never_broken_and_a_long_word_is() -> None:
    address = f"https://a.org/{'x' * 100}"

    assert address in wrap(f"see {address} now", width=20).split("\n")
    assert wrap("x" * 25, width=10) == "xxxxxxxxxx\nxxxxxxxxxx\nxxxxx"


@given(text=st.text(), width=st.integers(10, 90), indent=st.integers(0, 4), hang=st.integers(0, 4))
def test_no_line_is_wider_than_allowed_and_no_letter_is_lost(
    text: str, width: int, indent: int, hang: int
) -> None:
    wrapped = wrap(text, width=width, indent=indent, hang=hang)

    assert all(display_width(line) <= width or "http" in line for line in wrapped.split("\n"))
    assert "".join(wrapped.split()) == "".join(text.split())


def test_a_subject_that_is_too_long_keeps_its_first_headline_and_no_stump() -> None:
    names = ["Rescuers reach villages cut off by Kohistan landslide", "Gas is cut in Tehran today"]

    assert fit(names, width=58) == names[0]
    assert fit(names, width=82) == "; ".join(names)
    assert fit(names, width=30) == "Rescuers reach villages cut…"
    assert fit(["A bridge falls", names[0]], width=50) == (
        "A bridge falls; Rescuers reach villages cut off…"
    )
    stump = "The Central Bank of Egypt cut its key interest rates by 100 basis points on Thursday"
    assert fit(["Sydney swelters through hottest day", stump], width=58) == (
        "Sydney swelters through hottest day"
    )


def test_a_subject_has_whole_headlines_or_one_cut_after_a_word() -> None:
    assert fit(["One two", "Three four"], width=20) == "One two; Three four"
    assert fit(["One two", "Three four"], width=18) == "One two"
    assert fit(["One two three, four"], width=15) == "One two three…"
    assert fit(["x" * 30], width=10) == "xxxxxxxxx…"
    assert fit([], width=10) == ""


@pytest.mark.parametrize(
    "name",
    [
        "NATO 事務総長がウクライナへの追加の軍事支援を表明し各国に協力を呼びかけたほか来年の会議も",
        "首相、\u3000来年度の予算案を閣議決定したうえで国会に提出し早期の成立を目指すと述べたと政府関係者",
        "ครม. อนุมัติงบประมาณรายจ่ายประจำปี2570วงเงิน3.8ล้านล้านบาทเมื่อวันจันทร์ที่ผ่านมาและจะมีผล",
    ],
)
def test_a_subject_without_blanks_between_words_is_cut_within(name: str) -> None:
    shown = fit([name, "Gas is cut"], width=58)

    assert 50 <= display_width(shown) <= 58
    assert " ".join(name.split()).startswith(shown.removesuffix("…"))
    # A first word is no half of a headline.
    assert fit(["Gas is cut in all of Tehran today", name], width=50) == (
        "Gas is cut in all of Tehran today"
    )


@given(text=st.text(), width=st.integers(12, 90))
def test_letters_of_one_column_are_wrapped_as_all_others_are(text: str, width: int) -> None:
    # A mark that takes no column sends the text the long way round.
    plain, other = wrap(f"{text} end", width=width), wrap(f"{text} end\u0301", width=width)

    if not re.search(r"\S{12}", text):
        assert other == plain + "\u0301"


@given(names=st.lists(st.text(min_size=1), min_size=1), width=st.integers(4, 80))
def test_a_subject_is_never_too_wide(names: list[str], width: int) -> None:
    assert display_width(fit(names, width=width)) <= width
