"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.9,
    "second": 0.3,
    "third": 0.2,
    "log_place": -0.5,
    "later": 0.6,
    "earlier": -0.3,
    "share": 4.0,
    "title": 0.8,
    "untitled": 0.0,
}

SUMMARY: dict[str, float] = {
    "cosines": -1.5,
    "words": 1.0,
    "opening": 0.5,
}
