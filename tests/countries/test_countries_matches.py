"""Two lexicons find together what one lexicon of both would find."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.countries.lexicon import build_lexicon, lexicon
from digest.countries.matches import find_matches
from digest.countries.scan import find_surfaces
from digest.countries.sense import Sense

WORDS = st.lists(st.text("abc", min_size=1, max_size=4), max_size=6, unique=True)
OWN, BASE = Sense("N", ("PK",)), Sense("C", ("IR",))


@settings(deadline=None)
@given(own=WORDS, base=WORDS, text=st.text("abc ", max_size=40))
def test_a_lexicon_and_its_base_match_like_one(own: list[str], base: list[str], text: str) -> None:
    senses = dict.fromkeys(base, BASE) | dict.fromkeys(own, OWN)
    whole = build_lexicon(senses, "en")
    parts = replace(
        build_lexicon(dict.fromkeys(own, OWN), "en"),
        base=build_lexicon(dict.fromkeys(base, BASE), "en"),
    )

    assert list(find_matches(text, parts)) == list(find_matches(text, whole))
    assert all(parts.sense(word) == sense for word, sense in senses.items())


def test_languages_share_the_english_names() -> None:
    assert lexicon("de").base is lexicon("fr").base
    assert lexicon("en").base is None
    assert len(lexicon("de").senses) < len(lexicon("en").senses) // 5


def test_a_text_in_another_language_has_names_of_both() -> None:
    hits = find_surfaces("In Karachi und in Südafrika, sagte die UN.", language="de")

    assert [hit.surface for hit in hits] == ["Karachi", "Südafrika", "UN"]
