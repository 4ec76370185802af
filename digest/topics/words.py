"""An article as its words, which topics are scored and explained by."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.topics.features import stem_words
from digest.topics.tokens import split_words

_CAP = 3000  # characters of the text that are read: later ones change no topic
_LEAD = 300  # characters of the text that count more


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of title and text in one row.

    Attributes:
        whole: the title, a line end, the text as far as it is read.
        words: as they stand in ``whole``.
        keys: as they are looked up among the seed words.
        stems: as they are looked up in the linear model.
        title: how many of them are in the title.
        lead: how many are in the title and the first characters of the text.
    """

    whole: str
    words: list[str]
    keys: list[str]
    stems: list[str]
    title: int
    lead: int


def read_words(*, title: str, text: str, language: str) -> Words:
    """Return the words of the title and of the first 3,000 characters of the text."""
    whole = f"{title}\n{text[:_CAP]}"
    words, keys = split_words(whole, language)
    return Words(
        whole=whole,
        words=words,
        keys=keys,
        stems=stem_words(keys, language),
        title=len(split_words(title, language)[0]),
        lead=len(split_words(whole[: len(title) + 1 + _LEAD], language)[0]),
    )


def first_place(feature: str, stems: list[str]) -> tuple[int, int]:
    """Return where ``feature`` first stands in ``stems``: its first word, and the one after it."""
    first, _, second = feature.partition(" ")
    place = stems.index(first)
    while second and stems[place + 1 : place + 2] != [second]:
        place = stems.index(first, place + 1)
    return place, place + (2 if second else 1)


def show(
    words: Words, starts: Sequence[int], spans: Sequence[tuple[int, int]], *, most: int
) -> tuple[str, ...]:
    """Return the texts of ``spans`` of words as they stand in title or text.

    ``starts`` says where in ``words.whole`` each word begins (from ``find_words``).
    Those that hold another, stand in another, or go over a line end are left out; at most ``most``.
    """
    shown: list[str] = []
    for start, end in spans:
        text = words.whole[starts[start] : starts[end - 1] + len(words.words[end - 1])]
        low = text.lower()
        if "\n" not in text and not any(low in s.lower() or s.lower() in low for s in shown):
            shown.append(text)
        if len(shown) == most:
            break
    return tuple(shown)
