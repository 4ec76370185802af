"""Stated: the title that a source gives, without what an agency or a page adds to it."""

import re
from urllib.parse import urlsplit

from digest.model import Article

# "Markets fall - Morning Post", "Markets fall | Business | Morning Post".
_BEHIND = re.compile(r"\s+(?:[|–—]|-{1,2}|::)\s+(?P<name>[^|–—]{3,60})$")
# How often an agency has sent it: "UPDATE 2-", "RPT-WRAPUP 1-", "(2nd LD) ".
_TAKES = re.compile(
    r"(?:(?:UPDATE|WRAPUP|RPT|REFILE|REPEAT)(?: \d{1,2})?-\s?"
    r"|\((?:\d(?:st|nd|rd|th) )?(?:LEAD|LD|URGENT)\)\s)+(?=[\w\"“‘'])"
)
_AROUND = re.compile(r"^the |\.[a-z]{2,4}$")
_NO_LETTER = re.compile(r"[\W_]+")
_FEWEST_LETTERS = 4
# What is left must be a headline still.
_FEWEST_WORDS = 3
# Of a name in two forms, the longer one has at most so many times the letters of the other.
_TIMES = 2


def stated_headline(article: Article) -> str:
    """Return the title of an article as a headline; "" if it has none.

    A page's title often ends with the outlet, behind a bar or a dash; the reader is told it below
    anyway. It is left out if it is the article's source, or the host of its address. So are the
    marks by which an agency counts what it sends.
    """
    title = _without_takes(article.title)
    found = _BEHIND.search(title)
    if not found or title.count(" ", 0, found.start()) < _FEWEST_WORDS - 1:
        return title
    host = (urlsplit(article.url).hostname or "").removeprefix("www.").split(".")
    names = (article.source, max(host, key=len))
    return title[: found.start()] if any(_is(found["name"], name) for name in names) else title


def _without_takes(title: str) -> str:
    found = _TAKES.match(title)
    return title[found.end() :] if found else title


def _is(name: str, known: str) -> bool:
    """Return whether two names are one, be it with "The" or ".com"."""
    shorter, longer = sorted((_letters(name), _letters(known)), key=len)
    return (
        len(shorter) >= _FEWEST_LETTERS
        and shorter in longer
        and len(longer) <= _TIMES * len(shorter)
    )


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", _AROUND.sub("", name.casefold()))
