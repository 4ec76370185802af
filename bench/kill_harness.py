"""Kill or starve `digest run --send` at every system call that changes state; see what is left.

    python bench/kill_harness.py            # writes bench/results/kill.md

`strace -e inject` kills the tool (SIGKILL) before the k-th call, or lets that call and all after it
fail with ENOSPC; a second run then finishes the work. Counted are lost and doubled articles, lost
and doubled mails, files that are not whole, and tracebacks. Needs strace.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,mkdir,"
    "mkdirat,sendto"
)
RECIPIENTS = ("reader@example.org", "second@example.org")
# Killed, well, mail or output or state not written.
EXPECTED = (-9, 0, 73, 74, 75)
# Every so many points, for the time it takes.
STARVED_EVERY = 3
RESULTS = Path(__file__).parent / "results/kill.md"
CONFIG = """
state = "state"
[[source]]
path = "news/*/"
[[edition]]
name = "daily"
recipients = ["reader@example.org", "second@example.org"]
[mail]
from = "digest@example.net"
transport = "folder"
retry_for = "0"
"""
NEWS = {
    "Indus Daily/quake.txt": "Pakistan on Monday opened a new control room for earthquakes in"
    " Islamabad, the interior ministry said.\n\nThe room will gather readings from 60 stations"
    " across Pakistan, the ministry said in a statement.",
    "Seoul Ledger/rail.txt": "South Korea's railway workers ended a five-day strike on Monday after"
    " talks in Seoul.\n\nTrains between Seoul and Busan will run again from Tuesday, the operator"
    " said.",
    "Nairobi Sun/measles.txt": "Kenya's health ministry began a campaign against measles in Nairobi"
    " on Tuesday.\n\nNurses will visit every school in Kenya within two weeks, the ministry said.",
}


@dataclass(kw_only=True)
class Score:
    """What was found over all points of a kind."""

    points: int = 0
    found: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0


def main() -> None:
    """Run all points and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each n-th point")
    parser.add_argument("--to", type=Path, default=RESULTS)
    chosen = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed; tests/test_kill.py does without it")
    with tempfile.TemporaryDirectory(dir=_memory()) as scratch:
        place = Path(scratch)
        calls = list_calls(prepare(place / "count"))
        print(f"{len(calls)} calls that change state")
        kills = range(0, len(calls), chosen.every)
        starved = range(0, len(calls), chosen.every * STARVED_EVERY)
        scores = {
            "SIGKILL at call k": score(place, kills, lambda k: once(calls, k, "signal=KILL")),
            "ENOSPC at call k only": score(
                place, starved, lambda k: once(calls, k, "error=ENOSPC")
            ),
            "ENOSPC from call k on": score(place, starved, lambda k: ever_since(calls, k)),
        }
    chosen.to.write_text(table(len(calls), scores), encoding="utf-8")
    print(chosen.to.read_text(encoding="utf-8"))


def prepare(folder: Path) -> Path:
    """Return a folder with news and a configuration, and no state yet."""
    for name, text in NEWS.items():
        path = folder / "news" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (folder / "digest.toml").write_text(CONFIG, encoding="utf-8")
    return folder


