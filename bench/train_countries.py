"""Fit the weights of the country ranker on the development sets and print them.

Logistic regression with an L2 penalty by Newton's method over some two dozen whole-number features;
nothing of the sets but these numbers is kept. Needs numpy. Usage: ``python
bench/train_countries.py`` (``--check`` only cross-validates); the printed tuple belongs into
``digest/countries/coefficients.py``.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.countries.features import NAMES, features
from digest.countries.reading import Reading
from digest.countries.score import examine

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT / ".." / "shared" / "data")) / "country"
PENALTY = 2.0
FOLDS = 5
# (set, every n-th article, weight of an article, with the outlet's country)
PLAN = (
    ("wikinews_2019_2020", 1, 1.0, False),
    ("efn_gold152", 1, 1.0, False),
    ("efn_gold152", 1, 0.7, True),
    ("cliff_handcoded", 1, 1.0, False),
    ("ambiguity_suite", 1, 0.7, False),
    ("reuters_train", 5, 0.16, False),
    ("muc_dev", 4, 0.15, False),
)
Rows = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]


def main() -> None:
    """Cross-validate, then fit on everything and print the weights."""
    rows = _collect()
    print("rows", len(rows[1]), "right", int(rows[1].sum()))
    for fold in range(FOLDS):
        held = rows[3] % FOLDS == fold
        weights = _fit(*(part[~held] for part in rows[:3]))
        chance = _chance(rows[0][held], weights)
        print(fold, "log loss", round(_loss(chance, rows[1][held], rows[2][held]), 4))
    weights = _fit(*rows[:3])
    if "--check" not in sys.argv:
        for name, weight in zip(NAMES, weights, strict=True):
            print(f"    {round(float(weight) * 1000)},  # {name}")


def articles(name: str, step: int = 1) -> list[dict[str, Any]]:
    """Return every ``step``-th article of a development set; none if it is absent."""
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        print(f"{path} is absent", file=sys.stderr)
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[::step]]


def _collect() -> Rows:
    values: list[tuple[int, ...]] = []
    right: list[bool] = []
    weight: list[float] = []
    group: list[int] = []
    for name, step, worth, with_home in PLAN:
        for number, article in enumerate(articles(name, step)):
            found = features(*examine(
                title=article["title"], text=article["text"],
                dateline=article.get("dateline") or "",
                home=article.get("source_country", "") if with_home else "",
                reading=Reading(),
            ))  # fmt: skip
            for code, row in found.items():
                values.append(row)
                right.append(code in article["countries"])
                weight.append(worth)
                group.append(number)
    return (
        np.array(values, dtype=np.float64) / 1000,
        np.array(right, dtype=np.float64),
        np.array(weight, dtype=np.float64),
        np.array(group, dtype=np.int64),
    )


def _chance(x: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-x @ weights))
    return chance


def _fit(
    x: NDArray[np.float64], y: NDArray[np.float64], worth: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(x.shape[1])
    penalty = np.eye(x.shape[1]) * PENALTY
    for _ in range(30):
        chance = _chance(x, weights)
        slope = x.T @ (worth * (chance - y)) + penalty @ weights
        curve = (x * (worth * chance * (1 - chance))[:, None]).T @ x + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _loss(chance: NDArray[np.float64], y: NDArray[np.float64], worth: NDArray[np.float64]) -> float:
    sure = np.clip(np.where(y > 0, chance, 1 - chance), 1e-9, 1)
    return float(-(worth * np.log(sure)).sum() / worth.sum())


if __name__ == "__main__":
    main()
