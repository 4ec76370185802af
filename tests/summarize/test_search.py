"""The search for the best set: what weighing every allowed set one by one would find."""

from operator import mul

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Sentence
from digest.summarize.board import Board, set_up
from digest.summarize.learned import NEUTRAL, UNIT
from digest.summarize.search import best_set
from digest.summarize.sets import NAMES, describe, legal_sets
from digest.summarize.weights import SUMMARY

PEOPLE = (
    *("Jan Kowal spoke.", "Kowal left.", "The rain fell.", "Mayor Anna Wolek and Kowal met."),
    *("In 1944 Jan Kowal spoke.", "On Monday rain fell."),
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Sentence, ...]:
    flags = st.sets(
        st.sampled_from(("dangling", "surname", "person", "cut", "long", "short")), max_size=2
    )
    return tuple(
        Sentence(
            text=draw(st.sampled_from(PEOPLE)),
            start=40 * place,
            end=40 * place + 20,
            words=draw(st.integers(2, 70)),
            terms=tuple(sorted(draw(st.sets(st.integers(0, 14), max_size=7)))),
            score=draw(st.integers(300_000, 900_000)),
            flags=tuple(sorted(draw(flags))),
        )
        for place in range(draw(st.integers(1, 24)))
    )


def worth(board: Board, places: tuple[int, ...], words: int) -> float:
    values = describe(board, places, words=words)
    weights = [SUMMARY[name] for name in NAMES]
    own = sum(board.sentences[place].score - NEUTRAL for place in places)
    return own + UNIT * sum(map(mul, weights, values))


@settings(max_examples=150, deadline=None)
@given(article=articles(), words=st.integers(10, 80), count=st.integers(0, 4))
def test_no_allowed_set_is_better(article: tuple[Sentence, ...], words: int, count: int) -> None:
    board = set_up(article)

    found = best_set(board, words=words, count=count)

    allowed = legal_sets(board, words=words, count=count)
    assert bool(found) == bool(allowed)
    if allowed:
        best = max(worth(board, places, words) for places in allowed)
        assert found in allowed
        assert worth(board, found, words) >= best - (20_002 if len(found) > 1 else 2)


def test_a_summary_tells_what_an_article_is_about() -> None:
    """The same sentence is chosen if it has one of the terms that come back most often."""
    articles = [
        tuple(
            Sentence(
                text="The rain fell.",
                start=40 * place,
                end=40 * place + 20,
                words=20,
                terms=terms,
                score=600_000,
                flags=(),
            )
            for place, terms in enumerate(((1, 2), (3, 4, 5), own, (9, 8), (9, 3), (9, 4), (9, 5)))
        )
        for own in ((6, 7, 9), (6, 7, 8))
    ]

    chosen = [best_set(set_up(article), words=40) for article in articles]

    assert 2 in chosen[0]
    assert 2 not in chosen[1]


def test_of_equal_sentences_the_one_of_these_days_is_told() -> None:
    def article(new: int) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(
                text=f"Rain fell on the town{' today' if place == new else ''}.",
                start=40 * place,
                end=40 * place + 20,
                words=20,
                terms=(place, 20 + place),
                score=700_000 if place in (0, 4, 6) else 300_000,
            )
            for place in range(20)
        )

    assert best_set(set_up(article(4)), words=40) == (0, 4)
    assert best_set(set_up(article(6)), words=40) == (0, 6)
