# ruff: noqa: ARG002, N802 - the names and arguments that aiosmtpd calls by
"""A real mail server on 127.0.0.1 that fails as it is told to, by the recipient's local part."""

import asyncio
import socket
import ssl
import subprocess
import threading
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = b"digest", b"s3cret-word"


@dataclass
class Faults:
    """What goes wrong for whom, how often, and what was accepted.

    A fault is named by the part of the address before the first dot, such as ``rcpt450``.
    """

    times: int = 1_000_000
    met: Counter[str] = field(default_factory=Counter)
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    connections: int = 0

    def fault(self, recipient: str, stage: str) -> str:
        """Return the fault of a stage, "" if there is none or it has had its times."""
        name = recipient.partition(".")[0]
        if not name.startswith(stage) or self.met[recipient] >= self.times:
            return ""
        self.met[recipient] += 1
        return name.removeprefix(stage)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, host: str, lines: list[str]
    ) -> list[str]:
        session.host_name = host
        self.connections += not session.ssl
        return lines

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("refused"):
            return "553 5.7.1 sender not yours"
        self.senders.append(address)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        fault = self.fault(address, "rcpt")
        if fault in ("cut", "hang"):
            return await broken(server, fault)
        if fault:
            if fault == "421":
                asyncio.get_running_loop().call_later(0.05, server.transport.abort)
            return f"{fault} 4.2.0 told to fail"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (recipient,) = envelope.rcpt_tos
        fault = self.fault(recipient, "data")
        content = envelope.original_content or b""
        if fault in ("cut", "hang"):
            return await broken(server, fault)
        if fault.isdigit():
            return f"{fault} told to fail"
        if fault == "slow":
            await asyncio.sleep(0.8)
        self.accepted.append((recipient, content))
        if fault == "lost":
            return await broken(server, "cut")
        if fault == "after":
            asyncio.get_running_loop().call_soon(server.transport.abort)
        return "250 OK, queued"


async def broken(server: SMTP, fault: str) -> str:
    if fault == "hang":
        await asyncio.sleep(30)
    server.transport.abort()
    return "421 never seen"


class Server(SMTP):
    """Leaves in the middle of a message if told to."""

    async def smtp_DATA(self, arg: str) -> None:
        recipients = self.envelope.rcpt_tos if self.envelope else []
        if recipients and self.event_handler.fault(recipients[0], "payload"):
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class LmtpServer(LMTP):
    """As it is."""


class Running(Controller):
    """Runs a server in a thread."""

    def __init__(self, kind: type[SMTP], handler: Faults, port: int, **more: Any) -> None:
        self.kind = kind
        super().__init__(handler, hostname="127.0.0.1", port=port, ready_timeout=30, **more)

    def factory(self) -> SMTP:
        # It warns of a login without STARTTLS, though the connection may be TLS from the start.
        with warnings.catch_warnings(action="ignore"):
            return self.kind(self.handler, **self.SMTP_kwargs)


@contextmanager
def server(
    faults: Faults,
    *,
    certificate: Path | None = None,
    smtps: bool = False,
    login: bool = False,
    kind: type[SMTP] = Server,
    **more: Any,
) -> Iterator[int]:
    """Run a server; give its port.

    With a certificate it offers STARTTLS, or speaks TLS from the start; with ``login`` it takes
    mail from ``USER`` only.
    """
    port = free_port()
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    if login:
        more |= {"authenticator": check_login, "auth_required": True}
        more |= {"auth_require_tls": certificate is not None and not smtps}
    if smtps:
        more["ssl_context"] = context
    elif context:
        more["tls_context"] = context
    running = Running(kind, faults, port, enable_SMTPUTF8=True, **more)
    running.start()
    try:
        yield port
    finally:
        running.stop()


def check_login(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=right, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_certificate(folder: Path, *, host: str = "IP:127.0.0.1") -> Path:
    """Make a key and a certificate of its own for a host; return their folder."""
    words = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2"
    own = ["-subj", "/CN=test", "-addext", f"subjectAltName={host}"]
    subprocess.run([*words.split(), *own], cwd=folder, capture_output=True, check=True)
    return folder


@contextmanager
def talker(begin: bytes, forever: bytes, *, pause: float) -> Iterator[int]:
    """Run a server that says one thing and then another without end; give its port."""
    ended = threading.Event()

    def talk() -> None:
        # The client leaves in the middle of it.
        with suppress(OSError):
            connection, _ = listening.accept()
            with connection:
                connection.sendall(begin)
                while not ended.wait(pause):
                    connection.sendall(forever)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=talk)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            ended.set()
            thread.join()
