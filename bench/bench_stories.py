"""Measure copies, events and the vote beside simple methods; writes results/stories.md.

usage: python bench/bench_stories.py [--quick]      (quick: without the 20,000 articles)

One setting, the shipped one, for all sets. BCubed: Bagga and Baldwin, 1998.
"""

import gc
import multiprocessing
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from bench.story_data import Labelled, analyzed, load
from bench.story_feeds import feed_lines
from bench.story_guards import Labels, alone_table, bcubed, unrelated_lines
from digest.cli import COLLECTION
from digest.model import Analyzed, Article, Story, Tag
from digest.stories import group_stories, vote_topics
from digest.stories.copies import find_copies
from digest.text import fold, hash_id
from digest.topics import assign_topics
from digest.topics.names import CODES, SLUGS

RESULTS = Path(__file__).parent / "results" / "stories.md"
EVENTS = {
    "allsides2021": 88.0,
    "neus_triplets": 78.0,
    "ecbplus": 86.0,
    "googlenews152": 80.0,
    "multinews100": 80.0,
}
LARGE = 20_000
JACCARD = 0.5
DENSE = 0.18  # as in the literature on average link with TF-IDF
MOST_DENSE = 1_000
SLUG_OF = dict(zip(CODES, SLUGS, strict=True))
_PRIME = (1 << 31) - 1


def stories_of(items: Sequence[Labelled]) -> Labels:
    """Return the story of each article."""
    found = {
        told.article.id: story.id
        for story in group_stories([item.told for item in items])
        for told in (*story.articles, *story.copies)
    }
    return [found[item.told.article.id] for item in items]


def by_titles(items: Sequence[Labelled]) -> Labels:
    """Return clusters by the Jaccard likeness of titles (first words where there is none)."""
    sets = [_words(item.told.article.title or item.told.article.text[:80]) for item in items]
    return _linked(sets, lambda one, other: len(one & other) / max(1, len(one | other)))


def by_minhash(items: Sequence[Labelled]) -> Labels:
    """Return clusters by the MinHash (128) of runs of three words of title and text."""
    generator = np.random.default_rng(7)
    a, b = generator.integers(1, _PRIME, 128), generator.integers(0, _PRIME, 128)
    prints = []
    for item in items:
        words = fold(f"{item.told.article.title} {item.told.article.text}").split()
        runs = {crc32(" ".join(words[i : i + 3]).encode()) % _PRIME for i in range(len(words))}
        values = np.array(sorted(runs) or [0])[:, None]
        prints.append(((values * a + b) % _PRIME).min(axis=0))
    table = np.array(prints)
    alike = (
        (i, int(j))
        for i in range(len(items))
        for j in np.flatnonzero((table[i + 1 :] == table[i]).mean(axis=1) >= JACCARD) + i + 1
    )
    return _joined(len(items), alike)


def by_dense_link(items: Sequence[Labelled]) -> Labels:
    """Return clusters by average link over all pairs of TF-IDF vectors of title and lead."""
    rows = [Counter(_terms(item)) for item in items]
    numbers = {term: n for n, term in enumerate(sorted({term for row in rows for term in row}))}
    table = np.zeros((len(rows), len(numbers)))
    for place, row in enumerate(rows):
        for term, count in row.items():
            table[place, numbers[term]] = 1 + np.log(count)
    table *= np.log(len(rows) / (table > 0).sum(axis=0))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    alike = table @ table.T
    np.fill_diagonal(alike, -1)
    sizes, label = np.ones(len(rows)), list(range(len(rows)))
    while True:
        i, j = divmod(int(alike.argmax()), len(rows))
        if alike[i, j] < DENSE:
            return [str(own) for own in label]
        merged = (sizes[i] * alike[i] + sizes[j] * alike[j]) / (sizes[i] + sizes[j])
        merged[[i, j]] = -1
        alike[i], alike[:, i] = merged, merged
        alike[j], alike[:, j] = -1, -1
        sizes[i] += sizes[j]
        label = [i if own == j else own for own in label]


def copy_labels(items: Sequence[Labelled]) -> Labels:
    """Return the group of copies of each article."""
    label = [""] * len(items)
    for own in find_copies([item.told for item in items]):
        for number in own.members:
            label[number] = str(own.members[0])
    return label


