"""Telling: what the articles of a story say together, and what of it was not known before."""

from digest.telling.corrections import is_correction
from digest.telling.figures import differing_figures
from digest.telling.novelty import new_sentences
from digest.telling.titles import best_title

__all__ = ["best_title", "differing_figures", "is_correction", "new_sentences"]
