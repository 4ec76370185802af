"""Sentences that nothing printed leads up to: remarks, and side matters far down."""

from dataclasses import replace

import pytest

from digest.model import Sentence
from digest.summarize.board import set_up
from digest.summarize.search import best_set


def told(text: str, *terms: int, words: int = 20, score: int = 500_000) -> Sentence:
    return Sentence(text=text, start=0, end=0, words=words, terms=terms, score=score)


def barred(*terms: int) -> Sentence:
    return Sentence(text="Rain fell,", start=0, end=0, words=20, terms=terms, flags=("cut",))


def numbered(sentences: list[Sentence], *, count: int = 20) -> tuple[Sentence, ...]:
    whole = [*sentences, *[barred(7) for _ in range(count - len(sentences))]]
    return tuple(replace(own, start=place) for place, own in enumerate(whole))


@pytest.mark.parametrize(
    ("text", "words", "terms", "printed"),
    [
        ("Nobody there had seen it.", 6, (8,), False),
        ("Nobody there had seen it on Monday.", 7, (8,), True),
        ("Nobody there had seen all 12 of them.", 8, (8,), True),
        ("Nobody there had seen the ferry.", 6, (8, 1), True),
        ("Nobody there had seen what the whole of Ostrow had looked for.", 12, (8,), True),
    ],
)
def test_a_remark_has_to_share_a_term_with_what_is_printed_before_it(
    text: str, words: int, terms: tuple[int, ...], printed: bool
) -> None:
    article = numbered(
        [
            told("The ferry of Ostrow sank.", 1, 2, 3),
            barred(8, 9),
            told(text, *terms, words=words),
            barred(9),
            told("Divers looked for the ferry.", 1, 9, score=440_000),
        ]
    )

    chosen = best_set(set_up(article), words=45, count=2)

    assert (2 in chosen) == printed


@pytest.mark.parametrize(
    ("before", "terms", "printed"),
    [(3, (8,), True), (12, (8,), False), (12, (8, 1), True), (12, (8, 5), True)],
)
def test_far_down_a_sentence_has_to_speak_of_the_subject_or_of_what_is_printed(
    before: int, terms: tuple[int, ...], printed: bool
) -> None:
    article = numbered(
        [
            told("The ferry of Ostrow sank on Monday.", 1, 2),
            *[barred(5) for _ in range(before)],
            told("Insurers counted the other boats.", *terms),
            barred(8, 9),
            told("Divers looked for the ferry.", 1, 9, score=440_000),
        ]
    )

    chosen = best_set(set_up(article), words=45, count=2)

    assert (before + 1 in chosen) == printed


def test_what_follows_the_sentence_before_it_needs_no_common_term() -> None:
    article = numbered(
        [
            told("The ferry of Ostrow sank.", 1, 2),
            told("Nobody there had seen it.", 8, words=6),
            barred(8, 9),
            told("Divers looked for the ferry.", 1, 9, score=440_000),
        ]
    )

    assert best_set(set_up(article), words=45, count=2) == (0, 1)


def test_a_short_report_may_have_remarks() -> None:
    sentences = [
        told("The ferry of Ostrow sank.", 1, 2, 3),
        barred(8, 9),
        told("Nobody there had seen it.", 8, words=6),
        barred(9),
        told("Divers looked for the ferry.", 1, 9, score=440_000),
    ]

    chosen = [
        best_set(set_up(numbered(sentences, count=count)), words=45, count=2) for count in (19, 20)
    ]

    assert chosen == [(0, 2), (0, 4)]
