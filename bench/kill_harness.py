"""Kill or starve `digest run --send` and `digest send` at every system call that changes state.

    python -m bench.kill_harness                     # writes bench/results/kill.md
    python -m bench.kill_harness --rival VENV/bin/r2e

`strace -e inject` kills the tool (SIGKILL) at the k-th call, or lets that call, or it and all after
it, fail with ENOSPC; a run one hour later then finishes the work. Counted are articles and mails
lost and doubled, files that are not whole, and tracebacks. Needs strace; without it,
tests/test_kill.py strikes at the steps of the tool itself.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bench.kill_rival import score_rival
from bench.strikes import Ended, Score, Sink, all_calls, call, ever_since, once

RECIPIENTS = ("reader@example.org", "second@example.org")
# Killed, well, output, state, or mail put off.
EXPECTED = (-9, 0, 73, 74, 75)
# Only each so many-th point of a starved disk, for the time it takes.
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
port = {port}
tls = "none"
retry_for = "0"
on_ambiguous = "{policy}"
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
KINDS = (
    "lost articles",
    "doubled articles",
    "lost mails",
    "mails held and told",
    "mails sent twice",
    "twice, not the same",
    "points with a repeat",
    "broken files",
    "next runs that fail",
    "tracebacks",
)
# What may be left in the one window where nobody can know.
ALLOWED = {"mails held and told", "mails sent twice", "points with a repeat"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One kind of fault in one command.

    Attributes:
        name: in the table.
        fault: what strace injects; ``ENOSPC+`` is it at a call and all after it.
        command: ``run`` or ``send``.
        policy: what becomes of mail whose last answer was lost.
    """

    name: str
    fault: str
    command: str = "run"
    policy: str = "resend"


CASES = (
    Case(name="run --send: SIGKILL at call k", fault="signal=KILL"),
    Case(
        name="run --send: SIGKILL from the first word to the server on, hold",
        fault="signal=KILL",
        policy="hold",
    ),
    Case(name="send: SIGKILL at call k", fault="signal=KILL", command="send"),
    Case(name="run --send: ENOSPC at call k only", fault="error=ENOSPC"),
    Case(name="run --send: disk full from call k on", fault="ENOSPC+"),
)


def main() -> None:
    """Run all points and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each n-th point")
    parser.add_argument("--rival", help="path of r2e, the program of rss2email 3.14")
    parser.add_argument("--to", type=Path, default=RESULTS)
    chosen = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed; tests/test_kill.py does without it")
    with tempfile.TemporaryDirectory(dir=_memory()) as scratch, ProcessPoolExecutor(2) as pool:
        # Not in this process: the mail server of a parent would not be that of its children.
        counted = {
            one: pool.submit(list_calls, Path(scratch, f"count-{one}"), one)
            for one in ("run", "send")
        }
        calls = {one: own.result() for one, own in counted.items()}
        print({name: len(own) for name, own in calls.items()}, flush=True)
        scores = {}
        for case in CASES:
            own = calls[case.command]
            jobs = [(scratch, case, own, point) for point in points(case, own, chosen.every)]
            scores[case.name] = gather(pool.map(strike, jobs))
            print(case.name, scores[case.name], flush=True)
        if chosen.rival:
            scores["rss2email 3.14: SIGKILL at call k"] = score_rival(chosen.rival, Path(scratch))
    chosen.to.write_text(table({key: len(own) for key, own in calls.items()}, scores), "utf-8")
    print(chosen.to.read_text(encoding="utf-8"))


def points(case: Case, calls: list[str], every: int) -> range:
    """Return the numbers of the calls at which a case strikes."""
    first = calls.index("sendto") if case.policy == "hold" else 0
    return range(first, len(calls), every * (1 if case.fault == "signal=KILL" else STARVED_EVERY))


def gather(found: Iterator[tuple[int, list[str]]]) -> Score:
    """Return the sums over points."""
    score = Score()
    for status, faults in found:
        score.points += 1
        score.statuses[status] += 1
        score.found.update(faults)
    return score


@cache
def sink() -> Sink:
    """Return the mail server of this process."""
    return Sink()


@cache
def start() -> datetime:
    """Return the instant of the struck run; ``send`` goes by the clock of the machine."""
    return datetime.now(UTC).replace(microsecond=0)


def prepare(folder: Path, case: Case) -> Path:
    """Return a folder with news, a configuration and, for ``send``, mail that waits."""
    for name, text in NEWS.items():
        path = folder / "news" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        old = (start() - timedelta(hours=2)).timestamp()
        os.utime(path, (old, old))
    config = CONFIG.format(port=sink().port, policy=case.policy)
    (folder / "digest.toml").write_text(config, encoding="utf-8")
    sink().mails.clear()
    if case.command == "send":
        digest(folder, "run", ["inject=sendto:signal=KILL:when=1"])
    return folder


def digest(folder: Path, command: str, inject: list[str] | None = None, *, hours: int = 0) -> Ended:
    """Return how a run some hours after the first, or a send, ended."""
    words = [sys.executable, "-m", "digest", command]
    if command == "run":
        words += ["--send", "--now", (start() + timedelta(hours=hours)).isoformat()]
    environ = {"PYTHONPATH": str(Path(__file__).parents[1])}
    return call(words, folder, environ, inject or ())


def list_calls(folder: Path, command: str) -> list[str]:
    """Return the names of the calls that change state which an undisturbed command makes."""
    prepare(folder, Case(name="", fault="", command=command))
    ended = digest(folder, command, ["signal=none"])
    if ended.status or len(sink().mails) != len(RECIPIENTS):
        sys.exit(f"the undisturbed {command} ended with {ended.status}: {ended.told}")
    return all_calls(folder)


def strike(job: tuple[str, Case, list[str], int]) -> tuple[int, list[str]]:
    """Return the status of a struck command and all that is wrong after the next run."""
    scratch, case, calls, point = job
    folder = prepare(Path(scratch, f"point-{os.getpid()}"), case)
    inject = ever_since(calls, point) if case.fault == "ENOSPC+" else once(calls, point, case.fault)
    ended = digest(folder, case.command, inject)
    found = list(faults(folder))
    if "Traceback" in ended.told:
        found.append("tracebacks")
    if ended.status not in EXPECTED or not set(found) <= ALLOWED:
        print(f"{case.name} {point} {inject}: {ended.status} {found}: {ended.told}", flush=True)
    shutil.rmtree(folder)
    return ended.status, found


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong after the next run, and after one more if it has to send again."""
    config = (folder / "digest.toml").read_text(encoding="utf-8")
    ended = digest(folder, "run", hours=1)
    if "held: the last answer was lost" in ended.told and 'ambiguous = "resend"' in config:
        # It rests for half an hour, from when it was found to be doubtful.
        ended = digest(folder, "run", hours=2)
    held = "held: the last answer was lost" in ended.told
    if ended.status and not (held and ended.status == 75):
        yield "next runs that fail"
        print(f"next run ended with {ended.status}: {ended.told}")
    output = folder / "output/daily"
    digests = [json.loads(path.read_text("utf-8")) for path in output.glob("20*.json")]
    told_of = Counter(id_ for one in digests for id_ in articles(one["sections"]))
    yield from ["lost articles"] * (len(NEWS) - len(told_of))
    yield from ["doubled articles"] * sum(number > 1 for number in told_of.values())
    yield from ["broken files"] * sum(not is_whole(path) for path in output.iterdir())
    yield from mail_faults(sink().by_recipient(), held=held)


