"""The other transports: each keeps the contract, each leaves whole messages only."""

import functools
import os
import stat
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from digest.config import MailConfig
from digest.deliver import BUILT_IN, MailError, Receipt, delivery
from digest.errors import ConfigError, OutputError
from digest.store.outbox import Outgoing

MESSAGE = b"To: r@example.org\r\nMessage-ID: <1@example.net>\r\n\r\n.\r\nFrom here\r\n"
SENT = Receipt(result="sent")


def outgoing(recipient: str = "r@example.org", message: bytes = MESSAGE) -> Outgoing:
    return Outgoing(
        id=1, name="daily/2026-11-24", sender="d@example.net", recipient=recipient, message=message
    )


def mail(transport: str, **more: Any) -> MailConfig:
    return MailConfig(sender="d@example.net", transport=transport, **more)


def post(config: MailConfig, message: Outgoing) -> tuple[Receipt, int]:
    commits: list[int] = []
    transport = delivery(config)
    try:
        return transport.deliver(message, lambda: commits.append(1)), len(commits)
    finally:
        transport.close()


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_transport_can_be_made_and_closed_without_connecting(name: str) -> None:
    transport = delivery(mail(name))

    assert callable(transport.deliver)
    transport.close()


@pytest.mark.parametrize("name", ["smtp", "lmtp", "sendmail", "maildir"])
def test_real_mail_needs_a_sender(name: str) -> None:
    with pytest.raises(ConfigError, match=r"from = .* is needed to send"):
        delivery(MailConfig(transport=name))


def test_a_folder_holds_one_file_for_a_recipient(tmp_path: Path) -> None:
    config = mail("folder", folder=str(tmp_path))
    for recipient in ("r@example.org", "a/../b@example.org", "r@example.org"):
        assert post(config, outgoing(recipient)) == (SENT, 0)

    files = sorted(path.name for path in (tmp_path / "daily/2026-11-24").iterdir())
    assert files == ["a_.._b@example.org-37d92b87.eml", "r@example.org.eml"]
    assert (tmp_path / "daily/2026-11-24/r@example.org.eml").read_bytes() == MESSAGE


def test_a_maildir_holds_a_message_once_wherever_its_reader_put_it(tmp_path: Path) -> None:
    config = mail("maildir", folder=str(tmp_path / "box"))
    assert post(config, outgoing()) == (SENT, 0)
    (new,) = (tmp_path / "box/new").iterdir()
    assert new.read_bytes() == MESSAGE.replace(b"\r\n", b"\n")
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    post(config, outgoing())
    assert len(list((tmp_path / "box/new").iterdir())) == 1

    new.rename(tmp_path / "box/cur" / f"{new.name}:2,S")
    post(config, outgoing())
    assert list((tmp_path / "box/new").iterdir()) == []

    post(config, outgoing(message=MESSAGE.replace(b"<1@", b"<2@")))
    assert len(list((tmp_path / "box/new").iterdir())) == 1
    assert list((tmp_path / "box/tmp").iterdir()) == []


def test_what_a_killed_delivery_left_in_the_maildir_is_no_message(tmp_path: Path) -> None:
    config = mail("maildir", folder=str(tmp_path))
    post(config, outgoing())
    (new,) = (tmp_path / "new").iterdir()
    new.unlink()
    (tmp_path / "tmp" / new.name).write_bytes(b"cut sh")

    post(config, outgoing())

    assert new.read_bytes() == MESSAGE.replace(b"\r\n", b"\n")


def test_the_standard_library_reads_the_maildir(tmp_path: Path) -> None:
    post(mail("maildir", folder=str(tmp_path)), outgoing())
    code = f"import mailbox; print([m['Message-ID'] for m in mailbox.Maildir({str(tmp_path)!r})])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout == b"['<1@example.net>']\n"


