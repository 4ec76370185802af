"""Sources are counted by name, independent ones by who the text is from."""

from digest.model import Outlet, Story
from digest.stories import count_sources
from digest.stories.independence import agency_of
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell


def story(*told: object) -> Story:
    return Story(id="s", articles=tuple(told))  # type: ignore[arg-type]  # Analyzed


def test_two_accounts_are_two_independent_sources() -> None:
    told = story(tell(QUAKE, source="Andes Tribune"), tell(QUAKE_TOO, source="Gulf Wire"))

    assert count_sources(told, ()) == (2, 2)


def test_copies_count_once() -> None:
    own = Story(
        id="s",
        articles=(tell(QUAKE, source="Andes Tribune"),),
        copies=(
            tell(QUAKE, source="Gulf Wire"),
            tell(QUAKE.rsplit("\n\n", 1)[0], source="Planet Desk"),
        ),
    )

    assert count_sources(own, ()) == (3, 1)


def test_what_one_agency_signs_counts_once() -> None:
    told = story(
        tell(f"LIMA, Nov. 16 (Reuters) - {QUAKE}", source="Andes Tribune"),
        tell(f"AREQUIPA (Reuters) - {QUAKE_TOO}", source="Gulf Wire"),
        tell(STRIKE, source="Reuters"),
    )

    assert count_sources(told, ()) == (3, 1)


def test_an_author_may_be_an_agency() -> None:
    told = story(
        tell(QUAKE, source="Andes Tribune", author="Associated Press"),
        tell(f"LIMA (AP) — {QUAKE_TOO}", source="Gulf Wire"),
    )

    assert count_sources(told, ()) == (2, 1)


def test_an_unknown_agency_is_known_by_its_sign() -> None:
    signed = tell(f"{QUAKE} (MNA)", source="Andes Tribune")

    assert agency_of(signed) == "mna"


def test_outlets_of_one_owner_in_the_configuration_count_once() -> None:
    outlets = (
        Outlet(name="Andes Tribune", owner="Cordillera"),
        Outlet(domain="gulf.example", owner="Cordillera"),
    )
    told = story(
        tell(QUAKE, source="Andes Tribune"),
        tell(QUAKE_TOO, source="Gulf Wire", url="https://www.gulf.example/1"),
    )

    assert count_sources(told, outlets) == (2, 1)


def test_outlets_of_one_owner_in_the_table_count_once() -> None:
    told = story(
        tell(QUAKE, source="The Wall Street Journal"),
        tell(QUAKE_TOO, source="A paper", url="https://www.nypost.com/2"),
        tell(STRIKE, source="The Guardian"),
    )

    assert count_sources(told, ()) == (3, 2)


def test_the_configuration_outweighs_the_table() -> None:
    outlets = (Outlet(name="New York Post", owner="Somebody else"),)
    told = story(
        tell(QUAKE, source="The Wall Street Journal"), tell(QUAKE_TOO, source="New York Post")
    )

    assert count_sources(told, outlets) == (2, 2)


def test_an_unknown_source_is_never_counted() -> None:
    assert count_sources(story(tell(QUAKE)), ()) == (0, 0)
    assert count_sources(story(tell(QUAKE), tell(QUAKE_TOO, source="Gulf Wire")), ()) == (1, 1)


def test_a_source_is_one_whatever_its_case() -> None:
    told = story(tell(QUAKE, source="Gulf Wire"), tell(QUAKE_TOO, source="GULF WIRE"))

    assert count_sources(told, ()) == (1, 1)
