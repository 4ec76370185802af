"""Scores the 17 topics of an article: the linear model of its language + curated seed words."""

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from digest.model import OwnTopic, Tag
from digest.topics.linear import Linear, Sums, first_place, gains, read_linear, score_linear
from digest.topics.names import CODES, SLUGS
from digest.topics.own import score_own
from digest.topics.sections import find_sections
from digest.topics.seed_scores import SeedScores, score_seeds
from digest.topics.words import Shown, read_words, tongue_of

SEEDS = 11.0  # what the share of all seed weight is worth on the scale of the linear model
_SECTION = 7.0  # what sections are worth on the same scale, shared by the topics they stand for
_SLOPE, _SHIFT = 0.96, -2.66  # as in ``Linear``, for languages that have seed words alone
_LEAST = 0.05  # topics that weigh less are not worth telling
_HARDLY = -3.0  # their logit is below this one
_EXPLAINED = 0.2  # those that weigh less have no evidence: no article is filed under them
_MOST = 6  # words or phrases of evidence
_NO_SUMS = Sums(logits=(0.0,) * len(SLUGS), title=(), text=(), unit=0.0, stems=[])
_NO_TAG = Tag(code="", weight=0.0)


def score_topics(
    *,
    title: str,
    text: str,
    language: str = "en",
    hints: Sequence[str] = (),
    own: Sequence[OwnTopic] = (),
) -> tuple[Tag, ...]:
    """Return the user's own topics, then every top-level topic with any evidence, best first.

    Args:
        title: of the article, "" if it has none.
        text: of the article, "" if it is a title only; the first 3,000 characters are read.
        language: ISO 639-1; texts of unknown language (``und``) are read as English.
        hints: the source's own categories and the sections of the URL (``hints_of``).
        own: topics that the user defined; where one has a parent, that weighs as much at least.

    Returns:
        Tags whose weight is about the probability that a reader would accept the topic. The
        evidence of those of 0.2 and more is at most 6 words or phrases of the title or text,
        strongest first; none if only a hint stands for the topic. A language without seed words
        has tags by hints only.
    """
    tongue = tongue_of(language)
    words = read_words(title=title, text=text, language=tongue)
    model = read_linear(tongue)
    sums = score_linear(words, model) if model else _NO_SUMS
    seeds = score_seeds(words, tongue)
    sections = find_sections(hints)
    section = _SECTION / max(1, len(sections))
    slope, shift = (model.slope, model.shift) if model else (_SLOPE, _SHIFT)
    shown = Shown(words)
    is_told = bool(sums.title or sums.text) or seeds.total > 0
    tags = []
    for topic, code in enumerate(CODES):
        score = sums.logits[topic] + SEEDS * seeds.shares[topic] + section * (topic in sections)
        if slope * score + shift < _HARDLY and topic not in sections:
            continue
        weight = round(1 / (1 + exp(-(slope * score + shift))), 3)
        evidence: tuple[str, ...] = ()
        if weight >= _EXPLAINED:
            evidence = _evidence(shown, topic, sums, seeds, model)
        if evidence or topic in sections or (is_told and _LEAST <= weight < _EXPLAINED):
            tags.append(Tag(code=code, weight=weight, evidence=evidence))
    tags.sort(key=_rank)
    return add_own(tags, score_own(own, words), own) if own else tuple(tags)


def _rank(tag: Tag) -> tuple[float, str]:
    return -tag.weight, tag.code


def add_own(tags: Sequence[Tag], found: Sequence[Tag], own: Sequence[OwnTopic]) -> tuple[Tag, ...]:
    """Return the tags ``found`` of ``own`` topics, then ``tags`` with their parents raised."""
    parents = {topic.code: topic.parent for topic in own if topic.parent}
    by_code = {tag.code: tag for tag in tags}
    for tag in found:
        parent = parents.get(tag.code, "")
        if parent and tag.weight > by_code.get(parent, _NO_TAG).weight:
            by_code[parent] = replace(tag, code=parent)
    return (*found, *sorted(by_code.values(), key=_rank))


def _evidence(
    shown: Shown, topic: int, sums: Sums, seeds: SeedScores, model: Linear | None
) -> tuple[str, ...]:
    unit = SEEDS * seeds.unit
    found = {span: unit * gain for span, gain in seeds.spans[topic].items()}
    if model:
        for gain, number in gains(sums, model, topic, most=_MOST):
            span = first_place(number, sums, model)
            found[span] = found.get(span, 0.0) + gain
    best = sorted((-round(gain, 6), span) for span, gain in found.items())
    return shown.show([span for _, span in best[: 2 * _MOST]], most=_MOST)
