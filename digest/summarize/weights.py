"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.219,
    "third": 0.315,
    "early": 0.046,
    "middle": 0.067,
    "log_place": -0.039,
    "log_words": -0.008,
    "brief": -0.069,
    "lengthy": 0.448,
    "later": 1.184,
    "later_share": 0.464,
    "earlier": -0.292,
    "weight": 0.099,
    "share": 0.391,
    "fresh": 0.160,
    "new": -0.089,
    "reused": 0.230,
    "like_opening": 0.176,
    "title": 0.346,
    "untitled": -0.019,
    "figures": 0.086,
    "capitals": -0.224,
    "quoting": -0.165,
    "commas": -0.057,
    "day": 0.151,
}

SUMMARY: dict[str, float] = {
    "words": 0.222,
    "shortfall": -0.563,
    "cosines": -0.020,
    "cover": 0.604,
    "cover_often": 0.457,
    "adjacent": 0.139,
    "opening": 0.112,
    "start": -0.090,
    "span": -1.022,
    "surnames": -1000.000,
    "persons": -0.002,
    "definites": -1.000,
}
