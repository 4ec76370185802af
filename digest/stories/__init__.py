"""Stories: the articles of one event together, its copies kept, earlier digests remembered."""

from digest.stories.furniture import find_furniture
from digest.stories.group import group_stories
from digest.stories.independence import count_sources
from digest.stories.values import (
    DEFAULT,
    EMPTY,
    Decision,
    Idf,
    Memory,
    PastStory,
    StorySettings,
)
from digest.stories.vote import vote_countries, vote_topics

__all__ = [
    "DEFAULT",
    "EMPTY",
    "Decision",
    "Idf",
    "Memory",
    "PastStory",
    "StorySettings",
    "count_sources",
    "find_furniture",
    "group_stories",
    "vote_countries",
    "vote_topics",
]
