"""Who is spoken of: bare surnames, pronouns and speakers that nobody has introduced."""

import pytest

from digest.compose.summary import choose_summary
from digest.summarize import Passage, flag_sentences
from digest.summarize.antecedents import lacks_antecedent
from digest.summarize.definites import find_definites
from digest.summarize.names import names_of_each
from tests.summarize.helpers import passage, scored


def flags_of(article: Passage) -> tuple[tuple[str, ...], ...]:
    return flag_sentences([article])[0]


WHOLE = "The dam was checked on Monday, said Zofia Halvard, who leads the works."


@pytest.mark.parametrize(
    ("whole", "bare"),
    [
        (WHOLE, "Halvard said that the gates would stay shut."),
        ("Zofia Halvard leads the works at the dam.", "The gates stay shut, Halvard told us."),
        ("Engineer Zofia Halvard, 44, leads the works.", "Halvard’s plan is to be voted on."),
        ("Deputy Interior Minister Zofia Halvard shut the gates.", "Halvard said no more."),
        ("Zofia Halvard, who leads the works, came.", "Halvard left on Tuesday."),
        ("Mayor Tarik Osmanov shut the gates.", "The council thanked Osmanov for it."),
        ("David Osmanov shut the gates.", "The council thanked Osmanov for it."),
        ("Pierk O'Ferrin came.", "O'Ferrin was hurt and fell as he tried to leave."),
        ("Am Montag sprach Jörn Tiedeke im Rathaus.", "Das Tor bleibt zu, sagte Tiedeke."),
    ],
)
def test_the_bare_surname_of_a_person_is_found(whole: str, bare: str) -> None:
    _, found = names_of_each([whole, bare])

    assert found[0] == ()
    assert len(found[1]) == 1


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        ("The Red Cross sent tents.", "The Cross is on every tent."),
        ("The ship left the City of Cairo.", "Trains to Cairo ran again on Tuesday."),
        ("Memories Gourmet Pizza opened a shop.", "People posted on its Pizza page."),
        # A day, an office, a body: not even where a verb of speech stands beside them.
        ("On Monday the dam was shut.", "The dam is shut, the mayor said Monday."),
        ("The President spoke of the dam.", "The crowd told President Weah to shut it."),
        ("The New York State Police came.", "The dam is shut, said Police."),
        # What only opens a sentence is no first name, and a country is no person.
        ("If Iran shuts the dam, it says so.", "Trade with Iran said little of it."),
        ("Equality Alabama sued.", "A court told Alabama to wait; few in Alabama did."),
        # Part of a longer name, and of the title of a work.
        ("Bobbi Kristina, who is ill, came.", "Bobbi Kristina Brown said no more."),
        ("Christian Grey, 27, is rich.", 'Zofia Wolek, who filmed "Fifty Shades of Grey," left.'),
    ],
)
def test_other_names_are_nobodys_surname(whole: str, other: str) -> None:
    assert names_of_each([whole, other])[1] == [(), ()]


@pytest.mark.parametrize(
    "whole",
    [
        'Zofia "the Pike" Halvard leads the works.',
        "Zofia Halvard Jr. leads the works.",
        "Will Halvard leads the works.",
    ],
)
def test_a_whole_name_may_hold_a_nickname_or_a_suffix(whole: str) -> None:
    texts = [whole, "When Halvard, 44, said so, the gates were shut."]

    told, bare = names_of_each(texts)

    assert "Halvard" in told[0]
    assert bare == [(), ("Halvard",)]


def test_a_name_that_the_title_gives_is_known() -> None:
    texts = [WHOLE, "Halvard said that the gates would stay shut."]

    assert names_of_each(texts, title="Halvard shuts the gates")[1] == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "For 30 years, he spent most of the day in a small room.",
        "Foods in his diet include salmon, nuts and fresh fruit.",
        "On November 9, 2012, he resigned from the post.",
        "Good thing he has changed his mind about the gates.",
        "Police said he left the scene in a white van.",
        "The Vesland Foreign Office confirmed her name on Friday.",
        "Two days later, she found the letter under the door.",
    ],
)
def test_a_pronoun_without_anybody_before_it_leans_back(text: str) -> None:
    assert lacks_antecedent(text)
    assert "dangling" in flags_of(passage(f"Rain fell on the town. {text}"))[1]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he would resign on Friday.",
        "In a note to his students, Jan Kowal threatened to leave.",
        "Halvard said she would shut the gates.",
        "A woman from the lower town lost her house.",
        "A 33-year-old was pulled from his car.",
        '"He is the one," said the clerk of the court.',
        "The council met on Monday.",
    ],
)
def test_a_pronoun_of_somebody_told_of_stands_alone(text: str) -> None:
    assert not lacks_antecedent(text)