def run(folder: Path, *, now: str = "07:00", trace: tuple[str, ...] = ()) -> tuple[int, str]:
    """Return status and standard error of a run, under strace with the words of ``trace``."""
    strace = ("strace", "-f", "-qq", "-o", "trace", *trace) if trace else ()
    done = subprocess.run(
        [*strace, sys.executable, "-m", "digest", "run", "--send", "--now", f"2026-11-23T{now}Z"],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def list_calls(folder: Path) -> list[str]:
    """Return the names of the calls that change state which a whole run makes, in their order."""
    status, told = run(folder, trace=("-e", f"trace={CALLS}"))
    if status:
        sys.exit(f"the undisturbed run ended with {status}: {told}")
    lines = (folder / "trace").read_text().splitlines()
    names = (re.match(r"\d*\s*(\w+)\(", line) for line in lines)
    return [name[1] for name in names if name]


def once(calls: Sequence[str], point: int, fault: str) -> list[str]:
    """Return the words that make strace strike at one call; it counts each kind by itself."""
    name = calls[point]
    return [f"inject={name}:{fault}:when={calls[: point + 1].count(name)}"]


def ever_since(calls: Sequence[str], point: int) -> list[str]:
    """Return the words that make strace refuse a call and all after it, as a full disk does."""
    return [
        f"inject={name}:error=ENOSPC:when={calls[:point].count(name) + 1}+"
        for name in sorted(set(calls))
    ]


def score(scratch: Path, points: range, inject: Callable[[int], list[str]]) -> Score:
    """Return what all points of one fault left."""
    found = Score()
    began = time.monotonic()
    for point in points:
        folder = prepare(scratch / "point")
        words = [word for one in inject(point) for word in ("-e", one)]
        status, told = run(folder, trace=("-e", f"trace={CALLS}", *words))
        if status not in EXPECTED or "Traceback" in told:
            print(f"point {point}: {inject(point)}: status {status}: {told}", flush=True)
        found.points += 1
        found.statuses[status] += 1
        found.found["tracebacks"] += "Traceback" in told
        found.found.update(faults(folder))
        shutil.rmtree(folder)
    found.seconds = time.monotonic() - began
    return found


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong after the next run."""
    status, told = run(folder, now="08:00")
    if status:
        yield "next runs that fail"
        print(f"next run ended with {status}: {told}")
        return
    output = folder / "output/daily"
    digests = [json.loads(path.read_text("utf-8")) for path in output.glob("2026-*.json")]
    told_of = Counter(id_ for digest in digests for id_ in articles(digest["sections"]))
    yield from ["lost articles"] * (len(NEWS) - len(told_of))
    yield from ["doubled articles"] * sum(number > 1 for number in told_of.values())
    mails = Counter(path.name.removesuffix(".eml") for path in folder.glob("mail/**/*.eml"))
    yield from ["lost mails"] * sum(name not in mails for name in RECIPIENTS)
    yield from ["doubled mails"] * sum(number > 1 for number in mails.values())
    yield from ["broken files"] * sum(not is_whole(path) for path in files(folder))


def articles(sections: list[dict]) -> Iterator[str]:  # type: ignore[type-arg]  # JSON
    """Yield the ids of the articles of all stories."""
    for section in sections:
        for story in (*section["stories"], *section.get("more", [])):
            yield from (article["id"] for article in story["articles"])
        yield from articles(section["sections"])


def files(folder: Path) -> list[Path]:
    """Return all files in output and mail, hidden ones too."""
    found = (*folder.glob("output/**/*"), *folder.glob("mail/**/*"))
    return [path for path in found if path.is_file()]


def is_whole(path: Path) -> bool:
    """Return whether a file ends as its format does; a left-over is no file of ours."""
    ends = {".json": b"}\n", ".html": b"</html>\n", ".md": b"\n", ".eml": b"--\r\n"}
    return path.stat().st_size > 200 and path.read_bytes().endswith(ends.get(path.suffix, b"?"))


def table(calls: int, scores: dict[str, Score]) -> str:
    """Return the results as Markdown."""
    kinds = (
        "lost articles",
        "doubled articles",
        "lost mails",
        "doubled mails",
        "broken files",
        "next runs that fail",
        "tracebacks",
    )
    about = (
        f"*Made by `bench/kill_harness.py`: a first run with 3 articles, 4 documents and 2 "
        f"recipients makes {calls} calls that change state (write to sendto); after each fault one "
        "more run.*"
    )
    lines = [
        "# Killed and starved at every system call",
        "",
        about,
        "",
        "| fault | points | " + " | ".join(kinds) + " | statuses | s |",
        "|---|--:|" + "--:|" * len(kinds) + "---|--:|",
    ]
    for name, own in scores.items():
        numbers = " | ".join(str(own.found[kind]) for kind in kinds)
        statuses = ", ".join(f"{status}: {own.statuses[status]}" for status in sorted(own.statuses))
        lines.append(f"| {name} | {own.points} | {numbers} | {statuses} | {own.seconds:.0f} |")
    compared = (
        "For comparison: rss2email 3.14, killed at each of 41 such points, sends mails twice after "
        "33 of them, with another Message-ID each time."
    )
    lines += ["", compared]
    return "\n".join(lines) + "\n"


def _memory() -> str | None:
    """Return a folder in memory, None if there is none: a disk takes long to be sure of a file."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    main()
