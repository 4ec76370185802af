"""What grouping takes beside the articles: settings, decisions of a person, and the memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from digest.model import Analyzed


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySettings:
    """The thresholds of grouping; ``docs/stories.md`` tells how each was measured.

    Attributes:
        threshold: cosine from which two lone articles tell of one event, in a batch of at most
            ``CROWD`` articles; larger ones need more, see ``crowding``.
        crowding: what is added to the threshold whenever the batch doubles.
        window_days: articles published further apart do not tell of one event; those that are just
            so far apart need twice the likeness of those of one day.
        memory_threshold: cosine from which a new story continues one of an earlier digest.
        memory_days: how long an earlier story is remembered after its last article.
        half_life_days: the cosine to an earlier story halves with every so many days.
        copy_share: part of the shorter text's runs of words that a near copy holds.
        copy_runs: how many runs of words a near copy shares at least.
    """

    threshold: float = 0.31
    crowding: float = 0.076
    window_days: float = 3.0
    memory_threshold: float = 0.20
    memory_days: float = 7.0
    half_life_days: float = 2.0
    copy_share: float = 0.5
    copy_runs: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about articles; it outweighs every threshold and veto.

    Attributes:
        kind: ``join``: these articles tell of one event; ``split``: the second and later ones do
            not belong with the first. Of two that contradict each other the later one counts.
        articles: ids, own or given ones.
    """

    kind: Literal["join", "split"]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Idf:
    """In how many articles lately each term stood; sums of decayed counts.

    Attributes:
        articles: how many articles were counted.
        counts: of them, how many hold a term.
    """

    articles: float = 0.0
    counts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStory:
    """A story that an earlier digest of the edition told.

    Attributes:
        id: of the story when it was told first; it stays while the story goes on.
        first: the day of the digest that told it first.
        last: when its newest article was published or, failing that, its last digest was made.
        terms: at most 60 terms with their weights, the heaviest first.
        articles: what its digests told, without copies.
        printed: the sentences that its digests printed.
    """

    id: str
    first: date
    last: datetime
    terms: tuple[tuple[str, int], ...]
    articles: tuple[Analyzed, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What an edition knows from its earlier digests."""

    idf: Idf = field(default_factory=Idf)
    past: tuple[PastStory, ...] = ()

    @property
    def articles(self) -> tuple[Analyzed, ...]:
        """Those of all the stories."""
        return tuple(told for story in self.past for told in story.articles)


EMPTY = Memory()
DEFAULT = StorySettings()
