"""LexRank: the vectorized one selects what sumy's selects."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarize import score_sentences
from digest.summarize.lexrank import rank_by_lexrank
from digest.summarize.peers import rank_by_sumy
from tests.summarize.helpers import FLOOD, passage

TERMS = [f"term{number}" for number in range(40)]


def made_up(seed: int) -> str:
    lot = Random(seed)
    sentences = [
        " ".join(lot.choices(TERMS, weights=range(40, 0, -1), k=lot.randint(6, 15)))
        for _ in range(lot.randint(5, 40))
    ]
    return " ".join(f"The {own}." for own in sentences)


@pytest.mark.parametrize("seed", range(30))
def test_it_selects_the_same_three_sentences_as_sumy(seed: int) -> None:
    own = passage(made_up(seed))

    assert sorted(rank_by_lexrank(own.terms)[:3]) == sorted(rank_by_sumy(own, "sumy-lexrank")[:3])


def test_it_gives_the_scores_of_sumy_on_an_article() -> None:
    own = [passage(FLOOD)]

    assert score_sentences(own, method="lexrank") == score_sentences(own, method="sumy-lexrank")


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=4), max_size=8))
def test_it_ranks_every_sentence_with_terms_once(terms: list[list[str]]) -> None:
    ranked = rank_by_lexrank(terms)

    assert sorted(ranked) == [place for place, own in enumerate(terms) if own]
