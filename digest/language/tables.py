"""The tables of the language stage, read from the package on first use."""

from functools import cache


def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the tab-separated table ``name``, without its first line (its origin)."""
    # Costs 8 ms, which a run that reads no text need not pay.
    from importlib.resources import files

    text = (files("digest") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n")[1:] if line)


@cache
def stop_word_table() -> dict[str, frozenset[str]]:
    """Return the function words of every language that has a list, in lower case, by its code."""
    return {language: frozenset(row.split()) for language, row in read_table("stopwords.tsv")}


@cache
def abbreviation_table() -> dict[tuple[str, str], frozenset[str]]:
    """Return abbreviations by language (``*`` for any) and kind, without their last full stop.

    The kinds are told in the first line of the table. An entry with a capital letter is one only
    when so written, any other in every case.
    """
    return {
        (language, kind): frozenset(row.split())
        for language, kind, row in read_table("abbreviations.tsv")
    }
