"""The development sets of stories and near copies as analyzed articles."""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from digest.analyze import analyze
from digest.extract import article_id
from digest.model import Analyzed, Article, Settings

DATA = Path(os.environ.get("DIGEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
BATCH = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An analyzed article and what people say it belongs to.

    Attributes:
        told: the article with its analysis.
        cluster: the event, or the original that it is a copy of.
        kind: the edit that made a copy, "original" or "".
        topics: codes of topics that people gave it, may be none.
    """

    told: Analyzed
    cluster: str
    kind: str = ""
    topics: tuple[str, ...] = ()


def load(name: str) -> list[Labelled]:
    """Return a set such as ``allsides2021``; FileNotFoundError without the data."""
    rows = list(_rows(name))
    told = analyzed([_article(name, row) for row in rows])
    return [
        Labelled(
            told=own,
            cluster=str(row.get("dup") or row.get("cluster") or row["id"]),
            kind=str(row.get("kind") or ""),
            topics=tuple(row.get("topics") or ()),
        )
        for own, row in zip(told, rows, strict=True)
    ]


def analyzed(articles: Sequence[Article]) -> list[Analyzed]:
    """Return articles with their analyses, as a run makes them."""
    settings = Settings()
    found = []
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        found += [
            Analyzed(article=article, analysis=analysis)
            for article, analysis in zip(batch, analyze(batch, settings), strict=True)
        ]
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(DATA / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _article(name: str, row: dict[str, str]) -> Article:
    text, title = row["text"] or "", row.get("title") or ""
    # The sets repeat some texts under several ids: the id keeps them apart, as a URL does.
    return Article(
        id=article_id(url=f"https://{name}.example/{row['id']}", text=text, title=title),
        name=row["id"],
        source=row.get("source") or row["id"],
        text=text,
        title=title,
        published=instant(row.get("date") or ""),
        language="en",
    )


def instant(date: str) -> str:
    """Return a date of a set as an article states it, "" if it is none."""
    try:
        when = datetime.fromisoformat(date)
    except ValueError:
        return date[:10] if date[:4].isdecimal() else ""
    return when.astimezone(UTC).isoformat() if when.tzinfo else date
