"""Measure the text layer on the development sets: speed, detection, what is flagged, sentences.

Run: ``python bench/text_layer.py``; the sets are looked for in ``DIGEST_DATA``.
"""

import gzip
import json
import lzma
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.summary_data import read
from digest.clean import find_blocks
from digest.language import count_words, detect_language, split_sentences, terms, words
from digest.summarize import find_another

DATA = Path(os.environ.get("DIGEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
SIB = {"eng_Latn": "en", "fra_Latn": "fr", "deu_Latn": "de", "spa_Latn": "es", "arb_Arab": "ar",
       "zho_Hans": "zh"}  # fmt: skip
MASAKHA = {"eng": "en", "fra": "fr", "pcm": "en"}
FLAGGED = (
    "topics/bbc2005.jsonl.gz", "topics/masakhanews.jsonl.gz", "summaries/dev/cnn_dev.jsonl.xz",
    "summaries/dev/inshorts_dev.jsonl.xz", "summaries/train/cnndm_train.jsonl.xz",
    "summaries/dev/xsum_dev.jsonl.xz",
)  # fmt: skip

WHOLE = (
    *FLAGGED, "summaries/dev/bbc_dev.jsonl.xz", "summaries/train/cnn_poc_train.jsonl.xz",
    "summaries/train/inshorts_train.jsonl.xz", "summaries/train/xsum_train.jsonl.xz",
)  # fmt: skip


def main() -> None:
    """Print every measurement."""
    if not DATA.exists():
        print(f"{DATA}: the development sets are not there")
        return
    texts = [row["text"] for row in load("summaries/dev/bbc_dev.jsonl.xz")]
    for name, function in (
        ("find_blocks", find_blocks), ("split_sentences", split_sentences), ("words", words),
        ("terms", terms), ("count_words", count_words), ("detect_language", detect_language),
    ):  # fmt: skip
        print(f"{name:16} {microseconds(function, texts):7.1f} us an article")
    detection()
    for name in FLAGGED:
        flags(name)
    sentences()
    others()


def load(name: str) -> list[dict[str, str]]:
    packed = (DATA / name).read_bytes()
    text = (lzma.decompress(packed) if name.endswith("xz") else gzip.decompress(packed)).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def microseconds(function: Callable[[str], object], texts: Sequence[str]) -> float:
    best = float("inf")
    for _ in range(7):
        start = time.process_time()
        for text in texts:
            function(text)
        best = min(best, time.process_time() - start)
    return best / len(texts) * 1e6


def detection() -> None:
    sib = load("topics/sib200.jsonl.gz")
    masakha = load("topics/masakhanews.jsonl.gz")
    huffpost = load("topics/huffpost_headlines.jsonl.gz")
    for name, pairs in (
        ("sib200 sentences", [(row["text"], SIB[row["lang"]]) for row in sib]),
        ("sib200 first 40 characters", [(row["text"][:40], SIB[row["lang"]]) for row in sib]),
        ("huffpost titles", [(row["title"], "en") for row in huffpost]),
        ("masakhanews titles", [(row["title"], MASAKHA[row["lang"]]) for row in masakha]),
    ):
        right = sum(detect_language(text) == language for text, language in pairs)
        print(f"detected {name}: {100 * right / len(pairs):.2f} % of {len(pairs)}")


def flags(name: str) -> None:
    counts: Counter[str] = Counter()
    total = flagged = 0
    for row in load(name):
        total += len(row["text"])
        for block in find_blocks(row["text"]):
            counts[block.kind] += 1
            flagged += 0 if block.kind == "body" else block.end - block.start
    print(f"{name}: {100 * flagged / total:.2f} % of characters flagged, {dict(counts)}")


def sentences() -> None:
    """Print how the ends agree with CNN's own lines, which have detached quotation marks."""
    hits = found = wanted = 0
    for row in load("summaries/train/cnn_poc_train.jsonl.xz"):
        lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
        ends, place = set(), 0
        for line in lines:
            place += len(line) + 1
            ends.add(place - 1)
        own = {end for _, end in split_sentences(" ".join(lines))}
        hits, found, wanted = hits + len(own & ends), found + len(own), wanted + len(ends)
    print(f"sentence ends: precision {hits / found:.4f}, recall {hits / wanted:.4f} of {wanted}")


def others() -> None:
    """Print in how many articles another one is found, alone and one set behind the other."""
    alone = parted = pairs = number = 0
    for name in WHOLE:
        texts = [row["text"] for row in load(name) if row.get("lang", "eng") == "eng"]
        number += len(texts)
        alone += sum(find_another(read(text)) > 0 for text in texts)
        usual = [text for text in texts if 80 < count_words(text) < 600]
        for one, two in zip(usual[::5], usual[2::5], strict=False):
            pairs += 1
            parted += abs(find_another(read(f"{one}\n\n{two}")) - len(read(one).sentences)) < 2
    print(f"another article: in {alone} of {number} alone, in {parted} of {pairs} pairs")


if __name__ == "__main__":
    main()
