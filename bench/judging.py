"""Write what fresh eyes judge: articles with two summaries each, in an order that tells nothing.

usage: python bench/judging.py FOLDER [NUMBER [SKIP]]

FOLDER, outside of the repository, gets one file for each of NUMBER (50) development articles,
others for another SKIP (0), and of the sample articles: its text, the headline that the digest
prints, which is made where none is stated, then summary A and summary B, of which one is the
default's and one the cleaned lead's, both of 60 words.
``FOLDER/key.tsv`` tells which is which: keep it from whoever judges. They write a line for each
file: id, verdict on A, verdict on B (ok or bad), A, B or = for the better one, and why.
"""

import hashlib
import json
import lzma
import subprocess
import sys
from pathlib import Path

from bench.summary_data import DATA

SETS = ("cnn_dev", "inshorts_dev", "bbc_dev")
SEEDS = Path(__file__).parents[1] / "seeds"
METHODS = ("digest", "lead")


def rows(number: int, skip: int) -> list[dict[str, str]]:
    """Return the development articles, spread over each set from the ``skip``-th on."""
    found = []
    for place, name in enumerate(SETS):
        path = DATA / "summaries" / "dev" / f"{name}.jsonl.xz"
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            own = [json.loads(line) for line in lines]
        share = number // len(SETS) + (place < number % len(SETS))
        step = len(own) // share
        found += [
            {"id": f"{name}:{row['id']}", "title": row.get("title", ""), "text": row["text"]}
            for row in own[skip::step][:share]
        ]
    return found


def digest(*arguments: str) -> list[dict[str, object]]:
    """Return the lines that a command of the tool prints."""
    call = [sys.executable, "-m", "digest", *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def summaries(source: str, method: str) -> dict[str, tuple[str, str]]:
    """Return the headline, stated or derived, and the summary of each article by its id."""
    told = digest("analyze", "--summarizer", method, "--words", "60", source)
    return {
        str(one["id"]): (
            str(one["title"]),
            " ".join(part["text"] for part in one["summary"]),  # type: ignore[attr-defined]
        )
        for one in told
    }


def main() -> None:
    """Write the files and the key."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    chosen = folder / "articles.jsonl"
    number, skip = map(int, [*sys.argv[2:4], *("50", "0")[len(sys.argv) - 2 :]])
    lines = [json.dumps(row) for row in rows(number, skip)]
    lines += [
        json.dumps({"id": f"seed:{one['id']}", "title": one["title"], "text": one["text"]})
        # In the folders are articles; what lies beside them tells of these.
        for one in digest("extract", *sorted(map(str, SEEDS.glob("*/"))))
        if len(str(one["text"])) > 200
    ]
    chosen.write_text("\n".join(lines), encoding="utf-8")
    both = [summaries(str(chosen), method) for method in METHODS]
    key = []
    for number, line in enumerate(lines):
        row = json.loads(line)
        name = row["id"]
        first = hashlib.sha256(name.encode()).digest()[0] % 2
        told = [both[which].get(name, ("", ""))[1] for which in (first, 1 - first)]
        headline = both[0].get(name, ("", ""))[0]
        parts = [
            f"ID {name}",
            row["text"],
            f"HEADLINE: {headline}",
            f"A: {told[0]}",
            f"B: {told[1]}",
        ]
        (folder / f"{number:03}.txt").write_text("\n\n".join(parts), encoding="utf-8")
        key.append(f"{name}\t{METHODS[first]}\t{METHODS[1 - first]}")
    (folder / "key.tsv").write_text("\n".join(key) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
