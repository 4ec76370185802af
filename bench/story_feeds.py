"""Feeds as they come: titles with a sentence or two, most of which stand alone.

Three sets of feeds are cut into weeks, each grouped by itself. ``feeds_judged.tsv`` says which
items tell of one event, judged by reading what a loose grouping held together.
Other items of one affair are near: to join them is neither right nor wrong.
"""

import gzip
import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from bench.story_data import DATA, analyzed, instant
from digest.model import Analyzed, Article, Story
from digest.stories import Idf, Memory, PastStory, group_stories
from digest.stories.memory import newest_of, remembered
from digest.stories.vectors import vectors_of

JUDGED = Path(__file__).parent / "feeds_judged.tsv"
# The Sundays on which the judged weeks begin.
WEEKS = {
    "newsapi_headlines": ("2021-09-05",),
    "bbc_rss_2022": ("2022-04-03", "2022-05-01", "2022-05-22"),
    "nyt_desks": ("2017-04-02", "2017-04-09", "2017-04-16", "2017-04-23", "2017-04-30"),
}
LOOSE, LOT, LOTS = "huffpost_headlines", 400, 10
SHORTEST_KEY = 15

Week = Sequence[Analyzed]
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of items of one event, and of one affair but not of one event."""

    right: frozenset[Pair]
    near: frozenset[Pair]


# An item, and those that it is joined to.
Joined = tuple[str, list[str]]


def feed_lines() -> list[str]:
    """Return a table of what is joined rightly and wrongly, at once and day by day."""
    lines = [
        "| feeds | of one event | found | near | wrong | P | R | items joined | wrong |",
        "|" + "---|" * 9,
    ]
    for way, joined in (("a week at once", _at_once), ("day by day", _day_by_day)):
        total: Counter[str] = Counter()
        for name in WEEKS:
            weeks, judged = _weeks(name), _judged(name)
            if joined is _day_by_day:
                judged = _of_different_days(judged, weeks)
            each = [[_of_own_outlet(told) for told in week] for week in weeks]
            is_one = len({told.article.source for week in weeks for told in week}) == 1
            if is_one:
                counts = _count([own for week in weeks for own in joined(week)], judged)
                lines.append(_line(f"{name}, one outlet, {way}", counts))
            # Feeds of many outlets are imitated by those of one; the others are what they are.
            found = [own for week in (each if is_one else weeks) for own in joined(week)]
            counts = _count(found, judged)
            lines.append(_line(f"{name}, many outlets, {way}", counts))
            total += counts
        lines.append(_line(f"**all of many outlets, {way}**", total))
    return [*lines, "", _loose_line()]


def _loose_line() -> str:
    rows = list(_rows(LOOSE))[: LOT * LOTS]
    told = [_of_own_outlet(own) for own in analyzed([_article(LOOSE, row) for row in rows])]
    joined = len(told) - sum(len(group_stories(told[place::LOTS])) for place in range(LOTS))
    return f"{len(told)} titles of several years in lots of {LOT}, an outlet each: {joined} joined."


def _at_once(week: Week) -> Iterator[Joined]:
    for story in group_stories(week):
        ids = [told.article.id for told in (*story.articles, *story.copies)]
        for place, own in enumerate(ids):
            yield own, ids[:place] + ids[place + 1 :]


def _day_by_day(week: Week) -> Iterator[Joined]:
    """Yield what each day's items are joined to of the days before."""
    by_day: dict[str, list[Analyzed]] = defaultdict(list)
    for told in week:
        by_day[told.article.published[:10]].append(told)
    past: list[PastStory] = []
    for day, items in sorted(by_day.items()):
        stories = group_stories(items, memory=Memory(past=tuple(past)))
        for story in stories:
            for told in (*story.articles, *story.copies):
                yield told.article.id, [own.article.id for own in story.earlier]
        going_on = {told.article.id for story in stories for told in story.earlier}
        past = [own for own in past if own.articles[0].article.id not in going_on]
        past += [_remember(story, date.fromisoformat(day)) for story in stories]


