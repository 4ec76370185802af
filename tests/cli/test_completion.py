"""The shell completes commands and options, as docs/cli.md says."""

import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs/cli.md"


def complete(shell: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "digest"],
        env={"PATH": "/usr/bin:/bin", "_DIGEST_COMPLETE": shell, **environment},
        capture_output=True,
        check=False,
    )
    return done.stdout.decode()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_each_shell_of_the_guide_gets_its_script(shell: str) -> None:
    assert f"_DIGEST_COMPLETE={shell}_source digest" in PAGE.read_text(encoding="utf-8")
    assert f"_DIGEST_COMPLETE={shell}_complete" in complete(f"{shell}_source")


def test_commands_and_options_are_completed() -> None:
    commands = complete("bash_complete", COMP_WORDS="digest ex", COMP_CWORD="1")
    options = complete("bash_complete", COMP_WORDS="digest run --dr", COMP_CWORD="2")

    assert commands.split() == ["plain,explain", "plain,extract"]
    assert options.split() == ["plain,--dry-run"]


def test_the_commands_that_take_files_complete_files() -> None:
    assert "file" in complete("bash_complete", COMP_WORDS="digest run ", COMP_CWORD="2")
