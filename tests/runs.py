"""Runs that tests call and account for, and what they read."""

import json
from pathlib import Path

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

# An edition with readers, whose mail goes into a folder.
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
