"""Entries: a story as a digest prints it, with its summary, headline, countries and topics."""

from collections.abc import Sequence

from digest.compose.headline import derive_headline
from digest.compose.summary import choose_summary
from digest.countries import assign_roles, country_name
from digest.model import (
    Analyzed,
    Entry,
    Label,
    Quote,
    Recipe,
    Reference,
    Role,
    Sentence,
    Story,
    Tag,
)
from digest.topics import assign_topics, topic_name

_LABEL_LENGTH = 90
_ROLES: tuple[Role, ...] = ("primary", "also", "mentioned")


def make_entry(story: Story, recipe: Recipe) -> Entry:
    """Return the entry of a story: choices made from the facts of its analyses."""
    told = story.articles[0]
    summary = choose(told, recipe)
    headline = told.article.title or derive_headline(told.analysis.sentences, summary)
    return Entry(
        id=story.id,
        headline=headline,
        headline_derived=bool(headline) and not told.article.title,
        label=headline or _label(told, summary),
        summary=tuple(_quote(sentence, told) for sentence in summary),
        articles=tuple(_reference(member) for member in (*story.articles, *story.copies)),
        countries=country_labels(told.analysis.countries),
        topics=topic_labels(told.analysis.topics),
    )


def choose(told: Analyzed, recipe: Recipe) -> tuple[Sentence, ...]:
    """Return the sentences of an article that a recipe prints, in the order of the text."""
    return choose_summary(
        told.analysis.sentences,
        title=told.article.title,
        words=recipe.words,
        count=recipe.sentences,
        method=recipe.method,
    )


def country_labels(tags: Sequence[Tag]) -> tuple[Label, ...]:
    """Return countries with names and roles, sorted by role, weight and code."""
    labels = [
        Label(
            code=tag.code,
            name=country_name(tag.code),
            weight=tag.weight,
            role=role,
            evidence=tag.evidence,
        )
        for tag, role in assign_roles(tags)
    ]
    return tuple(sorted(labels, key=_label_order))


def topic_labels(tags: Sequence[Tag]) -> tuple[Label, ...]:
    """Return the topics an article is filed under, the main one first; empty if unsure."""
    return tuple(
        Label(
            code=tag.code,
            name=topic_name(tag.code),
            weight=tag.weight,
            role="primary" if place == 0 else "also",
            evidence=tag.evidence,
        )
        for place, tag in enumerate(assign_topics(tags))
    )


def _label_order(label: Label) -> tuple[int, float, str]:
    return _ROLES.index(label.role), -label.weight, label.code


def _label(told: Analyzed, summary: Sequence[Sentence]) -> str:
    text = summary[0].text if summary else told.article.text
    text = " ".join(text[: 4 * _LABEL_LENGTH].split())
    if len(text) <= _LABEL_LENGTH:
        return text
    return text[: _LABEL_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _quote(sentence: Sentence, told: Analyzed) -> Quote:
    return Quote(
        text=sentence.text,
        article=told.article.public_id,
        source=told.article.source,
        published=told.article.published,
        start=sentence.start,
        end=sentence.end,
    )


def _reference(told: Analyzed) -> Reference:
    article = told.article
    return Reference(
        id=article.public_id,
        source=article.source,
        title=article.title,
        url=article.url,
        published=article.published,
    )
