"""Explain a story: why its articles are together, why it ranks where it does, who says what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.decisions import Decision, decision_effect
from digest.explain.filed import filed_under
from digest.explain.lines import Line, heading, label_lines, percent, shorten, table, unsure_topics
from digest.model import Analyzed, Digest, Entry, Story
from digest.stories import vote_topics

_MOST_ARTICLES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """What is known of a printed story.

    Attributes:
        digest: that printed it.
        entry: as it was printed.
        sections: the headings it stands under, outermost first.
        story: the story as it is made of the same articles today, None if it differs.
        articles: its articles that the state still has, with their analyses.
        points: name and points of each part of its rank.
        place: its rank in the digest, from 1; 0 if unknown.
        of: how many stories were ranked.
        decisions: those about its articles.
        names: what the articles are called that these are about, by their own ids.
    """

    digest: Digest
    entry: Entry
    sections: tuple[str, ...]
    story: Story | None
    articles: tuple[Analyzed, ...] = ()
    points: tuple[tuple[str, int], ...] = ()
    place: int = 0
    of: int = 0
    decisions: tuple[Decision, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def explain_story(facts: StoryFacts) -> Iterator[Line]:
    """Yield lines that say why these articles are one story and why it stands where it does."""
    entry, digest = facts.entry, facts.digest
    yield Line(text=entry.label, style="title")
    first = f", first reported {entry.first}" if entry.first else ""
    where = f"story {entry.id} · {digest.edition} {digest.name} · {' > '.join(facts.sections)}"
    yield Line(text=f"{where} · {entry.state}{first}", style="faint")
    if facts.decisions:
        yield from heading("Decided by you")
        yield from (Line(text=f"  {decision_effect(own, facts.names)}") for own in facts.decisions)
    yield from _articles(facts)
    yield from _together(facts)
    yield from _rank(facts)
    silent = "the dateline, or the home of its outlets"
    yield from label_lines("Country", entry.countries, nothing="World", silent=silent)
    silent = "the section that the sources file it under"
    filed = filed_under([told.article for told in facts.articles], entry.topics)
    yield from label_lines("Topic", entry.topics, nothing="Other news", silent=silent, filed=filed)
    yield from unsure_topics(vote_topics(facts.story) if facts.story else (), entry)
    yield from _votes(facts.articles)
    yield from _summary(entry)
    yield Line(text="")
    yield Line(text="'digest explain ID' tells of a single article.", style="faint")


def _articles(facts: StoryFacts) -> Iterator[Line]:
    entry = facts.entry
    told = f"{len(entry.articles)}"
    if entry.sources > 1:
        told += f", by {entry.sources} sources, {entry.independent} of them independent"
    yield from heading("Articles", told)
    copies = {one.article.public_id for one in facts.story.copies} if facts.story else set()
    texts = {one.article.public_id: one.article.text for one in facts.articles}
    rows = [
        (
            reference.id,
            reference.published[:10] or "no date",
            reference.source,
            shorten(reference.title or texts.get(reference.id, ""), 60)
            + ("  [copy]" if reference.id in copies else ""),
        )
        for reference in entry.articles[:_MOST_ARTICLES]
    ]
    yield from (Line(text=line) for line in table(rows))
    if len(entry.articles) > _MOST_ARTICLES:
        yield Line(text=f"  and {len(entry.articles) - _MOST_ARTICLES} more", style="faint")


def _together(facts: StoryFacts) -> Iterator[Line]:
    yield from heading("Why together")
    if len(facts.entry.articles) == 1:
        yield Line(text="  it is a single article: no other one of the period tells of it")
    elif facts.story is None:
        yield Line(text="  the same articles would be grouped differently today")
    for line in facts.story.because if facts.story else ():
        yield Line(text=f"  {line}")


def _rank(facts: StoryFacts) -> Iterator[Line]:
    if not facts.place:
        return
    total = sum(points for _, points in facts.points)
    yield from heading("Rank", f"{facts.place} of {facts.of} stories, {total} points")
    rows = ((f"{points:+d}".rjust(7), name) for name, points in facts.points)
    yield from (Line(text=line) for line in table(rows))


def _votes(articles: Sequence[Analyzed]) -> Iterator[Line]:
    """Yield what each article says alone, where several vote."""
    if len(articles) < 2:
        return
    yield from heading("What each article says alone")
    rows = (
        (
            told.article.public_id,
            told.article.source,
            ", ".join(f"{tag.code} {percent(tag.weight)}" for tag in told.analysis.countries[:3])
            or "no country",
        )
        for told in articles[:_MOST_ARTICLES]
    )
    yield from (Line(text=line) for line in table(rows))


def _summary(entry: Entry) -> Iterator[Line]:
    yield from heading("Summary", "" if entry.summary else "none, it was only named")
    for quote in entry.summary:
        yield Line(text=f"  {shorten(quote.text)}", style="chosen")
        yield Line(text=f"    {quote.source}, article {quote.article}", style="faint")
    for figure in entry.figures:
        claims = ", ".join(f"{claim.value} ({claim.source})" for claim in figure.claims)
        yield Line(text=f"  figures differ, {figure.what}: {claims}")
