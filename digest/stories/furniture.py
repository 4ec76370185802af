"""Furniture: sentences that a source sets under unlike titles, such as teasers of other pages."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, pairwise

from digest.language import split_sentences, terms
from digest.model import Analysis, Analyzed, Sentence

# What so many articles hold that have nothing to do with each other is none of their news.
UNLIKE = 3
# Shorter sentences may well be written anew: "Nobody was hurt."
SHORTEST = 40
# A sentence has at least every fourth of its terms in common with the rest of its own article:
# 95 to 99 of 100 first sentences of news do; of 100 in another article, 5 to 11 do.
OWN = 4
# Of two articles that have nothing to do with each other, at most every eighth word of the title
# of one stands in the other: none of a title, one or two of a first sentence that stands for it.
STRANGE = 8
# Of the articles that hold a sentence so many are compared: 2,024 threes.
_MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """An article as far as it is told by what no others of its source hold.

    Attributes:
        words: terms of its title, else of its own first sentence; none if it bears no witness: it
            has no sentence of its own, or these words are those of its strays.
        own: terms of its title and of its own sentences.
        strays: the sentences that others hold, and that have next to nothing to do with these.
    """

    words: Set[str]
    own: Set[str]
    strays: frozenset[str]


def find_furniture(
    articles: Sequence[Analyzed], earlier: Sequence[Analyzed] = ()
) -> dict[str, frozenset[str]]:
    """Return the sentences that are none of an article's, by the ids of articles that hold some.

    A page can carry the first lines of other pages, and an article alone does not tell which
    they are. What three articles of one source have word for word is furniture if it is strange
    to each of them, and they to each other: hardly a word of a title (without one, of the first
    own sentence) stands in another one's title or own sentences. Follow-ups of one affair, which
    tell its background again, share some. The article that a first line was taken from keeps it.

    Args:
        articles: in any order; ids are different.
        earlier: what was told before; it only bears witness.
    """
    witnesses: dict[str, list[Analyzed]] = {}
    for told in earlier:
        witnesses.setdefault(told.article.source, []).append(told)
    found: dict[str, frozenset[str]] = {}
    for source, own in _by_source(articles).items():
        found |= _of_source(own, witnesses.get(source, ()))
    return found


def _by_source(articles: Sequence[Analyzed]) -> dict[str, list[Analyzed]]:
    by_source: dict[str, list[Analyzed]] = {}
    for told in sorted(articles, key=lambda told: told.article.id):
        by_source.setdefault(told.article.source, []).append(told)
    return by_source


def _of_source(
    articles: Sequence[Analyzed], earlier: Sequence[Analyzed]
) -> dict[str, frozenset[str]]:
    often = _often(articles, earlier) if len(articles) + len(earlier) >= UNLIKE else frozenset()
    longer = {text for text in often if len(text) >= SHORTEST}
    if not longer:
        return {}
    holders = [told for told in articles if _holds(told, longer)]
    pages = [_page(told, often) for told in holders]
    furniture = _furniture(
        [*pages, *(_page(told, often) for told in earlier if _holds(told, longer))]
    )
    return {
        told.article.id: strays
        for told, page in zip(holders, pages, strict=True)
        if (strays := _with_short(told, page.strays & furniture, often))
        and _tells_more(told, strays)
    }


def _with_short(told: Analyzed, strays: frozenset[str], often: Set[str]) -> frozenset[str]:
    """Return the strays with the short sentences beside them that enough articles have, too."""
    texts = [one.text for one in told.analysis.sentences] if strays else []
    beside = {
        other
        for ordered in (texts, texts[::-1])
        for text, other in pairwise(ordered)
        if text in strays and other in often and len(other) < SHORTEST
    }
    return strays | beside


def _often(articles: Sequence[Analyzed], earlier: Sequence[Analyzed]) -> Set[str]:
    """Return the sentences of some articles that, with earlier ones, enough have."""
    counts: Counter[str] = Counter()
    for told in articles:
        counts.update(_texts_of(told))
    for told in earlier:
        texts = _texts_of(told)
        counts.update([text for text in texts if text in counts])
    return {text for text, n in counts.items() if n >= UNLIKE}


def _holds(told: Analyzed, texts: Set[str]) -> bool:
    return not texts.isdisjoint(_texts_of(told))


def _texts_of(told: Analyzed) -> set[str]:
    return {one.text for one in told.analysis.sentences}.union(_others_in(told))


def _others_in(told: Analyzed) -> tuple[str, ...]:
    """Return the sentences of another article in the same text: teasers can look like one."""
    text, language = told.article.text, told.article.language
    rest = [own for own in told.analysis.blocks if own.kind == "another"]
    return tuple(chain.from_iterable(_cut(text[own.start : own.end], language) for own in rest))


# The articles of a source are counted, then those looked at that hold what others do.
@lru_cache(maxsize=1_024)
def _cut(text: str, language: str) -> tuple[str, ...]:
    return tuple([text[start:end] for start, end in split_sentences(text, language=language)])


def _page(told: Analyzed, often: Set[str]) -> _Page:
    article, analysis = told.article, told.analysis
    rest = [one for one in analysis.sentences if one.text not in often]
    first = next((one.text for one in rest if len(one.text) >= SHORTEST), "")
    # "Markets fall | Morning Post" and "Rain in Kenya | Morning Post" are unlike.
    outlet = terms(article.source, language=article.language)
    words = frozenset(terms(article.title or first, language=article.language)).difference(outlet)
    own = words.union(_terms_of(analysis, rest))
    told_of = {one.text: _terms_of(analysis, [one]) for one in analysis.sentences}
    for text in _others_in(told):
        told_of.setdefault(text, set(terms(text, language=article.language)))
    strays = {
        text: found
        for text, found in told_of.items()
        if text in often and len(text) >= SHORTEST and _is_stray(found, own)
    }
    # A long report under a new title, with a new sentence, is strange to that sentence alone.
    bears_witness = first and _are_strange(words, set().union(*strays.values()))
    return _Page(
        words=words if bears_witness else frozenset(),
        own=own,
        strays=frozenset(strays),
    )


def _terms_of(analysis: Analysis, sentences: Sequence[Sentence]) -> Set[str]:
    return {analysis.terms[place] for one in sentences for place in one.terms}


def _is_stray(own: Set[str], rest: Set[str]) -> bool:
    return OWN * len(own & rest) < max(1, len(own))


def _furniture(pages: Sequence[_Page]) -> Set[str]:
    """Return the texts that are strange to enough pages that are strange to each other."""
    owners: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for text in page.strays if page.words else ():
            owners.setdefault(text, []).append(number)
    groups: dict[tuple[int, ...], list[str]] = {}
    for text, numbers in owners.items():
        groups.setdefault(tuple(numbers[:_MOST]), []).append(text)
    return {
        text
        for numbers, texts in groups.items()
        if _are_unlike([pages[number] for number in numbers])
        for text in texts
    }


def _are_unlike(pages: Sequence[_Page]) -> bool:
    """Return whether three of some pages have nothing to do with each other."""
    unlike = {
        (i, j) for i, j in combinations(range(len(pages)), 2) if _is_unlike(pages[i], pages[j])
    }
    return any(
        (i, k) in unlike and (j, k) in unlike for i, j in unlike for k in range(j + 1, len(pages))
    )


def _is_unlike(one: _Page, other: _Page) -> bool:
    return _are_strange(one.words, other.own) and _are_strange(other.words, one.own)


def _are_strange(words: Set[str], text: Set[str]) -> bool:
    return STRANGE * len(words & text) <= len(words)


def _tells_more(told: Analyzed, furniture: Set[str]) -> bool:
    """Return whether an article without its furniture still says something."""
    return bool(told.article.title) or any(
        one.text not in furniture for one in told.analysis.sentences
    )
