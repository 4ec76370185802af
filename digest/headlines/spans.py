"""Spans: the stretches of one sentence that may be its headline, the most telling first."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

from digest.headlines.clauses import Clause, find_clauses
from digest.headlines.costs import ASKING_COST, HALVED_COST, VERBLESS_COST, lacking, parting
from digest.headlines.ends import MARKED, TIME, End, find_ends
from digest.headlines.halves import lacks_half
from digest.headlines.predicates import find_asides, find_name, opens_clause
from digest.headlines.statements import (
    SHORTEST,
    STOPS,
    asks_for_more,
    ends_loose,
    is_closed,
    last_verb,
    may_have_verb,
    stands_alone,
)
from digest.headlines.verbs import find_verb
from digest.headlines.words import Word, words_of
from digest.language import stop_words
from digest.summarize.openers import leans_back

LONGEST = 90
GAP, CUT = " … ", "…"
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# Told in every headline that people write of it.
_GRAVE, _GRAVE_WEIGHT = re.compile(r"(?:kill|injur|wound)|(?:dead|died|dies|deaths?|missing)$"), 3.0
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_HALF_DAY = frozenset(("early", "late"))
# What stands in brackets, or between commas behind a preposition.
_BRACKET = re.compile(r" \([^()]{1,60}\)(?=[ ,])|, (?:on|in|at) [\w' ]{3,30},(?= [a-z])")
# Behind this "as", the news may begin: "Bells rang as | monks returned".
_AS = re.compile(
    r"(?=,? as )(?<!ed)(?<!such)(?<!known)(?<!well)(?<!much)(?<!many)(?<!soon)(?<!long)(?<!far)"
    r",? as "
    r"(?!(?:if|of|part|well|an?|it|he|she|they|we|you|I|his|her|their|its|there|this|that|many|"
    r"much|is|was|are|the [a-z]+|[a-z]+ly)\b)"
)
_BECAUSE = (" because ", ", because ")
# "didn't stop him because he stole, but because he ran": without either, he was not stopped.
_NO_REASON = re.compile(r"(?:\bnot\b|\bnever\b|n['’]t\b)[^,;]{3,80}?(?=,? because\b.*?\bbut\b)")
_SAID = re.compile(r"\b(?:says?|said|claim(?:s|ed)|believes?|argue[sd]|warn(?:s|ed))\b")
_SPANS_OF_TIME = "minute hour day week month year decade".split()
# A consequence, a cause or a second deed, which may be told without what stands before it.
# To look for its first signs before all else is fast.
_FURTHER = re.compile(
    r"(?=[, ])(?:, (?=(?:killing|leaving|injuring|wounding|ending|causing|forcing|calling|sparking|"
    r"prompting|destroying|making|setting|cutting|damaging|triggering|bringing|raising|becoming|"
    r"claiming|accusing|marking|winning|beating|closing|toppling|saying|warning)\b)"
    r"|(?=,? a[sf]|,? because)(?<!shortly)(?<!soon)(?<!just)(?<!only)(?<!even)(?<!long)"
    rf"{''.join(f'(?<! {own})(?<! {own}s)' for own in _SPANS_OF_TIME)},? "
    r"(?=(?:as|after|because)\b(?! (?:well|many|much|an?|part|if|being|having|long|soon|of)\b))"
    r"|,? (?=and (?:has|have|is|are|was|were|will|[a-z]{3,}ed)\b)"
    # "charged 23 people, among them two captains, | with helping to smuggle fuel"
    r"|, (?=with [a-z]{3,}ing\b))"
)
# How many were harmed is told in full, though more is said of them.
_TOLL = re.compile(
    r"(?:killing|injuring|wounding) (?:at least |about |around |some |nearly |more than |"
    r"up to )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|"
    r"scores of|hundreds of|thousands of) (?!hundred|thousand|million)[a-z]+$"
)
_SUBORDINATE = re.compile(r"\b(?:who|which|that|whose|where|when|as|after|because|if)\b")
_ABBREVIATED = re.compile(r"\b[A-Za-z]\.[A-Za-z]$")

# What a stretch is worth: the part of the sentence's weight that it tells, its end, and what it
# lacks. Chosen by reading; titles that people wrote agree, but with a wide range of numbers.
_TELLING = 95
_ENDS = {
    "whole": 22, "clause": 20, "place": 14, "phrase": 8, "cut": 0, "rough": -12, "object": -26,
}  # fmt: skip
# Where no verb is known, a clause may lack its verb, and a word more tells more.
_OTHER_ENDS = {"whole": 22, "clause": 20, "cut": 0, "rough": -3}
# A shorter one rarely has one.
_WITH_VERB = 60
_DOUBT_COST, _GAP_COST, _MARK_COST, _SECOND_COST, _NAME_COST = 8, 9, 5, 16, 4
_VAGUE_COST, _SHORT = 15, 45
# So little behind the verb tells nothing, if more follows.
_EARLY, _EARLY_COST = 12, 20
# So many sentences of an article tell what it comes back to.
_READ = 24


class Span(NamedTuple):
    """A stretch of a sentence as a headline, and how good it is."""

    text: str
    score: float


_NOTHING = Span("", -1000.0)


class _Candidate(NamedTuple):
    """A stretch that is not judged yet: its score is the most that it can have."""

    score: float
    text: str
    kind: str
    end: int


@dataclass(frozen=True, slots=True)
class _Sight:
    """A sentence as the search sees it: words, ends, and the weight up to some places."""

    text: str
    language: str
    words: Sequence[Word]
    clauses: Sequence[Clause]
    ends: Sequence[End]
    places: Sequence[int]
    sums: Sequence[float]

    def told(self, start: int, end: int) -> float:
        """Return what part of the sentence's weight a stretch has."""
        first, last = bisect_right(self.places, start), bisect_right(self.places, end)
        return (self.sums[last - 1] - self.sums[first - 1]) / (self.sums[-1] or 1.0)

    def halves(self, place: int) -> bool:
        """Return whether a cut at a place leaves the subject of a clause without its verb."""
        return any(clause.parts(place) for clause in self.clauses) if self.clauses else False


