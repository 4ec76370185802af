"""Titles and teasers on one brand, illness or championship are no event; on one event they are."""

import pytest

from digest.model import Analyzed
from digest.stories import group_stories
from digest.stories.faint import are_few, faintness, is_faint_past
from digest.stories.vectors import Vector
from tests.stories.helpers import QUAKE, QUAKE_TOO, tell

FILLERS = (
    ("Choir sings in Ostrow market hall", "The mayor joined in the last song on Friday."),
    ("Goods train leaves the rails near Orme", "Nobody was hurt, but the line is shut."),
    ("Valley farmers sell more plums than ever", "The jam works hired forty pickers."),
    ("Lund library lends out drills and tents", "It has twice as many readers as before."),
)
PIPES = (
    ("Gas leak shuts Orme shopping arcade", "Two hundred people left the arcade on Friday."),
    ("Orme arcade is empty after gas leak", "A digger had hit a pipe near the arcade."),
)
AFTERWARD = (
    "Shops of Orme ask for money",
    "They lost much to the gas leak.",
)


def teaser(title: str, text: str, *, hour: int = 8, day: int = 16) -> Analyzed:
    return tell(text, title=title, source=title[-9:], published=f"2026-11-{day}T{hour:02}:00:00Z")


def grouped(*items: Analyzed) -> list[int]:
    stories = group_stories([*items, *(teaser(*filler) for filler in FILLERS)])
    return sorted(len(story.articles) for story in stories if set(story.articles) & set(items))


def reasons(*items: Analyzed) -> str:
    stories = group_stories([*items, *(teaser(*filler) for filler in FILLERS)])
    return "\n".join(line for story in stories for line in story.because)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Valley Foods brings out meatless chicken nuggets", "They are sold from Tuesday."),
            ("Clerk sacked over three chicken nuggets wins case", "She had asked for six."),
        ),
        (
            ("Pell County reports 345 new measles cases", "Eight of them are in a hospital."),
            ("Woman in her 20s dies of measles in Harwell", "She is the third in the county."),
        ),
        (
            ("Judge: clinic need not give snake oil to patient", "His wife had gone to court."),
            ("Sale of snake oil starts on a web page in Brill", "It costs 85 pounds a bottle."),
        ),
    ],
)
def test_teasers_on_one_thing_are_no_event(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert grouped(teaser(*one), teaser(*other)) == [1, 1]


def test_teasers_on_one_event_are_one_story() -> None:
    assert grouped(teaser(*PIPES[0]), teaser(*PIPES[1])) == [2]


def test_what_few_words_share_must_be_more_from_day_to_day() -> None:
    leak = teaser(*PIPES[1])

    assert grouped(leak, teaser(*AFTERWARD)) == [2]
    assert grouped(leak, teaser(*AFTERWARD, day=18)) == [1, 1]


def test_a_story_tells_that_few_words_kept_another_away() -> None:
    lines = reasons(teaser(*PIPES[1]), teaser(*AFTERWARD, day=18))

    assert "too little in common for so few words" in lines


def test_full_texts_need_no_more_than_before() -> None:
    assert grouped(teaser("Quake in Peru", QUAKE), teaser("Two die", QUAKE_TOO, day=18)) == [2]


def even(*words: str, size: int) -> Vector:
    """Return a vector of so many terms of equal weight, the given ones first."""
    terms = [*words, *(f"{words[0]} {n}" for n in range(size - len(words)))]
    return dict.fromkeys(terms, round(1_000 / size**0.5))


def why(size: int, shared: int, *, days: float | None = 0.0, titled: bool = True) -> str:
    common = [f"w{n}" for n in range(shared)]
    sides = [even(f"side{side}", *common, size=size) for side in (1, 2)]
    titles = [f"Title {side}" if titled else "" for side in (1, 2)]
    told = [tell("", title=own, source=f"Source {n}") for n, own in enumerate(titles)]
    between = [0.0, days]
    return faintness([one.article for one in told], between, sides[:1], sides[1:])


def test_what_is_left_without_one_word_is_measured_by_the_number_of_words() -> None:
    assert why(10, 2) == "too little in common"
    assert why(4, 1) == "too little in common but one word"
    assert why(9, 2) == "too little in common for so few words"
    assert why(10, 3) == ""
    assert why(50, 12) == ""


def test_without_titles_a_little_less_in_common_is_enough_but_no_common_subject() -> None:
    assert why(50, 9, titled=False) == "too little in common"
    assert why(50, 10, titled=False) == ""
    assert why(50, 10) == "too little in common"


def test_an_unknown_day_counts_as_the_same_day() -> None:
    assert why(10, 3, days=2.0) == "too little in common for so few words"
    assert why(10, 3, days=None) == ""


def test_few_words_go_on_with_an_earlier_story_only_by_more_than_a_word() -> None:
    past = even("past", "arcade", "leak", "gas", size=12)

    assert is_faint_past([even("own", "arcade", size=6)], even("own", "arcade", size=6), past)
    close = even("own", "arcade", "leak", "gas", size=6)
    assert not is_faint_past([close], close, past)


def test_a_long_text_may_go_on_by_one_word() -> None:
    long = even("own", "arcade", size=40)

    assert not are_few([long])
    assert not is_faint_past([long], long, even("past", "arcade", size=12))
