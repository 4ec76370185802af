"""An edition knows of each story whether it is new, goes on or only runs before it orders them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from digest.assess import Assessed, assess
from digest.model import Analyzed, Story
from digest.rank import rank_stories
from tests.telling.stories import told

STRIKE = told(
    "Commuters in Halden waited up to 20 minutes for trains on Wednesday as subway workers began "
    "an indefinite strike over pay and a plan to cut 1,400 jobs. Trains ran at 68 percent by early "
    "afternoon, operator Halden Metro said. Union leader Park Minho told a rally outside city hall "
    "that management wanted fewer of them to carry more passengers. The last walkout thinned "
    "out services for two days and ended in May.",
    id="1",
    published="2026-11-18",
)
DEAL = told(
    "Management and unions of the Halden subway reached a tentative deal early on Thursday, ending "
    "a walkout that had thinned out train services in the city of Halden for two days.",
    id="2",
    published="2026-11-19",
)
AGAIN = told(
    "Subway workers in Halden began an indefinite strike on Wednesday over pay and a plan to cut "
    "1,400 jobs.",
    id="3",
    published="2026-11-19",
)
CORRECTION = told(
    "Subway workers in Halden began an indefinite strike on Wednesday over pay and job cuts.",
    id="4",
    title="Correction: Halden subway strike",
    published="2026-11-19",
)


def continued(*today: Analyzed) -> Assessed:
    return assess(Story(id="a" * 16, articles=today, earlier=(STRIKE,), first=date(2026, 11, 18)))


def test_a_story_told_for_the_first_time_is_new() -> None:
    assert assess(Story(id="a" * 16, articles=(DEAL,))).state == "new"


def test_a_tentative_deal_that_ends_a_strike_is_an_update() -> None:
    found = continued(DEAL)

    assert found.state == "update"
    assert [sentence.text for _, sentence in found.fresh] == [DEAL.article.text]


def test_a_story_of_which_nothing_is_new_runs() -> None:
    found = continued(AGAIN)

    assert (found.state, found.fresh) == ("running", ())


def test_a_running_story_sinks_below_one_that_is_plainly_new() -> None:
    plain = assess(Story(id="b" * 16, articles=(told("A bridge fell in Orsk.", id="9"),)))
    ranked = rank_stories(
        [continued(AGAIN), plain], end=datetime(2026, 11, 19, 18, tzinfo=UTC), zone=ZoneInfo("UTC")
    )

    assert [own.assessed.state for own in ranked] == ["new", "running"]
    assert dict(ranked[1].points)["still running"] < 0


def test_a_correction_of_what_was_told_is_news() -> None:
    found = continued(AGAIN, CORRECTION)

    assert (found.kind, found.state) == ("correction", "update")