def weigh_words(texts: Sequence[str], language: str) -> Callable[[str], float]:
    """Return what gives the weight of a word: the more often an article has it, the more."""
    body = " " + " ".join(texts[:_READ]).casefold()
    plain = stop_words(language)
    known: dict[str, float] = {}

    def weight(word: str) -> float:
        if word not in known:
            stem = word[: max(4, len(word) - 2)]
            known[word] = 0.0 if word in plain else log2(1 + body.count(f" {stem}"))
            if language == "en" and _GRAVE.match(word):
                known[word] = max(_GRAVE_WEIGHT, known[word])
        return known[word]

    return weight


def best_spans(
    text: str,
    starts: Sequence[int],
    weight: Callable[[str], float],
    shown: Container[str],
    language: str,
) -> tuple[str, str]:
    """Return the best stretch of a sentence of at most 90 characters, and the best that ends well.

    Args:
        text: the sentence.
        starts: where its headline may begin.
        weight: of a word in lower case.
        shown: what stands below, by ``bare``.
        language: ISO 639-1.

    Returns:
        "" for what there is none of.
    """
    sight = _look(text, weight, language)
    best = sound = _NOTHING
    for own in sorted(_candidates(sight, starts), key=lambda own: (-own.score, own.text)):
        if own.score <= sound.score:
            break
        if own.score <= best.score and own.kind in MARKED:
            continue
        span = _judge(sight, own)
        if span and bare(span.text) not in shown:
            best = max(best, span, key=lambda one: one.score)
            if not span.text.endswith(CUT):
                sound = max(sound, span, key=lambda one: one.score)
    return best.text, sound.text


def told_by(text: str, weight: Callable[[str], float]) -> float:
    """Return the weight of the words of a text."""
    return sum(weight(word) for word in dict.fromkeys(_WORD.findall(text.casefold())))


def bare(text: str) -> str:
    """Return a text without the marks at its end."""
    return text.rstrip(STOPS + "\"”'’)")


