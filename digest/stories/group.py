"""Group: copies, events, what earlier digests told; the result is sorted by id."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from digest.model import Analyzed, Story
from digest.stories.copies import Copies, find_copies
from digest.stories.decided import Rules, rules_of
from digest.stories.events import Clusters, cluster_units
from digest.stories.faint import faintness
from digest.stories.memory import Postings, instant_of, newest_of, postings_of, rate_past
from digest.stories.reasons import reasons_of
from digest.stories.values import DEFAULT, EMPTY, Decision, Memory, PastStory, StorySettings
from digest.stories.vectors import Vector, vectors_of
from digest.stories.vetoes import Vetoes
from digest.text import hash_id

# A text of fewer words tells too little to be the one that a reader is given first.
LONG_ENOUGH = 40

_Vetoed = Mapping[int, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """The articles in a fixed order, cut into units, and what was decided about them.

    Attributes:
        told: the article that stands for each unit: the best told of its copies.
        days: when each of them was published, in days; None if unknown.
        vectors: one a unit.
    """

    articles: tuple[Analyzed, ...]
    units: tuple[Copies, ...]
    told: tuple[Analyzed, ...]
    days: tuple[float | None, ...]
    vectors: tuple[Vector, ...]
    rules: Rules
    vetoes: Vetoes

    def of(self, units: Sequence[int]) -> list[Analyzed]:
        """Return the articles that stand for some units."""
        return [self.told[unit] for unit in units]

    def faintness(self, first: Sequence[int], second: Sequence[int]) -> str:
        """Return why two clusters of units have too little in common, "" if they have enough."""
        both = (*first, *second)
        return faintness(
            [self.told[unit].article for unit in both],
            [self.days[unit] for unit in both],
            [self.vectors[unit] for unit in first],
            [self.vectors[unit] for unit in second],
        )

    def apart(self, first: Sequence[int], second: Sequence[int]) -> bool:
        """Return whether a decision keeps two clusters of units apart."""
        return any(
            self.rules.apart(self.articles[i].article.id, self.articles[j].article.id)
            for one in first
            for other in second
            for i in self.units[one].members
            for j in self.units[other].members
        )


def group_stories(
    articles: Sequence[Analyzed],
    *,
    memory: Memory = EMPTY,
    at: datetime | None = None,
    settings: StorySettings = DEFAULT,
    decisions: Sequence[Decision] = (),
) -> tuple[Story, ...]:
    """Return the stories of some articles, independent of the order of the articles.

    Args:
        articles: each with its analysis; ids are different.
        memory: what earlier digests told; a story that goes on carries their articles, the day
            it was first told and the sentences printed of it.
        at: the instant of the digest, which counts for articles without a date; None: no gap.
        settings: thresholds.
        decisions: what a person joined and split; they outweigh everything.

    Returns:
        One story an event, sorted by id. Its articles are those with a title and a text of some
        length first, then the earliest; copies are in the same order.
    """
    batch = _prepare(articles, memory, settings, decisions)
    clusters = _cluster(batch, settings)
    vetoed = _by_unit(clusters)
    continued = _continue(batch, clusters, memory, at, settings)
    stories = [_story(batch, units, vetoed, past, value) for units, past, value in continued]
    return tuple(sorted(stories, key=lambda story: story.id))


def precedence(told: Analyzed) -> tuple[bool, bool, str, int, str, str]:
    """Return what articles of one story are sorted by, the best told first."""
    article = told.article
    words = sum(sentence.words for sentence in told.analysis.sentences)
    # A title helps the reader most; then the original, which is the earliest and longest.
    return (
        not article.title,
        words < LONG_ENOUGH,
        article.published or "~",
        -words,
        article.source,
        article.id,
    )


def _prepare(
    articles: Sequence[Analyzed],
    memory: Memory,
    settings: StorySettings,
    decisions: Sequence[Decision],
) -> _Batch:
    ordered = tuple(sorted(articles, key=lambda told: told.article.id))
    known = [told.article for past in memory.past for told in past.articles]
    rules = rules_of(decisions, [*(told.article for told in ordered), *known])
    decided = frozenset(chain.from_iterable(rules.pairs))
    vetoes = Vetoes()

    def apart(i: int, j: int) -> bool:
        one, other = ordered[i], ordered[j]
        # A report that a machine fills in is no copy of the one on another town.
        return rules.apart(one.article.id, other.article.id) or bool(vetoes.between([one], [other]))

    def kind(i: int) -> Hashable:
        id_ = ordered[i].article.id
        return vetoes.kind(ordered[i]), id_ if id_ in decided else ""

    units = find_copies(ordered, settings=settings, apart=apart, kind=kind)
    told = tuple(min((ordered[n] for n in unit.members), key=precedence) for unit in units)
    vectors = vectors_of(told, lately=memory.idf)
    return _Batch(
        articles=ordered,
        units=units,
        told=told,
        days=tuple(map(_day_number, told)),
        vectors=tuple(vectors[one.article.id] for one in told),
        rules=rules,
        vetoes=vetoes,
    )


def _cluster(batch: _Batch, settings: StorySettings) -> Clusters:
    unit_of = {
        batch.articles[n].article.id: unit
        for unit, own in enumerate(batch.units)
        for n in own.members
    }
    joined = [
        (unit_of[one], unit_of[other])
        for one, other in batch.rules.joined()
        if one in unit_of and other in unit_of
    ]

    def veto(first: Sequence[int], second: Sequence[int]) -> str:
        if batch.rules.pairs and batch.apart(first, second):
            return "split by decision"
        return batch.faintness(first, second) or batch.vetoes.between(
            batch.of(first), batch.of(second)
        )

    return cluster_units(batch.vectors, batch.days, settings=settings, joined=joined, veto=veto)


def _day_number(told: Analyzed) -> float | None:
    when = instant_of(told.article.published)
    return round(when.timestamp() / 86_400, 6) if when else None


_Continued = tuple[tuple[int, ...], PastStory | None, int]


def _continue(
    batch: _Batch,
    clusters: Clusters,
    memory: Memory,
    at: datetime | None,
    settings: StorySettings,
) -> list[_Continued]:
    """Return clusters with the earlier story that each goes on with; those of one are merged."""
    found: list[_Continued] = []
    taken: dict[str, list[tuple[int, tuple[int, ...], PastStory]]] = {}
    postings = postings_of(memory.past)
    for units in clusters.members:
        value, past = _past_of(batch, units, memory, postings, at, settings)
        if past:
            taken.setdefault(past.id, []).append((value, units, past))
        else:
            found.append((units, None, 0))
    for _, rows in sorted(taken.items()):
        value, units, past = max(rows, key=lambda row: (row[0], row[1]))
        both = [own for _, own, _ in rows if own == units or not batch.apart(units, own)]
        found.append((tuple(sorted(unit for own in both for unit in own)), past, value))
        found += [(own, None, 0) for _, own, _ in rows if own not in both]
    return found


def _past_of(
    batch: _Batch,
    units: Sequence[int],
    memory: Memory,
    postings: Postings,
    at: datetime | None,
    settings: StorySettings,
) -> tuple[int, PastStory | None]:
    """Return the earlier story that a cluster goes on with, and how alike they are."""
    if not memory.past:
        return 0, None
    told = batch.of(units)
    ids = {batch.articles[n].article.id for unit in units for n in batch.units[unit].members}
    for past in memory.past if batch.rules.pairs else ():
        if _decided(batch.rules, ids, past, joined=True):
            return 0, past
    rated = rate_past(
        [batch.vectors[unit] for unit in units],
        newest_of(told) or at,
        memory=memory,
        postings=postings,
        settings=settings,
    )
    for value, past in rated:
        split = _decided(batch.rules, ids, past, joined=False)
        if not split and not batch.vetoes.between(told, past.articles):
            return value, past
    return 0, None


def _decided(rules: Rules, ids: Iterable[str], past: PastStory, *, joined: bool) -> bool:
    """Return whether a decision joins articles to an earlier story, or keeps them apart."""
    known = [told.article.id for told in past.articles]
    pairs = ((min(i, k), max(i, k)) for i in ids for k in known)
    return any(rules.pairs.get(pair) is joined for pair in pairs)


def _story(
    batch: _Batch,
    units: Sequence[int],
    vetoed: _Vetoed,
    past: PastStory | None,
    value: int,
) -> Story:
    first = batch.of(units)
    chosen = {told.article.id for told in first}
    members = [batch.articles[n] for unit in units for n in batch.units[unit].members]
    ids = sorted(told.article.id for told in members)
    return Story(
        id=hash_id("story", " ".join(ids)),
        articles=tuple(sorted(first, key=precedence)),
        copies=tuple(
            sorted((told for told in members if told.article.id not in chosen), key=precedence)
        ),
        earlier=past.articles if past else (),
        first=past.first if past else None,
        printed=past.printed if past else (),
        because=reasons_of(
            batch.articles,
            [batch.units[unit] for unit in units],
            [batch.vectors[unit] for unit in units],
            past=past,
            likeness=value,
            vetoed=_kept_apart(batch, units, vetoed),
        ),
    )


def _kept_apart(batch: _Batch, units: Sequence[int], vetoed: _Vetoed) -> list[tuple[Analyzed, str]]:
    """Return the articles that a veto kept out of a story, each with the reason."""
    return [
        (batch.told[other], reason)
        for unit in units
        for other, reason in vetoed.get(unit, ())
        if other not in units
    ]


def _by_unit(clusters: Clusters) -> _Vetoed:
    """Return for every unit what its cluster was kept apart from, and why."""
    found: dict[int, list[tuple[int, str]]] = {}
    for first, second, reason in clusters.vetoed:
        found.setdefault(first, []).append((second, reason))
        found.setdefault(second, []).append((first, reason))
    return found
