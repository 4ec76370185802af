"""Measure derived headlines against the titles that people gave; writes results/headlines.md.

Needs ``rouge-score-rs`` (or ``rouge-score``) and the development data. The titles are taken away
before the articles are read; titles that are not in a language with words between blanks are left
out, as are articles of one sentence, which get no headline.
"""

import gzip
import json
import lzma
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.summary_data import DATA
from bench.summary_scores import interval, rouges
from digest.analyze import analyze
from digest.compose.summary import choose_summary
from digest.headlines import derive_headline
from digest.language import detect_language
from digest.model import Article, Sentence, Settings

RESULTS = Path(__file__).parent / "results" / "headlines.md"
SETS = (
    "summaries/train/inshorts_train.jsonl.xz",
    "summaries/dev/inshorts_dev.jsonl.xz",
    "topics/bbc2005.jsonl.gz",
    "country/wikinews_2019_2020.jsonl",
    "topics/masakhanews.jsonl.gz",
    "topics/newsapi_headlines.jsonl.gz",
    "stories/allsides2021.jsonl.gz",
    "stories/neus_triplets.jsonl.gz",
)
LANGUAGES = ("en", "fr")
BATCH = 64
LONGEST = 90
Opener = Callable[..., object]
OPENERS: Mapping[str, Opener] = {".gz": gzip.open, ".xz": lzma.open, ".jsonl": open}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article without its title, as a digest knows it."""

    title: str
    language: str
    sentences: tuple[Sentence, ...]
    summary: tuple[Sentence, ...]


def rows(name: str) -> list[dict[str, str]]:
    path = DATA / name
    with OPENERS[path.suffix](path, "rt", encoding="utf-8") as lines:  # type: ignore[attr-defined]
        return [json.loads(line) for line in lines]


def load(name: str) -> Iterator[Told]:
    """Yield the articles of a set that have a title and two sentences."""
    found = [row for row in rows(name) if row.get("title") and row["text"].strip()]
    articles = [
        Article(id=f"{n:016x}", text=row["text"], language=detect_language(row["text"]))
        for n, row in enumerate(found)
    ]
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        for n, told in enumerate(analyze(batch, Settings())):
            if len(told.sentences) > 1 and told.language in LANGUAGES:
                yield Told(
                    title=found[start + n]["title"],
                    language=told.language,
                    sentences=told.sentences,
                    summary=choose_summary(told.sentences),
                )


def ours(told: Told) -> str:
    return derive_headline(told.sentences, told.summary, language=told.language)


def cut_lead(told: Told) -> str:
    """Return the first sentence, cut behind a word: what a program without rules would print."""
    text = told.sentences[0].text
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(None, 1)[0] + "…"


def values(told: Sequence[Told], headlines: Sequence[str]) -> list[tuple[float, float, float]]:
    return [
        rouges(one.title, [found.replace("…", " ")])
        for one, found in zip(told, headlines, strict=True)
    ]


def line(language: str, told: Sequence[Told]) -> str:
    begin = time.process_time()
    found = [ours(one) for one in told]
    spent = (time.process_time() - begin) * 1000 / len(told)
    own, other = values(told, found), values(told, [cut_lead(one) for one in told])
    means = [
        " / ".join(f"{sum(column) / len(told):.1f}" for column in zip(*rouge, strict=True))
        for rouge in (own, other)
    ]
    gains = [sum(a) / 3 - sum(b) / 3 for a, b in zip(own, other, strict=True)]
    low, high = interval(gains)
    shares = [
        f"{100 * sum(held) / len(told):.0f} %"
        for held in (
            [text.endswith("…") for text in found],
            [" … " in text for text in found],
            [text.startswith("…") for text in found],
        )
    ]
    length = sum(map(len, found)) / len(told)
    gain = f"{sum(gains) / len(gains):+.2f} [{low:+.2f}, {high:+.2f}]"
    cells = (language, str(len(told)), *means, gain, *shares, f"{length:.0f}", f"{spent:.2f}")
    return " | ".join(cells)


def main() -> None:
    """Write the table."""
    lines = [
        "# Derived headlines: what was measured",
        "",
        "ROUGE-1 / 2 / L (F1 x 100, Porter stemmer) against the titles of articles whose titles",
        "were taken away, of ours and of the lead cut behind a word at 90 characters; the gain of",
        "the mean with its interval of 95 %. How many end with a mark, leave something out within,",
        "begin with a mark; their length; ms of CPU time for one. Most of masakhanews in",
        "English are in Pidgin, whose verbs are in no table, and a third of the others have lost",
        "letters in their first line. Written by `bench/bench_headlines.py`.",
        "",
        "| set | language | n | ours | cut lead | gain | cut end | gap | start | length | ms |",
        "|" + "---|" * 11,
    ]
    for name in SETS:
        told = list(load(name))
        for language in LANGUAGES:
            own = [one for one in told if one.language == language]
            if len(own) > 20:
                lines.append(f"| {name.split('.')[0]} | {line(language, own)} |")
                print(lines[-1], flush=True)
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
