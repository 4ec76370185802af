"""Headlines of other pieces, and headings, within the text of an article (rule R1)."""

import re
from collections.abc import Sequence

FEWEST_WORDS = 5
# A headline in the text has at most so many words, and none of these.
_HEADLINE_WORDS = 11
_PROSE = frozenset(
    "the a an his her its their this that these those is was are were has have had will would "
    "could can may been be he she it they we i you there not said told".split()
)
# Verbs in the past that no ending shows.
_IRREGULAR = frozenset(
    "ate beat became began bent bled blew bought bound broke brought built burst came caught "
    "chose clung crept cut dealt did drank drew drove dug fed fell felt fled flew forced fought "
    "found froze gave got grew held hid hit hurt kept knew laid lay led left lent let lit lost "
    "made meant met overcame overtook paid put quit ran rang rode rose sang sank sat saw sent set "
    "shook shot shut slept slid sold sought spent split spoke spread spun stole stood struck stuck "
    "swam swept swore swung taught thought threw took tore understood withdrew woke won wore "
    "wrote".split()
)
_PAST = re.compile(r"[\"“”'’]|\b[a-z]+ed\b")


def is_headline(text: str, tokens: Sequence[str]) -> bool:
    """Return whether an English line is the headline of another piece, or a fragment.

    Such a line, of at most eleven words, has no article, no pronoun, no helping verb and no verb
    in the past: "Justices dismiss state law restricting medical abortions."
    """
    if not FEWEST_WORDS <= len(tokens) <= _HEADLINE_WORDS:
        return False
    return is_no_prose(text, tokens)


def is_no_prose(text: str, tokens: Sequence[str]) -> bool:
    """Return whether an English line reads like a headline, whatever its length.

    Args:
        text: the line.
        tokens: its words in lower case.
    """
    if not _PROSE.isdisjoint(tokens):
        return False
    if text.endswith((" says.", ", police say.")):
        return True
    return _IRREGULAR.isdisjoint(tokens) and _PAST.search(text) is None
