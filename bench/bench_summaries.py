"""Measure summaries: ROUGE, faults and time of every method; writes results/summaries.md.

Needs ``rouge-score-rs`` (or ``rouge-score``) and the development sets; ``summa`` and
``pytextrank`` (with an English spaCy pipeline) are measured when they are installed.
"""

import importlib.util
import multiprocessing
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.readability import KINDS, faults
from bench.summary_data import Sample, as_sentences, load, uncleaned
from bench.summary_scores import interval, rouge, rouges
from digest.compose.summary import choose_summary
from digest.language import stop_words
from digest.model import Sentence
from digest.summarize import METHODS, peers, score_sentences
from digest.summarize.board import set_up
from digest.summarize.sets import legal_sets

MACRO = ("dev/cnn_dev", "dev/inshorts_dev")
UNSEEN = ("dev/xsum_dev",)
TRAINED = ("train/cnn_poc_train", "train/cnndm_train", "train/inshorts_train")
# The rules that are lifted one at a time, by the flags that they set.
LIFTED = {
    "R2": ("dangling",),
    "R3": ("quotation",),
    "R4": ("exclamation", "person", "question"),
    "R5": ("bullet", "capitals", "cut", "long", "short", "verbless"),
    "R5, length only": ("long", "short"),
    "R8": ("surname",),
    "all of these": (
        "bullet", "capitals", "cut", "dangling", "exclamation", "long", "person", "question",
        "quotation", "short", "surname", "verbless",
    ),
}  # fmt: skip
RESULTS = Path(__file__).parent / "results" / "summaries.md"
WORDS = 60

