"""explain, trace, list and status as they are typed: by file, id, URL and story."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.runs import KENYA, MONDAY, TUESDAY, add, run, stories

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEN = (
    "Al Marfaa al Yawm/2026-11-17-iskandariya.txt",
    "Broken/2026-11-20-mixed.jsonl",
    "Capital Desk/2026-11-17-landslide-toll.txt",
    "Caucasus Line/amber-wine.txt",
    "Gulf Wire/2026-11-18-kohistan.txt",
    "Indus Daily/2026-11-20-cricket.txt",
    "Le Courrier du Lac/2026-11-18-crues.txt",
    "Nile Chronicle/2026-11-16-monastery.txt",
    "Planet Desk/2026-11-17-greenhouse.txt",
    "Sahel Dispatch/2026-11-17-tillaberi.txt",
)


@pytest.mark.parametrize("name", TEN)
def test_seeds_are_explained_by_file(digest: Tool, name: str) -> None:
    result = digest("explain", SEEDS / name)

    assert result.exit_code == 0
    for part in ("Headline: ", "Country: ", "Topic: ", "Sentences: "):
        assert f"\n{part}" in result.output
    assert "\x1b" not in result.output
    assert "medtop:" not in result.output


def test_an_article_is_explained_by_file_id_and_url(digest: Tool, here: Path) -> None:
    row = {"id": "a-1", "url": "https://Sun.example/1?utm_source=x", "text": KENYA, "source": "Sun"}
    add(here, "d.jsonl", json.dumps(row))
    run(digest, "d.jsonl")

    by_file, by_id = digest("explain", "d.jsonl").output, digest("explain", "a-1").output
    by_url = digest("explain", "https://sun.example/1").output

    assert by_file == by_id == by_url
    assert "printed in daily 2026-11-23 in " in by_id


def test_a_story_is_explained_by_its_id(digest: Tool, news: Path) -> None:
    run(digest, news)
    (story, *_) = stories("2026-11-23")

    told = digest("explain", story["id"]).output

    assert f"story {story['id']} · daily 2026-11-23" in told
    assert "Why together\n  it is a single article" in told
    assert "of 2 stories" in told


def test_a_story_is_explained_by_the_beginning_of_its_id(digest: Tool, news: Path) -> None:
    run(digest, news)
    (story, *_) = stories("2026-11-23")

    whole = digest("explain", story["id"]).output

    assert digest("explain", story["id"][:8]).output == whole
    assert digest("explain", story["id"][:15]).output == whole
    assert digest("explain", story["id"][:7]).exit_code == 2


def test_a_beginning_that_two_stories_share_is_refused_with_both(
    digest: Tool, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.stories.group.hash_id", lambda _, ids: f"0123456789ab{ids[:4]}")
    run(digest, news)
    one, other, *_ = sorted(story["id"] for story in stories("2026-11-23"))

    told = digest("explain", "0123456789ab")

    assert told.exit_code == 2
    assert f"several stories have this id; name one of {one}, {other}" in told.output
    assert digest("explain", one).exit_code == 0


def test_a_story_of_a_backfill_is_explained_too(digest: Tool, news: Path) -> None:
    run(digest, news, "--day", "2026-11-23", now=TUESDAY)
    (story, *_) = stories("2026-11-23")

    assert "of 2 stories" in digest("explain", story["id"]).output or (
        "of 1 stories" in digest("explain", story["id"]).output
    )


def test_what_is_nothing_is_told_so(digest: Tool) -> None:
    result = digest("explain", "nothing")

    assert (result.exit_code, "no file, and neither" in result.output) == (2, True)


def test_a_file_without_an_article_is_told_why(digest: Tool, here: Path) -> None:
    add(here, "empty.txt", "")
    result = digest("explain", "empty.txt")

    assert (result.exit_code, result.output) == (65, "digest: empty.txt: empty\n")


def test_colors_are_for_terminals_that_may_have_them(digest: Tool, here: Path) -> None:
    add(here, "a.txt", KENYA)
    script = (
        "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'digest', 'explain', 'a.txt']))"
    )
    base = {"PATH": "/usr/bin:/bin", "HOME": str(here), "TERM": "xterm"}

    def shown(**extra: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=here,
            env=base | extra,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        return done.stdout

    assert b"\x1b[1m" in shown()
    assert b"\x1b[" not in shown(NO_COLOR="1")


def test_trace_finds_an_article_by_url_in_each_edition(digest: Tool, here: Path) -> None:
    editions = '[[edition]]\nname = "one"\n[[edition]]\nname = "two"\nlanguages = ["fr"]\n'
    add(here, "digest.toml", f'[[source]]\npath = "d.jsonl"\n{editions}')
    add(here, "d.jsonl", json.dumps({"url": "https://sun.example/1", "text": KENYA}))
    run(digest)

    told = digest("trace", "https://sun.example/1").output

    assert "  one: included in the digest of 2026-11-23" in told
    assert "  two: held back" in told


def test_lists_stay_in_columns_with_many_editions_and_sources(digest: Tool, here: Path) -> None:
    names = ["a", "a-very-long-name-of-an-edition"]
    editions = "".join(f'[[edition]]\nname = "{name}"\nformats = ["json"]\n' for name in names)
    add(here, "digest.toml", f'[[source]]\npath = "news/*/"\n{editions}')
    for number in range(30):
        add(here, f"news/Source {number}/a.txt", KENYA.replace("two", f"{number + 2}"))
    run(digest, now=MONDAY)

    listed = digest("list").output.splitlines()
    status = digest("status").output.splitlines()

    assert len({line.index("2026-11-23 ") for line in listed}) == 1
    assert [line.split() for line in digest("list", "--edition", "a").output.splitlines()] == [
        listed[0].split()
    ]
    sources = [line for line in status if line.startswith("source")]
    assert len(sources) == 30
    assert len({line.index("article") for line in sources}) == 1


def test_a_story_that_goes_on_is_explained_with_what_was_told_before(
    digest: Tool, here: Path
) -> None:
    text = "A landslide buried two villages near Barseen in Pakistan on Sunday, officials said."
    text += " Rescuers from Dasu dug in the mud of the landslide with spades, the army said."
    more = " The army opened the road from Dasu to Barseen for ambulances on Monday afternoon."
    add(here, "a.txt", f" date 2026-11-22 {text}")
    digest("run", "a.txt", "--now", MONDAY)
    add(here, "b.txt", f" date 2026-11-23 {more.strip()} {text}")
    digest("run", "b.txt", "--now", TUESDAY)
    (later,) = stories("2026-11-24")

    told = digest("explain", later["id"])

    assert later["first"] == "2026-11-23"
    assert "goes on with the story first told on 2026-11-23" in told.output
    assert "Rank: 1 of 1 stories" in told.output


def test_what_was_decided_later_does_not_hide_why_a_story_was_told_as_one(
    digest: Tool, here: Path
) -> None:
    text = "A landslide buried two villages near Barseen in Pakistan on Sunday, officials said."
    for name, more in (("a", "Rescuers dug with spades."), ("b", "The army sent helicopters.")):
        add(here, f"{name}.md", f"---\nsource: {name}\n---\n{text} {more}")
    digest("run", "a.md", "b.md", "--now", MONDAY)
    (story,) = stories("2026-11-23")
    before = digest("explain", story["id"]).output
    member = story["articles"][1]["id"]

    wrong = digest("split", story["id"], "nobody").stderr
    digest("split", story["id"], member, "--because", "another slope")
    after = digest("explain", story["id"]).output

    assert "no article in the state has this id" in wrong
    assert "Decided by you" in after
    assert "another slope" in after
    assert before.split("Why together")[1] == after.split("Why together")[1]
    assert "grouped differently" not in after
