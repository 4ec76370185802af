"""The line as its users meet it: files in, digests out, nothing lost, nothing twice."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Tool

MONDAY = "2026-11-23T07:00+00:00"
LATER = "2026-11-23T18:00+00:00"
TUESDAY = "2026-11-24T07:00+00:00"
SIX = ("known", "included", "duplicate", "held_back", "refused", "deferred")


def run(digest: Tool, *words: str | Path, now: str = MONDAY, status: int = 0) -> dict:  # type: ignore[type-arg]  # a report
    result = digest("run", *words, "--now", now, "--report", "report.json")
    assert result.exit_code == status, result.output
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["read"] == sum(report[name] for name in SIX)
    for edition in report["editions"]:
        assert edition["read"] == sum(edition[name] for name in SIX)
    return report  # type: ignore[no-any-return]  # JSON


def stories(name: str, edition: str = "daily") -> list[dict]:  # type: ignore[type-arg]  # JSON
    def walk(section: dict) -> list[dict]:  # type: ignore[type-arg]  # JSON
        inner = [story for own in section["sections"] for story in walk(own)]
        return [*section["stories"], *inner]

    content = json.loads(Path("output", edition, f"{name}.json").read_text(encoding="utf-8"))
    return [story for section in content["sections"] for story in walk(section)]


def add(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


GHANA = (
    "Cocoa farmers in Ghana will be paid a fifth more for a bag from January, the finance minister"
    " said in Accra. The new price is 3,100 cedis. Buyers from three neighbors offered more, and"
    " a third of the last harvest was smuggled out, the cocoa board estimates."
)
KENYA = (
    "Kenya’s health ministry began a campaign against measles in Nairobi on Tuesday.\n\nNurses will"
    " visit every school in Kenya within two weeks, the ministry said. It asked parents in Nairobi"
    " to bring younger children to clinics."
)


def test_a_folder_becomes_four_documents_and_their_latest_copies(
    digest: Tool, news: Path, here: Path
) -> None:
    report = run(digest, news)

    assert (report["read"], report["included"]) == (2, 2)
    for suffix in ("md", "html", "eml", "json"):
        document = here / f"output/daily/2026-11-23.{suffix}"
        assert document.read_bytes() == (here / f"output/daily/latest.{suffix}").read_bytes()
    assert len(stories("2026-11-23")) == 2


def test_a_second_run_of_the_day_is_silent_and_changes_nothing(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news)
    before = {path: path.stat().st_mtime_ns for path in (here / "output").rglob("*.*")}

    result = digest("run", news, "--now", LATER)

    assert (result.exit_code, result.output) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in (here / "output").rglob("*.*")} == before


def test_an_arrival_after_the_digest_waits_for_the_next_one(digest: Tool, news: Path) -> None:
    run(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)

    same_day = run(digest, news, now=LATER)
    next_day = run(digest, news, now=TUESDAY)

    assert (same_day["known"], same_day["deferred"]) == (2, 1)
    assert same_day["reasons"]["deferred"] == {"for the next digest": 1}
    assert (next_day["known"], next_day["included"]) == (2, 1)
    assert [story["articles"][0]["source"] for story in stories("2026-11-24")] == ["Nairobi Sun"]


def test_a_waiting_article_whose_file_is_gone_is_still_published(digest: Tool, news: Path) -> None:
    run(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run(digest, news, now=LATER)
    (news / "Nairobi Sun/measles.txt").unlink()

    report = run(digest, news, now=TUESDAY)

    assert (report["read"], report["known"], report["carried"]) == (2, 2, 1)
    assert len(stories("2026-11-24")) == 1


def test_extra_publishes_what_waits_under_a_name_of_its_own(digest: Tool, news: Path) -> None:
    run(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)

    run(digest, news, "--extra", now=LATER)

    assert len(stories("2026-11-23")) == 2
    assert len(stories("2026-11-23-2")) == 1
    assert (
        Path("output/daily/latest.md").read_bytes()
        == Path("output/daily/2026-11-23-2.md").read_bytes()
    )


def test_a_published_digest_is_frozen(digest: Tool, news: Path) -> None:
    run(digest, news)
    before = Path("output/daily/2026-11-23.html").read_bytes()
    add(news, "Nairobi Sun/measles.txt", KENYA)

    run(digest, news, "--words", "20", now=LATER)

    assert Path("output/daily/2026-11-23.html").read_bytes() == before


def test_a_missing_or_altered_document_is_written_again(digest: Tool, news: Path) -> None:
    run(digest, news)
    page, text = Path("output/daily/2026-11-23.html"), Path("output/daily/2026-11-23.md")
    before = page.read_bytes(), text.read_bytes()
    page.unlink()
    text.write_text("altered")

    run(digest, news, now=TUESDAY)

    assert (page.read_bytes(), text.read_bytes()) == before


def test_a_backfill_spends_nothing_and_moves_no_cut_off(digest: Tool, news: Path) -> None:
    add(news, "Nairobi Sun/measles.txt", " date 2026-11-24 " + KENYA)
    add(news, "Nairobi Sun/undated.txt", GHANA)

    dated = run(digest, news, "--day", "2026-11-23", now=TUESDAY)
    arrivals = run(digest, news, now=TUESDAY)

    assert (dated["included"], dated["deferred"]) == (2, 2)
    assert dated["reasons"]["deferred"] == {
        "no day of publication": 1,
        "published on another day": 1,
    }
    assert (arrivals["known"], arrivals["included"]) == (0, 4)
    assert len(stories("2026-11-23")) == 2
    assert len(stories("2026-11-24")) == 4


def test_a_backfill_does_not_touch_the_digest_of_arrivals_of_that_day(
    digest: Tool, news: Path
) -> None:
    run(digest, news)
    before = Path("output/daily/2026-11-23.md").read_bytes()

    run(digest, news, "--day", "2026-11-23", now=TUESDAY)

    assert Path("output/daily/2026-11-23.md").read_bytes() == before
    assert Path("output/daily/2026-11-23-dated.md").exists()
    assert Path("output/daily/latest.md").read_bytes() == before


def test_a_backfill_of_a_day_long_before_the_retention_is_made_and_kept(
    digest: Tool, news: Path
) -> None:
    add(news, "Nairobi Sun/measles.txt", " date 2003-11-24 " + KENYA)
    run(digest, news, "--day", "2003-11-24")
    document = Path("output/daily/2003-11-24.md")
    before = document.read_bytes()
    document.unlink()

    run(digest, news, now=TUESDAY)

    assert document.read_bytes() == before


def test_a_backfill_twice_gives_the_same_bytes(digest: Tool, news: Path) -> None:
    run(digest, news, "--day", "2026-11-23")
    before = Path("output/daily/2026-11-23.eml").read_bytes()

    run(digest, news, "--day", "2026-11-23", now=TUESDAY)

    assert Path("output/daily/2026-11-23.eml").read_bytes() == before


def test_copies_and_bad_inputs_are_accounted_for_by_name(digest: Tool, news: Path) -> None:
    text = (news / "Indus Daily/quake.txt").read_text(encoding="utf-8")
    add(news, "Indus Daily/again.txt", text)
    wire = {"text": text.removeprefix(" date 2026-11-23 "), "url": "https://gulf.example/1"}
    add(news, "Gulf Wire/wire.jsonl", json.dumps(wire))
    add(news, "Indus Daily/empty.txt", "")
    (news / "Indus Daily/photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")

    result = digest("run", news, "--now", MONDAY, "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))

    assert result.exit_code == 0
    assert "empty.txt: empty" in result.output
    assert "photo.txt: not text but a PNG image" in result.output
    assert {name: report[name] for name in ("read", *SIX)} == {
        "read": 6, "known": 0, "included": 2, "duplicate": 2, "held_back": 0, "refused": 2,
        "deferred": 0,
    }  # fmt: skip
    told = json.loads(Path("output/daily/2026-11-23.json").read_text(encoding="utf-8"))["counts"]
    assert (told["read"], told["included"], told["duplicate"], told["refused"]) == (6, 2, 2, 2)


def test_a_copy_that_arrives_the_next_day_is_not_printed_again(digest: Tool, news: Path) -> None:
    text = (news / "Indus Daily/quake.txt").read_text(encoding="utf-8")
    run(digest, news)
    add(news, "Gulf Wire/wire.jsonl", json.dumps(
        {"text": "KARACHI (MNA) — " + text.removeprefix(" date 2026-11-23 "),
         "url": "https://gulf.example/1"}))  # fmt: skip

    report = run(digest, news, now=TUESDAY)

    assert (report["known"], report["duplicate"]) == (2, 1)
    assert not Path("output/daily/2026-11-24.md").exists() or not stories("2026-11-24")


def test_two_texts_under_one_url_are_both_printed(digest: Tool, here: Path) -> None:
    url = "https://ledger.example/live"
    rows = [{"url": url, "text": KENYA}, {"url": url, "text": GHANA}]
    add(here, "dump.jsonl", "\n".join(map(json.dumps, rows)))

    first = run(digest, "dump.jsonl")
    second = run(digest, "dump.jsonl", now=TUESDAY)

    assert (first["included"], second["known"]) == (2, 2)


def test_inputs_that_are_all_bad_end_with_65(digest: Tool, here: Path) -> None:
    add(here, "bad/empty.txt", "")

    report = run(digest, "bad", status=65)

    assert report["refused"] == 1


def test_an_empty_folder_is_no_error(digest: Tool, here: Path) -> None:
    (here / "nothing").mkdir()

    assert run(digest, "nothing")["read"] == 0


def test_a_vanished_source_is_named_and_the_others_go_on(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "digest.toml", f'[[source]]\npath = "{news}"\n[[source]]\npath = "gone/"\n')

    result = digest("run", "--now", MONDAY)

    assert result.exit_code == 69
    assert "gone: no such file or folder" in result.output
    assert len(stories("2026-11-23")) == 2


def test_an_output_that_cannot_be_written_loses_nothing(
    digest: Tool, news: Path, here: Path
) -> None:
    add(here, "output", "a file, not a folder")

    assert digest("run", news, "--now", MONDAY).exit_code == 73
    (here / "output").unlink()
    run(digest, news, now=LATER)

    assert len(stories("2026-11-23")) == 2


def test_a_dry_run_writes_nothing_at_all(
    digest: Tool, news: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not even a file for a moment: there is no folder that it could stand in.
    monkeypatch.setattr("tempfile.tempdir", str(here / "none"))
    first = digest("run", news, "--now", MONDAY, "--dry-run")
    assert first.exit_code == 0
    assert "would publish 2026-11-23: 2 stories of 2 articles" in first.output
    assert list(here.iterdir()) == []
    run(digest, news)
    home = Path.home()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    digest("run", news, "--now", TUESDAY, "--dry-run")

    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_day_of_the_past_is_told_from_the_state_alone(
    digest: Tool, news: Path, here: Path
) -> None:
    alone = digest("run", "--day", "2026-11-23")
    run(digest, news)

    result = digest("run", "--day", "2026-11-23", "--output", "past")

    assert (alone.exit_code, result.exit_code) == (2, 0)
    assert "opened a new control room" in (here / "past/daily/latest.md").read_text()


CONFIG = """
[[source]]
path = "../news/*/"
[[edition]]
name = "daily"
recipients = ["reader@example.org", "second@example.org"]
[mail]
from = "World briefing <digest@example.net>"
transport = "folder"
"""


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


def test_a_clock_that_goes_back_reopens_nothing(digest: Tool, news: Path) -> None:
    run(digest, news, now=TUESDAY)
    add(news, "Nairobi Sun/measles.txt", KENYA)

    back = run(digest, news, now=MONDAY)
    forward = run(digest, news, now="2026-11-25T07:00+00:00")

    assert back["reasons"]["deferred"] == {"the clock is before the last cut-off": 1}
    assert forward["included"] == 1


@pytest.mark.parametrize("damage", [b"not a database at all, really" * 50, b"\x80\x04pickle"])
def test_a_damaged_state_is_told_and_left_alone(
    digest: Tool, news: Path, here: Path, damage: bytes
) -> None:
    state = here / "state"
    state.mkdir()
    (state / "digest.db").write_bytes(damage)

    result = digest("run", news, "--state", "state")

    assert result.exit_code == 74
    assert "damaged" in result.output
    assert (state / "digest.db").read_bytes() == damage


def test_a_state_of_a_newer_version_is_not_touched(digest: Tool, news: Path, here: Path) -> None:
    run(digest, news, "--state", "state")
    with sqlite3.connect(here / "state/digest.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()

    result = digest("run", news, "--state", "state")

    dry = digest("run", news, "--state", "state", "--dry-run")

    assert (result.exit_code, "newer version" in result.output) == (74, True)
    assert (dry.exit_code, dry.output) == (74, result.output)


def test_state_is_private_and_documents_follow_the_umask(
    digest: Tool, news: Path, here: Path
) -> None:
    run(digest, news, "--state", "state")

    assert (here / "state").stat().st_mode & 0o777 == 0o700
    assert (here / "state/digest.db").stat().st_mode & 0o777 == 0o600
    assert (here / "output/daily/2026-11-23.md").stat().st_mode & 0o777 == 0o644


def test_an_edited_file_is_a_new_version_of_the_same_article(digest: Tool, news: Path) -> None:
    path = news / "Indus Daily/quake.txt"
    run(digest, news)
    before = Path("output/daily/2026-11-23.json")
    path.write_text(path.read_text(encoding="utf-8").replace("60 stations", "61 stations"))

    report = run(digest, news, now=TUESDAY)

    assert (report["known"], report["included"]) == (2, 0)
    assert digest("verify", before).exit_code == 0


def test_an_article_edited_while_it_waits_is_printed_as_edited(digest: Tool, news: Path) -> None:
    run(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run(digest, news, now=LATER)
    add(news, "Nairobi Sun/measles.txt", KENYA.replace("two weeks", "three weeks"))

    run(digest, news, "--words", "200", now=TUESDAY)

    assert "three weeks" in Path("output/daily/2026-11-24.md").read_text(encoding="utf-8")
    assert len(stories("2026-11-24")) == 1


def test_a_file_that_is_written_anew_every_day_gives_a_new_article(
    digest: Tool, news: Path
) -> None:
    run(digest, news)
    add(news, "Indus Daily/quake.txt", KENYA)

    report = run(digest, news, now=TUESDAY)

    assert (report["known"], report["included"]) == (1, 1)


def test_a_dump_in_another_order_makes_nothing_new(digest: Tool, here: Path) -> None:
    url = "https://ledger.example/live"
    rows = [{"url": url, "text": KENYA}, {"url": url, "text": GHANA}]
    add(here, "dump.jsonl", "\n".join(map(json.dumps, rows)))
    run(digest, "dump.jsonl")
    add(here, "dump.jsonl", "\n".join(map(json.dumps, rows[::-1])))

    assert run(digest, "dump.jsonl", now=TUESDAY)["known"] == 2


def test_the_order_of_the_inputs_changes_no_byte(digest: Tool, here: Path) -> None:
    texts = ("Snow closed the Brenner pass on Friday.", "A zoo in Poznan named its elephant Tola.")
    rows = [
        # One text of two sources, and two texts under one address.
        *({"text": texts[0], "source": source, "title": "Snow"} for source in ("One", "Two")),
        *({"text": text, "source": "Three", "url": "https://e.example/a"} for text in texts),
    ]
    made = []
    for name, ordered in (("a", rows), ("b", rows[::-1])):
        add(here, f"{name}.jsonl", "\n".join(map(json.dumps, ordered)))
        places = ("--state", f"state-{name}", "--output", name)
        digest("run", f"{name}.jsonl", *places, "--now", MONDAY)
        made.append([path.read_bytes() for path in sorted(Path(name).rglob("2026*"))])

    assert len(made[0]) == 4
    assert made[0] == made[1]