# Given the sentences of an article and how many to take (0: by words), return the chosen ones.
Chooser = Callable[[Sample, int], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one method reached on one set: one value per article."""

    rouges: list[tuple[float, float, float]]
    faults: dict[str, int]
    faulty: int
    milliseconds: float

    @property
    def means(self) -> list[float]:
        """The mean of the three ROUGE values of each article."""
        return [sum(own) / 3 for own in self.rouges]


def by_method(method: str) -> Chooser:
    def choose(sample: Sample, count: int) -> tuple[Sentence, ...]:
        passage = sample.passage
        scored = as_sentences(passage, score_sentences([passage], method=method)[0])
        return choose_summary(scored, title=passage.title, words=WORDS, count=count, method=method)

    return choose


def oracle(sample: Sample, count: int) -> tuple[Sentence, ...]:
    """Return the best of the sets that the rules allow: what a perfect choice would reach."""
    scored = as_sentences(sample.passage, score_sentences([sample.passage])[0])
    board = set_up(scored, title=sample.passage.title)
    sets = legal_sets(board, words=WORDS, count=count) or [(0,)]
    best = max(sets, key=lambda own: rouge(sample.reference, [scored[n].text for n in own]))
    return tuple(scored[number] for number in best)


def legal_lead(sample: Sample, count: int) -> tuple[Sentence, ...]:
    """Return the first sentences that the rules allow together: a lead without a fault."""
    scored = as_sentences(sample.passage, score_sentences([sample.passage])[0])
    board = set_up(scored, title=sample.passage.title)
    sets = legal_sets(board, words=WORDS, count=count) or [(0,)]
    # A set that goes on comes before the one that ends.
    first = min(sets, key=lambda own: (*own, len(scored)))
    return tuple(scored[number] for number in first)


def edmundson_of_sumy(sample: Sample, count: int) -> tuple[Sentence, ...]:
    """Return what Edmundson's method chooses by the cue words that sumy's own command gives it."""
    from sumy.parsers.parser import DocumentParser
    from sumy.summarizers.edmundson import EdmundsonSummarizer

    passage = sample.passage
    places = [place for place, terms in enumerate(passage.terms) if terms]
    if len(places) < 2:
        return by_rank(sample, places, count)
    summarizer = EdmundsonSummarizer()
    summarizer.null_words = sorted(stop_words(passage.language))
    summarizer.bonus_words = passage.title_terms or DocumentParser.SIGNIFICANT_WORDS
    summarizer.stigma_words = DocumentParser.STIGMA_WORDS
    rated: list[tuple[float, int]] = []

    def take_all(infos: Sequence[Any]) -> Sequence[Any]:
        rated.extend((-info.rating, info.order) for info in infos)
        return infos

    summarizer(peers._document(passage, places), take_all)
    return by_rank(sample, [places[number] for _, number in sorted(rated)], count)


def by_rank(sample: Sample, order: Sequence[int], count: int) -> tuple[Sentence, ...]:
    total = len(sample.passage.sentences)
    scores = [0] * total
    for rank, number in enumerate(order):
        scores[number] = 1_000_000 - rank
    ranked = as_sentences(sample.passage, tuple(scores))
    return choose_summary(ranked, words=WORDS, count=count, method="ranked")


def summa() -> Chooser:
    from summa.summarizer import summarize

    def choose(sample: Sample, count: int) -> tuple[Sentence, ...]:
        texts = list(sample.passage.sentences)
        found = summarize("\n".join(texts), ratio=1.0, split=True, scores=True)
        order = [texts.index(text) for text, _ in sorted(found, key=lambda own: -own[1])
                 if text in texts]  # fmt: skip
        return by_rank(sample, order, count)

    return choose


def pytextrank() -> Chooser:
    import pytextrank as peer
    import spacy
    from spacy.tokens import Doc

    pipeline = spacy.load(_english_pipeline())
    pipeline.add_pipe("textrank", config={"stopwords": {}})
    assert peer

    def choose(sample: Sample, count: int) -> tuple[Sentence, ...]:
        parsed = Doc.from_docs([pipeline.make_doc(own) for own in sample.passage.sentences])
        starts = [0]
        for own in sample.passage.sentences:
            starts.append(starts[-1] + len(pipeline.make_doc(own)))
        for token in parsed:
            token.is_sent_start = token.i in starts
        for _, pipe in pipeline.pipeline:
            parsed = pipe(parsed)
        number = {start: place for place, start in enumerate(starts)}
        best = parsed._.textrank.summary(limit_phrases=15, limit_sentences=len(starts))
        return by_rank(sample, [number[own.start] for own in best if own.start in number], count)

    return choose


def _english_pipeline() -> str:
    """Return the folder of an English spaCy pipeline, by whatever name it is installed."""
    for path in sorted(
        Path(sys.prefix).glob("lib/python*/site-packages/en_core_web*/*/config.cfg")
    ):
        return str(path.parent)
    raise ModuleNotFoundError("en_core_web_sm")


def methods() -> dict[str, Chooser]:
    """Return every method by its name; peers that are not installed are named and left out."""
    found = {name: by_method(name) for name in METHODS}
    found["lead within the rules"] = legal_lead
    found["edmundson, cue words as sumy's command"] = edmundson_of_sumy
    for name, build in (("summa", summa), ("pytextrank", pytextrank)):
        if importlib.util.find_spec(name) is None:
            print(f"{name}: not installed, left out", file=sys.stderr)
            continue
        try:
            found[name] = build()
        except (ImportError, OSError, ValueError) as error:
            print(f"{name}: left out: {error}", file=sys.stderr)
    return found


def measure(choose: Chooser, samples: Iterable[Sample], count: int) -> Result:
    """Return what a method reaches; the time is CPU time from passage to summary."""
    values, found, faulty, spent, number = [], dict.fromkeys(KINDS, 0), 0, 0.0, 0
    for sample in samples:
        begin = time.process_time()
        chosen = choose(sample, count)
        spent += time.process_time() - begin
        values.append(rouges(sample.reference, [own.text for own in chosen]))
        texts, places, at = sample.passage.sentences, {}, 0
        for place, text in enumerate(texts):
            places[at] = place
            at += len(text) + 1
        own_faults = faults([places[own.start] for own in chosen], texts)
        faulty += any(own_faults.values())
        number += 1
        for kind, many in own_faults.items():
            found[kind] += many
    return Result(
        rouges=values, faults=found, faulty=faulty, milliseconds=1000 * spent / max(1, number)
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def line(
    name: str, results: Sequence[Result], leads: Sequence[Result], raw: Sequence[Result]
) -> str:
    """Return a row: macro ROUGE, gains over both kinds of Lead, faults, time."""
    cells = [
        mean([mean([own[k] for own in result.rouges]) for result in results]) for k in range(3)
    ]
    faulty = sum(own.faulty for own in results)
    articles = sum(len(own.rouges) for own in results)
    kinds = " / ".join(str(sum(own.faults[kind] for own in results)) for kind in KINDS)
    return (
        f"| {name} | {' / '.join(f'{cell:.1f}' for cell in cells)} "
        f"| {gain(results, leads)} | {gain(results, raw)} "
        f"| {100 * faulty / articles:.0f} % | {kinds} "
        f"| {mean([own.milliseconds for own in results]):.2f} |"
    )


def gain(results: Sequence[Result], leads: Sequence[Result]) -> str:
    """Return the mean gain over Lead with its interval, then the gains by set."""
    gains = [
        [a - b for a, b in zip(own.means, lead.means, strict=True)]
        for own, lead in zip(results, leads, strict=True)
    ]
    low, high = macro_interval(gains)
    by_set = " / ".join(f"{mean(own):+.2f}" for own in gains)
    return f"{mean([mean(own) for own in gains]):+.2f} [{low:+.2f}, {high:+.2f}]: {by_set}"


def macro_interval(gains: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return the 95 % interval of the mean of the sets' means, as if they were independent."""
    center = mean([mean(own) for own in gains])
    spreads = [(high - low) / 2 for low, high in map(interval, gains)]
    half = sum(spread**2 for spread in spreads) ** 0.5 / len(gains)
    return center - half, center + half


def table(names: Sequence[str], count: int, chosen: dict[str, Chooser]) -> list[str]:
    samples = [[own for own in load(name) if own.passage.sentences] for name in names]
    results = {
        name: [measure(choose, own, count) for own in samples] for name, choose in chosen.items()
    }
    leads = results["lead"]
    results["lead, text not cleaned"] = raw = [
        measure(by_method("lead"), map(uncleaned, own), count) for own in samples
    ]
    rows = sorted(results, key=lambda name: -mean([mean(own.means) for own in results[name]]))
    sets, kinds = " / ".join(names), " / ".join(KINDS)
    gains = f"mean against Lead: {sets} | against the text not cleaned"
    return [
        f"| method | R1 / R2 / RL | {gains} | with a fault | {kinds} | ms |",
        "|---|---|---|---|---|---|---|",
        *(line(name, results[name], leads, raw) for name in rows),
    ]


def ablation() -> list[str]:
    """Return the gain over Lead on the training sets when a rule is lifted, weights unchanged."""
    samples = [[own for own in load(name)[:300] if own.passage.sentences] for name in TRAINED]
    leads = [mean(measure(by_method("lead"), own, 0).means) for own in samples]
    lines = [
        f"| | {' | '.join(TRAINED)} | mean | sentences with a fault |",
        "|---|---|---|---|---|---|",
    ]
    for name, flags in {
        "all rules": (),
        **{f"without {rule}": own for rule, own in LIFTED.items()},
    }.items():
        results = [measure(without(flags), own, 0) for own in samples]
        gains = [mean(own.means) - lead for own, lead in zip(results, leads, strict=True)]
        faulty = sum(sum(own.faults.values()) for own in results)
        cells = " | ".join(f"{gain:+.2f}" for gain in gains)
        lines.append(f"| {name} | {cells} | {mean(gains):+.2f} | {faulty} |")
    return lines


def without(flags: Sequence[str]) -> Chooser:
    """Return the default summarizer, blind for some flags."""

    def choose(sample: Sample, count: int) -> tuple[Sentence, ...]:
        scored = as_sentences(sample.passage, score_sentences([sample.passage])[0])
        blind = [
            replace(own, flags=tuple(flag for flag in own.flags if flag not in flags))
            for own in scored
        ]
        return choose_summary(blind, title=sample.passage.title, words=WORDS, count=count)

    return choose


def memory_lines() -> list[str]:
    """Return how many megabytes a new process takes that summarizes a hundred articles."""
    rows = {}
    for name in ("digest", "lexrank", "sumy-lexrank"):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows[name] = pool.apply(peaks, (name,))
    return [
        f"{name}: {most:.0f} MB in all, {most - before:.0f} MB of it after the imports."
        for name, (before, most) in rows.items()
    ]


def peaks(method: str) -> tuple[float, float]:
    """Return the peak of this process before the articles are read and behind the last, in MB."""
    before = peak()
    choose = by_method(method)
    for own in load(MACRO[0], most=100):
        if own.passage.sentences:
            choose(own, 0)
    return before, peak()


def peak() -> float:
    """Return the most memory that this process has held, in MB; Linux only.

    ``getrusage`` does not tell it: its value is inherited from the process that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    warnings.simplefilter("ignore")
    chosen: dict[str, Chooser] = {**methods(), "oracle within the rules": oracle}
    few: dict[str, Any] = {name: chosen[name] for name in ("digest", "lead", "lexrank")}
    lines = [
        "# Summaries: what was measured",
        "",
        "ROUGE F1 x 100, Porter stemmer, macro over the sets; intervals by paired bootstrap. The",
        "same sentences and terms for every method; Lead is the article's first cleaned sentences,",
        "against which all stand; the text not cleaned is what others call Lead.",
        "Faults by `bench/readability.py`, in sentences; written by `bench/bench_summaries.py`.",
        "",
        f"## {WORDS} words",
        "",
        *table(MACRO, 0, chosen),
        "",
        "## 3 sentences",
        "",
        *table(MACRO, 3, few),
        "",
        f"## Unseen: no weight or rule was tuned on it ({WORDS} words)",
        "",
        *table(UNSEEN, 0, few),
        "",
        "## A rule lifted at a time (300 articles of each training set, 60 words)",
        "",
        *ablation(),
        "",
        "## Memory, 100 articles of CNN held at once with all that is made of them",
        "",
        *memory_lines(),
    ]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
