"""Decisions: what a person corrected once, obeyed by every later digest; pure.

Later decisions beat earlier ones. A decision about one article of a story decides for the story:
the person has read it, the vote has not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.controls import visible_line
from digest.countries import country_name
from digest.interest import OTHER, WORLD
from digest.model import Analysis, Analyzed, Digest, Notice, Section, Story, Tag
from digest.stories.values import Decision as StoryDecision
from digest.topics import topic_name

EVIDENCE = ("your decision",)
# What is decided against is named in passing at most: below every threshold of a section.
_PASSING = 0.2
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A correction of one article; every field that is not empty counts.

    Attributes:
        article: its own id.
        country: what it is about: ISO 3166-1 alpha-2, or ``world`` for no country.
        topic: code of a topic, or ``other`` for none.
        drop: whether no later digest prints it.
        day: when it was decided.
    """

    article: str
    country: str = ""
    topic: str = ""
    drop: bool = False
    because: str = ""
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Articles that tell of one event, whatever their words say; by their own ids."""

    articles: tuple[str, ...]
    because: str = ""
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """An article that tells of another event than ``others``; by their own ids."""

    article: str
    others: tuple[str, ...]
    because: str = ""
    day: date


Decision = Fix | Together | Apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions, in the order in which they were made."""

    made: tuple[Decision, ...] = ()

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Those about single articles."""
        return tuple(own for own in self.made if isinstance(own, Fix))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """How a digest printed an article.

    Attributes:
        day: of the digest.
        headline: of the story it was part of.
        title: its own, if the story had other articles; else "".
        source: who published it.
        sections: the key and heading of each section the story stood in, by kind.
        sentences: how long its summary was; 0 if the story was only named.
    """

    day: date
    headline: str
    sections: Mapping[str, tuple[str, str]]
    title: str = ""
    source: str = ""
    sentences: int = 0


def cite(decision: Decision) -> str:
    """Return how a decision is quoted: ``your decision of 2026-11-23: because``, on one line."""
    because = visible_line(decision.because)
    return f"your decision of {decision.day}" + (f": {because}" if because else "")


def decision_effect(decision: Decision, names: Mapping[str, str] | None = None) -> str:
    """Return what a decision does, and that it is one: ``filed under ... by your decision of ...``.

    Args:
        decision: about one article or several.
        names: what articles are called, by their own ids, which stand for those without a name.
    """
    called = names or {}
    if isinstance(decision, Together):
        return f"told as one: {_listed(decision.articles, called)}, by {cite(decision)}"
    if isinstance(decision, Apart):
        one, others = (_listed(ids, called) for ids in ([decision.article], decision.others))
        return f"{one} apart from {others}, by {cite(decision)}"
    if decision.drop:
        return f"left out by {cite(decision)}"
    headings = [_country(decision.country)] if decision.country else []
    headings += [_topic(decision.topic)] if decision.topic else []
    return f"filed under {', '.join(headings)} by {cite(decision)}"


def decisions_on(decisions: Decisions, article: str) -> tuple[Decision, ...]:
    """Return the decisions that concern an article, in order."""
    return tuple(own for own in decisions.made if article in articles_of(own))


def drop_reasons(fixes: Sequence[Fix]) -> dict[str, str]:
    """Return why each dropped article is held back, by its id."""
    return {fix.article: decision_effect(fix) for fix in fixes if fix.drop}


def apply_fixes(told: Sequence[Analyzed], fixes: Sequence[Fix]) -> tuple[Analyzed, ...]:
    """Return the articles as they were decided to be, in order, without the dropped ones."""
    chosen = _latest(fixes)
    return tuple(
        _fixed(one, chosen.get(one.article.id))
        for one in told
        if not (one.article.id in chosen and chosen[one.article.id].drop)
    )


def apply_to_stories(stories: Sequence[Story], fixes: Sequence[Fix]) -> tuple[Story, ...]:
    """Return the stories, each about what was decided of one of its articles, the latest first."""
    return tuple(_story_fixed(story, fixes) for story in stories) if fixes else tuple(stories)


def story_decisions(decisions: Decisions) -> tuple[StoryDecision, ...]:
    """Return what the grouping of stories has to obey, in the order in which it was decided."""
    found = []
    for own in decisions.made:
        if isinstance(own, Together):
            found.append(StoryDecision(kind="join", articles=own.articles))
        elif isinstance(own, Apart):
            found.append(StoryDecision(kind="split", articles=(own.article, *own.others)))
    return tuple(found)


def find_printed(digest: Digest, public_id: str) -> Printed | None:
    """Return how a digest printed an article, None if it did not."""
    return _find(digest.sections, public_id, digest.day, {})


def correct(fix: Fix, printed: Printed) -> Notice | None:
    """Return the note that corrects an earlier digest, None if it printed what is right."""
    day = f"{printed.day.day} {_MONTHS[printed.day.month - 1]}"
    if fix.drop:
        text = f'Correction to {day}: we withdraw "{printed.title or printed.headline}"'
        told = f' ({printed.source}), told with "{printed.headline}"' if printed.title else ""
        text += f"{told}."
        return Notice(kind="correction", text=text)
    wrong, right = [], []
    for kind, key, name in (
        ("country", fix.country, _country(fix.country)),
        ("topic", fix.topic, _topic(fix.topic)),
    ):
        before, heading = printed.sections.get(kind, (key, ""))
        if key and before != key:
            wrong.append(heading)
            right.append("" if key in {WORLD, OTHER} else name)
    if not wrong:
        return None
    text = f'Correction to {day}: we filed "{printed.headline}" under {", ".join(wrong)}'
    text += f"; it is {', '.join(right)}." if all(right) else ", where it does not belong."
    return Notice(kind="correction", text=text)


def in_force(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """Return the fixes without what a later one decides otherwise, in order.

    Of an article that is dropped only this is left.
    """
    found: list[Fix] = []
    for place, fix in enumerate(fixes):
        later = [own for own in fixes[place + 1 :] if own.article == fix.article]
        dropped = any(own.drop for own in fixes if own.article == fix.article)
        own = replace(
            fix,
            country="" if dropped or any(one.country for one in later) else fix.country,
            topic="" if dropped or any(one.topic for one in later) else fix.topic,
        )
        if own.country or own.topic or own.drop:
            found.append(own)
    return tuple(found)


def _listed(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(id_, id_) for id_ in ids)


def articles_of(decision: Decision) -> tuple[str, ...]:
    """Return the own ids of the articles that a decision is about."""
    if isinstance(decision, Fix):
        return (decision.article,)
    if isinstance(decision, Together):
        return decision.articles
    return (decision.article, *decision.others)


def _latest(fixes: Sequence[Fix]) -> dict[str, Fix]:
    """Return one fix an article: what was decided last of each of its fields."""
    chosen: dict[str, Fix] = {}
    for fix in fixes:
        before = chosen.get(fix.article, fix)
        chosen[fix.article] = replace(
            fix,
            country=fix.country or before.country,
            topic=fix.topic or before.topic,
            drop=fix.drop or before.drop,
        )
    return chosen


def _fixed(told: Analyzed, fix: Fix | None) -> Analyzed:
    if fix is None:
        return told
    return replace(told, analysis=_analysis(told.analysis, country=fix.country, topic=fix.topic))


def _analysis(analysis: Analysis, *, country: str, topic: str) -> Analysis:
    return replace(
        analysis,
        countries=_decided(analysis.countries, country) if country else analysis.countries,
        topics=_decided(analysis.topics, topic) if topic else analysis.topics,
    )


def _decided(tags: Sequence[Tag], code: str) -> tuple[Tag, ...]:
    """Return the tags with the decided one first and sure; the others are named in passing."""
    others = tuple(
        replace(tag, weight=min(tag.weight, _PASSING)) for tag in tags if tag.code != code
    )
    if code in {WORLD, OTHER}:
        return others
    return (Tag(code=code, weight=1.0, evidence=EVIDENCE), *others)


def _story_fixed(story: Story, fixes: Sequence[Fix]) -> Story:
    members = (*story.articles, *story.copies, *story.earlier)
    ids = {told.article.id for told in members}
    own = [fix for fix in fixes if fix.article in ids]
    country = next((fix.country for fix in reversed(own) if fix.country), "")
    topic = next((fix.topic for fix in reversed(own) if fix.topic), "")
    if not country and not topic:
        return story

    def fixed(told: Sequence[Analyzed]) -> tuple[Analyzed, ...]:
        return tuple(
            replace(one, analysis=_analysis(one.analysis, country=country, topic=topic))
            for one in told
        )

    return replace(
        story,
        articles=fixed(story.articles),
        copies=fixed(story.copies),
        earlier=fixed(story.earlier),
        because=(*story.because, *map(decision_effect, own)),
    )


def _find(
    sections: Sequence[Section], public_id: str, day: date, outer: Mapping[str, tuple[str, str]]
) -> Printed | None:
    for section in sections:
        path = {**outer, section.kind: (section.key, section.heading)}
        told = [(own.articles, own.headline or own.label, own.summary) for own in section.stories]
        told += [(brief.articles, brief.headline, ()) for brief in section.more]
        for articles, headline, summary in told:
            for own in articles:
                if own.id == public_id:
                    return Printed(
                        day=day,
                        headline=headline,
                        sections=path,
                        title=own.title if len(articles) > 1 else "",
                        source=own.source,
                        sentences=len(summary),
                    )
        if found := _find(section.sections, public_id, day, path):
            return found
    return None


def _country(code: str) -> str:
    return "World" if code == WORLD else country_name(code)


def _topic(code: str) -> str:
    return "Other news" if code in ("", OTHER) else topic_name(code)
