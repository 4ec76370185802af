"""Strikes at system calls: what `strace -e inject` is told, and a mail server that keeps all."""

import re
import socketserver
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

# The calls that change files, folders or what a mail server has heard.
CALLS = (
    "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,mkdir,"
    "mkdirat,sendto"
)


@dataclass(kw_only=True)
class Score:
    """What was found over all points of a kind."""

    points: int = 0
    found: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: status and what it told on standard error."""

    status: int
    told: str


def call(
    words: Sequence[str], folder: Path, environ: Mapping[str, str], inject: Sequence[str] = ()
) -> Ended:
    """Return how a command ended, in ``folder``; it is traced if strace gets words in ``inject``.

    The trace is left in ``folder/trace``.
    """
    strace = ("strace", "-f", "-qq", "-o", "trace", "-e", f"trace={CALLS}")
    traced = [word for one in inject for word in ("-e", one)]
    done = subprocess.run(
        [*(strace if inject else ()), *traced, *words],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        | dict(environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(status=done.returncode, told=done.stderr)


def all_calls(folder: Path) -> list[str]:
    """Return the names of the traced calls of a command, in their order."""
    lines = (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines()
    names = (re.match(r"\d*\s*(\w+)\(", line) for line in lines)
    return [name[1] for name in names if name]


def once(calls: Sequence[str], point: int, fault: str) -> list[str]:
    """Return the words that make strace strike at one call; it counts each kind by itself."""
    name = calls[point]
    return [f"inject={name}:{fault}:when={calls[: point + 1].count(name)}"]


def ever_since(calls: Sequence[str], point: int) -> list[str]:
    """Return the words that make strace refuse a call and all after it, as a full disk does.

    The network is no disk: what is sent is left alone.
    """
    return [
        f"inject={name}:error=ENOSPC:when={calls[:point].count(name) + 1}+"
        for name in sorted(set(calls) - {"sendto"})
    ]


class Sink:
    """A mail server on this machine that takes everything and keeps it, from the final dot on."""

    def __init__(self) -> None:
        """Listen on a free port."""
        self.mails: list[tuple[str, bytes]] = []
        mails = self.mails

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    _talk(self, mails)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        Thread(target=self._server.serve_forever, daemon=True).start()

    def by_recipient(self) -> dict[str, list[bytes]]:
        """Return the messages that each address of an envelope got."""
        found: dict[str, list[bytes]] = {}
        for recipient, message in list(self.mails):
            found.setdefault(recipient, []).append(message)
        return found


def _talk(stream: socketserver.StreamRequestHandler, mails: list[tuple[str, bytes]]) -> None:
    """Answer one client until it goes."""
    recipient = ""
    stream.wfile.write(b"220 sink\r\n")
    while line := stream.rfile.readline():
        verb = line[:4].upper()
        if verb == b"RCPT":
            recipient = line.split(b"<")[1].split(b">")[0].decode()
        if verb == b"DATA":
            stream.wfile.write(b"354 go on\r\n")
            lines = []
            while (part := stream.rfile.readline()) not in (b".\r\n", b""):
                lines.append(part)
            if not part:
                return
            mails.append((recipient, b"".join(lines)))
        stream.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
