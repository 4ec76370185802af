"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.198,
    "second": 0.084,
    "third": 0.169,
    "early": -0.037,
    "middle": 0.019,
    "log_place": -0.053,
    "log_words": -0.027,
    "brief": -0.072,
    "lengthy": 1.025,
    "later": 0.953,
    "later_share": 0.371,
    "earlier": -0.571,
    "weight": 0.065,
    "share": 0.527,
    "fresh": 0.218,
    "new": -0.068,
    "reused": 0.228,
    "like_opening": 0.165,
    "title": 0.887,
    "untitled": -0.030,
    "figures": 0.108,
    "capitals": 0.006,
    "quoting": -0.110,
    "commas": -0.172,
    "day": 0.219,
}

SUMMARY: dict[str, float] = {
    "words": 0.031,
    "shortfall": -0.385,
    "cosines": 0.051,
    "cover": 0.740,
    "cover_often": 0.526,
    "adjacent": 0.156,
    "opening": 0.176,
    "start": -0.070,
    "span": -0.857,
    "surnames": -0.024,
    "persons": -0.101,
}
