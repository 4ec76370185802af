"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.212,
    "third": 0.299,
    "early": 0.063,
    "middle": 0.022,
    "log_place": -0.045,
    "log_words": -0.014,
    "brief": -0.066,
    "lengthy": 0.457,
    "later": 1.150,
    "later_share": 0.449,
    "earlier": -0.476,
    "weight": 0.084,
    "share": 0.455,
    "fresh": 0.163,
    "new": -0.094,
    "reused": 0.238,
    "like_opening": 0.154,
    "title": 0.366,
    "untitled": -0.027,
    "figures": 0.104,
    "capitals": -0.180,
    "quoting": -0.167,
    "commas": -0.105,
    "day": 0.219,
}

SUMMARY: dict[str, float] = {
    "words": 0.230,
    "shortfall": -0.568,
    "cosines": 0.017,
    "cover": 0.731,
    "cover_often": 0.475,
    "adjacent": 0.145,
    "opening": 0.094,
    "start": -0.078,
    "span": -0.997,
    "surnames": -1000.000,
    "persons": -0.003,
    "definites": -1.000,
}
