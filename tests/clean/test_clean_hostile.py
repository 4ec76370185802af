"""Lines made to stall a reader: no pattern may try all ways of cutting them up."""

import pytest

from digest.clean import find_blocks

HEADS = ("", "Updated ", "Posted: ", "By ", "Published on Mon ")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("body", ["1" * 120, "12 " * 40, "1:11" * 30, "at " * 40, "1st" * 40])
def test_a_line_of_numbers_is_judged_at_once(head: str, body: str) -> None:
    line = f"{head}{body}"[:130] + "x"

    for block in find_blocks(f"{line}\n\nRain fell on Nairobi on Monday, officials said."):
        assert block.end > block.start


@pytest.mark.parametrize(
    "note", ["Editor's Note: The writer teaches law.", "WATCH: ", "ANALYSIS: x"]
)
def test_a_label_that_is_the_whole_paragraph_leaves_nothing_behind(note: str) -> None:
    blocks = find_blocks(f"{note}\n\nRain fell on Nairobi on Monday, officials said.")

    assert [block.kind for block in blocks][-1] == "body"
