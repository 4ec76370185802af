"""Which sentences in the first or second person may be chosen (R4)."""

from dataclasses import replace

from digest.summarize.eligible import find_eligible
from tests.summarize.helpers import FLOOD, scored


def eligible(*flags: str) -> tuple[int, ...]:
    sentence = scored(FLOOD)[0]
    return find_eligible([replace(sentence, flags=tuple(own.split())) for own in flags])


def test_a_column_may_speak_itself_anywhere() -> None:
    assert eligible("person", "person", "", "", "", "person", "") == (0, 1, 2, 3, 4, 5, 6)


def test_what_is_spoken_beside_a_quotation_is_a_part_of_it() -> None:
    quoted = "person quotation"

    assert eligible("", quoted, quoted, "person", "", "person", "") == (0, 4, 5, 6)
    assert eligible("", "person", "person", "person", "person", quoted, "") == (0, 1, 2, 3, 4, 6)


def test_elsewhere_nobody_speaks_to_the_reader() -> None:
    assert eligible("", "", "person", "", "", "person", "", "") == (0, 1, 3, 4, 6, 7)
