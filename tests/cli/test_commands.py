"""Every command as it is typed: how it is called, and how it ends."""

from pathlib import Path

import pytest

from digest import __version__
from tests.conftest import NEWS, Tool

COMMANDS = ("run", "demo", "init", "extract", "analyze", "stories", "show", "verify")


def test_help_names_every_command_and_gives_examples(digest: Tool) -> None:
    result = digest("--help")

    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"  {command}" in result.output
        assert "Example" in digest(command, "--help").output


def test_the_version_is_told(digest: Tool) -> None:
    assert digest("--version").output == f"digest, version {__version__}\n"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("run", "nowhere"), 2, "nowhere: no such file or folder"),
        (("run",), 2, "nothing to read"),
        (("run", ".", "--edition", "weekly"), 2, "no edition is named 'weekly'; there are: daily"),
        (("run", ".", "--day", "19.12.2023"), 2, "no day such as 2023-12-19"),
        (("run", ".", "--day", "2023-12-19", "--send"), 2, "neither --send nor --extra"),
        (("run", ".", "--now", "soon"), 2, "no time such as"),
        (("run", ".", "--now", "9999-12-31T23:59"), 2, "no time such as"),
        (("run", ".", "--now", "0001-01-01T00:00"), 2, "no time such as"),
        (("send", "--deadline", "soon"), 2, "--deadline: 'soon' is no length of time"),
        (("status", "--max-age", "26"), 2, "--max-age: '26' is no length of time"),
        (("purge", "--keep", "0d"), 2, "--keep: '0d' is no length of time"),
        (("run", ".", "--format", "pdf"), 2, "'pdf' is unknown"),
        (("run", ".", "--group-by", "topics"), 2, "did you mean 'topic'?"),
        (("run", ".", "--summarizer", "lexrnk"), 2, "did you mean 'lexrank'?"),
        (("run", ".", "--config", "none.toml"), 2, "no such configuration file"),
        (("analyze", ".", "--home", "Pakistan"), 2, "is no country code"),
        (("analyze", ".", "--home", "UK"), 2, "'UK' is no country code"),
        (("show", "2026-01-01"), 2, "has no digest of 2026-01-01"),
        (("show", "nothing"), 2, "no article has this id"),
        (("verify", "none.json"), 2, "no such file"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_a_wrong_call_ends_with_one_clear_line(
    digest: Tool, words: tuple[str, ...], status: int, message: str
) -> None:
    result = digest(*words)

    assert result.exit_code == status
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_summarizer_that_the_configuration_gets_wrong_is_no_wrong_call(
    digest: Tool, here: Path
) -> None:
    (here / "digest.toml").write_text('summarizer = "lexrnk"\n', encoding="utf-8")

    result = digest("run", ".")

    assert result.exit_code == 78
    assert (
        result.output
        == "digest: digest.toml: summarizer: 'lexrnk' is unknown, did you mean 'lexrank'?\n"
    )


def test_a_wrong_configuration_ends_with_78(digest: Tool, here: Path) -> None:
    (here / "digest.toml").write_text('timezon = "UTC"')

    result = digest("run")

    assert (result.exit_code, "did you mean 'timezone'?" in result.output) == (78, True)


def test_init_writes_a_configuration_once(digest: Tool) -> None:
    assert digest("init").exit_code == 0
    again = digest("init")

    assert (again.exit_code, "is there already" in again.output) == (2, True)
    Path("articles").mkdir()
    assert digest("run").exit_code == 0


def test_an_input_that_was_just_written_is_told_of_in_place_of_nothing_new(
    digest: Tool, here: Path
) -> None:
    (here / "digest.toml").write_text('[[source]]\npath = "a.txt"\n')
    (here / "a.txt").write_text(NEWS["Indus Daily/quake.txt"], encoding="utf-8")

    told = digest("run", "--verbose").output

    assert told.startswith("1 input left: changed less than")
    assert "nothing new" not in told


def test_the_demo_names_no_file_that_it_could_not_write(digest: Tool, here: Path) -> None:
    (here / "taken").write_text("a file", encoding="utf-8")

    result = digest("demo", "--output", "taken")

    assert result.exit_code == 73
    assert "digest: taken/demo/2026-11-20.eml: " in result.stderr
    assert "taken" not in result.stdout


def test_the_demo_is_always_fresh_and_says_that_its_news_is_invented(digest: Tool) -> None:
    first = digest("demo", "--output", "a")
    second = digest("demo", "--output", "b")

    assert (first.exit_code, second.exit_code) == (0, 0)
    for suffix in ("md", "html", "eml", "json"):
        one, two = Path(f"a/demo/latest.{suffix}"), Path(f"b/demo/latest.{suffix}")
        assert one.read_bytes() == two.read_bytes()
    assert "invented" in Path("a/demo/latest.md").read_text(encoding="utf-8")
    assert not (Path.home() / ".local").exists()
