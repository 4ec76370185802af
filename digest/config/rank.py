"""``[rank]``: the points of the ranking formula."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from digest.config.kinds import number
from digest.config.table import Key, Table, read_table
from digest.rank import Weights

_ABOUT = {
    "independent": "For each further independent source.",
    "source": "For each further source that is not independent.",
    "most_sources": "How many further sources of each kind count.",
    "word": "For each word of the longest body.",
    "most_words": "How many words count.",
    "hard": "For conflict, crime, disaster, economy, health, labor or politics as main topic.",
    "recent": "For a story of the period's last day or the day before.",
    "followed": "For a followed country, topic or word.",
    "update": "For an event told before of which there is news.",
    "running": "For one of which there is none.",
    "opinion": "For a piece that judges instead of telling.",
    "old": "For a story published well before the period.",
}
_DEFAULT = Weights()

RANK = Table(
    name="rank",
    about="The points of the formula that orders stories; they are added up.",
    keys=tuple(
        Key(
            name=own.name,
            kind=number(-1_000_000, 1_000_000),
            default=getattr(_DEFAULT, own.name),
            about=_ABOUT[own.name],
        )
        for own in fields(Weights)
    ),
)


def read_weights(given: dict[str, Any], base: Path) -> Weights:
    """Return the ``[rank]`` table.

    Raises:
        ConfigError: a key or value is wrong.
    """
    return Weights(**read_table(RANK, given, where="rank", base=base))
