"""Cluster: the sentences of a story's articles as one choice sees them, in one vocabulary."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from digest.language import terms
from digest.model import Analyzed, Sentence
from digest.summarize.board import set_up
from digest.summarize.learned import NEUTRAL, UNIT
from digest.summarize.openings import openings
from digest.telling.corrections import is_correction
from digest.telling.reference import takes_as_known

# What a sentence is worth by itself, in units of scores; bench/bench_together.py measures them.
# Each may be halved or doubled for a change of less than half a point of ROUGE.
_OWN = 0.2
_LATE = 0.05
_LONG = 0.25
_FULL_LENGTH = 30
_MIDDLE = 2.4
# Taken off a sentence that shares fewer terms with the other articles: what is it doing here?
_APART = 1.0
_FEWEST_SHARED = 2
# Taken off for each day that an article is older than the newest, up to three.
_AGED = 0.6
_SHARED = 1.3
# What the terms that stand in two sentences, two articles and three articles are worth, each
# level as a whole, to the sentence that brings them first.
_IN_SENTENCES = ((2, 3.0),)
_IN_ARTICLES = ((2, 2.0), (3, 1.0))
# Sentences that share more say the same: of a cosine, and of the shorter one's terms.
MOST_ALIKE = 0.45
MOST_CONTAINED = 0.7
_POOL = 14
# So many that may open are always among the sentences to choose from.
_OPENINGS = 3
# "The first flight was due", "The other victims are": one of what was named before.
_COUNTS_BACK = re.compile(
    r"The (?:first|second|third|last|next|other|remaining|same|two|three|four) [a-z-]+ "
    r"(?:is|are|was|were|has|have|had|will|came|left|went)\b"
)
# Of vectors of so many terms; one of fewer than four is not held for nearer to the middle.
_LONGEST = 400
_LENGTHS = tuple(sqrt(max(4, many)) for many in range(_LONGEST + 1))
_LANE = 32
_LOW = (1 << _LANE) - 1

Terms = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        article: number of its article in the cluster.
        place: number of the sentence in its article.
        rank: how many sentences of its article that may be chosen stand before it.
        mask: its terms as the bits of a number, a term the same bit in every article.
        size: how many terms.
        worth: of the sentence by itself, in units of scores.
        bare: the surnames that it gives without a first name; ``whole`` those with one.
        leans: whether only the sentence before makes it understood.
        opens: whether a summary of its article may begin with it.
        refers: the terms, as bits, of a thing that it takes as known; one of them must have been
            told. An article's first sentence takes nothing as known.
    """

    article: int
    place: int
    rank: int
    sentence: Sentence
    mask: int
    size: int
    worth: int
    bare: frozenset[str]
    whole: frozenset[str]
    leans: bool
    opens: bool
    refers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """What the choice knows of a story.

    Attributes:
        articles: in a fixed order, whatever the order they were given in.
        candidates: all sentences that may be chosen, by article and place.
        pool: the sentences to choose from, the most worth first.
        levels: sets of terms as bits, and what each term of them adds when it is told first.
        titles: the terms of each article's title as bits.
    """

    articles: tuple[Analyzed, ...]
    candidates: tuple[Candidate, ...]
    pool: tuple[Candidate, ...]
    levels: tuple[tuple[int, int], ...]
    titles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Counts:
    """In how many articles and in how many sentences each term stands, by its number."""

    articles: Sequence[int]
    sentences: Sequence[int]


def gather(articles: Sequence[Analyzed], *, known: Sequence[str] = ()) -> Cluster:
    """Return the cluster of some articles of one language; their order does not matter.

    A sentence's worth is its own score, its place and length, and how near it is to the middle of
    the story: how often its terms come back in other sentences and in other articles.

    Args:
        articles: at least one.
        known: what a reader has been told before; sentences that say it again are left out, but
            those of a correction.
    """
    ordered = tuple(sorted(articles, key=precedence))
    vocabulary: dict[str, int] = {}
    used = [_numbered(told, vocabulary) for told in ordered]
    language = ordered[0].article.language
    before = [_mask(_known(text, language, vocabulary)) for text in known]
    titles = [_mask(_known(told.article.title, language, vocabulary)) for told in ordered]
    counts = _count(used, len(vocabulary))
    central = _centrality(used, counts)
    ages = _ages(ordered)
    found = [
        own
        for number, told in enumerate(ordered)
        for own in _candidates(number, told, used[number], central[number], ages[number])
        if not any(says_same(own.mask, own.size, mask, mask.bit_count()) for mask in before)
        or is_correction(told)
    ]
    return Cluster(
        articles=ordered,
        candidates=tuple(found),
        pool=_pool(found),
        levels=_levels(counts),
        titles=tuple(titles),
    )


def precedence(told: Analyzed) -> tuple[str, str, str]:
    """Return what articles are sorted by: first published first, undated last."""
    article = told.article
    return article.published or "~", article.source, article.id


def says_same(one: int, size: int, other: int, other_size: int) -> bool:
    """Return whether two sets of terms, given as bits with their sizes, have too much in common."""
    return is_same((one & other).bit_count(), size, other_size)


def is_same(common: int, size: int, other_size: int) -> bool:
    """Return whether so many common terms of two sentences are too many."""
    if not common:
        return False
    return (
        common > MOST_CONTAINED * min(size, other_size)
        or common > MOST_ALIKE * sqrt(size * other_size)
    )  # fmt: skip


def _numbered(told: Analyzed, vocabulary: dict[str, int]) -> Terms:
    """Return the terms of each sentence as numbers that are the same in every article."""
    numbers = [vocabulary.setdefault(term, len(vocabulary)) for term in told.analysis.terms]
    return tuple([tuple([numbers[term] for term in own.terms]) for own in told.analysis.sentences])


