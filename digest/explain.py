"""Explain: why an article stands where it does, in lines for a person."""

from collections.abc import Iterator

from digest.compose.entries import make_entry
from digest.model import Analyzed, Entry, Label, Recipe, Sentence, Story

_WIDTH = 88
_MOST_SENTENCES = 25


def explain(told: Analyzed, recipe: Recipe) -> Iterator[str]:
    """Yield lines that say why this country, these topics, these sentences, this headline."""
    entry = make_entry(Story(id=told.article.id, articles=(told,)), recipe)
    article = told.article
    yield f"{article.public_id}  {entry.label}"
    yield f"from {article.source}, published {article.published or 'unknown'}, {article.language}"
    yield ""
    yield f"Headline: {_headline(entry)}"
    yield ""
    yield from _labels("Countries", entry.countries, "no country is named: World")
    yield ""
    yield from _labels("Topics", entry.topics, "unsure: Other news")
    others = [tag for tag in told.analysis.topics if tag.code not in _codes(entry.topics)][:3]
    if others:
        weights = ", ".join(f"{tag.code} {tag.weight:.3f}" for tag in others)
        yield f"  less likely: {weights}"
    yield ""
    yield from _sentences(told, entry)
    yield from _left_out(told)


def _headline(entry: Entry) -> str:
    if not entry.headline:
        return "none: the article has one sentence"
    if entry.headline_derived:
        return f"derived, for the source gives none: {entry.headline}"
    return f"the source's own: {entry.headline}"


def _labels(heading: str, labels: tuple[Label, ...], nothing: str) -> Iterator[str]:
    yield f"{heading}:" if labels else f"{heading}: {nothing}"
    for label in labels:
        because = ", ".join(f"“{evidence}”" for evidence in label.evidence) or "the outlet's home"
        yield f"  {label.role:<9} {label.weight:.3f}  {label.name} ({label.code}), by {because}"


def _codes(labels: tuple[Label, ...]) -> set[str]:
    return {label.code for label in labels}


def _sentences(told: Analyzed, entry: Entry) -> Iterator[str]:
    chosen = {(quote.start, quote.end) for quote in entry.summary}
    words = sum(s.words for s in told.analysis.sentences if (s.start, s.end) in chosen)
    yield f"Sentences (* printed, {words} words; score; rules it breaks):"
    for sentence in told.analysis.sentences[:_MOST_SENTENCES]:
        yield _sentence(sentence, printed=(sentence.start, sentence.end) in chosen)
    if len(told.analysis.sentences) > _MOST_SENTENCES:
        yield f"  and {len(told.analysis.sentences) - _MOST_SENTENCES} more"


def _sentence(sentence: Sentence, *, printed: bool) -> str:
    flags = f" [{', '.join(sentence.flags)}]" if sentence.flags else ""
    return f"  {'*' if printed else ' '} {sentence.score:>7} {_short(sentence.text)}{flags}"


def _left_out(told: Analyzed) -> Iterator[str]:
    if told.analysis.blocks:
        yield ""
        yield "Left out of the summary:"
    for block in told.analysis.blocks[:_MOST_SENTENCES]:
        yield f"  {block.kind:<9} {_short(told.article.text[block.start : block.end])}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
