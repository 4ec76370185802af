"""Compare: what changed between two digests, in lines for a person; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Brief, Digest, Entry, Section
from digest.render.words import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A story as a digest tells or only names it."""

    id: str
    label: str
    articles: tuple[str, ...]
    sentences: tuple[str, ...] = ()
    about: str = ""
    brief: bool = False


def compare(before: Digest, after: Digest) -> tuple[str, ...]:
    """Return how one digest differs from another.

    A story is the same in both if it has the same id or an article in common, or if the new one
    has the headline of the old one.

    Returns:
        Lines: first the two digests with their numbers, then ``+`` for a new story, ``~`` for one
        that changed, with how, ``-`` for one that is gone, ``=`` with the number of the others.
    """
    pairs, added, gone = _match(_stories(before), _stories(after))
    changed = [(new, _changes(old, new)) for old, new in pairs]
    same = sum(not how for _, how in changed)
    return (
        f"{before.edition} {before.name}: {_numbers(before)}",
        f"{after.edition} {after.name}: {_numbers(after)}",
        *(f"+ {_named(story)}" for story in added),
        *(f"~ {_named(story)}: {', '.join(how)}" for story, how in changed if how),
        *(f"- {_named(story)}" for story in gone),
        *([f"= {same} unchanged"] if same else []),
    )


def _match(
    old: Sequence[_Told], new: Sequence[_Told]
) -> tuple[list[tuple[_Told, _Told]], list[_Told], list[_Told]]:
    """Return stories in both, those only in the new digest, those only in the old one."""
    left = {story.id: story for story in old}
    of_article = {article: story.id for story in reversed(old) for article in story.articles}
    of_label = {story.label: story.id for story in reversed(old)}
    pairs, added = [], []
    for story in new:
        shared = (of_article.get(article, "") for article in story.articles)
        keys = (story.id, *shared, of_label.get(story.label, ""))
        found = next((left.pop(key) for key in keys if key in left), None)
        if found is None:
            added.append(story)
        else:
            pairs.append((found, story))
    return pairs, added, list(left.values())


def _changes(before: _Told, after: _Told) -> list[str]:
    changes = [f"was {before.label!r}"] if after.label != before.label else []
    changes += _counted(len({*after.articles} - {*before.articles}), "more article")
    changes += _counted(len({*before.articles} - {*after.articles}), "article", " gone")
    if after.brief != before.brief:
        return [*changes, "only named now" if after.brief else "told in full now"]
    new = _counted(sum(text not in before.sentences for text in after.sentences), "new sentence")
    gone = _counted(
        sum(text not in after.sentences for text in before.sentences), "sentence", " gone"
    )
    changes += [*new, *gone]
    if after.about != before.about:
        changes.append(f"from {before.about} to {after.about}")
    return changes


def _counted(number: int, what: str, end: str = "") -> list[str]:
    return [f"{number} {what}{'' if number == 1 else 's'}{end}"] if number else []


def _named(story: _Told) -> str:
    return f"{story.label} ({story.about})" if story.about else story.label


def _numbers(digest: Digest) -> str:
    stories = plural(digest.counts.stories, "story", "stories")
    return f"{stories} of {plural(digest.counts.included, 'article')}"


def _stories(digest: Digest) -> list[_Told]:
    """Return the stories of a digest in its order, each once, told before only named."""
    found: dict[str, _Told] = {}
    for section in digest.sections:
        for story in _of_section(section):
            if story.id not in found or found[story.id].brief:
                found[story.id] = story
    return list(found.values())


def _of_section(section: Section) -> Iterator[_Told]:
    yield from map(_entry, section.stories)
    for inner in section.sections:
        yield from _of_section(inner)
    yield from map(_brief, section.more)


def _entry(entry: Entry) -> _Told:
    about = [label.name for label in (*entry.countries, *entry.topics) if label.role == "primary"]
    return _Told(
        id=entry.id,
        label=entry.label,
        articles=tuple(article.id for article in (*entry.articles, *entry.more)),
        sentences=tuple(quote.text for quote in entry.summary),
        about=", ".join(about) or "no country or topic",
    )


def _brief(brief: Brief) -> _Told:
    return _Told(
        id=brief.id,
        label=brief.headline,
        articles=tuple(article.id for article in brief.articles),
        brief=True,
    )
