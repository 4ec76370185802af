"""The line as its users meet it: files in, digests out, nothing lost, nothing twice."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.runs import KENYA, LATER, MONDAY, SIX, TUESDAY, add, run, stories


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


def test_an_opinion_is_not_told_in_short_however_few_stories_there_are(
    digest: Tool, here: Path
) -> None:
    lines = [
        {"title": "Port of Odesa reopens", "text": "The port of Odesa reopened on Monday. Two"
         " ships left it in the afternoon, the harbor master said."},
        {"title": "Quake hits Lima", "text": "A quake shook Lima in Peru on Monday and broke"
         " windows. Nobody was hurt, the mayor said."},
        {"title": "Opinion: Cocoa deserves a fair price", "text": "Ghana has sold its cocoa too"
         " cheaply for years. Its farmers should ask for more. Nobody else will do it."},
    ]  # fmt: skip
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))

    digest("run", here / "a.jsonl", "--now", "2026-11-23T07:00Z")

    text = digest("show").output
    short = [line for line in text.splitlines() if line.startswith("**In short:**")]
    assert "Cocoa deserves a fair price" in text
    assert len(short) == 1
    assert "Cocoa" not in short[0]
