"""What extract, analyze and stories print of articles, without a state."""

import json
from pathlib import Path

import pytest

from tests.conftest import NEWS, Tool


def test_extract_prints_the_fixed_fields_in_input_order(digest: Tool, news: Path) -> None:
    lines = [json.loads(line) for line in digest("extract", news).output.splitlines()]

    assert [line["source"] for line in lines] == ["Indus Daily", "Seoul Ledger"]
    assert list(lines[0]) == [
        "id", "source", "title", "author", "published", "language", "url", "text",
    ]  # fmt: skip
    assert lines[0]["published"] == "2026-11-23"
    assert lines[0]["text"].startswith("Pakistan on Monday")


def test_analyze_reads_standard_input_and_its_sentences_are_spans(digest: Tool) -> None:
    text = NEWS["Indus Daily/quake.txt"]

    result = digest("analyze", "-", "--sentences", "2", input=text)
    line = json.loads(result.output)

    assert list(line) == [
        "id", "source", "title", "title_derived", "published", "language", "summary",
        "countries", "topics",
    ]  # fmt: skip
    assert line["source"] == "unknown source"
    body = json.loads(digest("extract", "-", input=text).output)["text"]
    assert len(line["summary"]) == 2
    for sentence in line["summary"]:
        assert body[sentence["start"] : sentence["end"]] == sentence["text"]
    assert line["countries"][0]["code"] == "PK"
    assert line["countries"][0]["role"] == "primary"


def test_a_given_id_is_the_id(digest: Tool, here: Path) -> None:
    (here / "d.jsonl").write_text('{"id": "a-1", "title": "Rain in Kenya"}\n')

    assert json.loads(digest("analyze", "d.jsonl").output)["id"] == "a-1"


def test_what_decides_a_country_is_told_and_what_is_not_there_is_not(
    digest: Tool, here: Path
) -> None:
    (here / "filed.txt").write_text(
        "TOKYO, March 3 (Kanto) - Shares rose in early trading, led by chips."
    )
    (here / "named.txt").write_text("Nepal's parliament in Kathmandu voted on Monday to cut fees.")

    (filed,) = json.loads(digest("analyze", "filed.txt").output)["countries"]
    named = json.loads(digest("analyze", "named.txt", "--home", "GB").output)["countries"]

    assert (filed["code"], filed["evidence"]) == ("JP", ["TOKYO"])
    assert [own["code"] for own in named] == ["NP"]


@pytest.mark.parametrize(
    ("dateline", "country"),
    [
        ("SAN JOSE, Calif. (AP) —", "US"),
        ("GEORGETOWN, Guyana (AP) —", "GY"),
        ("TRIPOLI, Lebanon, Jan 5 (AFP) -", "LB"),
    ],
)
def test_a_dateline_says_itself_where_its_town_lies(
    digest: Tool, here: Path, dateline: str, country: str
) -> None:
    (here / "a.txt").write_text(f"{dateline} The mayor said on Friday that shops will close early.")

    (filed,) = json.loads(digest("analyze", "a.txt").output)["countries"]

    assert (filed["code"], filed["role"]) == (country, "primary")
    assert filed["evidence"] == [dateline.split(" (", maxsplit=1)[0].removesuffix(", Jan 5")]


def test_stories_join_exact_copies(digest: Tool, here: Path) -> None:
    text = NEWS["Indus Daily/quake.txt"].removeprefix(" date 2026-11-23 ")
    rows = [{"id": n, "text": text, "url": f"https://{n}.example/", "source": n} for n in "ab"]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))

    (line,) = digest("stories", "d.jsonl").output.splitlines()
    story = json.loads(line)

    assert list(story) == [
        "id", "articles", "copies", "headline", "summary", "countries", "topics", "sources",
        "independent", "figures",
    ]  # fmt: skip
    assert (story["articles"], story["copies"], story["independent"]) == (["a", "b"], ["b"], 1)


def test_stories_tell_what_a_digest_would(digest: Tool, here: Path) -> None:
    rows = [
        {
            "id": "a",
            "source": "Sun",
            "title": "Quake kills six in Iquique",
            "text": "An earthquake near Iquique in Chile killed six people on Monday, police said.",
        },
        {
            "id": "b",
            "source": "Times",
            "title": "Chile: nine dead in Iquique quake",
            "text": "Nine people died when an earthquake shook Iquique, Chile, early on Monday.",
        },
    ]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    owner = '[[outlet]]\nname = "{}"\nowner = "One"\n'
    config = f"{owner.format('Sun')}{owner.format('Times')}[stories]\nthreshold = {{}}\n"

    (here / "digest.toml").write_text(config.format(0.3))
    (line,) = digest("stories", "d.jsonl").output.splitlines()
    (here / "digest.toml").write_text(config.format(1))
    apart = digest("stories", "d.jsonl").output.splitlines()

    story = json.loads(line)
    assert story["independent"] == 1
    assert [own["what"] for own in story["figures"]] == ["deaths"]
    assert {own["value"] for own in story["figures"][0]["claims"]} == {"six", "nine"}
    assert len(apart) == 2


def test_stories_tell_figures_and_independence_as_the_digest_does(digest: Tool, here: Path) -> None:
    rows = [
        {
            "id": "a",
            "source": "Desert Post",
            "text": "A blast in the harbor of Conakry in Guinea killed 14 people on Sunday, the "
            "mayor said. The customs hall burned all night. Ships wait outside the port.",
        },
        {
            "id": "b",
            "source": "River Mail",
            "text": "At least 17 people were killed on Sunday when a blast shook the harbor of "
            "Conakry in Guinea, police said. Fishermen heard it far out. Fuel had leaked.",
        },
    ]
    (here / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    owners = "".join(
        f'[[outlet]]\nname = "{name}"\nowner = "Sahel Group"\n'
        for name in ("Desert Post", "River Mail")
    )
    (here / "digest.toml").write_text(owners)

    (line,) = digest("stories", "d.jsonl").output.splitlines()
    digest("run", "d.jsonl", "--now", "2026-11-24T07:00")
    story = json.loads(line)
    printed = json.loads((here / "output/daily/latest.json").read_text())
    entry = printed["sections"][0]["sections"][0]["stories"][0]

    assert story["figures"] == entry["figures"]
    assert [claim["value"] for claim in story["figures"][0]["claims"]] == ["14", "At least 17"]
    assert story["independent"] == entry["independent"] == 1


def test_refused_inputs_of_analyze_are_named_and_reported(digest: Tool, news: Path) -> None:
    (news / "empty.txt").touch()

    result = digest("analyze", news, "--report", "r.json")

    assert "empty.txt: empty" in result.output
    report = json.loads(Path("r.json").read_text())
    assert (report["read"], report["included"], report["refused"]) == (3, 2, 1)


def test_one_sentence_is_told_as_one(digest: Tool, here: Path) -> None:
    (here / "a.txt").write_text("Rain fell on Kenya on Monday and filled the dams.")
    digest("run", "a.txt", "--now", "2026-11-23T07:00Z")

    told = digest("verify", "output/daily/latest.json").output

    assert told == "1 sentence stands word for word in 1 article\n"
