"""Copies: articles that repeat another one, word for word, cut down, or with small edits."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from zlib import crc32

from digest.model import Analyzed
from digest.stories.values import DEFAULT, StorySettings
from digest.text import MARKS, canonical_url, fold

# Texts of fewer words are compared by runs of three words, all of them, and by their titles.
SHORT = 60
MOST_WORDS = 2_000
_RUN = 5
_SHORT_RUN = 3
_SHORT_SHARE = 0.6
_SAME_PAGE_SHARE = 0.2
# A run of words in so many texts is furniture of a site, no sign of a copy.
_FURNITURE = 100
# Where a text begins, in words.
_OPENING = 15
# Each byte of ASCII as ``fold`` has it.
_FOLDED = bytes(ord(chr(n).lower()) if chr(n).isalnum() or n in b"_" else 32 for n in range(256))
_UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Articles with the same text, and how that is known.

    Attributes:
        members: numbers of the articles, the one with the longest text first.
        how: for every member, why it is a copy; "" for the first.
    """

    members: tuple[int, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """What one article is compared by.

    Attributes:
        marks: of its runs of five words, a sample.
        short: of its runs of three words, title included; none of a longer text.
    """

    number: int
    size: int
    marks: frozenset[int]
    short: frozenset[int]
    url: str


def find_copies(
    articles: Sequence[Analyzed],
    *,
    settings: StorySettings = DEFAULT,
    apart: Callable[[int, int], bool] = lambda _first, _second: False,
    kind: Callable[[int], Hashable] = lambda number: number,
) -> tuple[Copies, ...]:
    """Return the articles in groups of copies, most groups being one article.

    Equal fingerprints are copies. Otherwise a text is a copy of a longer one if that holds at
    least ``copy_share`` of its runs of five words (one in four, chosen by their first word, is
    looked at) and at least ``copy_runs`` of them. Texts under ``SHORT`` words need a share of 0.6,
    and among each other are compared by all runs of three words, title included. Under one
    canonical URL a share of 0.2 is enough. Under two titles of one source, half of the runs of the
    shorter text's first 15 words must be in the longer one: else they share furniture or
    background. Every text is compared with the longest of each group only, so the time grows with
    the number of different texts.

    Args:
        articles: sorted by id, so that ties do not depend on the order of arrival.
        settings: thresholds.
        apart: whether two articles must not be called copies.
        kind: what ``apart`` goes by: it never parts two of a kind, and no third from one of them.

    Source:
        Broder, "On the resemblance and containment of documents", 1997; the sampling by the
        first word of a run follows Theobald et al., "SpotSigs", 2008.
    """
    groups = _exact(articles, apart, kind)
    prints = sorted(
        (_print(articles[own[0]], own[0]) for own in groups),
        key=lambda own: (-own.size, articles[own.number].article.id),
    )
    same = {own[0]: own for own in groups}
    found: dict[int, list[tuple[int, str]]] = {}
    index = _Index(settings)
    for own in prints:
        hits = (
            hit
            for hit in index.alike(own)
            if not apart(hit[0], own.number)
            and not _opens_apart(articles[own.number], articles[hit[0]])
        )
        best = next(hits, None)
        exact = [(number, "the same text") for number in same[own.number][1:]]
        if best:
            leader, share = best
            found[leader] += [(own.number, f"{share} % of its text"), *exact]
        else:
            found[own.number] = [(own.number, ""), *exact]
            index.add(own)
    return tuple(
        Copies(members=tuple(n for n, _ in rows), how=tuple(how for _, how in rows))
        for _, rows in sorted(found.items())
    )


class _Index:
    """The first of each group, by the marks of its text."""

    def __init__(self, settings: StorySettings) -> None:
        self.settings = settings
        self.prints: dict[int, _Print] = {}
        # Most marks stand in one text: a number takes less than a list.
        self.first: dict[int, int] = {}
        self.further: dict[int, list[int]] = {}

    def add(self, own: _Print) -> None:
        """Make a text one that others are compared with."""
        self.prints[own.number] = own
        marks = own.short or own.marks
        new = marks.difference(self.first)
        self.first.update(dict.fromkeys(new, own.number))
        for mark in marks.difference(new):
            self.further.setdefault(mark, []).append(own.number)

    def alike(self, own: _Print) -> list[tuple[int, int]]:
        """Return the longer texts that a text repeats and per cent of it, the best first."""
        hits = []
        fewest = self.settings.copy_runs
        for marks in (own.marks, own.short):
            often = [pair for pair in self._shared(marks).items() if pair[1] >= fewest]
            for number, count in often:
                other = self.prints[number]
                least = min(len(marks), len(other.short or other.marks))
                if count >= self._share(own, other) * least:
                    hits.append((-(100 * count // least), number))
        return [(number, -share) for share, number in sorted(hits)]

    def _shared(self, marks: frozenset[int]) -> Counter[int]:
        """Return how many of some marks each text in the index has."""
        met = marks & self.first.keys()
        if not met:
            return Counter()
        further = {mark: self.further[mark] for mark in met & self.further.keys()}
        met -= {mark for mark, own in further.items() if len(own) >= _FURNITURE}
        shared = Counter(map(self.first.__getitem__, met))
        shared.update(chain.from_iterable([own for mark, own in further.items() if mark in met]))
        return shared

    def _share(self, own: _Print, other: _Print) -> float:
        if own.url and own.url == other.url:
            return _SAME_PAGE_SHARE
        return _SHORT_SHARE if own.size < SHORT else self.settings.copy_share


def _opens_apart(shorter: Analyzed, longer: Analyzed) -> bool:
    """Return whether a source's two texts have something in common that is no copied text.

    The pages of a site may end in the same teasers, and its reports on one matter tell the same
    background, be it longer than the news.
    """
    one, other = shorter.article, longer.article
    if one.source != other.source or (one.title and one.title == other.title):
        return False
    if one.url and canonical_url(one.url) == canonical_url(other.url):
        return False
    opening = set(_runs(_words(shorter)[:_OPENING], _RUN))
    return 2 * len(opening.intersection(_runs(_words(longer), _RUN))) < len(opening)


def _exact(
    articles: Sequence[Analyzed],
    apart: Callable[[int, int], bool],
    kind: Callable[[int], Hashable],
) -> list[tuple[int, ...]]:
    """Return numbers of articles in groups of equal fingerprints.

    One of each kind is compared, or many copies of one text would take the square of their time.
    """
    groups: dict[str, list[int]] = {}
    kinds: dict[str, dict[Hashable, int]] = {}
    for number, told in enumerate(articles):
        key = told.analysis.fingerprint or f"article {told.article.id}"
        if key in groups:
            met = kinds.setdefault(key, {kind(groups[key][0]): groups[key][0]})
            own = kind(number)
            if own not in met and any(apart(number, other) for other in met.values()):
                key = f"article {told.article.id}"
            else:
                met.setdefault(own, number)
        groups.setdefault(key, []).append(number)
    return [tuple(own) for own in groups.values()]


def _print(told: Analyzed, number: int) -> _Print:
    words = _words(told)
    short = _short_marks(_cut(told.article.title) + words) if len(words) < SHORT else frozenset()
    url = canonical_url(told.article.url)
    return _Print(number=number, size=len(words), marks=_marks(words), short=short, url=url)


def _words(told: Analyzed) -> list[bytes]:
    words = _cut(" ".join([sentence.text for sentence in told.analysis.sentences]))
    if told.article.language in _UNSPACED:
        words = [sign.encode() for sign in b"".join(words).decode()]
    return words[:MOST_WORDS]


def _cut(text: str) -> list[bytes]:
    """Return the words of a folded text; of ASCII, without folding it."""
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
    return (
        text.encode().translate(_FOLDED).split() if text.isascii() else fold(text).encode().split()
    )


def _runs(words: Sequence[bytes], length: int) -> Iterator[tuple[bytes, ...]]:
    """Return an iterator over all runs of so many words."""
    return zip(*(words[start:] for start in range(length)), strict=False)


def _marks(words: Sequence[bytes]) -> frozenset[int]:
    """Return a sample of the runs of five words, as numbers that mean the same in this process."""
    return frozenset(map(hash, compress(_runs(words, _RUN), map(_OPENS.__getitem__, words))))


def _short_marks(words: Sequence[bytes]) -> frozenset[int]:
    """Return all runs of three words; they never equal a mark of a longer text."""
    return frozenset(map(hash, _runs(words, _SHORT_RUN)))


class _Opens(dict[bytes, bool]):
    """Whether a word opens runs that are looked at, for each word met so far."""

    def __missing__(self, word: bytes) -> bool:
        opens = self[word] = crc32(word) % 4 == 0
        return opens


_OPENS = _Opens()
