"""Peers: the summarizers of sumy by name, fed with the passage's own sentences and terms."""

import math
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any
from zlib import crc32

from digest.language import stop_words
from digest.summarize.passage import Passage

# What is behind this many sentences is not ranked: most methods take quadratic time, and KL cubic.
MOST_SENTENCES = 300
MOST_SENTENCES_KL = 100

# Name of the method, module of sumy, class.
SUMY = {
    "sumy-lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}
# The opening of an article, whose words Edmundson's method takes for cues beside the title's.
_CUE_SENTENCES = 2


class _Term(str):
    """A word that sorts into sets by a hash that is the same in every process."""

    __slots__ = ()

    def __hash__(self) -> int:
        return crc32(self.encode())

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def lower(self) -> "_Term":
        """Return the word itself: terms are in lower case already."""
        return self


def rank_by_sumy(passage: Passage, method: str) -> tuple[int, ...]:
    """Return the places of a passage's sentences, the most telling first, as sumy ranks them.

    The terms are the passage's (function words left out, stemmed), not those of a tokenizer of
    sumy's. Ratings that differ by less than a part in a thousand million count as equal: the
    sentence that stands first wins. Sentences without terms, those behind ``MOST_SENTENCES``
    (``MOST_SENTENCES_KL``), and those that a method does not rate are missing.

    Source: sumy 0.13, https://github.com/miso-belica/sumy
    """
    limit = MOST_SENTENCES_KL if method == "kl" else MOST_SENTENCES
    places = [place for place, terms in enumerate(passage.terms[:limit]) if terms]
    if len(places) < 2:
        return tuple(places)
    document = _document(passage, places)
    summarizer = _summarizer(passage, method)
    rated: list[tuple[float, int]] = []

    def take_all(infos: Sequence[Any]) -> Sequence[Any]:
        rated.extend((float(info.rating), info.order) for info in infos)
        return infos

    with warnings.catch_warnings():
        # LSA on few words, LexRank on sentences without a common one: handled below.
        warnings.simplefilter("ignore")
        summarizer(document, take_all)
    order = sorted(rated, key=lambda pair: (-_rounded(pair[0]), pair[1]))
    return tuple(places[number] for _, number in order)


def _rounded(rating: float) -> float:
    """Return the rating to nine significant digits; lowest for what is no number."""
    if not math.isfinite(rating):
        return -math.inf
    return float(f"{rating:.9g}")


def _summarizer(passage: Passage, method: str) -> Callable[[Any, Any], object]:
    module, name = SUMY[method]
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    if method == "edmundson":
        plain = [_Term(word) for word in sorted(stop_words(passage.language))] or [_Term("-")]
        opening = (term for terms in passage.terms[:_CUE_SENTENCES] for term in terms)
        bonus = dict.fromkeys((*passage.title_terms, *opening))
        summarizer.bonus_words = [_Term(term) for term in bonus] or [_Term("-")]
        summarizer.stigma_words = plain
        summarizer.null_words = plain
    return summarizer  # type: ignore[no-any-return]  # sumy has no types


@cache
def _line_type() -> Any:
    """Return the class of sentences that sumy is given; it needs sumy's own, which load slowly."""
    dom = import_module("sumy.models.dom")

    class Line(dom.Sentence):  # type: ignore[misc, name-defined]  # sumy has no types
        """A sentence that equals only itself: sumy keeps ratings by sentence."""

        __slots__ = ("words",)
        __hash__ = object.__hash__

        def __init__(self, terms: Sequence[str], *, heading: bool = False) -> None:
            super().__init__("", None, is_heading=heading)
            self.words = tuple(_Term(term) for term in terms)

        def __eq__(self, other: object) -> bool:
            return self is other

    return Line


def _document(passage: Passage, places: Sequence[int]) -> Any:
    dom, line = import_module("sumy.models.dom"), _line_type()
    paragraphs: dict[int, list[Any]] = {}
    for place in places:
        own = paragraphs.setdefault(passage.paragraphs[place], [])
        own.append(line(passage.terms[place]))
    parts = list(paragraphs.values())
    if passage.title_terms:
        parts[0].insert(0, line(passage.title_terms, heading=True))
    return dom.ObjectDocumentModel([dom.Paragraph(part) for part in parts])
