"""SMTP: what every answer of a server means, and whom we trust with mail and password."""

import smtplib
import time
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from digest.config import MailConfig
from digest.deliver import MailError, Receipt, delivery
from digest.deliver.bounded import BoundedSmtp, forever
from digest.errors import ConfigError
from digest.store.outbox import Outgoing
from tests.deliver.faulty import PASSWORD, USER, Faults, LmtpServer, free_port, server, talker

MESSAGE = (
    b"From: digest <digest@example.net>\r\nTo: reader@example.org\r\n"
    b"Message-ID: <1@example.net>\r\n\r\n.one\r\n..two\r\n.\r\nthree\r\n"
)


def outgoing(recipient: str = "reader@example.org", **more: Any) -> Outgoing:
    facts = {"id": 1, "name": "daily/2026-11-24", "sender": "bounces@example.net", **more}
    return Outgoing(recipient=recipient, **{"message": MESSAGE, **facts})


def config(port: int, **more: Any) -> MailConfig:
    facts = {"tls": "none", "timeout": timedelta(seconds=2), **more}
    return MailConfig(sender="digest@example.net", port=port, **facts)


def post(mail: MailConfig, *messages: Outgoing) -> tuple[list[Receipt], list[int]]:
    """Send messages; return the receipts, and how many were accepted at each commit."""
    commits: list[int] = []
    transport = delivery(mail)
    try:
        return [transport.deliver(one, lambda: commits.append(one.id)) for one in messages], commits  # noqa: B023 - called at once
    finally:
        transport.close()


def test_a_message_arrives_byte_for_byte_at_its_one_recipient() -> None:
    faults = Faults()
    with server(faults) as port:
        receipts, commits = post(config(port), outgoing())

    assert receipts == [Receipt(result="sent", answer="250 OK, queued")]
    assert faults.accepted == [("reader@example.org", MESSAGE)]
    assert faults.senders == ["bounces@example.net"]
    assert commits == [1]


def test_the_state_is_committed_before_the_server_has_the_message() -> None:
    faults = Faults()
    seen = []
    with server(faults) as port:
        transport = delivery(config(port))
        transport.deliver(outgoing(), lambda: seen.append(len(faults.accepted)))
        transport.close()

    assert seen == [0]
    assert len(faults.accepted) == 1


def test_one_connection_serves_all_messages() -> None:
    faults = Faults()
    with server(faults) as port:
        people = [outgoing(f"reader{number}@example.org", id=number) for number in range(5)]
        post(config(port), people[0], outgoing("rcpt550.x@example.org"), *people[1:])

    assert faults.connections == 1
    assert len(faults.accepted) == 5


@pytest.mark.parametrize(
    ("recipient", "result", "answer", "commits"),
    [
        ("rcpt421.x@example.org", "deferred", "421 4.2.0 told to fail", 0),
        ("rcpt450.x@example.org", "deferred", "450 4.2.0 told to fail", 0),
        ("rcpt451.x@example.org", "deferred", "451 4.2.0 told to fail", 0),
        ("rcpt452.x@example.org", "deferred", "452 4.2.0 told to fail", 0),
        ("rcpt550.x@example.org", "failed", "550 4.2.0 told to fail", 0),
        ("rcptcut.x@example.org", "deferred", "connection lost", 0),
        ("rcpthang.x@example.org", "deferred", "connection lost: ", 0),
        ("payloadcut.x@example.org", "deferred", "connection lost", 1),
        ("data451.x@example.org", "deferred", "451 told to fail", 1),
        ("data554.x@example.org", "failed", "554 told to fail", 1),
        ("datacut.x@example.org", "unknown", "no answer to the message", 1),
        ("datalost.x@example.org", "unknown", "no answer to the message", 1),
        ("datahang.x@example.org", "unknown", "no answer to the message", 1),
        ("dataafter.x@example.org", "sent", "250 OK", 1),
    ],
)
def test_every_answer_has_its_meaning(
    recipient: str, result: str, answer: str, commits: int
) -> None:
    faults = Faults()
    with server(faults) as port:
        mail = config(port, timeout=timedelta(seconds=0.7))
        committed: list[int] = []
        transport = delivery(mail)

        def commit() -> None:
            committed.append(1)
            time.sleep(0.1)  # as a disk takes

        first = transport.deliver(outgoing(recipient), commit)
        time.sleep(0.1)
        second = transport.deliver(outgoing("next@example.org", id=2), lambda: None)
        transport.close()

    assert first.result == result
    assert first.answer.startswith(answer)
    assert len(committed) == commits
    # One trouble never keeps the next recipient from the mail.
    assert second.result == "sent"


