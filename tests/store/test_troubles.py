"""Troubles: told when they are new, and again once a day, whatever the clock does."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.store import open_state
from digest.store.troubles import tell_troubles

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
LINE = "articles: no such file or folder"


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, False), (19, False), (20, True), (-1, False), (-20, True), (-9_000, True)],
)
def test_a_trouble_that_lasts_is_told_again_after_20_hours_either_way(
    hours: int, told: bool
) -> None:
    with open_state(Path("/nowhere"), create=False) as db:
        assert tell_troubles(db, [LINE], NOW) == [LINE]

        again = tell_troubles(db, [LINE], NOW + timedelta(hours=hours))

    assert again == ([LINE] if told else [])
