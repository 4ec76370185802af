"""Trains the linear model of the topics; needs scikit-learn, which the project itself does not."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import count, pairwise
from math import log
from typing import Any

from bench.topic_sets import Example, in_language, read_set, read_taxonomy, read_wikinews
from digest.topics.linear import IN_TEXT, IN_TITLE, ROW, ZERO, Linear, unpack
from digest.topics.names import SLUGS
from digest.topics.seed_scores import DOUBT, score_seeds
from digest.topics.stems import stem_words
from digest.topics.tokens import split_words
from digest.topics.words import Words, read_words

_IDF = 20  # units of rarity: 1 + ln((1 + n) / (1 + df)) = 1 is this much
_STRENGTH = 2.0  # inverse of the regularization (C)
# What an example counts, by where it comes from: the larger a source, the less.
_WEIGHTS = {"huffpost_headlines": 1.0, "gold_iptc_wikinews": 8.0, "sib200": 3.0}
_WEIGHTS |= {"bbc_rss_2022": 3.0, "wikinews": 4.0, "taxonomy": 1.5, "seeds": 3.0}
_WEAK = 0.15  # what an example counts whose label the seed words gave
_WEAK_TOTAL, _WEAK_LEAD = 5.0, 0.4  # seed weight and lead that such a label takes
# Added to the biases, which else follow how often a topic is the label of headlines: politics and
# society are the setting of much other news, human interest is its tone, and what a conflict does
# outranks what is said of it; of weather there are next to no headlines.
_OFFSETS = {"politics": -1.0, "conflict": 1.0, "society": -0.7}
_OFFSETS |= {"human_interest": -0.5, "science_technology": 0.3, "weather": 1.0}

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Examples to train on: features, labels, what is known, and what each counts.

    ``functions`` are stems of function words, which are in no pair.
    """

    functions: frozenset[str] = frozenset()
    counts: list[Counts] = field(default_factory=list)
    topics: list[frozenset[int]] = field(default_factory=list)
    accepted: list[frozenset[int]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, examples: Iterable[Example], weight: float) -> None:
        """Add ``examples`` that count ``weight`` each."""
        for example in examples:
            if example.accepted:
                self.counts.append(features_of(words_of(example), self.functions))
                self.topics.append(example.topics)
                self.accepted.append(example.accepted)
                self.weights.append(weight)


def words_of(example: Example) -> Words:
    """Return the words of ``example`` as topics are scored by."""
    return read_words(title=example.title, text=example.text, language=example.language)


def features_of(words: Words, functions: frozenset[str]) -> Counts:
    """Return what each stem and each pair of neighbors counts that is no function word.

    A pair is joined by a space, and does not join title and text.
    """
    stems = stem_words(words.keys, words.language)
    counts: dict[str, int] = {}
    for part, value in ((stems[words.title :], IN_TEXT), (stems[: words.title], IN_TITLE)):
        pairs = (pair for pair in pairwise(part) if not any(map(functions.__contains__, pair)))
        found = (*part, *(f"{first} {second}" for first, second in pairs))
        counts.update(dict.fromkeys(found, value))
    return {f: n for f, n in counts.items() if " " not in f or not any(map(str.isdigit, f.split()))}


def weakly_labelled(examples: Iterable[Example]) -> list[Example]:
    """Return the ``examples`` without a clean topic for which the seed words are sure of one."""
    found = []
    for example in examples:
        scores = score_seeds(words_of(example), example.language)
        best, second, *_ = sorted(range(len(SLUGS)), key=lambda t: -scores.shares[t])
        top = scores.shares[best]
        weight = top * (scores.total + DOUBT)
        lead = (top - scores.shares[second]) / max(sum(scores.shares), 1e-9)
        if example.topics or weight < _WEAK_TOTAL or lead < _WEAK_LEAD:
            continue
        if not example.accepted or best in example.accepted:
            near = {t for t, share in enumerate(scores.shares) if share >= 0.3 * top}
            found.append(replace(example, topics=frozenset({best}), accepted=frozenset(near)))
    return found


def seed_examples(table: str, language: str) -> list[Example]:
    """Return the seed words of weight 2 and 3, six an example; ``table`` is their file's text."""
    found = []
    for line in table.splitlines()[1:]:
        row_language, slug, weight, words = line.split("\t")
        if row_language == language and weight != "1":
            topics = frozenset({SLUGS.index(slug)})
            entries = words.replace("*", "").split(", ")
            for start in range(0, len(entries), 6):
                text = ", ".join(entries[start : start + 6])
                blank = Example(title="", text=text, language=language)
                found.append(replace(blank, topics=topics, accepted=topics))
    return found


def corpus_of(
    names: Sequence[str],
    *,
    language: str,
    seeds: str,
    functions: frozenset[str],
    keep: Callable[[Example], bool] | None = None,
) -> Corpus:
    """Return the training examples of the sets ``names``, the taxonomy and the seed words.

    Args:
        names: of training sets; ``wikinews`` is added when the labelled Wikinews set is among them.
        language: ISO 639-1.
        seeds: the text of the table of seed words.
        functions: stems of function words, which are in no pair.
        keep: which examples of the sets to train on, all when None.
    """
    corpus = Corpus(functions=functions)
    for name in names:
        examples = tuple(filter(keep or bool, in_language(read_set(name), language)))
        corpus.add(examples, _WEIGHTS[name])
        corpus.add(weakly_labelled(examples), _WEAK * _WEIGHTS[name])
    if "gold_iptc_wikinews" in names and language == "en":
        known = {example.title for example in read_set("gold_iptc_wikinews")}
        fresh = [example for example in read_wikinews() if example.title not in known]
        corpus.add(weakly_labelled(fresh), _WEIGHTS["wikinews"])
    corpus.add(read_taxonomy(language), _WEIGHTS["taxonomy"])
    corpus.add(seed_examples(seeds, language), _WEIGHTS["seeds"])
    return corpus


