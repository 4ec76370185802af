"""Measure the country stage on the development sets, beside simpler methods, and write a table.

The baselines flashgeotext 0.5.5, geotext 0.4.0, pycountry 26.2.16 and spaCy (the countries among
the places that an English model finds) are measured where they are installed.
Usage: ``python bench/bench_countries.py``; writes ``bench/results/countries.md``.
"""

import importlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.countries import assign_roles, score_countries

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT / ".." / "shared" / "data")) / "country"
OUT = ROOT / "bench" / "results" / "countries.md"
POOL = ("wikinews_2019_2020", "efn_gold152", "cliff_handcoded", "ambiguity_suite")
SURE = 0.95
Answer = tuple[str | None, frozenset[str]]
Method = Callable[[dict[str, Any]], Answer]


@dataclass(slots=True)
class Count:
    """How many articles were right, and how many countries of their sets."""

    articles: int = 0
    primary: int = 0
    exact: int = 0
    both: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, article: dict[str, Any], answer: Answer) -> None:
        """Count one article."""
        primary, named = answer
        gold = frozenset(article["countries"])
        self.articles += 1
        self.primary += primary in _accepted(article)
        self.exact += named == gold
        self.both += len(named & gold)
        self.extra += len(named - gold)
        self.missed += len(gold - named)

    def row(self, name: str) -> str:
        """Return the line of a table."""
        share = (self.primary / self.articles, self.f1, self.exact / self.articles)
        return f"| {name} | {self.articles} | " + " | ".join(f"{part:.3f}" for part in share) + " |"

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over all countries of all sets."""
        found = 2 * self.both + self.extra + self.missed
        return 2 * self.both / found if found else 1.0


def main() -> None:
    """Measure, print and write."""
    missing = [name for name in POOL if not (DATA / f"{name}.jsonl").exists()]
    if missing:
        sys.exit(f"no development sets in {DATA}: {', '.join(missing)}")
    lines = [*_own(), "", *_cases(), "", *_sureness(), "", *_mentions(), "", *_baselines()]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(["# Countries", "", *lines, ""]), encoding="utf-8")
    print("\n".join([*lines, "", _speed()]))


def digest(article: dict[str, Any], *, home: bool = False) -> Answer:
    """Return what this project says about an article: its primary and all it is about."""
    tags = score_countries(
        title=article["title"],
        text=article["text"],
        dateline=article.get("dateline") or "",
        home=(article.get("source_country") or "") if home else "",
    )
    roles = assign_roles(tags)
    primary = next((tag.code for tag, role in roles if role == "primary"), None)
    return primary, frozenset(tag.code for tag, role in roles if role != "mentioned")


def load(name: str) -> list[dict[str, Any]]:
    """Return the articles of a development set; none if it is absent."""
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _accepted(article: dict[str, Any]) -> list[str | None]:
    """Every primary that a reader would accept; None is the world."""
    accepted: list[str | None] = article.get("primary_accept", [article["primary"]])
    return accepted


def _measure(articles: Iterable[dict[str, Any]], method: Method) -> Count:
    count = Count()
    for article in articles:
        count.add(article, method(article))
    return count


_HEAD = ["| set | articles | primary right | set F1 | set exact |", "|---|---|---|---|---|"]


def _own() -> list[str]:
    rows = [_measure(load(name), digest).row(name) for name in POOL]
    pool = [article for name in POOL for article in load(name)]
    rows.append(_measure(pool, digest).row("**all four**"))
    with_home = _measure(load("efn_gold152"), lambda article: digest(article, home=True))
    rows.append(with_home.row("efn_gold152, with the outlet's country"))
    sole = [
        article
        for article in load("reuters_train")
        if len(article["countries"]) == 1 and article["dateline"]
    ]
    rows.append(_measure(sole, digest).row("reuters_train, one place, dateline"))
    rows.append(_measure(load("muc_dev"), digest).row("muc_dev, all capitals"))
    return ["## digest", "", *_HEAD, *rows]


def _cases() -> list[str]:
    rows = []
    for name in POOL[:2]:
        for label, fold in (("capitals", str.upper), ("lower case", str.lower)):
            folded = [
                article | {"title": fold(article["title"]), "text": fold(article["text"])}
                for article in load(name)
            ]
            rows.append(_measure(folded, digest).row(f"{name}, {label}"))
    return ["## Texts without case", "", *_HEAD, *rows]


def _sureness() -> list[str]:
    """How often the best tag is right, by its weight, over the four hand-labelled sets."""
    right: Counter[int] = Counter()
    all_of: Counter[int] = Counter()
    for article in (article for name in POOL for article in load(name)):
        tags = score_countries(title=article["title"], text=article["text"])
        step = sum(tags[0].weight >= edge for edge in _EDGES) if tags else 0
        all_of[step] += 1
        right[step] += bool(tags) and tags[0].code in _accepted(article)
    rows = [
        f"| {low:.2f} - {high:.2f} | {all_of[step]} | {right[step] / max(1, all_of[step]):.3f} |"
        for step, (low, high) in enumerate(zip((0.0, *_EDGES), (*_EDGES, 1.0), strict=True))
    ]
    return [
        "## How far a weight can be trusted",
        "",
        "| weight | articles | right |",
        *_RULE,
        *rows,
    ]


_EDGES = (0.3, 0.5, 0.7, 0.9, SURE)
_RULE = ["|---|---|---|"]


def _mentions() -> list[str]:
    """How many of the countries that GeoVirus marks as named are found, whatever their role."""
    both = extra = missed = 0
    for article in load("geovirus"):
        tags = score_countries(title=article["title"], text=article["text"])
        named, gold = {tag.code for tag in tags}, set(article["countries"])
        both, extra, missed = (
            both + len(named & gold),
            extra + len(named - gold),
            missed + len(gold - named),
        )
    found = [f"{both / max(1, both + missed):.3f}", f"{both / max(1, both + extra):.3f}"]
    return [
        "## Countries named (geovirus)",
        "",
        "| recall | precision |",
        "|---|---|",
        f"| {' | '.join(found)} |",
    ]


def _baselines() -> list[str]:
    pool = [article for name in POOL for article in load(name)]
    rows = []
    for name, build in (
        ("flashgeotext", _flashgeotext),
        ("geotext", _geotext),
        ("pycountry", _pycountry),
        ("spaCy", _spacy),
    ):
        try:
            rows.append(_measure(pool, build()).row(name))
        except ImportError:
            print(f"{name} is not installed: left out")
    rows.append(_measure(pool, digest).row("**digest**"))
    return ["## Beside simpler methods (the four sets, most mentioned wins)", "", *_HEAD, *rows]


def _most_mentioned(counts: Counter[str]) -> Answer:
    """The most mentioned country is the primary; those half as often named are in the set."""
    if not counts:
        return None, frozenset()
    best = min(counts, key=lambda code: (-counts[code], code))
    return best, frozenset(code for code in counts if counts[code] * 2 >= counts[best])


def _text(article: dict[str, Any]) -> str:
    return f"{article['title']}\n\n{article['text']}"


def _flashgeotext() -> Method:
    module = importlib.import_module("flashgeotext.geotext")
    engine = module.GeoText()
    names = _by_name()

    def method(article: dict[str, Any]) -> Answer:
        counts: Counter[str] = Counter()
        for name, hit in engine.extract(input_text=_text(article))["countries"].items():
            if name in names:
                counts[names[name]] += hit["count"]
        return _most_mentioned(counts)

    return method


def _geotext() -> Method:
    module = importlib.import_module("geotext")

    def method(article: dict[str, Any]) -> Answer:
        return _most_mentioned(Counter(module.GeoText(_text(article)).country_mentions))

    return method


def _pycountry() -> Method:
    names = _by_name()
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")

    def method(article: dict[str, Any]) -> Answer:
        return _most_mentioned(Counter(names[name] for name in pattern.findall(_text(article))))

    return method


def _spacy() -> Method:
    spacy = importlib.import_module("spacy")
    models = [name for name in spacy.util.get_installed_models() if name.startswith("en")]
    if not models:
        raise ImportError("no English model")
    package = Path(importlib.import_module(models[0]).__path__[0])
    folder = next(package.glob("*/config.cfg")).parent
    nlp = spacy.load(folder, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    names = _by_name()

    def method(article: dict[str, Any]) -> Answer:
        places = [entity.text for entity in nlp(_text(article)).ents if entity.label_ == "GPE"]
        found = [names.get(place.removeprefix("the ")) for place in places]
        return _most_mentioned(Counter(code for code in found if code))

    return method


def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in importlib.import_module("pycountry").countries:
        for key in ("name", "common_name", "official_name"):
            name = getattr(country, key, None)
            if name:
                found[name] = country.alpha_2
    return found


def _speed() -> str:
    articles = load("wikinews_2019_2020")
    start = time.process_time()
    for article in articles:
        score_countries(title=article["title"], text=article["text"][:2400])
    return f"{(time.process_time() - start) * 1000 / len(articles):.3f} ms per article (400 words)"


if __name__ == "__main__":
    main()
