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


def test_a_topic_of_all_articles_outranks_one_that_a_single_article_is_sure_of() -> None:
    story = Story(
        id="s",
        articles=(
            tagged(tell(QUAKE), tag("sport", 0.95), tag("politics", 0.25, "vote")),
            tagged(tell(QUAKE_TOO), tag("politics", 0.3, "law", "vote")),
            tagged(tell(STRIKE), tag("politics", 0.3)),
        ),
    )

    politics, sport = vote_topics(story)
    assert politics == tag("politics", 0.317, "vote", "law")  # what the mean of sport weighs
    assert sport.code == "sport"
    assert sport.weight < 0.15


def test_articles_that_agree_vote_for_the_mean_of_their_topic() -> None:
    story = Story(
        id="s",
        articles=(tagged(tell(QUAKE), tag("crime", 0.8)), tagged(tell(STRIKE), tag("crime", 0.6))),
    )

    assert vote_topics(story) == (tag("crime", 0.7),)


def test_articles_without_a_topic_vote_for_none() -> None:
    assert vote_topics(Story(id="s", articles=(tagged(tell(QUAKE)), tagged(tell(STRIKE))))) == ()


def test_copies_have_no_vote() -> None:
    story = Story(
        id="s",
        articles=(tagged(tell(QUAKE), tag("PE", 0.9)),),
        copies=(tagged(tell(QUAKE_TOO), tag("CL", 0.9)),),
    )

    assert vote_countries(story) == (tag("PE", 0.9),)
