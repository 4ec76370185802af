"""The linear model of a language: its file, and the score of each topic by its weights.

A file is one line of origin and licence, one line of ``name=value`` pairs, and a zlib stream: the
features in order, one a line, in UTF-8, then as many rows of 18 bytes. The first byte of a row is
how rare the feature is, the others are its weights for the topics in the order of ``SLUGS``, plus
128. A feature is a stem, or two neighboring stems with a space between. Stems that are not worth
showing as evidence, such as function words, come last, and are in no pair.

A feature that an article has counts as much as it is rare, in the title 2.4 times as much, however
often it occurs.
"""

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from struct import Struct

from digest.topics.names import SLUGS
from digest.topics.stems import stemming
from digest.topics.words import Span, Words

ROW = 1 + len(SLUGS)  # bytes of a feature
ZERO = 128  # the byte of a weight of 0
IN_TEXT, IN_TITLE = 5, 12  # what a feature counts
# All topics are added at once, as lanes of one integer; a sum takes 4 bytes.
_LANE = 4
_LANES = Struct(f"<{ROW + 1}I")
_MOST_WORDS = 1 << 16
_NEXT = 1 << 20  # a pair's number: that of the first stem times this + that of the second
_UNKNOWN = 1 << 19
_SIGNED = bytes((n - ZERO) % 256 for n in range(256))


