"""Titles: which of the stated titles of a story's articles is its best headline."""

import re
from collections import Counter
from collections.abc import Sequence

from digest.language import terms
from digest.model import Analyzed

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
_ENDS_OPEN = ("…", "...", "!", ":")


def best_title(articles: Sequence[Analyzed]) -> Analyzed | None:
    """Return the article whose stated title is the best headline; None if none has a title.

    A title is better the more of its terms the other titles, the openings and the texts of the
    story share; then it should not ask, tease, judge or shout, and be of 5 to 14 words or so.
    Only titles in the language of most titled articles count. The order of the articles does not
    matter; of equals the first published wins.
    """
    titled = [told for told in articles if told.article.title.strip()]
    if not titled:
        return None
    many = Counter(told.article.language for told in titled)
    language = min(many, key=lambda code: (-many[code], code))
    own = [told for told in titled if told.article.language == language]
    used = {told.article.id: set(_terms(told)) for told in own}
    in_titles = Counter(term for each in used.values() for term in each)
    in_texts = Counter(term for told in own for term in set(told.analysis.terms))
    return min(
        own,
        key=lambda told: (
            -_worth(told, used[told.article.id], in_titles, in_texts, len(own)),
            told.article.published or "~",
            told.article.source,
            told.article.id,
        ),
    )


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
