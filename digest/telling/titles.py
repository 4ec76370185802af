"""Titles: which of the stated titles of a story's articles is its best headline."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from digest.language import terms
from digest.model import Analyzed
from digest.telling.figures import contradicts, is_later

_SHORTEST_WORDS = 4
_LONGEST = 110
# What no headline of a story should be: a label of a piece that judges or serves, a tease.
_LABEL = re.compile(
    r"(?:opinion|analysis|comment(?:ary)?|editorial|op-ed|column|letters?|review|explainer|"
    r"explained|fact check|factbox|podcast|video|watch|photos?|in pictures|gallery|quiz|live|"
    r"live updates?|live blog|as it happened|newsletter|briefing|morning brief|recap|q&a|"
    r"kommentar|meinung|analyse|avis|tribune|opinión|análisis|editoriale|opinião)\s*[:|–—-]",
    re.IGNORECASE,
)
_TEASE = re.compile(
    r"\b(?:you need to know|you won['’]t believe|what we know|here['’]s (?:why|what|how)|"
    r"this is (?:why|what|how)|what (?:to know|happens next|it means)|everything we know|"
    r"things to know|the reason why|will shock|goes viral|must[- ]see|as it happened|live updates?)"
    r"\b|^(?:why|how|what|who|where|when|meet|watch|\d+ (?:things|ways|reasons|takeaways))\b",
    re.IGNORECASE,
)
# Taken off the title of an article whose count a later one has overtaken, and for each day that it
# is older than the newest.
_OVERTAKEN = 1_000
_AGED = 150
_MOST_DAYS = 3
# Where an article says what the count has come to: so many sentences, and its title.
_LEAD = 2
_ENDS_OPEN = ("…", "...", "!", ":")


def best_title(articles: Sequence[Analyzed]) -> Analyzed | None:
    """Return the article whose stated title is the best headline; None if none has a title.

    A title is better the more of its terms the other titles, the openings and the texts of the
    story share; then it should not ask, tease, judge or shout, and be of 5 to 14 words or so,
    of the newest day, and give no count that a later article has overtaken.
    Only titles in the language of most titled articles count. The order of the articles does not
    matter; of equals the first published wins.
    """
    titled = [told for told in articles if told.article.title.strip()]
    if len(titled) < 2:
        return titled[0] if titled else None
    many = Counter(told.article.language for told in titled)
    language = min(many, key=lambda code: (-many[code], code))
    own = [told for told in titled if told.article.language == language]
    used = {told.article.id: set(_terms(told)) for told in own}
    in_titles = Counter(term for each in used.values() for term in each)
    in_texts = Counter(term for told in own for term in set(told.analysis.terms))
    newest = max(map(_day, own))
    return min(
        own,
        key=lambda told: (
            _lateness(told, newest, articles)
            - _worth(told, used[told.article.id], in_titles, in_texts, len(own)),
            told.article.published or "~",
            told.article.source,
            told.article.id,
        ),
    )


def _lateness(told: Analyzed, newest: int, articles: Sequence[Analyzed]) -> int:
    """Return what is taken off a title of a day before the newest, and of an overtaken article."""
    day = _day(told)
    days = min(_MOST_DAYS, newest - day) if day else 0
    overtaken = any(
        is_later(other.article.published, told.article.published)
        and any(contradicts(own, text) for own in _opening(told) for text in _opening(other))
        for other in articles
        if told.article.published and other.article.language == told.article.language
    )
    return _AGED * days + _OVERTAKEN * overtaken


def _opening(told: Analyzed) -> tuple[str, ...]:
    return (told.article.title, *(own.text for own in told.analysis.sentences[:_LEAD]))


def _day(told: Analyzed) -> int:
    """Return the number of the day of publication, 0 if it is unknown."""
    stated = told.article.published[:10]
    return date.fromisoformat(stated).toordinal() if len(stated) == 10 else 0


def _terms(told: Analyzed) -> tuple[str, ...]:
    return terms(told.article.title, language=told.article.language)


def _worth(
    told: Analyzed,
    used: set[str],
    in_titles: Counter[str],
    in_texts: Counter[str],
    count: int,
) -> int:
    """Return how good a title is, in thousandths: what it shares, less its faults."""
    title = told.article.title.strip()
    shared = sum(1000 * (in_titles[term] + in_texts[term] - 1) for term in used)
    value = shared // (2 * count * max(len(used), _SHORTEST_WORDS))
    # More is told by six terms that the story shares than by three.
    value += 60 * min(8, sum(in_texts[term] > 0 for term in used))
    return value - sum(_faults(title))


def _faults(title: str) -> tuple[int, ...]:
    size = len(title.split())
    letters = [sign for sign in title if sign.isalpha()]
    shouted = sum(map(str.isupper, letters)) * 2 > len(letters) and size > 2
    return (
        700 * title.endswith(("?", "？", "؟")),
        700 * (_LABEL.match(title) is not None),
        500 * (_TEASE.search(title) is not None),
        300 * title.endswith(_ENDS_OPEN),
        300 * shouted,
        150 * title.startswith(('"', "“", "‘", "'", "«", "„")),
        400 * (len(title) > _LONGEST),
        400 * (size < _SHORTEST_WORDS and title.isascii()),
    )
