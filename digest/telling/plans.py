"""Plans: what was to come, or stood, on a day before a story turned; English only.

"The union said it would continue" is wrong beside "reached a deal, ending the walkout".
"""

import re
from collections.abc import Sequence

from digest.model import Analyzed
from digest.telling.claims import LANGUAGES
from digest.telling.figures import is_later

_DAY = len("2026-11-24")
# What ends a strike, a siege, a search, a dispute: it makes old what was said of its going on.
_TURN = re.compile(
    r"(?:, (?:ending|averting|calling off)|\b(?:ends|ended|calls off|called off|averts|averted|"
    r"(?:reach|strike|sign|agree|accept|approve)(?:s|es|d|ed|ing)? (?:\w+ ){0,5}?"
    r"(?:deals?|agreements?|accords?|contracts?|truces?|ceasefires?|offers?|terms)|"
    r"struck (?:\w+ ){0,3}?(?:deal|agreement|accord|truce)|tentative (?:deal|agreement)|"
    r"resign(?:s|ed)?|resum(?:es|ed)|"
    r"reopen(?:s|ed)?|withdr(?:aws?|ew|awn)|suspend(?:s|ed)|cancel(?:s|l?ed)|lift(?:s|ed)|"
    r"surrender(?:s|ed)?|releas(?:es|ed)|freed|settl(?:es|ed)|convict(?:s|ed)|acquitt?(?:s|ed)))\b"
)
# "until the company withdrew", "no deal was reached", "may have ended": it did not, or not yet.
_UNREAL = re.compile(
    r"(?:\b(?:no|not|never|until|unless|if|could|may|might|would|will|before|fail(?:s|ed)?|when|"
    r"once|yet)|n['’]t)\b(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|won['’]t|is to|are to|was to|were to|plans? to|planned to|"
    r"due to (?:begin|start|end|meet|vote)|scheduled|"
    r"intends?|vow(?:s|ed)|threaten(?:s|ed)|offers|demands|wants?|remains?|"
    r"continues?|expect(?:s|ed) to|until)\b"
)


def turning_day(articles: Sequence[Analyzed]) -> str:
    """Return the newest day on which an article says that the story has turned, "" if none.

    Its title or first sentence tells that a strike ended, a deal was reached, a minister resigned.
    """
    return max((own.article.published[:_DAY] for own in articles if _turns(own)), default="")


def is_before(own: Analyzed, day: str) -> bool:
    """Return whether an article is surely of an earlier day than ``day``."""
    published = own.article.published[:_DAY]
    return bool(published) and is_later(day, published)


def tells_plan(sentence: str) -> bool:
    """Return whether an English sentence tells what is to come, or what goes on."""
    return _TO_COME.search(sentence) is not None


def _turns(own: Analyzed) -> bool:
    if own.article.language not in LANGUAGES:
        return False
    lead = own.analysis.sentences[0].text if own.analysis.sentences else ""
    return any(_is_turn(text) for text in (own.article.title, lead))


def _is_turn(text: str) -> bool:
    return any(not _UNREAL.search(text[: found.start()]) for found in _TURN.finditer(text))
