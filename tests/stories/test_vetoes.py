"""Each veto keeps look-alikes apart with a reason, and is silent when anything is in common."""

import pytest

from digest.model import Analyzed
from digest.stories import StorySettings, group_stories
from digest.stories.facts import Facts, days_between
from digest.stories.vetoes import Vetoes
from tests.stories.helpers import tell

FIRE = (
    "A fire swept through a garment factory in {town} on {day}, killing {dead} workers who could"
    " not reach the locked gate, rescue officials said.\n\n"
    "The fire brigade brought the flames under control after six hours. Police arrested the"
    " manager of the factory and are looking for its owner."
)


def fire(town: str, *, day: str = "Monday", dead: str = "four", more: str = "") -> Analyzed:
    return tell(
        FIRE.format(town=town, day=day, dead=dead) + more, title="Factory fire kills workers"
    )


def veto(first: Analyzed, second: Analyzed) -> str:
    forth, back = Vetoes().between([first], [second]), Vetoes().between([second], [first])
    assert bool(forth) == bool(back)
    return forth


def test_events_in_different_towns_are_kept_apart() -> None:
    assert veto(fire("Karachi"), fire("Faisalabad")) == "different towns: karachi; faisalabad"


def test_an_event_that_names_an_earlier_one_elsewhere_is_kept_apart() -> None:
    later = fire("Faisalabad", more="\n\nA fire in Karachi killed four workers on Monday.")

    assert veto(fire("Karachi"), later)


def test_two_accounts_that_name_each_others_town_are_not_kept_apart() -> None:
    one = fire("Karachi", more="\n\nThe owner lives in Faisalabad.")
    other = fire("Faisalabad", more="\n\nThe company has its office in Karachi.")

    assert veto(one, other) == ""


def test_a_region_in_common_keeps_nothing_apart() -> None:
    assert veto(fire("Orlando, Florida,"), fire("Miami, Florida,")) == ""


def test_events_of_different_countries_are_kept_apart() -> None:
    one = tell(
        "The central bank of Egypt cut its rate by one point. Egyptian shares rose, and the"
        " Egyptian pound fell. Cairo traders had expected it.",
        title="Egypt cuts rates",
    )
    other = tell(
        "The central bank of Turkey cut its rate by one point. Turkish shares rose, and the"
        " Turkish lira fell. Istanbul traders had expected it.",
        title="Turkey cuts rates",
    )

    assert veto(one, other) == "different countries: EG; TR"


def test_a_country_of_which_one_word_tells_enough_is_sure() -> None:
    heat = tell(
        "The temperature in Sydney reached 42 degrees on Friday. Sydney trains ran late in the"
        " heat, and Sydney beaches were full.",
        title="Sydney swelters",
    )
    cold = tell(
        "Iran cut gas to 300 factories near Tehran in the cold. Iranian homes come first, and"
        " Iranian plants burn oil.",
        title="Iran cuts gas in the cold",
    )

    assert "different countries" in veto(heat, cold)


def test_a_country_that_the_other_side_names_keeps_nothing_apart() -> None:
    one = tell(
        "Egypt's foreign minister met Turkish officials in Cairo. Egyptian trade with Turkey grew.",
        title="Egypt and Turkey talk",
    )
    other = tell(
        "Turkey's foreign minister met Egyptian officials. Turkish trade with Egypt grew. Ankara"
        " and Istanbul want flights.",
        title="Turkey and Egypt talk",
    )

    assert veto(one, other) == ""


def test_a_country_named_in_passing_joins_nothing_that_is_not_about_both() -> None:
    crossing = tell(
        "The first lorries crossed the border between Nigeria and Niger at Jibiya. Nigeria's"
        " customs service expects 2 billion naira a month. Traders in Katsina cheered.",
        title="Nigeria and Niger reopen crossing",
    )
    convoy = tell(
        "Gunmen attacked a convoy in western Niger. Niamey declared two days of mourning, and"
        " Nigerien helicopters pursued the gunmen near Tillabéri.",
        title="Attack on convoy in Niger",
    )

    assert veto(crossing, convoy) == "different countries: NG; NE"
    assert {tag.code for tag in crossing.analysis.countries} == {"NE", "NG"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Flight 447 fell into the sea.", "Flight 370 left the radar.", "flight"),
        ("An earthquake of magnitude 6.1 hit.", "A 4.7-magnitude quake hit.", "magnitude"),
        ("They won Game 3 by two points.", "They lost Game 4 by two points.", "game"),
        ("He hosts the 81st Academy Awards.", "She hosts the 82nd Academy Awards.", "academy"),
        ("Voters rejected Proposition 8.", "Voters passed Proposition 22.", "proposition"),
    ],
)
def test_what_bears_another_number_is_kept_apart(one: str, other: str, kind: str) -> None:
    found = veto(tell(one), tell(other))

    assert found.startswith(f"different numbers of {kind}: ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flight 447 fell into the sea.", "Flight 447 had 228 people aboard; Flight 12 saw it."),
        ("An earthquake of magnitude 6.1 hit.", "A 6.3-magnitude quake hit."),
        ("A flood killed 9 people.", "A flood killed 14 people."),
        ("The firm paid 3 million dollars.", "The firm paid 4 million dollars."),
    ],
)
def test_numbers_that_are_no_names_keep_nothing_apart(one: str, other: str) -> None:
    assert veto(tell(one), tell(other)) == ""


