import pytest

from digest.compose.together import choose_together
from digest.telling.plans import is_before, tells_plan, turning_day
from tests.telling.stories import told

STRIKE = told(
    "Subway workers in Seoul began a strike over pay on Wednesday. The union of the subway said "
    "the strike would continue until the company withdrew its plan. Eleven stations of the subway "
    "were closed for part of the day.",
    id="1",
    published="2026-11-18",
)
DEAL = told(
    "Management and unions of the subway in Seoul reached a tentative deal on Thursday, ending the "
    "strike over pay. Trains of the subway ran normally from the first departure.",
    id="2",
    published="2026-11-19T09:00:00+09:00",
)
NO_DEAL = told(
    "The strike of subway workers in Seoul went into its second day. No deal was reached.",
    id="3",
    published="2026-11-19",
)


def test_a_story_turns_on_the_day_on_which_a_title_or_an_opening_says_so() -> None:
    assert turning_day([STRIKE, DEAL]) == "2026-11-19"
    assert turning_day([STRIKE, NO_DEAL]) == ""
    assert turning_day([told("Rain fell.", title="Minister resigns", published="2026-11-20")])


def test_an_article_is_before_a_day_only_if_its_date_says_so() -> None:
    assert is_before(STRIKE, "2026-11-19")
    assert not is_before(DEAL, "2026-11-19")
    assert not is_before(told("Rain fell."), "2026-11-19")
    assert not is_before(told("Rain fell.", published="2026-11"), "2026-11-19")


@pytest.mark.parametrize(
    ("sentence", "plan"),
    [
        ("The union said it would continue.", True),
        ("Seoul Metro offers 2.5 percent.", True),
        ("Eleven stations were closed.", False),
    ],
)
def test_a_plan_is_told_by_its_verb(sentence: str, plan: bool) -> None:
    assert tells_plan(sentence) is plan


def test_a_story_that_turned_opens_with_the_turn_and_without_the_plans_before() -> None:
    for articles in ((STRIKE, DEAL), (DEAL, STRIKE)):
        texts = [own.text for _, own in choose_together(articles, words=80)]

        assert texts[0].startswith("Management and unions")
        assert not any("would continue" in text for text in texts)


def test_a_strike_that_goes_on_may_tell_its_plans() -> None:
    texts = [own.text for _, own in choose_together((STRIKE, NO_DEAL), words=120)]

    assert any("would continue" in text for text in texts)
