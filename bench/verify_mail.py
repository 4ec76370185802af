"""The checks of verify_mail.sh: digest sends through Postfix and Dovecot, mailboxes are read back.

Every message must arrive exactly once and byte for byte as the transport "folder" writes it, and
nothing may leave over a connection that is not encrypted, checked and logged in.

usage: verify_mail.py FOLDER [RESULT.md]    (FOLDER as verify_mail.sh made it, its servers running)
"""

import imaplib
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

NOW = datetime.now(UTC)
TEXTS = (
    """Pakistan on {day} opened a new control room for earthquakes in Islamabad, it said.

The room will gather readings from 60 stations across Pakistan, the interior ministry said.""",
    """South Korea’s railway workers ended a five-day strike on {day} after talks in Seoul.

Trains between Seoul and Busan will run again from the next morning, the union said.""",
    """Košice in Slovakia reopened its museum on {day} after a flood, the city said.

.A line that begins with a dot stays as it is, the city of Košice said in Slovakia.""",
)
SMTP = 'host = "127.0.0.1"\nuser = "digest"\npassword_file = "{folder}/password"\n'
TRUST = 'cafile = "{folder}/cert.pem"\n'
WAYS = {
    "starttls": f"{SMTP}{TRUST}port = 10587\n",
    "smtps": f'{SMTP}{TRUST}port = 10465\ntls = "smtps"\n',
    "lmtp": 'transport = "lmtp"\nport = 10024\ntls = "none"\n',
    "sendmail": 'transport = "sendmail"\nsendmail = "{folder}/sendmail"\n',
}
BAD = {
    "certificate refused": f"{SMTP}port = 10587\n",
    "offers no STARTTLS": f"{SMTP}{TRUST}port = 10025\n",
    "535": f"{SMTP}{TRUST}port = 10587\n".replace("password_file", "password_env").replace(
        "{folder}/password", "WRONG"
    ),
    "connection refused": f"{SMTP}{TRUST}port = 10588\n",
}
MANY = 100


def main() -> int:
    folder = Path(sys.argv[1])
    lines, failed = [], 0
    checks = (*check_ways(folder), *check_answers(folder), *check_bad(folder), *check_many(folder))
    for what, good, told in checks:
        failed += not good
        lines.append(f"| {what} | {'yes' if good else 'NO'} | {told} |")
        print(f"{'ok' if good else 'FAILED':8}{what}  {told}")
    if len(sys.argv) > 2 and sys.argv[2]:
        Path(sys.argv[2]).write_text(report(lines), encoding="utf-8")
    return min(failed, 1)


Check = tuple[str, bool, str]


def check_ways(folder: Path) -> Iterator[Check]:
    """Check that a message arrives whole on every way, once, however often it is sent."""
    people = [f"{way}@example.org" for way in WAYS]
    write_config(folder / "reference", people, 'transport = "folder"\nfolder = "post"\n')
    digest(folder / "reference", "run", "news", "--send", "--now", stamp())
    for way, mail in WAYS.items():
        place, person = folder / f"by-{way}", f"{way}@example.org"
        write_config(place, [person], mail.format(folder=folder))
        first = digest(place, "run", "news", "--send", "--now", stamp())
        again = digest(place, "send", "-v")
        (written,) = (folder / "reference").glob(f"post/daily/*/{person}.eml")
        found = mailbox(folder, person, at_least=1)
        whole = len(found) == 1 and found[0].endswith(written.read_bytes())
        yield f"{way}: arrives once, byte for byte", whole and not first.returncode, said(first)
        yield f"{way}: a second send sends nothing", "0 messages sent" in again.stderr, ""
        if whole and way in ("starttls", "smtps"):
            received = " ".join(message_from_bytes(found[0]).get_all("Received", []))
            yield f"{way}: encrypted and logged in (ESMTPSA)", "ESMTPSA" in received, ""
        if whole:
            yield f"{way}: parts, defects", *parts(found[0])


def check_answers(folder: Path) -> Iterator[Check]:
    """Check what real answers 451, 452 and 550 lead to."""
    place = folder / "answers"
    people = [f"{name}@example.org" for name in ("full", "grey", "gone", "reader")]
    write_config(place, people, WAYS["starttls"].format(folder=folder))
    first = digest(place, "run", "news", "--send", "--now", stamp())
    ends = {line.split()[4]: line.split()[1] for line in outbox(place)}
    expected = dict(zip(people, ("deferred", "deferred", "failed", "sent"), strict=True))
    yield "451, 452 wait, 550 fails, others are served", ends == expected, said(first)
    access = folder / "pf" / "access"
    text = access.read_text(encoding="ascii")
    access.write_text(
        "".join(line for line in text.splitlines(keepends=True) if "grey" not in line)
    )
    subprocess.run(["postfix", "-c", folder / "pf", "reload"], capture_output=True, check=True)
    time.sleep(1)
    digest(place, "outbox", "flush")
    one = [len(mailbox(folder, person, at_least=1)) for person in (people[1], people[3])]
    yield "what was put off is sent later, and once", one == [1, 1], ""
    none = [len(mailbox(folder, person)) for person in (people[0], people[2])]
    yield "what was refused is nowhere", none == [0, 0], ""