def test_what_opens_an_article_may_point_ahead() -> None:
    text = "Four days after his death in a hospital, Boris Halvard was laid to rest."

    assert flags_of(passage(text)) == ((),)


@pytest.mark.parametrize(
    "text",
    [
        "The gates of the dam will stay shut, the spokesman said.",
        "The report added that the gates had been shut for days.",
        "Trains between Ostrow and Brill will run again, he said.",
        "At the inn above the dam, that means bread and a soup of plums.",
        "As an engineer, she's won four prizes of the town.",
        "676 died in the floods of the lower town.",
        "A day later, the telephone rang in the town hall.",
        "The gates of the dam should stay shut, in his view.",
        "Eleven days later, the telephone rang in the town hall.",
        "In 2019, it had 300 guests and a garden by the river.",
        "Like the soldiers of Ostrow, they must be brave on the bridge.",
        "Mayor Kowal says that doesn't bother the farmers at all.",
        "In May 2019, in an interview with Radio Brill, he promised a new dam.",
        "The owners of shops on the square were less patient.",
        "The second was seen by the guards of the dam on Friday.",
        "The South Korean triumphed by two strokes in the end.",
        "The Frenchwoman was crowned in the town hall in July.",
        "Nearly one in four said they liked the mayor more than before.",
        "The wicketkeeper struck a brisk 65 in the rain.",
        "In a note to his students, Kowal threatened to leave.",
        "One said the dam had been shut too late.",
        "All of that woman's children were found in the mill.",
        "12% believed that the dam would hold for years.",
        "Not unless the gates of the dam are shut in time.",
        "Among adults, it was 89 percent and 85 percent.",
        "School, she says, became a place of fear from that day on.",
        'Boats with sails "are hard to find," he said.',
        "The new bridge of Ostrow, however, was never approved.",
        "The council of Ostrow was dissolved afterward.",
        "The bridge of Ostrow fell, too.",
        "One by one, these people sat down in front of the camera.",
        "What followed was a night of fire and of broken glass.",
        "As voters go to the polls, the answer seems to be negative.",
        "The question is which jar of wine to open first.",
    ],
)
def test_what_was_told_of_before_leans_back(text: str) -> None:
    assert "dangling" in flags_of(passage(f"Rain fell on the town. {text}"))[1]


def test_somebody_known_leans_back_but_in_an_articles_first_sentence() -> None:
    flags = flags_of(passage("The actor fell ill on Monday night. The actor left the stage."))
    others = flags_of(passage("Rain fell on the town. The man who shut the gates fell ill."))

    assert flags == ((), ("dangling",))
    assert others == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "2014 was the best year for the farmers of the valley.",
        "The next two floods of the river took the bridge.",
        "A year before the flood, the dam was checked by the guards.",
        "In Ostrow, it is hard to find a boat in the spring.",
        "The French government was told of the flood in the spring.",
        "Among farmers, it is known that the dam was weak.",
        "Zofia Halvard, she of the dam, says the gates are shut.",
    ],
)
def test_a_year_or_a_place_told_in_full_does_not_lean_back(text: str) -> None:
    assert "dangling" not in flags_of(passage(f"Rain fell on the town. {text}"))[1]


@pytest.mark.parametrize(
    "text",
    [
        "Final embrace: The couple on the bridge of Ostrow before it fell.",
        "Under water: Houses in the lower town of Ostrow on Monday.",
        "What to know about the dam of Ostrow .",
        "Here's how the new dam of Ostrow works, according to the town.",
        "See below for the whole list of dams in Ostrow.",
        "Why the new dam of Ostrow won't hold for long.",
        "LONGSTANDING DEMANDThe people of Ostrow want a new dam.",
        "((Zofia Halvard)) The gates of the dam will stay shut until Friday.",
    ],
)
def test_run_in_heads_of_captions_and_answers_are_no_prose(text: str) -> None:
    assert "junk" in flags_of(passage(text))[0]


def test_a_short_answer_leans_on_its_question() -> None:
    text = "Why do people go to the bath of Ostrow? {} The bath has been open since 1931."

    short = flags_of(passage(text.format("A shower is made for dirt.")))
    long = flags_of(passage(text.format("The bath of Ostrow has room for ninety guests a day.")))

    known = flags_of(
        passage(text.format("According to Halvard, only because the water of it is warm."))
    )

    assert "dangling" in short[1]
    assert "dangling" in known[1]
    assert "dangling" not in long[1]


