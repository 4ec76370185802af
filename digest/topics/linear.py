"""The linear model of a language: its file, and the score of each topic by its weights.

A file is one line of origin and licence, one line of ``name=value`` pairs, and a zlib stream: the
features in order, one a line, in UTF-8, then as many rows of 18 bytes. The first byte of a row is
how rare the feature is, the others are its weights for the topics in the order of ``SLUGS``, plus
128. Features that are not worth showing as evidence, such as function words, come last.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, sqrt

from digest.topics.names import SLUGS

ROW = 1 + len(SLUGS)  # bytes of a feature
_LANE = 5  # bytes that a topic's sum takes in the integer that adds all topics at once
ZERO = 128  # the byte of a weight of 0
_OFTEN = (0, *(round(16 * (1 + log(count))) for count in range(1, 65)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A model.

    Attributes:
        features: in the order of ``rows``.
        places: number of each feature.
        shown: features from this number on are no evidence.
        rows: rarity and weights of each feature, as in the file.
        rarity: of each feature.
        weights: for each topic those of all features, plus 128.
        lanes: the weights of each feature as one integer, 5 bytes a topic, so that a product and a
            sum do all topics at once.
        scale: what a unit of a summed weight is worth.
        bias: for each topic.
        slope: with ``shift``, turns a topic's score into how often it is right: the logistic
            function of ``slope * score + shift``, fitted on sources left out of training.
        shift: see ``slope``.
    """

    features: tuple[str, ...]
    places: dict[str, int]
    shown: int
    rows: bytes
    rarity: bytes
    weights: tuple[bytes, ...]
    lanes: tuple[int, ...]
    scale: float
    bias: tuple[float, ...]
    slope: float
    shift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a model makes of an article.

    Attributes:
        logits: score of each topic; 0 is as likely as not.
        found: (feature, strength) of the features that the model has, in no order.
        unit: what a unit of strength times weight adds to a logit.
    """

    logits: tuple[float, ...]
    found: Sequence[tuple[int, int]]
    unit: float


def often(count: int) -> int:
    """Return how much a feature counts that occurs ``count`` times: 16 * (1 + ln count)."""
    return _OFTEN[count if count < 64 else 64]


def score_linear(counts: Mapping[str, int], model: Linear) -> Sums:
    """Return the logit of each topic: bias + the sum of weights, of an article of length 1.

    All sums are of integers, so they are the same on every machine and in any order.

    Args:
        counts: from ``count_features``.
    """
    place_of, rarity, lanes = model.places.get, model.rarity, model.lanes
    found = [
        (number, _OFTEN[count if count < 64 else 64] * rarity[number])
        for feature, count in counts.items()
        if (number := place_of(feature)) is not None
    ]
    strengths = sum(strength for _, strength in found)
    squares = sum(strength * strength for _, strength in found)
    unit = model.scale / sqrt(squares) if squares else 0.0
    total = sum(strength * lanes[number] for number, strength in found)
    sums = total.to_bytes(_LANE * len(SLUGS), "little")
    logits = tuple(
        bias + unit * (int.from_bytes(sums[start : start + _LANE], "little") - ZERO * strengths)
        for start, bias in zip(range(0, len(sums), _LANE), model.bias, strict=True)
    )
    return Sums(logits=logits, found=found, unit=unit)


def gains(sums: Sums, model: Linear, topic: int, *, most: int) -> list[tuple[float, int]]:
    """Return (gain, feature) of the features that speak most for ``topic``, strongest first.

    A gain is what the feature adds to the logit, at least 0.1. Features that cannot be shown are
    left out, and the list is at most ``most`` long.
    """
    if not sums.found:
        return []
    weights, shown = model.weights[topic], model.shown
    least = 0.1 / sums.unit
    found = [
        (gain, number)
        for number, strength in sums.found
        if (gain := strength * (weights[number] - ZERO)) >= least and number < shown
    ]
    found.sort(reverse=True)
    return [(sums.unit * gain, number) for gain, number in found[:most]]


@cache
def read_linear(language: str) -> Linear | None:
    """Return the model of ``language`` (ISO 639-1), None if there is none."""
    path = files("digest") / "data" / f"topics_{language}.model"
    if not path.is_file():
        return None
    return unpack(path.read_bytes())


def unpack(content: bytes) -> Linear:
    """Return the model of a file's content."""
    _, header, packed = content.split(b"\n", 2)
    values = dict(pair.split("=") for pair in header.decode().split())
    count = int(values["features"])
    data = zlib.decompress(packed)
    rows = data[-count * ROW :]
    features = tuple(data[: -count * ROW].decode().splitlines())
    return Linear(
        features=features,
        places={feature: number for number, feature in enumerate(features)},
        shown=int(values["shown"]),
        rows=rows,
        rarity=rows[::ROW],
        weights=tuple(rows[1 + topic :: ROW] for topic in range(len(SLUGS))),
        lanes=_lanes(rows),
        scale=float(values["scale"]),
        bias=tuple(float(bias) for bias in values["bias"].split(",")),
        slope=float(values["slope"]),
        shift=float(values["shift"]),
    )


def _lanes(rows: bytes) -> tuple[int, ...]:
    count, width = len(rows) // ROW, len(SLUGS) * _LANE
    spread = bytearray(count * width)
    for topic in range(len(SLUGS)):
        spread[topic * _LANE :: width] = rows[1 + topic :: ROW]
    return tuple(
        int.from_bytes(spread[start : start + width], "little")
        for start in range(0, len(spread), width)
    )
