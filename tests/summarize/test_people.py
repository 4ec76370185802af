"""Who is spoken of: bare surnames, pronouns and speakers that nobody has introduced."""

import pytest

from digest.compose.summary import choose_summary
from digest.summarize import Passage, flag_sentences
from digest.summarize.antecedents import lacks_antecedent
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
        # A movement, a people, a side of a town.
        ("Al Qaeda, who says so, fled.", "He left Qaeda, said Qaeda."),
        ("The Shiite Houthis, who fled, came.", "The Houthis said no more."),
        ("A church in West Ostrow, who knows, burned.", "The dam is shut, Ostrow said."),
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
        "The White House is refusing to take him at his word.",
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
        "One recently received a prize of the town for it.",
        "Four served with the fire brigade of Ostrow.",
        "The latest example: a mill in Ostrow closed its gates.",
        "Onions and cattle from Brill came the other way.",
        "Apparently, she found a buyer for the mill in Ostrow.",
        "Hopefully he found a buyer for the mill in Ostrow.",
        "Beyond that, the town of Ostrow has no plan.",
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
        "The scene is grim on both banks of the river.",
        "One reason is simple and has to do with rain.",
        "The Golden Palm Award-winning actor seems to like the town.",
        "After all, the town is richer than any other in the valley.",
        "To be sure, the dam of Ostrow has held for years.",
        "To see how, it helps to look at the dam of Ostrow.",
        "Just take the dam of Ostrow, which fell in 2011.",
        "Take, for example, the dam of Ostrow and its two gates.",
        "The dam of Ostrow, for instance, fell twice.",
        "There has never been such an incident in the history of the dam.",
        "One such project is the dam of Ostrow, paid for by the guild.",
        "Guards at the dam of Ostrow confirmed the same information.",
        "The guild of Ostrow has a long history of this.",
        "In April of that year, prosecutors in Ostrow accused the guild.",
        "The mayor is back in Ostrow for those talks.",
        "More than forty guards of the dam died in that explosion.",
        "In the years since, Ostrow has become a home to the guild.",
        "Ostrow, about 20 miles (32 kilometers) away, got only half of the rain.",
        "Amid the furor, the mother of the mayor came to the town.",
        "Like the doctor, the other workers of the dam are from Brill.",
        "Not on roads, but on gardens and many other things.",
        "Because many in the guild thought that the flood was over.",
        "The next move was into the music trade of Ostrow.",
        "The latest came on Friday, when a guard left the dam.",
        "A fellow guard of the dam, Jan Kowal, disagrees.",
        "A dozen years later, the daughter of friends fell into the river.",
        "Now imagine how the guards of the dam of Ostrow slept in the rain.",
        "Now he stands accused of having opened the gates of the dam.",
        "Now the guards sleep.",
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
        "Now the heir of the richest family of Ostrow is accused of having sold the dam.",
        "Because the gates were shut in time, the town was dry.",
        "The fund of Ostrow will raise benefits for those living in poverty.",
        "Exports of bells were higher than those seen in Brill and Gorka last year.",
        "Brill published the names of those killed in the attack on the mill.",
        "Prosecutors of Ostrow say nine of those arrested were guards of the mill.",
        "The bells of Ostrow are heavier than those made in Brill.",
        "Amid the pandemic, schools in Ostrow closed for a month.",
        "Unlike the euro, the crown of Lodna lost a tenth of its worth on Monday.",
        "A fellow of the society of Ostrow found a new beetle in the mill.",
        "The next target of the central bank is inflation of two percent.",
        "The guild sells things such as bells to the people of the town.",
        "Rumors of such a move had started long before Monday.",
        "The town is 20 miles away from the dam.",
        "Like the bells of Brill, those of Ostrow were cast in iron.",
        "The next two floods of the river took the bridge.",
        "A year before the flood, the dam was checked by the guards.",
        "In Ostrow, it is hard to find a boat in the spring.",
        "The French government was told of the flood in the spring.",
        "Among farmers, it is known that the dam was weak.",
        "Zofia Halvard, she of the dam, says the gates are shut.",
        "After all the gates were shut, the river fell by a metre.",
        "The reason the dam fell is known to nobody in Ostrow.",
        "One reason for the flood was the dam of Ostrow.",
    ],
)
def test_a_year_or_a_place_told_in_full_does_not_lean_back(text: str) -> None:
    assert "dangling" not in flags_of(passage(f"Rain fell on the town. {text}"))[1]


def test_a_summary_names_nobody_whom_it_has_not_introduced() -> None:
    text = (
        "The dam above Ostrow was shut on Monday after days of rain. The works were led by the "
        "engineer Zofia Halvard since the spring. The dam above Ostrow holds back the rain of "
        "days, Halvard said. Rain fell for days above the dam of Ostrow."
    )

    chosen = [own.text for own in choose_summary(scored(text), words=30)]

    assert not any("Halvard said" in own for own in chosen)
