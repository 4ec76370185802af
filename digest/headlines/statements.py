"""Statements: whether a stretch of a sentence says something whole, for headlines."""

import re
from collections.abc import Sequence

from digest.headlines.words import DONE_TO, known_verbs
from digest.language import stop_words
from digest.summarize.openers import leans_back
from digest.summarize.quotes import QUOTATION_MARKS, quotation_faults

STOPS = ".。।॥۔!?！？;:,،、 –—-"
SHORTEST = 24
_FEWEST_WORDS = 4
_LONG, _LONG_UNSPACED = 50, 12
_UNSPACED = frozenset(("zh", "ja", "ko", "th"))
_ASKING = re.compile(r"(?:What|Why|How|Where|Who|Whether)\b")
_LOOSE_WORDS = (
    "the a an of to and or in on at for with by from that who which as its his her their is are "
    "was were has have had be been will would could may might not than but said says more least "
    "about into left since after before when while over between called named inspired told "
    "connection response near if because although though both either neither against during "
    "through under across among upon within without including amid despite toward towards around "
    "he she they we our every each such odds so very too also just only even other another new own"
)
_LONGEST_END = max(map(len, _LOOSE_WORDS.split())) + len(".\n")
_LOOSE_END = re.compile(rf"(?:\b(?:{'|'.join(_LOOSE_WORDS.split())}|[A-Z])\.?|['’])$")
# Told by halves, unless a mark shows the cut: "on Friday, a day | after", "as smooth | as".
_LOOSE_STATEMENT = re.compile(
    r"(?:\band, [^,]*|\bto (?!(?:increase|rise|fall|grow|continue|resign|die|win|resume|return|"
    r"end|begin|close|open|shrink|decline|retire|quit|survive|collapse|improve|drop|worsen)$)[a-z]+|"
    r"\bto [a-z-]+ (?:and|or) [a-z]+|\band [a-z]+ed|, (?:an? )?[a-z]+|"
    r"\b(?:which|who|where|whereby), [^,]*|"
    r"\b(?:mere|just|only) \w+|"
    r"\bas \w+|, \d{1,3}| times| close|\b(?:what|how) \w+ \w+)$"
)
_LONGEST_LOOSE = 60
# "and as almost always | , ..."
_NEW_CLAUSE = re.compile(r" (?:and|but) (?:as|when|if|while|although|since|because) [^,]*$")
# Half of what is told: "Either A ...", "said if A ...".
_HALF = re.compile(
    r"Either (?!.* or )|.*\beither (?:an?|the|to|in|by|with|from|on|at) (?!.* or )|"
    r"Both (?!.* and )|Not only (?!.* but )|.*\b(?:said|says) if\b"
    r"|.*\bthat (?:when|if|while|as|after|although|because|since)\b[^,]*(?:, (?:who|which)[^,]*)?$"
)
# A clause that hangs on another must have a verb of its own: "found that aspirin ...".
_CLAUSE_WITHIN = re.compile(
    r".*\b(?:that|how|why|whether|what|where|when|while|although|if|unless|because) (.+)$"
)
# "after Roe, the mayor | , was": a name is no event, but for some.
_AFTER_NAME = re.compile(
    r".*\b(?:after|before) (?!\w+day\b|Christmas|Easter|World|Hurricane|[A-Z]\w+ \d)([A-Z].*,.*)$"
)
_AS = re.compile(r".*… as (.+)$")
_SAID_OF = re.compile(
    r".*\b(?:said|says?|believes?) (?!\w+day\b)"
    r"((?:[A-Z]|(?:the|an?|his|her|its|their|this|these|some) ).*)$"
)
# What ends in a verb, where a preposition follows, lacks what the verb asks for: "was tinged |
# with fear", "a plan aimed | at ..."; but not "was killed | in ...".
_COMPLETE = frozenset(
    "acquitted approved arrested banned cancelled canceled charged closed collapsed convicted dead "
    "derailed destroyed died evacuated exploded executed expanded failed fell fired freed fallen "
    "hospitalized hurt injured jailed kidnapped killed lost missing murdered opened postponed "
    "raided rejected released relocated reopened rescued resigned resumed retired returned rose "
    "sank sacked shot spread stabbed suspended survived died won wounded".split()
)
# "declared the outbreak | a pandemic": what it is called is missing.
_CALLED = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!is )\b(?:declared|deemed|dubbed|labell?ed|branded) "
    r"(?:the|his|her|its|their|this) [^,;:\"“]*$"
)
_MODAL = frozenset("will would can could may might must should".split())
_COMPLETE_BASE = frozenset(
    "close open die resign return rise fall begin end expire reopen resume retire start stop play "
    "run continue meet vote win lose be have not also soon step appear".split()
)
_PASSIVE = frozenset("known seen made given taken held found built led left met put set".split())
_BEING = frozenset("is are was were be been being".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_PUTTING = frozenset(
    "put puts take takes took keep keeps kept leave leaves make makes made".split()
)
# No verb of the statement itself is in a relative clause, a participle's or an infinitive's.
_BESIDE = re.compile(
    r"(?=[, ])(?:,? (?:who|whose|which|that|where)\b[^,…]*|"
    r", (?:an?|the|one of|\d+)\b[^,…]*(?:,|$)|"
    r"(?:,| [-–—]) (?:[a-z]+(?:ed|ing)|led|known|held|made|seen|built|set|run)\b[^,…]*)|"
    r"\b(?:(?:the|an?|his|her|its|their|of) (?:\d+ |[a-z]+ly )?[a-z]+ed\b|to (?:be )?[a-z]+|"
    r"(?:as|when|while|before|after) (?:he|she|it|they)\b[^,…]*)"
)
_BEHIND_GERUND = re.compile(r"\b(?:[a-z]+ing (?:all|[a-z]+ly)|having|being) [a-z]+ed\b")
_PASSIVE_BY = re.compile(
    r"\b[a-z]+ed by\b(?! (?:\d|[£$€]|more|about|almost|nearly|around|half|\w+ing\b))"
)
# "a man accused of": what was done to him is no verb of his.
_DONE_TO = re.compile(
    rf"\b(?:{'|'.join(sorted(DONE_TO))})(?= (?:of|to|in|by|on|at|for|with|over|from|during|near|as|"
    r"under|after|when)\b(?! (?:least|most)\b)|$)"
)
_VERBAL = re.compile(
    r"(?<![a-z]{3}-)\b(?!called\b|named\b|dubbed\b|titled\b)[a-z]{2,}ed\b|\b(?:is|are|was|were|has|have|will)\b"
)
_RELATIVE = re.compile(r" (?:who|which|that) (?:[a-z]+ly |never |also )?[a-z]{2,}(?:ed|s)\b")
_JOINED = re.compile(r", | (?:and|but|or|who|which|that) ")
_FINITE = re.compile(r" (?:is|are|was|were|has|have|had|will)\b")
_MARKS = re.compile(f"[{QUOTATION_MARKS}()'‘]")
_SINGLE_OPENED = re.compile(r"(?<![\w.])['‘](?=\w)")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
# Languages whose clauses end with their verb, always or behind a helping verb.
_HELPING = {
    "de": re.compile(
        r"\b(?:hat|haben|hatten?|ist|sind|waren?|wird|werden|wurden?|würden?|will|wollen|sollen?|"
        r"kann|können|konnten?|muss|müssen|mussten?|darf|dürfen|möchten?)\b"
    ),
    "nl": re.compile(
        r"\b(?:heeft|hebben|had|hadden|is|zijn|was|waren|wordt|worden|werd|werden|wil|willen|zal|"
        r"zullen|kan|kunnen|moet|moeten|mag|mogen)\b"
    ),
}
_INFINITE = re.compile(r"[a-zäöüß]+(?:en|rn|ln|t|d)$")
_TURKISH = re.compile(r"\w+(?:[dt][ıiuü]|yor|acak|ecek|m[ıiuü]ş|[ıiuü]r)(?:l[ae]r)?$")


def stands_alone(span: str, language: str, *, whole: bool) -> bool:
    """Return whether a stretch of a sentence, ``whole`` up to its end, can be read by itself."""
    if not is_closed(span):
        return False
    if leans_back(span, language=language) or (language == "en" and _ASKING.match(span)):
        return False
    if language != "en":
        # Without a table of verbs, only what is long or the whole is taken for a statement.
        long = len(span) >= (_LONG_UNSPACED if language in _UNSPACED else _LONG)
        return whole or (long and not lacks_last_verb(span, language))
    return is_statement(span)


def is_closed(text: str) -> bool:
    """Return whether every quotation and bracket of a text is closed in it."""
    if not _MARKS.search(text):
        return True
    if text.count("(") != text.count(")") or quotation_faults((text,), (0,), (0,)):
        return False
    return len(_SINGLE_OPENED.findall(text)) <= len(_SINGLE_CLOSED.findall(text))


def is_statement(span: str) -> bool:
    """Return whether an English stretch has a verb, an end, and nothing told by halves."""
    words = span.split()
    if len(span) < SHORTEST or len(words) < _FEWEST_WORDS or _is_loose_at_end(span):
        return False
    if _is_told_by_halves(span) or _HALF.match(span):
        return False
    return has_verb(span) and says_what(span) and not _CALLED.search(span)


def _is_told_by_halves(span: str) -> bool:
    # To look only where one of them could begin saves most of the time.
    last = max(span.rfind(",") - len("whereby"), 0)
    start = last or max(0, len(span) - _LONGEST_LOOSE)
    return bool(_LOOSE_STATEMENT.search(span, start) or _NEW_CLAUSE.search(span, last))


def says_what(span: str) -> bool:
    """Return whether a clause that hangs on an English statement has a verb of its own."""
    clauses = (pattern.match(span) for pattern in (_CLAUSE_WITHIN, _AFTER_NAME, _SAID_OF, _AS))
    return all(own is None or _holds_verb(own[1].split()) for own in clauses)


def asks_for_more(span: str) -> bool:
    """Return whether an English stretch, behind which a preposition follows, ends in its verb."""
    *before, last = [word.strip(STOPS).lower() for word in span.split()[-2:]]
    if last in _COMPLETE:
        return False
    if not _MODAL.isdisjoint(before):
        return last not in _COMPLETE_BASE
    verbal = last.endswith(("ed", "ing")) or last in _PASSIVE or last in known_verbs()
    if last in ("him", "them"):
        return not _PUTTING.isdisjoint(before)
    return verbal or last in _REFLEXIVE or not _BEING.isdisjoint(before)


def ends_loose(head: str, language: str) -> bool:
    """Return whether a cut text ends with a word that announces another one."""
    if language == "en":
        return _is_loose_at_end(head)
    return head.rsplit(None, 1)[-1].lower() in stop_words(language)


def _is_loose_at_end(text: str) -> bool:
    """Return whether a loose word or a mark that closes nothing ends an English text."""
    # To look only where the longest of them would begin saves most of the time.
    return _LOOSE_END.search(text, max(0, len(text) - _LONGEST_END)) is not None


def lacks_last_verb(span: str, language: str) -> bool:
    """Return whether a stretch misses the verb that a clause of its language ends with."""
    if language == "tr":
        return _TURKISH.search(span) is None
    helping = _HELPING.get(language)
    return helping is not None and bool(helping.search(span)) and not _INFINITE.search(span)


def last_verb(text: str, language: str) -> str:
    """Return the verb that ends a sentence's first clause, where that is the only whole verb.

    In Turkish it ends the sentence, and the word before belongs to it.
    """
    if language == "tr":
        words = text.rstrip(STOPS).rsplit(None, 2)
        return " ".join(words[-2:]) if len(words) > 2 and _TURKISH.search(words[-1]) else ""
    helping = _HELPING.get(language)
    clause = re.split(r"[,;:(–—\"„“]", text)[0].rstrip(STOPS)
    if helping is None or not helping.search(clause):
        return ""
    last = clause.rsplit(None, 1)[-1]
    return last if _INFINITE.fullmatch(last) else ""


def has_verb(span: str) -> bool:
    """Return whether an English stretch has a verb of its own, behind its first word."""
    return _has_verb(span, _own_words(span))


def may_have_verb(span: str) -> bool:
    """Return the same, in doubt whether a word is a plural's verb: "72 countries continue"."""
    verbs, words = known_verbs(), _own_words(span)
    plural = any(f"{word.strip(STOPS).lower()}s" in verbs for word in words)
    return plural or _has_verb(span, words)


def _own_words(span: str) -> list[str]:
    """Return the words behind the first one that may be the verb of a stretch."""
    if not DONE_TO.isdisjoint(span.split()):
        span = _DONE_TO.sub("", span)
    if "ed by" in span:
        span = _PASSIVE_BY.sub("", span)
    if "ing " in span:
        span = _BEHIND_GERUND.sub("", span)
    return _BESIDE.sub("", span).split()[1:]


def _has_verb(span: str, words: Sequence[str]) -> bool:
    if _holds_verb(words):
        return True
    # "A virus that poses as a joke is spreading": the clause between does not reach the end.
    rest, clauses = _RELATIVE.subn("", span)
    return clauses == 1 and not _JOINED.search(rest) and _FINITE.search(rest) is not None


def _holds_verb(words: Sequence[str]) -> bool:
    # The month is no verb.
    lower = [word.strip(STOPS).lower() for word in words if word.strip(STOPS) != "May"]
    return _VERBAL.search(" ".join(words)) is not None or not known_verbs().isdisjoint(lower)
