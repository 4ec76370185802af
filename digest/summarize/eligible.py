"""Eligible: which sentences of an article may be chosen at all, and which only to open with."""

import re
from collections.abc import Collection, Sequence

from digest.model import Sentence
from digest.summarize.antecedents import lacks_antecedent
from digest.summarize.definites import find_definites
from digest.summarize.quotes import outside_quotes
from digest.summarize.rules import CONDITIONAL

# An article's first sentence may be longer than the others, and so may the next ones: they tell
# what it is about. Beside a first one of twice the usual length nothing has room.
_LONGEST_OPENING = 75
_LONGEST_NEAR, _NEAR = 55, 4
# What opens further down leaves out too much.
_FAR = 2
# A first sentence that addresses the reader, or tells of its writer, says no news yet.
_ADDRESSING = re.compile(
    r"\W*(?:We|Our|Let|Lest)\b|\b(?:I|I['’]\w+|[Mm]y|me|myself|[Ll]et['’]?s|[Ll]et us|"
    r"[Yy]ou(?:rs?|['’]\w+)?|[Yy]ourself|yourselves)\b"
)

# "I", not "World War I", "Philip I of", "Type I", "I-95" or "I. Brill".
_I = (
    r"(?<![\w.])(?<!War )(?<!Type )(?<!Title )(?<!Part )"
    r"I(?:['’](?:m|ve|d|ll))?(?!['’]?\w|[.-]| of\b)"
)
_SUBJECT = re.compile(_I)
_WRITER = re.compile(rf"{_I}|(?<![\w.])(?:[Mm]y|me|myself)\b")


def tells_of_writer(sentence: Sentence, *, named: bool = False) -> bool:
    """Return whether a sentence in the first person says "I" or "my" outside quotations.

    Args:
        sentence: of an article.
        named: whether it names somebody in full; then it tells of the writer only if it says "I".
    """
    told = "person" in sentence.flags
    pattern = _SUBJECT if named else _WRITER
    return told and pattern.search(outside_quotes(sentence.text)) is not None


def find_eligible(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return the places of the sentences that may be chosen.

    A column, where one sentence of three speaks in the first or second person, and two of the
    first four, has nothing else to say; elsewhere such a sentence is left out (R4), and if it is so
    by parts of quotations, also beside one: marks are damaged there. An article's first four
    sentences may be longer than the others (R5), and the first may say "we" of everybody, if it
    does not begin with that: nothing replaces it.
    """
    allowed = allowed_flags(sentences)
    told = allowed if _is_column(sentences, quoted=False) else allowed - {"person"}
    found = [place for place, own in enumerate(sentences) if allowed.issuperset(own.flags)]
    if told != allowed:
        found = [
            place
            for place in found
            if told.issuperset(sentences[place].flags) or not _is_beside_quotation(sentences, place)
        ]
    near = {place for place, own in enumerate(sentences[:_NEAR]) if _may_be_near(own, allowed)}
    if sentences and _may_open(sentences[0], allowed):
        near.add(0)
    return tuple(sorted(near.union(found)))


def _may_be_near(own: Sentence, allowed: frozenset[str]) -> bool:
    long = "long" in own.flags and own.words <= _LONGEST_NEAR
    return long and (allowed | {"long"}).issuperset(own.flags)


def _is_beside_quotation(sentences: Sequence[Sentence], place: int) -> bool:
    beside = sentences[max(0, place - 1) : place + 2]
    return any("quotation" in own.flags for own in beside)


def allowed_flags(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the flags that a chosen sentence may have: in a column also the first person."""
    return CONDITIONAL if _is_column(sentences, quoted=True) else CONDITIONAL - {"person"}


def _is_column(sentences: Sequence[Sentence], *, quoted: bool) -> bool:
    """Return whether enough sentences, with parts of quotations or without, speak themselves."""
    spoken = [
        "person" in own.flags and (quoted or "quotation" not in own.flags) for own in sentences
    ]
    return 3 * sum(spoken) >= len(spoken) and sum(spoken[:4]) >= min(2, len(spoken))


def find_spoken(
    sentences: Sequence[Sentence],
    eligible: tuple[int, ...],
    brief: Collection[int],
    *,
    title: str,
    bare: Sequence[Collection[str]],
) -> tuple[int, ...]:
    """Return the place of a sentence that speaks to the reader and is still the best to open with.

    The first or second is, if the first that may open takes as known what only it may have told,
    or stands further down than the third sentence, or than a second one that leans on it.
    """
    spoken = next((n for n, own in enumerate(sentences[:2]) if own.flags == ("person",)), -1)
    able = [place for place in eligible if "dangling" not in sentences[place].flags]
    first = able[0] if able else _FAR + 1
    if spoken < 0 or first <= spoken:
        return ()
    if first > _FAR or (first > 1 and (1 in eligible or 1 in brief)):
        return (spoken,)
    needs, _ = find_definites([own.text for own in sentences], [first], title=title)
    return (spoken,) if needs[first] or (bare and bare[first]) else ()


def _may_open(first: Sentence, allowed: frozenset[str]) -> bool:
    if first.words > _LONGEST_OPENING:
        return False
    addressing = _ADDRESSING.search(first.text) is not None
    if "person" in first.flags and not (addressing or lacks_antecedent(first.text)):
        allowed |= {"person"}
    return (allowed | {"long"}).issuperset(first.flags)
