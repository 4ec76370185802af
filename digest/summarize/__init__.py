"""Summarize: how telling each sentence is, and what of it a reader would stumble over."""

from digest.summarize.another import find_another
from digest.summarize.passage import Passage, read_passage
from digest.summarize.rules import flag_sentences
from digest.summarize.score import METHODS, methods, score_sentences

__all__ = [
    "METHODS",
    "Passage",
    "find_another",
    "flag_sentences",
    "methods",
    "read_passage",
    "score_sentences",
]
