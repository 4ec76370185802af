"""What a user defines changes the digest as the documents promise: own topics, country rules."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest.analyze import analysis_key, analyze
from digest.config import load_config
from digest.errors import ConfigError
from digest.model import Article, CountryRule, OwnTopic, Settings
from digest.topics import assign_topics
from tests.conftest import Tool
from tests.runs import LATER, TUESDAY, add, run

ROOT = Path(__file__).resolve().parent.parent
DAM = (
    " date 2026-11-23 Engineers in Upper Kohistan have finished a dam above the valley of Dasu,"
    " officials said. The hydropower of the river will light 40,000 homes, the local council said."
    " The power station took nine years to build, and 2,000 people worked there."
)
SCHOOL = (
    " date 2026-11-23 Students of Georgia Tech have built a robot that folds laundry, the school"
    " said on Monday. It takes a minute for each shirt. The students want to sell it next year."
)
HAT = (
    " date 2026-11-23 A museum of clothes in a Panama hat weaver's house has opened its doors."
    " The museum shows 300 hats. It is open on Sundays, its director said."
)


def examples(page: str, kind: str) -> str:
    """Return the examples of one kind that a page gives, as one text."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(rf"```{kind}\n(.*?)```", text, flags=re.DOTALL))


@pytest.fixture
def documented(here: Path) -> Path:
    """Return a folder with the configuration that the documents give as examples, and news."""
    config = 'state = "state"\noutput = "output"\n[[source]]\npath = "paper"\n'
    config += examples("topics.md", "toml") + examples("countries.md", "toml")
    add(here, "digest.toml", config + '[[edition]]\nname = "all"\n')
    add(here, "policy.tsv", examples("countries.md", "tsv"))
    for name, text in (("dam", DAM), ("school", SCHOOL), ("hat", HAT)):
        add(here, f"paper/{name}.txt", text)
    return here


def printed(edition: str, day: str = "2") -> list[tuple[str, str, str]]:
    """Return the headings of both sections and the first words of each story of a digest."""
    (path,) = Path("output", edition).glob(f"{day}*.json")
    return [
        (outer["heading"], inner["heading"], story["label"].split()[0])
        for outer in json.loads(path.read_text(encoding="utf-8"))["sections"]
        for inner in outer["sections"]
        for story in inner["stories"]
    ]


def test_the_documented_topic_and_rules_change_the_digest(digest: Tool, documented: Path) -> None:
    run(digest)

    assert printed("water") == [("Water & power", "Pakistan", "Engineers")]
    countries = {first: outer for outer, _, first in printed("all")}
    assert countries == {"Engineers": "Pakistan", "Students": "World", "A": "World"}


def test_without_them_the_same_news_stands_elsewhere(digest: Tool, documented: Path) -> None:
    add(documented, "digest.toml", 'output = "output"\n[[source]]\npath = "paper"\n')

    run(digest)

    countries = {first: outer for outer, _, first in printed("daily")}
    assert countries["Students"] != "World"
    assert "Water & power" not in {inner for _, inner, _ in printed("daily")}


def test_the_explanation_cites_what_the_user_wrote(digest: Tool, documented: Path) -> None:
    dam = digest("explain", "paper/dam.txt").output
    school = digest("explain", "paper/school.txt").output
    hat = digest("explain", "paper/hat.txt").output

    assert "“Upper Kohistan” (name, 10, your rule)" in dam
    assert "Topic: Water & power" in dam
    assert "a topic of your own, by “power station”, “dam”, “hydropower”" in dam
    assert "not counted: “Georgia Tech”: your rule: no place" in school
    assert "not counted: “Panama hat”: your rule: no place" in hat


def test_an_article_is_filed_by_hand_under_an_own_topic_by_its_name(
    digest: Tool, documented: Path
) -> None:
    run(digest)
    (school,) = re.findall(r'"id": ?"(\w+)"', digest("extract", "paper/school.txt").output)

    told = digest("fix", school, "--topic", "water & POWER", "--because", "the laundry is wet")
    wrong = digest("fix", school, "--topic", "Water and power", "--because", "it is wet")

    assert told.exit_code == 0
    assert "did you mean 'Water & power'?" in wrong.output
    assert "Topic: Water & power" in digest("explain", "paper/school.txt").output


def test_the_doctor_knows_the_topics_rules_and_decisions(digest: Tool, documented: Path) -> None:
    add(documented, "decisions.toml", '[[fix]]\nday = 2026-11-23\narticle = "a"\ntopic = "own:X"\n')

    told = digest("doctor").output

    assert "topics of your own: 1; rules for countries: 6" in told
    assert "decisions.toml: 1\n" in told
    assert "'own:X' is no topic of the configuration any more" in told


def test_the_doctor_names_a_broken_decision_and_a_broken_policy(
    digest: Tool, documented: Path
) -> None:
    add(documented, "decisions.toml", '[[fix]]\nday = 2026-11-23\narticle = "a"\ntopic = "Sprt"\n')
    decision = digest("doctor")
    add(documented, "policy.tsv", "N\tGB\tGibraltar\nN\tZZ\tAtlantis\n")
    policy = digest("doctor")

    assert decision.exit_code == 78
    assert "decisions.toml, line 1: fix 1: topic: no topic is called 'Sprt'" in decision.output
    assert "did you mean 'Sport'?" in decision.output
    assert policy.exit_code == 78
    assert "policy.tsv: line 2: Atlantis: 'ZZ' is no country code" in policy.output


