"""Explain an article: its headline, countries, topics and sentences, and what was left out."""

from collections.abc import Iterator, Mapping, Sequence

from digest.assess import assess
from digest.compose.entries import choose, make_entry
from digest.decisions import Decision, decision_effect
from digest.explain.filed import filed_under
from digest.explain.lines import Line, heading, label_lines, shorten, table, unsure_topics
from digest.explain.places import explain_places
from digest.explain.sentences import explain_sentences
from digest.model import Analyzed, Block, CountryRule, Entry, Recipe, Story

_BLOCKS = {
    "dateline": "place and date",
    "byline": "who wrote it",
    "agency": "the agency",
    "caption": "of a picture",
    "heading": "a heading",
    "chrome": "of the page, not of the article",
    "repeated": "said before",
    "another": "another article in the same text",
}
_MOST_BLOCKS = 12
_WORLD = "none is sure enough: it stands under World"
_OTHER = "none is sure enough: it stands under Other news"


def explain_article(
    told: Analyzed,
    recipe: Recipe,
    *,
    home: str = "",
    rules: tuple[CountryRule, ...] = (),
    decisions: Sequence[Decision] = (),
    names: Mapping[str, str] | None = None,
    where: Sequence[str] = (),
) -> Iterator[Line]:
    """Yield lines that say why this country, these topics, these sentences, this headline.

    Args:
        told: the article, with the decisions about it applied.
        recipe: of the edition.
        home: home country of its outlet.
        rules: of the user, what phrases say of the country.
        decisions: those about it, cited.
        names: what the articles are called that these are about, by their own ids.
        where: what became of it, a line an edition.
    """
    entry = make_entry(assess(Story(id=told.article.id, articles=(told,))), recipe)
    article = told.article
    yield Line(text=entry.label, style="title")
    published = f"published {article.published}" if article.published else "without a date"
    facts = (article.public_id, article.source, published, f"language {article.language}")
    yield Line(text=" · ".join(facts), style="faint")
    yield from (Line(text=line) for line in where)
    yield from _decisions(decisions, names)
    yield from heading("Headline", _headline(entry))
    silent = "the dateline" if told.analysis.dateline else "the home of its outlet"
    yield from label_lines("Country", entry.countries, nothing=_WORLD, silent=silent)
    yield from explain_places(told, home=home, rules=rules)
    silent = "the section that the source files it under"
    filed = filed_under((article,), entry.topics)
    yield from label_lines("Topic", entry.topics, nothing=_OTHER, silent=silent, filed=filed)
    yield from unsure_topics(told.analysis.topics, entry)
    yield from explain_sentences(told.analysis.sentences, choose(told, recipe), recipe)
    furniture = [own for own in told.analysis.blocks if own.kind == "furniture"]
    yield from _left_out(told, [own for own in told.analysis.blocks if own not in furniture])
    yield from _furniture(told, furniture)


def _decisions(decisions: Sequence[Decision], names: Mapping[str, str] | None) -> Iterator[Line]:
    if decisions:
        yield from heading("Decided by you")
    for own in decisions:
        yield Line(text=f"  {decision_effect(own, names)}")


def _headline(entry: Entry) -> str:
    if not entry.headline:
        return "none, the article has one sentence"
    if entry.headline_derived:
        return f"cut out of the text, for the source gives none: {entry.headline}"
    return "the title that the source gives"


def _left_out(told: Analyzed, blocks: Sequence[Block]) -> Iterator[Line]:
    if blocks:
        yield from heading("Left out of the summary")
    rows = (
        (_BLOCKS.get(block.kind, block.kind), shorten(told.article.text[block.start : block.end]))
        for block in blocks[:_MOST_BLOCKS]
    )
    yield from (Line(text=line) for line in table(rows))
    yield from _more(blocks)


def _furniture(told: Analyzed, blocks: Sequence[Block]) -> Iterator[Line]:
    if blocks:
        text = "it has these under unlike titles, too: nothing was told from them"
        yield from heading("Furniture of the source", text)
    for block in blocks[:_MOST_BLOCKS]:
        yield Line(text=f"  {shorten(told.article.text[block.start : block.end])}")
    yield from _more(blocks)


def _more(blocks: Sequence[Block]) -> Iterator[Line]:
    if len(blocks) > _MOST_BLOCKS:
        yield Line(text=f"  and {len(blocks) - _MOST_BLOCKS} more", style="faint")
