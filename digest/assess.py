"""Assess: what an edition has to know of a story to select, rank and print it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.countries import assign_roles, country_name, score_countries
from digest.model import (
    UNKNOWN_SOURCE,
    Analyzed,
    Kind,
    Label,
    Outlet,
    Role,
    Sentence,
    State,
    Story,
    Tag,
)
from digest.stories import count_sources, vote_countries, vote_topics
from digest.telling import best_title, is_correction, new_sentences
from digest.telling.reports import genre_of, reports_of
from digest.topics import assign_topics, topic_name

_ROLES: tuple[Role, ...] = ("primary", "also", "mentioned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A story with what its articles say together.

    Attributes:
        countries: with roles, sorted by role, weight and code.
        topics: the main one first; empty if unsure.
        state: ``new``; ``update`` if it says something that earlier digests did not; else
            ``running``.
        fresh: the sentences that an update has to say, best first.
        reports: the articles that it is told by: those that judge are left out among others.
        sources: how many different sources report it.
        independent: how many of them did not take it from each other or from one agency.
        old: whether all its articles were published well before the period.
        words: of its longest body.
    """

    story: Story
    countries: tuple[Label, ...] = ()
    topics: tuple[Label, ...] = ()
    kind: Kind = "news"
    state: State = "new"
    fresh: tuple[tuple[Analyzed, Sentence], ...] = ()
    reports: tuple[Analyzed, ...]
    sources: int = 1
    independent: int = 1
    old: bool = False
    words: int = 0

    @property
    def first(self) -> Analyzed:
        """The article that tells it best."""
        return self.story.articles[0]


def assess(story: Story, *, outlets: Sequence[Outlet] = (), old: bool = False) -> Assessed:
    """Return what the articles of a story say together.

    Args:
        story: of one article or several.
        outlets: what the configuration says of who owns whom.
        old: whether all of them were published well before the period.
    """
    members = (*story.articles, *story.copies)
    sources, independent = _sources(story, outlets)
    fresh = new_sentences(story.articles, story.earlier, story.printed) if story.earlier else ()
    reports = tuple(reports_of(story.articles))
    kind = _kind(story, reports)
    return Assessed(
        story=story,
        countries=country_labels(vote_countries(story), story.articles),
        topics=topic_labels(vote_topics(story)),
        kind=kind,
        state=_state(story, kind, fresh),
        fresh=fresh,
        reports=reports,
        sources=sources,
        independent=independent,
        old=old,
        words=max(sum(one.words for one in told.analysis.sentences) for told in members),
    )


def _kind(story: Story, reports: Sequence[Analyzed]) -> Kind:
    titled = best_title(reports) or story.articles[0]
    if is_correction(titled) or (story.earlier and any(map(is_correction, story.articles))):
        return "correction"
    return genre_of(reports[0])


def _state(story: Story, kind: Kind, fresh: Sequence[tuple[Analyzed, Sentence]]) -> State:
    if not story.earlier:
        return "new"
    # That something was wrong is news, whatever words it is told in.
    return "update" if fresh or kind == "correction" else "running"


def _sources(story: Story, outlets: Sequence[Outlet]) -> tuple[int, int]:
    if len(story.articles) + len(story.copies) > 1:
        return count_sources(story, outlets)
    known = int(story.articles[0].article.source != UNKNOWN_SOURCE)
    return known, known


def country_labels(tags: Sequence[Tag], articles: Sequence[Analyzed]) -> tuple[Label, ...]:
    """Return countries with names and roles, sorted by role, weight and code.

    The evidence for the country where an article was filed is its dateline, if the text has no
    other. A home of the outlet that decides nothing is not mentioned anywhere, so it is left out.
    """
    labels = []
    for tag, role in assign_roles(tags):
        told = tag if tag.evidence else replace(tag, evidence=_filed_from(tag.code, articles))
        if told.evidence or role != "mentioned":
            labels.append(_label(told, country_name(tag.code), role))
    return tuple(sorted(labels, key=_label_order))


def _filed_from(code: str, articles: Sequence[Analyzed]) -> tuple[str, ...]:
    """Return the places of the datelines that lie in a country, as they are written."""
    lines = ((told.analysis.dateline, told.article.language) for told in articles)
    return tuple(
        line
        for line, language in dict.fromkeys(lines)
        if line
        for tag in score_countries(title="", text="", dateline=line, language=language)[:1]
        if tag.code == code
    )


def topic_labels(tags: Sequence[Tag]) -> tuple[Label, ...]:
    """Return the topics an article is filed under, the main one first; empty if unsure."""
    return tuple(
        _label(tag, topic_name(tag.code), "also" if place else "primary")
        for place, tag in enumerate(assign_topics(tags))
    )


def _label(tag: Tag, name: str, role: Role) -> Label:
    return Label(code=tag.code, name=name, weight=tag.weight, role=role, evidence=tag.evidence)


def _label_order(label: Label) -> tuple[int, float, str]:
    return _ROLES.index(label.role), -label.weight, label.code
