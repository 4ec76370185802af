"""The independent checkers of readability find faults that were made by hand."""

import pytest

from bench.readability import dangles, faults, is_cut, is_junk, is_orphan

GOOD = (
    "The council of Ostrow approved the new bridge on Monday.",
    'The bridge "will hold for years", Mayor Hanna Wolek said.',
    "There are 300 flooded houses in the lower town.",
    "“The water is falling,” said Hanna Wolek, the mayor of Ostrow.",
    "By Monday the water in the lower town had dropped.",
    "iPhone sales rose by 3 percent in the third quarter.",
)


@pytest.mark.parametrize("text", GOOD[:5])
def test_good_sentences_have_no_fault(text: str) -> None:
    assert not (dangles(text))
    assert not (is_junk(text))
    assert not (is_orphan(text))
    assert not (is_cut(text))


@pytest.mark.parametrize(
    "text",
    [
        "He opened the bridge.",
        "But the bridge held.",
        "Meanwhile, the water rose.",
        "“It held,” she said.",
        "However, it rained.",
    ],
)
def test_leaning_sentences_dangle(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: the flood.",
        "MOSCOW (CNN) The river rose.",
        "See https://example.org for maps.",
        "PUBLISHED: 14:11, 25 October.",
        "By Hanna Wolek Published at noon.",
    ],
)
def test_what_surrounds_news_is_junk(text: str) -> None:
    assert is_junk(text)


@pytest.mark.parametrize("text", ['"The bridge held.', "The bridge held.”", '"The bridge held."'])
def test_quotations_without_end_or_speaker_are_orphans(text: str) -> None:
    assert is_orphan(text)


@pytest.mark.parametrize("text", ["The bridge held and", "and the bridge held.", "The bridge …"])
def test_half_sentences_are_cut(text: str) -> None:
    assert is_cut(text)


def test_a_leaning_sentence_may_follow_what_it_leans_on() -> None:
    sentences = (GOOD[0], "It cost 40 million crowns.", GOOD[2])

    assert faults((0, 1), sentences)["dangling"] == 0
    assert faults((1, 2), sentences)["dangling"] == 1
