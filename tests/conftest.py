"""What the tests of several stages share: real news of our own, a state, the tool itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from digest.cli import cli

# A commit passes or fails for what is in it, not by chance; "make search" looks for what is new.
settings.register_profile("commit", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("commit")

NEWS = {
    "Indus Daily/quake.txt": (
        " date 2026-11-23 Pakistan on Monday opened a new control room for earthquakes in"
        " Islamabad, the interior ministry said.\n\nThe room will gather readings from 60 stations"
        " across Pakistan and pass warnings to provinces within a minute, the ministry said in a"
        " statement.\n\nEngineers in Karachi and Quetta tested the lines over the weekend. The"
        " ministry paid 2.1 billion rupees for the stations, officials in Islamabad said."
    ),
    "Seoul Ledger/rail.txt": (
        " date 2026-11-23 South Korea’s railway workers ended a five-day strike on Monday after"
        " talks in Seoul gave them a 3 percent raise.\n\nThe union said its members had voted by"
        " two to one to accept the deal. Trains between Seoul and Busan will run again from"
        " Tuesday, the operator said.\n\nThe strike had stopped half of all freight trains in South"
        " Korea, the transport ministry said."
    ),
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with two articles of two sources."""
    folder = tmp_path / "news"
    for name, text in NEWS.items():
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder; HOME is elsewhere and empty."""
    for name in ("here", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "here"


Tool = Callable[..., Result]


@pytest.fixture
def digest(here: Path) -> Tool:
    """Return the tool: called with words, it returns exit status and output."""

    def call(*words: str | Path, **options: str) -> Result:
        result = CliRunner().invoke(cli, [str(word) for word in words], **options)  # type: ignore[arg-type]  # input is text
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
