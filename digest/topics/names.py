"""The 17 top-level IPTC Media Topics: codes, short names, labels in other languages."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from digest.model import OWN

# Slug and short heading by code, in the order of the slugs: the columns of every table.
_TOPICS = (
    ("arts", "medtop:01000000", "Arts and media"),
    ("conflict", "medtop:16000000", "Conflict"),
    ("crime", "medtop:02000000", "Crime"),
    ("disaster", "medtop:03000000", "Disaster"),
    ("economy", "medtop:04000000", "Economy"),
    ("education", "medtop:05000000", "Education"),
    ("environment", "medtop:06000000", "Environment"),
    ("health", "medtop:07000000", "Health"),
    ("human_interest", "medtop:08000000", "Human interest"),
    ("labour", "medtop:09000000", "Labor"),
    ("lifestyle", "medtop:10000000", "Lifestyle"),
    ("politics", "medtop:11000000", "Politics"),
    ("religion", "medtop:12000000", "Religion"),
    ("science_technology", "medtop:13000000", "Science and technology"),
    ("society", "medtop:14000000", "Society"),
    ("sport", "medtop:15000000", "Sport"),
    ("weather", "medtop:17000000", "Weather"),
)

SLUGS = tuple(slug for slug, _, _ in _TOPICS)
CODES = tuple(code for _, code, _ in _TOPICS)
_NAMES = {code: name for _, code, name in _TOPICS}


def topic_name(code: str) -> str:
    """Return the short English heading of ``code``, such as "Conflict".

    That of a user's own topic is in its code: ``own:Electric cars``.

    Raises:
        ValueError: ``code`` is neither a top-level Media Topic nor a user's own.
    """
    if code.startswith(OWN):
        return code.removeprefix(OWN)
    if code not in _NAMES:
        raise ValueError(f"not a top-level topic: {code}")
    return _NAMES[code]


@cache
def topic_labels(language: str) -> Mapping[str, str]:
    """Return the label of each of the 17 topics in ``language``, by code.

    Args:
        language: ISO 639-1 or BCP 47 in any case, such as ``pt`` or ``pt-BR``; a tag that the
            table does not have falls back to its first part, then to English.

    Source:
        IPTC Media Topics of 2023-10-24 (CC BY 4.0); languages that IPTC lacks are our own.
    """
    table = _labels()
    tag = language.lower().replace("_", "-")
    return table.get(tag) or table.get(tag.partition("-")[0]) or table["en"]


@cache
def _labels() -> dict[str, Mapping[str, str]]:
    text = (files("digest") / "data" / "topic_labels.tsv").read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines()[1:])
    return {
        language: MappingProxyType({row[0]: row[column] for row in rows})
        for column, language in enumerate(header)
        if column
    }
