"""Novelty: what today's articles of a story say that yesterday's did not.

A sentence is new if a figure has changed, or if enough of its words, numbers and names stand
nowhere in what was known. What is only told in other words is not new: words that news uses for
each other count as one. Nor are remarks that open with a quotation. When unsure, a sentence is
not new.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.language import terms
from digest.model import UNKNOWN_SOURCE, Analyzed, Sentence
from digest.summarize.learned import UNIT
from digest.telling.claims import LANGUAGES, counts_in
from digest.telling.cluster import Candidate, gather, says_same
from digest.telling.corrections import is_correction
from digest.telling.quantities import NUMBER, Quantity, read_quantity, same_quantity
from digest.telling.synonyms import canonical, turns
from digest.telling.weekdays import weekdays_in

__all__ = ["is_correction", "new_sentences"]

_NEGATED = re.compile(r"\b(?:no|not|nobody|neither|never|yet to)\b|n['’]t\b", re.IGNORECASE)
_FEWEST_NEW = 3
# Of a sentence's words, without such a word, with one, with two, with three.
_LEAST_SHARES = (0.5, 0.3, 0.2, 0.1)
_FEWEST_POINTS = 2
# An article's first sentence, which tells its news, is new if no known one has half of its terms.
_MOST_TOLD = 0.5
_LEAD_GAIN = 2
# So many sentences of a correction say what was wrong, whatever else is new.
_CORRECTING = 2
_FOREMOST = 1_000 * UNIT
# What an article opens with is understood by itself.
_OPENING = UNIT
# What was so long before, or always is: background.
_LONG_AGO = re.compile(
    r"\b(?:19|20)\d\d\b|\blast (?:year|month|summer|winter|spring|autumn|decade)|\bprevious|"
    r"\bsimilar|\bdecades?\b|\bcentur|\bago\b|\banniversary|\bon average|\bevery year|"
    r"\bin recent\b|"
    r"\b(?:in|for|on) most (?:years|days|people)\b|\b(?:usually|typically|normally|generally)\b|"
    r"\b(?:live|lives|lived) in\b|\bis home to\b|\bpopulation of\b",
    re.IGNORECASE,
)
# What follows tells the event before this one once more.
_AFTERWARDS = re.compile(
    r",? (?:just |only |barely |less than )?(?:an?|one|two|three|four|five|six|\w+teen|\d+) "
    r"(?:hours?|days?|weeks?) after ",
    re.IGNORECASE,
)
_NUMBERS = re.compile(NUMBER, re.IGNORECASE)
_NO_COUNT_BEFORE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $|\baged? $|\bthe $"
)
_AGE = re.compile(r"[- ]years?[- ]old")
_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*")
_SPEAKS = re.compile(
    r",? (?:said|says|told|added|announced|warned|called|according)\b|, (?:the|a|its|his|her) "
)
_SPOKEN = re.compile(r"(?:said|says|told|according to|by|Mr|Mrs|Ms|Dr|[Mm]inister|spokesman) $")
# What somebody remarks is no news, nor what the learned have to say.
_REMARK = re.compile(
    r"(?:Some |Many |Most )?(?:scientists|researchers|experts|analysts|economists|observers|"
    r"critics|commentators|historians)\b[^,.;]{0,40}? "
    r"(?:say|said|caution|cautioned|warn|warned|note|noted|argue|argued|doubt|doubted)\b"
    r"|[^.;]{0,90}\b(?:(?:available|reached) for comment|(?:declined|refused) to comment)\b",
    re.IGNORECASE,
)
_QUOTES = ('"', "“", "„", "«", "‘", "'")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December".split()
)
# Where capitals mark names; nouns have them in German.
_CAPITALS = frozenset("en fr es it pt nl tr pl sv da no fi cs hu ro id ca".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What was known in one language: terms, texts, numbers, and what each thing counted."""

    language: str
    terms: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    sources: frozenset[str]
    text: str
    numbers: tuple[Quantity, ...]
    counts: dict[tuple[str, str], list[Quantity]]


