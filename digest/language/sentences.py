"""Sentences: where each begins and ends, by full stops, what stands before and what after.

A rule-based splitter in the manner of Kiss and Strunk's punkt (Computational Linguistics 32,
2006), with tables made by hand instead of learned ones: abbreviations by kind, and words that
open sentences. One pass of one regular expression finds the places, a few look-ups decide each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from digest.language.tables import abbreviation_table
from digest.lines import segments, trimmed

# Languages that write a figure with a full stop before a word with a capital: "3. Oktober".
_ORDINALS = frozenset(("de", "tr"))
_CLOSERS = "\"'’”“»«›‹)\\]}"
_WIDE_CLOSERS = "\"'’”」』）】》〉)"
_OPENERS = "\"'“‘”„«»¿¡(\\[「『（【《-"
_OPENING = rf"(?:[{_OPENERS}]|(?<=[«„“”\"'])[ \u00a0\u202f])*(?![{_OPENERS}])"
_MARKS = ".!?…。！？｡؟।॥۔"
# Thai and Lao write a full stop behind what is short for something, and nowhere else.
_SHORT_FORM = r"(?<=[\u0e01-\u0eff])\.(?!\.)"
# Group 1 is the mark, 2 what closes with it, 3 the white space behind; then follows what may open
# a sentence. "“" closes in German, but opens in Chinese.
_PATTERN = (
    rf"((?!{_SHORT_FORM})[{_MARKS}]{{1,9}}+)" + r"((?<=[。！？｡])[" + _WIDE_CLOSERS + r"]*+"
    r"|[" + _CLOSERS + r"]*+(?:[ \u00a0\u202f]»(?=\s|\Z))?)(\s*+)"
    r"(?=" + _OPENING + r"(?:[^\s{low},;:]|[a-z][A-Z]))"
)
_CASED = re.compile(_PATTERN.replace("{low}", "a-z"))
_UNCASED = re.compile(_PATTERN.replace("{low}", ""))
_FIRST_WORD = re.compile(_OPENING + r"([^\W\d_]++['’]?)")
_ELISION = re.compile(r"^[^\W\d_]{1,5}['’](?=\w)")
# "of HDT Vedelmi Kft. (HDT Limited) acquired": no sentence goes on so behind its first words.
_ASIDE = re.compile(r"\([^().!?]{1,60}\),? [a-zß-öø-ÿ]")
_ROMAN = re.compile(r"[IVXL]{2,7}")
_ENDED = re.compile(r"[^\W\d_]{2}")
# What else may stand before a full stop that touches the next sentence: "(PWD).The", "in 2024.The",
# "21%.The".
_ENDED_OTHERWISE = re.compile(r"(?:[^\W\d_]\)|(?<!\d)(?:19|20)\d\d|\d%)\Z")
_CALLED = frozenset(("yahoo", "jeopardy", "joomla", "mamma"))
_DOMAINS = frozenset("Com Net Org Co Io Tv Uk Eu De Fr Info Gov Edu Js Net Py Ai".split())
# The second part of a name with a full stop within is hardly longer: "Zero.Tel".
_SHORT_NAME = 4
_MEMO = 100_000
_HARD = frozenset("。！？｡।॥")
_ELLIPSES = ("...", "…")
_SAID = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*+|of|the|de|van|bin|al)\s++){0,4}?"
    r"(?:said|says|asked|asks|told|added|wrote|writes|cried|shouted|replied|wondered|tweeted)\b"
)
# "Why?" CNN's chief correspondent, Ann Lee, asked the president: who asks goes with the question.
_ROLE_ASKED = re.compile(
    r"[A-Z][\w.'’-]*+(?: [\w.'’-]++){0,6}, [A-Z][\w.'’-]*+(?: [A-Z][\w.'’-]*+){0,3}, asked\b"
)
# "Ana Roe (@anaroe) July 26, 2017In the interview ...", "(@anaroe) on Jul 2, 2017 at 8:35am PDT",
# and the credit behind a caption: "... for the parade. (AP) The report said".
_EMBEDDED = re.compile(
    r"\((?:@\w+\),? (?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}, ?\d{4}"
    r"(?: at \d{1,2}:\d\d ?[ap]m (?:PDT|PST)|(?!\d))|"
    r"(?<=[.!?] .)(?:AFP|ANI|AP|IANS|PTI|R(?:euters|EUTERS)|Getty(?: Images)?|"
    r"(?:[A-Z]\w+ )?(?:[Pp]hoto|[Pp]icture|[Ii]mage)s?(?:: ?[^)]{1,40})?)\)(?= [\"“]?[A-Z]))"
)
# "at 7 a.m. Turnout was high" are two sentences; what may follow a time within one is a day or a
# zone: "at 7 a.m. Monday", "at 7 a.m. Eastern", "at 7 a.m. Moscow time", "at 7 a.m. ET".
_CLOCK = frozenset(("a.m", "p.m"))
_TIMED = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:s?day|nesday|rsday|urday|uary|ruary|ch|il|ust|ember|ober|s)?s?\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|British|Local|Christmas|Easter"
    r"|Thanksgiving|New Year)\b|(?:[A-Z][\w'’-]* ){1,3}(?:(?:standard|daylight|local) )?[Tt]ime\b"
)
_CAPITALIZED = re.compile(r"[A-Z][a-z]")
# Not "the 7 a.m. Braves game".
_AT_TIME = re.compile(r"(?<!\bthe)(?<!\ba)(?<!\ban) \d{1,2}(?:[:.]\d\d)? ?[ap]\.m$")
_QUOTED_ON = re.compile(r"[とはがをにでのもや、，]|.{0,6}[说道問问](?:[。，：:]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    titles: frozenset[str]
    units: frozenset[str]
    numbers: frozenset[str]
    starters: frozenset[str]
    ordinals: bool
    dates: bool
    # Words met before a full stop that are short for nothing. It only saves time.
    plain: set[str] = field(default_factory=set)


def split_sentences(text: str, *, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of ``text``, in order, in code points.

    No span begins or ends with white space, none is empty, none crosses a blank line; together
    they hold every character that is not white space. A single line end is a blank inside a
    wrapped paragraph, and an end of sentence behind a line that stopped of itself.

    Args:
        text: any text; best without the lines that are no sentences (see ``find_blocks``).
        language: ISO 639-1; one without a table is split by the rules that all share.
    """
    rules = _rules(language)
    spans: list[tuple[int, int]] = []
    embedding = "(" in text
    for start, end in segments(text):
        for begin, stop in _parted(text, start, end) if embedding else ((start, end),):
            _split_segment(text, begin, stop, rules, spans)
    return tuple(spans)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a segment: the stamp of a post or a credit ends one."""
    begin = start
    for match in _EMBEDDED.finditer(text, start, end):
        yield from trimmed(text, begin, match.end())
        begin = match.end()
    yield from trimmed(text, begin, end)


@cache
def _rules(language: str) -> _Rules:
    table = abbreviation_table()
    none: frozenset[str] = frozenset()

    def of(kind: str) -> frozenset[str]:
        return table.get((language, kind), none) | table.get(("*", kind), none)

    return _Rules(
        titles=of("title"),
        units=of("unit"),
        numbers=of("number"),
        starters=of("start"),
        ordinals=language in _ORDINALS,
        # Korean dates: "2024. 5. 3."
        dates=language == "ko",
    )


def _split_segment(
    text: str, start: int, end: int, rules: _Rules, spans: list[tuple[int, int]]
) -> None:
    uncased = text[start:end].islower()
    pattern = _UNCASED if uncased else _CASED
    begin = walked = start
    is_open = False
    for match in _marked(pattern, text, start, end):
        if match.end() < end and _ends(text, begin, match, rules, uncased):
            stop, after = match.start(3), match.end()
            if text[after] in '"”' and text[after + 1 : after + 2] == " ":
                is_open = _is_left_open(text, walked, after, is_open)
                walked = after
                if text[after] == "”" or _closes(text, after, end, is_open):
                    stop, after = after + 1, after + 2
                    walked, is_open = stop, False
            spans.append((begin, stop))
            begin = after
    spans.append((begin, end))


def _marked(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does: it is looked for where marks stand, and only there."""
    places: list[int] = []
    for mark in _MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1, end)
    behind = start
    for place in sorted(places):
        if place >= behind and (match := pattern.match(text, place, end)):
            yield match
            behind = match.end()


