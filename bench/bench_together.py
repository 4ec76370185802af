"""Measure summaries of stories: ROUGE, faults and time; writes results/together.md.

Needs ``rouge-score-rs`` (or ``rouge-score``) and the development sets. All methods take the same
sentences and terms; sumy's are given the articles one behind the other.
"""

import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.readability import KINDS, faults
from bench.summary_data import as_sentences
from bench.summary_scores import interval, rouges
from bench.together_data import SETS, Group, load_groups
from digest.compose.together import choose_together
from digest.summarize import Passage, score_sentences
from digest.summarize.lexrank import rank_by_lexrank
from digest.summarize.peers import SUMY, rank_by_sumy
from tests.telling.cases import HALVES, tally_figures, tally_novelty

RESULTS = Path(__file__).parent / "results" / "together.md"
BASELINE = "sumy-lexrank"
WORDS = 100

# Returns the chosen sentences as numbers in the concatenation.
Chooser = Callable[[Group, Passage], list[int]]


def ours(group: Group, _: Passage) -> list[int]:
    starts = {}
    first = 0
    for told in group.articles:
        starts[told.article.id] = first
        first += len(told.analysis.sentences)
    chosen = choose_together(group.articles, words=WORDS)
    return [
        starts[told.article.id] + told.analysis.sentences.index(sentence)
        for told, sentence in chosen
    ]


def ours_and_scores(group: Group, whole: Passage) -> list[int]:
    for passage in group.passages:
        as_sentences(passage, score_sentences([passage])[0])
    return ours(group, whole)


def by_order(rank: Callable[[Passage], Sequence[int]]) -> Chooser:
    def choose(_: Group, whole: Passage) -> list[int]:
        chosen: list[int] = []
        used = 0
        for place in rank(whole):
            if not chosen or used + whole.words[place] <= WORDS:
                chosen.append(place)
                used += whole.words[place]
        return sorted(chosen)

    return choose


def sumy(method: str) -> Chooser:
    return by_order(lambda whole: rank_by_sumy(whole, method))


CHOOSERS: dict[str, Chooser] = {
    "digest": ours,
    "digest, with its sentences scored anew": ours_and_scores,
    "lead of the first article": by_order(lambda whole: range(len(whole.sentences))),
    "lexrank (vectorized)": by_order(lambda whole: rank_by_lexrank(whole.terms)),
    **{name: sumy(name) for name in SUMY if name not in ("edmundson", "kl")},
}


def measure(
    choose: Chooser, groups: Sequence[Group]
) -> tuple[list[tuple[float, float, float]], int, float]:
    """Return ROUGE of each cluster, how many summaries have a fault, and milliseconds a cluster."""
    values, faulty = [], 0
    wholes = [group.whole for group in groups]
    for group, whole in zip(groups, wholes, strict=True):
        chosen = choose(group, whole)
        values.append(rouges(group.reference, [whole.sentences[place] for place in chosen]))
        found = faults(chosen, whole.sentences)
        faulty += any(found[kind] for kind in KINDS)
    spent = min(_seconds(choose, groups, wholes) for _ in range(2))
    return values, faulty, 1000 * spent / len(groups)


def _seconds(choose: Chooser, groups: Sequence[Group], wholes: Sequence[Passage]) -> float:
    begin = time.process_time()
    for group, whole in zip(groups, wholes, strict=True):
        choose(group, whole)
    return time.process_time() - begin


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def table(name: str) -> list[str]:
    groups = load_groups(name)
    results = {key: measure(choose, groups) for key, choose in CHOOSERS.items()}
    base = results[BASELINE][0]
    lines = [
        f"## {name}: {len(groups)} clusters, {WORDS} words",
        "",
        f"| method | R1 / R2 / RL | R1, R2, RL against {BASELINE} | with a fault | ms |",
        "|---|---|---|---|---|",
    ]
    for key, (values, faulty, spent) in results.items():
        cells = " / ".join(f"{mean([own[k] for own in values]):.1f}" for k in range(3))
        gains = []
        for k in range(3):
            differences = [own[k] - other[k] for own, other in zip(values, base, strict=True)]
            low, high = interval(differences)
            gains.append(f"{mean(differences):+.2f} [{low:+.2f}, {high:+.2f}]")
        share = 100 * faulty / len(values)
        lines.append(f"| {key} | {cells} | {', '.join(gains)} | {share:.0f} % | {spent:.2f} |")
    return [*lines, ""]


def telling_table() -> list[str]:
    """Return how many of the made-up cases are told right: figures that differ, what is new."""
    lines = [
        "## Figures that differ and what is new, as made up in `tests/telling`",
        "",
        "| half | figures right / wrong / missed | new sentences right / wrong / missed |",
        "|---|---|---|",
    ]
    for half in HALVES:
        tallies = (tally_figures(half), tally_novelty(half))
        cells = (f"{own.right} / {own.wrong} / {own.missed}" for own in tallies)
        lines.append(f"| {half} | {' | '.join(cells)} |")
    return [*lines, ""]


def main() -> None:
    warnings.simplefilter("ignore")
    lines = [
        "# Summaries of stories: what was measured",
        "",
        "ROUGE F1 x 100, Porter stemmer; intervals of 95 % by paired bootstrap; CPU time of the",
        "choice from stored terms, scores and flags, the lesser of two passes over all clusters",
        "once all tables have been read. Faults by `bench/readability.py`. Written by",
        "`bench/bench_together.py`. The first set comes in lower case, cut off and without",
        "quotation marks: its sentences are given capitals, but its faults say little.",
        "",
    ]
    for name in SETS:
        lines += table(name)
    lines += telling_table()
    RESULTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
