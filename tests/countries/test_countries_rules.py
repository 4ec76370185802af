import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.countries import (
    Mention,
    assign_roles,
    country_lines,
    explain_countries,
    read_policy,
    read_rules,
    score_countries,
)
from digest.model import CountryRule

TECH = read_rules({"Georgia Tech": "", "Upper Kohistan": "PK", "Treaty Zone": "World"})


def primary(title: str, text: str = "", **options: object) -> str:
    tags = score_countries(title=title, text=text, **options)  # type: ignore[arg-type]  # by test
    roles = assign_roles(tags)
    return roles[0][0].code if roles and roles[0][1] == "primary" else ""


def mentions(title: str, text: str = "", **options: object) -> dict[str, Mention]:
    found = explain_countries(title=title, text=text, **options)  # type: ignore[arg-type]  # by test
    return {mention.text: mention for mention in found.mentions}


def test_a_phrase_that_is_no_place_hides_the_country_in_it() -> None:
    assert primary("Georgia Tech wins the game") != ""
    assert primary("Georgia Tech wins the game", rules=TECH) == ""
    assert primary("GEORGIA TECH WINS THE GAME", rules=TECH) == ""


def test_a_phrase_names_the_country_that_the_user_says() -> None:
    rules = read_rules({"Springfield": "ca"})

    assert primary("Mayor of Springfield resigns", rules=rules) == "CA"
    assert primary("MAYOR OF SPRINGFIELD RESIGNS", rules=rules) == "CA"
    assert primary("", "SPRINGFIELD: The mayor has resigned.", rules=rules) == "CA"


def test_a_rule_outranks_what_looks_like_a_person_or_a_street() -> None:
    rules = read_rules({"Chad Smith": "TD", "London Road": "PL"})

    assert primary("Chad Smith opens a school", rules=rules) == "TD"
    assert primary("Fire on London Road", rules=rules) == "PL"


def test_a_rule_for_the_world_names_no_country() -> None:
    assert primary("Ships leave the Treaty Zone", rules=TECH) == ""


def test_only_whole_words_with_their_capitals_match() -> None:
    rules = read_rules({"Turkey": ""})

    assert primary("Turkey votes", rules=rules) == ""
    assert primary("The Turkeyland fair in France", rules=rules) == "FR"


def test_other_countries_than_the_ruled_are_as_before() -> None:
    title, text = "Peru and Chile agree", "The presidents met in Lima on Monday."

    assert score_countries(title=title, text=text, rules=TECH) == score_countries(
        title=title, text=text
    )


def test_unknown_countries_and_empty_phrases_are_refused() -> None:
    with pytest.raises(ValueError, match="no country code"):
        read_rules({"Atlantis": "Atlantis"})
    with pytest.raises(ValueError, match="empty"):
        read_rules({" ": "PK"})


def test_a_policy_file_is_read_in_the_form_of_the_shipped_one() -> None:
    rules = read_policy("# mine\n\nN\tUA\tCrimea|Donbas\nX\t\tIndian Ocean\n")

    assert rules == (
        CountryRule(phrase="Crimea", country="UA"),
        CountryRule(phrase="Donbas", country="UA"),
        CountryRule(phrase="Indian Ocean", country=""),
    )
    with pytest.raises(ValueError, match="line 1"):
        read_policy("Crimea = UA")


def test_a_mention_tells_what_it_counts_and_a_veto_why() -> None:
    text = "The EU met Peru by the Indian Ocean. Mr Jordan paid US$5 on London Road."

    found = mentions("Georgia Tech", text, rules=TECH)

    assert (found["Peru"].country, found["Peru"].weight, found["Peru"].because) == ("PE", 10, "")
    assert found["Georgia Tech"].because == "your rule: no place"
    assert found["Jordan"].because == "a person"
    assert "street" in found["London"].because
    assert "body" in found["EU"].because
    assert "phrase" in found["Indian Ocean"].because
    assert {own.weight for name, own in found.items() if name != "Peru"} == {0}


def test_the_sense_of_a_namesake_is_explained() -> None:
    found = mentions("", "Georgia and Atlanta, Alabama and Florida.")

    assert found["Georgia"].country == "US"
    assert "other places" in found["Georgia"].because


