"""Clauses: what hangs on another clause of an English sentence, and where its own verb is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.headlines.verbs import find_verb
from digest.headlines.words import (
    DETERMINERS,
    HELPING,
    JOINING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATING,
    Word,
)

# Behind these, a clause goes on that "that" may open, or nothing.
_TELLING = frozenset(
    "says said say claims claimed claiming believes believed believe thinks thought think warns "
    "warned warn reveals revealed confirms confirmed shows showed shown suggests suggested "
    "announced fears feared fear hopes argues argued insists insisted concluded learned learnt "
    "heard ruled admitted admits estimates estimated knows found finds find confident sure aware "
    "hopeful "
    "convinced saying warning fearing hoping believing proves proved proving".split()
)
# Of these a thing is hardly ever the object, but what is claimed.
_CLAIMING = frozenset(
    "says said say claims claimed believes believed believe thinks think suggests suggested fears "
    "insists insisted argues argued confident sure aware hopeful convinced saying believing".split()
)
_NOUNS = frozenset("claims fears fear hopes estimates find finds shows thought".split())
_BEFORE_NOUN = DETERMINERS | PREPOSITIONS | {"of"}
_OPENING = frozenset("because when while although though whether after before since as".split())
_CERTAIN = frozenset("because while although though whether".split())
_TOLD = _TELLING | {"told"}
_ANNOUNCING = _TOLD | _OPENING | {"that"}
# A clause that begins farther on is in no headline.
_FARTHEST = 190
_NEAR = 5
_NO_SUBJECT = (
    PREPOSITIONS | SUBORDINATING | HELPING | JOINING | PRONOUNS | {"to", "of", "as", "there"}
)


class Clause(NamedTuple):
    """A clause within a sentence: where it is announced, its words on, its verb."""

    opened: int
    words: Sequence[Word]
    verb: int

    def parts(self, place: int) -> bool:
        """Return whether a cut at a place of the text would part it from its verb."""
        return self.opened <= place < self.words[self.verb].end


def find_clauses(words: Sequence[Word]) -> Iterator[Clause]:
    """Yield the clauses with a subject and a verb of their own that hang on another one."""
    for n, word in enumerate(words):
        if word.lower not in _ANNOUNCING:
            continue
        if word.start > _FARTHEST:
            return
        opened = _opening(words, n)
        if opened is None:
            continue
        certain, first, since = opened
        rest = words[first:]
        if rest and rest[0].text[0].isalnum() and rest[0].lower not in _NO_SUBJECT:
            verb = find_verb(rest)
            if verb and _is_own(rest[:verb], certain=certain):
                yield Clause(words[since].end, rest, verb)


def _opening(words: Sequence[Word], n: int) -> tuple[bool, int, int] | None:
    """Return whether a clause opens behind a word for sure, where, and what announces it.

    None if none does.
    """
    own = words[n].lower
    if own == "that":
        near = range(n - 1, max(-1, n - 1 - _NEAR), -1)
        telling = next((place for place in near if words[place].lower in _TOLD), -1)
        return (True, n + 1, telling) if telling >= 0 else None
    if own in _OPENING:
        return own in _CERTAIN, n + 1, n
    told = own == "told" and n > 0 and words[n - 1].lower in ("been", "was", "were")
    if (own == "told" and not told) or (own in _NOUNS and _is_noun(words, n)):
        return None
    first = n + 1
    while first < len(words) and (words[first].text.endswith("day") or words[first].lower == "on"):
        first += 1
    return own in _CLAIMING, first, n


def _is_noun(words: Sequence[Word], n: int) -> bool:
    """Return whether a word is what is claimed or feared: "10 claims", "of fears"."""
    before = words[n - 1].lower if n else ""
    return before.isdigit() or before in _BEFORE_NOUN or before.endswith("'s")


def _is_own(subject: Sequence[Word], *, certain: bool) -> bool:
    """Return whether a verb is of a clause, not of what the sentence goes on with behind it."""
    commas = sum(word.text == "," for word in subject)
    if commas % 2 or any(word.text in ";:" or word.lower == "but" for word in subject):
        return False
    return certain or not any(word.lower in JOINING for word in subject)
