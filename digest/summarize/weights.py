"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.224,
    "second": 0.084,
    "third": 0.178,
    "early": -0.022,
    "middle": -0.003,
    "log_place": -0.047,
    "log_words": -0.022,
    "brief": -0.057,
    "lengthy": 0.972,
    "later": 0.953,
    "later_share": 0.369,
    "earlier": -0.412,
    "weight": 0.071,
    "share": 0.495,
    "fresh": 0.204,
    "new": -0.072,
    "reused": 0.209,
    "like_opening": 0.177,
    "title": 0.817,
    "untitled": -0.027,
    "figures": 0.098,
    "capitals": -0.022,
    "quoting": -0.136,
    "commas": -0.076,
    "day": 0.198,
}

SUMMARY: dict[str, float] = {
    "words": -0.012,
    "shortfall": -0.303,
    "cosines": 0.071,
    "cover": 0.723,
    "cover_often": 0.516,
    "adjacent": 0.170,
    "opening": 0.232,
    "start": -0.084,
    "span": -0.926,
    "surnames": -0.024,
    "persons": -0.030,
}
