"""What the patterns must not use, for the oldest Python that the project runs on."""

import re
from pathlib import Path

import digest

POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def test_no_pattern_has_a_possessive_group_which_pythons_before_3_11_5_match_wrongly() -> None:
    files = sorted(Path(digest.__file__).parent.rglob("*.py"))

    assert files
    assert [file.name for file in files if POSSESSIVE_GROUP.search(file.read_text("utf-8"))] == []
    assert POSSESSIVE_GROUP.search(r"(?:a|b)*+") is not None
