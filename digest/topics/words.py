"""An article as its words, which topics are scored and explained by."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.topics.tokens import find_row, is_spaced, lower, split_words, word_spans

_CAP = 3000  # characters of the text that are read: later ones change no topic
_LEAD = 300  # characters of the text that count more

Span = tuple[int, int]  # number of a first word, and of the one after the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of title and text in one row.

    Attributes:
        whole: the title, a line end, the text as far as it is read.
        language: ISO 639-1.
        keys: the words of ``whole`` in the form to look up.
        title: how many of them are in the title.
        lead: how many are in the title and the first characters of the text.
        text: where in ``whole`` the text starts.
    """

    whole: str
    language: str
    keys: list[str]
    title: int
    lead: int
    text: int


def read_words(*, title: str, text: str, language: str) -> Words:
    """Return the words of the title and of the first 3,000 characters of the text."""
    text = text[:_CAP]
    keys = split_words(title, language)
    count = len(keys)
    keys += split_words(text, language)
    return Words(
        whole=f"{title}\n{text}",
        language=language,
        keys=keys,
        title=count,
        lead=count + len(split_words(text[:_LEAD], language)),
        text=len(title) + 1,
    )


def tongue_of(language: str) -> str:
    """Return the language that an article is read as: English if it is unknown."""
    return "en" if language in {"", "und"} else language.lower().partition("-")[0]


class Shown:
    """Turns rows of words back into what stands in the article."""

    def __init__(self, words: Words) -> None:
        """Take ``words``, whose rows are to be shown."""
        self._words = words
        self._low = lower(words.whole)
        spaced = is_spaced(words.language)
        self._spans = [] if spaced else word_spans(words.whole, words.language)

    def show(self, spans: Sequence[Span], *, most: int) -> tuple[str, ...]:
        """Return the texts of ``spans`` as they stand in title or text.

        Those that hold another, stand in another, or go over a line end are left out; at most
        ``most``.
        """
        shown: list[str] = []
        lows: list[str] = []
        for span in spans:
            start, end = self._place(span)
            low = self._low[start:end]
            if "\n" not in low and not any(low in other or other in low for other in lows):
                shown.append(self._words.whole[start:end])
                lows.append(low)
                if len(shown) == most:
                    break
        return tuple(shown)

    def _place(self, span: Span) -> tuple[int, int]:
        start, end = span
        if self._spans:
            return self._spans[start][0], self._spans[end - 1][1]
        words = self._words
        return find_row(self._low, words.keys[start:end], 0 if start < words.title else words.text)
