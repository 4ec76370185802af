"""Fifty people and a server with every fault: each deliverable address gets it exactly once."""

import sqlite3
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from digest.config import MailConfig
from digest.send import Sending, send
from tests.deliver.faulty import PASSWORD, Faults, free_port, server
from tests.post import BODY, Clock, add_digest, state, states

TRANSIENT = ("rcpt421", "rcpt450", "rcpt451", "rcpt452", "rcptcut", "data451")
FINAL = ("rcpt550", "data554")
DOUBTFUL = ("datacut", "datalost")
PEOPLE = [
    *(f"{fault}.{number}@example.org" for fault in TRANSIENT for number in range(3)),
    *(f"{fault}.{number}@example.org" for fault in (*FINAL, *DOUBTFUL) for number in range(2)),
    *("rcpthang.0@example.org", "datahang.0@example.org"),
    *(f"dataafter.{number}@example.org" for number in range(3)),
    *(f"reader{number}@example.org" for number in range(19)),
]


def run(
    db: sqlite3.Connection, port: int, clock: Clock, *, patience: int = 0, **more: Any
) -> Sending:
    facts = {"tls": "none", "timeout": timedelta(seconds=0.5), **more}
    return send(
        db,
        MailConfig(sender="digest@example.net", port=port, **facts),
        clock=clock,
        deadline=clock.at + timedelta(hours=1),
        patience=timedelta(minutes=patience),
    )


def fault_of(recipient: str) -> str:
    return recipient.partition(".")[0]


@pytest.mark.parametrize("patience", [0, 30])
def test_each_deliverable_address_gets_it_exactly_once(tmp_path: Path, patience: int) -> None:
    faults, clock = Faults(times=2), Clock()
    with state(tmp_path) as db, server(faults) as port:
        add_digest(db, PEOPLE)
        runs = []
        for _ in range(3):
            runs.append(run(db, port, clock, patience=patience))
            clock.at += timedelta(minutes=10)
        ends = states(db)

    assert len(PEOPLE) == 50
    got = Counter(recipient for recipient, _ in faults.accepted)
    assert max(got.values()) == 1
    for recipient in PEOPLE:
        fault = fault_of(recipient)
        if fault in FINAL:
            assert (ends[recipient], got[recipient]) == ("failed", 0)
        elif fault in (*DOUBTFUL, "datahang"):
            assert (ends[recipient], got[recipient]) == ("unknown", fault == "datalost")
        else:
            assert (ends[recipient], got[recipient]) == ("sent", 1)
    assert all(content.endswith(BODY) for _, content in faults.accepted)
    assert sum(done.sent for done in runs) == 41 <= len(PEOPLE)
    assert runs[-1].waiting == 0
    assert {error.exit_status for error in runs[0].errors} >= {69, 75}
    assert {error.exit_status for error in runs[-1].errors} == {75}


def test_what_was_lost_after_the_end_is_sent_again_as_the_same_message(tmp_path: Path) -> None:
    faults, clock = Faults(times=1), Clock()
    with state(tmp_path) as db, server(faults) as port:
        add_digest(db, ["datacut.1@example.org", "datalost.1@example.org"])
        for _ in range(5):
            run(db, port, clock, on_ambiguous="resend")
            clock.at += timedelta(minutes=20)
        assert set(states(db).values()) == {"sent"}

    got = Counter(recipient for recipient, _ in faults.accepted)
    # The one window: this copy is the same message, for the reader's server to drop.
    assert got == {"datacut.1@example.org": 1, "datalost.1@example.org": 2}
    assert len({content for recipient, content in faults.accepted if "lost" in recipient}) == 1


@pytest.mark.parametrize("trouble", ["refused", "certificate", "no STARTTLS", "login"])
def test_a_server_that_lets_nobody_send_delays_everybody_and_loses_nobody(
    tmp_path: Path, trouble: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD.decode())
    people = [f"reader{number}@example.org" for number in range(50)]
    faults, clock = Faults(), Clock()
    mail = {"tls": "starttls", "user": "digest", "password_env": "SMTP_PASSWORD"}
    mail |= {"timeout": timedelta(seconds=20)}
    good = {"certificate": certificate, "login": True}
    cafile = str(certificate / "cert.pem")
    with state(tmp_path) as db:
        add_digest(db, people)
        for _ in range(2):
            if trouble == "login":
                monkeypatch.setenv("SMTP_PASSWORD", "wrong")
            with server(faults, **({} if trouble == "no STARTTLS" else good)) as port:
                bad = free_port() if trouble == "refused" else port
                trust = "" if trouble == "certificate" else cafile
                done = run(db, bad, clock, cafile=trust, **mail)
            assert [error.exit_status for error in done.errors] == [69, 75]
            assert (done.sent, done.waiting) == (0, 50)
            clock.at += timedelta(minutes=10)
        monkeypatch.setenv("SMTP_PASSWORD", PASSWORD.decode())
        with server(faults, **good) as port:
            last = run(db, port, clock, cafile=cafile, **mail)

    assert (last.sent, last.errors) == (50, ())
    assert Counter(recipient for recipient, _ in faults.accepted) == dict.fromkeys(people, 1)