def copies_table() -> list[str]:
    """Return how near copies are found among as many other articles."""
    items = load("neardup_synth")
    others = load("neus_triplets")[:2_000]
    everything = [*items, *others]
    lines = ["| method | P | R | F | " + " | ".join(_kinds(items)) + " | ms an article |"]
    lines.append("|" + "---|" * (lines[0].count("|") - 1))
    for name, method in (("**digest**", copy_labels), ("MinHash 128", by_minhash)):
        started = time.process_time()
        label = method(everything)
        spent = 1000 * (time.process_time() - started) / len(everything)
        lines.append(_copy_line(name, items, label, spent))
    return lines


def _kinds(items: Sequence[Labelled]) -> list[str]:
    return sorted({item.kind for item in items} - {"original", ""})


def _copy_line(name: str, items: Sequence[Labelled], label: Labels, spent: float) -> str:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(label):
        groups[own].append(number)
    true = {
        (i, j)
        for i, one in enumerate(items)
        for j in range(i + 1, len(items))
        if one.cluster == items[j].cluster
    }
    # Pairs of other articles are not judged: some of them are copies, too.
    found = {
        (i, j)
        for members in groups.values()
        for i in members
        for j in members
        if i < j and i < len(items)
    }
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / len(true)
    score = 2 * precision * recall / (precision + recall)
    kinds = []
    for kind in _kinds(items):
        of_kind = [pair for pair in true if kind in (items[pair[0]].kind, items[pair[1]].kind)]
        kinds.append(f"{sum(pair in found for pair in of_kind) / len(of_kind):.3f}")
    return (
        f"| {name} | {precision:.3f} | {recall:.3f} | {score:.3f} | {' | '.join(kinds)} "
        f"| {spent:.2f} |"
    )


def events_table(sets: dict[str, list[Labelled]]) -> list[str]:
    """Return BCubed F1 of every method on every set."""
    lines = [
        "| method | " + " | ".join(EVENTS) + " |",
        "|---|" + "---|" * len(EVENTS),
        "| asked | " + " | ".join(f"{value:.0f}" for value in EVENTS.values()) + " |",
    ]
    methods: tuple[tuple[str, Callable[[Sequence[Labelled]], Labels], int], ...] = (
        ("**digest**", stories_of, LARGE),
        ("Jaccard of titles", by_titles, LARGE),
        ("MinHash 128", by_minhash, LARGE),
        (f"dense average link, TF-IDF, {DENSE}", by_dense_link, MOST_DENSE),
    )
    for name, method, most in methods:
        cells = []
        for items in sets.values():
            if len(items) > most:
                cells.append("-")
                continue
            p, r, f = bcubed(method(items), [item.cluster for item in items])
            cells.append(f"{f:.1f} ({p:.1f} / {r:.1f})")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def vote_table(items: Sequence[Labelled]) -> list[str]:
    """Return how often the topic is one that people gave, by article and by story."""
    lines = [
        "Articles of stories of two and more whose topic is one that people gave, in per cent: the",
        "first of all topics, and the one filed under, where an unsure one is neither right nor",
        "wrong. A choice among the articles' own topics is right at most where any of them is.",
        "",
        "| stories | articles | first: alone / vote / any | filed: alone / vote | wrong: same |",
        "|---|---|---|---|---|",
    ]
    told = {item.told.article.id: item.told for item in items}
    of_people: dict[str, list[Analyzed]] = defaultdict(list)
    for item in items:
        of_people[item.cluster].append(item.told)
    by_hand = [Story(id=key, articles=tuple(own)) for key, own in of_people.items()]
    names = {item.told.article.id: set(item.topics) for item in items if item.topics}
    for name, stories in (("found", group_stories(list(told.values()))), ("of people", by_hand)):
        lines.append(_vote_line(name, stories, names))
    return lines


def _vote_line(name: str, stories: Iterable[Story], names: Mapping[str, set[str]]) -> str:
    count: Counter[str] = Counter()
    for story in stories:
        members = (*story.articles, *story.copies)
        voted = vote_topics(story)
        for told in members if len(story.articles) > 1 else ():
            wanted = names.get(told.article.id)
            if not wanted:
                continue
            alone = told.analysis.topics
            count["judged"] += 1
            count["alone"] += _is_right(alone, wanted)
            count["vote"] += _is_right(voted, wanted)
            count["any"] += any(_is_right(own.analysis.topics, wanted) for own in members)
            for key, filed in (("alone", assign_topics(alone)), ("vote", assign_topics(voted))):
                count[f"{key} filed"] += _is_right(filed, wanted)
                count[f"{key} wrong"] += bool(filed) and not _is_right(filed, wanted)
    share = {key: f"{100 * own / count['judged']:.1f}" for key, own in count.items()}
    return (
        f"| {name} | {count['judged']} | {share['alone']} / {share['vote']} / {share['any']} |"
        f" {share['alone filed']} / {share['vote filed']} |"
        f" {share['alone wrong']} / {share['vote wrong']} |"
    )


