import pytest

from digest.headlines import stated_headline
from digest.model import Article


def headline(title: str, source: str = "The Morning Post", url: str = "") -> str:
    return stated_headline(Article(id="1", text="", title=title, source=source, url=url))


@pytest.mark.parametrize(
    "behind",
    [" - Morning Post", " | The Morning Post", " – morningpost.com", " — Morning-Post"],
)
def test_the_outlet_behind_a_title_is_left_out(behind: str) -> None:
    assert headline(f"Markets fall after the vote{behind}") == "Markets fall after the vote"


def test_the_host_of_the_address_tells_the_outlet_too() -> None:
    url = "https://www.eastport-gazette.example/a"

    assert headline("Markets fall again | Eastport Gazette", "Wire", url) == "Markets fall again"


@pytest.mark.parametrize(
    "takes", ["UPDATE 2-", "RPT-UPDATE 1-", "WRAPUP 3-", "REFILE-", "(LEAD) ", "(2nd LD) "]
)
def test_how_often_an_agency_sent_it_is_left_out(takes: str) -> None:
    assert headline(f"{takes}Markets fall after the vote") == "Markets fall after the vote"


@pytest.mark.parametrize(
    "title",
    [
        "Update 2 of the app is out",
        "CORRECTED-Markets fall after the vote",
        "Markets fall - what to do now",
        "Markets fall after the vote | Business",
        "Letters - Morning Post",
        "Markets fall at the Morning Post",
        "Morning Post",
        "",
    ],
)
def test_other_titles_stay_as_they_are(title: str) -> None:
    assert headline(title) == title
