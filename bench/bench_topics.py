"""Measures the topics of articles beside baselines, and writes ``bench/results/topics.md``.

The evaluation sets are never trained on. The figures of the training sets come from
``bench/train_topics.py``, which leaves the measured part out; they are in
``bench/results/topics_training.md`` and repeated here.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from bench.topic_scores import Method, accuracy, surest
from bench.topic_sets import EVALUATION, Example, data_folder, in_language, read_set
from digest.model import Tag
from digest.topics import assign_topics, hints_of, score_topics, topic_labels
from digest.topics.names import CODES
from digest.topics.seed_scores import score_seeds
from digest.topics.tokens import split_words
from digest.topics.words import read_words

_RESULTS = Path(__file__).resolve().parent / "results"
_OTHERS: tuple[tuple[str, str], ...] = (
    ("masakhanews", "fr"),
    ("newsapi_headlines", "fr"),
    ("newsapi_headlines", "ru"),
)
_OTHERS += tuple(("sib200", language) for language in ("de", "fr", "es", "ar", "zh"))


def by_project(example: Example, hints: Sequence[str] = ()) -> list[float]:
    """Return the weights that the project gives, with what the source says of the article."""
    tags = _tags(example, hints)
    weights = {tag.code: tag.weight for tag in tags}
    return [weights.get(code, 0.0) for code in CODES]


def _tags(example: Example, hints: Sequence[str] = ()) -> tuple[Tag, ...]:
    return score_topics(
        title=example.title, text=example.text, language=example.language, hints=hints
    )


def by_seeds(example: Example) -> Sequence[float]:
    """Return the shares of the seed words alone."""
    words = read_words(title=example.title, text=example.text, language=example.language)
    return score_seeds(words, example.language).shares


def by_labels(example: Example) -> list[float]:
    """Return how often the words of each topic's label occur."""
    labels = topic_labels(example.language)
    keys = split_words(f"{example.title} {example.text}", example.language)
    found = []
    for code in CODES:
        label = {key for key in split_words(labels[code], example.language) if len(key) > 3}
        found.append(float(sum(key in label for key in keys)))
    return found


# What sources say of their articles: never the label that is judged.
SAID: tuple[tuple[str, str, Callable[[Example], Sequence[str]]], ...] = (
    ("newsapi_headlines", "sections of the URL", lambda own: hints_of(own.url)),
    ("nyt_desks", "section", lambda own: hints_of("", [own.section])),
    ("nyt_desks", "up to 12 keywords", lambda own: hints_of("", own.keywords[:12])),
)

METHODS: dict[str, Method] = {
    "IPTC labels as keywords": by_labels,
    "seed words": by_seeds,
    "digest": by_project,
}


def main() -> None:
    """Print and write all tables."""
    if not data_folder().is_dir():
        sys.exit(f"{data_folder()}: no development sets; set DIGEST_DATA")
    english = [(f"{name} (en)", in_language(read_set(name), "en")) for name in EVALUATION]
    others = [(f"{name} ({code})", in_language(read_set(name), code)) for name, code in _OTHERS]
    lines = [
        "# Topics",
        "",
        "accepted % / macro-F1 of the best topic, answers of every article",
        "",
    ]
    lines += [*_table(english), "", "Languages with seed words alone:", "", *_table(others)]
    lines += ["", "## Sure answers and time", "", *_sure(english)]
    lines += ["", "## With what the source says of its articles", "", *_said()]
    training = _RESULTS / "topics_training.md"
    lines += ["", "## Training sets, the measured part left out"]
    lines += training.read_text(encoding="utf-8").splitlines() if training.is_file() else []
    text = "\n".join(lines) + "\n"
    print(text)
    (_RESULTS / "topics.md").write_text(text, encoding="utf-8")


def _table(sets: Sequence[tuple[str, tuple[Example, ...]]]) -> list[str]:
    lines = ["| set | n | " + " | ".join(METHODS) + " |", "|---" * (2 + len(METHODS)) + "|"]
    sums = [0.0] * len(METHODS)
    for name, examples in sets:
        known = [example for example in examples if example.topics]
        figures = [accuracy(method, known) for method in METHODS.values()]
        sums = [total + figure[0] for total, figure in zip(sums, figures, strict=True)]
        cells = " | ".join(f"{accepted:.1f} / {macro:.1f}" for accepted, macro in figures)
        lines.append(f"| {name} | {len(known)} | {cells} |")
    means = " | ".join(f"{total / len(sets):.1f}" for total in sums)
    return [*lines, f"| mean | | {means} |"]


def _sure(sets: Sequence[tuple[str, tuple[Example, ...]]]) -> list[str]:
    lines = ["| set | filed % | right of filed % | surest 80 % right % | ms CPU each |"]
    lines.append("|---" * 5 + "|")
    for name, examples in sets:
        known = [example for example in examples if example.topics]
        filed, right, spent = _file(known)
        best = surest(by_project, known, 0.8)
        lines.append(f"| {name} | {filed:.1f} | {right:.1f} | {best:.1f} | {spent:.2f} |")
    return lines


def _said() -> list[str]:
    lines = [
        "accepted % / macro-F1 of the best topic, and what of all topics filed is right %",
        "",
        "| set | what it says | n | without | with |",
        "|---" * 5 + "|",
    ]
    for name, what, hints_of_it in SAID:
        known = [own for own in in_language(read_set(name), "en") if own.topics]
        cells = " | ".join(_with(known, hints) for hints in (_silent, hints_of_it))
        lines.append(f"| {name} (en) | {what} | {len(known)} | {cells} |")
    return lines


def _silent(_: Example) -> Sequence[str]:
    return ()


def _with(examples: Sequence[Example], hints: Callable[[Example], Sequence[str]]) -> str:
    accepted, macro = accuracy(lambda own: by_project(own, hints(own)), examples)
    filed = [
        CODES.index(tag.code) in own.accepted
        for own in examples
        for tag in assign_topics(_tags(own, hints(own)))
    ]
    return f"{accepted:.1f} / {macro:.1f}, {100 * sum(filed) / len(filed):.1f}"


def _file(examples: Sequence[Example]) -> tuple[float, float, float]:
    """Return the percentage filed under a topic, the percentage right of them, and ms each."""
    filed = right = 0
    start = process_time()
    tags = [_tags(example) for example in examples]
    spent = 1000 * (process_time() - start) / len(examples)
    for example, scored in zip(examples, tags, strict=True):
        chosen = assign_topics(scored)
        filed += bool(chosen)
        right += bool(chosen) and CODES.index(chosen[0].code) in example.accepted
    return 100 * filed / len(examples), 100 * right / max(filed, 1), spent


if __name__ == "__main__":
    main()
