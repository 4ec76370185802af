"""Which input is which article: edited, written anew, in another order."""

import json
from pathlib import Path

from tests.conftest import Tool
from tests.runs import GHANA, KENYA, LATER, TUESDAY, add, run, stories


def test_two_texts_under_one_url_are_both_printed(digest: Tool, here: Path) -> None:
    url = "https://ledger.example/live"
    rows = [{"url": url, "text": KENYA}, {"url": url, "text": GHANA}]
    add(here, "dump.jsonl", "\n".join(map(json.dumps, rows)))

    first = run(digest, "dump.jsonl")
    second = run(digest, "dump.jsonl", now=TUESDAY)

    assert (first["included"], second["known"]) == (2, 2)


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
