"""Furniture: sentences that a source sets under unlike titles, such as teasers of other pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from digest.fingerprint import fingerprint
from digest.language import terms
from digest.model import Analyzed

# What so many articles hold whose titles have no word in common is none of their news.
UNLIKE = 3
# Shorter sentences may well be written anew: "Nobody was hurt."
SHORTEST = 40

_NONE: Set[str] = frozenset()

# For a source, the texts of its furniture.
_Furniture = Mapping[str, Set[str]]


def without_furniture(articles: Sequence[Analyzed]) -> tuple[Analyzed, ...]:
    """Return the articles without the sentences that ``UNLIKE`` of their source repeat.

    A page can carry the first lines of other pages, and an article alone does not tell which
    they are. What three articles of one source have word for word is furniture if no two of
    their titles (without one, of their own first sentences) share a word; follow-ups of one
    affair that tell its background again share some.

    Args:
        articles: sorted by id, so that the answer does not depend on the order of arrival.

    Returns:
        The articles in the same order; one without a title keeps its sentences if it has no own.
    """
    furniture = _find_furniture(articles)
    return tuple([_trimmed(told, furniture.get(told.article.source, _NONE)) for told in articles])


def _find_furniture(articles: Sequence[Analyzed]) -> _Furniture:
    by_source: dict[str, list[Analyzed]] = {}
    for told in articles:
        by_source.setdefault(told.article.source, []).append(told)
    return {
        source: found
        for source, own in by_source.items()
        if len(own) >= UNLIKE and (found := _repeated(own))
    }


def _repeated(articles: Sequence[Analyzed]) -> Set[str]:
    """Return the texts that enough articles of one source with unlike titles have."""
    counts: Counter[str] = Counter()
    for told in articles:
        counts.update({one.text for one in told.analysis.sentences})
    often = {text for text, n in counts.items() if n >= UNLIKE and len(text) >= SHORTEST}
    owners: dict[str, list[Set[str]]] = {}
    for told in articles if often else ():
        texts = [one.text for one in told.analysis.sentences]
        shared = often.intersection(texts)
        # One that has nothing of its own is a copy of another, or a page of nothing else.
        own = next((text for text in texts if text not in often and len(text) >= SHORTEST), "")
        if shared and own:
            named = told.article.title or own
            words = frozenset(terms(named, language=told.article.language))
            for text in shared:
                owners.setdefault(text, []).append(words)
    return {text for text, named in owners.items() if _is_unlike(named)}


def _is_unlike(named: Iterable[Set[str]]) -> bool:
    """Return whether enough sets of words have nothing in common with those before."""
    seen: set[str] = set()
    count = 0
    for words in named:
        if words and seen.isdisjoint(words):
            count += 1
            seen |= words
    return count >= UNLIKE


def _trimmed(told: Analyzed, furniture: Set[str]) -> Analyzed:
    if not furniture:
        return told
    sentences = told.analysis.sentences
    kept = tuple([one for one in sentences if one.text not in furniture])
    if len(kept) == len(sentences) or not (kept or told.article.title):
        return told
    # Pages of nothing else would be copies of one another.
    own = fingerprint([one.text for one in kept], title=told.article.title)
    return replace(told, analysis=replace(told.analysis, sentences=kept, fingerprint=own))