def train(corpus: Corpus, *, size: int, language: str) -> Linear:
    """Return the model of ``corpus`` with the ``size`` features that weigh most."""
    numpy = import_module("numpy")
    vocabulary = _rarities(corpus.counts, at_least=2)
    features = sorted(vocabulary)
    weights, _ = _fit(corpus, features, vocabulary)
    heavy = numpy.argsort(-numpy.abs(weights).max(axis=1), kind="stable")[:size]
    features = sorted(features[i] for i in heavy)
    features.sort(key=lambda feature: _is_hidden(feature, corpus.functions))
    weights, bias = _fit(corpus, features, vocabulary)
    return _quantize(features, vocabulary, weights, bias, corpus.functions, language)


def _rarities(counts: Sequence[Counts], *, at_least: int) -> dict[str, int]:
    frequencies: dict[str, int] = {}
    for example in counts:
        for feature in example:
            frequencies[feature] = frequencies.get(feature, 0) + 1
    top = 1 + len(counts)
    return {
        feature: min(255, round(_IDF * (1 + log(top / (1 + frequency)))))
        for feature, frequency in frequencies.items()
        if frequency >= at_least and len(feature) > 1 and not feature.isdigit()
    }


def _is_hidden(feature: str, functions: frozenset[str]) -> bool:
    return feature in functions or feature.isdigit()


def _matrix(corpus: Corpus, features: Sequence[str], rarities: dict[str, int]) -> Any:
    sparse, numpy = import_module("scipy.sparse"), import_module("numpy")
    numbers = dict(zip(features, count(), strict=False))
    rows, columns, values = [0], [], []
    for counts in corpus.counts:
        row = {numbers[f]: n * rarities[f] for f, n in counts.items() if f in numbers}
        norm = sum(value * value for value in row.values()) ** 0.5
        columns += list(row)
        values += [value / norm for value in row.values()]
        rows.append(len(columns))
    shape = (len(corpus.counts), len(features))
    return sparse.csr_matrix((numpy.array(values), columns, rows), shape=shape)


def _fit(corpus: Corpus, features: Sequence[str], rarities: dict[str, int]) -> tuple[Any, Any]:
    """Return weights (features x topics) and biases of one logistic regression a topic."""
    numpy = import_module("numpy")
    matrix = _matrix(corpus, features, rarities)
    weights, bias = numpy.zeros((len(features), len(SLUGS))), numpy.zeros(len(SLUGS))
    counted = numpy.array(corpus.weights)
    for topic in range(len(SLUGS)):
        is_topic = numpy.array([topic in topics for topics in corpus.topics])
        # What is accepted beside the label says neither yes nor no.
        known = is_topic | numpy.array([topic not in known for known in corpus.accepted])
        if not is_topic.any():
            bias[topic] = -9.0
            continue
        weight = counted.copy()
        rest = weight[known & ~is_topic].sum() / weight[is_topic].sum()
        weight[is_topic] *= rest**0.5  # rare topics count more, but do not become as frequent
        model = import_module("sklearn.linear_model").LogisticRegression(
            C=_STRENGTH, solver="liblinear", tol=1e-3, random_state=0
        )
        model.fit(matrix[known], is_topic[known], sample_weight=weight[known])
        weights[:, topic] = model.coef_[0]
        bias[topic] = model.intercept_[0] + _OFFSETS.get(SLUGS[topic], 0.0)
    return weights, bias


def _quantize(
    features: list[str],
    rarities: dict[str, int],
    weights: Any,
    bias: Any,
    functions: frozenset[str],
    language: str,
) -> Linear:
    numpy = import_module("numpy")
    # The few weights beyond are cut, so that the others keep their precision.
    scale = round(float(numpy.quantile(numpy.abs(weights).max(axis=1), 0.999)) / 127, 6)
    levels = numpy.clip(numpy.rint(weights / scale), -127, 127).astype(int) + ZERO
    rows = bytearray()
    for feature, row in zip(features, levels.tolist(), strict=True):
        rows += bytes((rarities[feature], *row))
    shown = sum(not _is_hidden(feature, functions) for feature in features)
    header = f"features={len(features)} shown={shown} scale={scale} slope=1 shift=0 bias="
    header += ",".join(f"{value:.4f}" for value in bias.tolist())
    return unpack(_content("", header, features, bytes(rows)), language)


def _content(origin: str, header: str, features: Sequence[str], rows: bytes) -> bytes:
    body = "".join(f"{feature}\n" for feature in features).encode() + rows
    return f"{origin}\n{header}\n".encode() + zlib.compress(body, 9)


def pack(model: Linear, origin: str) -> bytes:
    """Return the file of ``model``; ``origin`` is its first line."""
    assert len(model.rows) == len(model.features) * ROW
    header = (
        f"features={len(model.features)} shown={model.shown} scale={model.scale}"
        f" slope={model.slope} shift={model.shift} bias="
    )
    header += ",".join(f"{value:.4f}" for value in model.bias)
    return _content(origin, header, model.features, model.rows)


def stems_of(words: Iterable[str], language: str) -> frozenset[str]:
    """Return the stems of ``words`` as the model has them."""
    keys = [key for word in words for key in split_words(word, language)]
    return frozenset(stem_words(keys, language)) | {"said", "say", "also", "one", "two", "new"}