def new_sentences(
    articles: Sequence[Analyzed], known: Sequence[Analyzed], printed: Sequence[str] = ()
) -> tuple[tuple[Analyzed, Sentence], ...]:
    """Return the sentences that say something not known, each with its article, the best first.

    No two say the same, none breaks a rule that only its neighbors could mend. Only articles in
    the language of some known one are read. The order of the articles does not matter.

    Args:
        articles: of today.
        known: of the days before.
        printed: what earlier digests printed of the story.

    Returns:
        Empty if there is nothing new, or if it is unsure what is.
    """
    found: list[tuple[int, Candidate, Analyzed]] = []
    for language in sorted({told.article.language for told in known}):
        today = [own for own in articles if own.article.language == language]
        today = [own for own in today if own.analysis.sentences]
        if today:
            before = [own for own in known if own.article.language == language]
            found += _of_language(today, before, printed, language)
    found.sort(key=lambda item: (-item[0], item[2].article.id, item[1].place))
    return _different(found)


def _of_language(
    today: Sequence[Analyzed], before: Sequence[Analyzed], printed: Sequence[str], language: str
) -> Iterator[tuple[int, Candidate, Analyzed]]:
    """Yield the new sentences of one language with their worth, in units of scores.

    What a correction begins with comes before all else.
    """
    known = _know(before, printed, language)
    cluster = gather(today, known=printed)
    corrections = {place for place, told in enumerate(cluster.articles) if is_correction(told)}
    for own in cluster.candidates:
        told = cluster.articles[own.article]
        if own.article in corrections and own.rank < _CORRECTING:
            yield _FOREMOST - own.rank, own, told
            continue
        gain = 0 if own.leans else _news(own.sentence, told, known)
        if not gain and own.place == 0 and own.opens:
            gain = _news_of_lead(own.sentence, told, known)
        if gain:
            yield own.worth + gain * UNIT // 2 + (_OPENING if own.opens else 0), own, told


def _different(
    found: Sequence[tuple[int, Candidate, Analyzed]],
) -> tuple[tuple[Analyzed, Sentence], ...]:
    chosen: list[tuple[int, Candidate, Analyzed]] = []
    for item in found:
        if not any(_repeats(item, other) for other in chosen):
            chosen.append(item)
    return tuple((told, own.sentence) for _, own, told in chosen)


def _repeats(
    item: tuple[int, Candidate, Analyzed], better: tuple[int, Candidate, Analyzed]
) -> bool:
    (_, own, told), (worth, each, other) = item, better
    # A correction has to say again what was wrong; the news beside it stays.
    return (
        worth <= _FOREMOST - _CORRECTING
        and told.article.language == other.article.language
        and says_same(own.mask, own.size, each.mask, each.size)
    )


def _know(known: Sequence[Analyzed], printed: Sequence[str], language: str) -> _Known:
    short = [*(told.article.title for told in known), *printed]
    whole = "\n".join([*short, *(told.own_text for told in known)])
    sentences = [own.text for told in known for own in told.analysis.sentences]
    stems = [term for told in known for term in told.analysis.terms]
    stems += terms("\n".join(short), language=language)
    return _Known(
        language=language,
        terms=frozenset(canonical(stems, language)),
        sentences=tuple(_sentences_of(known, short, language)),
        sources=frozenset(told.article.source for told in known) - {UNKNOWN_SOURCE},
        text=whole,
        numbers=tuple(_quantities(whole)),
        counts=_counts_of((*short, *sentences)) if language in LANGUAGES else {},
    )


def _counts_of(texts: Iterable[str]) -> dict[tuple[str, str], list[Quantity]]:
    """Return the quantities that texts give, by what is counted and of whom."""
    counts: dict[tuple[str, str], list[Quantity]] = {}
    for text in texts:
        for count in counts_in(text):
            counts.setdefault((count.what, count.who), []).append(count.quantity)
    return counts


def _sentences_of(
    known: Sequence[Analyzed], short: Sequence[str], language: str
) -> Iterator[frozenset[str]]:
    """Yield the terms of each known sentence and title."""
    for told in known:
        for own in told.analysis.sentences:
            stems = [told.analysis.terms[term] for term in own.terms]
            yield frozenset(canonical(stems, language))
    for text in short:
        yield frozenset(canonical(terms(text, language=language), language))