def _closes(text: str, mark: int, end: int, is_open: bool) -> bool:  # noqa: FBT001 - hot path
    """Return whether a mark between blanks ends a quotation: the next mark tells, else the last."""
    following = text.find('"', mark + 1, end)
    side = _side(text, following) if following > 0 else ""
    return side == "open" or (not side and is_open)


def _is_left_open(text: str, start: int, end: int, is_open: bool) -> bool:  # noqa: FBT001 - hot path
    """Return whether a quotation is open at ``end``, if it was so or not at ``start``."""
    mark = text.find('"', start, end)
    while mark >= 0:
        side = _side(text, mark)
        is_open = side == "open" or (not side and not is_open)
        mark = text.find('"', mark + 1, end)
    return is_open


def _side(text: str, mark: int) -> str:
    """Return ``open`` or ``close`` for a straight mark that touches a word on one side only."""
    before, behind = text[mark - 1 : mark], text[mark + 1 : mark + 2]
    begins = not before or before.isspace() or before in "([—–-"
    ends = not behind or behind.isspace() or behind in ".,;:!?)]"
    return "" if begins == ends else "open" if begins else "close"


def _ends(text: str, begin: int, match: re.Match[str], rules: _Rules, uncased: bool) -> bool:  # noqa: FBT001 - hot path
    mark, after = match.start(), match.end()
    first = text[after]
    if text[mark] in _HARD:
        return not (match[2] and _QUOTED_ON.match(text, after))
    if first.islower() and not (uncased or text[after + 1 : after + 2].isupper()):
        return False
    if match.start(3) == after and not _is_glued(text, match, rules):
        return False
    if mark - begin < 4 and not any(map(str.isalnum, text[begin:mark])):
        return False
    if text[mark] == "." and match.end(1) == mark + 1:
        aside = first == "(" and _ASIDE.match(text, after)
        return not aside and _full_stop_ends(text, (begin, mark, after), rules)
    # "I'm A Celebrity ... Get Me Out Of Here": something was left out.
    left_out = match[1] in _ELLIPSES and text[mark - 1].isspace()
    return not left_out and (text[mark] not in "!?" or _call_ends(text, match, rules))


