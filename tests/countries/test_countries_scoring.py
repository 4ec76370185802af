"""What the country stage promises for one article."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.countries import assign_roles, score_countries
from digest.model import Tag

HERE = Path(__file__).parent


def _primary(text: str, *, title: str = "", dateline: str = "", home: str = "") -> str:
    tags = score_countries(title=title, text=text, dateline=dateline, home=home)
    return next((tag.code for tag, role in assign_roles(tags) if role == "primary"), "-")


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("country", "text"), _rows("traps.tsv"))
def test_a_sentence_with_a_trap_has_its_country(country: str, text: str) -> None:
    assert _primary(text) == country


def test_nearly_all_traps_that_were_written_after_tuning_are_right() -> None:
    rows = _rows("unseen.tsv")
    wrong = [(country, text) for country, text in rows if _primary(text) != country]

    assert len(rows) >= 60
    assert len(wrong) <= len(rows) // 10, wrong


def test_two_countries_that_talk_are_primary_and_also_while_a_third_is_mentioned() -> None:
    text = (
        "Kenya on Friday promised to help Uganda rebuild a bridge on their border, calling it a "
        "shared road. Kenya's transport minister met his Ugandan counterpart in Kampala.\n\n"
        "Earlier, Kenya had sent engineers to Uganda, the ministry said.\n\n"
        "Both ministers also spoke of the floods in Somalia."
    )
    roles = {tag.code: role for tag, role in assign_roles(score_countries(title="", text=text))}

    assert roles["KE"] == "primary"
    assert roles["UG"] == "also"
    assert roles["SO"] == "mentioned"


def test_evidence_stands_in_the_text_as_it_is_written() -> None:
    tags = score_countries(
        title="", text="IRAN said on Monday that Iranian ships left Bandar Abbas."
    )

    assert set(tags[0].evidence) == {"IRAN", "Iranian", "Bandar Abbas"}


def test_a_town_means_the_state_that_follows_it_in_the_whole_article() -> None:
    text = "A fire broke out in London, Ontario, on Sunday. London has had three this year."

    assert _primary(text) == "CA"


def test_a_surname_is_no_place_in_the_whole_article() -> None:
    text = "Michael Jordan spoke in Chicago. Jordan said that Jordan shoes sell well in Ohio."
    tags = score_countries(title="", text=text)

    assert tags[0].code == "US"
    assert all(tag.weight < 0.3 for tag in tags if tag.code == "JO")


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Poland Street.",
        "It costs 40 US$ or 60 Swiss francs.",
        "The guinea pigs slept.",
        "Chia seeds are dearer than rice.",
    ],
)
def test_streets_money_and_animals_are_no_countries(text: str) -> None:
    assert _primary(text) == "-"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("India won the toss on Friday and chose to bat.", "IN"),
        ("Brazil won three medals on the first day.", "BR"),
        ("The Kenyan won the race by a minute.", "KE"),
        ("Iran marks the day of the army with a parade.", "IR"),
        ("Denmark crowns a new king in January.", "DK"),
        ("He paid 40 Egyptian pounds, or 900 South Korean won.", "-"),
    ],
)
def test_a_country_that_wins_or_marks_is_no_money(text: str, country: str) -> None:
    assert _primary(text) == country


@pytest.mark.parametrize("fold", [str.upper, str.lower])
def test_a_text_without_case_still_has_its_country(fold: Callable[[str], str]) -> None:
    text = "Police in Nairobi arrested four men on Monday, Kenya's interior ministry said."

    assert _primary(fold(text)) == "KE"


def test_a_dateline_tells_where_an_article_that_names_no_place_was_filed() -> None:
    assert _primary("Shares rose in early trading.", dateline="TOKYO, March 3 -") == "JP"
    assert _primary("MUSCAT: A new clinic opens on Sunday.") == "OM"


def test_a_small_town_does_not_stand_for_a_longer_name_that_begins_like_it() -> None:
    text = "Pilgrims from India and Pakistan met on Monday, officials of India said."

    assert _primary(text, dateline="DERA BABA NANAK") == _primary(text)
    assert _primary(text, dateline="DERA") == "ET"


def test_a_homonym_is_likelier_what_lies_where_the_article_was_filed() -> None:
    state = (
        "The Georgia legislature voted on Thursday to repair its dams after a burst near Valdosta, "
        "where the U.S. army had to help."
    )
    abroad = "The Georgia parliament voted on Thursday to repair its dams, a U.S. official said."

    inside = score_countries(title="", text=state, dateline="ATLANTA —")
    outside = score_countries(title="", text=abroad, dateline="WASHINGTON —")

    assert [tag.code for tag in inside] == ["US"]
    assert {tag.code: tag.evidence for tag in outside} == {"US": ("U.S.",), "GE": ("Georgia",)}


def test_what_title_and_lead_say_outranks_where_it_was_filed() -> None:
    text = (
        "At least 14 people died in a landslide that struck northern Pakistan, officials in "
        f"Islamabad said. {'The road is closed. ' * 20}Among the missing is a driver from Abu "
        "Dhabi. The United Arab Emirates will send tents."
    )

    assert _primary(text, title="Pakistan landslide kills 14", dateline="ABU DHABI") == "PK"


def test_the_country_of_the_outlet_fills_in_what_is_left_unsaid() -> None:
    text = "The council will decide on the new bus lanes on Monday."

    assert _primary(text) == "-"
    assert _primary(text, home="KE") == "KE"


def test_the_country_of_the_outlet_yields_to_a_country_that_the_article_is_about() -> None:
    text = "Peru's congress removed the president. Thousands marched in Lima, Peruvian police said."

    assert _primary(text, home="KE") == "PE"


def test_a_body_that_speaks_where_it_sits_speaks_of_no_country() -> None:
    text = "The UN weather agency said the oceans had warmed again."
    report = "The children of the school planted trees, and the UN gave the spades."

    assert _primary(text, dateline="GENEVA") == "-"
    assert _primary(f"GENEVA — {text}") == "-"
    assert _primary(f"{text} Swiss lakes did too.", dateline="GENEVA") == "CH"
    assert _primary("The baker won the race.", dateline="GENEVA") == "CH"
    assert _primary(report, dateline="NAIROBI") == "KE"


def test_an_institution_of_several_countries_alone_tells_of_none() -> None:
    assert _primary("The Foreign Office gave no reason.", title="Foreign Office acts") == "-"
    assert _primary("The Foreign Office in Islamabad gave no reason.") == "PK"
    assert _primary("The Foreign Office in London gave no reason.") == "GB"


@pytest.mark.parametrize(
    "text",
    [
        "Twitter tests a soft block. Illustration by Alex Castro for this site.",
        "Appointments for the single dose of Johnson & Johnson are hard to find.",
        "The scene shows Kim with her son. Kim said that she had laughed.",
        "Isla is five and the only child of the school with the condition.",
        "Carrefour replaces two members of its board, the retailer said.",
        "Questions were put to Helmut Sonneberg, who kept silent for years.",
    ],
)
def test_a_name_that_people_or_firms_bear_tells_of_no_country_alone(text: str) -> None:
    assert _primary(text) == "-"


def test_a_small_town_alone_tells_where_it_stands_as_a_place() -> None:
    assert _primary("A mother said that she was turned away in Grimsby on Monday.") == "GB"
    assert _primary("Hospitals of Victoria are short of nurses, and Victoria said so.") == "AU"
    assert _primary("Police in Victoria, the capital of Seychelles, found it.") == "SC"


def test_a_surname_still_supports_the_country_that_something_else_names() -> None:
    assert _primary("Castro spoke to students in Havana about the years of hunger.") == "CU"


def test_an_article_of_a_body_above_the_states_is_the_worlds() -> None:
    assert _primary("The UN Security Council met on Thursday on climate change.") == "-"


def test_no_text_has_no_country() -> None:
    assert score_countries(title="", text="") == ()


@given(
    text=st.lists(
        st.sampled_from(
            "Iran US. Georgia, Texas Paris Kim Jordan 's - $ the İzmir Äthiopien".split()
        ),
        max_size=30,
    ).map(" ".join),
    home=st.sampled_from(["", "KE", "US"]),
)
def test_weights_are_chances_in_falling_order_and_codes_stand_once(text: str, home: str) -> None:
    tags = score_countries(title="", text=text, home=home)

    weights = [tag.weight for tag in tags]
    assert all(0 <= weight <= 1 and weight == round(weight, 3) for weight in weights)
    assert weights == sorted(weights, reverse=True)
    assert len({tag.code for tag in tags}) == len(tags)


@settings(deadline=None)  # the first text in a language loads its names
@given(text=st.text(max_size=200), language=st.sampled_from(["en", "de", "ar", "ja", "und", "xx"]))
def test_evidence_of_any_text_stands_in_it(text: str, language: str) -> None:
    tags = score_countries(title="", text=text, language=language)

    assert all(surface in text for tag in tags for surface in tag.evidence)


def test_scores_are_the_same_for_any_seed_of_the_hash() -> None:
    code = (
        "from digest.countries import score_countries as s;"
        "print(s(title='Talks', text='Georgia, Jordan and Chad met Korea in Paris, Texas.'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parent.parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }

    assert len(outputs) == 1


def test_the_best_evidence_comes_first_and_at_most_six_are_told() -> None:
    text = "Mali. Mali. Mali. Bamako, Kidal, Mopti, Timbuktu, Malian, Sikasso, Kayes."
    tags: tuple[Tag, ...] = score_countries(title="", text=text)

    assert tags[0].evidence[0] == "Mali"
    assert len(tags[0].evidence) == 6