def _news(sentence: Sentence, told: Analyzed, known: _Known) -> int:
    """Return how new a sentence is: 0 if it is known or unsure, else 2 and up."""
    text, language = sentence.text, told.article.language
    if _is_remark(text, language):
        return 0
    if language in LANGUAGES and _has_changed(text, known):
        return 4
    stems: Sequence[str] = [told.analysis.terms[term] for term in sentence.terms]
    if language in LANGUAGES and (again := _AFTERWARDS.search(text)):
        text = text[: again.start()]
        stems = terms(text, language=language)
    own = set(canonical(stems, language))
    new = own - known.terms
    share = len(new) / (len(own) or 1)
    turns = _turn(text, new) if language in LANGUAGES else 0
    if len(new) < _FEWEST_NEW or share < _LEAST_SHARES[turns]:
        return 0
    points = turns + min(2, _new_numbers(text, known))
    if language in _CAPITALS:
        points += min(2, _new_names(text, known))
    points += (share >= 0.5) + (share >= 0.65 and len(new) >= 4)
    if points < _FEWEST_POINTS or _is_background(text, language):
        return 0
    return points


def _news_of_lead(sentence: Sentence, told: Analyzed, known: _Known) -> int:
    """Return how new an article's first sentence is whose words were known, but not together.

    Another outlet that comes late to the story says in its own words what was known: so only what
    an outlet adds to its own account, or what happened on another day, is new.
    """
    text, language = sentence.text, told.article.language
    if _is_remark(text, language) or _is_background(text, language):
        return 0
    if told.article.source not in known.sources and not _is_of_another_day(text, known):
        return 0
    stems = [told.analysis.terms[term] for term in sentence.terms]
    own = frozenset(canonical(stems, language))
    most = max((len(own & other) for other in known.sentences), default=0)
    is_told = most >= _MOST_TOLD * len(own) or len(own - known.terms) < _FEWEST_NEW
    return 0 if is_told else _LEAD_GAIN


def _is_of_another_day(text: str, known: _Known) -> bool:
    """Return whether a sentence names a day of the week, and what was known others only."""
    days = weekdays_in(text, known.language)
    others = weekdays_in(known.text, known.language) if days else days
    return bool(others) and days.isdisjoint(others)


def _is_remark(text: str, language: str) -> bool:
    return text.startswith(_QUOTES) or (language in LANGUAGES and _REMARK.match(text) is not None)


def _is_background(text: str, language: str) -> bool:
    return language in LANGUAGES and _LONG_AGO.search(text) is not None


def _turn(text: str, new: set[str]) -> int:
    """Return how many of the new words turn the story: none if the sentence says they do not."""
    return 0 if _NEGATED.search(text) else min(3, len(new & turns()))


def _has_changed(text: str, known: _Known) -> bool:
    """Return whether a figure has risen above all that was known of it."""
    for count in counts_in(text) if known.counts else ():
        before = known.counts.get((count.what, count.who), [])
        if before and all(
            count.quantity.value > own.value and not same_quantity(count.quantity, own)
            for own in before
        ):
            return True
    return False


def _new_numbers(text: str, known: _Known) -> int:
    return sum(
        not any(same_quantity(own, other) for other in known.numbers) for own in _quantities(text)
    )


def _quantities(text: str) -> list[Quantity]:
    found = []
    for match in _NUMBERS.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _NO_COUNT_BEFORE.search(before) or _AGE.match(text, match.end()):
            continue
        if before.endswith(", ") and text[match.end() : match.end() + 1] == ",":
            continue
        quantity = read_quantity(match[0])
        if quantity and quantity.value > 1_000:
            found.append(quantity)
    return found


def _new_names(text: str, known: _Known) -> int:
    """Return how many names were not known; who only says something is no news."""
    found = 0
    for match in _NAME.finditer(text):
        words = [word for word in match[0].split() if word not in _DAYS]
        if not words or any(
            word.removesuffix("'s").removesuffix("’s") in known.text for word in words
        ):
            continue
        before = text[max(0, match.start() - 15) : match.start()]
        found += not (_SPEAKS.match(text, match.end()) or _SPOKEN.search(before))
    return found
