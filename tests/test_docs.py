"""The documents tell the truth: made pages are current, links lead somewhere, examples run."""

import re
import shlex
from pathlib import Path

import pytest

from bench.build_docs import CLI_PAGE, CONFIG_PAGE, cli_page, config_page
from tests.conftest import Tool

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "seeds/README.md"])


def test_the_page_of_the_command_line_is_current() -> None:
    assert CLI_PAGE.read_text(encoding="utf-8") == cli_page()


def test_the_page_of_the_configuration_is_current() -> None:
    assert CONFIG_PAGE.read_text(encoding="utf-8") == config_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_tests_and_files_that_pages_name_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    tests = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py"))
    named = re.findall(r"`(test_\w+)`", text)
    files = re.findall(r"`((?:tests|bench|digest|docs|templates|seeds)/[\w./-]+)`", text)

    assert [name for name in named if f"def {name}(" not in tests] == []
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_the_design_names_every_file_of_the_package_and_no_other() -> None:
    table = (ROOT / "docs/design.md").read_text(encoding="utf-8").partition("## Decisions")[0]
    named = set(re.findall(r"`(\w+(?:\.py|/))`", table)) - {"templates/"}
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "digest").iterdir()
        if path.suffix == ".py" or path.is_dir()
    }

    assert there - named <= {"__init__.py", "__pycache__/"}
    assert named - there == set()


def test_the_examples_of_the_readme_work(digest: Tool, here: Path) -> None:
    (here / "articles").mkdir()
    (here / "articles/a.txt").write_text(" date 2023-12-19 Rain fell on Kenya. It was heavy.")
    (here / "article.txt").write_text("Rain fell on Kenya on Monday. It was heavy.")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line.removeprefix("$ ").partition("#")[0].strip() for line in text.splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("digest ")]

    assert len(commands) >= 7
    for words in commands:
        result = digest(*words)
        assert result.exit_code == 0, (words, result.output)
        if words == ["init"]:
            (here / "digest.toml").unlink()
