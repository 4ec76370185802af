"""Entries: a story as a digest prints it, at the length there is room for."""

from collections.abc import Sequence
from typing import Literal

from digest.assess import Assessed
from digest.compose.corrections import is_correction
from digest.compose.figures import differing_figures
from digest.compose.headline import derive_headline
from digest.compose.novelty import new_sentences
from digest.compose.summary import choose_summary
from digest.compose.together import best_title, choose_together
from digest.model import (
    Analyzed,
    Brief,
    Entry,
    Figure,
    Quote,
    Recipe,
    Reference,
    Sentence,
    State,
    Story,
)

# A full summary; one sentence; the headline alone.
Length = Literal["full", "brief", "named"]

_LABEL_LENGTH = 90
Told = tuple[Analyzed, Sentence]


def make_entry(assessed: Assessed, recipe: Recipe, length: Length = "full") -> Entry:
    """Return the entry of a story: choices made from the facts of its analyses."""
    story = assessed.story
    fresh = new_sentences(story.articles, story.earlier, story.printed) if story.earlier else ()
    state = _state(assessed, fresh)
    summary = _summary(assessed, recipe, length, fresh) if state != "running" else ()
    titled = best_title(story.articles) or (summary[0][0] if summary else assessed.first)
    headline = titled.article.title or _derived(titled, summary)
    return Entry(
        id=story.id,
        headline=headline,
        headline_derived=bool(headline) and not titled.article.title,
        label=headline or _label(titled, summary),
        state=state,
        kind="correction" if is_correction(titled) else assessed.kind,
        first=story.first.isoformat() if story.first else "",
        sources=assessed.sources,
        independent=assessed.independent,
        figures=_figures(story) if state != "running" else (),
        language=titled.article.language,
        summary=tuple(_quote(told, sentence) for told, sentence in summary),
        articles=references(assessed),
        countries=assessed.countries,
        topics=assessed.topics,
    )


def make_brief(assessed: Assessed) -> Brief:
    """Return the line of a story that is only named."""
    told = best_title(assessed.story.articles) or assessed.first
    return Brief(
        id=assessed.story.id,
        headline=told.article.title or _derived(told, ()) or _label(told, ()),
        articles=references(assessed),
        language=told.article.language,
    )


def references(assessed: Assessed) -> tuple[Reference, ...]:
    """Return the articles of a story as a digest names them, the best told first, copies last."""
    members = (*assessed.story.articles, *assessed.story.copies)
    return tuple(_reference(told) for told in members)


def choose(told: Analyzed, recipe: Recipe, *, count: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of an article that a recipe prints, in the order of the text."""
    return choose_summary(
        told.analysis.sentences,
        title=told.article.title,
        words=recipe.words,
        count=count or recipe.sentences,
        method=recipe.method,
        max_share=recipe.max_share,
    )


def _state(assessed: Assessed, fresh: Sequence[Told]) -> State:
    if not assessed.story.earlier:
        return assessed.state
    return "update" if fresh else "running"


def _figures(story: Story) -> tuple[Figure, ...]:
    several = len(story.articles) + len(story.earlier) > 1
    return differing_figures(story.articles, story.earlier) if several else ()


def _summary(
    assessed: Assessed, recipe: Recipe, length: Length, fresh: Sequence[Told]
) -> tuple[Told, ...]:
    if length == "named":
        return ()
    if fresh:
        return _within(fresh, recipe, length)
    count = 1 if length == "brief" and not recipe.sentences else recipe.sentences
    articles = assessed.story.articles
    if len(articles) == 1:
        return tuple((articles[0], own) for own in choose(articles[0], recipe, count=count))
    return choose_together(articles, words=recipe.words, count=count, method=recipe.method)


def _within(fresh: Sequence[Told], recipe: Recipe, length: Length) -> tuple[Told, ...]:
    """Return what an update has to say, the best first, as far as there is room for it."""
    most = recipe.sentences or (1 if length == "brief" else len(fresh))
    chosen: list[Told] = []
    used = 0
    for told, sentence in fresh[:most]:
        if not chosen or recipe.sentences or used + sentence.words <= recipe.words:
            chosen.append((told, sentence))
            used += sentence.words
    return tuple(chosen)


def _derived(told: Analyzed, summary: Sequence[Told]) -> str:
    own = [sentence for one, sentence in summary if one is told]
    return derive_headline(told.analysis.sentences, own)


def _label(told: Analyzed, summary: Sequence[Told]) -> str:
    text = summary[0][1].text if summary else told.article.title or told.article.text
    text = " ".join(text[: 4 * _LABEL_LENGTH].split())
    if len(text) <= _LABEL_LENGTH:
        return text
    return text[: _LABEL_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _quote(told: Analyzed, sentence: Sentence) -> Quote:
    return Quote(
        text=sentence.text,
        article=told.article.public_id,
        source=told.article.source,
        published=told.article.published,
        start=sentence.start,
        end=sentence.end,
        language=told.article.language,
    )


def _reference(told: Analyzed) -> Reference:
    article = told.article
    return Reference(
        id=article.public_id,
        source=article.source,
        title=article.title,
        url=article.url,
        published=article.published,
        language=article.language,
    )
