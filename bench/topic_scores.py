"""Figures of topic methods: how often the best topic is accepted, macro-F1, and when it is sure."""

from collections.abc import Callable, Sequence
from zlib import crc32

from bench.topic_sets import Example
from bench.topic_training import words_of
from digest.topics.linear import Linear, score_linear
from digest.topics.names import SLUGS
from digest.topics.score import SEEDS
from digest.topics.seed_scores import score_seeds

Method = Callable[[Example], Sequence[float]]  # the scores of the 17 topics


def combined(model: Linear) -> Method:
    """Return the method of the project with another ``model``."""

    def score(example: Example) -> list[float]:
        words = words_of(example)
        shares = score_seeds(words, example.language).shares
        logits = score_linear(words, model).logits
        return [logit + SEEDS * share for logit, share in zip(logits, shares, strict=True)]

    return score


def fold(part: int) -> Callable[[Example], bool]:
    """Return what tells whether an example is trained on when ``part`` (1 to 5) is left out."""
    return lambda example: crc32((example.title + example.text).encode()) % 5 != part - 1


def best(scores: Sequence[float]) -> int:
    """Return the topic with the highest score, the first of equals; -1 when all are 0."""
    return max(range(len(scores)), key=lambda t: (scores[t], -t)) if any(scores) else -1


def accuracy(method: Method, examples: Sequence[Example]) -> tuple[float, float]:
    """Return the part of best topics that are accepted, and macro-F1, both in percent.

    An answer that is accepted beside the label counts for the label; macro-F1 is over the topics
    that are a label in ``examples``. Examples without a clean topic are left out.
    """
    right = dict.fromkeys(range(-1, len(SLUGS)), 0)
    given, wanted = right.copy(), right.copy()
    known = [example for example in examples if example.topics]
    for example in known:
        answer, label = best(method(example)), min(example.topics)
        if answer in example.accepted:
            answer = answer if answer in example.topics else label
            label = answer
            right[label] += 1
        given[answer] += 1
        wanted[label] += 1
    topics = [topic for topic in wanted if wanted[topic] and topic >= 0]
    f1 = [2 * right[topic] / (given[topic] + wanted[topic]) for topic in topics]
    return 100 * sum(right.values()) / len(known), 100 * sum(f1) / len(f1)


def surest(method: Method, examples: Sequence[Example], part: float) -> float:
    """Return the percentage accepted among the ``part`` of examples whose best score is highest."""
    known = [example for example in examples if example.topics]
    answers = []
    for example in known:
        scores = method(example)
        answers.append((max(scores), best(scores) in example.accepted))
    answers.sort(key=lambda answer: -answer[0])
    kept = answers[: round(part * len(answers))]
    return 100 * sum(right for _, right in kept) / len(kept)
