"""ROUGE of summaries, and how sure a difference is."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from random import Random
from typing import Any

KINDS = ("rouge1", "rouge2", "rougeLsum")


@cache
def _scorer() -> Any:
    for module in ("rouge_score_rs", "rouge_score"):
        try:
            scorer = import_module(f"{module}.rouge_scorer")
        except ModuleNotFoundError:
            continue
        return scorer.RougeScorer(list(KINDS), use_stemmer=True)
    raise SystemExit("this needs rouge-score-rs or rouge-score: pip install rouge-score-rs")


def rouges(reference: str, sentences: Sequence[str]) -> tuple[float, float, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum (F1, Porter stemmer), 0 to 100."""
    found = _scorer().score(reference, "\n".join(sentences))
    one, two, longest = (100 * found[kind].fmeasure for kind in KINDS)
    return one, two, longest


def rouge(reference: str, sentences: Sequence[str]) -> float:
    """Return the mean of the three."""
    return sum(rouges(reference, sentences)) / 3


def interval(differences: Sequence[float], *, draws: int = 2000) -> tuple[float, float]:
    """Return the 95 % interval of the mean by the paired bootstrap, the same on every run."""
    lot = Random(1)
    count = len(differences)
    means = sorted(sum(lot.choices(differences, k=count)) / count for _ in range(draws))
    return means[int(draws * 0.025)], means[int(draws * 0.975)]
