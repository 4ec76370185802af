"""Drop or correct what only looks like a place: people, streets, money, namesake towns."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from digest.countries.georgia import GEORGIA, is_american_georgia
from digest.countries.names import rule_words, table_lines
from digest.countries.scan import Hit
from digest.countries.sense import Sense

_WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*\.?) $")
_LONGEST_BEFORE = 20
_WORD_AFTER = re.compile(r" ([^\W\d_][\w'-]+)")
_TITLE_OR_INITIAL = re.compile(r"[A-Z]\.|(?:Mr|Mrs|Ms|Dr)\.?")
_CAPITALIZED_AFTER = re.compile(r" ([A-Z][a-z'-]{2,})")
_PLACE_KINDS = frozenset("NCALaclTt")


@cache
def given_names() -> frozenset[str]:
    """Return the given names that tell a person from a place."""
    return frozenset(table_lines("given_names.tsv")[0].split("|")) - rule_words("no given name")


@cache
def person_like() -> frozenset[str]:
    """Return the surfaces that people bear, as a given name or a surname."""
    return frozenset(table_lines("given_names.tsv")[1].split("|"))


def weigh_noise(text: str, hits: list[Hit]) -> list[tuple[Hit, str]]:
    """Return every hit, corrected, with the reason why it is no place, "" if it is one.

    A surface that names a person anywhere, or a town fixed by its state, is so everywhere.
    """
    people = {hit.surface for hit in hits if _is_person(text, hit)}
    fixed = dict(_fixed_towns(text, hits))
    return [(_corrected(hit, people, fixed), _reason(text, hit, people)) for hit in hits]


def _reason(text: str, hit: Hit, people: set[str]) -> str:
    if _is_street_or_money(text, hit):
        return "money, or a street or firm of that name"
    if _is_namesake(text, hit):
        return "a place of that name"
    return "a person" if hit.surface in people and _is_person(text, hit) else ""


def _corrected(hit: Hit, people: set[str], fixed: dict[str, str]) -> Hit:
    if hit.surface in fixed:
        return hit._replace(sense=Sense("A", (fixed[hit.surface],)))
    if hit.surface in people and hit.sense.kind.isupper():
        return hit._replace(sense=Sense(hit.sense.kind.lower(), hit.sense.codes))
    return hit


def _is_street_or_money(text: str, hit: Hit) -> bool:
    if text[hit.end : hit.end + 1] == "$":
        return True
    after = _WORD_AFTER.match(text, hit.end)
    if not after or hit.sense.kind in "XS":
        return False
    word = after[1].lower()
    if word not in rule_words("money") or hit.sense.kind not in "NnDdLTA":
        return after[1] in rule_words("street")
    return word not in rule_words("money and verb") or _is_of_people(hit, word)


def _is_of_people(hit: Hit, word: str) -> bool:
    """Whether "Korean won" and "Egyptian pounds" stand there, not "India won", "Israel pounds"."""
    if hit.sense.kind not in "Dd" or hit.surface.endswith("s"):
        return False
    return word != "won" or hit.sense.codes[0] in ("KR", "KP")


def _is_namesake(text: str, hit: Hit) -> bool:
    after = _WORD_AFTER.match(text, hit.end) if hit.sense.kind in "NnCc" else None
    return after is not None and after[1] in rule_words("place of that name")


def _is_person(text: str, hit: Hit) -> bool:
    if hit.sense.kind in "XSPpI" or hit.surface not in person_like():
        return False
    if before := _before(text, hit.start):
        # In a text without case a word before the name is compared as if it had one.
        word = before[1] if text.startswith(hit.surface, hit.start) else before[1].title()
        if word in given_names() or _TITLE_OR_INITIAL.fullmatch(word):
            return True
    after = _CAPITALIZED_AFTER.match(text, hit.end)
    if not after or after[1] in rule_words("no surname"):
        return False
    return hit.surface in _given_like()


def _before(text: str, end: int) -> re.Match[str] | None:
    """Return the word before a place of a text, which a blank parts from it."""
    if text[end - 1 : end] != " ":
        return None
    # A word holds no blank: to look behind the last one is fast.
    start = max(0, end - _LONGEST_BEFORE)
    return _WORD_BEFORE.search(text, max(start, text.rfind(" ", start, end - 1) + 1), end)


@cache
def _given_like() -> frozenset[str]:
    return frozenset(table_lines("given_names.tsv")[2].split("|"))


def _fixed_towns(text: str, hits: list[Hit]) -> Iterator[tuple[str, str]]:
    """Towns that a state or country follows: ``Paris, Texas``; in lists nothing is fixed."""
    for town, state in pairwise(hits):
        code = state.sense.codes[0]
        if town.sense.kind not in _PLACE_KINDS or text[town.end : state.start] != ", ":
            continue
        if state.surface == GEORGIA and _is_american(town, hits):
            yield state.surface, "US"
            yield town.surface, "US"
        elif (state.sense.kind in "AIa" and _is_state(state.surface, code)) or (
            state.sense.kind == "N" and code in town.sense.codes[1:]
        ):
            yield town.surface, code
    if any(hit.surface == GEORGIA for hit in hits) and is_american_georgia(text, hits):
        yield GEORGIA, "US"


def _is_american(town: Hit, hits: list[Hit]) -> bool:
    """Whether a town before Georgia lies in the state: nothing else is of the country."""
    if town.sense.kind == "N" or "GE" in town.sense.codes:
        return False
    return "US" in town.sense.codes or not any(hit.sense.codes == ("GE",) for hit in hits)


def _is_state(surface: str, code: str) -> bool:
    return code in {"US", "CA", "AU"} and surface in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(table_lines("given_names.tsv")[3].split("|"))