def mail_faults(mails: dict[str, list[bytes]], *, held: bool) -> Iterator[str]:
    """Yield what is wrong with what the server got; ``held``: a run told of held mail."""
    for recipient in RECIPIENTS:
        got = mails.get(recipient, [])
        if not got:
            yield "mails held and told" if held else "lost mails"
        if len(got) > 1:
            yield "mails sent twice"
            yield from ["twice, not the same"] * (len(set(got)) > 1)
    yield from ["points with a repeat"] * any(len(got) > 1 for got in mails.values())


def articles(sections: list[dict]) -> Iterator[str]:  # type: ignore[type-arg]  # JSON
    """Yield the ids of the articles of all stories."""
    for section in sections:
        for story in (*section["stories"], *section.get("more", [])):
            yield from (article["id"] for article in story["articles"])
        yield from articles(section["sections"])


def is_whole(path: Path) -> bool:
    """Return whether a file ends as its format does; a left-over is no file of ours."""
    ends = {".json": b"}\n", ".html": b"</html>\n", ".md": b"\n", ".eml": b"--\r\n"}
    return path.stat().st_size > 200 and path.read_bytes().endswith(ends.get(path.suffix, b"?"))


def table(calls: dict[str, int], scores: dict[str, Score]) -> str:
    """Return the results as Markdown."""
    about = (
        f"*Made by `python -m bench.kill_harness`: a first `run --send` with {len(NEWS)} articles, "
        f"4 documents and {len(RECIPIENTS)} recipients makes {calls['run']} calls that change "
        f"state (write to sendto), a `send` of what waits {calls['send']}; after each fault one "
        "more run an hour later, and a second one if mail is to go again. The mail server counts a "
        "message from its final dot on.*"
    )
    lines = [
        "# Killed and starved at every system call",
        "",
        about,
        "",
        "| fault | points | " + " | ".join(KINDS) + " | statuses |",
        "|---|--:|" + "--:|" * len(KINDS) + "---|",
    ]
    for name, own in scores.items():
        numbers = " | ".join(str(own.found[kind]) for kind in KINDS)
        statuses = ", ".join(f"{status}: {own.statuses[status]}" for status in sorted(own.statuses))
        lines.append(f"| {name} | {own.points} | {numbers} | {statuses} |")
    return "\n".join([*lines, "", *NOTES]) + "\n"


NOTES = (
    "A mail is sent twice only if the run was killed after the final dot left and before the",
    'server\'s answer was stored; no sender can know better. By default (`on_ambiguous = "hold"`)',
    'such a mail is not sent again but held and told of with status 75; with `"resend"` the same',
    "bytes go once more under the same Message-ID. rss2email gives each mail a new one.",
)


def _memory() -> str | None:
    """Return a folder in memory, None if there is none: a disk takes long to be sure of a file."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    main()
