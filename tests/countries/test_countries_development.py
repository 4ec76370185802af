"""How many development articles are right; skipped where the sets are absent."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.countries import assign_roles, score_countries

_ROOT = Path(__file__).resolve().parents[2]
_DATA = Path(os.environ.get("DIGEST_DATA", _ROOT / ".." / "shared" / "data")) / "country"


def _articles(name: str, step: int = 1) -> list[dict[str, Any]]:
    path = _DATA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"development set {name} is absent")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[::step]]


def _right(
    articles: list[dict[str, Any]], *, home: bool = False, fold: Callable[[str], str] = str
) -> float:
    right = 0
    for article in articles:
        tags = score_countries(
            title=fold(article["title"]),
            text=fold(article["text"]),
            dateline=article.get("dateline") or "",
            home=(article.get("source_country") or "") if home else "",
        )
        primary = next((tag.code for tag, role in assign_roles(tags) if role == "primary"), None)
        right += primary in article.get("primary_accept", [article["primary"]])
    return right / len(articles)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("ambiguity_suite", 80 / 82),
        ("wikinews_2019_2020", 0.97),
        ("efn_gold152", 0.965),
        ("cliff_handcoded", 0.89),
    ],
)
def test_enough_primary_countries_are_right(name: str, least: float) -> None:
    assert _right(_articles(name)) >= least


def test_the_outlets_country_settles_nearly_all_local_newswire() -> None:
    assert _right(_articles("efn_gold152"), home=True) >= 0.985


def test_wire_copy_with_a_dateline_is_right() -> None:
    sole = [
        article
        for article in _articles("reuters_train", 7)
        if len(article["countries"]) == 1 and article["dateline"]
    ]

    assert _right(sole) >= 0.97


def test_capitals_cost_little() -> None:
    articles = _articles("wikinews_2019_2020")

    assert _right(articles, fold=str.upper) >= _right(articles) - 0.02
