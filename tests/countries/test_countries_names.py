"""Names and regions of countries, and the roles of tags."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.countries import assign_roles, country_name, region
from digest.countries.names import countries
from digest.model import Tag


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("TR", "Türkiye"),
        ("CD", "DR Congo"),
        ("CG", "Republic of the Congo"),
        ("PS", "Palestine"),
        ("HK", "Hong Kong"),
        ("TW", "Taiwan"),
        ("XK", "Kosovo"),
        ("US", "United States"),
    ],
)
def test_a_country_is_shown_by_its_usual_name(code: str, name: str) -> None:
    assert country_name(code) == name


def test_an_unknown_code_is_shown_as_it_is_and_lies_nowhere() -> None:
    assert country_name("QQ") == "QQ"
    assert region("QQ") == ""


@pytest.mark.parametrize(
    ("code", "name"),
    [("PK", "Southern Asia"), ("TW", "Eastern Asia"), ("XK", "Southern Europe"), ("AQ", "")],
)
def test_a_country_lies_in_its_m49_region(code: str, name: str) -> None:
    assert region(code) == name


def test_every_country_but_a_few_islands_and_antarctica_lies_in_a_region() -> None:
    assert {code for code in countries() if not region(code)} <= {
        "AQ",
        "BV",
        "GS",
        "HM",
        "TF",
        "UM",
    }


def test_a_name_is_had_without_loading_the_gazetteer() -> None:
    code = (
        "import sys; from digest.countries import country_name; country_name('DE');"
        "sys.exit('ahocorasick_rs' in sys.modules or 'numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(weights=st.lists(st.integers(0, 1000).map(lambda part: part / 1000), max_size=9))
def test_there_is_at_most_one_primary_and_three_also(weights: list[float]) -> None:
    falling = sorted(weights, reverse=True)
    tags = [Tag(code=f"C{place}", weight=weight) for place, weight in enumerate(falling)]
    roles = [role for _, role in assign_roles(tags)]

    assert [tag for tag, _ in assign_roles(tags)] == tags
    assert roles.count("primary") == bool(falling and falling[0] >= 0.3)
    assert roles.count("also") == min(3, sum(weight >= 0.35 for weight in falling[1:]))
