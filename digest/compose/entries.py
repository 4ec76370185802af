"""Entries: a story as a digest prints it, at the length there is room for."""

from collections.abc import Sequence
from typing import Literal

from digest.assess import Assessed
from digest.compose.summary import choose_summary
from digest.compose.together import best_title, choose_together
from digest.headlines import derive_headline, stated_headline
from digest.language import terms
from digest.model import (
    Analyzed,
    Brief,
    Entry,
    Figure,
    Quote,
    Recipe,
    Reference,
    Sentence,
    Story,
)
from digest.telling.context import understood
from digest.telling.figures import contradicts, differing_figures, without_contradictions
from digest.text import cut_place

# A full summary; one sentence; the headline alone.
Length = Literal["full", "brief", "named"]

_LABEL_LENGTH = 90
Told = tuple[Analyzed, Sentence]


class Maker:
    """Makes the entries of one digest, each once, however often their places are tried."""

    def __init__(self, recipe: Recipe) -> None:
        """Start with nothing made."""
        self.recipe = recipe
        self._entries: dict[tuple[str, Length], Entry] = {}
        self._briefs: dict[str, Brief] = {}

    def entry(self, assessed: Assessed, length: Length = "full") -> Entry:
        """Return the entry of a story, as ``make_entry`` does."""
        key = assessed.story.id, length
        if key not in self._entries:
            self._entries[key] = make_entry(assessed, self.recipe, length)
        return self._entries[key]

    def brief(self, assessed: Assessed) -> Brief:
        """Return the line of a story, as ``make_brief`` does."""
        key = assessed.story.id
        if key not in self._briefs:
            self._briefs[key] = make_brief(assessed)
        return self._briefs[key]


def make_entry(assessed: Assessed, recipe: Recipe, length: Length = "full") -> Entry:
    """Return the entry of a story: choices made from the facts of its analyses."""
    story = assessed.story
    running = assessed.state == "running"
    best = _best_title(assessed)
    summary = () if running else _summary(assessed, recipe, length, best)
    titled = _titled(best, summary) or assessed.first
    headline = stated_headline(titled.article) or _derived(titled, summary)
    return Entry(
        id=story.id,
        headline=headline,
        headline_derived=bool(headline) and not titled.article.title,
        label=_whole(headline, summary) or headline or _label(titled, summary),
        state=assessed.state,
        kind=assessed.kind,
        first=story.first.isoformat() if story.first else "",
        sources=assessed.sources,
        independent=assessed.independent,
        figures=() if running else _figures(story),
        language=titled.article.language,
        summary=tuple(_quote(told, sentence) for told, sentence in summary),
        articles=references(assessed, first=titled),
        countries=assessed.countries,
        topics=assessed.topics,
    )


def make_brief(assessed: Assessed) -> Brief:
    """Return the line of a story that is only named."""
    told = _best_title(assessed) or assessed.first
    return Brief(
        id=assessed.story.id,
        headline=stated_headline(told.article) or _derived(told, ()) or _label(told, ()),
        articles=references(assessed, first=told),
        language=told.article.language,
    )


def _best_title(assessed: Assessed) -> Analyzed | None:
    """Return the article with the best title, if there is one that says no other than was printed.

    Of a story that goes on without news a late report may still count what has become more.
    """
    if assessed.state != "running":
        return best_title(assessed.reports)
    current = [
        told
        for told in assessed.reports
        if not any(contradicts(told.article.title, text) for text in assessed.story.printed)
    ]
    return best_title(current) or best_title(assessed.reports)


def references(assessed: Assessed, *, first: Analyzed) -> tuple[Reference, ...]:
    """Return the articles of a story as a digest names them.

    ``first``, which has the headline, leads, for the headline links to it; then those that are
    best told, copies last.
    """
    members = (first, *assessed.story.articles, *assessed.story.copies)
    return tuple({told.article.id: _reference(told) for told in members}.values())


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


def _titled(best: Analyzed | None, summary: Sequence[Told]) -> Analyzed | None:
    """Return the article whose title stands above a summary: one that speaks of the same.

    It is that of the first sentence where the best title has no word in common with it, or is of
    a day before it.
    """
    if not summary:
        return best
    told, sentence = summary[0]
    if best is None or (told is not best and not _share_subject(best, told, sentence)):
        return told
    # Undated, a title is as good as any.
    if "" < best.article.published[:10] < told.article.published[:10]:
        return told
    return best


def _share_subject(titled: Analyzed, told: Analyzed, sentence: Sentence) -> bool:
    title, own = titled.article, told.article
    if title.language != own.language:
        return True
    words = terms(title.title, language=title.language)
    return not words or not {told.analysis.terms[term] for term in sentence.terms}.isdisjoint(words)


def _figures(story: Story) -> tuple[Figure, ...]:
    several = len(story.articles) + len(story.earlier) > 1
    return differing_figures(story.articles, story.earlier) if several else ()


def _summary(
    assessed: Assessed, recipe: Recipe, length: Length, titled: Analyzed | None
) -> tuple[Told, ...]:
    if length == "named":
        return ()
    if assessed.fresh:
        return _within(assessed, recipe, length, titled)
    count = 1 if length == "brief" and not recipe.sentences else recipe.sentences
    articles = assessed.reports
    if len(articles) == 1:
        return tuple((articles[0], own) for own in choose(articles[0], recipe, count=count))
    return choose_together(
        articles, words=recipe.words, count=count, method=recipe.method, under=titled
    )


def _within(
    assessed: Assessed, recipe: Recipe, length: Length, titled: Analyzed | None
) -> tuple[Told, ...]:
    """Return what an update has to say, as far as there is room for it.

    Only the newest day is told: what was new before that day's news may be over. The best is taken
    first; the article that tells it is told in its order, then the others. What gives another
    count than the headline or than what was taken is left out, and what nobody would understand.
    """
    newest = max(told.article.published[:10] for told, _ in assessed.fresh)
    today = [own for own in assessed.fresh if own[0].article.published[:10] in ("", newest)]
    fresh = understood(today, [*assessed.story.printed, titled.article.title if titled else ""])
    most = recipe.sentences or (1 if length == "brief" else len(fresh))
    chosen: list[Told] = []
    used = 0
    for told, sentence in without_contradictions(fresh, titled):
        if len(chosen) == most:
            break
        if not chosen or recipe.sentences or used + sentence.words <= recipe.words:
            chosen.append((told, sentence))
            used += sentence.words
    order = list(dict.fromkeys(told.article.id for told, _ in chosen))
    return tuple(sorted(chosen, key=lambda own: (order.index(own[0].article.id), own[1].start)))


def _derived(told: Analyzed, summary: Sequence[Told]) -> str:
    own = [sentence for one, sentence in summary if one is told]
    return derive_headline(told.analysis.sentences, own, language=told.article.language)


def _whole(headline: str, summary: Sequence[Told]) -> str:
    """Return the first sentence, if a headline is its beginning cut off, and it is no longer."""
    text = summary[0][1].text.removesuffix(".") if summary else ""
    cut = headline.endswith("…") and text.startswith(headline.removesuffix("…"))
    return text if cut and len(text) <= _LABEL_LENGTH else ""


def _label(told: Analyzed, summary: Sequence[Told]) -> str:
    text = summary[0][1].text if summary else told.article.title or told.article.text
    text = " ".join(text[: 4 * _LABEL_LENGTH].split())
    if len(text) <= _LABEL_LENGTH:
        return text
    return text[: cut_place(text, _LABEL_LENGTH - 2)].rstrip(" ,;:、，；：") + "…"


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