def _remember(story: Story, day: date) -> PastStory:
    told = (*story.articles, *story.earlier)
    newest = newest_of(story.articles)
    assert newest
    vectors = vectors_of(told, lately=Idf())
    terms = remembered([vectors[own.article.id] for own in told])
    return PastStory(id=story.id, first=day, last=newest, terms=terms, articles=told)


def _count(found: Iterable[Joined], judged: Judged) -> Counter[str]:
    pairs: set[Pair] = set()
    count = Counter(true=len(judged.right))
    for own, others in found:
        if not others:
            continue
        met = {frozenset((own, other)) for other in others}
        pairs |= met
        count["items"] += 1
        # Nothing to do with most of what it stands with.
        count["misplaced"] += 2 * len(met - judged.right - judged.near) > len(met)
    count["right"] = len(pairs & judged.right)
    count["near"] = len(pairs & judged.near)
    count["wrong"] = len(pairs) - count["right"] - count["near"]
    return count


def _line(name: str, count: Counter[str]) -> str:
    precision = 100 * count["right"] / max(1, count["right"] + count["wrong"])
    return (
        f"| {name} | {count['true']} | {count['right']} | {count['near']} | {count['wrong']} "
        f"| {precision:.1f} | {100 * count['right'] / count['true']:.1f} | {count['items']} "
        f"| {count['misplaced']} ({100 * count['misplaced'] / max(1, count['items']):.1f} %) |"
    )


def _judged(name: str) -> Judged:
    right: set[Pair] = set()
    near: set[Pair] = set()
    for line in JUDGED.read_text(encoding="ascii").splitlines()[1:]:
        of, _, affair = line.partition("\t")
        if of == name:
            events = [event.split() for event in affair.split("/")]
            right |= {frozenset(pair) for event in events for pair in combinations(event, 2)}
            near |= {frozenset(pair) for pair in combinations(affair.replace("/", " ").split(), 2)}
    return Judged(right=frozenset(right), near=frozenset(near - right))


def _of_different_days(judged: Judged, weeks: Iterable[Week]) -> Judged:
    day = {told.article.id: told.article.published[:10] for week in weeks for told in week}
    right = frozenset(pair for pair in judged.right if len({day[own] for own in pair}) > 1)
    return Judged(right=right, near=judged.near)


@cache
def _weeks(name: str) -> tuple[Week, ...]:
    """Return the analyzed items of each judged week, without those that repeat another."""
    seen: set[str] = set()
    weeks: dict[str, list[Article]] = {start: [] for start in WEEKS[name]}
    for row in _rows(name):
        article = _article(name, row)
        keys = {str(row.get("url") or ""), _folded(article.title), article.text[:80]}
        keys = {key for key in keys if len(key) > SHORTEST_KEY}
        if not keys & seen:
            seen |= keys
            day = date.fromisoformat(article.published[:10])
            sunday = (day - timedelta(days=day.isoweekday() % 7)).isoformat()
            weeks.get(sunday, []).append(article)
    return tuple(analyzed(own) for own in weeks.values())


def _rows(name: str) -> Iterator[dict[str, object]]:
    path = DATA / "topics" / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if str(row.get("lang") or "en").startswith("en"):
                yield row


def _article(name: str, row: dict[str, object]) -> Article:
    return Article(
        id=str(row["id"]).partition("-")[2] or str(row["id"]),
        source=str(row.get("source") or name),
        title=_plain(row["title"]),
        text=_plain(row["text"]).split("\n\n")[0],
        published=instant(str(row.get("date") or "")),
        language="en",
    )


def _of_own_outlet(told: Analyzed) -> Analyzed:
    return replace(told, article=replace(told.article, source=told.article.id))


def _plain(value: object) -> str:
    return re.sub(r"<[^>]+>", " ", html.unescape(str(value or "")))


def _folded(title: str) -> str:
    return re.sub(r"\W+", " ", title.lower())[:60]
