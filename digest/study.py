"""Study: the articles without a current analysis get one, a batch and a transaction at a time."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.analyze import analysis_key, analyze
from digest.collect import Progress, silent
from digest.limits import ANALYZING, ITEM_SECONDS, Spent, TimeUpError, cpu_limit, unlimited
from digest.model import Analysis, Analyzed, Article, Settings
from digest.store.articles import add_analyses, analysis_keys, load_articles
from digest.store.database import transaction

BATCH = 64
# So many analyses stay at hand for the digests of the run; further ones are read from the state.
KEPT = 4_096
DEADLINE = "the deadline of the run was over before it could be analyzed"
TOO_LONG = f"takes more than {ITEM_SECONDS:.0f} s to analyze"


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """What became of articles that waited for an analysis.

    Attributes:
        failed: why some could not be analyzed, by id.
        fresh: some of those that were analyzed now, by id: at most ``KEPT``.
    """

    failed: Mapping[str, str]
    fresh: Mapping[str, Analyzed]


def study(
    db: sqlite3.Connection,
    ids: Sequence[str],
    settings: Settings,
    *,
    progress: Progress = silent,
    spent: Spent = unlimited,
    seconds: float = ITEM_SECONDS,
) -> Studied:
    """Analyze stored articles and store what is found.

    Args:
        db: the state.
        ids: of articles; those that have a current analysis cost nothing.
        settings: what analyses depend on.
        progress: is told after each batch.
        spent: of the run's deadline; the batches after ``ANALYZING`` are left.
        seconds: of CPU time for one article.
    """
    failed: dict[str, str] = {}
    fresh: dict[str, Analyzed] = {}
    done = 0
    for batch in _batches(ids):
        stored = analysis_keys(db, batch)
        articles = load_articles(db, batch)
        keys = {article.id: analysis_key(article, settings) for article in articles}
        due = [article for article in articles if stored.get(article.id) != keys[article.id]]
        if due and spent() >= ANALYZING:
            failed |= dict.fromkeys([article.id for article in due], DEADLINE)
        elif due:
            analyses, late = _analyze(due, settings, seconds)
            failed |= dict.fromkeys(late, TOO_LONG)
            with transaction(db):
                add_analyses(db, analyses, keys)
            fresh |= _told(due, analyses) if len(fresh) + len(due) <= KEPT else {}
        done += len(batch)
        progress("analyzing", done, len(ids))
    return Studied(failed=failed, fresh=fresh)


def _told(articles: Sequence[Article], analyses: Sequence[Analysis]) -> dict[str, Analyzed]:
    own = {article.id: article for article in articles}
    return {one.article_id: Analyzed(article=own[one.article_id], analysis=one) for one in analyses}


def _analyze(
    articles: Sequence[Article], settings: Settings, seconds: float
) -> tuple[list[Analysis], list[str]]:
    """Return the analyses, and the ids of those that took too long."""
    try:
        # Of one slow article's time, a batch has a twentieth more for each further one.
        with cpu_limit(seconds * (1 + (len(articles) - 1) / 20)):
            return list(analyze(articles, settings)), []
    except TimeUpError:
        if len(articles) == 1:
            return [], [articles[0].id]
    # One article's analysis never depends on the others: find the slow one by halves.
    half = len(articles) // 2
    first, late = _analyze(articles[:half], settings, seconds)
    second, later = _analyze(articles[half:], settings, seconds)
    return first + second, late + later


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
