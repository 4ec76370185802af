"""The order of stories: what a reader should see first, by an open formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from digest.assess import Assessed
from digest.dates import day_of
from digest.interest import Interest, text_of
from digest.model import OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The points of the formula, each a whole number; ``[rank]`` in the configuration.

    Attributes:
        independent: for each further independent source, the first ``most_sources`` of them.
        source: for each further source that is not independent, likewise.
        word: for each word of the longest body, up to ``most_words``.
        hard: for a story whose main topic is one of ``HARD``: what people have to know first.
        recent: for a story whose newest article is of the period's last day or the day before.
        followed: for a followed country, topic or word.
        update: for an event that earlier digests told of, when there is something new to say.
        running: for one of which there is nothing new.
        opinion: for a piece that judges instead of telling.
        old: for a story whose articles were all published well before the period.
    """

    independent: int = 300
    source: int = 60
    most_sources: int = 12
    word: int = 1
    most_words: int = 500
    hard: int = 200
    recent: int = 400
    followed: int = 1_000
    update: int = 200
    running: int = -1_500
    opinion: int = -700
    old: int = -2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story with its points.

    Attributes:
        points: name and points of each part of the formula that counted, in its order.
        newest: the day of its newest article, None if none states one.
    """

    assessed: Assessed
    points: tuple[tuple[str, int], ...] = ()
    newest: date | None = None

    @property
    def score(self) -> int:
        """The sum."""
        return sum(points for _, points in self.points)


# Conflict, crime, disaster, economy, health, labor, politics.
HARD = frozenset(f"medtop:{code}000000" for code in ("16", "02", "03", "04", "07", "09", "11"))
DEFAULT = Weights()
NOBODY = Interest()


def rank_stories(
    stories: Sequence[Assessed],
    *,
    end: datetime,
    zone: ZoneInfo,
    weights: Weights = DEFAULT,
    follow: Interest = NOBODY,
) -> tuple[Ranked, ...]:
    """Return the stories, the most important first.

    The score is the sum of the ``Weights`` that apply. Ties: newest first, then by id, so that
    the order of the input never matters.

    Args:
        stories: in any order.
        end: the end of the period, aware.
        zone: the zone that days are cut in.
        weights: points of the formula.
        follow: what the edition follows.
    """
    today = end.astimezone(zone).date()
    ranked = [_rank(story, today, zone, weights, follow) for story in stories]
    return tuple(sorted(ranked, key=_order))


def _order(ranked: Ranked) -> tuple[int, int, str]:
    newest = ranked.newest.toordinal() if ranked.newest else 0
    return -ranked.score, -newest, ranked.assessed.story.id


def _rank(
    story: Assessed, today: date, zone: ZoneInfo, weights: Weights, follow: Interest
) -> Ranked:
    members = (*story.story.articles, *story.story.copies)
    days = [day_of(told.article.published, zone) for told in members]
    newest = max((day for day in days if day), default=None)
    recent = newest is None or (today - newest).days <= 1
    independent = min(max(0, story.independent - 1), weights.most_sources)
    others = min(max(0, story.sources - max(1, story.independent)), weights.most_sources)
    parts = (
        ("independent sources", weights.independent * independent),
        ("other sources", weights.source * others),
        ("length", weights.word * min(story.words, weights.most_words)),
        ("hard news", weights.hard if _main_topic(story) in HARD else 0),
        ("recent", weights.recent if recent else 0),
        ("followed", weights.followed if _is_followed(story, follow) else 0),
        ("update", weights.update if story.state == "update" else 0),
        ("still running", weights.running if story.state == "running" else 0),
        ("opinion", weights.opinion if story.kind in ("opinion", "analysis") else 0),
        ("old", weights.old if story.old else 0),
    )
    return Ranked(assessed=story, points=tuple(part for part in parts if part[1]), newest=newest)


def _main_topic(story: Assessed) -> str:
    """Return the code of the first topic that is not one of the user's own, "" if none."""
    return next((label.code for label in story.topics if not label.code.startswith(OWN)), "")


def _is_followed(story: Assessed, follow: Interest) -> bool:
    if follow == NOBODY:
        return False
    countries = [label.code for label in story.countries if label.role != "mentioned"]
    topics = [label.code for label in story.topics]
    return bool(follow.found_in(countries, topics, *(text_of(t) for t in story.story.articles)))