def _look(text: str, weight: Callable[[str], float], language: str) -> _Sight:
    met: set[str] = set()
    places, sums = [0], [0.0]
    for own in _WORD.finditer(text):
        word = own[0].casefold()
        if word in met:
            continue
        met.add(word)
        # To look for a day only where one may be saves most of the time.
        timed = word in _HALF_DAY or ("day" in word and _DAY.match(word))
        if not timed and (worth := weight(word)):
            places.append(own.end())
            sums.append(sums[-1] + worth)
    words = words_of(text) if language == "en" else ()
    ends = tuple(find_ends(text, language, first=SHORTEST - 1))
    return _Sight(text, language, words, tuple(find_clauses(words)), ends, places, sums)


def _candidates(sight: _Sight, starts: Sequence[int]) -> Iterator[_Candidate]:
    denied = _NO_REASON.search(sight.text) if sight.language == "en" else None
    text, worths = sight.text, _ENDS if sight.language == "en" else _OTHER_ENDS
    for start, cost in _all_starts(sight, starts):
        mark = CUT if start and text[start : start + 1].islower() else ""
        words = [word for word in sight.words if word.start >= start]
        verb = find_verb(words)
        least = words[verb].start + 2 if verb else 0
        early = words[verb].end + _EARLY if verb else 0
        for left, right, loss in _gaps(sight, start, words, verb):
            head = mark + text[start:left] + (GAP if right > left else "")
            worth = -cost - loss - (_MARK_COST if mark else 0)
            before = sight.told(start, left)
            for end in sight.ends:
                if denied.start() < end.place <= denied.end() if denied else False:
                    continue
                kind, lack = _seen(sight, end, least)
                if right > left and _TOLL.match(text, right, end.place):
                    kind = "clause"
                length = len(head) + end.place - right
                if length > LONGEST:
                    break
                if end.place < right + 8 or length < SHORTEST:
                    continue
                told = before + sight.told(right, end.place)
                score = worth + _TELLING * told + worths[kind] - max(0, _SHORT - length) / 2 - lack
                score -= _EARLY_COST if least < end.place < early and kind in MARKED else 0
                if not words and kind == "clause" and length < _WITH_VERB:
                    score -= _OTHER_ENDS["clause"]
                yield _Candidate(score, head + text[right : end.place], kind, end.place)


def _loses_reason(text: str, place: int) -> bool:
    """Return whether why something is so, as somebody says, would be cut off."""
    return text.startswith(_BECAUSE, place) and _SAID.search(text, 0, place) is not None


def _seen(sight: _Sight, end: End, least: int) -> tuple[str, int]:
    """Return what kind an end is in its sentence, and what is lost there, before a verb."""
    halved = sight.halves(end.place)
    if end.place > least and not halved:
        losing = end.kind == "clause" and _loses_reason(sight.text, end.place)
        return "rough" if losing else end.kind, 0
    lack = HALVED_COST * halved + VERBLESS_COST * (end.place <= least)
    # No statement ends there.
    return end.kind if end.kind in MARKED else "cut", lack


