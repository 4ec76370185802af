"""Events: units (an article with its copies) joined into clusters, the most alike first."""

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter

from digest.stories.candidates import find_candidates
from digest.stories.neighbors import leans_of
from digest.stories.totals import Totals, totals_of
from digest.stories.values import StorySettings
from digest.stories.vectors import NORM, Vector

# Batches of up to so many articles need no more than the plain threshold.
CROWD = 500
# What a merge must reach of the likeness that is usual within the two clusters.
RATIO = 0.5
# How many pairs the usual likeness of a lone article counts for, against those seen.
PRIOR_PAIRS = 40
# However loose a cluster is, its usual likeness counts as at least this cosine.
LOOSEST = 0.1
# Articles published within so many days are as likely of one event as those of one hour; to those
# at the end of the window it takes twice the likeness.
DAYS_OF_NEWS = 1.0
_SCALE = 1_000_000

Veto = Callable[[Sequence[int], Sequence[int]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Which units tell of one event.

    Attributes:
        members: numbers of the units of each cluster, ascending.
        vetoed: pairs of units, one of each cluster, and why their clusters stayed apart.
    """

    members: tuple[tuple[int, ...], ...]
    vetoed: tuple[tuple[int, int, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Cluster:
    """A cluster while it grows.

    Attributes:
        units: of which it consists.
        within: the sum of the products of their pairs.
        usual: the mean cosine that is usual within it.
        first: the day of the earliest of them.
        last: of the latest.
        near: for the numbers of other clusters, the product of the sums of both.
    """

    units: tuple[int, ...]
    within: int = 0
    usual: float
    first: float
    last: float
    near: dict[int, int] = field(default_factory=dict)


def bar_of(settings: StorySettings, size: int) -> float:
    """Return the cosine that two lone articles must reach in a batch of ``size`` articles.

    The more articles there are, the more of them are alike by chance.
    """
    crowd = math.floor(1_000 * math.log2(max(size, CROWD) / CROWD)) / 1_000
    return settings.threshold + settings.crowding * crowd


def cluster_units(
    vectors: Sequence[Vector],
    days: Sequence[float | None],
    *,
    settings: StorySettings,
    joined: Iterable[tuple[int, ...]] = (),
    veto: Veto = lambda _first, _second: "",
) -> Clusters:
    """Return which units tell of one event; the same for any order of equal evidence.

    Every vector leans on its nearest neighbors first. Two clusters are merged, the most alike
    first, while the mean cosine of their pairs reaches
    ``RATIO`` of the mean cosine usual within them. For a lone article the usual is what makes
    two such articles need ``bar_of``; a cluster's own pairs replace it as they become more.

    Args:
        vectors: one a unit, in a fixed order (such as by id).
        days: when each was published, in days; None if unknown.
        settings: thresholds.
        joined: units that belong together whatever they say.
        veto: why two clusters of units do not belong together; "" if they may.

    Source:
        Average link with sums of vectors: Manning, Raghavan and Schütze, "Introduction to
        Information Retrieval", 2008, section 17.3; the bar relative to cohesion is our own.
    """
    window = settings.window_days
    pairs = find_candidates(vectors, days, window=window)
    totals = totals_of(vectors, leans_of(pairs))
    prior = bar_of(settings, len(vectors)) / RATIO
    growth = _Growth(totals, days, pairs=[(i, j) for i, j, _ in pairs], prior=prior, window=window)
    for units in joined:
        growth.force(units)
    vetoed = growth.run(veto)
    members = sorted(tuple(sorted(own.units)) for own in growth.clusters.values())
    return Clusters(members=tuple(members), vetoed=tuple(vetoed))


class _Growth:
    """The clusters and the queue of possible merges."""

    def __init__(
        self,
        totals: Totals,
        days: Sequence[float | None],
        *,
        pairs: Iterable[tuple[int, int]],
        prior: float,
        window: float,
    ) -> None:
        self.prior = prior
        self.window = window
        self.clusters = {number: _lone(number, day, prior) for number, day in enumerate(days)}
        self.totals = totals
        self.next = len(days)
        for i, group in groupby(sorted(pairs), key=itemgetter(0)):
            others = [j for _, j in group]
            for j, value in zip(others, self.totals.products(i, others), strict=True):
                self.clusters[i].near[j] = self.clusters[j].near[i] = value
        self.home = list(range(len(days)))

    def force(self, units: Sequence[int]) -> None:
        """Merge the clusters of some units, whatever they say."""
        for one, other in pairwise(units):
            first, second = self.home[one], self.home[other]
            if first != second:
                self.merge(first, second)

    def run(self, veto: Veto) -> list[tuple[int, int, str]]:
        """Merge while anything is alike enough; return what was vetoed, and why."""
        queue = [
            entry
            for number, own in sorted(self.clusters.items())
            for other in sorted(own.near)
            if number < other and (entry := self.offer(number, other))
        ]
        heapq.heapify(queue)
        vetoed: list[tuple[int, int, str]] = []
        while queue:
            _, first, second = heapq.heappop(queue)
            one, other = self.clusters.get(first), self.clusters.get(second)
            if one is None or other is None:
                continue
            if reason := veto(one.units, other.units):
                vetoed.append((min(one.units), min(other.units), reason))
                one.near.pop(second, None)
                other.near.pop(first, None)
                continue
            number = self.merge(first, second)
            for near in self.clusters[number].near:
                if entry := self.offer(near, number):
                    heapq.heappush(queue, entry)
        return vetoed

    def offer(self, first: int, second: int) -> tuple[int, int, int] | None:
        """Return the queue's entry of two clusters, None if they are not alike enough."""
        one, other = self.clusters[first], self.clusters[second]
        size, further = len(one.units), len(other.units)
        mean = one.near[second] / (size * further * NORM * NORM)
        usual = max((size * one.usual + further * other.usual) / (size + further), LOOSEST)
        # Most pairs end here: a gap in time only lowers what they have.
        if mean < RATIO * usual:
            return None
        gap = max(one.first - other.last, other.first - one.last)
        if gap > self.window:
            return None
        if gap > DAYS_OF_NEWS:
            mean *= 0.5 ** ((gap - DAYS_OF_NEWS) / (self.window - DAYS_OF_NEWS))
        ratio = mean / usual
        return (-round(ratio * _SCALE), first, second) if ratio >= RATIO else None

    def merge(self, first: int, second: int) -> int:
        """Merge two clusters; return the number of the new one."""
        one, other = self.clusters[first], self.clusters[second]
        within = one.within + other.within + self._products(first, [second])[0]
        near = self._near_of_both(first, second)
        number, self.next = self.next, self.next + 1
        self.totals.join(first, second, number)
        del self.clusters[first], self.clusters[second]
        units = (*one.units, *other.units)
        pairs = len(units) * (len(units) - 1) // 2
        self.clusters[number] = _Cluster(
            units=units,
            within=within,
            usual=(within / (NORM * NORM) + PRIOR_PAIRS * self.prior) / (pairs + PRIOR_PAIRS),
            first=min(one.first, other.first),
            last=max(one.last, other.last),
            near=near,
        )
        for unit in units:
            self.home[unit] = number
        for neighbour, value in near.items():
            links = self.clusters[neighbour].near
            links.pop(first, None)
            links.pop(second, None)
            links[number] = value
        return number

    def _near_of_both(self, first: int, second: int) -> dict[int, int]:
        """Return the products of the union of two clusters with every neighbour that is left."""
        known = self.clusters[first].near.keys() | self.clusters[second].near.keys()
        near = sorted((known & self.clusters.keys()) - {first, second})
        sums = zip(self._products(first, near), self._products(second, near), strict=True)
        return dict(zip(near, map(sum, sums), strict=True))

    def _products(self, number: int, others: Sequence[int]) -> list[int]:
        """Return the products of a cluster with some others, those that are known as they are."""
        near = self.clusters[number].near
        unknown = [other for other in others if other not in near]
        found = near | dict(zip(unknown, self.totals.products(number, unknown), strict=True))
        return [found[other] for other in others]


def _lone(number: int, day: float | None, prior: float) -> _Cluster:
    return _Cluster(
        units=(number,),
        usual=prior,
        # An article without a date is near every day.
        first=-math.inf if day is None else day,
        last=math.inf if day is None else day,
    )
