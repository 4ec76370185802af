"""Builds ``term_counts.tsv`` and ``name_words.tsv`` in ``digest/data`` from some news articles.

They tell in how many articles a stem occurs, and which words are written as names. Only counts are
kept, and only of stems that stand in at least ``LEAST`` articles. The sources are the development
sets whose licence allows a table of counts: headlines, leads and reports in English. Run it with
the folder of the sets in ``DIGEST_DATA``.
"""

import gzip
import json
import lzma
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from digest.language import terms

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT.parent / "shared" / "data"))
TARGET = ROOT / "digest" / "data" / "term_counts.tsv"
NAMES = TARGET.with_name("name_words.tsv")
# Only what is free to be counted: own labels, CC0, CC BY, or a table of counts allowed.
SOURCES = (
    "topics/bbc_rss_2022.jsonl.gz",
    "topics/gold_iptc_wikinews.jsonl.gz",
    "country/wikinews_2019_2020.jsonl",
    "summaries/train/cnn_poc_train.jsonl.xz",
    "summaries/train/cnndm_train.jsonl.xz",
    "summaries/train/inshorts_train.jsonl.xz",
    "summaries/train/xsum_train.jsonl.xz",
)
LEAD = 500
LEAST = 3
HEADER = (
    "# Stems of English news by the number of articles, of {articles}, whose title or first"
    " characters hold them. Counted by bench/build_terms.py from open sets of news; counts are"
    " facts, MIT like the code."
)
# Of ten articles that have a word within a sentence, so many write it with a capital if it is a
# name: Apple is one, and what grows on trees.
NAMED_IN = 7
NAMES_HEADER = (
    "# Words of English news, of those whose stems are in term_counts.tsv, that are names within a"
    " sentence in at least {share} of 10 articles that have them there, and in {least} or more."
    " Counted by bench/build_terms.py; facts, MIT like the code."
)
_CAPITAL = re.compile(r"(?<=[a-z,;)’'] )[A-Z][^\W\d_]+")
_SMALL = re.compile(r"(?<![\w’'.@/-])[a-z][^\W\d_]+")


def main() -> None:
    """Write the tables and say how long they are."""
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    articles = 0
    for name in SOURCES:
        for record in _records(DATA / name):
            whole = record.get("text") or ""
            text = f"{record.get('title') or ''} {whole[:LEAD]}"
            counts.update(set(terms(text, language="en")))
            capital.update({word.casefold() for word in _CAPITAL.findall(whole)})
            small.update(set(_SMALL.findall(whole)))
            articles += 1
    groups: dict[int, list[str]] = {}
    for term, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count >= LEAST and term.isascii():
            groups.setdefault(count, []).append(term)
    lines = [HEADER.format(articles=articles)]
    lines += [f"{count}\t{' '.join(found)}" for count, found in groups.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {sum(map(len, groups.values()))} stems of {articles} articles")
    known = {term for term, count in counts.items() if count >= LEAST}
    names = sorted(word for word in capital if _is_name(word, capital, small, known))
    head = NAMES_HEADER.format(share=NAMED_IN, least=LEAST)
    NAMES.write_text("\n".join([head, *_by_first(names)]) + "\n", encoding="utf-8")
    print(f"{NAMES.name}: {len(names)} words")


def _is_name(word: str, capital: Counter[str], small: Counter[str], known: set[str]) -> bool:
    often = capital[word] >= LEAST and word.isascii()
    share = 10 * capital[word] >= NAMED_IN * (capital[word] + small[word])
    return often and share and not known.isdisjoint(terms(word, language="en"))


def _by_first(words: list[str]) -> list[str]:
    """Return lines of words that begin with one letter."""
    return [" ".join(own) for _, own in groupby(words, key=lambda word: word[0])]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    known: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}
    opened = known.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            record: dict[str, Any] = json.loads(line)
            if record.get("language", "en") == "en":
                yield record


if __name__ == "__main__":
    main()
