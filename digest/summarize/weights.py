"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.450,
    "second": 0.188,
    "third": 0.341,
    "early": -0.009,
    "middle": 0.076,
    "log_place": -0.043,
    "log_words": -0.013,
    "brief": -0.060,
    "lengthy": 0.127,
    "later": 1.215,
    "later_share": 0.481,
    "earlier": -0.338,
    "weight": 0.094,
    "share": 0.399,
    "fresh": 0.153,
    "new": -0.104,
    "reused": 0.260,
    "like_opening": 0.203,
    "title": 0.345,
    "untitled": -0.023,
    "figures": 0.077,
    "capitals": -0.241,
    "quoting": -0.147,
    "commas": 0.023,
    "day": 0.141,
}

SUMMARY: dict[str, float] = {
    "words": 0.195,
    "shortfall": -0.583,
    "cosines": -0.044,
    "cover": 0.643,
    "cover_often": 0.444,
    "adjacent": 0.128,
    "opening": 0.130,
    "start": -0.083,
    "span": -1.052,
    "surnames": -1000.000,
    "persons": 0.002,
    "definites": -1.000,
}
