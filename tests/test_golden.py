"""Three days of the sample articles give, byte for byte, the digests that a person has read."""

from pathlib import Path

from tests.golden import GOLDEN, PRINTED, make_digests


def test_three_days_of_news_give_the_digests_that_were_read(here: Path) -> None:
    made = make_digests(here)

    assert tuple(made) == PRINTED
    for day, text in made.items():
        golden = (GOLDEN / f"{day}.md").read_text(encoding="utf-8")
        assert text == golden, f"{day} has changed: `make golden`, then read what changed"
