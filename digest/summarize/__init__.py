"""Summarize: how telling each sentence is, and what of it a reader would stumble over."""

from digest.summarize.passage import Passage
from digest.summarize.rules import flag_sentences
from digest.summarize.score import METHODS, score_sentences

__all__ = ["METHODS", "Passage", "flag_sentences", "score_sentences"]
