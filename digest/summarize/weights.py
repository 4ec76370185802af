"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.456,
    "second": 0.072,
    "third": 0.166,
    "early": -0.013,
    "middle": -0.006,
    "log_place": -0.044,
    "log_words": -0.022,
    "brief": -0.073,
    "lengthy": 0.909,
    "later": 0.892,
    "later_share": 0.352,
    "earlier": -0.374,
    "weight": 0.067,
    "share": 0.475,
    "fresh": 0.193,
    "new": -0.074,
    "reused": 0.189,
    "like_opening": 0.156,
    "title": 0.852,
    "untitled": -0.024,
    "figures": 0.101,
    "capitals": -0.023,
    "quoting": -0.141,
    "commas": -0.029,
    "day": 0.177,
}

SUMMARY: dict[str, float] = {
    "words": 0.001,
    "shortfall": -0.276,
    "cosines": 0.068,
    "cover": 0.706,
    "cover_often": 0.515,
    "adjacent": 0.134,
    "opening": 0.224,
    "start": -0.072,
    "span": -0.840,
    "surnames": -0.019,
    "persons": -0.013,
}
