"""The ledger: where every input of a run went, in six numbers that add up to what was read."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Status = Literal["known", "included", "duplicate", "held_back", "refused", "deferred"]

# An article that several editions saw counts at the top as the first of these that it was.
STATUSES: tuple[Status, ...] = (
    "included",
    "duplicate",
    "held_back",
    "deferred",
    "known",
    "refused",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where one input went.

    Attributes:
        input: how it is named to a person.
        article: the article's id, "" if it was refused or not read.
        status: one of the six.
        reason: why, "" where the status says it all.
    """

    input: str
    article: str = ""
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What an edition decided about an article, now or earlier."""

    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The accounting of a run, or of an edition within it.

    Attributes:
        lines: one for each input that was read, in input order.
        carried: articles that this run put into a digest but did not read: they were read by an
            earlier run and had been waiting. They are not part of the sum.
    """

    lines: tuple[Line, ...]
    carried: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """``read`` and the six numbers that it is the sum of."""
        found = Counter(line.status for line in self.lines)
        return {"read": len(self.lines), **{status: found[status] for status in STATUSES}}

    @property
    def reasons(self) -> dict[str, dict[str, int]]:
        """For each status the reasons with their numbers, most frequent first."""
        found = Counter((line.status, line.reason) for line in self.lines if line.reason)
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return {
            status: {reason: number for (of, reason), number in ranked if of == status}
            for status in STATUSES
            if any(of == status for of, _ in found)
        }


def account(lines: Sequence[Line], fates: Mapping[str, Fate], *, carried: int = 0) -> Account:
    """Return the lines of a run as one edition settled them.

    Args:
        lines: one for each input; refused ones, repeated ones and those that were not read are
            settled already, the others stand as ``deferred`` until an edition decides.
        fates: by article id, for every article that is not settled.
        carried: see ``Account``.

    Raises:
        ValueError: an article has no fate; that would lose it.
    """
    settled = []
    for line in lines:
        if line.status == "deferred" and line.article:
            if line.article not in fates:
                raise ValueError(f"article {line.article} ({line.input}) is not accounted for")
            fate = fates[line.article]
            line = Line(  # noqa: PLW2901 - the line as settled
                input=line.input, article=line.article, status=fate.status, reason=fate.reason
            )
        settled.append(line)
    return Account(lines=tuple(settled), carried=carried)


def combine(accounts: Iterable[Account]) -> Account:
    """Return the accounting of the run: each input as the edition counted it that did most."""
    columns = list(accounts)
    lines = tuple(
        min(row, key=lambda line: STATUSES.index(line.status))
        for row in zip(*(column.lines for column in columns), strict=True)
    )
    return Account(lines=lines, carried=max((column.carried for column in columns), default=0))