def test_a_summary_names_nobody_whom_it_has_not_introduced() -> None:
    text = (
        "The dam above Ostrow was shut on Monday after days of rain. The works were led by the "
        "engineer Zofia Halvard since the spring. The dam above Ostrow holds back the rain of "
        "days, Halvard said. Rain fell for days above the dam of Ostrow."
    )

    chosen = [own.text for own in choose_summary(scored(text), words=30)]

    assert not any("Halvard said" in own for own in chosen)


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


def test_a_noun_that_may_be_a_verb_is_taken_as_known_too() -> None:
    texts = ["Ostrow fell quiet.", "The mayor made a rescue plan.", "The plan calls for two boats."]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert needs[2] & tells[1]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Divers looked for the bell on Friday.", True),
        ("Divers found the old bell.", True),
        ("The bell's tongue is lost.", True),
        ("Nothing was heard of that bell on Friday.", True),
        ("Divers said that bell ropes were cut.", False),
        ("Divers looked for the bell of Saint Anne.", False),
        ("Divers looked for the bell that fell on Friday.", False),
        ("Divers looked for the bell tower.", False),
        ("A bell was found, and divers raised the chain.", False),
        ("The government sent divers.", False),
    ],
)
def test_a_noun_with_the_is_taken_as_known_if_it_was_told_of_before(
    text: str, needed: bool
) -> None:
    texts = ["A government boat sank near Ostrow.", "Its bell had rung for years.", text]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert bool(needs[2]) == needed
    assert not needs[0]
    assert needs[2] & ~tells[1] == 0
    assert find_definites(texts, (0, 2), title="Boat lost with bell")[0] == {0: 0, 2: 0}


def test_an_event_is_taken_as_known_by_whatever_word_it_was_told() -> None:
    texts = [
        "Ostrow promised on Monday to help Brill.",
        "Gunmen killed four guards at the mill of Brill on Friday.",
        "A mayor asked for help after the assault, and wants more guards.",
    ]

    needs, tells = find_definites(texts, (0, 1, 2))
    told, _ = find_definites(texts, (0, 1, 2), title="Ostrow helps after attack")

    assert needs[2]
    assert tells[1] & needs[2] == needs[2]
    assert not tells[0]
    assert told[2] == 0


def test_a_summary_takes_nothing_as_known_that_it_has_not_told_of() -> None:
    first = "Rain fell on the town of Ostrow for days and the river rose."
    told = "A bell warned the people of Ostrow before the flood came on Monday."
    bare = "The river took 300 houses in Ostrow when the bell rang on Monday."
    other = "The river took 300 houses in Ostrow when a dam broke on Monday."
    end = "The bell will ring again."

    summary = choose_summary(scored(f"{first} {told} {bare} {other} {end}"), words=30)

    assert {own.text for own in summary}.isdisjoint((bare, end))


def test_a_first_sentence_to_the_reader_opens_where_all_else_takes_it_as_known() -> None:
    first = "You might call her a watchdog, for the hound Berta really likes the clocks of Ostrow."
    rest = (
        "The hound came home to Ostrow on Monday with nine clocks. Berta ate the hands of the "
        "clocks. The town of Ostrow has a museum of clocks. Owners of clocks were not amused."
    )

    assert choose_summary(scored(f"{first} {rest}"), words=30)[0].text == first


@pytest.mark.parametrize(
    "text",
    [
        "Justices dismiss state law restricting medical care.",
        "Volcano erupts for first time in more than 40 years.",
        "Officer who drove into suspect justified, chief says.",
    ],
)
def test_the_headline_of_another_piece_is_no_prose(text: str) -> None:
    assert "junk" in flags_of(passage(f"Rain fell on the town. {text}"))[1]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men near Ostrow on Friday.",
        "Rain fell on the lower town of Ostrow.",
        "Vesland and Brill sent three planes and 85 firefighters.",
    ],
)
def test_a_short_sentence_is_no_headline(text: str) -> None:
    assert "junk" not in flags_of(passage(f"Rain fell on the town. {text}"))[1]


def test_initials_are_taken_as_known_where_an_unprinted_sentence_explains_them() -> None:
    texts = [
        "The two towns met on Monday.",
        "They signed a memorandum of understanding (MOU).",
        "Under the MOU, nine games are to be played.",
    ]

    needs, tells = find_definites(texts, (0, 1, 2))

    assert needs[2]
    assert needs[2] & ~tells[1] == 0
    assert not needs[1]