def test_a_connection_that_the_server_closed_meanwhile_is_opened_again() -> None:
    faults = Faults()
    with server(faults, timeout=0.3) as port:
        transport = delivery(config(port))
        first = transport.deliver(outgoing(), lambda: None)
        time.sleep(0.8)
        second = transport.deliver(outgoing("second@example.org"), lambda: None)
        transport.close()

    assert (first.result, second.result) == ("sent", "sent")
    assert faults.connections == 2


def test_a_server_that_always_breaks_counts_as_down() -> None:
    faults = Faults()
    with server(faults) as port:
        people = [outgoing(f"rcptcut.{number}@example.org") for number in range(10)]
        with pytest.raises(MailError, match="connections break"):
            post(config(port), *people)


def test_a_server_that_never_says_how_it_ended_leaves_few_messages_in_doubt() -> None:
    with server(Faults()) as port:
        transport = delivery(config(port))
        ends = [
            transport.deliver(outgoing(f"datacut.{number}@example.org"), lambda: None).result
            for number in range(9)
        ]
        with pytest.raises(MailError, match="connections break: no answer to the message"):
            transport.deliver(outgoing("datacut.9@example.org"), lambda: None)
        transport.close()

    assert ends == ["unknown"] * 9


def test_the_answer_to_a_message_may_take_longer_than_all_others() -> None:
    faults = Faults()
    with server(faults) as port:
        receipts, _ = post(
            config(port, timeout=timedelta(seconds=0.5)), outgoing("dataslow.x@b.org")
        )

    assert receipts[0].result == "sent"
    assert len(faults.accepted) == 1


def test_a_commit_that_fails_takes_the_message_back() -> None:
    faults = Faults()

    def fail() -> None:
        raise OSError("disk full")

    with server(faults) as port:
        transport = delivery(config(port))
        with pytest.raises(OSError, match="disk full"):
            transport.deliver(outgoing(), fail)
        again = transport.deliver(outgoing("second@example.org"), lambda: None)
        transport.close()

    assert again.result == "sent"
    assert [recipient for recipient, _ in faults.accepted] == ["second@example.org"]


@pytest.mark.parametrize(
    ("begin", "forever", "pause"),
    [(b"", b"2", 0.1), (b"220 hello\r\n", b"250-x\r\n", 0.1), (b"", b"220-x\r\n" * 999, 0.0)],
)
def test_a_server_that_never_ends_its_answer_is_left_in_time(
    begin: bytes, forever: bytes, pause: float
) -> None:
    with talker(begin, forever, pause=pause) as port:
        started = time.monotonic()
        with pytest.raises(MailError, match=f"mail server 127.0.0.1:{port}: "):
            post(config(port, timeout=timedelta(seconds=1)), outgoing())

    assert time.monotonic() - started < 3


def test_an_answer_that_took_long_leaves_all_its_time_to_the_next_step() -> None:
    with talker(b"220 hello\r\n", b"", pause=0.1) as port:
        client = BoundedSmtp("127.0.0.1", port, timeout=2.0, left=forever)
        limit = client.sock.gettimeout() if client.sock else None
        client.close()

    assert limit == 2.0


def test_a_run_at_its_end_does_not_wait_for_a_server() -> None:
    with talker(b"", b"2", pause=0.1) as port:
        started = time.monotonic()
        transport = delivery(config(port, timeout=timedelta(minutes=2)), lambda: 0.5)
        with pytest.raises(MailError, match="timed out"):
            transport.deliver(outgoing(), lambda: None)

    assert time.monotonic() - started < 3


def test_a_message_that_may_have_arrived_has_its_time_at_the_end_of_a_run() -> None:
    faults = Faults()
    left = [9.0]
    with server(faults) as port:
        transport = delivery(config(port), lambda: left[-1])
        receipt = transport.deliver(outgoing("dataslow.x@b.org"), lambda: left.append(0.0))
        transport.close()

    assert receipt.result == "sent"


def test_a_server_that_is_not_there_is_named() -> None:
    port = free_port()

    with pytest.raises(MailError, match=f"mail server 127.0.0.1:{port}: connection refused"):
        post(config(port), outgoing())


