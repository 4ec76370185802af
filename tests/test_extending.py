"""Packages of other people are found by their entry points: the code of the guide is installed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs/extending.md"
TEXT = "Rain fell on Nairobi on Monday, the weather service said. {} It will rain until Friday."
FIGURES = "The gauge at the airport showed 41 mm by noon, 12 mm more than in November 2019."


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Return a folder in which every extension of the guide is installed."""
    guide = GUIDE.read_text(encoding="utf-8")
    for name, code in re.findall(r"```python\n# (\w+\.py)\n(.*?)```", guide, re.DOTALL):
        (tmp_path / name).write_text(code)
    points = re.findall(r'\[project\.entry-points\."(\S+)"\]\n(\w+) = "(\S+)"', guide)
    info = tmp_path / "others-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: others\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "".join(f"[{group}]\n{name} = {value}\n" for group, name, value in points)
    )
    assert {group for group, _, _ in points} == {
        "digest.readers",
        "digest.summarizers",
        "digest.deliveries",
    }
    return tmp_path


def digest(folder: Path, *words: str, status: int = 0) -> "subprocess.CompletedProcess[bytes]":
    done = subprocess.run(
        [sys.executable, "-m", "digest", *words],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder), "HOME": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == status, done.stderr.decode()
    return done


def test_the_reader_of_the_guide_reads(packages: Path) -> None:
    (packages / "news.tsv").write_text("Rain in Kenya\tRain fell on Nairobi on Monday.\nno tab\n")

    done = digest(packages, "extract", "news.tsv")

    assert json.loads(done.stdout)["title"] == "Rain in Kenya"
    assert b"news.tsv:2: no tab in the line" in done.stderr


def test_the_summarizer_of_the_guide_chooses(packages: Path) -> None:
    (packages / "news.txt").write_text(TEXT.format(FIGURES))

    chosen = digest(packages, "analyze", "news.txt", "--summarizer", "figures", "--sentences", "1")
    wrong = digest(packages, "analyze", "news.txt", "--summarizer", "figurs", status=2)

    assert [own["text"] for own in json.loads(chosen.stdout)["summary"]] == [FIGURES]
    assert b"did you mean 'figures'?" in wrong.stderr


def test_the_delivery_of_the_guide_delivers(packages: Path) -> None:
    (packages / "news.txt").write_text(TEXT.format(FIGURES))
    options = re.search(r"# digest\.toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert options
    (packages / "digest.toml").write_text(
        '[[edition]]\nrecipients = ["reader@example.org"]\n'
        f'{options[1]}from = "digest@example.net"\n'
    )

    digest(packages, "run", "news.txt", "--send")

    (message,) = (packages / "drop").iterdir()
    assert b"reader@example.org" in message.read_bytes()