def _known(text: str, language: str, vocabulary: dict[str, int]) -> set[int]:
    return {vocabulary.setdefault(own, len(vocabulary)) for own in terms(text, language=language)}


def _count(used: Sequence[Terms], size: int) -> _Counts:
    in_articles, in_sentences = [0] * size, [0] * size
    for article in used:
        own = [term for sentence in article for term in sentence]
        for term in own:
            in_sentences[term] += 1
        for term in set(own):
            in_articles[term] += 1
    return _Counts(in_articles, in_sentences)


def _centrality(used: Sequence[Terms], counts: _Counts) -> list[list[float]]:
    """Return for each sentence how near it is to the middle of the story.

    That is its product with the sum of all others, as in a centroid summary (Radev et al. 2004),
    and the same with the articles instead of the sentences, each as a part of the highest. One
    that has hardly a term in common with the other articles is farther away.
    """
    sums = _sums(used, counts)
    shared = _nearness([[(own & _LOW, many) for own, many in one] for one in sums])
    middle = _nearness([[(own >> _LANE & _LOW, many) for own, many in one] for one in sums])
    apart = [[_APART * (own >> 2 * _LANE < _FEWEST_SHARED) for own, _ in one] for one in sums]
    return [
        [_SHARED * own + _MIDDLE * other - off for own, other, off in zip(*one, strict=True)]
        for one in zip(shared, middle, apart, strict=True)
    ]


def _sums(used: Sequence[Terms], counts: _Counts) -> list[list[tuple[int, int]]]:
    """Return for each sentence three sums over its terms side by side, and how many terms.

    In how many articles they stand, in how many sentences, and how many stand in two articles.
    """
    packed = [
        (many > 1) << 2 * _LANE | sentences << _LANE | many
        for many, sentences in zip(counts.articles, counts.sentences, strict=True)
    ]
    return [[(sum([packed[term] for term in own]), len(own)) for own in one] for one in used]


def _nearness(sums: Sequence[Sequence[tuple[int, int]]]) -> list[list[float]]:
    """Return the product of each sentence with the sum of all others, as a part of the highest.

    Args:
        sums: for each sentence in how many its terms stand, added up, and how many terms.
    """
    found = [
        [(total - many) / _LENGTHS[min(many, _LONGEST)] for total, many in article]
        for article in sums
    ]
    most = max([max(article, default=0.0) for article in found]) or 1.0
    return [[value / most for value in article] for article in found]


def _candidates(
    number: int, told: Analyzed, used: Terms, central: Sequence[float], age: int
) -> list[Candidate]:
    board = set_up(told.analysis.sentences)
    title = bare(told.article.title)
    first = openings(board)
    return [
        Candidate(
            article=number,
            place=place,
            rank=rank,
            sentence=own,
            mask=_mask(used[place]),
            size=len(used[place]) or 1,
            worth=_worth(own, place, central[place] - _AGED * age),
            bare=board.bare[place],
            whole=board.whole[place],
            leans="dangling" in own.flags or _COUNTS_BACK.match(own.text) is not None,
            opens=place in first,
            refers=_refers(own, told, used[place]) if place else 0,
        )
        for rank, place in enumerate(board.eligible)
        if (own := board.sentences[place]) and (not title or bare(own.text) != title)
    ]


def _refers(own: Sentence, told: Analyzed, used: Sequence[int]) -> int:
    """Return the terms of the thing that a sentence takes as known, as bits."""
    words = takes_as_known(own.text, language=told.article.language)
    if not words:
        return 0
    stems = set(terms(words, language=told.article.language))
    own_terms = zip(own.terms, used, strict=True)
    return _mask([number for term, number in own_terms if told.analysis.terms[term] in stems])


def _ages(articles: Sequence[Analyzed]) -> list[int]:
    """Return how many days older than the newest each article is, 0 to 3; 0 if it is unknown."""
    stated = [told.article.published[:10] for told in articles]
    days = [date.fromisoformat(own).toordinal() if len(own) == 10 else 0 for own in stated]
    newest = max(days)
    return [min(3, newest - own) if own else 0 for own in days]


def _worth(own: Sentence, place: int, points: float) -> int:
    points += _LONG * min(1.5, own.words / _FULL_LENGTH) - _LATE * log(1 + place)
    return round(_OWN * (own.score - NEUTRAL) + UNIT * points)


def _pool(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the likeliest sentences, those to open with, and what others in it lean on."""
    ranked = sorted(found, key=lambda own: (-own.worth, own.article, own.place))
    pool = ranked[:_POOL]
    needed = {(own.article, own.place - 1) for own in pool if own.leans}
    needed |= {(own.article, own.place) for own in [own for own in ranked if own.opens][:_OPENINGS]}
    return (*pool, *(own for own in ranked[_POOL:] if (own.article, own.place) in needed))


def _levels(counts: _Counts) -> tuple[tuple[int, int], ...]:
    found = []
    for counted, wanted in ((counts.sentences, _IN_SENTENCES), (counts.articles, _IN_ARTICLES)):
        for least, value in wanted:
            mask = _mask([term for term, many in enumerate(counted) if many >= least])
            if mask:
                found.append((mask, round(UNIT * value) // mask.bit_count()))
    return tuple(found)


def bare(text: str) -> str:
    """Return the letters and figures of a text, in lower case: what it says without its signs."""
    return "".join(filter(str.isalnum, text.casefold()))


def _mask(numbers: Iterable[int]) -> int:
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask
