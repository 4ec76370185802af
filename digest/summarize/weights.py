"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.203,
    "third": 0.323,
    "early": 0.010,
    "middle": 0.045,
    "log_place": -0.041,
    "log_words": -0.013,
    "brief": -0.063,
    "lengthy": -0.107,
    "later": 1.079,
    "later_share": 0.421,
    "earlier": -0.269,
    "weight": 0.078,
    "share": 0.336,
    "fresh": 0.144,
    "new": -0.097,
    "reused": 0.277,
    "like_opening": 0.192,
    "title": 0.335,
    "untitled": -0.027,
    "figures": 0.074,
    "capitals": -0.224,
    "quoting": -0.152,
    "commas": 0.043,
    "day": 0.155,
}

SUMMARY: dict[str, float] = {
    "words": 0.200,
    "shortfall": -0.600,
    "cosines": -0.092,
    "cover": 0.678,
    "cover_often": 0.386,
    "adjacent": 0.148,
    "chief": 0.572,
    "opening": 0.129,
    "start": -0.074,
    "span": -1.016,
    "surnames": -1000.000,
    "persons": 0.007,
    "definites": -1.000,
    "undated": -3.000,
    "apart": -1.000,
    "new": 0.200,
}