def _is_glued(text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Return whether two sentences touch at ``mark``, as in "week.The": no address, no name."""
    mark, after = match.start(), match.end()
    before, behind = text[mark - 1 : mark], text[after : after + 2]
    if _ENDED_OTHERWISE.search(text[max(0, mark - 5) : mark]):
        return behind[:1].isupper() and behind[1:].islower()
    if not (before.isupper() or before.islower()):
        # Scripts without case and without blanks: the mark alone ends the sentence.
        quoted_on = match[2] and "\uac00" <= behind[:1] <= "\ud7a3"
        return before.isalpha() and not (behind[:1].upper() != behind[:1].lower() or quoted_on)
    if not (_ENDED.match(text, max(0, mark - 2)) and behind[:1].isupper()):
        return bool(behind) and behind[0] in '“‘"«' and before.islower()
    word = _FIRST_WORD.match(text, after)
    whole = text[max(0, mark - 30) : mark].rsplit(None, 1)[-1]
    return (
        word is not None
        and behind[1:].islower()
        and word[1] not in _DOMAINS
        and not _is_named(text, whole, word[1], rules)
        and not any(sign in whole for sign in "/@")
        and not whole.startswith("www.")
    )


def _is_named(text: str, before: str, behind: str, rules: _Rules) -> bool:
    """Return whether two words with capitals about a full stop are a name: "Zero.Net"."""
    word = before.lstrip(_OPENERS)
    if not word[:1].isupper() or not rules.starters or behind.lower() in rules.starters:
        return False
    return len(behind) <= _SHORT_NAME or text.count(f"{word}.{behind}") > 1


def _call_ends(text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Return whether ``!`` or ``?`` ends a sentence: not in a name, not before "he asked"."""
    mark, after = match.start(), match.end()
    if text[mark - 1] == "(":
        return False
    if match[2].strip(")]") and (_SAID.match(text, after) or _ROLE_ASKED.match(text, after)):
        return False
    if _word_before(text, 0, mark).lower() in _CALLED:
        return _opens(text, after, rules)
    return True


def _full_stop_ends(text: str, places: tuple[int, int, int], rules: _Rules) -> bool:
    begin, mark, after = places
    word = "" if text[mark - 1].isspace() else _word_before(text, begin, mark)
    if not word or word in rules.plain:
        return True
    # "then-Sen. Roe", "ex-Gov. Roe".
    word = word.removeprefix("then-").removeprefix("ex-")
    lower = word.lower()
    if lower in rules.titles or word in rules.titles:
        return False
    if word.isdecimal():
        return mark - begin > 2 and _number_ends(word, text, after, rules)
    if (lower in rules.numbers or word in rules.numbers) and text[after].isdecimal():
        return False
    if _may_go_on(word, lower, text, after, rules):
        return _opens(text, after, rules) or (lower in _CLOCK and _time_ends(text, mark, after))
    if len(word) > 2 and lower not in rules.numbers and word not in rules.numbers:
        _keep(word, rules.plain)
    return True


def _time_ends(text: str, mark: int, after: int) -> bool:
    """Return whether a sentence ends with a time of the day: neither day nor zone follows."""
    return (
        bool(_CAPITALIZED.match(text, after))
        and not _TIMED.match(text, after)
        and bool(_AT_TIME.search(text, max(0, mark - 30), mark))
    )


def _keep(word: str, known: set[str]) -> None:
    if len(known) > _MEMO:
        known.clear()
    known.add(word)


def _word_before(text: str, begin: int, mark: int) -> str:
    words = text[max(begin, mark - 24) : mark].rsplit(None, 1)
    word = words[-1].lstrip("\"'“‘„«([¿¡-–—") if words else ""
    return _ELISION.sub("", word) if "'" in word or "’" in word else word


def _may_go_on(word: str, lower: str, text: str, after: int, rules: _Rules) -> bool:
    """Return whether ``word`` is short for something, so that only what follows can tell."""
    if lower in rules.units or word in rules.units:
        return True
    if len(word) <= 2:
        # "J. Khan", "z. B.", "EE. UU."
        return (len(word) == 1 and word.isupper()) or _is_short(text, after, len(word))
    return _is_dotted(word) or (rules.ordinals and bool(_ROMAN.fullmatch(word)))


def _is_short(text: str, after: int, length: int) -> bool:
    stop = after + length
    return text[stop : stop + 1] == "." and text[after:stop].isalpha()


def _is_dotted(word: str) -> bool:
    """Return whether ``word`` is like "U.S" or "Ph.D": short parts between full stops."""
    parts = word.split(".")
    return len(parts) > 1 and max(map(len, parts)) <= 2 and not any(map(str.isdigit, word))


def _number_ends(word: str, text: str, after: int, rules: _Rules) -> bool:
    if rules.dates:
        return False
    return _opens(text, after, rules) if rules.ordinals and len(word) <= 2 else True


def _opens(text: str, after: int, rules: _Rules) -> bool:
    """Return whether what stands at ``after`` opens sentences and does not follow a name."""
    word = _FIRST_WORD.match(text, after)
    if word is None or (len(word[1]) == 1 and text[word.end() : word.end() + 1] == "."):
        return False
    return word[1].lower() in rules.starters
