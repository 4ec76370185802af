"""What a person decides once is written down, obeyed by later runs, cited, and put right."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tool
from tests.runs import KENYA, LATER, TUESDAY, add, run

WEDNESDAY = "2026-11-25T07:00+00:00"
CONFIG = 'state = "state"\noutput = "output"\n[[source]]\npath = "../news/*/"\n'


@pytest.fixture
def configured(news: Path, here: Path) -> Path:
    """Return the working folder with a configuration that reads the news."""
    add(here, "digest.toml", CONFIG)
    return here


def ids(digest: Tool, news: Path) -> dict[str, str]:
    lines = [json.loads(line) for line in digest("extract", news).output.splitlines()]
    return {line["source"]: line["id"] for line in lines}


def waiting(digest: Tool, news: Path) -> str:
    """Publish two articles and let a third one wait; return its id."""
    run(digest)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run(digest, now=LATER)
    return ids(digest, news)["Nairobi Sun"]


def decided_on(day: str) -> None:
    """Date the decisions: the clock of the commands is the real one."""
    path = Path("decisions.toml")
    lines = path.read_text(encoding="utf-8").splitlines()
    dated = [f"day = {day}" if line.startswith("day = ") else line for line in lines]
    path.write_text("\n".join(dated) + "\n", encoding="utf-8")


def content(name: str) -> dict:  # type: ignore[type-arg]  # JSON
    text = Path("output/daily", f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]  # JSON


def notices(name: str) -> list[str]:
    return [own["text"] for own in content(name)["notices"] if own["kind"] == "correction"]


def test_a_decided_country_and_topic_count_in_the_next_digest(
    digest: Tool, news: Path, configured: Path
) -> None:
    id_ = waiting(digest, news)

    told = digest("fix", id_, "--country", "Uganda", "--topic", "Education", "--because", "Jinja")
    run(digest, now=TUESDAY)

    assert told.output.endswith("decisions.toml; the next run obeys it\n")
    (section,) = content("2026-11-24")["sections"]
    assert (section["heading"], section["sections"][0]["heading"]) == ("Uganda", "Education")
    assert "filed under Uganda, Education by your decision of " in digest("explain", id_).output
    assert "by your decision of " in digest("trace", id_).output


def test_a_dropped_article_is_held_back_by_name(digest: Tool, news: Path, configured: Path) -> None:
    id_ = waiting(digest, news)

    digest("fix", id_, "--drop", "--because", "an advertisement")
    decided_on("2026-11-23")
    report = run(digest, now=TUESDAY)

    reason = "left out by your decision of 2026-11-23: an advertisement"
    assert (report["held_back"], report["reasons"]["held_back"]) == (1, {reason: 1})
    assert reason in digest("trace", id_).output


def test_what_was_printed_wrong_is_put_right_once_and_stays_as_it_was(
    digest: Tool, news: Path, configured: Path
) -> None:
    waiting(digest, news)
    before = Path("output/daily/2026-11-23.json").read_bytes()
    digest("fix", ids(digest, news)["Indus Daily"], "--country", "IN", "--because", "it is")
    decided_on("2026-11-23")

    run(digest, now=TUESDAY)
    add(news, "Nairobi Sun/rain.txt", "Rain fell on Mombasa on Tuesday, officials in Kenya said.")
    run(digest, now=WEDNESDAY)

    (notice,) = notices("2026-11-24")
    assert notice.startswith('Correction to 23 Nov: we filed "')
    assert notice.endswith('" under Pakistan; it is India.')
    assert notices("2026-11-25") == []
    assert Path("output/daily/2026-11-23.json").read_bytes() == before


def test_a_story_can_be_made_of_two_articles_and_taken_apart_again(
    digest: Tool, news: Path, configured: Path
) -> None:
    run(digest)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    add(news, "Kampala Post/rail.txt", "Trains run again between Kampala and Jinja, it was said.")
    run(digest, now=LATER)
    known = ids(digest, news)
    one, other = known["Nairobi Sun"], known["Kampala Post"]

    joined = digest("join", one, other, "--because", "one event")
    run(digest, now=TUESDAY)
    (story,) = _stories(content("2026-11-24"))
    split = digest("split", story["id"][:8], other, "--because", "two events")

    assert (joined.exit_code, split.exit_code) == (0, 0)
    assert len(story["articles"]) == 2
    made = Path("decisions.toml").read_text(encoding="utf-8")
    assert made.index("[[join]]") < made.index("[[split]]")
    run(digest, "--day", "2026-11-24", now=WEDNESDAY)
    assert digest("explain", story["id"]).exit_code == 0


def _stories(section: dict) -> list[dict]:  # type: ignore[type-arg]  # JSON
    inner = [story for own in section["sections"] for story in _stories(own)]
    return [*section.get("stories", []), *inner]


def test_without_a_configuration_decisions_stand_with_the_state(digest: Tool, news: Path) -> None:
    run(digest, news, "--state", "own")
    id_ = ids(digest, news)["Indus Daily"]

    digest("fix", id_, "--state", "own", "--country", "IN", "--because", "it is")

    assert "[[fix]]" in Path("own/decisions.toml").read_text(encoding="utf-8")


def test_decisions_are_never_read_as_news(digest: Tool, news: Path) -> None:
    add(news, "digest.toml", '[[source]]\npath = "."\n')
    add(news, "decisions.toml", "# nothing yet\n")

    report = run(digest, "--config", news / "digest.toml")

    assert (report["read"], report["included"]) == (2, 2)


def test_a_wrong_decision_ends_a_run_with_its_line(
    digest: Tool, news: Path, configured: Path
) -> None:
    add(configured, "decisions.toml", "\n[[fix]]\nday = 2026-11-23\narticle = 'a'\n")

    result = digest("run")

    assert result.exit_code == 78
    assert "decisions.toml, line 2: fix 1 decides nothing" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("fix", "ID"), "nothing is decided"),
        (("fix", "ID", "--drop"), "say why"),
        (("fix", "ID", "--country", "Narnia", "--because", "x"), "no country is called 'Narnia'"),
        (("fix", "ID", "--topic", "Magic", "--because", "x"), "no topic is called 'Magic'"),
        (("fix", "nothing", "--drop", "--because", "x"), "no article in the state has this id"),
        (("join", "ID", "ID"), "name two different articles"),
        (("split", "nothing", "ID"), "no digest has a story of this id"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    digest: Tool, news: Path, configured: Path, words: tuple[str, ...], message: str
) -> None:
    run(digest)
    id_ = ids(digest, news)["Indus Daily"]

    result = digest(*(id_ if word == "ID" else word for word in words))

    assert (result.exit_code, message in result.output) == (2, True)
    assert not Path("decisions.toml").exists()


def test_the_same_decision_is_not_written_twice(digest: Tool, news: Path, configured: Path) -> None:
    run(digest)
    words = ("fix", ids(digest, news)["Indus Daily"], "--drop", "--because", "x")

    digest(*words)
    again = digest(*words)

    assert (again.exit_code, "says so already" in again.output) == (2, True)
    assert Path("decisions.toml").read_text(encoding="utf-8").count("[[fix]]") == 1


def test_a_reason_is_cited_on_one_line_as_a_reader_sees_it(
    digest: Tool, news: Path, configured: Path
) -> None:
    id_ = waiting(digest, news)

    digest("fix", id_, "--country", "UG", "--because", "one\n\u202etwo\x1b[2J")
    written = Path("decisions.toml").read_text(encoding="utf-8")
    Path("decisions.toml").write_text(
        written.replace("two", "two\\n\\u202ethree"), encoding="utf-8"
    )

    assert 'because = "one two[2J"' in written
    assert ": one two three[2J" in digest("explain", id_).output


@pytest.mark.parametrize("reason", ["", " \n ", "\u202e"])
def test_a_reason_that_nobody_sees_is_none(
    digest: Tool, news: Path, configured: Path, reason: str
) -> None:
    result = digest("fix", waiting(digest, news), "--drop", "--because", reason)

    assert (result.exit_code, "say why" in result.output) == (2, True)
