"""Reports of firms in one form of words are told apart by the firms."""

import pytest

from digest.model import Analyzed
from digest.stories import group_stories
from digest.stories.companies import firm_in
from digest.stories.vetoes import Vetoes
from tests.stories.helpers import tell

RESULTS = (
    "{firm} today announced financial results for the third quarter ended September 30. Net"
    " income was ${income} million, or $0.61 per diluted share, compared to net income of $8.8"
    " million, or $0.58 per diluted share, in the prior year quarter. Revenue was ${sales} million"
    " for the third quarter. The board declared a quarterly dividend of $0.12 per share."
)


def results(firm: str, *, title: str, income: str = "9.2", sales: str = "40.3") -> Analyzed:
    return tell(RESULTS.format(firm=firm, income=income, sales=sales), title=title)


BANK = results("Corvane Bancorp", title="Corvane Bancorp Announces Third Quarter Results")
MAKER = results(
    "Brightwater Industries, Inc.",
    title="Brightwater Industries Reports Third Quarter Results",
    income="31.2",
    sales="412.3",
)


def test_the_results_of_two_firms_are_two_stories() -> None:
    assert len(group_stories([BANK, MAKER])) == 2
    assert Vetoes().between([BANK], [MAKER]) == "different companies: corvan; brightwat"


def test_two_reports_on_the_results_of_one_firm_are_one_story() -> None:
    other = tell(
        "Brightwater Industries posted third-quarter net income of $31.2 million, up from $27.9"
        " million, as revenue rose 8 percent to $412.3 million.",
        title="Brightwater Q3 profit climbs 12%",
    )

    assert Vetoes().between([MAKER], [other]) == ""
    assert len(group_stories([MAKER, other, BANK])) == 2


def test_a_report_that_names_the_other_firm_is_not_kept_apart() -> None:
    rival = results(
        "Corvane Bancorp, which Brightwater lends to,", title="Corvane Bancorp Profit Rises"
    )

    assert Vetoes().between([MAKER], [rival]) == ""


@pytest.mark.parametrize(
    ("title", "firm"),
    [
        ("Marlow Foods profit rises in third quarter", ("Marlow",)),
        ("UPDATE 1-Tellus Energy profit falls in third quarter", ("Tellus",)),
        ("HALDEN GROUP INC <HLDN> 4TH QTR NET", ("HALDEN",)),
        ("Halden Therapeutics (NASDAQ: HLDN) Declares Quarterly Dividend", ("Halden",)),
        ("Quarterly dividend of Ardent Rail raised after record profit", ("Ardent", "Rail")),
        ("National Oil Co profit and sales rise", ("National",)),
        ("Storm closes schools for half a year", ()),
    ],
)
def test_the_firm_of_a_report_stands_in_its_title(title: str, firm: tuple[str, ...]) -> None:
    assert firm_in(title, "") == firm


@pytest.mark.parametrize(
    "title",
    [
        "Supreme Court strikes down student loan debt plan",
        "Wall Street stocks fall as bond yields rise",
        "Why Stocks and Bonds Fell",
        "Man shares results of stock photo",
        "House passes debt ceiling bill as stock market falls",
    ],
)
def test_politics_and_markets_are_no_reports_of_firms(title: str) -> None:
    assert firm_in(title, "") == ()


@pytest.mark.parametrize(
    ("title", "firm"),
    [
        ("eBay Reports Third Quarter Results", ("eBay",)),
        ("3M posts higher quarterly profit", ("3M",)),
        ("United Airlines Reports Third Quarter Results", ("United",)),
        ("MERIDIAN PLC SELLS DEBENTURES", ("MERIDIAN",)),
    ],
)
def test_firms_of_odd_names_are_firms(title: str, firm: tuple[str, ...]) -> None:
    assert firm_in(title, "The notes are due 2012, yielding 9 pct, underwriters said.") == firm
