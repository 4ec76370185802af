"""Finds the curated seed words of ``data/topic_seeds.tsv`` in a text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import compress, count

from digest.topics.names import SLUGS
from digest.topics.tokens import split_words

_MOST_WORDS = 1 << 16
_STEM = 3  # characters by which entries with an open end are found; no such entry is shorter

Marks = tuple[tuple[int, int], ...]  # (topic, weight) pairs of an entry
Phrase = tuple[tuple[str, ...], bool, Marks]  # words after the first, whether the last is open
SeedHit = tuple[int, int, Marks]  # first word, the one after the last, what the entry says


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases that begin with a word, longest first.

    Attributes:
        exact: by their second word.
        open: those of two words, the second with an open end.
    """

    exact: dict[str, list[Phrase]] = field(default_factory=dict)
    open: list[Phrase] = field(default_factory=list)


# The phrases that begin with a word: by the second word, the beginnings of those that are open, and
# these; then what it says alone.
Entries = tuple[dict[str, list[Phrase]], tuple[str, ...], list[Phrase], Marks]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """The entries of one language, by how they are looked up.

    Attributes:
        words: entries of one word.
        stems: entries of one word with an open end, by their first characters, longest first.
        phrases: by first word.
    """

    words: dict[str, Marks] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, Marks]]] = field(default_factory=dict)
    phrases: dict[str, Phrases] = field(default_factory=dict)


def find_seeds(keys: Sequence[str], language: str) -> list[SeedHit]:
    """Return the entries found in ``keys`` (from ``split_words``), leftmost and longest first.

    Args:
        keys: of an article.
        language: ISO 639-1.
    """
    hits: list[SeedHit] = []
    end = 0
    found = list(map(_lookup(language).__getitem__, keys))
    behind = [*keys[1:], ""]
    for place, entries, following in compress(zip(count(), found, behind, strict=False), found):
        if entries is None or place < end:
            continue
        exact, beginnings, opened, marks = entries
        hit = _phrase_at(keys, place, exact[following]) if following in exact else None
        if hit is None and beginnings and following.startswith(beginnings):
            hit = _open_at(keys, place, opened)
        if hit is None and marks:
            hit = (place, place + 1, marks)
        if hit is not None:
            hits.append(hit)
            end = hit[1]
    return hits


def _phrase_at(keys: Sequence[str], place: int, phrases: Sequence[Phrase]) -> SeedHit | None:
    for rest, is_open, marks in phrases:
        there = tuple(keys[place + 1 : place + 1 + len(rest)])
        if there == rest or (
            is_open
            and len(there) == len(rest)
            and there[:-1] == rest[:-1]
            and there[-1].startswith(rest[-1])
        ):
            return (place, place + 1 + len(rest), marks)
    return None


def _open_at(keys: Sequence[str], place: int, phrases: Sequence[Phrase]) -> SeedHit | None:
    for rest, _, marks in phrases:
        if keys[place + 1].startswith(rest[0]):
            return (place, place + 2, marks)
    return None


_NONE = Phrases()


class _Lookup(dict[str, Entries | None]):
    """For words met so far the phrases that begin with them, and what they say alone."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._seeds = read_seeds(language)

    def __missing__(self, key: str) -> Entries | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        marks = self._seeds.words.get(key, ())
        if not marks:
            for stem, own in self._seeds.stems.get(key[:_STEM], ()):
                if key.startswith(stem):
                    marks = own
                    break
        phrases = self._seeds.phrases.get(key, _NONE)
        found = None
        if marks or phrases is not _NONE:
            beginnings = tuple([rest[0] for rest, _, _ in phrases.open])
            found = (phrases.exact, beginnings, phrases.open, marks)
        self[key] = found
        return found


@cache
def _lookup(language: str) -> _Lookup:
    return _Lookup(language)


@cache
def read_seeds(language: str) -> Seeds:
    """Return the entries of ``language`` (ISO 639-1); empty if the table has none."""
    entries: dict[str, dict[int, int]] = {}
    text = (files("digest") / "data" / "topic_seeds.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if not line.startswith(f"{language}\t"):
            continue
        _, slug, weight, words = line.split("\t")
        topic, told = SLUGS.index(slug), int(weight)
        for entry in words.split(", "):
            marks = entries.setdefault(entry, {})
            marks[topic] = max(told, marks.get(topic, 0))
    seeds = Seeds()
    for entry, topics in entries.items():
        _add(seeds, entry, language, tuple(sorted(topics.items())))
    for stems in seeds.stems.values():
        stems.sort(key=lambda stem: (-len(stem[0]), stem[0]))
    for phrases in seeds.phrases.values():
        for found in (*phrases.exact.values(), phrases.open):
            found.sort(key=lambda phrase: (-len(phrase[0]), phrase))
    return seeds


def _add(seeds: Seeds, entry: str, language: str, marks: Marks) -> None:
    is_open = entry.endswith("*")
    first, *rest = split_words(entry, language)
    if rest:
        phrases = seeds.phrases.setdefault(first, Phrases())
        phrase = (tuple(rest), is_open, marks)
        if is_open and len(rest) == 1:
            phrases.open.append(phrase)
        else:
            phrases.exact.setdefault(rest[0], []).append(phrase)
    elif is_open:
        seeds.stems.setdefault(first[:_STEM], []).append((first, marks))
    else:
        seeds.words[first] = marks
