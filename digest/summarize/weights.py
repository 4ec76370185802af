"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.201,
    "third": 0.301,
    "early": 0.007,
    "middle": 0.079,
    "log_place": -0.042,
    "log_words": -0.014,
    "brief": -0.067,
    "lengthy": -0.155,
    "later": 1.110,
    "later_share": 0.426,
    "earlier": -0.319,
    "weight": 0.082,
    "share": 0.313,
    "fresh": 0.145,
    "new": -0.099,
    "reused": 0.263,
    "like_opening": 0.195,
    "title": 0.334,
    "untitled": -0.029,
    "figures": 0.072,
    "capitals": -0.224,
    "quoting": -0.149,
    "commas": -0.039,
    "day": 0.153,
}

SUMMARY: dict[str, float] = {
    "words": 0.200,
    "shortfall": -0.600,
    "cosines": -0.052,
    "cover": 0.622,
    "cover_often": 0.357,
    "adjacent": 0.131,
    "chief": 0.583,
    "opening": 0.132,
    "start": -0.080,
    "span": -1.020,
    "surnames": -1000.000,
    "persons": 0.006,
    "definites": -1.000,
    "undated": -3.000,
}
