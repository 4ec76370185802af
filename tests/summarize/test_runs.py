"""Short sentences: printed between those that they stand between, never by themselves."""

import pytest

from digest.compose.summary import choose_summary
from digest.headlines import derive_headline
from tests.summarize.helpers import scored

REST = (
    "The van left the road near Ostrow before dawn and fell into a ditch full of water. Ten "
    "people were hurt, and two of them are children from the parish. The road to Ostrow had "
    "been wet all night, and the parish had warned of the ditch for years."
)


def printed(text: str, words: int = 60) -> str:
    return " ".join(own.text for own in choose_summary(scored(text), words=words))


def test_a_short_sentence_stands_between_its_neighbours() -> None:
    lead = "Anna Wolek had a big decision to make before the race of Ostrow this year."
    after = "She wanted to hear whether her parents would see her run there again after the boos."
    rest = (
        "The parents of Anna Wolek agreed to the race. Boos had ended the race of Ostrow for her "
        "in 2001. Nobody in Ostrow remembers a decision that was as big as that. The runners meet "
        "at the bridge on Friday, and the mayor will fire the gun before the bells ring."
    )

    found = printed(f"{lead} She was nervous. {after} {rest}", words=36)

    assert found == f"{lead} She was nervous. {after}"


def test_a_short_sentence_never_ends_a_summary() -> None:
    lead = "Anna Wolek won the race of Ostrow on Sunday, and the town had a feast for her."

    assert "She was 24" not in printed(f"{lead} She was 24. {REST}", words=22)


def test_an_article_may_open_with_what_is_short_if_what_follows_leans_on_it() -> None:
    told = "And a disaster. That is all the police of Ostrow had to work with on Monday."

    found = printed(f"A dark crossing. A church van full of people. {told} {REST}", words=40)

    assert found.startswith(f"A dark crossing. A church van full of people. {told}")


@pytest.mark.parametrize(
    "line",
    [
        "38 and home.",
        "Thump.",
        "Latest developments:.",
        "Ostrow seals Wembley berth.",
        "Family Values.",
        "What now?",
    ],
)
def test_a_heading_or_a_noise_is_no_short_sentence(line: str) -> None:
    lead = "Anna Wolek won the race of Ostrow on Sunday, and the town had a feast for her."

    for text in (f"{line} {lead} {REST}", f"{lead} {line} {REST}"):
        assert line not in printed(text)


def test_what_the_second_sentence_leans_on_is_no_heading() -> None:
    first = "Anna Wolek and Jan Kowal, welcome to parenthood."
    second = "The couple told of the birth of their son in a note to the town of Ostrow on Sunday."
    rest = (
        "They had told the town of the coming birth in May. Now they look for a name for the son."
    )

    assert printed(f"{first} {second} {rest}", words=28).startswith(f"{first} {second}")


def test_a_number_of_sentences_counts_no_short_one() -> None:
    lead = "Anna Wolek won the race of Ostrow on Sunday, and the town had a feast for her."

    rest = f"{REST} The mayor will speak of the van in Ostrow on Friday before the bells ring."

    chosen = choose_summary(scored(f"{lead} She was nervous. {rest}"), count=3, max_share=1)

    assert len(chosen) == 3
    assert all(own.words > 4 for own in chosen)


def test_the_headline_comes_from_what_a_short_sentence_leads_to() -> None:
    lead = "A church van full of people left the road near Ostrow on Monday and fell into a ditch."
    article = scored(f"A dark crossing. {lead} {REST}")

    summary = choose_summary(article)

    assert summary[0].text == "A dark crossing."
    assert derive_headline(article, summary) == lead[:-1].replace("on Monday", "…")
