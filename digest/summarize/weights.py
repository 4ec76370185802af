"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.207,
    "third": 0.317,
    "early": -0.004,
    "middle": 0.055,
    "log_place": -0.041,
    "log_words": -0.013,
    "brief": -0.070,
    "lengthy": -0.208,
    "later": 1.092,
    "later_share": 0.427,
    "earlier": -0.282,
    "weight": 0.079,
    "share": 0.329,
    "fresh": 0.141,
    "new": -0.100,
    "reused": 0.273,
    "like_opening": 0.197,
    "title": 0.334,
    "untitled": -0.028,
    "figures": 0.070,
    "capitals": -0.240,
    "quoting": -0.146,
    "commas": -0.002,
    "day": 0.151,
}

SUMMARY: dict[str, float] = {
    "words": 0.200,
    "shortfall": -0.600,
    "cosines": -0.078,
    "cover": 0.671,
    "cover_often": 0.391,
    "adjacent": 0.140,
    "chief": 0.570,
    "opening": 0.131,
    "start": -0.080,
    "span": -1.013,
    "surnames": -1000.000,
    "persons": 0.007,
    "definites": -1.000,
    "undated": -3.000,
}
