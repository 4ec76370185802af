"""What a summary opens with: the first sentence, but for a tease or a scene."""

import pytest

from digest.compose.summary import choose_summary
from digest.summarize.board import set_up
from digest.summarize.eligible import find_eligible
from digest.summarize.openings import openings
from digest.summarize.sets import may_follow
from tests.summarize.helpers import scored


def test_a_summary_opens_with_the_first_sentence_if_that_may_be_chosen() -> None:
    first = "Rain fell on the town of Ostrow for days and days."
    rest = (
        "The dam of the Brill burst on Monday and the flood took 300 houses. The flood of the "
        "Brill took the bridge, the dam and 300 houses on Monday. Houses were flooded when the "
        "dam of the Brill burst on Monday, and the bridge fell."
    )

    assert choose_summary(scored(f"{first} {rest}"), words=30)[0].text == first
    assert choose_summary(scored(f"But it rained. {rest}"), words=30)[0].text in rest[:150]


def test_a_tease_yields_to_the_second_sentence_that_tells_what_it_is_about() -> None:
    tease = "There can be no spring without a little madness in the hills."
    lead = "The council of Ostrow has bought the old mill on the Brill and will open it as a bath."
    rest = " ".join(
        f"The {what} of the mill in Ostrow was {done} by the council before the bath was planned."
        for what, done in (
            *(("roof", "mended"), ("wheel", "sold"), ("yard", "cleared"), ("cellar", "drained")),
            *(("door", "painted"), ("stair", "built"), ("wall", "raised"), ("floor", "laid")),
            *(("gate", "moved"), ("well", "closed"), ("barn", "burned")),
        )
    )

    assert choose_summary(scored(f"{tease} {lead} {rest}"))[0].text == lead
    assert choose_summary(scored(f"{lead} {tease} {rest}"))[0].text == lead
    assert choose_summary(scored(f"{tease} It has bought the old mill. {rest}"))[0].text == tease


@pytest.mark.parametrize(
    "first",
    [
        "There were 40 people of the hills who came to see a little madness.",
        "On Sunday the people of the hills came to see a little madness.",
        "A little madness has come over the hills, shepherds said.",
        "A little bath has come to the hills.",
    ],
)
def test_a_first_sentence_that_tells_something_is_no_tease(first: str) -> None:
    lead = "The council of Ostrow has bought the old mill on the Brill and will open it in spring."
    rest = " ".join(
        f"The {what} of the mill in Ostrow was sold by the council before the bath was planned."
        for what in "roof wheel yard cellar door stair wall floor gate well barn".split()
    )

    assert choose_summary(scored(f"{first} {lead} {rest}"))[0].text == first


def test_a_scene_yields_to_the_sentence_that_comes_to_the_subject() -> None:
    scene = "A gloved hand reaches for a cold lamp. Nobody speaks for a long while."
    lead = "In spring the council of Ostrow bought an old mill on the Brill to make it a bath."
    hanging = "Its council bought Ostrow an old mill, for he had asked for a bath, he said."
    rest = " ".join(
        f"The {what} of the mill in Ostrow was sold by the council before the bath was planned."
        for what in "roof wheel yard cellar door stair wall floor gate well barn".split()
    )

    assert choose_summary(scored(f"{scene} {lead} {rest}"))[0].text == lead
    assert choose_summary(scored(f"{scene} {hanging} {rest}"))[0].text in scene
    told = scene.replace("cold lamp", "mill of the council")
    assert choose_summary(scored(f"{told} {lead} {rest}"))[0].text in told


def test_the_writer_yields_to_the_first_sentence_that_tells_of_others() -> None:
    writer = "I was a guard of the dam of Ostrow before I learned to write about dams."
    mine = "My friends from those days still keep a lamp for me in the mill."
    others = "A petition asks the council to open the dam of Ostrow for the fish of the river."
    rest = "Fish of the river need the dam. The council shut the dam. The river rose at the dam."

    assert choose_summary(scored(f"{writer} {mine} {others} {rest}"), words=30)[0].text == others
    assert choose_summary(scored(f"{writer} {mine}"), words=30)[0].text == writer
    road = "On the I-95 you may see the dam of Ostrow, which the guild opened on Monday."
    assert choose_summary(scored(f"{road} {mine} {others} {rest}"), words=30)[0].text == road
    vote = "My vote for the keeper of the year in all of Ostrow goes to Jan Kowal."
    told = scored(f"{vote} {mine} {others} {rest} I think Kowal shut it. I hope so.")
    assert choose_summary(told, words=30)[0].text == vote
    named = writer.replace("I was", "World War I made Jan Kowal").replace("I learned", "he learned")
    assert choose_summary(scored(f"{named} {mine} {others} {rest}"), words=30)[0].text == named


def test_now_goes_on_from_what_is_told_and_opens_nothing() -> None:
    scene = "The heir of the richest family of Ostrow was seen on a boat with a harp years before."
    now = "Now the heir is accused of having sold the dam of Ostrow to three buyers at once."
    rest = "Nobody saw the harp again. A boat came without anybody. The buyers of the dam wept."

    behind = set_up(scored(f"{scene} {rest} {now}"))
    ahead = set_up(scored(f"It was cold. {now} {rest}"))

    assert may_follow(behind, (0,), 4)
    assert 1 in ahead.eligible
    assert 1 not in openings(ahead)


