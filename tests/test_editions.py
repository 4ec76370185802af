"""Editions and their readers: previews, mail, and books of their own."""

from pathlib import Path

from tests.conftest import Tool
from tests.runs import CONFIG, LATER, MONDAY, TUESDAY, add, run


def test_an_edition_with_recipients_is_only_previewed_without_send(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "digest.toml", CONFIG)

    looked = run(digest)
    again = run(digest, now=LATER)

    assert (looked["deferred"], again["deferred"]) == (2, 2)
    assert sorted(path.name for path in Path("output/daily").iterdir()) == [
        "preview.eml", "preview.html", "preview.json", "preview.md",
    ]  # fmt: skip
    assert not Path("mail").exists()


def test_send_publishes_and_mails_each_recipient_once(digest: Tool, news: Path, here: Path) -> None:
    add(here, "digest.toml", CONFIG)
    run(digest)

    sent = run(digest, "--send", now=LATER)
    again = run(digest, "--send", now=TUESDAY)

    assert (sent["sent"], again["sent"]) == (2, 0)
    mails = sorted(path.relative_to("mail") for path in Path("mail").rglob("*.eml"))
    assert [str(path) for path in mails] == [
        "daily/2026-11-23/reader@example.org.eml",
        "daily/2026-11-23/second@example.org.eml",
    ]
    assert b"To: reader@example.org" in Path("mail", mails[0]).read_bytes()
    assert Path("output/daily/2026-11-23.html").exists()


def test_a_preview_goes_when_its_edition_is_published(digest: Tool, news: Path, here: Path) -> None:
    add(here, "digest.toml", CONFIG)
    run(digest)
    add(here, "output/daily/preview.txt", "mine")
    run(digest, "--day", "2026-11-23")
    before = {path.name for path in Path("output/daily").glob("preview.*")}

    run(digest, "--send", now=LATER)

    assert len(before) == 5
    assert [path.name for path in Path("output/daily").glob("preview.*")] == ["preview.txt"]


def test_mail_that_cannot_be_made_stops_before_anything_is_published(
    digest: Tool, news: Path, here: Path
) -> None:
    lines = CONFIG.replace('"folder"', '"smtp"').splitlines()
    add(here, "digest.toml", "\n".join(line for line in lines if not line.startswith("from")))

    result = digest("run", "--send", "--now", MONDAY)

    assert result.exit_code == 78
    assert 'from = "Name <address>" is needed to send' in result.output
    assert not Path("output").exists()


def test_two_editions_keep_their_own_books(digest: Tool, news: Path, here: Path) -> None:
    source = '[[source]]\npath = "../news/*/"\n'
    add(here, "digest.toml", source + '[[edition]]\nname = "one"\n')
    run(digest)
    add(here, "digest.toml", source + '[[edition]]\nname = "one"\n[[edition]]\nname = "two"\n')

    report = run(digest, now=LATER)

    # The new edition's first period is the day before: it takes up what arrived in it.
    assert [own["included"] for own in report["editions"]] == [0, 2]
    assert report["included"] == 2
