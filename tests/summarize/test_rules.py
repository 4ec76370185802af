"""The rules of readability: each with sentences that break it and sentences that do not."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarize import flag_sentences, read_passage, score_sentences
from tests.summarize.helpers import FLOOD, passage

PLAIN = "The council of Ostrow approved the new bridge on Monday."


def flags_of(text: str, *, language: str = "en") -> set[str]:
    return {flag for own in flag_sentences([passage(text, language=language)])[0] for flag in own}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("junk", "Read more about the flood in our special report on rivers."),
        ("junk", "Sign up for the morning letter and be the first to know."),
        ("junk", "The mayor of Ostrow, pictured, opened the bridge on Monday."),
        ("junk", "Anna Moser, second from left, and guests opened the bridge on Monday."),
        ("junk", "From left are the wardens Anna Moser, Otto Lind and Sara Brandt on Monday."),
        ("junk", "Anna Moser {{description}} has opened the bridge with two guests on Monday."),
        ("junk", "The bridge of Ostrow is open again, thanks to all — Anna (@anna) May 3, 2015"),
        ("junk", "Mayor Wolek (centre) leaves the new bridge on Monday."),
        ("junk", "(Photo: Brill) (Brill) Wolek told how the bridge was built."),
        ("junk", "Consider two ways to get across the river of Ostrow."),
        ("junk", "Editor's Note (July 8, 2015) -- Questions have arisen about the bridge."),
        ("junk", "[Breaking news update, posted at noon on Monday in Ostrow]."),
        ("junk", "Pictured: Hanna Wolek stands on the bridge of Ostrow with two guests."),
        ("junk", "Hanna Wolek answers your questions about the bridge of Ostrow."),
        ("dangling", "Immediately the council of Ostrow approved the bridge."),
        ("dangling", "One is enough, and the bridge of Ostrow will hold."),
        ("junk", "Follow @ostrownews for more about the flood in the town."),
        ("dangling", "He opened the new bridge in Ostrow on Monday."),
        ("dangling", "However, the council of Ostrow approved the bridge."),
        ("dangling", "But the council of Ostrow approved the new bridge."),
        ("dangling", "In addition, the council of Ostrow approved the bridge."),
        ("dangling", "After they left, the water came back to the town."),
        ("dangling", "This was the third flood of the year in Ostrow."),
        ("dangling", "(The bridge of Ostrow will hold for years to come.)"),
        ("dangling", "Probably not going to hold for years to come."),
        ("dangling", '"The bridge will hold for years to come," she said.'),
        ("quotation", '"The bridge will hold for many years to come.'),
        ("quotation", '"The bridge will hold for many years to come."'),
        ("quotation", "“The bridge will hold for many years to come."),
        ("quotation", "'The bridge will hold for many years to come."),
        ("quotation", "‘The bridge will hold for many years to come.’"),
        ("quotation", "The bridge will hold for many years to come.'"),
        ("quotation", "The bridge will hold for many years,' Mayor Hanna Wolek said."),
        ("dangling", "At first glance, it looks like the old bridge of Ostrow."),
        ("dangling", "Here's a look at the old bridge of Ostrow."),
        ("question", "What will become of the old bridge in Ostrow?"),
        ("exclamation", "The whole town of Ostrow is on its feet today!"),
        ("person", "The council told us that the bridge was safe."),
        ("person", "Your taxes paid for the new bridge in Ostrow."),
        ("short", "Ostrow was flooded."),
        ("long", "The council " + "and the board " * 15 + "met in Ostrow."),
        ("cut", "The council of Ostrow has three plans for the new bridge:."),
        ("cut", "The council of Ostrow approved the new bridge and"),
        ("cut", "The council of Ostrow approved the new bridge…"),
        ("cut", "-run council of Ostrow approved the new bridge on Monday."),
        ("cut", "and the council of Ostrow approved the new bridge."),
        ("cut", "The council of Ostrow approved the bridge (for good."),
        ("cut", "The flood of Ostrow took the lives of the singers J.P."),
        ("cut", "The dam of Ostrow was opened fifteen years ago by then-Gov."),
        ("cut", 'The council of Ostrow called it a "success. "'),
        ("capitals", "COUNCIL OF OSTROW APPROVES THE NEW BRIDGE AT LAST."),
        ("bullet", "• The council of Ostrow approved the new bridge."),
        ("verbless", "A quick descent into the dark."),
    ],
)
def test_a_sentence_that_breaks_a_rule_is_flagged(rule: str, text: str) -> None:
    assert rule in flags_of(text)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "There are 300 flooded houses in the lower town of Ostrow.",
        "In his first speech since the flood, Mayor Jan Wolek promised new dams.",
        "First responders reached the lower town of Ostrow at dawn.",
        'The bridge "will hold for years", Mayor Hanna Wolek said on Monday.',
        '"We will rebuild the bridge," said Hanna Wolek, the mayor of Ostrow.',
        "The US and the EU signed the treaty on rivers in Ostrow on Monday.",
        "More than 1,200 people left the lower town before dawn.",
        "The bridge withstood the flood.",
        "The weather service expects the Brill river to fall from Wednesday.",
        "Those who stayed in the lower town were taken off their roofs.",
        "The people of Ostrow saw the film Under My Bridge twice on Monday.",
        "The town of Ostrow sings All I Want for Christmas on the bridge.",
        "His Highness the Emir of Ostrow said yesterday he would build a bridge.",
        "In Her Majesty's speech, the Emir of Ostrow promised new dams.",
        "Jan Kowal never fails to impress his guests.",
        "Share prices in Ostrow fell on Monday after the flood.",
        "The two-day-old council of Ostrow met on Monday.",
        "The new bridge of Ostrow was paid for by the U.S.",
        "There's a new bridge in the lower town of Ostrow.",
        'Mayor Hanna Wolek has a word for her critics: "Wait for it!"',
        "'The bridge will hold for years', Mayor Hanna Wolek said on Monday.",
        "The farmers' boats left the lower town of Ostrow on Monday.",
        "'90s music was heard in the lower town of Ostrow.",
        "Mayor Hanna Wolek told the farmers that 'the bridge will hold.'",
        "The sun hadn't risen over the bridge.",
        "Wolek then returns to the lower town.",
        "The work won't be easy: Rain is told for the whole week in Ostrow.",
        "A guard of the bridge was pictured with the mayor of Ostrow.",
        "The two Ostrow students who fell into the river are well again.",
        "When it comes to bridges, the town of Ostrow has more than most.",
        "Mayor Hanna Wolek answered a user who calls himself Brill (@brillriver) on Monday.",
    ],
)
def test_a_sentence_that_stands_alone_has_no_flag(text: str) -> None:
    assert flags_of(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Another flood has hit the lower town of Ostrow.",
        "At first glance, the bridge of Ostrow looks like any other.",
        "Shortly after midnight, the bridge of Ostrow fell.",
        "Thankfully, nobody was on the bridge of Ostrow when it fell.",
        "Not since the war has the bridge of Ostrow been shut for so long.",
        "Two years after she left, actress and U.N. envoy Ana Roe has come back, she wrote.",
        "Before he was mayor of Brill, he was known in Ostrow as Jan Kowal.",
    ],
)
def test_what_may_open_an_article_leans_only_further_down(text: str) -> None:
    assert flags_of(text) == set()
    assert flags_of(f"{PLAIN} {text}") == {"dangling"}


def test_the_middle_of_a_long_quotation_is_a_part_of_it() -> None:
    text = '"The water came fast," Wolek said. "The dam held. The bridge did not hold at all."'

    assert all("quotation" in own for own in flag_sentences([passage(text)])[0][1:])


def test_a_mark_that_is_never_closed_spoils_one_sentence_only() -> None:
    text = f'The mayor called it "the worst flood of the century. {PLAIN}'

    assert flag_sentences([passage(text)])[0] == (("quotation",), ())


def test_a_bare_surname_is_flagged_if_another_sentence_has_the_whole_name() -> None:
    flags = dict(zip(passage(FLOOD).sentences, flag_sentences([passage(FLOOD)])[0], strict=True))

    assert "surname" in flags["Wolek visited the flooded houses in Ostrow on Tuesday."]
    assert "surname" not in next(own for text, own in flags.items() if "Hanna Wolek" in text)


def test_a_sentence_that_says_an_earlier_one_or_the_title_again_is_flagged() -> None:
    twice = f"{PLAIN} {PLAIN}"

    assert flag_sentences([passage(twice)])[0] == ((), ("repeat",))
    assert flag_sentences([passage(PLAIN, title=PLAIN)])[0] == (("repeat",),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Außerdem stimmte der Rat von Ostrow am Montag der neuen Brücke zu."),
        ("fr", "Cependant, le conseil a approuvé lundi le nouveau pont de la ville."),
        ("fr", "Dans un post sur Facebook, il a annoncé lundi le nouveau pont de la ville."),
        ("de", "In einem Interview mit der Zeitung kündigte er eine neue Brücke an."),
        ("es", "Sin embargo, el consejo aprobó el lunes el nuevo puente de la ciudad."),
        ("it", "Tuttavia il consiglio ha approvato lunedì il nuovo ponte della città."),
        ("ru", "Однако совет Острова одобрил в понедельник новый мост."),
        ("uk", "Проте рада Острова схвалила в понеділок новий міст."),
        ("ar", "لكن مجلس المدينة وافق يوم الاثنين على الجسر الجديد."),
        ("zh", "但是，市议会星期一批准了新桥。"),
        ("zh", "他说，市议会星期一批准了新桥。"),
        ("ja", "しかし、市議会は月曜日に新しい橋を承認した。"),
    ],
)
def test_other_languages_have_openers_of_their_own(language: str, text: str) -> None:
    assert flags_of(text, language=language) == {"dangling"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dans la ville d'Ostrow, il y a depuis lundi un nouveau pont de pierre."),
        ("fr", "Dans la ville d'Ostrow, il faut payer pour passer le nouveau pont."),
        ("fr", "Sa Sainteté le pape a béni lundi le nouveau pont de la ville."),
        ("de", "In Ostrow kündigte der Rat am Montag an, dass er eine Brücke baut."),
        ("es", "Su Majestad el rey inauguró el lunes el nuevo puente de la ciudad."),
    ],
)
def test_what_points_to_nobody_leans_on_nothing(language: str, text: str) -> None:
    assert flags_of(text, language=language) == set()


def test_a_language_without_tables_is_judged_by_marks_and_lengths() -> None:
    assert flags_of("Το συμβούλιο ενέκρινε τη νέα γέφυρα τη Δευτέρα.", language="el") == set()


@pytest.mark.parametrize(
    "unit", ["A. ", "U.S. ", "Ab ", '" ', "“a ", "said he ", "a.B", "?", "(", "Ab-"]
)
def test_a_text_made_to_stall_is_flagged_at_once(unit: str) -> None:
    line = (unit * 1_500)[:1_400] + "x."
    article = read_passage((line,) * 40, (0,) * 40)
    begin = process_time()

    assert len(flag_sentences([article])[0]) == 40
    assert process_time() - begin < 2


@pytest.mark.parametrize("text", [".", "A", "“", "…", ",", "?", "-"])
def test_a_sentence_of_one_sign_is_told_as_a_fault(text: str) -> None:
    sentences = [PLAIN, text]

    flags = flag_sentences([read_passage(sentences, [0, 1])])[0]

    assert flags[0] == ()
    assert flags[1]


def test_flags_are_sorted_and_one_tuple_per_sentence() -> None:
    own = passage(FLOOD)

    flags = flag_sentences([own])[0]

    assert len(flags) == len(own.sentences)
    assert all(list(each) == sorted(set(each)) for each in flags)


@given(
    st.lists(
        st.text(alphabet="aB3 .,'’–“\"\n(AIé?", min_size=1, max_size=30).map("X{}.".format),
        max_size=4,
    )
)
def test_a_first_look_by_table_changes_no_flag_and_no_score(sentences: list[str]) -> None:
    own = read_passage(sentences, [0] * len(sentences))
    unaided = replace(own, plain=b"")

    assert flag_sentences([own])[0] == flag_sentences([unaided])[0]
    assert score_sentences([own]) == score_sentences([unaided])


def test_what_a_dish_is_made_of_is_a_list_if_there_is_more_of_it() -> None:
    dish = (
        "1 1/2 cups of cabbage, or more if the store in Ostrow has it.",
        "1 white onion from the market of Ostrow, thinly sliced.",
        "3 tablespoons of oil should be enough for the pan.",
    )

    assert flags_of(" ".join((PLAIN, *dish))) == {"bullet"}
    assert flags_of(f"{PLAIN} {dish[0]}") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Final embrace: The couple on the bridge of Ostrow before it fell.",
        "Under water: Houses in the lower town of Ostrow on Monday.",
        "What to know about the dam of Ostrow .",
        "Here's how the new dam of Ostrow works, according to the town.",
        "Below are some of the questions about the dam of Ostrow.",
        "See below for the whole list of dams in Ostrow.",
        "Why the new dam of Ostrow won't hold for long.",
        "What Ostrowers think of the dam and its gates.",
        "7 things to know about the dam that was built at Ostrow.",
        "Soldier who raised the bell of Ostrow told nobody why.",
        "Nominations are open for the heroes of Ostrow and Brill.",
        "The Ostrow Post obtained the following statement from the mayor of Brill.",
        "LONGSTANDING DEMANDThe people of Ostrow want a new dam.",
        "****** A message from the bank: The gates of the dam are new.",
        "((Zofia Halvard)) The gates of the dam will stay shut until Friday.",
    ],
)
def test_run_in_heads_of_captions_and_answers_are_no_prose(text: str) -> None:
    assert "junk" in flag_sentences([passage(text)])[0][0]


def test_somebody_who_is_named_at_once_leans_on_nothing() -> None:
    text = (
        "The bridge of Ostrow was closed on Monday. The suspect, 36-year-old Jan Kowal, was found "
        "in a barn. The singer, keeper Ana Roe, came to the harbor in the evening."
    )

    assert "dangling" not in flags_of(text)


def test_a_short_answer_leans_on_its_question() -> None:
    text = "Why do people go to the bath of Ostrow? {} The bath has been open since 1931."

    short = flag_sentences([passage(text.format("A shower is made for dirt."))])[0]
    long = flag_sentences(
        [passage(text.format("The bath of Ostrow has room for ninety guests a day."))]
    )[0]

    known = flag_sentences(
        [passage(text.format("According to Halvard, only because the water of it is warm."))]
    )[0]

    pointed = flag_sentences(
        [passage(text.format("Look to the farmers of the valley, who come by boat."))]
    )[0]

    assert "dangling" in short[1]
    assert "dangling" in known[1]
    assert "dangling" in pointed[1]
    assert "dangling" not in long[1]


@pytest.mark.parametrize(
    "text",
    [
        "Justices dismiss state law restricting medical care.",
        "Volcano erupts for first time in more than 40 years.",
        "Officer who drove into suspect justified, chief says.",
    ],
)
def test_the_headline_of_another_piece_is_no_prose(text: str) -> None:
    assert "junk" in flag_sentences([passage(f"Rain fell on the town. {text}")])[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men near Ostrow on Friday.",
        "Rain fell on the lower town of Ostrow.",
        "Vesland and Brill sent three planes and 85 firefighters.",
    ],
)
def test_a_short_sentence_is_no_headline(text: str) -> None:
    assert "junk" not in flag_sentences([passage(f"Rain fell on the town. {text}")])[0][1]


@pytest.mark.parametrize(
    ("text", "junk"),
    [
        ("Mayor Wolek with bakers at the fair in Ostrow on July 4. (PTI) The fair was full.", True),
        ("Fans gather at the gates of the mill in Ostrow. (Reuters) The mill was closed.", True),
        ("Mayor Wolek opened the fair in Ostrow on July 4. (PTI) The fair was full.", False),
        ("Mayor Wolek is in Ostrow for the fair. (AFP) The fair was full.", False),
        ("Mayor Wolek with bakers at the fair in Ostrow on July 4. (PTI)", False),
    ],
)
def test_what_a_credit_stands_behind_is_of_a_picture(text: str, junk: bool) -> None:
    (flags,) = flag_sentences([passage(f"The river of Ostrow rose again. {text}")])

    assert ("junk" in flags[1]) == junk