def _is_right(tags: Sequence[Tag], wanted: set[str]) -> bool:
    return any(SLUG_OF.get(tag.code) in wanted for tag in tags[:1])


def time_lines() -> list[str]:
    """Return seconds and megabytes of a process that groups 5,000 and 20,000 articles."""
    rows = {}
    for size in (LARGE // 4, LARGE):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows[size] = pool.apply(timed, (size,))
    ratio = rows[LARGE][0] / rows[LARGE // 4][0]
    return [
        f"{size:,} articles: {spent:.1f} s CPU, {memory:.0f} MB at most, the articles and their "
        "analyses included."
        for size, (spent, memory) in rows.items()
    ] + [f"Time for four times as many: {ratio:.1f} times."]


def timed(size: int) -> tuple[float, float]:
    """Return the seconds that grouping ``size`` articles takes, and the process's peak in MB."""
    told = crowd(size)
    gc.set_threshold(*COLLECTION)  # as in a run
    started = time.process_time()
    group_stories(told)
    return time.process_time() - started, peak()


def peak() -> float:
    """Return the most memory that this process has held, in MB; Linux only."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def crowd(size: int) -> list[Analyzed]:
    """Return so many different articles: those of the sets, then mixtures of their sentences."""
    base = [item.told for name in EVENTS if name != "googlenews152" for item in load(name)]
    mixer = random.Random(5)
    articles = [told.article for told in base]
    made = []
    for number in range(size - len(articles)):
        parts = mixer.sample(articles, 3)
        text = " ".join(part.text[:300].rsplit(". ", 1)[0] + "." for part in parts)
        made.append(
            Article(
                id=hash_id("crowd", str(number)),
                source=f"source {number % 40}",
                text=text,
                title=parts[0].title,
                published=f"2021-05-{1 + number % 28:02}",
                language="en",
            )
        )
    return [*base, *analyzed(made)][:size]


def is_same_when_shuffled(items: Sequence[Labelled]) -> bool:
    """Return whether the stories are equal for another order of the articles."""
    told = [item.told for item in items]
    shuffled = list(told)
    random.Random(3).shuffle(shuffled)
    return group_stories(told) == group_stories(shuffled)


def main() -> None:
    """Print the tables and write them to the results."""
    sets = {name: load(name) for name in EVENTS}
    lines = [
        "# Stories",
        "",
        "Written by `make bench-stories`; all sets are development sets, one setting for all.",
        "",
        "## Near copies",
        "",
        *copies_table(),
        "",
        "## Events: BCubed F1 (precision / recall), per cent",
        "",
        *events_table(sets),
        "",
        "## The vote",
        "",
        *vote_table(sets["allsides2021"]),
        "",
        "## Where most articles stand alone: BCubed F1 (precision / recall), per cent",
        "",
        *alone_table(sets, {"**digest**": stories_of, "Jaccard of titles": by_titles}),
        "",
        "## Unrelated articles",
        "",
        *unrelated_lines(),
        "",
        "## Feeds: titles and teasers",
        "",
        *feed_lines(),
        "",
        f"Equal for shuffled input: {is_same_when_shuffled(sets['allsides2021'])}.",
    ]
    if "--quick" not in sys.argv:
        lines += ["", "## Size", "", *time_lines()]
    text = "\n".join(lines) + "\n"
    print(text)
    RESULTS.write_text(text, encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _terms(item: Labelled) -> list[str]:
    article = item.told.article
    return fold(f"{article.title} {article.title} {article.text[:500]}").split()


def _linked(
    sets: Sequence[frozenset[str]], alike: Callable[[frozenset[str], frozenset[str]], float]
) -> Labels:
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(sets):
        for word in own:
            by_word[word].append(number)
    pairs = []
    for number, own in enumerate(sets):
        shared = Counter(
            other
            for word in own
            if len(by_word[word]) < 500
            for other in by_word[word]
            if other > number
        )
        pairs += [(number, other) for other in shared if alike(own, sets[other]) >= JACCARD]
    return _joined(len(sets), pairs)


def _joined(size: int, pairs: Iterable[tuple[int, int]]) -> Labels:
    parent = list(range(size))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        parent[root(one)] = root(other)
    return [str(root(number)) for number in range(size)]


if __name__ == "__main__":
    main()
