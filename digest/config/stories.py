"""``[stories]``: the thresholds of what counts as one event."""

from pathlib import Path
from typing import Any

from digest.config.kinds import decimal, number
from digest.config.table import Key, Table, read_table
from digest.stories.values import DEFAULT, StorySettings

STORIES = Table(
    name="stories",
    about="The thresholds of what counts as one event (stories.md).",
    keys=(
        Key(
            name="threshold",
            kind=decimal(0, 1),
            default=DEFAULT.threshold,
            about="Likeness from which two articles tell of one event; higher keeps more apart.",
        ),
        Key(
            name="crowding",
            kind=decimal(0, 1),
            default=DEFAULT.crowding,
            about="What is added to it whenever the number of articles doubles.",
        ),
        Key(
            name="window_days",
            kind=decimal(0, 60),
            default=DEFAULT.window_days,
            about="Articles published further apart do not tell of one event; those at the end of "
            "it need twice the likeness of those of one day.",
        ),
        Key(
            name="memory_threshold",
            kind=decimal(0, 1),
            default=DEFAULT.memory_threshold,
            about="Likeness from which a story continues one of an earlier digest.",
        ),
        Key(
            name="memory_days",
            kind=decimal(0, 60),
            default=DEFAULT.memory_days,
            about="How long an earlier story is remembered after its last article.",
        ),
        Key(
            name="half_life_days",
            kind=decimal(0.1, 60),
            default=DEFAULT.half_life_days,
            about="The likeness to an earlier story halves with every so many days.",
        ),
        Key(
            name="copy_share",
            kind=decimal(0.1, 1),
            default=DEFAULT.copy_share,
            about="The part of the shorter text that a copy holds.",
        ),
        Key(
            name="copy_runs",
            kind=number(1, 1_000),
            default=DEFAULT.copy_runs,
            about="How many runs of words a copy shares at least.",
        ),
    ),
)


def read_stories(given: dict[str, Any], base: Path) -> StorySettings:
    """Return the ``[stories]`` table.

    Raises:
        ConfigError: a key or value is wrong.
    """
    return StorySettings(**read_table(STORIES, given, where="stories", base=base))
