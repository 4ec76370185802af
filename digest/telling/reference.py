"""Reference: what the beginning of a sentence takes as known, such as "the report" (English)."""

import re

from digest.summarize.definites import UNIQUE
from digest.telling.claims import LANGUAGES

# "The lead investigator said", "According to the library": up to three words behind the article.
_DEFINITE = re.compile(
    r"(?:(?:According to|In|At|For|After|On|Under|But|And|Yet|By|With) the|The|These|Those|This|"
    r"Such) (?P<words>[a-z][\w’'-]*(?: [\w’'-]+){0,3})"
)
# "The Saravan attack left seven dead": an event that has a name was told of, too.
_EVENT = re.compile(
    r"The (?P<name>[A-Z][\w’'-]+) (?:[A-Z][\w’'-]+ )?(?:attacks?|deal|case|affair|bill|report|"
    r"scandal|shooting|bombing|blast|crash|incident|killings?|murders?|trial|verdict|ruling|agreement|accord|talks|"
    r"summit|strike|raid|fire|floods?|earthquake|quake|vote|proposal|scheme|study|protests?)\b"
)
# What tells which one is meant, if no verb comes before it: "the head of the union".
_SPECIFIED = re.compile(
    r"(?:of|that|who|whose|which|where|to|in|for|from|at|on|with|behind|near|between|against|by|"
    r"about|over|into|[A-Z\d].*)"
)
_VERBS = frozenset(
    "is isn't was are were has had have will would could can can't may might did does do says said "
    "say found finds show shows showed suggests suggested adds added noted notes told tells also "
    "still then came comes".split()
)
# There is one that everybody knows, or the reader does.
_UNIQUE = UNIQUE.union(
    "premier prime ministry authorities authority opposition cabinet stock markets dollar "
    "euro pound toll latest coming poor rich young meantime".split()
)
_MOST_WORDS = 2


def takes_as_known(text: str, *, language: str) -> str:
    """Return the words of the thing that a sentence opens with as if it had been told of.

    Returns:
        One or two words; "" if it opens with none, says itself which one is meant, or
        the language is not English.
    """
    if language not in LANGUAGES:
        return ""
    if event := _EVENT.match(text):
        return event["name"]
    match = _DEFINITE.match(text)
    words = match["words"].replace("’", "'").split() if match else []
    until = next((place for place, word in enumerate(words) if word in _VERBS), len(words))
    thing = words[:until]
    if any(map(_SPECIFIED.fullmatch, thing)) or not _UNIQUE.isdisjoint(thing):
        return ""
    return " ".join(thing[:_MOST_WORDS])
