"""What a story is about is the mean of what its articles are about."""

from dataclasses import replace

from digest.model import Analyzed, Story, Tag
from digest.stories import vote_countries, vote_topics
from tests.stories.helpers import QUAKE, QUAKE_TOO, STRIKE, tell


def tagged(told: Analyzed, *tags: Tag) -> Analyzed:
    return replace(told, analysis=replace(told.analysis, countries=tags, topics=tags))


def tag(code: str, weight: float, *evidence: str) -> Tag:
    return Tag(code=code, weight=weight, evidence=evidence)


def test_an_article_alone_votes_as_it_is() -> None:
    told = tell(QUAKE)
    story = Story(id="s", articles=(told,))

    assert vote_countries(story) == told.analysis.countries
    assert vote_topics(story) == told.analysis.topics


def test_the_weight_is_the_mean_and_the_best_comes_first() -> None:
    story = Story(
        id="s",
        articles=(
            tagged(tell(QUAKE), tag("PE", 0.9, "Peru"), tag("CL", 0.5, "Chile")),
            tagged(tell(QUAKE_TOO), tag("CL", 0.701, "Chilean"), tag("PE", 0.2, "Lima", "Peru")),
            tagged(tell(STRIKE), tag("PE", 0.4, "Arequipa")),
        ),
    )

    assert vote_countries(story) == (
        tag("PE", 0.5, "Peru", "Lima", "Arequipa"),
        tag("CL", 0.4, "Chile", "Chilean"),
    )
    assert [own.code for own in vote_topics(story)] == ["PE", "CL"]


def test_copies_have_no_vote() -> None:
    story = Story(
        id="s",
        articles=(tagged(tell(QUAKE), tag("PE", 0.9)),),
        copies=(tagged(tell(QUAKE_TOO), tag("CL", 0.9)),),
    )

    assert vote_countries(story) == (tag("PE", 0.9),)