def test_what_was_long_ago_is_followed_by_what_is_new() -> None:
    old = "On October 24, 1944, the liner Berta sank off Ostrow with a hundred passengers."
    more = "The passengers of the liner Berta came from Ostrow and Brill, and few passengers swam."
    new = "On Thursday divers showed the town a liner that they had found."
    rest = "The liner Berta had a bell. The passengers heard it. Ostrow built the liner Berta."

    told = [own.text for own in choose_summary(scored(f"{old} {more} {rest} {new}"), words=30)]
    undated = old.replace("On October 24, 1944, the", "In the fog of the night the")
    other = [own.text for own in choose_summary(scored(f"{undated} {more} {rest} {new}"), words=30)]

    assert told == [old, new]
    assert other[0] == undated
    assert new not in other


def test_a_sentence_that_speaks_of_us_all_may_open_an_article_and_no_other_place() -> None:
    ours = "The find of a jawbone may change what we know of our earliest ancestors."
    rest = "The jawbone was found near Ostrow on Monday. A museum will show it from Friday."

    assert choose_summary(scored(f"{ours} {rest}"), words=30)[0].text == ours
    assert ours not in [own.text for own in choose_summary(scored(f"{rest} {ours}"), words=30)]


@pytest.mark.parametrize(
    "first",
    [
        "We know little of the jawbones of our earliest ancestors.",
        "I know little of the jawbones of our earliest ancestors.",
        "Look at a jawbone and you see our earliest ancestors.",
        "On the old boats we knew him as our earliest ancestor.",
    ],
)
def test_a_first_sentence_that_addresses_somebody_does_not_open_a_summary(first: str) -> None:
    rest = "A jawbone was found near Ostrow on Monday. A museum will show it from Friday."

    assert choose_summary(scored(f"{first} {rest}"), words=30)[0].text in rest


def test_the_first_four_sentences_may_be_longer_than_those_further_down() -> None:
    short = "Rain fell on the dam of Ostrow."
    long = (
        "The council of Ostrow will pay for the dam of the river"
        + " and for one more gate" * 8
        + "."
    )
    far = [f"Rain fell on the {what} of Ostrow." for what in "mill inn bridge square".split()]

    assert find_eligible(scored(f"{short} {long}")) == (0, 1)
    assert find_eligible(scored(" ".join((*far, long)))) == (0, 1, 2, 3)
    longer = long.replace(" gate.", " gate" + " and the mill by the river" * 3 + ".")
    assert find_eligible(scored(f"{short} {longer}")) == (0,)
    assert find_eligible(scored(f"{longer} {short}")) == (0, 1)


def test_a_first_sentence_that_addresses_somebody_opens_for_one_that_leans_on_it() -> None:
    first = "All you need is luck, as an old song of the runners of Ostrow has it."
    leaning = "But the runners won't mind that a fall of two others sealed their win on Sunday."
    rest = "The race was run in the rain. Two runners of Brill fell at the bridge of Ostrow."

    assert choose_summary(scored(f"{first} {leaning} {rest}"), words=32)[0].text == first
    assert choose_summary(scored(f"{first} {rest} {leaning}"), words=32)[0].text in rest


def test_a_first_sentence_that_addresses_somebody_opens_if_the_next_two_cannot() -> None:
    first = "Look at a jawbone and you see our earliest ancestors."
    rest = "And they see you? But no. A jawbone was found near Ostrow on Monday by two divers."

    assert choose_summary(scored(f"{first} {rest}"), words=30)[0].text == first


def test_a_second_sentence_that_addresses_somebody_opens_where_the_next_takes_it_as_known() -> None:
    asked = "Is there a better place for diamonds?"
    second = "When you are in the park of Ostrow, your luck is a diamond in the mud."
    rest = "The diamond was as big as a bean. Visitors may keep what they find in the park."

    assert choose_summary(scored(f"{asked} {second} {rest}"), words=30)[0].text == second
    assert (
        choose_summary(scored(f"{asked} {second} Boats sank. {rest}"), words=30)[0].text == second
    )


def test_a_sentence_that_addresses_somebody_is_told_where_nothing_else_may_open() -> None:
    first = "You may look for the bell in the river of Ostrow."

    assert choose_summary(scored(f"{first} Who has seen that bell?"))[0].text == first
    assert choose_summary(scored(first))[0].text == first


def test_a_first_sentence_to_the_reader_opens_where_all_else_takes_it_as_known() -> None:
    first = "You might call her a watchdog, for the hound Berta really likes the clocks of Ostrow."
    rest = (
        "The hound came home to Ostrow on Monday with nine clocks. Berta ate the hands of the "
        "clocks. The town of Ostrow has a museum of clocks. Owners of clocks were not amused."
    )

    assert choose_summary(scored(f"{first} {rest}"), words=30)[0].text == first
