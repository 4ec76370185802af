"""Explain: why an article or a story stands where it does, in lines for a person."""

from digest.explain.article import explain_article
from digest.explain.lines import Line
from digest.explain.story import StoryFacts, explain_story

__all__ = ["Line", "StoryFacts", "explain_article", "explain_story"]
