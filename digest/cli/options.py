"""Options that several commands share, and the configuration they add up to."""

import os
import pwd
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from digest.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from digest.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])

CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Configuration.  [default: ./digest.toml, else the one in the XDG folder, else none]",
)
STATE = click.option(
    "--state",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder of the state.  [default: from the configuration, else the XDG state folder]",
)
SENTENCES = click.option(
    "--sentences", type=click.IntRange(1, 1_000), metavar="N", help="Sentences in a summary."
)
WORDS = click.option(
    "--words",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Words in a summary.  [default: 60]",
)
MINUTES = click.option(
    "--minutes",
    type=click.IntRange(0, 1_000),
    metavar="N",
    help="What there is to read, at most; further stories are only named; 0 prints all in full.  "
    "[default: 10]",
)
SUMMARIZER = click.option(
    "--summarizer",
    metavar="NAME",
    help="digest (default), lead, or a classic: lexrank, textrank, lsa, luhn, edmundson, "
    "sumbasic, kl, reduction, random.",
)
REPORT = click.option(
    "--report",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write the accounting as JSON; - is standard output.",
)
PATHS = click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the command line chooses over the configuration; None and "" choose nothing."""

    sentences: int | None = None
    words: int | None = None
    minutes: int | None = None
    summarizer: str | None = None
    formats: tuple[str, ...] = ()
    group_by: str | None = None
    state: str | None = None
    output: str | None = None


def shared(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options to a command, in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def read_config(path: str | None, choices: Choices) -> "Config":
    """Return the configuration with the choices of the command line applied.

    Raises:
        ConfigError: the file or one of its values is wrong.
        UsageError: a choice is wrong.
    """
    from pathlib import Path

    from digest.config import Config, find_config, load_config

    if path is not None and not Path(path).is_file():
        raise UsageError(f"{path}: no such configuration file")
    found = Path(path) if path is not None else find_config(os.environ)
    config = load_config(found) if found else Config()
    try:
        _check_summarizer(config.summarizer)
    except ConfigError as error:
        raise ConfigError(f"{found}: {error}") from error
    try:
        return _apply(config, choices)
    except ConfigError as error:
        raise UsageError(str(error)) from error


def state_folder(config: "Config") -> "Path":
    """Return the folder of the state: the configured one, else the one in the XDG state folder."""
    from pathlib import Path

    if config.state:
        return Path(config.state)
    if xdg := os.environ.get("XDG_STATE_HOME", ""):
        return Path(xdg, "digest")
    home = os.environ.get("HOME", "") or _home_of_user()
    if not home:
        raise ConfigError("no place for the state: set HOME, or give --state DIR")
    return Path(home, ".local", "state", "digest")


def _home_of_user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def _apply(config: "Config", choices: Choices) -> "Config":
    if choices.summarizer:
        _check_summarizer(choices.summarizer)
    changes = _of_edition(choices)
    return replace(
        config,
        summarizer=choices.summarizer or config.summarizer,
        editions=tuple(replace(edition, **changes) for edition in config.editions),
        state=choices.state or config.state,
        output=choices.output or config.output,
    )


def _check_summarizer(name: str) -> None:
    from digest.config import check_choices
    from digest.summarize import METHODS, methods

    if name not in METHODS:
        check_choices((name,), methods(), "summarizer")


def _of_edition(choices: Choices) -> dict[str, Any]:
    from digest.config import FORMATS, GROUPS, check_choices

    changes: dict[str, Any] = {}
    if choices.sentences:
        changes["sentences"] = choices.sentences
    if choices.words:
        # An explicit number of words must not lose against configured sentences.
        changes |= {"words": choices.words, "sentences": choices.sentences or 0}
    if choices.minutes is not None:
        changes["minutes"] = choices.minutes
    if choices.formats:
        formats = tuple(name for value in choices.formats for name in value.split(",") if name)
        changes["formats"] = check_choices(formats, FORMATS, "--format")
    if choices.group_by:
        groups = tuple(choices.group_by.replace(" ", "").split(","))
        changes["group_by"] = check_choices(groups, GROUPS, "--group-by")
    return changes
