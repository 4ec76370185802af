"""Decisions of a person: obeyed, cited, and put right in the next digest."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.countries import assign_roles
from digest.decisions import (
    Apart,
    Decisions,
    Fix,
    Together,
    apply_fixes,
    apply_to_stories,
    cite,
    correct,
    decision_effect,
    decisions_on,
    drop_reasons,
    find_printed,
    in_force,
    story_decisions,
)
from digest.model import (
    Analysis,
    Analyzed,
    Article,
    Brief,
    Digest,
    Entry,
    Period,
    Reference,
    Section,
    Story,
    Tag,
)
from digest.topics import assign_topics

DAY = date(2026, 11, 23)
ECONOMY, POLITICS = "medtop:04000000", "medtop:11000000"


def analyzed(id_: str) -> Analyzed:
    analysis = Analysis(
        article_id=id_,
        language="en",
        countries=(Tag(code="IR", weight=0.9), Tag(code="AZ", weight=0.6)),
        topics=(Tag(code=POLITICS, weight=0.9), Tag(code=ECONOMY, weight=0.7)),
    )
    return Analyzed(article=Article(id=id_, text="Text."), analysis=analysis)


def fix(article: str = "a", **fields: object) -> Fix:
    return Fix(article=article, day=DAY, **fields)  # type: ignore[arg-type]  # fields of Fix


def roles(told: Analyzed) -> list[tuple[str, str]]:
    return [(tag.code, role) for tag, role in assign_roles(told.analysis.countries)]


def test_a_decided_country_is_the_main_one_and_the_others_are_only_mentioned() -> None:
    (told,) = apply_fixes([analyzed("a")], [fix(country="AZ")])

    assert roles(told) == [("AZ", "primary"), ("IR", "mentioned")]
    assert told.analysis.countries[0].evidence == ("your decision",)


def test_the_world_and_other_news_can_be_decided_too() -> None:
    (told,) = apply_fixes([analyzed("a")], [fix(country="world", topic="other")])

    assert {role for _, role in roles(told)} == {"mentioned"}
    assert assign_topics(told.analysis.topics) == ()


def test_a_decided_topic_is_the_only_one() -> None:
    (told,) = apply_fixes([analyzed("a")], [fix(topic=ECONOMY)])

    assert [tag.code for tag in assign_topics(told.analysis.topics)] == [ECONOMY]
    assert roles(told) == roles(analyzed("a"))


def test_a_dropped_article_is_gone_and_its_reason_is_kept() -> None:
    fixes = [fix(drop=True, because="an advertisement")]

    assert [one.article.id for one in apply_fixes([analyzed("a"), analyzed("b")], fixes)] == ["b"]
    assert drop_reasons(fixes) == {"a": "left out by your decision of 2026-11-23: an advertisement"}


def test_the_latest_decision_about_a_field_counts() -> None:
    fixes = [fix(country="IR", topic=ECONOMY), fix(country="AZ")]

    (told,) = apply_fixes([analyzed("a")], fixes)

    assert roles(told)[0] == ("AZ", "primary")
    assert told.analysis.topics[0].code == ECONOMY


@given(st.lists(st.sampled_from("abcd"), unique=True))
def test_what_nobody_decided_on_stays_as_it_is(ids: list[str]) -> None:
    told = [analyzed(id_) for id_ in ids]

    assert apply_fixes(told, [fix("z", country="AZ", drop=True)]) == tuple(told)


def test_a_decision_about_one_article_decides_for_its_story() -> None:
    story = Story(id="s", articles=(analyzed("a"), analyzed("b")), copies=(analyzed("c"),))
    other = Story(id="t", articles=(analyzed("d"),))

    changed, same = apply_to_stories([story, other], [fix("b", country="AZ", because="Ganja")])

    assert all(roles(told)[0] == ("AZ", "primary") for told in changed.articles + changed.copies)
    assert changed.because == ("filed under Azerbaijan by your decision of 2026-11-23: Ganja",)
    assert same is other


def test_joins_and_splits_are_passed_on_in_their_order() -> None:
    made = (
        Together(articles=("a", "b", "c"), day=DAY),
        fix(country="AZ"),
        Apart(article="c", others=("a", "b"), day=DAY),
    )

    assert [(own.kind, own.articles) for own in story_decisions(Decisions(made=made))] == [
        ("join", ("a", "b", "c")),
        ("split", ("c", "a", "b")),
    ]


def test_a_decision_is_cited_with_day_and_reason() -> None:
    made = (fix(country="AZ", because="it is about Ganja"), Together(articles=("b", "a"), day=DAY))

    assert cite(made[0]) == "your decision of 2026-11-23: it is about Ganja"
    assert cite(made[1]) == "your decision of 2026-11-23"
    assert decisions_on(Decisions(made=made), "a") == made
    assert decisions_on(Decisions(made=made), "b") == made[1:]


def printed(section: Section) -> Digest:
    now = datetime(2026, 11, 23, 7, tzinfo=UTC)
    return Digest(
        edition="daily",
        day=DAY,
        title="News",
        period=Period(start=now, end=now, zone="UTC"),
        sections=(section,),
    )


REFERENCES = (Reference(id="a", source="Wire", title="Ganja metro opens", url="", published=""),)
TOLD = Entry(
    id="s", headline="Ganja metro opens", headline_derived=False, label="x", articles=REFERENCES
)
POLITICAL = Section(key=POLITICS, kind="topic", heading="Politics", stories=(TOLD,))
DIGEST = printed(Section(key="IR", kind="country", heading="Iran", sections=(POLITICAL,)))


@pytest.mark.parametrize(
    ("decided", "text"),
    [
        ({"country": "AZ"}, 'we filed "Ganja metro opens" under Iran; it is Azerbaijan.'),
        ({"topic": ECONOMY}, 'we filed "Ganja metro opens" under Politics; it is Economy.'),
        (
            {"country": "AZ", "topic": ECONOMY},
            'we filed "Ganja metro opens" under Iran, Politics; it is Azerbaijan, Economy.',
        ),
        (
            {"country": "world"},
            'we filed "Ganja metro opens" under Iran, where it does not belong.',
        ),
        ({"drop": True}, 'we withdraw "Ganja metro opens".'),
    ],
)
def test_a_printed_mistake_is_put_right(decided: dict[str, object], text: str) -> None:
    told = find_printed(DIGEST, "a")

    assert told
    notice = correct(fix(**decided), told)
    assert notice
    assert (notice.kind, notice.text) == ("correction", f"Correction to 23 Nov: {text}")


def test_one_of_several_articles_is_withdrawn_by_its_own_title() -> None:
    other = Reference(id="b", source="Post", title="Tram opens", url="", published="")
    entry = replace(TOLD, articles=(*REFERENCES, other))
    told = find_printed(printed(replace(POLITICAL, stories=(entry,))), "b")

    assert told
    notice = correct(fix("b", drop=True), told)
    assert notice
    assert notice.text == (
        'Correction to 23 Nov: we withdraw "Tram opens" (Post), told with "Ganja metro opens".'
    )


def test_only_what_was_decided_last_is_in_force() -> None:
    dropped = fix(drop=True, country="AZ")
    fixes = (
        fix("b", country="AZ", topic=ECONOMY),
        fix(country="IR"),
        dropped,
        fix("b", country="IR"),
    )

    assert in_force(fixes) == (fix("b", topic=ECONOMY), fix(drop=True), fix("b", country="IR"))


def test_a_decision_calls_articles_by_their_names() -> None:
    apart = Apart(article="a", others=("b", "c"), because="another fire", day=DAY)

    assert decision_effect(apart, {"a": "“Fire” (1)", "b": "“Blaze” (2)"}) == (
        "“Fire” (1) apart from “Blaze” (2), c, by your decision of 2026-11-23: another fire"
    )


def test_what_was_printed_right_needs_no_correction() -> None:
    told = find_printed(DIGEST, "a")

    assert told
    assert correct(fix(country="IR", topic=POLITICS), told) is None
    assert find_printed(DIGEST, "b") is None


def test_a_story_that_was_only_named_is_found_and_a_digest_without_countries_filed_under_none() -> (
    None
):
    brief = Brief(id="s", headline="Ganja metro opens", articles=REFERENCES)
    digest = printed(Section(key=POLITICS, kind="topic", heading="Politics", more=(brief,)))

    told = find_printed(digest, "a")

    assert told
    assert told.headline == "Ganja metro opens"
    assert correct(fix(country="AZ"), told) is None
