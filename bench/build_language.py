"""Build ``digest/data/languages.tsv``: how telling three letters in a row are of a language.

Trained on the sentences of ``bench/language_samples.tsv`` and the function words, both written
for this project, and on the names and definitions of the IPTC Media Topics (CC BY 4.0), if the
folder of the development sets is there. Run: ``python bench/build_language.py``.
"""

import gzip
import json
import math
import os
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT.parent / "shared" / "data"))
TOPICS = DATA / "topics" / "mediatopics_2023-10-24.json.gz"
CODES = {"de": "de", "dk": "da", "en-GB": "en", "es": "es", "fr": "fr", "no-NB": "no",
         "pt-BR": "pt", "se": "sv"}  # fmt: skip
MOST = 1_300
# One in the table is a factor of e ** (1 / SCALE) over a run of letters never seen.
SCALE = 4
FLOOR = 0.4
WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0963])+")
HEADER = (
    "# Runs of three letters by language, _ is the edge of a word, best first; each group opens"
    " with its weight. Built by bench/build_language.py from sentences and function words of this"
    " project (MIT) and IPTC Media Topics (names, definitions; CC BY 4.0).\n"
)


def main() -> None:
    """Write the table."""
    texts = dict(_rows(ROOT / "bench" / "language_samples.tsv"))
    words = dict(_rows(ROOT / "digest" / "data" / "stopwords.tsv"))
    topics = _topics()
    with (ROOT / "digest" / "data" / "languages.tsv").open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for code, text in texts.items():
            counts = (
                _count(text, 4)
                + _count(words.get(code, ""), 1)
                + _count(topics.get(code, ""), 0.25)
            )
            out.write(f"{code}\t{_weights(counts)}\n")


def _rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    return [(code, text) for line in lines if line for code, text in [line.split("\t")]]


def _topics() -> dict[str, str]:
    if not TOPICS.exists():
        print(f"{TOPICS}: absent, built without it")
        return {}
    found: dict[str, list[str]] = {code: [] for code in CODES.values()}
    for concept in json.loads(gzip.decompress(TOPICS.read_bytes())):
        for key, code in CODES.items():
            found[code] += [
                concept[field][key]
                for field in ("name", "definition")
                if key in (concept[field] or {})
            ]
    return {code: " ".join(texts) for code, texts in found.items()}


def _count(text: str, weight: float) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in WORD.findall(text.lower()):
        edged = f"_{word}_"
        for i in range(len(edged) - 2):
            counts[edged[i : i + 3]] += weight  # type: ignore[assignment]  # shares, not numbers
    return counts


def _weights(counts: Counter[str]) -> str:
    total = sum(counts.values()) + FLOOR * 8_000
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    groups: dict[int, list[str]] = {}
    base = 1 / 20_000
    for run, count in best:
        weight = round(SCALE * math.log((count + FLOOR) / total / base))
        if weight > 0:
            groups.setdefault(weight, []).append(run)
    return " ".join(f"{weight} {' '.join(runs)}" for weight, runs in groups.items())


if __name__ == "__main__":
    main()
