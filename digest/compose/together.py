"""Together: the summary of a story that several articles tell.

Of each sentence a digest knows how telling it is in its article; here it also counts how near it
is to the middle of the story, and what it adds to the sentences chosen with it. The rules of
``digest.compose.summary`` hold, but R6: the article that opens is told first, in its order, then
the others by the time of their publication.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest.compose.beam import Limits, search
from digest.compose.summary import choose_summary
from digest.model import Analyzed, Sentence
from digest.telling.claims import LANGUAGES
from digest.telling.cluster import Candidate, Cluster, gather, precedence
from digest.telling.figures import contradicts, outdated
from digest.telling.plans import is_before, tells_plan, turning_day
from digest.telling.titles import best_title

__all__ = ["best_title", "choose_together", "main_language"]

# A longer entry may take several sentences of an article: one for each so many words.
_ENTRY_WORDS = 60
_WORDS_A_SENTENCE = 25
Told = tuple[Analyzed, Sentence]


def choose_together(
    articles: Sequence[Analyzed],
    *,
    words: int,
    count: int = 0,
    method: str = "digest",
    under: Analyzed | None = None,
) -> tuple[Told, ...]:
    """Return the sentences that tell a story, each with its article, in the order to print them.

    Only articles in the story's main language are used. No two sentences say the same. The choice
    does not depend on the order of the articles. One article is summarized by ``choose_summary``.

    Args:
        articles: the story's, without copies.
        words: the budget; a single sentence may exceed it.
        count: at most so many sentences instead of a budget, 0 to go by words.
        method: what the scores come from; with any but ``digest`` one article is summarized.
        under: the article whose title stands above; no other one's sentence contradicts it.

    Returns:
        Empty only if no article has a sentence.
    """
    language = main_language(articles)
    own = [told for told in articles if told.article.language == language]
    usable = sorted((told for told in own if told.analysis.sentences), key=precedence)
    if not usable:
        return ()
    if len(usable) == 1 or method != "digest":
        return _alone(_fullest(usable), words, count, method)
    cluster = _turned(_agreeing(gather(usable), under))
    telling = {candidate.article for candidate in cluster.pool}
    if not telling:
        return _alone(_fullest(usable), words, count, method)
    if len(telling) == 1:
        return _alone(cluster.articles[min(telling)], words, count, method)
    limits = _limits(words, count, len(telling))
    chosen = _in_order(cluster, search(cluster, limits, headline=_title_of(cluster, under)))
    return chosen or _alone(_fullest(usable), words, count, method)


def _title_of(cluster: Cluster, under: Analyzed | None) -> int:
    """Return the terms of the title that stands above as bits, 0 if it is not in the cluster."""
    stands = under.article.id if under else ""
    found = zip(cluster.articles, cluster.titles, strict=True)
    return next((title for told, title in found if told.article.id == stands), 0)


def main_language(articles: Sequence[Analyzed]) -> str:
    """Return the language of most articles, of equals that with the longer texts; "" for none."""
    many = Counter(told.article.language for told in articles)
    length: Counter[str] = Counter()
    for told in articles:
        length[told.article.language] += len(told.own_text)
    return min(many, key=lambda code: (-many[code], -length[code], code), default="")


def _agreeing(cluster: Cluster, under: Analyzed | None) -> Cluster:
    """Return the cluster without what is overtaken, or has other figures than the headline."""
    told = [(cluster.articles[own.article], own.sentence) for own in cluster.pool]
    left_out = outdated(told)
    if under and under.article.language in LANGUAGES:
        left_out |= {
            place
            for place, (own, sentence) in enumerate(told)
            if own.article.id != under.article.id
            and contradicts(under.article.title, sentence.text)
        }
    pool = tuple(own for place, own in enumerate(cluster.pool) if place not in left_out)
    return replace(cluster, pool=pool) if left_out and pool else cluster


def _turned(cluster: Cluster) -> Cluster:
    """Return the cluster as of the day on which the story turned: no older one opens or plans."""
    day = turning_day(cluster.articles)
    old = {place for place, own in enumerate(cluster.articles) if day and is_before(own, day)}
    pool = tuple(
        replace(own, opens=False) if own.article in old else own
        for own in cluster.pool
        if own.article not in old or not tells_plan(own.sentence.text)
    )
    return replace(cluster, pool=pool) if old and any(own.opens for own in pool) else cluster


def _alone(told: Analyzed, words: int, count: int, method: str) -> tuple[Told, ...]:
    chosen = choose_summary(
        told.analysis.sentences, title=told.article.title, words=words, count=count, method=method
    )
    return tuple((told, sentence) for sentence in chosen)


def _fullest(articles: Sequence[Analyzed]) -> Analyzed:
    """Return the article with the most sentences without a fault, the first of equals."""
    return max(articles, key=lambda told: sum(not own.flags for own in told.analysis.sentences))


def _limits(words: int, count: int, articles: int) -> Limits:
    """Return what to choose of so many articles: one sentence of each, of long entries more."""
    if count:
        return Limits(words=0, count=count, per_article=-(-count // articles))
    many = 1 if words <= _ENTRY_WORDS else words // _WORDS_A_SENTENCE
    return Limits(words=words, count=0, per_article=many)


def _in_order(cluster: Cluster, chosen: Sequence[Candidate]) -> tuple[Told, ...]:
    """Return the sentences in the order to print: the opening article, then the others.

    The sentence that was taken first opens; what may stand behind it was judged by this order.
    """
    ordered = sorted(
        chosen, key=lambda own: (own.article != chosen[0].article, own.article, own.place)
    )
    return tuple((cluster.articles[own.article], own.sentence) for own in ordered)
