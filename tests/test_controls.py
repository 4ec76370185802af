"""Characters nobody sees."""

import json

from hypothesis import given
from hypothesis import strategies as st

from digest.controls import escape_controls, visible, visible_line


def test_visible_text_stays_as_it_is() -> None:
    text = "A\u00a0b\tc\nd — “é” می\u200cخواهم 👩\u200d🚀"

    assert visible(text) == text


def test_terminal_escapes_and_directional_overrides_go() -> None:
    assert visible("\x1b[31mred\x9b0m \u202eabc\u2069\u200b\ufeff\U000e0041") == "[31mred0m abc"


def test_separators_become_blanks() -> None:
    assert visible("a\r\nb\x0bc\u2028d\x85e") == "a b c d e"
    assert visible_line(" a \n\n b\u2029c ") == "a b c"


@given(text=st.text())
def test_making_visible_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert len(visible(text)) <= len(text)


@given(text=st.text(alphabet=st.characters(codec="utf-8")))
def test_escaped_json_has_the_same_value_and_no_controls(text: str) -> None:
    escaped = escape_controls(json.dumps(text, ensure_ascii=False))

    assert json.loads(escaped) == text
    assert visible(escaped) == escaped