def test_the_dateline_is_told_apart() -> None:
    found = explain_countries(title="", text="LIMA: Chile has agreed.", home="CL")

    assert (found.dateline, found.home) == ("PE", "CL")
    assert list(country_lines(found))[:2] == ["filed from Peru", "the outlet's country is Chile"]


@given(
    title=st.text(max_size=50),
    words=st.lists(
        st.sampled_from(
            "Georgia Tech Peru Lima Mr Jordan London Road EU the Chad Paris , Texas . Atlanta Congo"
            " Indian Ocean Imran Khan US$ Karachi Punjab India".split(" ")
        ),
        max_size=14,
    ),
)
def test_what_is_explained_is_what_is_scored(title: str, words: list[str]) -> None:
    text = " ".join(words)

    found = explain_countries(title=title, text=text, rules=TECH)
    tags = score_countries(title=title, text=text, rules=TECH)

    named = {mention.country for mention in found.mentions if mention.weight}
    assert {tag.code for tag in tags if tag.evidence} <= named
    for mention in found.mentions:
        part = title if mention.where == "title" else text
        assert part[mention.start : mention.end] == mention.text
        assert mention.weight > 0 or mention.because
    assert all(line.strip() for line in country_lines(found))


def test_a_leader_counts_only_from_the_first_year_of_office() -> None:
    title = "Starmer speaks of the budget"

    assert primary(title) == primary(title, published="2025-02-01") == "GB"
    assert primary(title, published="1987-02-01") == ""
    assert "at the time" in mentions(title, published="1987")["Starmer"].because


def test_a_leader_of_the_past_only_supports() -> None:
    found = mentions("Thatcher spoke in London", published="2025-02-01")

    assert found["Thatcher"].weight < mentions("Thatcher spoke")["Thatcher"].weight


def test_the_foreign_office_is_that_of_the_country_in_question() -> None:
    tags = score_countries(
        title="Pakistan rejects the claim", text="The Foreign Office said talks had failed."
    )

    assert [tag.code for tag in tags] == ["PK"]
    assert "Foreign Office" in tags[0].evidence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A bus fell into a ravine in Upper Kohistan, killing nine.", "PK"),
        ("A landslide in the Kandia valley closed the Karakoram Highway.", "PK"),
        ("Hikers were rescued from the slopes of Mount Etna.", "IT"),
        ("Ships queued at the Suez Canal on Monday.", "EG"),
        ("Wildfires spread in the Okavango Delta.", "BW"),
        ("The Golden Gate Bridge was closed by fog.", "US"),
        ("Fishermen of Lake Titicaca near Puno, Peru, protest.", "PE"),
        ("Bolivia counts the birds of Lake Titicaca.", "BO"),
    ],
)
def test_landmarks_and_districts_name_their_country(text: str, code: str) -> None:
    assert primary("", text) == code


def test_an_article_about_a_body_alone_is_the_worlds() -> None:
    title, text = "United Nations adopts a treaty", "The United Nations said that NATO agreed."

    assert primary(title, text) == ""
    assert "body" in mentions(title, text)["NATO"].because


def test_an_explanation_says_what_only_looked_like_a_country() -> None:
    found = explain_countries(
        title="", text="The UN weather agency told the Foreign Office.", dateline="GENEVA"
    )

    filed, body, office = country_lines(found)
    assert (
        filed == "filed from Switzerland, which counts little: a body above the states sits there"
    )
    assert body == "not counted: “UN”: a body above the states, of no country"
    assert office.startswith("not counted: “Foreign Office”: may be United Kingdom or Pakistan or")
    assert office.endswith("Germany: nothing else in the article decides")


def test_the_mark_of_weak_names_means_nothing_in_a_policy_and_a_wrong_line_is_named() -> None:
    assert read_policy("N\tGB\tUlster*\n") == (CountryRule(phrase="Ulster", country="GB"),)
    with pytest.raises(ValueError, match="line 2: Atlantis: 'ZZ' is no country code"):
        read_policy("N\tGB\tUlster\nN\tZZ\tAtlantis\n")
