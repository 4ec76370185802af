"""The reading budget: how much of each story is printed, so that a digest ends in time.

The most important stories get a full summary, further ones a sentence, then a line with others
("N more"); what is left stands behind the end. Small sections and sources keep a place: half of
the room for sentences goes to stories that are the first of their section or source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.assess import Assessed
from digest.compose.entries import Length, Maker
from digest.compose.words import words_of_brief, words_of_entry
from digest.model import UNKNOWN_SOURCE, Brief, Entry, Recipe

# Silent reading of English non-fiction: 238 words a minute (Brysbaert, "How many words do we read
# per minute?", Journal of Memory and Language 109, 2019), a little less for names and figures.
WORDS_PER_MINUTE = 230

# Masthead, "in short" and the last part are read too.
_FRAME = 90
_HEADING = 3
# The share of the words for stories with a sentence; the rest is for "N more" and references.
_TOLD = 0.8
# After so many stories that were too long, what is left is too little for any.
_MOST_MISSES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story with what is printed of it.

    Attributes:
        entry: as it is printed; None if it is only named.
        brief: as it is named; None if it is printed.
        named: whether it is named in its section, else behind the end of the digest.
        section: the key of its outer section.
    """

    assessed: Assessed
    section: str
    entry: Entry | None = None
    brief: Brief | None = None
    named: bool = False

    @property
    def label(self) -> str:
        """What a reference calls it."""
        if self.entry:
            return self.entry.label
        return self.brief.headline if self.brief else ""


def place(
    stories: Sequence[tuple[Assessed, str]], maker: Maker, *, words: int | None = None
) -> tuple[Placed, ...]:
    """Return each story with what there is room for, in the same order.

    Args:
        stories: the most important first, each with the key of its outer section.
        maker: of entries, by what the edition wants.
        words: what there is to read, at most; None for no limit.
    """
    capped = _capped(stories, maker.recipe)
    if words is None:
        return tuple(
            _named(*story, maker) if number in capped else _entry(*story, maker)
            for number, story in enumerate(stories)
        )
    open_ = [number for number in range(len(stories)) if number not in capped]
    return _fit(stories, open_, maker, words)


def allowance(recipe: Recipe) -> int | None:
    """Return the words that a reader can read in the minutes of a recipe, None for no limit."""
    return recipe.minutes * WORDS_PER_MINUTE if recipe.minutes else None


def _fit(
    stories: Sequence[tuple[Assessed, str]], open_: Sequence[int], maker: Maker, words: int
) -> tuple[Placed, ...]:
    room, recipe = _Room(words - _FRAME), maker.recipe
    made = _all_in_full(stories, open_, maker, room)
    if made is None:
        made = {}
        full = [number for number in open_ if may_lead(stories[number][0])][: recipe.top]
        for number in full:
            _put(made, number, _entry(*stories[number], maker), room, words)
        order = _balanced(stories, [number for number in open_ if number not in made])
        limit = round(room.total * _TOLD)
        misses = 0
        for number in order:
            if misses == _MOST_MISSES:
                break
            brief = _entry(*stories[number], maker, "brief")
            misses += not _put(made, number, brief, room, limit)
    rest = [number for number in range(len(stories)) if number not in made]
    for number in _balanced(stories, rest):
        made[number] = _name(stories[number], maker, room)
    return tuple(made[number] for number in range(len(stories)))


class _Room:
    """Words that are left, and the sections whose headings are paid."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.used = 0
        self._headings: set[str] = set()

    def cost(self, placed: Placed) -> int:
        """Return what a story costs with the heading of its section."""
        own = words_of_entry(placed.entry) if placed.entry else 0
        own += words_of_brief(placed.brief) if placed.brief else 0
        return own + (0 if placed.section in self._headings else 2 * _HEADING)

    def pay(self, placed: Placed) -> None:
        """Take the room of a story."""
        self.used += self.cost(placed)
        self._headings.add(placed.section)


def _all_in_full(
    stories: Sequence[tuple[Assessed, str]], open_: Sequence[int], maker: Maker, room: _Room
) -> dict[int, Placed] | None:
    """Return every story in full if there is room for that, else None."""
    # Most stories are longer than a summary: no need to make a thousand to see that they do not
    # fit.
    least = sum(min(maker.recipe.words, stories[number][0].words) // 2 for number in open_)
    if least > room.total or len(open_) < len(stories):
        return None
    made = {number: _entry(*stories[number], maker) for number in open_}
    trial = _Room(room.total)
    for placed in made.values():
        trial.pay(placed)
    return made if trial.used <= room.total else None


def _put(made: dict[int, Placed], number: int, placed: Placed, room: _Room, limit: int) -> bool:
    """Take a story if there is room for it; the first is always taken."""
    if made and room.used + room.cost(placed) > limit:
        return False
    room.pay(placed)
    made[number] = placed
    return True


def _name(story: tuple[Assessed, str], maker: Maker, room: _Room) -> Placed:
    placed = _named(*story, maker)
    if room.used + room.cost(placed) <= room.total:
        room.pay(placed)
        return placed
    return replace(placed, named=False)


def may_lead(assessed: Assessed) -> bool:
    """Return whether a story may be a top one: news of these days, no opinion and no feature."""
    is_news = assessed.kind in ("news", "correction")
    return is_news and not assessed.old and assessed.state != "running"


def _balanced(stories: Sequence[tuple[Assessed, str]], numbers: Iterable[int]) -> list[int]:
    """Return stories so that one of a section or source not yet seen follows each important one."""
    ranked = list(numbers)
    seen: set[str] = set()
    firsts = []
    for number in ranked:
        assessed, section = stories[number]
        source = assessed.first.article.source
        if not {f"section {section}", f"source {source}"} <= seen:
            firsts.append(number)
        seen |= {f"section {section}", f"source {source}"}
    mixed: list[int] = []
    for number, first in zip(ranked, firsts, strict=False):
        mixed += [number, first]
    return list(dict.fromkeys((*mixed, *ranked)))


def _capped(stories: Sequence[tuple[Assessed, str]], recipe: Recipe) -> frozenset[int]:
    """Return which stories are over a limit of the edition."""
    per_source: dict[str, int] = {}
    per_section: dict[str, int] = {}
    capped = []
    printed = 0
    for number, (assessed, section) in enumerate(stories):
        source = assessed.first.article.source
        over = (
            _is_over(per_source, "" if source == UNKNOWN_SOURCE else source, recipe.per_source)
            or _is_over(per_section, section, recipe.per_section)
            or 0 < recipe.stories <= printed
        )
        if over:
            capped.append(number)
            continue
        printed += 1
        per_source[source] = per_source.get(source, 0) + 1
        per_section[section] = per_section.get(section, 0) + 1
    return frozenset(capped)


def _is_over(counts: dict[str, int], key: str, limit: int) -> bool:
    return bool(key) and 0 < limit <= counts.get(key, 0)


def _entry(assessed: Assessed, section: str, maker: Maker, length: Length = "full") -> Placed:
    return Placed(assessed=assessed, section=section, entry=maker.entry(assessed, length))


def _named(assessed: Assessed, section: str, maker: Maker) -> Placed:
    return Placed(assessed=assessed, section=section, brief=maker.brief(assessed), named=True)