def check_bad(folder: Path) -> Iterator[Check]:
    """Check that nothing leaves over a connection that is not the right one."""
    for number, (trouble, mail) in enumerate(BAD.items()):
        place, person = folder / f"bad{number}", f"bad{number}@example.org"
        write_config(place, [person], mail.format(folder=folder))
        first = digest(place, "run", "news", "--send", "--now", stamp())
        held = first.returncode == 75 and trouble in first.stderr and not mailbox(folder, person)
        write_config(place, [person], WAYS["starttls"].format(folder=folder))
        digest(place, "outbox", "flush")
        healed = len(mailbox(folder, person, at_least=1)) == 1
        yield f"{trouble}: nothing leaves, later all", held and healed, said(first)


def check_many(folder: Path) -> Iterator[Check]:
    """Check that many readers get it once each, and tell how fast."""
    people = [f"many{number}@example.org" for number in range(MANY)]
    write_config(folder / "many", people, WAYS["starttls"].format(folder=folder))
    start = time.monotonic()
    done = digest(folder / "many", "run", "news", "--send", "--now", stamp())
    seconds = time.monotonic() - start
    got = [len(mailbox(folder, person, at_least=1)) for person in people]
    yield f"{MANY} readers, once each", got == [1] * MANY, f"whole run {seconds:.1f} s {said(done)}"


def write_config(place: Path, people: list[str], mail: str) -> None:
    """Write configuration and articles for a run of its own."""
    (place / "news").mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(TEXTS):
        article = f" date {NOW:%Y-%m-%d} {text.format(day=f'{NOW:%A}')}"
        (place / "news" / f"{number}.txt").write_text(article, encoding="utf-8")
    names = ", ".join(f'"{person}"' for person in people)
    (place / "digest.toml").write_text(
        f'state = "state"\n[[edition]]\nrecipients = [{names}]\n'
        f'[mail]\nfrom = "Digest <digest@example.org>"\nretry_for = "0"\n{mail}',
        encoding="utf-8",
    )


def digest(place: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run digest in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *words],
        cwd=place,
        env={"PATH": "/usr/bin:/bin", "WRONG": "not-the-password"},
        capture_output=True,
        text=True,
        check=False,
    )


def outbox(place: Path) -> list[str]:
    """Return the lines of the outbox: number, state, day, time, recipient, digest, answer."""
    return digest(place, "outbox", "list", "--all").stdout.splitlines()


def mailbox(folder: Path, person: str, *, at_least: int = 0) -> list[bytes]:
    """Return the messages of a mailbox; wait up to 20 s for ``at_least`` of them."""
    context = ssl.create_default_context(cafile=folder / "cert.pem")
    with imaplib.IMAP4_SSL("127.0.0.1", 10993, ssl_context=context) as imap:
        imap.login(person, "s3cret-word")
        for _ in range(40):
            imap.select("INBOX", readonly=True)
            numbers = imap.search(None, "ALL")[1][0].split()
            if len(numbers) >= at_least:
                break
            time.sleep(0.5)
        # A second copy would be there by now.
        answers = [imap.fetch(number, "(BODY.PEEK[])")[1][0] for number in numbers]
        return [bytes(answer[1]) for answer in answers if isinstance(answer, tuple)]


def parts(raw: bytes) -> tuple[bool, str]:
    """Return whether a message reads as it should, and its kinds of parts."""
    message = message_from_bytes(raw, policy=policy.default)
    kinds = [part.get_content_type() for part in message.walk()]
    defects = [defect for part in message.walk() for defect in part.defects]
    good = kinds == ["multipart/alternative", "text/plain", "text/html"] and not defects
    return good, ", ".join(kinds)


def said(done: "subprocess.CompletedProcess[str]") -> str:
    """Return status and first line of standard error."""
    line = done.stderr.partition("\n")[0]
    return f"status {done.returncode}" + (f": {line}" if line else "")


def stamp() -> str:
    """Return the instant of every run, so that all make the same digest."""
    return f"{NOW:%Y-%m-%dT%H:%M:%S+00:00}"


def report(lines: list[str]) -> str:
    """Return the page of results."""
    versions = ["postconf -d -h mail_version", "dovecot --version"]
    told = [subprocess.run(v.split(), capture_output=True, text=True, check=True) for v in versions]
    postfix, dovecot = (one.stdout.split()[0] for one in told)
    head = (
        "# A round trip through real mail servers\n\n"
        f"Postfix {postfix}, Dovecot {dovecot}, Python {sys.version.split()[0]}, all on 127.0.0.1; "
        "`make verify`.\n\n| check | holds | what digest said |\n|---|---|---|\n"
    )
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
