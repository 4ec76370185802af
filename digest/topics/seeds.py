"""Finds the curated seed words of ``data/topic_seeds.tsv`` in a text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from digest.topics.names import SLUGS
from digest.topics.tokens import split_words

_MOST_WORDS = 1 << 16
_STEM = 3  # characters by which entries with an open end are found; no such entry is shorter

Marks = tuple[tuple[int, int], ...]  # (topic, weight) pairs of an entry
Phrase = tuple[tuple[str, ...], bool, Marks]  # words after the first, whether the last is open
Entries = tuple[Sequence[Phrase], Marks]
SeedHit = tuple[int, int, Marks]  # first word, the one after the last, what the entry says


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """The entries of one language, by how they are looked up.

    Attributes:
        words: entries of one word.
        stems: entries of one word with an open end, by their first characters, longest first.
        phrases: by first word, longest first: the other words, whether the last has an open end.
    """

    words: dict[str, Marks] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, Marks]]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)


def find_seeds(keys: Sequence[str], language: str) -> list[SeedHit]:
    """Return the entries found in ``keys`` (from ``split_words``), leftmost and longest first.

    Args:
        keys: of an article.
        language: ISO 639-1.
    """
    hits = []
    end = 0
    for place, entries in enumerate(map(_lookup(language).__getitem__, keys)):
        if entries is None or place < end:
            continue
        phrases, marks = entries
        found = _phrase_at(keys, place, phrases) if phrases else None
        if found is None and marks:
            found = (place, place + 1, marks)
        if found is not None:
            hits.append(found)
            end = found[1]
    return hits


def _phrase_at(keys: Sequence[str], place: int, phrases: Sequence[Phrase]) -> SeedHit | None:
    after = keys[place + 1] if place + 1 < len(keys) else ""
    for rest, is_open, marks in phrases:
        if not after.startswith(rest[0]):
            continue
        end = place + 1 + len(rest)
        there = tuple(keys[place + 1 : end])
        if len(there) != len(rest) or there[:-1] != rest[:-1]:
            continue
        if there[-1] == rest[-1] or (is_open and there[-1].startswith(rest[-1])):
            return (place, end, marks)
    return None


class _Lookup(dict[str, Entries | None]):
    """For words met so far the phrases that begin with them, and what they say alone."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._seeds = read_seeds(language)

    def __missing__(self, key: str) -> Entries | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        marks = self._seeds.words.get(key)
        if marks is None:
            stems = self._seeds.stems.get(key[:_STEM], ())
            marks = next((marks for stem, marks in stems if key.startswith(stem)), ())
        phrases = self._seeds.phrases.get(key, ())
        found = self[key] = (phrases, marks) if phrases or marks else None
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
        row_language, slug, weight, words = line.split("\t")
        if row_language != language:
            continue
        for entry in words.split(", "):
            marks = entries.setdefault(entry, {})
            marks[SLUGS.index(slug)] = max(int(weight), marks.get(SLUGS.index(slug), 0))
    seeds = Seeds()
    for entry, topics in entries.items():
        _add(seeds, entry, language, tuple(sorted(topics.items())))
    for stems in seeds.stems.values():
        stems.sort(key=lambda stem: (-len(stem[0]), stem[0]))
    for phrases in seeds.phrases.values():
        phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase))
    return seeds


def _add(seeds: Seeds, entry: str, language: str, marks: Marks) -> None:
    is_open = entry.endswith("*")
    first, *rest = split_words(entry, language)[1]
    if rest:
        seeds.phrases.setdefault(first, []).append((tuple(rest), is_open, marks))
    elif is_open:
        seeds.stems.setdefault(first[:_STEM], []).append((first, marks))
    else:
        seeds.words[first] = marks
