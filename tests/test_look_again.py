"""The furniture of a source decides nothing: no country, no topic, no sentence, no filter."""

from datetime import date, timedelta
from pathlib import Path

from digest.analyze import analyze
from digest.countries import assign_roles
from digest.interest import text_of
from digest.look_again import look_again
from digest.model import Analyzed, Article, Settings
from digest.stories import group_stories
from digest.topics import assign_topics, topic_name
from tests.conftest import Tool
from tests.runs import MONDAY, add, run, stories
from tests.site import PAGES, SOURCE, TEASERS, rows
from tests.stories.helpers import QUAKE, tell
from tests.summarize.helpers import TEXTS

COUNTRIES = [country for country, *_ in PAGES]


def site() -> list[Analyzed]:
    """Return the pages as they look one by one."""
    articles = [
        Article(
            id=country,
            source=SOURCE,
            title=title,
            text="\n\n".join((text, *TEASERS)),
            language="en",
        )
        for country, _, title, text in PAGES
    ]
    analyses = analyze(articles, Settings())
    return [
        Analyzed(article=article, analysis=analysis)
        for article, analysis in zip(articles, analyses, strict=True)
    ]


def country_of(told: Analyzed) -> str:
    return next(
        (tag.code for tag, role in assign_roles(told.analysis.countries) if role == "primary"), ""
    )


def topic_of(told: Analyzed) -> str:
    return topic_name(assign_topics(told.analysis.topics)[0].code).split()[0].lower()


def test_pages_are_about_what_they_tell_and_not_about_their_teasers() -> None:
    alone = site()
    together = look_again(alone, settings=Settings())

    assert [country_of(told) for told in alone].count("TT") == 10
    assert [country_of(told) for told in together] == COUNTRIES
    assert [topic_of(told) for told in together] == [topic for _, topic, *_ in PAGES]
    assert not any(tag.code == "TT" for told in together for tag in told.analysis.countries)


def test_a_second_look_tells_what_an_article_without_its_furniture_would() -> None:
    (first, *_) = look_again(site(), settings=Settings())

    bare = Article(id="x", source=SOURCE, title=PAGES[0][2], text=PAGES[0][3], language="en")
    (expected,) = analyze([bare], Settings())
    assert first.analysis.sentences == expected.sentences
    assert first.analysis.terms == expected.terms
    assert first.analysis.countries == expected.countries
    assert first.analysis.topics == expected.topics
    assert first.analysis.fingerprint == expected.fingerprint
    text = first.article.text
    blocks = [text[own.start : own.end] for own in first.analysis.blocks if own.kind == "furniture"]
    assert blocks == list(TEASERS)


def test_a_second_look_does_not_depend_on_the_order_and_spares_other_articles() -> None:
    other = tell(QUAKE, source="Morning Post", id_="other")
    articles = [other, *site()]

    seen = look_again(articles, settings=Settings())

    assert seen[0] is other
    assert look_again(articles[::-1], settings=Settings()) == seen[::-1]
    assert look_again(articles[:3], settings=Settings()) == tuple(articles[:3])


def test_pages_of_furniture_alone_are_told_by_their_titles_and_are_no_copies() -> None:
    text = "\n\n".join(TEASERS)
    bare = [
        tell(text, title=title, id_=title, source=SOURCE)
        for title in ("Singer dies at 80", "Lights go on in Graz")
    ]

    assert len(group_stories(bare)) == 1
    seen = look_again([*site(), *bare], settings=Settings())
    assert len(group_stories(seen)) == len(seen)
    assert not any(told.analysis.sentences for told in seen[-2:])


def test_words_are_looked_for_outside_of_the_furniture() -> None:
    alone = site()

    assert all("football" in text_of(told) for told in alone)
    for told, seen in zip(PAGES, look_again(alone, settings=Settings()), strict=True):
        assert text_of(seen).split() == f"{told[2]} {told[3]}".split()


def test_a_digest_files_a_site_by_what_its_pages_tell(digest: Tool, here: Path) -> None:
    add(here, "site.jsonl", rows())
    add(here, "digest.toml", '[[edition]]\nname = "daily"\nexclude = ["football"]\nminutes = 0\n')

    assert run(digest, "site.jsonl")["included"] == len(PAGES)

    printed = stories("2026-11-23")
    filed = [
        own["code"] for story in printed for own in story["countries"] if own["role"] == "primary"
    ]
    assert sorted(filed) == sorted(COUNTRIES)
    sentences = {quote["text"] for story in printed for quote in story["summary"]}
    assert sentences
    assert sentences.isdisjoint(TEASERS)


def test_a_site_of_one_page_a_day_is_known_by_what_its_earlier_pages_had(
    digest: Tool, here: Path
) -> None:
    filed = []
    for number in range(len(PAGES)):
        day = date(2026, 11, 23) + timedelta(days=number)
        add(here, f"{number}.jsonl", rows(number, number + 1))
        run(digest, f"{number}.jsonl", now=f"{day}T07:00+00:00")
        filed += [
            own["code"]
            for story in stories(str(day))
            for own in story["countries"]
            if own["role"] == "primary"
        ]

    assert filed[:3] != COUNTRIES[:3]
    assert filed[3:] == COUNTRIES[3:]


def test_explain_names_the_furniture_of_the_source(digest: Tool, here: Path) -> None:
    add(here, "site.jsonl", rows())
    run(digest, "site.jsonl", now=MONDAY)
    add(here, "one.jsonl", rows(1, 2))

    by_file = digest("explain", "one.jsonl").output

    assert by_file == digest("explain", "https://harbor.example/KR").output
    assert "Country: South Korea" in by_file
    assert "\nFurniture of the source: " in by_file
    _, left_out = by_file.split("Furniture of the source: ")
    assert all(teaser[:90] in left_out for teaser in TEASERS)
    assert all(teaser[:90] not in by_file.replace(left_out, "") for teaser in TEASERS)


def test_explain_knows_the_furniture_of_an_article_that_waits(digest: Tool, here: Path) -> None:
    add(here, "site.jsonl", rows(0, 11))
    run(digest, "site.jsonl", now=MONDAY)
    add(here, "late.jsonl", rows(11, 12))

    assert "Furniture of the source" in digest("explain", "late.jsonl").output


def test_teasers_that_look_like_another_article_bear_witness_to_furniture() -> None:
    titles = {"ferry": "Ferry runs aground", "chess": "A young champion", "milk": "Milk is dearer"}
    long = [
        tell(f"{TEXTS[name]}\n\n{' '.join(TEASERS)}", source=SOURCE, title=title, id_=name)
        for name, title in titles.items()
    ]
    (short, *_) = site()

    seen = look_again([short, *long], settings=Settings())

    assert all(own.kind == "another" for told in long for own in told.analysis.blocks)
    assert {one.text for told in seen for one in told.analysis.sentences}.isdisjoint(TEASERS)