def test_events_of_distant_days_are_kept_apart() -> None:
    found = veto(fire("the town", day="March 3"), fire("the town", day="9 September"))

    assert found.startswith("different dates: at least 176 days")


def test_events_of_near_days_are_not_kept_apart() -> None:
    assert veto(fire("the town", day="Dec. 30"), fire("the town", day="January 2")) == ""


def test_days_are_counted_around_the_end_of_the_year() -> None:
    assert days_between([365], [2]) == 3
    assert days_between([10, 300], [200, 305]) == 5


def test_a_text_in_another_language_has_no_towns_dates_or_numbers() -> None:
    facts = Facts(told=tell("Flug 447 stürzte am 3 March in Karachi ab.", language="de"))

    assert (facts.towns, facts.days, facts.numbers) == (frozenset(), frozenset(), frozenset())


def test_a_date_that_no_calendar_has_is_left_out() -> None:
    assert Facts(told=tell("The fire broke out on Feb 31.")).days == frozenset()


def test_what_was_vetoed_stands_in_the_reasons_of_both_stories() -> None:
    loose = StorySettings(threshold=0.1)

    stories = group_stories([fire("Karachi"), fire("Faisalabad", dead="nine")], settings=loose)

    assert len(stories) == 2
    for story in stories:
        assert any("kept apart" in line and "different towns" in line for line in story.because)


def column(text: str, day: int, *, title: str = "Five things to know this {}") -> Analyzed:
    name = ("Monday", "Tuesday", "Wednesday")[day - 16]
    return tell(
        text, title=title.format(name), source="Pell Post", published=f"2026-11-{day}T06:00:00Z"
    )


PLUMS = "Plums are cheap, the choir sings in Ostrow, and trains stop at midnight."
BRIDGE = "A bridge opens near Orme, and the library of Lund lends out drills and tents."


def test_instalments_of_a_column_are_kept_apart() -> None:
    reason = veto(column(PLUMS, 16), column(BRIDGE, 17))

    assert reason.startswith("different instalments of “Five things to know this ")


def test_numbers_in_the_title_of_a_column_make_no_difference() -> None:
    one = column(PLUMS, 16, title="Your guide to day 11")
    other = column(BRIDGE, 17, title="Your guide to day 12")

    assert "instalments" in veto(one, other)


def test_a_page_that_is_told_again_is_no_instalment() -> None:
    assert veto(column(PLUMS, 16), column(f"{PLUMS} Buses run.", 17)) == ""


def test_what_has_one_title_on_one_day_or_in_two_outlets_is_no_series() -> None:
    elsewhere = tell(BRIDGE, title="Five things to know this Tuesday", source="Brill Gazette")

    assert veto(column(PLUMS, 16), column(BRIDGE, 16)) == ""
    assert veto(column(PLUMS, 16), elsewhere) == ""


