"""Whole runs from process start: 1,000 plain articles beside a fair rival, and ``digest --help``.

Prints CPU seconds (user and system, of the finished process) and the ratio pair by pair, and
writes them to bench/results/run.md. Figures depend on the machine: trust the ratios.

usage: bench_run.py [--pairs N] [--articles N]
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DIGEST_DATA", ROOT.parent / "shared" / "data"))
RESULTS = ROOT / "bench" / "results" / "run.md"


def texts(number: int) -> tuple[str, list[str]]:
    """Return a name and ``number`` plain articles: a development set, else the seeds repeated."""
    corpus = DATA / "topics" / "bbc2005.jsonl.gz"
    if corpus.is_file():
        with gzip.open(corpus, "rt", encoding="utf-8") as file:
            found = [json.loads(line)["text"] for line in file]
        name = "bbc2005 development set"
    else:
        paths = sorted((ROOT / "seeds").glob("[!B]*/*.txt"))
        found = [path.read_bytes().decode("utf-8", "ignore") for path in paths]
        name = "seeds, repeated"
    # A number in front keeps repeated texts apart.
    return name, [f"Report {n}. {found[n % len(found)]}" for n in range(number)]


def cpu(command: Sequence[str], folder: Path) -> float:
    """Return the CPU seconds of a command, run in ``folder`` with an empty HOME."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def pair(ours: Sequence[str], theirs: Sequence[str], pairs: int) -> tuple[float, float, float]:
    """Return the median CPU seconds of both commands and the median of their ratios."""
    rows = []
    for number in range(pairs + 1):
        with tempfile.TemporaryDirectory() as folder:
            mine = cpu(ours, Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            other = cpu(theirs, Path(folder))
        if number:  # the first pair only warms the caches
            rows.append((mine, other, other / mine))
    mine, other, ratio = map(statistics.median, zip(*rows, strict=True))
    return mine, other, ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1_000)
    options = parser.parse_args()
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        name, corpus = texts(options.articles)
        for number, text in enumerate(corpus):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        run = [python, "-m", "digest", "run", folder, "--state", "state", "--output", "out"]
        rival = [python, str(ROOT / "bench" / "rival.py"), folder, "."]
        ours, theirs, ratio = pair(run, rival, options.pairs)
    bare = [python, "-c", "pass"]
    help_, start, inverse = pair([python, "-m", "digest", "--help"], bare, 4 * options.pairs)
    lines = [
        "# Whole runs, CPU seconds from process start (median of pairs)",
        "",
        f"{options.articles} plain articles ({name}); `python bench/bench_run.py`",
        "",
        "| what | digest | beside it | ratio |",
        "|---|---|---|---|",
        f"| whole run; fair rival | {ours:.2f} | {theirs:.2f} | {ratio:.1f}x less |",
        f"| `--help`; bare interpreter | {help_:.3f} | {start:.3f} | {1 / inverse:.1f}x more |",
        "",
        "The rival (bench/rival.py): sumy LexRank, jinja2, markdown, everything built once.",
    ]
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
