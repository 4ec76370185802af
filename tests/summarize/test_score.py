"""Scores: every method by name, pure, the same in any batch."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.summarize import METHODS, Passage, read_passage, score_sentences
from digest.summarize.peers import MOST_SENTENCES, SUMY
from tests.summarize.helpers import FLOOD, passage

WORDS = st.sampled_from("river flood bridge mayor town water council rain road school".split())


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    terms = draw(st.lists(st.lists(WORDS, max_size=6), max_size=12))
    return read_passage(
        [" ".join(own) + "." for own in terms],
        [number // 3 for number in range(len(terms))],
        title=" ".join(draw(st.lists(WORDS, max_size=3))),
    )


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(one=passages(), other=passages())
def test_scores_do_not_depend_on_the_batch(method: str, one: Passage, other: Passage) -> None:
    alone = score_sentences([one], method=method)[0]

    assert score_sentences([other, one], method=method)[1] == alone
    assert len(alone) == len(one.sentences)
    assert all(0 <= score <= 1_000_000 for score in alone)


@pytest.mark.parametrize("method", METHODS)
def test_equal_sentences_do_not_share_a_rank(method: str) -> None:
    own = passage("The river rose in Ostrow. " * 3 + FLOOD)

    scores = score_sentences([own], method=method)[0]

    assert method == "digest" or len(set(scores)) == len(scores)


@pytest.mark.parametrize("method", METHODS)
def test_an_article_without_sentences_has_no_scores(method: str) -> None:
    assert score_sentences([passage("")], method=method) == ((),)


def test_every_summarizer_of_sumy_has_a_name() -> None:
    from sumy import summarizers

    modules = {name for name, _ in SUMY.values()} | {"random", "lex_rank"}
    shipped = {
        file.stem
        for file in Path(summarizers.__path__[0]).glob("*.py")
        if not file.stem.startswith(("_", "edmundson_"))
    }

    assert modules == shipped


def test_an_unknown_method_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="'lexrank'"):
        score_sentences([], method="lexrnk")


def test_what_stands_behind_the_limit_of_a_quadratic_method_has_no_score() -> None:
    own = passage(" ".join(f"Town number {n} was flooded by the river." for n in range(320)))

    scores = score_sentences([own], method="lexrank")[0]

    assert not any(scores[MOST_SENTENCES:])
    assert all(scores[:MOST_SENTENCES])


def test_a_title_that_names_a_sentence_raises_it() -> None:
    plain = passage(FLOOD)
    titled = replace(plain, title="Damage", title_terms=plain.terms[-1])

    without, with_title = score_sentences([plain, titled])

    assert with_title[-1] > without[-1]


def test_scores_are_the_same_under_every_hash_seed() -> None:
    code = (
        "from digest.summarize import METHODS, score_sentences\n"
        "from tests.summarize.helpers import FLOOD, passage\n"
        "print([score_sentences([passage(FLOOD)], method=m) for m in METHODS])"
    )

    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(found) == 1


def test_the_default_needs_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from digest.summarize import score_sentences\n"
        "from tests.summarize.helpers import FLOOD, passage\n"
        "score_sentences([passage(FLOOD)])\n"
        "print({'numpy', 'sumy', 'nltk', 'scipy'} & set(sys.modules))"
    )

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout

    assert found.strip() == "set()"