def _all_starts(sight: _Sight, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where a headline may begin, and what that costs."""
    yield from ((start, 0) for start in starts)
    if sight.language != "en" or not starts:
        return
    if name := find_name(sight.text[starts[0] :]):
        yield starts[0] + name, _NAME_COST
    for own in _AS.finditer(sight.text, SHORTEST, 200) if starts[0] == 0 else ():
        if opens_clause(sight.text, own.end()) and is_closed(sight.text[: own.end()]):
            yield own.end(), _SECOND_COST


def _gaps(
    sight: _Sight, start: int, words: Sequence[Word], verb: int
) -> Iterator[tuple[int, int, int]]:
    """Yield what may be left out with a mark, and what that costs; first nothing."""
    yield start, start, 0
    if sight.language != "en":
        yield from ((*own, _GAP_COST) for own in _before_last_verb(sight, start))
        return
    text = sight.text
    for own, place in ((words, verb), *((own.words, own.verb) for own in sight.clauses)):
        for left, right, vague in find_asides(own, place):
            # What was run into the next line is no part of a clause.
            if is_closed(text[left:right]) and "\n" not in text[left:right]:
                yield left, right, _GAP_COST + _VAGUE_COST * vague
    for left, right in _before_further(sight, start, words[verb].start if verb else start):
        yield left, right, _GAP_COST
    yield from ((*own, _GAP_COST) for own in _times_and_brackets(text, start))


def _times_and_brackets(text: str, start: int) -> Iterator[tuple[int, int]]:
    for pattern in (TIME, _BRACKET):
        for own in pattern.finditer(text, start + 4, start + LONGEST):
            right = own.end() + (text[own.end() : own.end() + 1] == " ")
            if text[right : right + 1].isalnum():
                yield own.start(), right


def _before_last_verb(sight: _Sight, start: int) -> Iterator[tuple[int, int]]:
    """Yield what stands before the verb that ends the clause in some languages."""
    verb = last_verb(sight.text, sight.language)
    place = sight.text.rfind(verb) if verb else 0
    for end in sight.ends:
        if start + SHORTEST < end.place < place - 1 and end.kind != "whole":
            yield end.place, place


def _before_further(sight: _Sight, start: int, verb: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between a statement that could end and what else is told of it."""
    text, least = sight.text, max(start + SHORTEST, verb + 4)
    goals = [
        own.end()
        for own in _FURTHER.finditer(text, least, 260)
        if not text.startswith("as ", own.end()) or opens_clause(text, own.end() + 3)
    ]
    for end in sight.ends if goals else ():
        if least < end.place < min(start + 70, goals[-1] - 6) and end.kind not in (
            "rough",
            "object",
        ):
            head = text[start : end.place]
            if sight.halves(end.place):
                continue
            if stands_alone(head, "en", whole=False) and not asks_for_more(head):
                yield from (
                    (end.place, goal) for goal in goals if _may_be_left_out(text, end.place, goal)
                )


def _may_be_left_out(text: str, place: int, goal: int) -> bool:
    between = text[place:goal].rstrip(", ")
    # What follows may be told of somebody in a clause that would be left out.
    within = _SUBORDINATE.search(between) or ("," in between and text[goal - 2] != ",")
    return goal > place + 6 and not within and is_closed(between)


def _judge(sight: _Sight, own: _Candidate) -> Span | None:
    """Return the stretch with its score, marked if it does not end well; none if it cannot be."""
    text, language, score = _stripped(own.text), sight.language, own.score
    if len(text) < SHORTEST:
        return None
    halved = own.kind not in MARKED and _is_halved(sight, text, own)
    if own.kind not in MARKED and not halved:
        settled = own.kind in ("whole", "clause") or language != "en" or not asks_for_more(text)
        if settled and stands_alone(text, language, whole=own.kind == "whole"):
            return Span(text, score)
        if own.kind == "whole":
            return Span(text, score - _DOUBT_COST) if _may_be_whole(text, language) else None
    if own.kind not in MARKED:
        score -= (_ENDS if language == "en" else _OTHER_ENDS)[own.kind] + ASKING_COST * halved
    if len(text) >= LONGEST or not is_closed(text):
        return None
    if ends_loose(text, language):
        return None
    if own.kind == "rough":
        score -= parting(sight.text, own.end, language)
    passive = sight.text.startswith(" by ", own.end)
    return Span(text + CUT, score - lacking(text, own.kind, language, passive=passive))


def _is_halved(sight: _Sight, text: str, own: _Candidate) -> bool:
    """Return whether the rest of the sentence tells what a stretch cannot be without."""
    english = sight.language == "en" and own.kind != "whole"
    return english and lacks_half(text, sight.text[own.end : own.end + 90])


def _stripped(text: str) -> str:
    """Return a text without the marks at its end, but for the full stop of "p.m."."""
    found = text.rstrip(STOPS)
    return f"{found}." if _ABBREVIATED.search(found) and text[len(found) :][:1] == "." else found


def _may_be_whole(text: str, language: str) -> bool:
    """Whether the end of a sentence may be a statement: a plural's verb can look like a noun."""
    sound = is_closed(text) and not leans_back(text, language=language)
    return language == "en" and sound and may_have_verb(text)
