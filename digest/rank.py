"""The order of stories: what a reader should see first, by an open formula."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from digest.dates import day_of
from digest.model import UNKNOWN_SOURCE, Story

# Points: a further source weighs like five hundred words of text; an old text loses its place.
SOURCE_POINTS = 300
WORD_POINTS = 1
MOST_WORDS = 500
OLD_POINTS = -400


def rank_stories(stories: Sequence[Story], *, end: datetime, zone: ZoneInfo) -> tuple[Story, ...]:
    """Return the stories, the most important first.

    score = 300 * (sources - 1) + words of the longest body, at most 500
    - 400 if its newest article was published more than two days before the period's end.
    Ties: newest first, then by id, so that the order of the input never matters.

    Args:
        stories: in any order.
        end: the end of the period, aware.
        zone: the zone that days are cut in.
    """
    recent = (end.astimezone(zone) - timedelta(days=2)).date()

    def key(story: Story) -> tuple[int, int, str]:
        members = (*story.articles, *story.copies)
        sources = {told.article.source for told in members} - {UNKNOWN_SOURCE}
        words = max(sum(sentence.words for sentence in told.analysis.sentences) for told in members)
        days = [day_of(told.article.published, zone) for told in members]
        newest = max((day for day in days if day), default=None)
        score = SOURCE_POINTS * max(0, len(sources) - 1) + WORD_POINTS * min(words, MOST_WORDS)
        score += OLD_POINTS if newest and newest < recent else 0
        return -score, -(newest.toordinal() if newest else 0), story.id

    return tuple(sorted(stories, key=key))