def test_a_sender_that_the_server_does_not_want_is_nobody_elses_fault() -> None:
    with server(Faults()) as port, pytest.raises(MailError, match=r"553 5\.7\.1 sender not yours"):
        post(config(port), outgoing(sender="refused@example.net"))


def test_a_message_that_is_too_big_fails_alone() -> None:
    with server(Faults(), data_size_limit=50) as port:
        receipts, _ = post(config(port), outgoing())

    assert receipts[0].result == "failed"
    assert receipts[0].answer.startswith("552")


def test_mail_leaves_encrypted_and_logged_in(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD.decode())
    more = {"cafile": str(certificate / "cert.pem"), "user": USER.decode()}
    for tls in ("starttls", "smtps"):
        faults = Faults()
        with server(faults, certificate=certificate, smtps=tls == "smtps", login=True) as port:
            mail = config(port, tls=tls, password_env="SMTP_PASSWORD", **more)
            receipts, _ = post(mail, outgoing())

        assert receipts[0].result == "sent", tls
        assert len(faults.accepted) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    faults = Faults()
    with (
        server(faults, certificate=certificate) as port,
        pytest.raises(MailError, match="certificate refused: self-signed certificate"),
    ):
        post(config(port, tls="starttls"), outgoing())
    with (
        server(faults, certificate=certificate, smtps=True) as port,
        pytest.raises(MailError, match="certificate refused: self-signed certificate"),
    ):
        post(config(port, tls="smtps"), outgoing())

    assert faults.accepted == []


def test_the_certificate_of_another_host_is_refused(other_certificate: Path) -> None:
    mail = {"tls": "starttls", "cafile": str(other_certificate / "cert.pem")}
    with (
        server(Faults(), certificate=other_certificate) as port,
        pytest.raises(MailError, match="certificate refused: ip address mismatch"),
    ):
        post(config(port, **mail), outgoing())


def test_without_encryption_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD.decode())
    faults = Faults()
    with server(faults) as port:
        mail = config(port, tls="starttls", user="digest", password_env="SMTP_PASSWORD")
        with pytest.raises(MailError, match="offers no STARTTLS, so nothing is sent"):
            post(mail, outgoing())

    assert faults.accepted == []


def test_a_refused_login_is_told_without_the_password(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "wrong-word-4711")
    mail = {"tls": "starttls", "cafile": str(certificate / "cert.pem"), "user": "digest"}
    mail |= {"timeout": timedelta(seconds=20)}
    with (
        server(Faults(), certificate=certificate, login=True) as port,
        pytest.raises(MailError, match="535 ") as caught,
    ):
        post(config(port, password_env="SMTP_PASSWORD", **mail), outgoing())

    assert "wrong-word-4711" not in str(caught.value)


def test_a_password_that_is_not_there_is_told_before_anything_is_connected() -> None:
    with pytest.raises(ConfigError, match="NO_SUCH_VARIABLE is not set"):
        delivery(config(1, user="digest", password_env="NO_SUCH_VARIABLE"))


def test_certificates_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cafile .*none\.pem: no such file"):
        post(config(1, tls="starttls", cafile=str(tmp_path / "none.pem")), outgoing())


def test_an_address_beyond_ascii_needs_a_server_that_takes_it() -> None:
    message = MESSAGE.replace(b"reader@", "žofie@".encode())
    faults = Faults()
    with server(faults) as port:
        receipts, _ = post(config(port), outgoing("žofie@example.org", message=message))

    assert receipts[0].result == "sent"
    assert faults.accepted[0][0] == "žofie@example.org"


def test_lmtp_delivers_to_its_one_recipient() -> None:
    faults = Faults()
    with server(faults, kind=LmtpServer) as port:
        receipts, _ = post(
            config(port, transport="lmtp"), outgoing(), outgoing("rcpt550.x@example.org")
        )

    assert [receipt.result for receipt in receipts] == ["sent", "failed"]
    assert message_from_bytes(faults.accepted[0][1])["Message-ID"] == "<1@example.net>"


def test_the_client_of_the_standard_library_is_used_as_its_source_has_it() -> None:
    # What is counted on: errors are OSErrors, and a failed send closes the connection.
    assert issubclass(smtplib.SMTPException, OSError)
    assert issubclass(smtplib.SMTPServerDisconnected, smtplib.SMTPException)
