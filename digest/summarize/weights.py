"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.220,
    "third": 0.334,
    "early": 0.072,
    "middle": 0.062,
    "log_place": -0.044,
    "log_words": -0.012,
    "brief": -0.080,
    "lengthy": 0.566,
    "later": 1.153,
    "later_share": 0.474,
    "earlier": -0.355,
    "weight": 0.086,
    "share": 0.495,
    "fresh": 0.149,
    "new": -0.096,
    "reused": 0.238,
    "like_opening": 0.164,
    "title": 0.333,
    "untitled": -0.021,
    "figures": 0.067,
    "capitals": -0.240,
    "quoting": -0.147,
    "commas": -0.146,
    "day": 0.185,
}

SUMMARY: dict[str, float] = {
    "words": 0.267,
    "shortfall": -0.566,
    "cosines": 0.068,
    "cover": 0.713,
    "cover_often": 0.524,
    "adjacent": 0.123,
    "opening": 0.071,
    "start": -0.045,
    "span": -0.992,
    "surnames": -1000.000,
    "persons": -0.008,
}
