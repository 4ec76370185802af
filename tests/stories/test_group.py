"""Articles become stories: the event once, its copies kept, whatever the order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Analyzed, Story
from digest.stories import Decision, StorySettings, group_stories
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def ids(stories: Sequence[Story]) -> set[frozenset[str]]:
    return {
        frozenset(told.article.id for told in (*story.articles, *story.copies)) for story in stories
    }


@cache
def many() -> tuple[Analyzed, ...]:
    return (
        tell(QUAKE, title="Quake in Peru kills two", source="Andes Tribune", id_="a"),
        tell(QUAKE_TOO, title="Peru: two die in Arequipa quake", source="Gulf Wire", id_="b"),
        tell(QUAKE, title="Strong quake in Peru", source="Planet Desk", id_="c"),
        tell(STRIKE, title="Seoul subway workers strike", source="Han River Times", id_="d"),
        tell("", title="Seoul subway strike slows trains at rush hour", id_="e", published=""),
        tell("Nothing else happened in the town on Tuesday, its mayor said.", id_="f"),
        tell(STRIKE[:180], title="Strike in Seoul", source="Kanto Bulletin", id_="g"),
    )


def test_two_accounts_of_an_event_and_a_copy_are_one_story() -> None:
    stories = group_stories(many()[:4])

    assert ids(stories) == {frozenset("abc"), frozenset("d")}
    quake = next(story for story in stories if len(story.articles) == 2)
    assert {told.article.id for told in quake.articles} == {"a", "b"}
    assert [told.article.id for told in quake.copies] == ["c"]


@given(order=st.permutations(range(7)), part=st.integers(0, 7))
def test_the_order_of_the_articles_does_not_matter(order: list[int], part: int) -> None:
    chosen = [many()[number] for number in sorted(order[:part])]
    shuffled = [many()[number] for number in order[:part]]

    assert group_stories(shuffled) == group_stories(chosen)


def test_a_crowd_of_alike_articles_is_grouped_the_same_in_any_order() -> None:
    base = [line for told in many() for line in told.article.text.split(". ") if line]
    random = Random(7)
    crowd = [
        tell(". ".join(random.sample(base, 4)), title=random.choice(base)[:60], id_=f"{n:03}")
        for n in range(60)
    ]
    expected = group_stories(crowd)

    for _ in range(5):
        random.shuffle(crowd)
        assert group_stories(crowd) == expected


def test_every_article_is_in_one_story_and_stories_are_sorted_by_id() -> None:
    stories = group_stories(many())
    found = [told.article.id for story in stories for told in (*story.articles, *story.copies)]

    assert sorted(found) == list("abcdefg")
    assert [story.id for story in stories] == sorted(story.id for story in stories)


def test_an_id_depends_on_the_articles_alone() -> None:
    alone = group_stories(many()[3:4])
    among = group_stories(many()[:4])

    assert alone[0].id in {story.id for story in among}


def test_no_articles_make_no_stories() -> None:
    assert group_stories([]) == ()


def test_articles_published_further_apart_than_the_window_are_different_stories() -> None:
    late = tell(QUAKE_TOO, title="Peru: two die in Arequipa quake", published="2026-11-25")

    assert len(group_stories([many()[0], late])) == 2
    assert len(group_stories([many()[0], late], settings=StorySettings(window_days=10))) == 1


def test_the_best_told_article_has_a_title_and_some_length_and_is_the_earliest() -> None:
    bare = tell(QUAKE_TOO, published="2026-11-15", id_="bare")
    brief = tell(QUAKE[:160], title="Quake in Peru", published="2026-11-15", id_="brief")
    later = tell(QUAKE_TOO + " Aid came.", title="Two die in Peru quake", id_="later")

    (story,) = group_stories(
        [bare, brief, later, many()[0]], decisions=[Decision(kind="join", articles=("bare", "a"))]
    )

    assert story.articles[0].article.id in {"a", "later"}


def test_reasons_name_what_is_shared_and_what_is_a_copy() -> None:
    stories = group_stories(many()[:3])

    lines = "\n".join(stories[0].because)
    assert "likeness" in lines
    assert "arequipa" in lines
    assert "repeats" in lines


def test_an_article_that_stands_alone_has_no_reasons() -> None:
    assert group_stories(many()[3:4])[0].because == ()


def test_a_decision_joins_what_shares_nothing() -> None:
    stories = group_stories(many()[:4], decisions=[Decision(kind="join", articles=("a", "d"))])

    assert ids(stories) == {frozenset("abcd")}


def test_a_decision_splits_a_story_and_is_told() -> None:
    stories = group_stories(many()[:2], decisions=[Decision(kind="split", articles=("a", "b"))])

    assert ids(stories) == {frozenset("a"), frozenset("b")}
    assert any("decision" in line for story in stories for line in story.because)


def test_a_decision_splits_copies() -> None:
    stories = group_stories(
        [many()[0], many()[2]], decisions=[Decision(kind="split", articles=("a", "c"))]
    )

    assert ids(stories) == {frozenset("a"), frozenset("c")}


def test_the_later_of_two_decisions_counts() -> None:
    decisions = [
        Decision(kind="split", articles=("a", "b")),
        Decision(kind="join", articles=("b", "a")),
    ]

    assert len(group_stories(many()[:2], decisions=decisions)) == 1
    assert len(group_stories(many()[:2], decisions=decisions[::-1])) == 2


def test_a_decision_may_name_given_ids_and_absent_articles() -> None:
    given_id = [
        replace(told, article=replace(told.article, ref=f"ref-{told.article.id}"))
        for told in many()[:4]
    ]
    decisions = [Decision(kind="join", articles=("ref-a", "gone", "ref-d"))]

    assert ids(group_stories(given_id, decisions=decisions)) == {frozenset("abcd")}


DENTIST = (
    "Health bosses in Harwell said thousands of patients must leave the area to find a dentist, "
    "as the last surgery that treats patients of the health service closes in June.\n\n"
    "Patients of the surgery in Harwell were told of it by letter. A patient group said that "
    "people on low wages could not travel 40 miles for a filling, and wants the service to pay."
)
WARD = (
    "A hospital trust has said sorry to a man who was kept in a hospital ward for a year although "
    "he was fit to leave, as the health service found him no home.\n\n"
    "The hospital said that a fifth of its patients were fit to leave and had nowhere to go. Staff "
    "of the ward in Brill gave him a birthday cake. He wants to find a flat with a garden."
)
NURSES = (
    "Nurses who trained at the college of Pell may live in its old hall for a year without rent, "
    "if they go to work in a hospital of the county.\n\n"
    "The health service lacks 300 nurses there. Four of the first ten said they would stay, among "
    "them two who have come from the coast, where flats cost twice as much as in the hills."
)
DEAL = (
    "Mortgage lenders in Britain withdrew 300 deals for new borrowers on Tuesday, as they expect "
    "interest rates to rise.\n\nThe average rate of a mortgage fixed for two years went up to "
    "5.2 per cent, brokers said."
)
DEAL_TOO = (
    "Three hundred mortgage deals were withdrawn on Tuesday by lenders who expect that interest "
    "rates will rise.\n\nA mortgage fixed for two years now costs 5.2 per cent on average, up "
    "from 4.7 per cent."
)
DEALS = (
    ("Lenders pull mortgage deals", DEAL),
    ("Hundreds of mortgage deals pulled as rates rise", DEAL_TOO),
)
FILLERS = (
    "The choir of Ostrow sang in the market hall on Friday, and the mayor joined in the last song.",
    "A goods train left the rails near Orme; nobody was hurt, but the line is shut until Sunday.",
    "Farmers of the valley sold more plums than ever, and the jam works hired forty pickers.",
    "The library of Lund lends out drills and tents now, and has twice as many readers as before.",
)


def test_what_one_outlet_tells_of_one_field_is_not_one_event() -> None:
    told = [tell(text, source="Harwell Post", published="") for text in (DENTIST, WARD, *FILLERS)]

    assert len(group_stories(told)) == len(told)


def test_lone_articles_that_share_a_field_only_are_two_stories() -> None:
    texts = (WARD, NURSES, *FILLERS)
    told = [tell(text, source=f"Source {n}", published="") for n, text in enumerate(texts)]

    assert len(group_stories(told)) == len(told)


def test_a_third_account_of_the_same_field_does_not_join_two_of_one_event() -> None:
    third = (
        "House prices in Britain grew by a tenth in a year.\n\nA terraced house in Leeds costs "
        "210,000 pounds, an estate agent said, and sells within a month although a mortgage costs "
        "more."
    )
    texts = [*DEALS, ("House prices up by a tenth", third), *(("", text) for text in FILLERS)]
    told = [
        tell(text, title=title, source=f"Source {n}", published="")
        for n, (title, text) in enumerate(texts)
    ]

    assert sorted(len(story.articles) for story in group_stories(told)) == [1, 1, 1, 1, 1, 2]


def test_one_word_however_rare_makes_no_story() -> None:
    told = [
        tell("", title="Zombies of voodoo economics", source="Harwell Post", published=""),
        tell("", title="A night at the zombies ball", source="Brill Gazette", published=""),
        *(tell(text, source="Pell Times", published="") for text in FILLERS),
    ]

    assert len(group_stories(told)) == len(told)


def test_two_accounts_of_one_outlet_that_share_much_are_one_story() -> None:
    later = QUAKE.replace("before dawn on Monday", "on Monday").replace(
        "two people", "three people"
    )
    told = [
        tell(text, source="Andes Tribune") for text in (QUAKE, f"{later} Aid has come.", STRIKE)
    ]

    assert len(group_stories(told)) == 2