def test_instalments_are_two_stories_although_their_titles_are_alike() -> None:
    title = "Parson's walk along the hedges of Pell: {}"
    stories = group_stories([column(PLUMS, 16, title=title), column(BRIDGE, 17, title=title)])

    assert len(stories) == 2
    assert "instalments" in stories[0].because[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            ("Mayor of Porto resigns", "The mayor of Porto resigned on Friday over a contract."),
            ("Mayor of Braga resigns", "The mayor of Braga resigned on Friday over a contract."),
            "different subjects: Braga; Porto",
        ),
        (
            ("Apple reports record profit", "Apple reported a record profit as phones sold well."),
            ("Intel reports record profit", "Intel reported a record profit as chips sold well."),
            "different subjects: Apple; Intel",
        ),
        (
            ("Council approves new library", "The council approved a new library on Thursday."),
            (
                "Council approves parking fees",
                "The council approved higher parking fees on Monday.",
            ),
            "different subjects: new, library; parking, fees",
        ),
        (
            ("Arsenal beat Chelsea 2-1", "Arsenal beat Chelsea 2-1 on Saturday with a late goal."),
            ("Arsenal women beat Chelsea 3-0", "Arsenal beat Chelsea 3-0 in the women's league."),
            "different numbers of score: 2-1; 3-0",
        ),
    ],
)
def test_reports_in_one_form_on_different_things_are_kept_apart(
    one: tuple[str, str], other: tuple[str, str], reason: str
) -> None:
    first, second = (tell(text, title=title) for title, text in (one, other))

    assert veto(first, second) == reason
    assert len(group_stories([first, second])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A verb for another one.
        (("Gold prices fall 2 percent", "Gold prices fell."), ("Gold prices slide", "Gold fell.")),
        # The other article has the word.
        (
            ("Fire destroys school", "A fire destroyed a school on Friday."),
            ("Fire destroys classrooms", "A fire destroyed the classrooms of a school on Friday."),
        ),
        # A name in common.
        (
            ("Storm Ana cuts power lines", "Storm Ana cut power lines in the night."),
            ("Storm Ana cuts rail links", "Rail links were cut by Storm Ana in the night."),
        ),
        (
            ("Spurs 1-2 Leeds", "Leeds won 2-1 at Spurs."),
            ("Leeds win 2-1 at Spurs", "A late goal."),
        ),
    ],
)
def test_reports_on_one_thing_in_other_words_are_not_kept_apart(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert veto(*(tell(text, title=title) for title, text in (one, other))) == ""


RATES = (
    "{bank} raised its benchmark interest rate by half a percentage point on Thursday, as"
    " policymakers sought to bring inflation back to their 2 percent target. {head} said further"
    " increases may be appropriate. Economists had expected the move."
)
PHONES = (
    "{firm} unveiled a new phone with a faster chip and a better camera on Tuesday, hoping to lure"
    " buyers. The phone goes on sale next week. Analysts said the upgrade was modest. Shares of"
    " {firm} rose."
)
DEATHS = (
    "{name}, who served three decades in the Senate and wrote the {act} act, died at home, the"
    " family said. {last} was first elected in 1978. Tributes came from both parties."
)
SCORERS = (
    "{winner} beat {loser} 3-1 on Saturday and moved up in the Premier League. {man} scored twice"
    " in the second half. The manager praised his young team. {loser} stay in mid-table."
)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (
            tell(RATES.format(bank="The European Central Bank", head="Ana Roe"),
                 title="ECB raises interest rates by half a point"),
            tell(RATES.format(bank="The Bank of England", head="Paul Fenn"),
                 title="Bank of England lifts rates"),
            "ecb; england",
        ),
        (
            tell(RATES.format(bank="The European Central Bank", head="Ana Roe"),
                 title="ECB raises interest rates by half a point"),
            tell(RATES.format(bank="The Federal Reserve", head="Paul Fenn"),
                 title="Fed raises interest rates by half a point"),
            "ecb; fed",
        ),
        (
            tell(PHONES.format(firm="Amberlyn"), title="Amberlyn unveils phone with faster chip"),
            tell(PHONES.format(firm="Corvane"), title="Corvane unveils phone with faster chip"),
            "amberlyn; corvan",
        ),
        (
            tell(DEATHS.format(name="John Carver", act="road", last="Carver"),
                 title="Senator John Carver dies at 81"),
            tell(DEATHS.format(name="Ruth Halvorsen", act="school", last="Halvorsen"),
                 title="Senator Ruth Halvorsen dies at 79"),
            "carver; halvorsen",
        ),
        (
            tell(SCORERS.format(winner="Arden", loser="Everly", man="Bo Saka"),
                 title="Arden beat Everly to go top"),
            tell(SCORERS.format(winner="Chelden", loser="Fulmer", man="Col Parmer"),
                 title="Chelden beat Fulmer to go fourth"),
            "arden, ever; chelden, fulmer",
        ),
    ],
)  # fmt: skip
def test_look_alikes_whose_titles_name_what_the_other_never_does_are_kept_apart(
    first: Analyzed, second: Analyzed, names: str
) -> None:
    sides = set(names.split("; "))

    found = veto(first, second)

    assert found.startswith("different names: ")
    assert set(found.removeprefix("different names: ").split("; ")) == sides
    assert len(group_stories([first, second])) == 2


