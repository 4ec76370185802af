"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.217,
    "third": 0.321,
    "early": 0.044,
    "middle": 0.052,
    "log_place": -0.039,
    "log_words": -0.005,
    "brief": -0.073,
    "lengthy": 0.383,
    "later": 1.183,
    "later_share": 0.462,
    "earlier": -0.373,
    "weight": 0.095,
    "share": 0.404,
    "fresh": 0.160,
    "new": -0.081,
    "reused": 0.232,
    "like_opening": 0.168,
    "title": 0.352,
    "untitled": -0.019,
    "figures": 0.091,
    "capitals": -0.236,
    "quoting": -0.177,
    "commas": -0.103,
    "day": 0.173,
}

SUMMARY: dict[str, float] = {
    "words": 0.247,
    "shortfall": -0.579,
    "cosines": 0.033,
    "cover": 0.628,
    "cover_often": 0.469,
    "adjacent": 0.131,
    "opening": 0.115,
    "start": -0.095,
    "span": -1.021,
    "surnames": -1000.000,
    "persons": -0.004,
    "definites": -1.000,
}