@pytest.mark.parametrize("name", ["folder", "maildir"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match="file"):
        post(mail(name, folder=str(tmp_path / "file")), outgoing())


def program(folder: Path, script: str) -> str:
    path = folder / "sendmail"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_sendmail_gets_the_envelope_in_words_and_the_message_with_lf(tmp_path: Path) -> None:
    script = f'printf "%s\\n" "$@" > {tmp_path}/words; cat > {tmp_path}/message'
    config = mail("sendmail", sendmail=program(tmp_path, script))

    assert post(config, outgoing()) == (SENT, 1)
    assert (tmp_path / "words").read_text().split() == [
        "-i", "-f", "d@example.net", "--", "r@example.org",
    ]  # fmt: skip
    assert (tmp_path / "message").read_bytes() == MESSAGE.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("status", "result"),
    [*((code, "failed") for code in (64, 65, 66, 67)),
     # As msmtp ends when the network, the server, the password or its configuration is at fault.
     *((code, "deferred") for code in (1, 68, 69, 70, 71, 74, 75, 77, 78))],
)  # fmt: skip
def test_the_status_of_sendmail_has_its_meaning(tmp_path: Path, status: int, result: str) -> None:
    config = mail("sendmail", sendmail=program(tmp_path, f"echo no such user >&2; exit {status}"))

    receipt, _ = post(config, outgoing())

    assert receipt == Receipt(result=result, answer=f"status {status}: no such user")  # type: ignore[arg-type]  # one of them


def test_a_sendmail_that_was_killed_leaves_doubt(tmp_path: Path) -> None:
    receipt, commits = post(mail("sendmail", sendmail=program(tmp_path, "kill -9 $$")), outgoing())

    assert (receipt.result, commits) == ("unknown", 1)


def test_a_sendmail_that_is_not_there_delays_everybody(tmp_path: Path) -> None:
    with pytest.raises(MailError, match="sendmail: no such program"):
        post(mail("sendmail", sendmail=str(tmp_path / "sendmail")), outgoing())


def test_standard_output_has_the_message_with_lf(capfdbinary: Any) -> None:
    assert post(mail("stdout"), outgoing()) == (SENT, 1)

    out = capfdbinary.readouterr().out
    assert out == MESSAGE.replace(b"\r\n", b"\n")
    assert message_from_bytes(out)["To"] == "r@example.org"


PACKAGE = '''
from digest.deliver.receipt import Receipt

class Pigeon:
    """Writes down who was served."""

    def __init__(self, mail):
        self.book = dict(mail.options)["book"]

    def deliver(self, message, commit):
        commit()
        with open(self.book, "a", encoding="utf-8") as file:
            file.write(message.recipient + "\\n")
        return Receipt(result="sent")

    def close(self):
        pass
'''


def test_a_package_can_add_a_transport(tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "pigeon-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "pigeon.py").write_text(PACKAGE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pigeon\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[digest.deliveries]\npigeon = pigeon:Pigeon\n")
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Rain fell on Kenya on Monday. It was heavy.")
    # What was written a moment ago may be half written: it would wait for the next run.
    os.utime(tmp_path / "news/a.txt", (1_600_000_000, 1_600_000_000))
    (tmp_path / "digest.toml").write_text(
        '[[source]]\npath = "news/"\n[[edition]]\nrecipients = ["r@example.org"]\n'
        '[mail]\nfrom = "d@example.net"\ntransport = "pigeon"\n'
        f'options = {{book = "{tmp_path}/b"}}\n'
    )
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-m", "digest", "run", "--send", "--state", "state"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{site}:{root}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "b").read_text() == "r@example.org\n"


def test_a_temporary_folder_without_room_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = functools.partial(Path("/dev/full").open, "wb")
    monkeypatch.setattr("tempfile.TemporaryFile", full)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(OutputError, match=f"temporary folder {tmp_path}: no space left") as told:
        post(mail("sendmail", sendmail=program(tmp_path, "exit 0")), outgoing())

    assert told.value.exit_status == 74
