"""Together: the summary of a story that several articles tell.

Of each sentence a digest knows how telling it is in its article; here it also counts how near it
is to the middle of the story, and what it adds to the sentences chosen with it. The rules of
``digest.compose.summary`` hold, but R6: the article that opens is told first, in its order, then
the others by the time of their publication.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.compose.cluster import Candidate, Cluster, gather, precedence, says_same
from digest.compose.figures import outdated
from digest.compose.summary import choose_summary
from digest.compose.titles import best_title
from digest.model import Analyzed, Sentence
from digest.summarize.learned import UNIT
from digest.summarize.sets import LATEST_OPENING

__all__ = ["best_title", "choose_together", "main_language"]

# A longer entry may take several sentences of an article: one for each so many words.
_ENTRY_WORDS = 60
_WORDS_A_SENTENCE = 25
# How many half-made summaries are followed; three times as many gain nothing.
_WIDTH = 4
_SHORTFALL = 1.0
_LIKENESS = 0.3
_UNKNOWN_NAME = 0.2
# How much an article's own beginning is to be preferred as the beginning of the summary.
_LEAD = 1.0

Told = tuple[Analyzed, Sentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A summary in the making.

    Attributes:
        worth: of its sentences together, in units of scores.
        places: of its sentences in the pool, in the order they were taken.
    """

    worth: int
    places: tuple[int, ...]
    mask: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    words: int
    count: int
    per_article: int


def choose_together(
    articles: Sequence[Analyzed],
    *,
    words: int,
    count: int = 0,
    known: Sequence[str] = (),
    per_article: int = 1,
    method: str = "digest",
) -> tuple[Told, ...]:
    """Return the sentences that tell a story, each with its article, in the order to print them.

    Only articles in the story's main language are used. No two sentences say the same, and none
    says what is known. The choice does not depend on the order of the articles. One article is
    summarized by ``choose_summary``.

    Args:
        articles: the story's, without copies.
        words: the budget; a single sentence may exceed it.
        count: at most so many sentences instead of a budget, 0 to go by words.
        known: sentences that the reader was told before.
        per_article: at most so many sentences of an article in an entry of up to 60 words; in
            a longer one as many times more as it has 25 words.
        method: what the scores come from; with any but ``digest`` one article is summarized.

    Returns:
        Empty only if no article has a sentence, or if all that may be printed is known.
    """
    language = main_language(articles)
    own = [told for told in articles if told.article.language == language]
    usable = sorted((told for told in own if told.analysis.sentences), key=precedence)
    if not usable:
        return ()
    if (len(usable) == 1 and not known) or method != "digest":
        return _alone(_fullest(usable), words, count, method)
    cluster = _current(gather(usable, known=known))
    telling = {candidate.article for candidate in cluster.pool}
    if not telling:
        return () if known else _alone(_fullest(usable), words, count, method)
    if len(telling) == 1 and not known:
        return _alone(cluster.articles[min(telling)], words, count, method)
    limits = _limits(words, count, per_article, len(telling))
    return _in_order(cluster, _search(cluster, limits))


def main_language(articles: Sequence[Analyzed]) -> str:
    """Return the language of most articles, of equals that with the longer texts; "" for none."""
    many = Counter(told.article.language for told in articles)
    length: Counter[str] = Counter()
    for told in articles:
        length[told.article.language] += len(told.article.text)
    return min(many, key=lambda code: (-many[code], -length[code], code), default="")


def _current(cluster: Cluster) -> Cluster:
    """Return the cluster without sentences whose figures a later article has overtaken."""
    old = outdated([(cluster.articles[own.article], own.sentence) for own in cluster.pool])
    pool = tuple(own for place, own in enumerate(cluster.pool) if place not in old)
    return replace(cluster, pool=pool) if old and pool else cluster


def _alone(told: Analyzed, words: int, count: int, method: str) -> tuple[Told, ...]:
    chosen = choose_summary(
        told.analysis.sentences, title=told.article.title, words=words, count=count, method=method
    )
    return tuple((told, sentence) for sentence in chosen)


def _fullest(articles: Sequence[Analyzed]) -> Analyzed:
    """Return the article with the most sentences without a fault, the first of equals."""
    return max(articles, key=lambda told: sum(not own.flags for own in told.analysis.sentences))


