"""Copies are found whatever was cut or edited, and different texts are not called copies."""

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.copies import find_copies
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell


def groups(*texts: str) -> list[tuple[int, ...]]:
    found = find_copies([tell(text, id_=f"{n:02}") for n, text in enumerate(texts)])
    return sorted(tuple(sorted(own.members)) for own in found)


def test_the_same_text_under_another_dateline_is_a_copy() -> None:
    assert groups(f"LIMA (AP) — {QUAKE}", f"AREQUIPA — {QUAKE}", STRIKE) == [(0, 1), (2,)]


def test_a_text_cut_down_to_its_first_paragraphs_is_a_copy() -> None:
    assert groups(QUAKE, QUAKE.rsplit("\n\n", 1)[0], STRIKE) == [(0, 1), (2,)]


def test_a_text_with_changed_words_is_a_copy() -> None:
    edited = QUAKE.replace("officials", "authorities").replace("before dawn", "early")

    assert groups(QUAKE, edited) == [(0, 1)]


def test_a_text_with_paragraphs_in_another_order_is_a_copy() -> None:
    assert groups(QUAKE, "\n\n".join(QUAKE.split("\n\n")[::-1])) == [(0, 1)]


def test_another_account_of_the_event_is_no_copy() -> None:
    assert groups(QUAKE, QUAKE_TOO) == [(0,), (1,)]


def test_short_texts_are_compared_by_runs_of_three_words() -> None:
    brief = "Two people were killed when a ferry sank off Cebu on Monday, the coast guard said."
    edited = brief.replace("on Monday", "early on Monday")
    other = "Two people were hurt when a bus left the road near Davao on Monday, police said."

    assert groups(brief, edited, other) == [(0, 1), (2,)]


def test_under_one_address_a_smaller_share_is_enough() -> None:
    half = QUAKE.split("\n\n")[1] + "\n\n" + STRIKE + " " + STRIKE[:90]
    url = "https://wire.example/a?utm_source=x"
    there = [tell(QUAKE, id_="0", url=url), tell(half, id_="1", url="http://www.wire.example/a/")]
    elsewhere = [tell(QUAKE, id_="0"), tell(half, id_="1")]

    assert len(find_copies(there)) == 1
    assert len(find_copies(elsewhere)) == 2


def test_a_text_without_spaces_is_compared_by_signs() -> None:
    text = "秘鲁南部阿雷基帕地区周一凌晨发生六点一级地震造成两人死亡三百间房屋受损民防官员说" * 3
    told = [
        tell(text, id_="0", language="zh"),
        tell(text.replace("三百", "四百"), id_="1", language="zh"),
    ]

    assert len(find_copies(told)) == 1


def test_furniture_that_many_share_makes_no_copies() -> None:
    footer = " Write to the newsroom with your own story and follow the live page for more."
    texts = [
        f"Village number {n} elected mayor {n * 7}; {n} votes were cast in hall {n * 3}." + footer
        for n in range(120)
    ]
    long = [
        text + f" {n} {n + 1} {n + 2} {n + 3} {n + 4} {n + 5}" * 8 for n, text in enumerate(texts)
    ]

    assert len(groups(*long)) > 100


def test_an_end_that_two_pages_of_a_site_share_makes_no_copy() -> None:
    brief = "A bakery on Mill Street in Graz has won the city's prize for the best rye bread."
    long = STRIKE.replace(". ", "; ") + "\n\n" + QUAKE
    short = brief + "\n\n" + QUAKE
    known = {"source": "Morning Post"}

    def number_of_groups(title: str, other: str, source: str = "Morning Post") -> int:
        one = tell(long, id_="0", title=title, **known)
        two = tell(short, id_="1", title=other, source=source)
        return len(find_copies([one, two]))

    assert number_of_groups("Strike in Seoul", "The best bread") == 2
    assert number_of_groups("", "") == 2
    assert number_of_groups("What is new", "What is new") == 1
    assert number_of_groups("Strike in Seoul", "The best bread", source="Evening Post") == 1


def test_reports_that_begin_in_the_same_words_and_share_their_background_are_no_copies() -> None:
    background = f"{QUAKE} {STRIKE}"
    north = f"On Monday the Workers Party of Vesland held a vote in the north. {background}"
    south = f"On Monday the Workers Party of Vesland held primaries in six towns. {background}"
    told = [
        tell(north, id_="0", title="Roe wins in the north", source="Morning Post"),
        tell(south, id_="1", title="Lind wins six towns", source="Morning Post"),
    ]

    assert len(find_copies(told)) == 2


@given(cut=st.integers(60, 100), order=st.permutations([0, 1, 2]))
def test_groups_do_not_depend_on_which_of_the_articles_has_which_number(
    cut: int, order: list[int]
) -> None:
    words = QUAKE.split(" ")
    texts = [QUAKE, " ".join(words[: len(words) * cut // 100]), STRIKE]
    told = [tell(texts[n], id_=str(n)) for n in order]
    found = {frozenset(told[n].article.id for n in own.members) for own in find_copies(told)}

    assert found == {frozenset("01"), frozenset("2")}


def test_of_many_articles_with_one_text_each_kind_is_compared_once() -> None:
    compared = 0

    def apart(one: int, other: int) -> bool:
        nonlocal compared
        compared += 1
        return {one % 3, other % 3} == {0, 2}

    told = [tell(QUAKE, id_=f"{number:03}") for number in range(90)]
    found = find_copies(told, apart=apart, kind=lambda number: number % 3)

    assert compared < 4 * len(told)
    assert found == find_copies(told, apart=apart)
    assert sorted(len(own.members) for own in found) == [30, 60]
