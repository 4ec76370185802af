"""Learn what tells a summary that can be sent from one that cannot, from readers' verdicts.

Needs numpy, scipy and the training sets. ``sendable.tsv`` has the verdicts of readers on up to four
summaries of each of 300 articles: the article, the places of the sentences, how they were chosen,
the verdict and what is wrong. A logistic regression over the features of sets and a few more is
validated over articles; printed are how well it ranks, what each feature adds, and how many of the
articles would be told badly if it had a say in which of the labelled summaries is printed.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bench.summary_data import as_sentences, load
from digest.summarize import score_sentences
from digest.summarize.board import Board, set_up
from digest.summarize.learned import NEUTRAL, UNIT
from digest.summarize.sets import NAMES, describe
from digest.summarize.weights import SUMMARY

LABELS = Path(__file__).parent / "sendable.tsv"
WORDS = 60
FOLDS = 10
PENALTY = 0.05
SHARES = (0.0, 0.1, 0.3, 1.0)
MORE = ("score", "count", "gaps", "last", "opening_place", "opening_score")
Array = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A summary that was judged, with its features; ``worth`` is the sum that chooses."""

    article: str
    good: bool
    worth: float
    values: tuple[float, ...]


def labels() -> list[Label]:
    """Return the judged summaries of sentences that the rules still allow one by one."""
    lines = [own.split("\t") for own in LABELS.read_text(encoding="utf-8").splitlines()[1:]]
    boards: dict[str, Board] = {}
    for name in sorted({line[0] for line in lines}):
        boards |= _boards(name)
    found = []
    for name, key, places, _, verdict, _ in lines:
        article = f"{name} {key}"
        board, own = boards[article], tuple(map(int, places.split(",")))
        if all(place in board.needs for place in own):
            found.append(_label(article, board, own, good=verdict == "ok"))
    return found


def _boards(name: str) -> dict[str, Board]:
    return {
        f"{name} {own.id}": set_up(as_sentences(own.passage, score_sentences([own.passage])[0]))
        for own in load(f"train/{name}")
        if own.passage.sentences
    }


def _label(article: str, board: Board, own: tuple[int, ...], *, good: bool) -> Label:
    scores = [(board.sentences[place].score - NEUTRAL) / UNIT for place in own]
    values = describe(board, own, words=WORDS)
    worth = sum(scores) + sum(
        SUMMARY[name] * value for name, value in zip(NAMES, values, strict=True)
    )
    gaps = sum(place != before + 1 for before, place in pairwise(own))
    more = (sum(scores), len(own), gaps, own[-1] / 10, own[0], scores[0])
    return Label(article=article, good=good, worth=worth, values=(*values, *map(float, more)))


def fit(rows: Array, good: Array) -> Array:
    """Return the weights of a logistic regression, the constant last."""

    def loss(weights: Array) -> tuple[float, Array]:
        odds = rows @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - good
        slope = np.concatenate([rows.T @ error, [error.sum()]]) / len(good)
        slope[:-1] += 2 * PENALTY * weights[:-1]
        value = np.logaddexp(0, odds).mean() - (good * odds).mean()
        return float(value + PENALTY * weights[:-1] @ weights[:-1]), slope

    return minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B").x


def ranking(odds: Array, good: Array) -> float:
    """Return how often a good one stands above a bad one, of all pairs."""
    above = odds[good == 1][:, None] - odds[good == 0][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def badly_told(found: list[Label], odds: Array, share: float) -> int:
    """Return how many articles are told badly by what is best with a share of the odds."""
    best: dict[str, tuple[float, bool]] = {}
    for own, odd in zip(found, odds, strict=True):
        value = own.worth + share * odd
        best[own.article] = max(best.get(own.article, (-1e9, True)), (value, own.good))
    return sum(not good for _, good in best.values())


def main() -> None:
    found = labels()
    good = np.array([float(own.good) for own in found])
    rows = np.array([own.values for own in found])
    rows = (rows - rows.mean(axis=0)) / (rows.std(axis=0) + 1e-9)
    articles = sorted({own.article for own in found})
    fold = np.array([articles.index(own.article) % FOLDS for own in found])
    odds = np.zeros(len(found))
    for number in range(FOLDS):
        weights = fit(rows[fold != number], good[fold != number])
        odds[fold == number] = rows[fold == number] @ weights[:-1] + weights[-1]
    worth = np.array([own.worth for own in found])
    print(f"{len(found)} summaries of {len(articles)} articles, {int(good.sum())} good")
    ranked = ranking(odds, good), ranking(worth, good)
    print(f"a good one above a bad one: {ranked[0]:.3f}, by worth {ranked[1]:.3f}")
    for share in SHARES:
        print(f"badly told with {share} of the odds: {badly_told(found, odds, share)}")
    weights = fit(rows, good)[:-1]
    for name, weight in sorted(
        zip((*NAMES, *MORE), weights, strict=True), key=lambda own: -abs(own[1])
    ):
        print(f"{name:14} {weight:+.2f}")


if __name__ == "__main__":
    main()
