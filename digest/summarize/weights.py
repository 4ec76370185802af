"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.201,
    "third": 0.303,
    "early": 0.015,
    "middle": 0.063,
    "log_place": -0.041,
    "log_words": -0.015,
    "brief": -0.062,
    "lengthy": -0.144,
    "later": 1.110,
    "later_share": 0.422,
    "earlier": -0.293,
    "weight": 0.082,
    "share": 0.314,
    "fresh": 0.148,
    "new": -0.102,
    "reused": 0.270,
    "like_opening": 0.191,
    "title": 0.336,
    "untitled": -0.029,
    "figures": 0.074,
    "capitals": -0.223,
    "quoting": -0.164,
    "commas": -0.041,
    "day": 0.160,
}

SUMMARY: dict[str, float] = {
    "words": 0.200,
    "shortfall": -0.600,
    "cosines": -0.060,
    "cover": 0.627,
    "cover_often": 0.360,
    "adjacent": 0.134,
    "chief": 0.576,
    "opening": 0.131,
    "start": -0.080,
    "span": -1.020,
    "surnames": -1000.000,
    "persons": 0.006,
    "definites": -1.000,
    "undated": -3.000,
}
