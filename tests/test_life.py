"""The life of an article: retracted, kept for a while, forgotten without becoming new again."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config, EditionConfig, SourceConfig
from digest.model import Article
from digest.run import Plan, run
from digest.store import open_state
from digest.store.digests import waiting_ids
from digest.versions import Known, is_version, settle_ids, text_sum
from tests.conftest import Tool
from tests.runs import KENYA, LATER, TUESDAY, add
from tests.runs import run as run_tool

START = datetime(2026, 1, 1, 7, tzinfo=UTC)


def test_a_retracted_article_is_in_no_later_digest(digest: Tool, news: Path) -> None:
    run_tool(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run_tool(digest, news, now=LATER)
    lines = [json.loads(line) for line in digest("extract", news).output.splitlines()]
    id_ = next(line["id"] for line in lines if line["source"] == "Nairobi Sun")

    told = digest("forget", id_)
    report = run_tool(digest, news, now=TUESDAY)
    backfill = run_tool(digest, news, "--day", "2026-11-23", now=TUESDAY)

    assert told.output == "1 article retracted\n"
    assert (report["known"], report["included"]) == (3, 0)
    assert backfill["included"] == 2
    assert "retracted" in digest("trace", id_).output
    assert digest("forget", "nothing").exit_code == 2


def test_trace_tells_where_an_input_went(digest: Tool, news: Path) -> None:
    (news / "empty.txt").touch()
    run_tool(digest, news)
    add(news, "Nairobi Sun/measles.txt", KENYA)
    run_tool(digest, news, now=LATER)

    published = digest("trace", news / "Indus Daily/quake.txt").output
    waiting = digest("trace", news / "Nairobi Sun/measles.txt").output

    assert "daily: included in the digest of 2026-11-23" in published
    assert "arrived 2026-11-23 07:00 UTC" in published
    assert "daily: waiting" in waiting
    assert "cannot be read: empty" in digest("trace", news / "empty.txt").output
    (news / "empty.txt").unlink()
    assert "refused 2026-11-23 07:00 UTC: empty" in digest("trace", news / "empty.txt").output


def test_trace_knows_files_that_are_gone_and_lines_as_the_report_names_them(
    digest: Tool, here: Path
) -> None:
    add(here, "digest.toml", '[[source]]\npath = "in/"\n')
    add(here, "in/d.jsonl", json.dumps({"text": KENYA}) + "\n{}")
    add(here, "in/gone.txt", "Norway banned jet skis near its coast, Oslo said on Monday.")
    run_tool(digest, "--now", "2030-11-23T07:00+00:00")
    (here / "in/gone.txt").unlink()

    assert "included in the digest" in digest("trace", "in/gone.txt").output
    assert "included in the digest" in digest("trace", here / "in/d.jsonl:1").output
    assert "no text and no title" in digest("trace", "in/d.jsonl:2").output
    assert "Country: Norway" in digest("explain", "in/gone.txt").output


def test_trace_tells_of_digests_of_days_of_publication(digest: Tool, news: Path) -> None:
    quake = news / "Indus Daily/quake.txt"
    run_tool(digest, quake, "--day", "2026-11-23", now=TUESDAY)
    looked_at = digest("trace", quake).output
    run_tool(digest, quake, now=TUESDAY)

    assert "has not arrived" in looked_at
    assert "daily: in the digest of 2026-11-23 (dated), in " in looked_at
    assert "daily: included in the digest of 2026-11-24" in digest("trace", quake).output
    assert "daily: in the digest of 2026-11-23 (dated), in " in digest("trace", quake).output


def test_two_texts_under_one_address_are_both_traced(digest: Tool, here: Path) -> None:
    page = "https://Sun.example/1"
    rows = [{"url": page, "text": KENYA}, {"url": page, "text": "Norway banned jet skis in Oslo."}]
    add(here, "d.jsonl", "\n".join(map(json.dumps, rows)))
    run_tool(digest, here / "d.jsonl")

    told = digest("trace", "http://www.sun.example/1").output
    retracted = digest("forget", page)

    assert told.count("included in the digest of 2026-11-23") == 2
    assert retracted.output == "2 articles retracted\n"
    assert digest("forget", page).output == "retracted before; nothing was changed\n"
    assert digest("trace", page).output.count("retracted 20") == 2


def test_list_knows_its_editions(digest: Tool, news: Path) -> None:
    run_tool(digest, news)

    result = digest("list", "--edition", "dialy")

    assert (result.exit_code, "'dialy'; there are: daily" in result.output) == (2, True)
    assert "2026-11-23" in digest("list", "--edition", "daily").output


def test_status_names_the_sources_that_fail(digest: Tool, here: Path) -> None:
    add(here, "digest.toml", '[[source]]\npath = "nix/"\nname = "Khyber Radio"\n')
    digest("run", "--now", "2026-11-23T07:00+00:00")

    told = digest("status").output

    assert "failing        Khyber Radio since 2026-11-23 07:00 UTC: " in told
    assert "no such file or folder" in told


def test_list_and_status_tell_what_was_made(digest: Tool, news: Path) -> None:
    assert digest("list").output == ""
    assert "last run       never" in digest("status").output
    run_tool(digest, news)

    assert "daily  2026-11-23      2 stories       2 articles" in digest("list").output
    status = digest("status").output
    assert "articles       2 stored, 0 inputs refused" in status
    assert "last arrival 2026-11-23 07:00 UTC       1 article   Indus Daily" in status


def test_purging_makes_nothing_new_again(digest: Tool, news: Path) -> None:
    run_tool(digest, news)

    later = "2028-11-23T07:00+00:00"
    first = run_tool(digest, news, now=later)
    second = run_tool(digest, news, now="2028-11-24T07:00+00:00")

    assert (first["known"], second["known"]) == (2, 2)
    assert Path("output/daily/2026-11-23.md").exists()


def test_purge_tells_what_it_took_out(digest: Tool, news: Path) -> None:
    run_tool(digest, news, now="2020-01-01T07:00+00:00")

    told = digest("purge", "--keep", "1d").output

    # No run has looked since whether their files are still there: their ids stay.
    assert told == "4 documents, 2 texts, 0 articles and 0 digests taken out\n"
    assert digest("purge", "--keep", "soon").exit_code == 2


def test_a_purge_before_the_next_run_makes_nothing_new_again(digest: Tool, news: Path) -> None:
    run_tool(digest, news, now="2020-01-01T07:00+00:00")
    digest("purge", "--keep", "1d")

    report = run_tool(digest, news, now="2020-01-02T07:00+00:00")

    assert (report["known"], report["included"]) == (2, 0)


def test_a_source_away_for_longer_than_the_retention_is_no_news_when_it_is_back(
    tmp_path: Path,
) -> None:
    news, away = tmp_path / "news", tmp_path / "away"
    config = Config(
        output=str(tmp_path / "output"),
        retention=timedelta(days=30),
        sources=(SourceConfig(path=str(news)),),
        editions=(EditionConfig(formats=("json",)),),
    )
    plan = Plan(config=config, editions=config.editions)
    add(news, "gone.txt", "The ferry to the northern islands was sold on Monday, officials said.")
    add(news, "stays.txt", KENYA)
    with open_state(tmp_path / "state") as db:
        run(plan, db=db, now=START)
        (news / "gone.txt").unlink()
        run(plan, db=db, now=START + timedelta(days=1))
        news.rename(away)
        for day in range(2, 40):
            run(plan, db=db, now=START + timedelta(days=day))
        kept = db.execute("SELECT count(*) FROM article").fetchone()[0]
        away.rename(news)
        back = run(plan, db=db, now=START + timedelta(days=40)).account.counts

    assert (kept, back["known"], back["included"]) == (1, 1, 0)


def test_a_thousand_days_keep_the_state_within_the_retention(tmp_path: Path) -> None:
    news, config = tmp_path / "news", Config(
        output=str(tmp_path / "output"),
        retention=timedelta(days=30),
        sources=(SourceConfig(path=str(tmp_path / "news")),),
        editions=(EditionConfig(formats=("json",)),),
    )  # fmt: skip
    sizes = []
    with open_state(tmp_path / "state") as db:
        db.execute("PRAGMA synchronous = OFF")
        for day in range(1_000):
            add(news, "today.txt", f"On day {day} the river at town {day} rose {day} metres.")
            add(news, "always.txt", "The bridge in the old town stays closed, officials said.")
            now = START + timedelta(days=day)
            run(Plan(config=config, editions=config.editions), db=db, now=now)
            if day % 100 == 99:
                sizes.append(_pages(db))
                stored = db.execute("SELECT count(*) FROM article").fetchone()[0]
                assert stored <= 35

        told = db.execute("SELECT count(*) FROM digest").fetchone()[0]

    # From the first retention on it does not grow, and what is always there is never told again.
    assert max(sizes) <= 1.1 * sizes[0]
    assert told <= 35
    last = (tmp_path / "output/daily/latest.json").read_text(encoding="utf-8")
    assert "bridge" not in last


def test_an_edition_that_is_gone_keeps_nothing_longer_than_the_retention(tmp_path: Path) -> None:
    daily, old = EditionConfig(formats=("json",)), EditionConfig(name="old", period="weekly")
    config = Config(
        output=str(tmp_path / "output"),
        retention=timedelta(days=30),
        sources=(SourceConfig(path=str(tmp_path / "news")),),
    )
    held, known = {}, {}
    with open_state(tmp_path / "state") as db:
        for day in range(75):
            editions = (daily, old) if day < 10 else (daily,)
            add(tmp_path / "news", "today.txt", f"On day {day} the river at town {day} rose.")
            changed = replace(config, editions=editions)
            run(Plan(config=changed, editions=editions), db=db, now=START + timedelta(days=day))
            held[day] = db.execute("SELECT count(*) FROM article WHERE text <> ''").fetchone()[0]
            known[day] = [name for (name,) in db.execute("SELECT name FROM edition")]

    # Its last digest was on day 4: named again within the retention it goes on from there.
    assert known[34] == ["daily", "old"]
    assert known[74] == ["daily"]
    assert held[74] <= 32


def test_an_edition_that_is_configured_loses_nothing_however_long_it_waits(tmp_path: Path) -> None:
    daily = EditionConfig(formats=("json",))
    mailed = EditionConfig(name="mailed", recipients=("reader@example.org",))
    config = Config(
        output=str(tmp_path / "output"),
        retention=timedelta(days=30),
        sources=(SourceConfig(path=str(tmp_path / "news")),),
        editions=(daily, mailed),
    )
    with open_state(tmp_path / "state") as db:
        for day in range(75):
            add(tmp_path / "news", "today.txt", f"On day {day} the river at town {day} rose.")
            now = START + timedelta(days=day)
            # Without --send it is only previewed; one edition may also be run alone.
            run(
                Plan(config=config, editions=(daily,) if day % 2 else config.editions),
                db=db,
                now=now,
            )

        assert len(waiting_ids(db, "mailed")) == 75
        assert db.execute("SELECT count(*) FROM article WHERE text = ''").fetchone()[0] == 0


def _pages(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0])


def article(id_: str, text: str, *, url: str = "", place: str = "") -> Article:
    return Article(id=id_, text=text, url=url, place=place)


texts = st.sampled_from(
    [f"{name} rose by two metres on Monday and the bridge stayed closed." for name in "ABCDE"]
    + [f"In town {n} the council voted {n} times about roads." for n in range(4)]
)


@settings(max_examples=200)
@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_no_text_is_lost_and_none_becomes_new_again(first: list[str], second: list[str]) -> None:
    url = "https://ledger.example/live"
    rows = [article("url", text, url=url) for text in first]
    settled = settle_ids(rows, Known())
    ids = {text: own.id for text, own in zip(first, settled, strict=True)}
    assert len(set(ids.values())) == len(set(first))

    sums: dict[str, frozenset[str]] = {}
    latest = {}
    for own in settled:
        sums[own.id] = sums.get(own.id, frozenset()) | {text_sum(own)}
        latest[own.id] = own.text
    known = Known(sums=sums, text_of=lambda id_: latest[id_])
    again = settle_ids([article("url", text, url=url) for text in second], known)
    for text, own in zip(second, again, strict=True):
        if text in ids:
            assert own.id == ids[text]


def test_an_edit_shares_its_words_and_another_story_does_not() -> None:
    assert is_version(KENYA, KENYA + " The campaign will last until December.")
    assert is_version(KENYA, KENYA.replace("two weeks", "three weeks"))
    assert not is_version(KENYA, "Rain fell on Lagos on Monday, and the market was flooded.")
