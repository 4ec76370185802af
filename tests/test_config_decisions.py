"""decisions.toml: what is written is read again, what is wrong is named with its line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.decisions import (
    HEADER,
    decision_table,
    load_decisions,
    parse_decisions,
)
from digest.decisions import Apart, Decision, Decisions, Fix, Together
from digest.errors import ConfigError

DAY = date(2026, 11, 23)
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
texts = st.text(st.characters(exclude_categories=["Cs"]))
days = st.dates()
fixes = st.builds(
    Fix,
    article=ids,
    country=st.sampled_from(["AZ", "world"]),
    topic=st.sampled_from(["", "medtop:04000000", "other"]),
    drop=st.booleans(),
    because=texts,
    day=days,
)
pairs = st.lists(ids, min_size=2, max_size=4, unique=True).map(tuple)
joins = st.builds(Together, articles=pairs, because=texts, day=days)
splits = st.builds(
    lambda own, because, day: Apart(article=own[0], others=own[1:], because=because, day=day),
    pairs,
    texts,
    days,
)


@given(st.lists(st.one_of(fixes, joins, splits)), texts)
def test_decisions_are_read_as_they_were_written_in_their_order(
    made: list[Decision], title: str
) -> None:
    titles = dict.fromkeys("0123456789abcdef", title)

    content = HEADER + "".join(f"\n{decision_table(own, titles)}" for own in made)

    assert parse_decisions(content, name="decisions.toml") == Decisions(made=tuple(made))


@pytest.mark.parametrize("because", ["'''", '"""', "# no", "[[fix]]", "a\n[[fix]]\n", "'", "\\"])
def test_marks_in_a_reason_leave_the_order_as_it_is(because: str) -> None:
    made = (
        Fix(article="a", country="AZ", because=because, day=DAY),
        Apart(article="b", others=("c",), because="", day=DAY),
        Fix(article="d", country="AZ", because=because, day=DAY),
    )

    content = HEADER + "".join(f"\n{decision_table(own, {})}" for own in made)

    assert parse_decisions(content, name="decisions.toml").made == made


@pytest.mark.parametrize(
    "text",
    ["'''\n[[fix]]\n'''''", '"""\n[[fix]]\n\\""" \\\\""""', "'\\'", '"\\""', "'' # '''"],
)
def test_texts_of_every_form_leave_the_order_as_it_is(text: str) -> None:
    content = f"""
[["fix"]]
day = 2026-11-23
article = "a"
title = {text}
drop = true

[[split]]  # [[fix]]
day = 2026-11-23
article = "b"
title = {text}
others = ["c"]

  [[ fix ]]
day = 2026-11-23
article = "d"
drop = true
"""

    first, second, third = parse_decisions(content, name="decisions.toml").made

    assert isinstance(first, Fix)
    assert first.article == "a"
    assert isinstance(second, Apart)
    assert isinstance(third, Fix)
    assert third.article == "d"


def test_without_a_file_there_are_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.toml") == Decisions()


def test_countries_and_topics_may_be_named(tmp_path: Path) -> None:
    content = '[[fix]]\nday = 2026-11-23\narticle = "a"\ncountry = "azerbaijan"\ntopic = "Economy"'

    (fix,) = parse_decisions(content, name="d").fixes

    assert (fix.country, fix.topic) == ("AZ", "medtop:04000000")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[fix]]\nday = 2026-11-2\n", "line 2"),
        ("\n[[fix]]\narticle = 'a'", "d, line 2: fix 1 needs a day"),
        ("# x\n\n[[fix]]\nday = '2026-11-23'\narticle='a'", "d, line 3: fix 1: day must be a day"),
        (
            "[[join]]\nday = 2026-11-23\narticles = ['a', 'b']\n[[fix]]\nday = 2026-11-23\n",
            "d, line 4: fix 1 needs an article",
        ),
        ("\n[[fix]]\nday = 2026-11-23\narticle = 'a'", "d, line 2: fix 1 decides nothing"),
        (
            "[[fix]]\nday = 2026-11-23\narticle = 'a'\ncuntry = 'AZ'",
            "line 1: fix 1: unknown key 'cuntry', did you mean 'country'?",
        ),
        (
            "[[fix]]\nday = 2026-11-23\narticle = 'a'\ncountry = 'Narnia'",
            "line 1: fix 1: country: no country is called 'Narnia'",
        ),
        (
            "[[fix]]\nday = 2026-11-23\narticle = 'a'\ntopic = 'Magic'",
            "line 1: fix 1: topic: no topic is called 'Magic'",
        ),
        ("[[join]]\nday = 2026-11-23\narticles = ['a', 'a']", "line 1: join 1 needs two different"),
        ("[[split]]\nday = 2026-11-23\narticle = 'a'\nothers = []", "line 1: split 1 needs the"),
        ("fix = [{article = 'a'}]", "d: fix 1 needs a day"),
        ("[fix]\nday = 2026-11-23", "d: fix must be written as [[fix]]"),
        ("[[fixes]]", "d: unknown table 'fixes'; known are fix, join, split"),
        ('[[fix]]\nday = 2026-11-23\narticle = """\n[[fix]]\n"""\n[[fix]]', "line 1: fix 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(content: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_decisions(content, name="d")

    assert message in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml").write_bytes(b"\xff")

    with pytest.raises(ConfigError, match=r"decisions\.toml"):
        load_decisions(tmp_path / "decisions.toml")
    with pytest.raises(ConfigError, match="directory"):
        load_decisions(tmp_path)
