"""The entry of a story: its headline and its sentences tell one thing, by the latest count."""

from datetime import date

import pytest

from digest.assess import assess
from digest.compose.entries import make_entry
from digest.model import Analyzed, Entry, Recipe, Story
from tests.telling.stories import told

OLD = told(
    "The blast in the grain terminal of Odran killed nine people on Monday, the port authority "
    "said. Firefighters put out the last flames at noon, and two berths will stay closed for at "
    "least a week.",
    id="1",
    title="Blast in grain terminal of Odran",
    published="2026-11-23",
)
NEW = told(
    "The governor of Odran declared three days of mourning for the victims of the blast in the "
    "grain terminal. Divers searched the harbour for the crew of a barge that lay at the quay.",
    id="2",
    title="Toll of the Odran grain terminal blast rises to 17",
    published="2026-11-24",
)


def entry(*articles: Analyzed, earlier: tuple[Analyzed, ...] = ()) -> Entry:
    first = date(2026, 11, 22) if earlier else None
    story = Story(id="a" * 16, articles=articles, earlier=earlier, first=first)
    return make_entry(assess(story), Recipe())


def printed(found: Entry) -> str:
    return " ".join(quote.text for quote in found.summary)


@pytest.mark.parametrize("articles", [(OLD, NEW), (NEW, OLD)])
def test_no_older_count_stands_below_a_newer_headline(articles: tuple[Analyzed, ...]) -> None:
    found = entry(*articles)

    assert found.headline == NEW.article.title
    assert "nine" not in printed(found)
    assert printed(found)


def test_no_overtaken_count_stands_in_the_headline() -> None:
    old = told(OLD.article.text, id="1", title="Blast in grain terminal of Odran kills nine",
               published="2026-11-23")  # fmt: skip
    new = told(NEW.article.text, id="2", title="Toll in Odran rises to 17",
               published="2026-11-24")  # fmt: skip

    assert entry(old, new).headline == new.article.title


def test_two_counts_of_one_thing_are_not_told_as_one_account() -> None:
    governor = told(
        "Three port workers were killed and 11 people injured when drones struck a grain terminal "
        "in Odran overnight, regional governor Andriy Boyko said on Wednesday. The air force said "
        "it shot down 34 of 41 drones. Two berths will be closed for at least a week.",
        id="1", published="2026-11-18",
    )  # fmt: skip
    service = told(
        "Corvian drones hit one of the main ports of the country before dawn on Wednesday, killing "
        "at least two people and setting silos on fire, the emergency service said. A witness saw "
        "flames about 30 metres high above the harbour of Odran. Wheat futures rose 2.1 percent.",
        id="2", published="2026-11-18",
    )  # fmt: skip

    found = printed(entry(governor, service))

    assert ("Three" in found) != ("at least two" in found)


def test_the_headline_shares_its_subject_with_the_first_sentence() -> None:
    market = told(
        "Share prices fell in Halden on Wednesday as exporters reported weaker orders from abroad. "
        "The index of the exchange in Halden lost 2 percent, its worst day since August. Exporters "
        "of steel lost most, traders at the exchange said.",
        id="1", published="2026-11-18",
    )  # fmt: skip
    other = told(
        "The index of the exchange in Halden closed 2 percent lower as share prices of exporters "
        "fell on weak orders from abroad.",
        id="2", title="Zoo welcomes two baby otters this autumn morning", published="2026-11-18",
    )  # fmt: skip

    found = entry(market, other)

    assert found.summary[0].article == other.article.public_id or "otters" not in found.headline


def test_an_update_is_told_in_the_order_of_its_text() -> None:
    known = told("Firefighters fought a blaze in the hills above Carmel Bay on Monday.", id="1",
                 published="2026-11-22")  # fmt: skip
    today = told(
        "The remains of an elderly couple were found in a burned cabin on Tuesday, police said.\n\n"
        "Power company Sierra Grid admitted that one of its lines had dropped on dry grass minutes "
        "before the first alarm.\n\n"
        "Residents of the western districts were allowed to return by sheriff Dolores Quade.",
        id="2", published="2026-11-23",
    )  # fmt: skip

    found = entry(today, earlier=(known,))

    assert found.state == "update"
    assert len(found.summary) > 1
    assert [own.start for own in found.summary] == sorted(own.start for own in found.summary)


