"""Trains ``digest/data/topics_LANGUAGE.model`` and measures it on sources left out of training.

Run with scikit-learn beside the project: ``python -m bench.train_topics``. The same versions of
scikit-learn, numpy and zlib give the same bytes.
"""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.topic_scores import Method, accuracy, combined, fold
from bench.topic_sets import TRAINING, Example, in_language, read_set
from bench.topic_training import Corpus, corpus_of, pack, stems_of, train
from digest.topics.linear import Linear
from digest.topics.names import SLUGS

_ROOT = Path(__file__).resolve().parents[1]
_DATA = _ROOT / "digest" / "data"
_SIZES = {"en": 40_000}
_ORIGIN = (
    "# Topic model ({language}) of the 17 top-level IPTC Media Topics. Licence: CC BY-SA 4.0."
    " Trained by bench/train_topics.py on HuffPost headlines (CC BY 4.0), Wikinews (CC BY 2.5),"
    " SIB-200 (CC BY-SA 4.0), BBC RSS 2022 (CC0), IPTC Media Topics (CC BY 4.0) and the project's"
    " seed words (MIT). The format is described in digest/topics/linear.py."
)


def main() -> None:
    """Train every model, write it, and write how it does on what it was not trained on."""
    lines = ["", "| left out | examples | accepted % | macro-F1 |", "|---|---|---|---|"]
    for language, size in _SIZES.items():
        outside = []
        for name in TRAINING if language == "en" else ():
            rest = [other for other in TRAINING if other != name]
            model = _train(rest, language, size)
            examples = in_language(read_set(name), language)
            outside.append((model, examples))
            lines.append(_line(f"whole source {name}", combined(model), examples))
        lines += _folds(language, size) if language == "en" else []
        model = _train(list(TRAINING), language, size)
        slope, shift = _calibrate(outside) if outside else (1.0, 0.0)
        model = replace(model, slope=slope, shift=shift)
        path = _DATA / f"topics_{language}.model"
        path.write_bytes(pack(model, _ORIGIN.format(language=language)))
        print(language, len(model.features), path.stat().st_size, slope, shift)
    text = "\n".join(lines) + "\n"
    print(text)
    (_ROOT / "bench" / "results" / "topics_training.md").write_text(text, encoding="utf-8")


def _train(names: list[str], language: str, size: int, part: int = 0) -> Linear:
    corpus = _corpus(names, language, part)
    return train(corpus, size=size, language=language)


def _corpus(names: list[str], language: str, part: int) -> Corpus:
    seeds = (_DATA / "topic_seeds.tsv").read_text(encoding="utf-8")
    keep = fold(part) if part else None
    functions = _functions(language)
    return corpus_of(names, language=language, seeds=seeds, functions=functions, keep=keep)


def _functions(language: str) -> frozenset[str]:
    for line in (_DATA / "stopwords.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        row_language, words = line.split("\t")
        if row_language == language:
            return stems_of(words.split(), language)
    return stems_of((), language)


def _folds(language: str, size: int) -> list[str]:
    """Return a line for each training set: trained on four fifths of all, measured on the rest."""
    found: dict[str, list[tuple[Linear, tuple[Example, ...]]]] = {}
    for part in range(1, 6):
        model = _train(list(TRAINING), language, size, part)
        for name in TRAINING:
            examples = in_language(read_set(name), language)
            held = tuple(e for e in examples if not fold(part)(e))
            found.setdefault(name, []).append((model, held))
    lines = []
    for name, parts in found.items():
        figures = [
            (accuracy(combined(model), held), sum(bool(e.topics) for e in held))
            for model, held in parts
        ]
        total = sum(size for _, size in figures)
        mean = [sum(f[i] * size for f, size in figures) / total for i in (0, 1)]
        lines.append(f"| a fifth of {name} | {total} | {mean[0]:.1f} | {mean[1]:.1f} |")
    return lines


def _line(label: str, method: Method, examples: tuple[Example, ...]) -> str:
    accepted, macro = accuracy(method, examples)
    known = sum(bool(example.topics) for example in examples)
    return f"| {label} | {known} | {accepted:.1f} | {macro:.1f} |"


def _calibrate(outside: list[tuple[Linear, tuple[Example, ...]]]) -> tuple[float, float]:
    """Return slope and shift that turn scores into how often they are right, sources alike."""
    scores: list[float] = []
    right: list[bool] = []
    weights: list[float] = []
    for model, examples in outside:
        known = [example for example in examples if example.topics]
        for example in known:
            values = combined(model)(example)
            scores += values
            right += [topic in example.accepted for topic in range(len(SLUGS))]
            weights += [1 / len(known)] * len(SLUGS)
    return _logistic(scores, right, weights)


def _logistic(scores: list[float], right: list[bool], weights: list[float]) -> tuple[float, float]:
    numpy: Any = import_module("numpy")
    model = import_module("sklearn.linear_model").LogisticRegression(C=1e6, random_state=0)
    model.fit(numpy.array(scores)[:, None], right, sample_weight=numpy.array(weights) * 1000)
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


if __name__ == "__main__":
    main()
