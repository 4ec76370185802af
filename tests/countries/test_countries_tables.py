"""The shipped tables: origin, licence, codes, and no surface twice in one table."""

from importlib.resources import files

import pytest

from digest.countries.coefficients import COEFFICIENTS
from digest.countries.features import NAMES
from digest.countries.lexicon import lexicon
from digest.countries.names import countries, table_lines

_TABLES = (
    "names", "policy", "homonyms", "facts", "phrases", "regions", "places", "languages",
    "demonyms", "tongues", "words", "ordinary",
)  # fmt: skip


@pytest.mark.parametrize(
    "table", [f"countries_{name}.tsv" for name in _TABLES] + ["given_names.tsv"]
)
def test_a_table_names_its_origin_and_licence_in_line_1(table: str) -> None:
    text = (files("digest") / "data" / table).read_text(encoding="utf-8")
    head = text.split("\n", 1)[0]

    assert head.startswith("# ")
    assert "for this project; CC0" in head or "Derived from" in head


def test_every_sense_is_of_a_known_country() -> None:
    known = {*countries(), ""}
    unknown = {
        (surface, sense.codes)
        for surface, sense in lexicon("en").senses.items()
        if sense.kind not in "XS" and not set(sense.codes) <= known
    }

    assert unknown == set()


@pytest.mark.parametrize("language", ["de", "ru", "ar", "ja", "zh", "ko", "uk", "fa", "hi", "id"])
def test_every_foreign_sense_is_of_a_known_country(language: str) -> None:
    codes = {code for sense in lexicon(language).senses.values() for code in sense.codes}

    assert codes - {*countries(), "", "UN", "EU", "NATO", "WHO", "IMF", "OPEC", "AU", "ASEAN",
                    "OAS", "AL", "ICC"} == set()  # fmt: skip


def test_names_of_two_countries_are_never_the_same() -> None:
    owner: dict[str, str] = {}
    for code, country in countries().items():
        for surface in (country.name, *country.aliases):
            assert owner.setdefault(surface, code) == code


def test_a_term_of_office_ends_after_it_began() -> None:
    for line in table_lines("countries_facts.tsv"):
        _, _, since, until, _ = line.split("\t")
        assert not since or not until or int(since) <= int(until)


def test_every_feature_has_its_weight() -> None:
    assert len(COEFFICIENTS) == len(NAMES)
