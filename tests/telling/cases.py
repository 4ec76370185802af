"""The labelled cases of figures that differ and of what is new, and how many are told right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.model import Figure
from digest.telling.figures import differing_figures
from digest.telling.novelty import new_sentences
from tests.telling.stories import of_case, told

FOLDER = Path(__file__).parent
FIGURES = FOLDER / "cases_figures.tsv"
NOVELTY = FOLDER / "cases_novelty.tsv"
# In the order they were written; the first one is what the rules were made on.
HALVES = ("tuning", "held-out", "blind", "unseen", "fresh", "last")

# Values by what is counted, with what was told before.
Said = dict[str, tuple[list[str], str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things were said rightly, wrongly, and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def rows(path: Path, half: str = "") -> list[list[str]]:
    """Return the columns of the cases behind that of the half; of all halves without one."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return [row for own, *row in lines if half in ("", own)]


def tally_figures(half: str) -> Tally:
    return _sum(_figures_of(row) for row in rows(FIGURES, half))


def tally_novelty(half: str) -> Tally:
    return _sum(_novelty_of(row) for row in rows(NOVELTY, half))


def _figures_of(row: list[str]) -> Tally:
    stated, *texts = row
    now = of_case([text for text in texts if not text.startswith("<")])
    before = of_case([text[1:] for text in texts if text.startswith("<")], day=23)
    found, wanted = _plain(differing_figures(now, before)), _expected(stated)
    return Tally(
        right=sum(found.get(what) == value for what, value in wanted.items()),
        wrong=sum(wanted.get(what) != value for what, value in found.items()),
        missed=len(wanted.keys() - found.keys()),
    )


def _novelty_of(row: list[str]) -> Tally:
    known, *today = row
    text = "\n\n".join(sentence[1:] for sentence in today)
    new = new_sentences([told(text, id="2")], [told(known, id="1")])
    found = {sentence.text for _, sentence in new}
    wanted = {sentence[1:] for sentence in today if sentence.startswith("+")}
    return Tally(right=len(found & wanted), wrong=len(found - wanted), missed=len(wanted - found))


def _sum(tallies: Iterator[Tally]) -> Tally:
    found = list(tallies)
    return Tally(
        right=sum(own.right for own in found),
        wrong=sum(own.wrong for own in found),
        missed=sum(own.missed for own in found),
    )


def _expected(stated: str) -> Said:
    found = {}
    for part in stated.split("; ") if stated != "-" else ():
        what, _, rest = part.partition(": ")
        values, _, before = rest.partition(" < ")
        found[what] = (sorted(values.split(" / ")), before)
    return found


def _plain(figures: tuple[Figure, ...]) -> Said:
    return {
        own.what.partition(" (")[0]: (sorted({claim.value for claim in own.claims}), own.before)
        for own in figures
    }
