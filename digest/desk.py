"""Desk: how an edition works, from its configuration."""

from dataclasses import dataclass, field

from digest.config import Config, EditionConfig
from digest.decisions import Decisions
from digest.interest import check_countries, check_topics
from digest.model import Outlet, Recipe, Settings
from digest.rank import Weights
from digest.select import Wishes
from digest.stories import StorySettings

NONE_MADE = Decisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """How an edition works: what it wants, how it ranks, what it prints.

    Attributes:
        recipe: what is printed of a story, and in what order.
        wishes: which articles and stories it wants.
        weights: the points of its ranking.
        outlets: known publishers, for who is independent of whom.
        stories: what counts as one event.
        decisions: what was corrected by hand.
        settings: what analyses depend on, for those that are looked at again.
    """

    recipe: Recipe
    wishes: Wishes = field(default_factory=Wishes)
    weights: Weights = field(default_factory=Weights)
    outlets: tuple[Outlet, ...] = ()
    stories: StorySettings = field(default_factory=StorySettings)
    decisions: Decisions = field(default_factory=Decisions)
    settings: Settings = field(default_factory=Settings)


def recipe_of(edition: EditionConfig, *, method: str) -> Recipe:
    """Return what the composer needs of an edition's configuration."""
    return Recipe(
        edition=edition.name,
        title=edition.title,
        note=edition.note,
        group_by=edition.group_by,
        words=edition.words,
        sentences=edition.sentences,
        method=method,
        minutes=edition.minutes,
        top=edition.top,
        max_share=edition.max_share,
        follow=edition.follow,
        per_source=edition.per_source,
        per_section=edition.per_section,
        stories=edition.stories,
        show_empty=edition.show_empty,
    )


def desk_of(edition: EditionConfig, config: Config, decisions: Decisions = NONE_MADE) -> Desk:
    """Return how an edition works, from its configuration and what was decided by hand.

    Raises:
        ConfigError: it names a country or topic that is not known.
    """
    where = f"edition {edition.name!r}"
    return Desk(
        recipe=recipe_of(edition, method=config.summarizer),
        wishes=Wishes(
            countries=check_countries(edition.countries, where=where),
            topics=check_topics(edition.topics, where=where),
            languages=edition.languages,
            include=edition.include,
            exclude=edition.exclude,
        ),
        weights=config.weights,
        outlets=config.outlets,
        stories=config.stories,
        decisions=decisions,
        settings=config.settings,
    )
