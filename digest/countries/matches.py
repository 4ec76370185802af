"""Match a text with a lexicon: the leftmost, and of those the longest, first."""

from collections.abc import Iterator

from digest.countries.lexicon import Lexicon

Match = tuple[int, int, str]  # start, end, surface


def find_matches(text: str, words: Lexicon) -> Iterator[Match]:
    """Yield the matches of a lexicon and its base, as if both were one.

    They do not overlap; where both have the same surface, it is the lexicon's.
    """
    if words.base is None:
        return _matches(text, words, 0)
    return _merged(text, (words, words.base))


def _matches(text: str, words: Lexicon, start: int) -> Iterator[Match]:
    """Yield the matches of a single wheel from a place of the text on."""
    patterns = words.patterns
    for number, first, end in words.wheel.find_matches_as_indexes(text[start:]):
        yield start + first, start + end, patterns[number]


def _merged(text: str, parts: tuple[Lexicon, Lexicon]) -> Iterator[Match]:
    streams = [_matches(text, part, 0) for part in parts]
    heads = [next(stream, None) for stream in streams]
    while left := [head for head in heads if head]:
        best = min(left, key=_order)  # the first of equals
        yield best
        at = best[1]
        for number, part in enumerate(parts):
            head = heads[number]
            while head and head[0] < at:
                if head[1] > at:
                    # It hid what may begin behind the match: look again from there.
                    streams[number] = _matches(text, part, at)
                head = next(streams[number], None)
            heads[number] = head


def _order(match: Match) -> tuple[int, int]:
    return match[0], -match[1]
