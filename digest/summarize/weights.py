"""Weights of the default summarizer, learned by bench/train_summaries.py; see docs/summaries.md.

A sentence's worth is the sum of its features times their weights, and a summary's the sum of its
sentences' worths and of its own features times theirs.
"""

SENTENCE: dict[str, float] = {
    "first": 0.203,
    "second": 0.062,
    "third": 0.184,
    "early": -0.042,
    "middle": 0.014,
    "log_place": -0.053,
    "log_words": -0.028,
    "brief": -0.064,
    "lengthy": 1.126,
    "later": 0.962,
    "later_share": 0.366,
    "earlier": -0.566,
    "weight": 0.063,
    "share": 0.505,
    "fresh": 0.217,
    "new": -0.069,
    "reused": 0.233,
    "like_opening": 0.159,
    "title": 0.899,
    "untitled": -0.029,
    "figures": 0.101,
    "capitals": -0.040,
    "quoting": -0.099,
    "commas": -0.258,
    "day": 0.205,
}

SUMMARY: dict[str, float] = {
    "words": 0.029,
    "shortfall": -0.380,
    "cosines": 0.030,
    "cover": 0.749,
    "cover_often": 0.544,
    "adjacent": 0.179,
    "opening": 0.181,
    "start": -0.067,
    "span": -0.956,
    "surnames": -0.037,
    "persons": -0.098,
}