class _Stems(dict[str, int]):
    """The number of each word's stem; looking up one met before costs no call of Python code."""

    def __init__(self, numbers: dict[str, int], language: str) -> None:
        super().__init__()
        self._numbers = numbers
        self._stem = stemming(language)

    def __missing__(self, key: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[key] = self._numbers.get(self._stem(key), _UNKNOWN)
        return found


class _Lanes(dict[int, int]):
    """What each feature adds to all sums as one integer; 0 for what is no feature by itself.

    Its lanes are, from the lowest, the weight for each topic times the rarity, the rarity, and its
    square: so one sum of integers does all topics at once.
    """

    def __init__(self, rows: bytes) -> None:
        super().__init__()
        self._rarity = rows[::ROW]
        self._lanes = bytearray(_LANES.size * len(self._rarity))
        for lane in range(ROW - 1):
            self._lanes[_LANE * lane :: _LANES.size] = rows[lane + 1 :: ROW]
        self._lanes[_LANE * (ROW - 1) :: _LANES.size] = b"\1" * len(self._rarity)
        self._lanes[_LANE * ROW :: _LANES.size] = self._rarity

    def __missing__(self, number: int) -> int:
        found = 0
        if 0 <= number < len(self._rarity):
            start = number * _LANES.size
            lanes = self._lanes[start : start + _LANES.size]
            found = self._rarity[number] * int.from_bytes(lanes, "little")
        self[number] = found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A model.

    Attributes:
        features: in the order of ``rows``.
        rows: rarity and weights of each feature, as in the file.
        shown: features from this number on are no evidence.
        scale: what a unit of a summed weight is worth.
        bias: for each topic.
        slope: with ``shift``, turns a topic's score into how often it is right: the logistic
            function of ``slope * score + shift``, fitted on sources left out of training.
        shift: see ``slope``.
        numbers: of all stems; negative if they are no feature by themselves, only in pairs.
        stems: number of each word's stem.
        pairs: number of the feature of each pair of stems.
        lanes: what each feature adds to all sums.
        rarity: of each feature.
        weights: for each topic those of all features.
    """

    features: tuple[str, ...]
    rows: bytes
    shown: int
    scale: float
    bias: tuple[float, ...]
    slope: float
    shift: float
    numbers: dict[str, int]
    stems: dict[str, int]
    pairs: dict[int, int]
    lanes: dict[int, int]
    rarity: bytes
    weights: tuple[Sequence[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a model makes of an article.

    Attributes:
        logits: score of each topic; 0 is as likely as not.
        title: features of the title that the model has and that may be shown.
        text: those of the text that are not in the title.
        unit: what a unit of strength times weight adds to a logit.
        stems: numbers of the article's stems.
    """

    logits: tuple[float, ...]
    title: Sequence[int]
    text: Sequence[int]
    unit: float
    stems: list[int]


def score_linear(words: Words, model: Linear) -> Sums:
    """Return the logit of each topic: bias + the sum of weights, of an article of length 1.

    A pair does not join title and text. All sums are of integers, so they are the same on every
    machine and in any order.
    """
    stems = list(map(model.stems.__getitem__, words.keys))
    title = _features(stems[: words.title], model)
    text = _features(stems[words.title :], model)
    text -= title
    in_title = _sums(title, model)
    in_text = _sums(text, model)
    *totals, strength, _ = [
        IN_TITLE * first + IN_TEXT * second for first, second in zip(in_title, in_text, strict=True)
    ]
    square = IN_TITLE * IN_TITLE * in_title[-1] + IN_TEXT * IN_TEXT * in_text[-1]
    unit = model.scale / sqrt(square) if square else 0.0
    zero = ZERO * strength
    most = model.shown
    return Sums(
        logits=tuple(
            [bias + unit * (total - zero) for bias, total in zip(model.bias, totals, strict=True)]
        ),
        title=[number for number in title if 0 <= number < most],
        text=[number for number in text if 0 <= number < most],
        unit=unit,
        stems=stems,
    )


def _features(stems: list[int], model: Linear) -> set[int]:
    """Return the features among ``stems`` and their pairs, and some numbers that are none."""
    most, known = model.shown, model.pairs
    pairs = [_NEXT * first + second for first, second in pairwise(stems) if first < most > second]
    found = set(stems)
    found.update([known[pair] for pair in pairs if pair in known])
    return found


def _sums(found: set[int], model: Linear) -> tuple[int, ...]:
    """Return the sums of all lanes."""
    total = sum(map(model.lanes.__getitem__, found))
    return _LANES.unpack(total.to_bytes(_LANES.size, "little"))


def gains(sums: Sums, model: Linear, topic: int, *, most: int) -> list[tuple[float, int]]:
    """Return (gain, feature) of the features that speak most for ``topic``, strongest first.

    A gain is what the feature adds to the logit, at least 0.1. Features that cannot be shown are
    left out, and the list is at most ``most`` long.
    """
    if not sums.unit:
        return []
    weights, rarity, least = model.weights[topic], model.rarity, 0.1 / sums.unit
    found = [
        (gain, number)
        for value, numbers in ((IN_TITLE, sums.title), (IN_TEXT, sums.text))
        for number in numbers
        if (weight := weights[number]) > 0 and (gain := value * rarity[number] * weight) >= least
    ]
    found.sort(reverse=True)
    return [(sums.unit * gain, number) for gain, number in found[:most]]


def first_place(number: int, sums: Sums, model: Linear) -> Span:
    """Return where the feature ``number`` first stands in the article."""
    first, space, second = model.features[number].partition(" ")
    if not space:
        place = sums.stems.index(number)
        return place, place + 1
    stems, follower = sums.stems, model.numbers[second]
    place = stems.index(model.numbers[first])
    while stems[place + 1] != follower:
        place = stems.index(model.numbers[first], place + 1)
    return place, place + 2


@cache
def read_linear(language: str) -> Linear | None:
    """Return the model of ``language`` (ISO 639-1), None if there is none."""
    path = files("digest") / "data" / f"topics_{language}.model"
    return unpack(path.read_bytes(), language) if path.is_file() else None


def unpack(content: bytes, language: str) -> Linear:
    """Return the model of a file's content."""
    _, header, packed = content.split(b"\n", 2)
    values = dict(pair.split("=") for pair in header.decode().split())
    count = int(values["features"])
    data = zlib.decompress(packed)
    rows = data[-count * ROW :]
    features = tuple(data[: -count * ROW].decode().splitlines())
    numbers, pairs = _number(features)
    return Linear(
        features=features,
        rows=rows,
        shown=int(values["shown"]),
        scale=float(values["scale"]),
        bias=tuple(float(bias) for bias in values["bias"].split(",")),
        slope=float(values["slope"]),
        shift=float(values["shift"]),
        numbers=numbers,
        stems=_Stems(numbers, language),
        pairs=pairs,
        lanes=_Lanes(rows),
        rarity=rows[::ROW],
        weights=tuple(
            array("b", rows[1 + topic :: ROW].translate(_SIGNED)) for topic in range(len(SLUGS))
        ),
    )


def _number(features: Sequence[str]) -> tuple[dict[str, int], dict[int, int]]:
    """Return the numbers of all stems, and those of the pairs' features.

    A stem that is no feature by itself, only in pairs, has a negative number.
    """
    numbers = {feature: n for n, feature in enumerate(features) if " " not in feature}
    pairs = {}
    alone = 0
    for number, feature in enumerate(features):
        first, space, second = feature.partition(" ")
        if space:
            for stem in (first, second):
                if stem not in numbers:
                    alone -= 1
                    numbers[stem] = alone
            pairs[_NEXT * numbers[first] + numbers[second]] = number
    return numbers, pairs
