"""Builds ``digest/data/term_counts.tsv``: in how many of some news articles a stem occurs.

Only counts are kept, and only of stems that stand in at least ``LEAST`` articles. The sources are
the development sets whose licence allows a table of counts: headlines, leads and reports in
English. Run it with the folder of the sets in ``DIGEST_DATA``.
"""

import gzip
import json
import lzma
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digest.language import terms

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT.parent / "shared" / "data"))
TARGET = ROOT / "digest" / "data" / "term_counts.tsv"
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


def main() -> None:
    """Write the table and say how long it is."""
    counts: Counter[str] = Counter()
    articles = 0
    for name in SOURCES:
        for record in _records(DATA / name):
            text = f"{record.get('title') or ''} {(record.get('text') or '')[:LEAD]}"
            counts.update(set(terms(text, language="en")))
            articles += 1
    groups: dict[int, list[str]] = {}
    for term, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count >= LEAST and term.isascii():
            groups.setdefault(count, []).append(term)
    lines = [HEADER.format(articles=articles)]
    lines += [f"{count}\t{' '.join(found)}" for count, found in groups.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {sum(map(len, groups.values()))} stems of {articles} articles")


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