def test_articles_are_analyzed_again_when_topics_or_rules_change() -> None:
    article = Article(id="a", text="Rain.")
    topic = OwnTopic(name="Water", words=("dam",))
    rule = CountryRule(phrase="Kohistan", country="PK")
    settings = (
        Settings(),
        Settings(topics=(topic,)),
        Settings(topics=(OwnTopic(name="Water", words=("rain",)),)),
        Settings(rules=(rule,)),
        Settings(rules=(rule, CountryRule(phrase="Dasu", country="PK"))),
        Settings(topics=(topic,), rules=(rule,)),
    )

    assert len({analysis_key(article, own) for own in settings}) == len(settings)


def test_articles_are_analyzed_again_when_their_categories_change() -> None:
    bare = Article(id="a", text="Rain.")
    filed = [(), ("Sport",), ("Sport", "Weather"), ("Weather", "Sport"), ("Sport Weather",)]

    keys = {analysis_key(replace(bare, categories=own), Settings()) for own in filed}

    assert len(keys) == len(filed)


def test_categories_are_evidence_of_the_topic_and_of_nothing_else() -> None:
    text = "People came from all over the town and stayed until late, the mayor of Accra said."
    bare = Article(id="a", text=text, language="en")

    filed, unfiled = analyze([replace(bare, categories=("Sport",)), bare], Settings())

    assert [tag.code for tag in assign_topics(filed.topics)] == ["medtop:15000000"]
    assert replace(filed, topics=unfiled.topics) == unfiled


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[[topic]]\nwords = ["dam"]', "topic 1 needs a name"),
        ('[[topic]]\nname = " "\nwords = ["dam"]', "topic 1 needs a name"),
        ('[[topic]]\nname = "Water"', "topic 1 (Water) needs words or phrases"),
        ('[[topic]]\nname = "Water"\nwords = ["!?"]', "topic 1: words: '!?' has no word in it"),
        ('[[topic]]\nname = "Sport"\nwords = ["x"]', "'Sport' is a topic already"),
        ('[[topic]]\nname = "W"\nword = ["x"]', "unknown key 'word', did you mean 'words'?"),
        (
            '[[topic]]\nname = "W"\nwords = ["x"]\nparent = "Ecomony"',
            "topic 1: parent: no topic is called 'Ecomony', did you mean 'Economy'?",
        ),
        (
            '[[topic]]\nname = "W"\nwords = ["x"]\n[[topic]]\nname = "W"\nwords = ["y"]',
            "two topics are named 'W'",
        ),
        (
            '[[topic]]\nname = "Water"\nwords = ["x"]\n[[edition]]\ntopics = ["Wter"]',
            "edition 1: topics: no topic is called 'Wter', did you mean 'Water'?",
        ),
        (
            '[[edition]]\ntopics = ["own:Water"]',
            "edition 1: topics: no topic is called 'own:Water'",
        ),
        (
            '[countries]\n"Kohistan" = "Pakistn"',
            "countries: 'Kohistan': no country is called 'Pakistn', did you mean 'Pakistan'?",
        ),
        ('[countries]\n"Kohistan" = "QQ"', "no country is called 'QQ'"),
        ('[countries]\n"Kohistan" = 3', "countries: 'Kohistan' must be a country in quotes"),
        ('[countries]\n" " = "PK"', "countries: a phrase is empty"),
        ('[countries]\npolicy = "none.tsv"', "countries: policy: "),
        ("countries = 3", "countries must be a table"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, table: str, message: str) -> None:
    add(tmp_path, "digest.toml", table)

    with pytest.raises(ConfigError, match=re.escape(message)):
        load_config(tmp_path / "digest.toml")


def test_countries_are_named_as_people_name_them(tmp_path: Path) -> None:
    table = '[countries]\n"A" = "pakistan"\n"B" = "pk"\n"C" = "World"\n"D" = ""\n"E" = "Kosovo"'
    add(tmp_path, "digest.toml", table)

    rules = load_config(tmp_path / "digest.toml").rules

    assert [rule.country for rule in rules] == ["PK", "PK", "world", "", "XK"]


def test_the_table_outranks_the_policy_file(tmp_path: Path) -> None:
    add(tmp_path, "mine.tsv", "N\tUA\tCrimea\n")
    add(tmp_path, "digest.toml", '[countries]\n"Crimea" = "world"\npolicy = "mine.tsv"')

    rules = load_config(tmp_path / "digest.toml").rules

    assert [rule.country for rule in rules] == ["UA", "world"]


def test_follow_takes_own_topics_and_leaves_words_alone(tmp_path: Path) -> None:
    table = '[[topic]]\nname = "Water"\nwords = ["x"]\n[[edition]]\nfollow = ["water", "monsoon"]'
    add(tmp_path, "digest.toml", table)

    (edition,) = load_config(tmp_path / "digest.toml").editions

    assert edition.follow == ("own:Water", "monsoon")


def test_a_topic_that_changed_counts_for_what_waits(digest: Tool, documented: Path) -> None:
    text = (documented / "digest.toml").read_text(encoding="utf-8")
    run(digest)
    add(documented, "paper/late.txt", SCHOOL.replace("Students", "Pupils").replace("shirt", "sock"))
    run(digest, now=LATER)
    add(documented, "digest.toml", text.replace('"hydropower"', '"laundry", "robot"'))

    run(digest, now=TUESDAY)

    assert [first for _, _, first in printed("water", "2026-11-24")] == ["Pupils"]
