"""Guards against joining what does not belong together: articles that stand alone.

The sets of events hold hardly an article that stands alone, unlike the news of a day. So all but
one article of most stories are left out, and articles that have nothing to do with each other are
grouped.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from bench.story_data import Labelled, analyzed
from bench.topic_sets import in_language, read_set
from digest.model import Article
from digest.stories import group_stories

# Part of the stories that keep all their articles; a lot is the news of one run.
KEPT = 0.25
LOT_OF_STORIES = 120
UNRELATED, LOT = 800, 40
THINNED = ("allsides2021", "neus_triplets", "ecbplus", "multinews100")

Labels = list[str]
Method = Callable[[Sequence[Labelled]], Labels]


def bcubed(found: Labels, truth: Labels) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1, in per cent."""
    pairs = Counter(zip(found, truth, strict=True))
    of_found, of_truth = Counter(found), Counter(truth)
    square = [(count * count, own, other) for (own, other), count in pairs.items()]
    precision = 100 * sum(value / of_found[own] for value, own, _ in square) / len(found)
    recall = 100 * sum(value / of_truth[other] for value, _, other in square) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def alone_table(sets: Mapping[str, Sequence[Labelled]], methods: Mapping[str, Method]) -> list[str]:
    """Return how methods do where three of four stories have a single article."""
    lines = ["| method | " + " | ".join(THINNED) + " |", "|---|" + "---|" * len(THINNED)]
    lots = {name: _lots(_thinned(sets[name])) for name in THINNED}
    for name, method in methods.items():
        cells = []
        for own in lots.values():
            found = [f"{n} {label}" for n, lot in enumerate(own) for label in method(lot)]
            truth = [f"{n} {item.cluster}" for n, lot in enumerate(own) for item in lot]
            p, r, f = bcubed(found, truth)
            cells.append(f"{f:.1f} ({p:.1f} / {r:.1f})")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def _thinned(items: Sequence[Labelled]) -> list[list[Labelled]]:
    """Return the articles of each story, of most stories one."""
    chance = random.Random(1)
    stories: dict[str, list[Labelled]] = defaultdict(list)
    for item in items:
        stories[item.cluster].append(item)
    return [
        own if chance.random() < KEPT else [chance.choice(own)]
        for _, own in sorted(stories.items())
    ]


def _lots(stories: Sequence[list[Labelled]]) -> list[list[Labelled]]:
    mixed = random.Random(1).sample(stories, len(stories))
    return [
        [item for story in mixed[start : start + LOT_OF_STORIES] for item in story]
        for start in range(0, len(mixed), LOT_OF_STORIES)
    ]


def unrelated_lines() -> list[str]:
    """Return how many articles are joined in lots of one publisher's news of many months.

    Few of them tell of one event.
    """
    examples = in_language(read_set("masakhanews"), "en")[:UNRELATED]
    lines = []
    for name, source in (("one source", "one"), ("a source each", "")):
        articles = [
            Article(
                id=f"{number:04}",
                source=source or f"source {number}",
                title=own.title,
                text=own.text,
                language="en",
            )
            for number, own in enumerate(examples)
        ]
        told = analyzed(articles)
        lots = [told[place : place + LOT] for place in range(0, len(told), LOT)]
        joined = len(told) - sum(len(group_stories(lot)) for lot in lots)
        lines.append(f"{len(told)} articles in lots of {LOT}, {name}: {joined} joined.")
    return lines
