"""The sample articles hold what their README and labels promise."""

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
NOT_ARTICLES = {"README.md", "labels.tsv"}
REFUSED_FILES = {"Broken/empty.txt", "Broken/photo.txt", "Broken/cookies.txt"}
REFUSED_LINES = {"Broken/2026-11-20-mixed.jsonl#2", "Broken/2026-11-20-mixed.jsonl#3"}
PREFIX = re.compile(r" date (2026-11(?:-\d\d)?) ")


def labels() -> list[dict[str, str]]:
    with (SEEDS / "labels.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def inputs() -> set[str]:
    """Return every input as the labels name it: a path, or ``path#LINE``."""
    found = set()
    for path in SEEDS.rglob("*"):
        name = path.relative_to(SEEDS).as_posix()
        if path.is_dir() or name in NOT_ARTICLES:
            continue
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            found |= {f"{name}#{number}" for number in range(1, len(lines) + 1)}
        else:
            found.add(name)
    return found


def decoded(path: Path) -> str:
    body = path.read_bytes()
    if body.startswith(b"\xff\xfe"):
        return body.decode("utf-16")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252")


def text_of(name: str) -> str:
    path, _, line = name.partition("#")
    text = decoded(SEEDS / path)
    return json.loads(text.split("\n")[int(line) - 1]).get("text", "") if line else text


def test_every_input_is_labelled_or_refused_and_nothing_else_is() -> None:
    labelled = [row["path"] for row in labels()]
    assert len(labelled) == len(set(labelled))
    assert set(labelled) == inputs() - REFUSED_FILES - REFUSED_LINES


def test_labels_use_standard_codes() -> None:
    for row in labels():
        assert re.fullmatch(r"[A-Z]{2}|-", row["country"]), row
        assert re.fullmatch(r"[A-Z]{2}(,[A-Z]{2})*|-", row["also"]), row
        assert re.fullmatch(r"medtop:(0[1-9]|1[0-7])000000", row["topic"]), row
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*|-", row["event"]), row


def test_each_of_the_17_topics_is_the_main_one_of_two_articles_or_more() -> None:
    counts = Counter(row["topic"] for row in labels())
    assert len(counts) == 17
    assert min(counts.values()) >= 2


def test_at_least_24_countries_and_the_world_are_main_countries() -> None:
    countries = {row["country"] for row in labels()}
    assert "-" in countries
    assert len(countries) >= 25


def test_several_events_are_told_by_several_sources() -> None:
    sources: dict[str, set[str]] = defaultdict(set)
    for row in labels():
        sources[row["event"]].add(row["path"].split("/")[0])
    told = {event for event, names in sources.items() if event != "-" and len(names) >= 2}
    assert len(told) >= 8
    assert len(sources["kohistan-landslide"]) >= 5


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Indus Daily/2026-11-17-landslide.txt", "nine bodies"),
        ("Northern Post/2026-11-17-kohistan.txt", "Eleven bodies"),
        (
            "Capital Desk/2026-11-17-landslide-toll.txt",
            "number of dead in Monday’s landslide at 10",
        ),
        ("Indus Daily/2026-11-18-landslide.txt", "confirmed death toll rose to 14"),
        ("Gulf Wire/2026-11-18-kohistan.txt", "At least 14 people"),
        ("Northern Post/2026-11-19-highway-open.txt", "claimed 17 lives"),
    ],
)
def test_each_report_of_the_landslide_gives_its_own_figure(name: str, words: str) -> None:
    assert words in text_of(name)


def test_the_wire_text_is_printed_word_for_word_and_cut_down() -> None:
    def paragraphs(name: str) -> list[str]:
        return re.sub(r"^.*? [—-] ", "", text_of(name), flags=re.DOTALL).strip().split("\n\n")

    wire = paragraphs("Meridian News Agency/2026-11-18-kenya-measles.txt")
    copy = paragraphs("Savanna Observer/2026-11-18-measles.txt")
    cut = paragraphs("Gulf Wire/2026-11-18-kenya-measles.txt")
    assert wire[:-1] == copy[:-1]
    assert wire[1:3] == cut[1:]
    assert wire[0] != cut[0]


def test_at_least_20_files_begin_with_the_prefix_of_a_crawler() -> None:
    dates = [
        match[1]
        for path in SEEDS.rglob("*.txt")
        if path.parent.name != "Broken" and (match := PREFIX.match(decoded(path)))
    ]
    assert len(dates) >= 20
    assert sum(len(date) == 7 for date in dates) == 3
    assert dates.count("2026-11-31") == 1


def test_the_odd_encodings_are_kept() -> None:
    utf16 = (SEEDS / "Nile Chronicle/2026-11-16-monastery.txt").read_bytes()
    utf8 = (SEEDS / "Han River Times/2026-11-19-births.txt").read_bytes()
    cp1252 = (SEEDS / "Thames Evening Record/2026-11-17-storm-edda.txt").read_bytes()
    assert utf16.startswith(b"\xff\xfe")
    assert utf8.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in utf8
    assert b"\xa3" in cp1252
    assert b"\0" in (SEEDS / "Broken/photo.txt").read_bytes()


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`([^`\n]+\.(?:txt|md|jsonl|tsv)(?:#\d+)?)`", decoded(SEEDS / "README.md"))
    for name in named:
        assert (SEEDS / name.split("#")[0]).is_file(), name
    assert len(named) > 60


def test_no_articles_but_the_wire_copies_share_a_paragraph() -> None:
    seen: dict[str, str] = {}
    for row in labels():
        if row["event"] == "kenya-measles":
            continue
        for paragraph in set(re.split(r"\r?\n\r?\n", text_of(row["path"]))):
            if len(paragraph) >= 120:
                assert paragraph not in seen, (row["path"], seen.get(paragraph))
                seen[paragraph] = row["path"]