def _limits(words: int, count: int, per_article: int, articles: int) -> _Limits:
    if count:
        return _Limits(words=0, count=count, per_article=max(per_article, -(-count // articles)))
    many = per_article if words <= _ENTRY_WORDS else per_article * (words // _WORDS_A_SENTENCE)
    if articles == 1:
        many = words
    return _Limits(words=words, count=0, per_article=many)


def _search(cluster: Cluster, limits: _Limits) -> tuple[Candidate, ...]:
    """Return the best summary that a beam search finds, in the order its sentences were taken."""
    pool = cluster.pool
    drafts = [
        _Draft(
            worth=own.worth
            + round(UNIT * _LEAD) * (own.rank == 0)
            + _fresh(cluster, own.mask, 0)
            - _strangers((), own),
            places=(place,),
            mask=own.mask,
            words=own.sentence.words,
        )
        for place, own in enumerate(pool)
        if own.rank < LATEST_OPENING and not own.leans
    ]
    done: list[_Draft] = []
    while drafts:
        drafts = sorted(drafts, key=lambda own: _order(own, limits))[:_WIDTH]
        done += drafts
        if limits.count and len(drafts[0].places) >= limits.count:
            break
        longer: dict[tuple[int, ...], _Draft] = {}
        for draft in drafts:
            for found in _extend(cluster, draft, limits):
                key = tuple(sorted(found.places))
                if key not in longer or longer[key].worth < found.worth:
                    longer[key] = found
        drafts = list(longer.values())
    best = min(done, key=lambda own: _order(own, limits), default=None)
    return tuple(pool[place] for place in best.places) if best else ()


def _order(draft: _Draft, limits: _Limits) -> tuple[int, tuple[int, ...]]:
    """Return what drafts are sorted by: worth, less what is left of the budget, then places."""
    missing = 0.0
    if limits.words:
        missing = max(0.0, 1 - draft.words / limits.words)
    elif limits.count:
        missing = 1 - len(draft.places) / limits.count
    return round(UNIT * _SHORTFALL * missing) - draft.worth, draft.places


def _extend(cluster: Cluster, draft: _Draft, limits: _Limits) -> Iterator[_Draft]:
    """Yield the drafts of one more sentence that the limits and the others leave room for."""
    pool = cluster.pool
    chosen = [pool[place] for place in draft.places]
    used = Counter(own.article for own in chosen)
    for place, own in enumerate(pool):
        total = draft.words + own.sentence.words
        if place in draft.places or (limits.words and total > limits.words):
            continue
        if used[own.article] >= limits.per_article or not _may_join(chosen, own):
            continue
        gain = own.worth + _fresh(cluster, own.mask, draft.mask)
        yield _Draft(
            worth=draft.worth + gain - _overlap(chosen, own) - _strangers(chosen, own),
            places=(*draft.places, place),
            mask=draft.mask | own.mask,
            words=total,
        )


def _may_join(chosen: Sequence[Candidate], own: Candidate) -> bool:
    """Return whether a sentence says something else, and stands behind what it leans on."""
    if own.leans and not any(
        other.article == own.article and other.place == own.place - 1 for other in chosen
    ):
        return False
    return not any(says_same(own.mask, own.size, other.mask, other.size) for other in chosen)


def _fresh(cluster: Cluster, mask: int, told: int) -> int:
    new = mask & ~told
    return sum([value * (new & level).bit_count() for level, value in cluster.levels])


def _overlap(chosen: Sequence[Candidate], own: Candidate) -> int:
    """Return what is taken off for what a sentence repeats, in units of scores."""
    shares = [(own.mask & each.mask).bit_count() / max(own.size, each.size) for each in chosen]
    return round(UNIT * _LIKENESS * sum(shares))


def _strangers(chosen: Sequence[Candidate], own: Candidate) -> int:
    """Return what is taken off for bare surnames whose full name is not told (R8)."""
    known = own.whole.union(*(other.whole for other in chosen))
    return round(UNIT * _UNKNOWN_NAME) * len(own.bare - known)


def _in_order(cluster: Cluster, chosen: Sequence[Candidate]) -> tuple[Told, ...]:
    """Return the sentences in the order to print: the opening article, then the others."""
    if not chosen:
        return ()
    opening = min(chosen, key=lambda own: (own.rank > 0, chosen.index(own))).article
    ordered = sorted(chosen, key=lambda own: (own.article != opening, own.article, own.place))
    return tuple((cluster.articles[own.article], own.sentence) for own in ordered)
