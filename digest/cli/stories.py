"""Find a printed story again, and what is known of it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.cli.find import is_begun_id, read_decisions
from digest.cli.options import state_folder
from digest.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from digest.config import Config
    from digest.explain import StoryFacts
    from digest.line_up import LineUp
    from digest.model import Analyzed, Article, Brief, Digest, Entry, Section, Settings
    from digest.rank import Ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story as a digest printed it.

    Attributes:
        number: of the digest in the state.
        sections: the headings that it stands under, outermost first.
    """

    number: int
    digest: "Digest"
    entry: "Entry"
    sections: tuple[str, ...]


def find_story(db: "sqlite3.Connection", story: str) -> FoundStory | None:
    """Return a story by its id in digest.json or the beginning of it, as the latest digest has it.

    Raises:
        UsageError: the ids of several stories begin so.
    """
    found = _found(db, story, str.__eq__)
    if not found and is_begun_id(story):
        found = _found(db, story, str.startswith)
    if len(found) > 1:
        ids = ", ".join(sorted(found))
        raise UsageError(f"{story}: several stories have this id; name one of {ids}")
    return next(iter(found.values()), None)


def _found(
    db: "sqlite3.Connection", start: str, is_meant: "Callable[[str, str], bool]"
) -> dict[str, FoundStory]:
    """Return the stories that are meant by their ids, each from the latest digest that has it."""
    from digest.render import from_json
    from digest.store.printed import digests_with

    found: dict[str, FoundStory] = {}
    for frozen in digests_with(db, start):
        digest = from_json(frozen.body)
        for entry, sections in _entries(digest.sections, ()):
            if is_meant(entry.id, start):
                own = FoundStory(
                    number=frozen.number, digest=digest, entry=entry, sections=sections
                )
                found.setdefault(entry.id, own)
    return found


def story_facts(db: "sqlite3.Connection", config: "Config", found: FoundStory) -> "StoryFacts":
    """Return what is known of a printed story: its articles are lined up once more."""
    from digest.cli.find import names_of
    from digest.decisions import decisions_on
    from digest.explain import StoryFacts
    from digest.store.articles import find_articles

    ranked = _line_up_again(db, config, found).ranked
    ids = [own.assessed.story.id for own in ranked]
    place = ids.index(found.entry.id) if found.entry.id in ids else None
    own = ranked[place] if place is not None else None
    story = own.assessed.story if own else None
    members = (*story.articles, *story.copies) if story else ()
    made = read_decisions(config, state_folder(config))
    own_ids = [one.id for told in found.entry.articles for one in find_articles(db, told.id)]
    decided = tuple(dict.fromkeys(one for id_ in own_ids for one in decisions_on(made, id_)))
    return StoryFacts(
        digest=found.digest,
        entry=_told(found.entry, own),
        sections=found.sections,
        story=story,
        articles=members,
        points=own.points if own else (),
        place=place + 1 if place is not None else 0,
        of=len(ranked),
        decisions=decided,
        names=names_of(db, decided),
    )


def _told(entry: "Entry", ranked: "Ranked | None") -> "Entry":
    """Return an entry; of a story that was only named a digest does not say what it is about."""
    if ranked is None or entry.sources:
        return entry
    return replace(
        entry,
        countries=ranked.assessed.countries,
        topics=ranked.assessed.topics,
        sources=ranked.assessed.sources,
        independent=ranked.assessed.independent,
    )


def _line_up_again(db: "sqlite3.Connection", config: "Config", found: FoundStory) -> "LineUp":
    """Return how the articles of a digest are lined up; what was decided later changes nothing."""
    from digest.decisions import Decisions
    from digest.desk import desk_of
    from digest.line_up import line_up
    from digest.store.stories import load_memory
    from digest.stories import EMPTY

    edition = next(
        (own for own in config.editions if own.name == found.digest.edition), config.editions[0]
    )
    made = read_decisions(config, state_folder(config)).made
    known = Decisions(made=tuple(own for own in made if own.day <= found.digest.day))
    desk = desk_of(edition, config, known)
    period, days = found.digest.period, desk.stories.memory_days
    memory = load_memory(db, edition.name, at=period.end, days=days, before=found.number)
    return line_up(
        _articles(db, config, found),
        desk=desk,
        period=period,
        printed={},
        memory=memory if period.kind == "arrival" else EMPTY,
    )


def _articles(
    db: "sqlite3.Connection", config: "Config", found: FoundStory
) -> "Sequence[Analyzed]":
    """Return the articles of the digest; a dated one has no record of them but its entries."""
    from digest.store.articles import find_articles, load_articles
    from digest.store.printed import ids_in

    articles = load_articles(db, ids_in(db, found.number))
    if not articles:
        articles = [own for one in found.entry.articles for own in find_articles(db, one.id)]
    kept = [own for own in articles if own.text or own.title]
    return analyzed(db, kept, config.settings)


def analyzed(
    db: "sqlite3.Connection", articles: "Sequence[Article]", settings: "Settings"
) -> "list[Analyzed]":
    """Return articles with their stored analyses, analyzed afresh where these are not current."""
    from digest.analyze import analysis_key, analyze
    from digest.model import Analyzed
    from digest.store.articles import analysis_keys, load_analyzed

    keys = analysis_keys(db, [own.id for own in articles])
    current = [own.id for own in articles if keys.get(own.id) == analysis_key(own, settings)]
    texts = {own.id: (own.text, own.title) for own in articles}
    told = {
        one.article.id: one
        for one in load_analyzed(db, current)
        if texts[one.article.id] == (one.article.text, one.article.title)
    }
    missing = [own for own in articles if own.id not in told]
    for article, analysis in zip(missing, analyze(missing, settings), strict=True):
        told[article.id] = Analyzed(article=article, analysis=analysis)
    return [told[own.id] for own in articles]


def _entries(
    sections: "Sequence[Section]", above: tuple[str, ...]
) -> "Iterator[tuple[Entry, tuple[str, ...]]]":
    """Yield every story of some sections, with the headings that it stands under."""
    for section in sections:
        path = (*above, section.heading)
        for entry in (*section.stories, *map(_as_entry, section.more)):
            yield entry, path
        yield from _entries(section.sections, path)


def _as_entry(brief: "Brief") -> "Entry":
    from digest.model import Entry

    return Entry(
        id=brief.id,
        headline=brief.headline,
        headline_derived=False,
        label=brief.headline,
        articles=brief.articles,
        language=brief.language,
    )
