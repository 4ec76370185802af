"""The default summarizer: a sum of features with learned weights; any language, no libraries."""

from operator import mul

from digest.summarize.features import NAMES, measure
from digest.summarize.passage import Passage
from digest.summarize.weights import SENTENCE

# A score of 500,000 is a sentence that is worth as much as none at all.
NEUTRAL = 500_000
UNIT = 100_000
_MOST = 1_000_000

_WEIGHTS = tuple(SENTENCE.get(name, 0.0) for name in NAMES)


def score_passage(passage: Passage) -> tuple[int, ...]:
    """Return the score of each sentence, 0 to 1,000,000: 500,000 + 100,000 times its worth."""
    return tuple(_quantize(values) for values in measure(passage))


def _quantize(values: tuple[float, ...]) -> int:
    worth: float = sum(map(mul, _WEIGHTS, values))
    return min(_MOST, max(0, NEUTRAL + round(UNIT * worth)))