WALKOUT = told(
    "Commuters in Halden waited up to 20 minutes for trains on Wednesday as subway workers began "
    "an indefinite strike over pay and a plan to cut 1,400 jobs.",
    id="1", published="2026-11-18",
)  # fmt: skip
LATE = told(
    "The labour minister, Yang Seok, offered to mediate between drivers and managers.",
    id="2", title="Subway strike slows Halden", published="2026-11-18T06:30:00+00:00",
)  # fmt: skip
DEAL = told(
    "Management and unions of the Halden subway reached a tentative deal early on Thursday, ending "
    "a walkout of one day. Wages will rise by 3.3 percent, said operator Halden Metro.",
    id="3", published="2026-11-19",
)  # fmt: skip


def test_an_update_is_told_by_its_newest_day_and_has_a_headline_of_that_day() -> None:
    found = entry(LATE, DEAL, earlier=(WALKOUT,))

    assert found.state == "update"
    assert {quote.article for quote in found.summary} == {DEAL.article.public_id}
    assert "deal" in found.headline
    # The headline links to the article that it is of.
    assert found.articles[0].id == DEAL.article.public_id


def test_the_beginnings_of_two_articles_are_not_told_one_after_the_other() -> None:
    tehran = told(
        "A joint Arvanian-Parvian security office began work on Wednesday at the Mirja-Taftan "
        "crossing, Arvania's Interior Ministry announced, two months after a deadly assault on a "
        "police post in Saravan county. Eight officers of each country will sit in one room and "
        "share the pictures of 40 cameras along the road.",
        id="1", published="2026-11-18",
    )  # fmt: skip
    desk = told(
        "Parvia and Arvania on Wednesday opened a joint office at the Taftan border crossing to "
        "share warnings of militant attacks, the Foreign Office said. Lorry drivers waited for up "
        "to nine hours while the ministers cut a ribbon at the customs shed of Taftan.",
        id="2", published="2026-11-18",
    )  # fmt: skip

    assert [quote.start for quote in entry(tehran, desk).summary].count(0) == 1


def test_a_judgement_among_reports_is_not_told_as_news() -> None:
    judged = told(
        "The governor of Odran gave a shameless speech about the blast in the grain terminal. "
        "Nobody in the town believes a word of it, and nobody should.",
        id="3",
        title="Opinion: The governor of Odran should go",
        published="2026-11-24",
    )

    found = entry(judged, NEW)

    assert found.kind == "news"
    assert found.headline == NEW.article.title
    assert "shameless" not in printed(found)
    assert {reference.id for reference in found.articles} >= {NEW.article.public_id}
    assert len(found.articles) == 2
    assert entry(judged).kind == "opinion"


def test_a_headline_is_not_older_than_the_sentence_below_it() -> None:
    strike = told(
        "Subway workers walked out in Halden on Wednesday over pay and planned job cuts, and four "
        "of nine lines stood still. The union demands a raise of 5 percent.",
        id="1",
        title="Subway strike slows Halden",
        published="2026-11-18",
    )
    deal = told(
        "Management and unions of the Halden subway reached a tentative deal on Thursday, ending "
        "the walkout over pay and job cuts. Trains ran on all lines at noon.",
        id="2",
        published="2026-11-19",
    )

    found = entry(strike, deal)

    assert found.summary[0].text.startswith("Management and unions")
    assert found.headline.startswith("Management and unions")


def test_the_line_of_a_running_story_has_no_title_that_was_overtaken() -> None:
    text = "The blast in the grain terminal of Odran shut two berths, the port authority said."
    late = told(text, id="3", title="Blast in grain terminal of Odran kills nine people",
                published="2026-11-25")  # fmt: skip
    other = told(text, id="4", title="Quay remains closed today", published="2026-11-25")
    story = Story(
        id="a" * 16,
        articles=(late, other),
        earlier=(NEW,),
        first=date(2026, 11, 24),
        printed=(text, "The blast in the grain terminal of Odran killed 17 people."),
    )

    found = make_entry(assess(story), Recipe())

    assert (found.state, found.headline) == ("running", other.article.title)


def test_a_short_sentence_is_called_by_all_of_it_where_its_headline_is_cut_off() -> None:
    lead = "The old bell of Odran hangs in downtown Port Ellis."
    bell = told(
        f"{lead} It was cast by two brothers in 1712, and nobody has rung it since.", id="1"
    )

    found = entry(bell)

    assert found.headline.endswith("…")
    assert found.label == lead.removesuffix(".")
