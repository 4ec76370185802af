"""Passages: sentences one after the other, as their language writes them."""

from digest.render.view import Passage


def test_sentences_stand_apart_but_where_their_language_has_no_blanks() -> None:
    assert Passage(sentences=("It rained.", "It snowed.")).text == "It rained. It snowed."
    assert Passage(sentences=("下雨了。", "下雪了。")).text == "下雨了。下雪了。"
    assert Passage(sentences=("下雨了。",)).text == "下雨了。"
    assert Passage().text == ""
