"""Quantities: numbers as English news writes them, with their hedges and how exact they are."""

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{
        f"{ten}{sign}{one}": 10 * number + _ONES.index(one)
        for number, ten in enumerate(_TENS, start=2)
        for one in _ONES[1:10]
        for sign in "- "
    },
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
           "trillion": 1_000_000_000_000, "m": 1_000_000, "bn": 1_000_000_000, "dozen": 12,
           "hundred thousand": 100_000}  # fmt: skip

HEDGE = (
    r"(?:at least|more than|no fewer than|not less than|as many as|up to|fewer than|less than|"
    r"around|about|roughly|approximately|an estimated|estimated|close to|nearly|almost|"
    r"just over|just under|well over|over|some)"
)
_TO_NINE = r"one|two|three|four|five|six|seven|eight|nine"
_WORDED = (
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_TO_NINE}))?|"
    rf"{_TO_NINE}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_SCALED = r"hundred thousand|dozen|hundred|thousand|million|billion"
# A number and no part of a longer one, of a date, a time, a range or a compound word. An m alone is
# as often a metre.
NUMBER = (
    rf"(?<![\w.,:/$€£%-])(?:(?:half )?an? (?:dozen|hundred|million|billion)|"
    rf"(?:{_TO_NINE}|a) hundred and (?:{_WORDED})|"
    r"\d+(?:\.\d+)?(?:bn|m(?= (?:people|residents|children|homes|cases|jobs)\b))|"
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORDED})(?: (?:{_SCALED}))?)"
    r"(?![\w:/%°]| dozen|[.,]\d|-(?!magnitude))"
)
_PARTS = re.compile(rf"(?:(?P<hedge>{HEDGE}) )?(?P<number>\S.*)", re.IGNORECASE)
_VALUE = re.compile(
    rf"(?P<figure>[\d,.]*\d|half an?|an?|(?:{_TO_NINE}|a) hundred and (?:{_WORDED})|{_WORDED})"
    rf"(?: ?(?P<scale>{_SCALED}|trillion|m|bn))?"
)
_LEAST = frozenset(("at least", "no fewer than", "not less than"))
_ABOVE = frozenset(("more than", "over", "just over", "well over"))
_BELOW = frozenset(
    ("nearly", "almost", "close to", "up to", "as many as", "fewer than", "less than", "just under")
)
# A sum, a share or a count, which is hardly in two sentences by chance; a year may be.
_RUN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(r" ?(%|per ?cent\b|pct\b|million\b|billion\b|trillion\b)")
_LONG_ENOUGH = 3
_NAMED = re.compile(r"[A-Z][\w&]* $")
# What is near enough to be the same: of any number over a hundred, and of a rounded one.
_NEAR = 0.02
_NEAR_ROUNDED = 0.1
_DOZEN = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that a text states.

    Attributes:
        text: as it stands there, such as ``at least 17``.
        value: the number in thousandths, so that it is exact.
        step: what it seems to be rounded to, in thousandths: 100,000 for ``about 300``.
        least: what it may be at least, by its hedge, in thousandths; ``most`` at most.
    """

    text: str
    value: int
    step: int
    least: int
    most: int


def read_quantity(text: str) -> Quantity | None:
    """Return the number that ``text`` is, hedge and all; None if it is none."""
    parts = _PARTS.fullmatch(text)
    found = _VALUE.fullmatch(parts["number"].lower()) if parts else None
    if parts is None or found is None:
        return None
    value = _value(found["figure"], found["scale"] or "")
    if value <= 0:
        return None
    step = _DOZEN if found["scale"] == "dozen" else _step(value, found["figure"])
    least, most = _bounds(value, step, (parts["hedge"] or "").lower())
    return Quantity(text=text, value=value, step=step, least=least, most=most)


def figures_in(text: str) -> frozenset[tuple[str, str]]:
    """Return the telling figures of an English text, each with its unit: "%", "million", "".

    What bears a number as its name ("Boeing 737", "S&P 500") has none, nor have times and years.
    """
    found = set()
    for run in _RUN.finditer(text):
        before = text[max(0, run.start() - 1) : run.start()]
        if before.isalnum() or before in (".", ",", "-", ":"):
            continue
        number, unit = run[0].replace(",", ""), _UNIT.match(text, run.end())
        if unit:
            found.add((number, "%" if unit[1][0] in "%p" else unit[1]))
        elif _is_count(number, run[0]) and not _NAMED.search(text, 0, run.start()):
            found.add((number, ""))
    return frozenset(found)


def _is_count(number: str, written: str) -> bool:
    return len(number) >= _LONG_ENOUGH and number.isdigit() and not _YEAR.fullmatch(written)


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers may be the same: equal, or one is the other one rounded."""
    distance = abs(one.value - other.value)
    larger = max(one.value, other.value)
    if distance == 0 or (larger >= 100_000 and distance <= _NEAR * larger):
        return True
    if larger < 10_000 and (one.step < 1_000) != (other.step < 1_000):
        return distance <= 500  # magnitude 5 and 5.1
    return one.least <= other.most and other.least <= one.most


def _bounds(value: int, step: int, hedge: str) -> tuple[int, int]:
    """Return between what a number lies: only what is rounded to tens or more is inexact."""
    if step == _DOZEN and (not hedge or hedge in _LEAST):
        # "Two dozen" are 21 to 27.
        return value - step // 4, value + step // 4
    if step < 10_000 or hedge in _LEAST:
        half = step // 2 if value >= 100_000 and step > 1_000 else 0
        return value - half, value + half
    if hedge in _ABOVE:
        return value, value + step - 1_000
    if hedge in _BELOW:
        return value - step + 1_000, value
    if hedge:
        half = max(step // 2, round(_NEAR_ROUNDED * value))
        return value - half, value + half
    half = step // 2 if value >= 100_000 and step >= 100_000 else 0
    return value - half, value + half


def _value(figure: str, scale: str) -> int:
    if figure[0].isdigit():
        whole, _, part = figure.replace(",", "").partition(".")
        value = 1_000 * int(whole[:15]) + int((part + "000")[:3])
    else:
        value = 1_000 * _worded(figure)
    if figure.startswith("half "):
        value = 500
    return value * _SCALES.get(scale, 1)


def _worded(figure: str) -> int:
    """Return the number that words are, 0 if they are none."""
    hundreds, _, rest = figure.rpartition(" hundred and ")
    above = 100 * _worded(hundreds) if hundreds else 0
    return above + (1 if rest in ("a", "an") else _WORDS.get(rest, 0))


def _step(value: int, figure: str) -> int:
    """Return the power of ten that a number seems to be rounded to, in thousandths."""
    if "." in figure and value < 1_000_000:
        return int(10 ** max(0, 3 - len(figure.partition(".")[2])))
    step = 1_000
    while value % (10 * step) == 0:
        step *= 10
    return step
