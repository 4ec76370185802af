"""Why these countries: every mention with its weight, and what was taken for no place."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from digest.countries import country_lines, explain_countries
from digest.explain.lines import WIDTH, Line
from digest.model import Analyzed, CountryRule


def explain_places(
    told: Analyzed, *, home: str = "", rules: tuple[CountryRule, ...] = ()
) -> Iterator[Line]:
    """Yield what in an article names a country, what each mention counts, and what was vetoed.

    Args:
        told: the article.
        home: country of its outlet, "" for none.
        rules: of the user.
    """
    article, analysis = told.article, told.analysis
    found = explain_countries(
        title=article.title,
        text=_body(told),
        dateline=analysis.dateline,
        home=home,
        language=article.language,
        published=article.published,
        rules=rules,
    )
    lines = list(country_lines(found))
    if lines:
        yield Line(text="  mentions, with what they count (a plain name counts 10):", style="faint")
    for line in lines:
        for text in wrap(line, WIDTH, initial_indent="    ", subsequent_indent="      "):
            yield Line(text=text, style="faint")


def _body(told: Analyzed) -> str:
    """Return the text that was searched for places: the sentences, by paragraphs."""
    paragraphs = groupby(told.analysis.sentences, key=lambda own: own.paragraph)
    return "\n\n".join(" ".join(own.text for own in group) for _, group in paragraphs)
