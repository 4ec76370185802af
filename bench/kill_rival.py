"""Kill rss2email at every system call that changes state: a score to compare with.

It gets a feed of six items from a server on this machine and mails them to one on this machine;
after each kill it is run once more, as cron would.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.strikes import Ended, Score, Sink, all_calls, call, once

ITEMS = 6
_SUBJECT, _ID = (
    re.compile(rb"^Subject: .*?(item-\d)", re.M),
    re.compile(rb"^Message-ID: (.+)", re.M),
)
_ENTRY = (
    "<item><title>item-{0}</title><guid>item-{0}</guid><link>http://news.example/{0}</link>"
    "<description>News number {0}.</description></item>"
)


class _Feed(BaseHTTPRequestHandler):
    """The feed, whatever is asked for."""

    def do_GET(self) -> None:
        """Answer with the feed."""
        items = "".join(_ENTRY.format(number) for number in range(ITEMS))
        body = f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Tell nothing."""


def score_rival(program: str, scratch: Path) -> Score:
    """Return what is lost and doubled after a kill at each point.

    Args:
        program: ``r2e``.
        scratch: a folder to work in.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    Thread(target=server.serve_forever, daemon=True).start()
    sink = Sink()
    base = _prepare(program, scratch / "rival", server.server_port, sink.port)
    counting = shutil.copytree(base, scratch / "rival-count")
    if _run(program, counting, ["signal=none"]).status or len(sink.mails) != ITEMS:
        raise SystemExit(f"{program}: the undisturbed run did not mail {ITEMS} items")
    calls = all_calls(counting)
    score = Score(points=len(calls))
    for point in range(len(calls)):
        sink.mails.clear()
        folder = shutil.copytree(base, scratch / "rival-point")
        score.statuses[_run(program, folder, once(calls, point, "signal=KILL")).status] += 1
        _run(program, folder)
        score.found.update(_faults(sink))
        shutil.rmtree(folder)
    server.shutdown()
    return score


def _run(program: str, folder: Path, inject: Sequence[str] = ()) -> Ended:
    return call([program, "-c", "r2e.cfg", "-d", "r2e.json", "run"], folder, {}, inject)


def _prepare(program: str, folder: Path, feed: int, mail: int) -> Path:
    folder.mkdir()
    base = [program, "-c", "r2e.cfg", "-d", "r2e.json"]
    call([*base, "new", "reader@example.org"], folder, {})
    path = folder / "r2e.cfg"
    text = path.read_text(encoding="utf-8")
    for key, value in (
        ("email-protocol", "smtp"),
        ("smtp-server", "127.0.0.1"),
        ("smtp-port", str(mail)),
    ):
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.M)
    path.write_text(text, encoding="utf-8")
    call([*base, "add", "news", f"http://127.0.0.1:{feed}/feed.xml"], folder, {})
    return folder


def _faults(sink: Sink) -> Iterator[str]:
    """Yield a word for each mail lost, doubled, and doubled under another Message-ID."""
    ids: dict[bytes, Counter[bytes]] = {}
    for _, message in list(sink.mails):
        subject, id_ = _SUBJECT.search(message), _ID.search(message)
        ids.setdefault(subject[1] if subject else b"", Counter())[id_[1] if id_ else b""] += 1
    doubled = [own for own in ids.values() if own.total() > 1]
    yield from ["lost mails"] * (ITEMS - len(ids))
    yield from ["mails sent twice"] * len(doubled)
    yield from ["twice, not the same"] * sum(len(own) > 1 for own in doubled)
    yield from ["points with a repeat"] * bool(doubled)
