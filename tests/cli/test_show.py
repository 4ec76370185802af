"""Showing and verifying what was printed."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tool


def test_show_prints_the_latest_digest_a_day_and_an_article(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    latest, day = digest("show").output, digest("show", "2026-11-23").output

    assert latest == day == Path("output/daily/2026-11-23.md").read_text(encoding="utf-8")
    assert "Engineers in Karachi and Quetta tested the lines" in digest("show", id_).output


def test_an_article_is_shown_by_the_beginning_of_its_id_that_digests_print(
    digest: Tool, news: Path
) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    assert f"id {id_[:8]}" in digest("show").output
    assert digest("show", id_[:8]).output == digest("show", id_).output
    assert digest("show", id_[:7]).exit_code == 2


def test_a_given_id_and_what_is_retracted_are_named_in_full(digest: Tool, here: Path) -> None:
    line = {"id": "20261123001", "text": "A storm hit the port of Karachi. Boats sank there."}
    (here / "a.jsonl").write_text(json.dumps(line))
    digest("run", here / "a.jsonl", "--now", "2026-11-23T07:00Z")

    assert digest("show", "20261123001").exit_code == 0
    assert digest("show", "20261123").exit_code == 2
    assert digest("forget", "20261123").exit_code == 2


def test_an_article_is_not_retracted_by_the_beginning_of_its_id(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    id_ = json.loads(digest("extract", news).output.splitlines()[0])["id"]

    assert digest("forget", id_[:8]).exit_code == 2
    assert digest("forget", id_).exit_code == 0


def test_verify_proves_a_digest_and_finds_a_changed_word(digest: Tool, news: Path) -> None:
    digest("run", news, "--now", "2026-11-23T07:00Z")
    path = Path("output/daily/2026-11-23.json")
    Path("extract.jsonl").write_text(digest("extract", news).output, encoding="utf-8")

    assert digest("verify", path).exit_code == 0
    assert digest("verify", path, "--articles", "extract.jsonl").exit_code == 0
    path.write_text(path.read_text(encoding="utf-8").replace("a new control room", "a new room"))
    changed = digest("verify", path)

    assert changed.exit_code == 65
    assert "not in article" in changed.output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1, "sections": [1]}', "\xff"])
def test_verify_refuses_what_is_no_digest(digest: Tool, text: str) -> None:
    Path("x.json").write_bytes(text.encode("latin-1"))

    assert digest("verify", "x.json").exit_code == 65


@pytest.mark.parametrize(
    "sentence",
    ["1", "{}", '{"text": "A", "article": "a", "start": null, "end": 1}',
     '{"text": 1, "article": "a", "start": 0, "end": 1}'],
)  # fmt: skip
def test_verify_refuses_a_sentence_without_text_or_place(digest: Tool, sentence: str) -> None:
    text = '{"schema": 1, "sections": [{"sections": [], "stories": [{"summary": [%s]}]}]}'
    Path("x.json").write_text(text % sentence)

    result = digest("verify", "x.json")

    assert result.exit_code == 65
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("line", ["1", "[1]", '{"id": [], "text": 1, "title": 2, "url": 3}'])
def test_verify_refuses_lines_that_no_extract_wrote(digest: Tool, line: str) -> None:
    Path("x.json").write_text('{"schema": 1, "sections": []}')
    Path("extract.jsonl").write_text(line)

    assert digest("verify", "x.json", "--articles", "extract.jsonl").exit_code == 65
