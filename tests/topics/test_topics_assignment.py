from digest.model import Tag
from digest.topics import assign_topics

SPORT, HEALTH, CRIME = "medtop:15000000", "medtop:07000000", "medtop:02000000"


def tag(code: str, weight: float) -> Tag:
    return Tag(code=code, weight=weight)


def test_the_best_topic_is_chosen_when_it_is_sure() -> None:
    tags = (tag(SPORT, 0.8), tag(HEALTH, 0.2))

    assert assign_topics(tags) == tags[:1]


def test_another_topic_that_is_sure_is_chosen_too() -> None:
    tags = (tag(SPORT, 0.8), tag(HEALTH, 0.79), tag(CRIME, 0.1))

    assert assign_topics(tags) == tags[:2]


def test_none_is_chosen_when_all_are_weak() -> None:
    assert assign_topics((tag(SPORT, 0.2), tag(HEALTH, 0.1))) == ()


def test_a_topic_that_leads_clearly_needs_less_weight() -> None:
    tags = (tag(SPORT, 0.31), tag(HEALTH, 0.12))

    assert assign_topics(tags) == tags[:1]
    assert assign_topics((tag(SPORT, 0.31), tag(HEALTH, 0.2))) == ()
    assert assign_topics((tag(SPORT, 0.45), tag(HEALTH, 0.4))) == (tag(SPORT, 0.45),)


def test_none_is_chosen_when_two_unsure_topics_are_as_likely() -> None:
    assert assign_topics((tag(SPORT, 0.45), tag(HEALTH, 0.44))) == ()