CUTS = (
    "{firm} said on {day} it would cut {jobs} jobs in a new round of layoffs. {rest} The shares"
    " rose by 3 percent in early trading."
)
TALKS = (
    "The decision was made late in the evening after several hours of talks, people who know of the"
    " matter said. More details are to be given later this week."
)
STEP = (
    "It was a step that many had seen coming since the summer, though few had thought that it would"
    " happen so soon. Those who follow it closely urged patience."
)


@pytest.mark.parametrize(("form", "titled"), [("{} to cut {} jobs", True), ("", False)])
def test_names_that_only_begin_a_sentence_tell_look_alikes_apart(form: str, titled: bool) -> None:
    """News writes Amazon as a name within sentences, whatever else is called so."""
    first, second = (
        tell(CUTS.format(firm=firm, day=day, jobs=jobs, rest=rest), title=form.format(firm, jobs))
        for firm, day, jobs, rest in (
            ("Meta", "Monday", "10,000", TALKS),
            ("Amazon", "Wednesday", "18,000", STEP),
        )
    )

    assert veto(first, second) == "different names: meta; amazon"
    assert bool(first.article.title) == titled
    assert len(group_stories([first, second])) == 2


def test_a_first_name_in_common_is_no_name_in_common() -> None:
    first, second = (
        tell(DEATHS.format(name=f"John {last}", act="road", last=last),
             title=f"Senator John {last} dies at 81")
        for last in ("Carver", "Halvorsen")
    )  # fmt: skip

    assert veto(first, second) == "different names: carver; halvorsen"


def test_a_name_with_an_apostrophe_is_one_word_however_it_is_written() -> None:
    form = "National security adviser Robert O{}Brien tests positive for the coronavirus"
    one, other = (
        tell(f"{form.format(sign)}, the White House said on Monday.{REST}", title=form.format(sign))
        for sign in "'’"
    )

    assert veto(one, other) == ""


def test_a_name_that_one_text_has_as_an_address_is_in_common() -> None:
    one, other = (
        tell(
            f"{firm} said on Tuesday it would raise its minimum wage to $15 an hour for all.{rest}"
        )
        for firm, rest in (("Amazon.com", TALKS), ("Amazon.com Inc.", STEP))
    )

    assert veto(one, other) == ""


def test_two_accounts_that_name_one_event_by_different_things_are_one_story() -> None:
    """Words that are not alike but for the names tell nothing about look-alikes."""
    first = tell(
        "The death toll of the collapse in Surfley rose to 60 on Wednesday, as crews moved from"
        " rescue to recovery. Eighty people are missing.",
        title="Surfley death toll jumps to 60 after shift to recovery",
    )
    second = tell(
        "At least 60 people died when a tower block came down in Floria, and there is no hope to"
        " find anybody alive, the mayor said. Eighty people are missing.",
        title="At least 60 dead in Floria tower collapse, hope near zero",
    )

    assert veto(first, second) == ""


def test_a_look_alike_that_names_the_other_is_not_kept_apart() -> None:
    first = tell(PHONES.format(firm="Amberlyn"), title="Amberlyn unveils phone with faster chip")
    second = tell(
        PHONES.format(firm="Corvane") + " It hopes to overtake Amberlyn.",
        title="Corvane unveils phone with faster chip",
    )

    assert veto(first, second) == ""


REST = (
    " Officials said the search went on through the night, and that the weather had made it harder."
    " The families were told in the morning, and the government promised them help. The road to the"
    " place was closed, and schools nearby stayed shut."
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gunmen kill nine soldiers in attack on army convoy",
         "Militants kill nine soldiers in attack on army convoy"),
        ("Rescuers find three bodies in collapsed coal mine",
         "Searchers find three bodies in collapsed coal mine"),
        ("Storm sinks ferry off coast, forty missing", "Gales sink ferry off coast, forty missing"),
        ("Man freed from burning tower by crane", "Boy freed from burning tower by crane"),
    ],
)  # fmt: skip
def test_words_that_only_begin_a_sentence_are_no_names(first: str, second: str) -> None:
    one, other = (
        tell(f"{title.split(',')[0]} on Monday in the north.{REST} Manchester sent two cranes.",
             title=title)
        for title in (first, second)
    )  # fmt: skip

    assert veto(one, other) == ""
