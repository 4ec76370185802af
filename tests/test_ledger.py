import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.ledger import STATUSES, Account, Fate, Line, account, combine

fates = st.sampled_from([Fate(status=status, reason="") for status in STATUSES])


def lines_of(ids: list[str]) -> list[Line]:
    return [Line(input=id_, article=id_, status="deferred") for id_ in ids]


@given(st.dictionaries(st.text(max_size=4), fates), st.integers(0, 5))
def test_the_six_numbers_add_up_to_what_was_read(settled: dict[str, Fate], refused: int) -> None:
    lines = lines_of(list(settled)) + [
        Line(input="x", status="refused", reason="empty") for _ in range(refused)
    ]

    counts = account(lines, settled).counts

    assert counts["read"] == len(settled) + refused
    assert counts["read"] == sum(counts[status] for status in STATUSES)


def test_an_article_that_nobody_settled_is_a_bug_that_is_told() -> None:
    with pytest.raises(ValueError, match="not accounted for"):
        account(lines_of(["a"]), {})


def test_a_run_counts_each_input_as_the_edition_that_did_most_with_it() -> None:
    daily = account(lines_of(["a", "b"]), {"a": Fate(status="included"), "b": Fate(status="known")})
    weekly = account(
        lines_of(["a", "b"]), {"a": Fate(status="deferred"), "b": Fate(status="deferred")}
    )

    assert combine([daily, weekly]).counts == {
        "read": 2, "included": 1, "duplicate": 0, "held_back": 0, "deferred": 1, "known": 0,
        "refused": 0,
    }  # fmt: skip


def test_reasons_are_counted_the_most_frequent_first() -> None:
    lines = tuple(
        Line(input=str(n), status="refused", reason=reason)
        for n, reason in enumerate(["empty", "binary", "empty"])
    )

    assert Account(lines=lines).reasons == {"refused": {"empty": 2, "binary": 1}}
    assert list(Account(lines=lines).reasons["refused"]) == ["empty", "binary"]
