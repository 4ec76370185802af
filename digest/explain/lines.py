"""Lines of an explanation: plain text, with a style that a terminal may show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.decisions import EVIDENCE
from digest.model import OWN, Entry, Label, Tag
from digest.topics import topic_name

Style = Literal["plain", "title", "heading", "chosen", "faint"]
WIDTH = 96
# Who is named in passing and no surer than this is not listed.
_NEGLIGIBLE = 0.05
_MOST_UNSURE = 3
_NOTHING: Mapping[str, str] = {}
_ROLES = {"primary": "filed here", "also": "also there", "mentioned": "only named"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line for a person; everything is said by its text, the style only helps the eye."""

    text: str
    style: Style = "plain"


def heading(name: str, rest: str = "") -> Iterator[Line]:
    """Yield an empty line and the heading of a part, with what it comes to in short."""
    yield Line(text="")
    yield Line(text=f"{name}: {rest}" if rest else name, style="heading")


def shorten(text: str, width: int = WIDTH) -> str:
    """Return a text as one line of at most ``width`` characters, cut with a "…"."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"


def percent(weight: float) -> str:
    """Return how sure a weight from 0 to 1 is: ``97 %``."""
    return f"{100 * weight:.0f} %"


def quoted(words: Iterable[str]) -> str:
    """Return words of a text in quotation marks."""
    return ", ".join(f"“{word}”" for word in words)


def label_lines(
    name: str,
    labels: Sequence[Label],
    *,
    nothing: str,
    silent: str,
    filed: Mapping[str, str] = _NOTHING,
) -> Iterator[Line]:
    """Yield what a story is filed under, and what it only names, with what decided it.

    Args:
        name: of the part.
        labels: by role.
        nothing: what to say if no label is the main one.
        silent: what decided a label of which the text says nothing.
        filed: by code, the categories that count beside the text, in words.
    """
    first = [label.name for label in labels if label.role == "primary"]
    yield from heading(name, first[0] if first else nothing)
    shown = [own for own in labels if own.role != "mentioned" or own.weight >= _NEGLIGIBLE]
    rows = (
        (
            _ROLES[own.role],
            percent(own.weight).rjust(5),
            own.name,
            _because(own, silent, filed.get(own.code, "")),
        )
        for own in shown
    )
    yield from (Line(text=line) for line in table(rows))
    if len(shown) < len(labels):
        yield Line(text=f"  and {len(labels) - len(shown)} named in passing", style="faint")


def unsure_topics(tags: Sequence[Tag], entry: Entry) -> Iterator[Line]:
    """Yield the likeliest topics that an entry is not filed under; nothing if there are none."""
    shown = {label.code for label in entry.topics}
    others = [tag for tag in tags if tag.code not in shown][:_MOST_UNSURE]
    if others:
        names = ", ".join(f"{topic_name(tag.code)} {percent(tag.weight)}" for tag in others)
        yield Line(text=f"  not sure enough: {names}", style="faint")


def _because(label: Label, silent: str, filed: str) -> str:
    if label.evidence == EVIDENCE:
        return "by your decision"
    if label.code.startswith(OWN):
        return f"a topic of your own, by {quoted(label.evidence)}"
    told = [words for words in (quoted(label.evidence), filed) if words]
    return f"by {' and '.join(told) or silent}"


def table(rows: Iterable[tuple[str, ...]], indent: str = "  ") -> Iterator[str]:
    """Yield rows as lines with columns of equal width; the last column is as long as it is."""
    cells = list(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield (indent + "  ".join([*padded, row[-1]])).rstrip()
