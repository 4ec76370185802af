"""Tells the IPTC Media Topics of an article, with the words that decided."""

from digest.topics.assign import assign_topics
from digest.topics.names import topic_labels, topic_name
from digest.topics.score import score_topics
from digest.topics.sections import categories_of, hints_of

__all__ = [
    "assign_topics",
    "categories_of",
    "hints_of",
    "score_topics",
    "topic_labels",
    "topic_name",
]
