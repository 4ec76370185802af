"""Reference: the beginning of a sentence may take as known what another article told."""

import pytest

from digest.compose.together import choose_together
from digest.telling.reference import takes_as_known
from tests.telling.stories import told


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The network would far prefer that the candidate be on the stage.", "network"),
        ("The team also identified specific fruit.", "team"),
        ("According to the library, the picture shows no general.", "library"),
        ("This report gives no details.", "report gives"),
        ("The Saravan attack left seven policemen dead.", "Saravan"),
        ("The Brill river fell by a foot.", ""),
        ("The decision of the court pleased nobody.", ""),
        ("The firm that built the tower has gone bankrupt.", ""),
        ("The White House gave no answer.", ""),
        ("The government will appeal.", ""),
        ("Divers rescued two farmers from a roof.", ""),
        ("In London, shares fell.", ""),
    ],
)
def test_what_a_sentence_opens_with_as_if_it_were_known(text: str, thing: str) -> None:
    assert takes_as_known(text, language="en") == thing


def test_other_languages_are_not_judged() -> None:
    assert takes_as_known("The team won.", language="de") == ""


def test_a_sentence_about_what_only_its_own_article_told_is_not_taken_into_a_story() -> None:
    first = (
        "The flood of the Brill river reached 300 houses in the town of Ostrow on Monday night and "
        "closed its schools, the mayor said."
    )
    second = (
        "Water of the Brill river reached 300 houses in the town of Ostrow on Monday. "
        "Engineers from Lund looked at the wall last year, and the council paid them 4,000 crowns. "
        "The study says that the river will flood Ostrow every spring, for its banks have sunk."
    )
    story = [told(first, id="1"), told(second, id="2")]

    chosen = choose_together(story, words=60)

    assert [sentence.text for _, sentence in chosen] == [first]
