"""Scores the 17 topics of an article: the linear model of its language + curated seed words."""

from collections.abc import Mapping, Sequence
from math import exp

from digest.model import Tag
from digest.topics.features import count_features
from digest.topics.linear import Linear, Sums, gains, read_linear, score_linear
from digest.topics.names import CODES, SLUGS
from digest.topics.sections import find_sections
from digest.topics.seed_scores import SeedScores, score_seeds
from digest.topics.tokens import find_words
from digest.topics.words import Words, first_place, read_words, show

SEEDS = 10.0  # what the share of all seed weight is worth on the scale of the linear model
_SECTION = 5.0  # what a section that stands for a topic is worth on the same scale
_SLOPE, _SHIFT = 0.96, -2.66  # as in ``Linear``, for languages that have seed words alone
_LEAST = 0.05  # topics that weigh less are not worth telling
_MOST = 6  # words or phrases of evidence
_NO_SUMS = Sums(logits=(0.0,) * len(SLUGS), found=(), unit=0.0)


def score_topics(
    *, title: str, text: str, language: str = "en", hints: Sequence[str] = ()
) -> tuple[Tag, ...]:
    """Return every top-level topic with any evidence, best first.

    Args:
        title: of the article, "" if it has none.
        text: of the article, "" if it is a title only; the first 3,000 characters are read.
        language: ISO 639-1; texts of unknown language (``und``) are read as English.
        hints: the source's own categories, or the words of the URL's section.

    Returns:
        Tags whose weight is about the probability that a reader would accept the topic, and whose
        evidence is at most 6 words or phrases of the title or text, strongest first; none if only
        a hint stands for the topic. A language without seed words has tags by hints only.
    """
    tongue = "en" if language in {"", "und"} else language.lower().partition("-")[0]
    words = read_words(title=title, text=text, language=tongue)
    model = read_linear(tongue)
    sums = score_linear(_features(words), model) if model else _NO_SUMS
    seeds = score_seeds(words, tongue)
    sections = find_sections(hints)
    slope, shift = (model.slope, model.shift) if model else (_SLOPE, _SHIFT)
    starts = find_words(words.whole, words.words)
    tags = []
    for topic, code in enumerate(CODES):
        score = sums.logits[topic] + SEEDS * seeds.shares[topic] + _SECTION * (topic in sections)
        weight = round(1 / (1 + exp(-(slope * score + shift))), 3)
        evidence = _evidence(words, starts, topic, sums, seeds, model) if weight >= _LEAST else ()
        if evidence or topic in sections:
            tags.append(Tag(code=code, weight=weight, evidence=evidence))
    return tuple(sorted(tags, key=lambda tag: (-tag.weight, tag.code)))


def _features(words: Words) -> Mapping[str, int]:
    return count_features(words.stems[: words.title], words.stems[words.title :])


def _evidence(
    words: Words,
    starts: Sequence[int],
    topic: int,
    sums: Sums,
    seeds: SeedScores,
    model: Linear | None,
) -> tuple[str, ...]:
    found = {span: SEEDS * gain for span, gain in seeds.spans[topic].items()}
    if model:
        for gain, number in gains(sums, model, topic, most=_MOST):
            span = first_place(model.features[number], words.stems)
            found[span] = found.get(span, 0.0) + gain
    best = sorted(found, key=lambda span: (-round(found[span], 6), span))
    return show(words, starts, best[: 2 * _MOST], most=_MOST)
