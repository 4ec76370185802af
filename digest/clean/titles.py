"""Titles: the headline that a crawler ran into the text, where its end can be told for certain."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from digest.clean.bylines import STAMPED, byline_end, is_byline
from digest.clean.datelines import inner_dateline
from digest.clean.furniture import credit_end
from digest.clean.repeats import doubled_end
from digest.lines import segments

_LONGEST, _SHORTEST, _FEWEST = 120, 16, 4
# A title that is told twice may be longer, and have the writer's office between.
_REPEATED, _BETWEEN, _MANY = 180, 90, 6
# Of a sentence, as many words are looked at; of the text behind, as many characters.
_BEHIND, _FAR_BEHIND, _TEXT_BEHIND = 9, 14, 4_000
# Written small within a title in capitals; no title ends in most of them.
_SMALL = frozenset(
    "a an and as at but by de del for from if in into nor of off on or out over per so than that "
    "the to up upon via vs vs. v v. with yet".split()
)
_OPEN = _SMALL - frozenset("off out over up so yet that".split()) | frozenset(
    "au aux das dem den der des die du e el en et im la las le les los pour sur un una une und von "
    "y zum zur".split()
)
# Written large within a title where every word is: what no name and no caption has.
_LARGE = frozenset(
    "A After Against Amid An And Are As At Be By For From Has Have He Her His How In Into Is It "
    "Its Near No Not Of On Over She That The Their They This To Up Was What When Who Why Will "
    "With".split()
)
# What has a capital before words in small letters only where a sentence begins.
_OPENERS = frozenset(
    "The It It's It’s She They We There This That These Those His Her Its Their Our After Before "
    "When While Although Though Despite For In On At With As If By From During Since Until Some "
    "Many Most More".split()
)
# Headlines in small letters do without the first; a caption may have the second.
_PROSE = frozenset(
    "the a an his her its their this that these those was were has have had been he she it they we "
    "i you said there which who".split()
)
_TOLD = frozenset("said were told according yesterday left right pictured".split())
# A name behind such a word may belong to it: "Mayor Ann Lind opened ..." tells no end.
_BEFORE_NAMES = frozenset("The One Two Three New Former Late Old Another Some All Both And".split())
_ROLE = re.compile(
    r"(?:er|or|ist|ian|an|ese|ish|ant|ent|eur|ress|ic|al|ar|y|ed|op|ief|ess|ng|en|[A-Z]+)$"
)
_WORD = re.compile(r"\S+")
_LOUD = re.compile(r"[^\W\d_a-z]{2}$")
_BARE = "\"'“”‘’()[]«»,;:.!?…–—-|&/"
_CLOSING = "\"'”’)]"
_QUOTED = '"“‘«©'
_ABBREVIATED = re.compile(
    r"(?:\w\.){2,}$|(?:^|\W)[A-Z]\.$|\b(?:Nos?|Inc|Corp|Co|Ltd|Jr|Sr|St|Mrs?|Ms|Dr|Gov|Sen|Rep|Gen|"
    r"Lt|Sgt|Prof|Amb|vs?|Mt|Ft)\.$"
)
_SHOWN = re.compile(r" ?[(\[](?:VIDEOS?|PHOTOS?|PICTURES?|POLL|AUDIO|UPDATED?|LIVE)[)\]]")
# Who wrote a column, before its title: "Ann Lind: Rivers ...".
_NAMED = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}: ")
_WIRE = re.compile(
    r"\((?:CNN|AP|AFP|Reuters|REUTERS|UPI|PTI|ANI|IANS|BBC|dpa|Xinhua)\)\s{0,2}"
    r"(?:—|–|--|-(?=\s)|(?<=\s)'(?=\s)|(?<=\(CNN\))(?=[A-Z]))"
)
# What all that ends a title in small letters has: a bracket, a dash, or one of the words.
_CLUE = re.compile(
    r"[(—–]|--|\s[-']\s|\b(?:By |[UP](?:pdated|ublished|osted|PDATED|UBLISHED)\b|[LF](?:ast|irst) |"
    r"(?:Photo|Image|Picture|Foto|Getty|PA |Reuters|EPA|AFP|Shutterstock|Alamy))"
)


class Title(NamedTuple):
    """Where a title stands that runs into the text, and where what repeats it ends."""

    start: int
    end: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a place in a paragraph that begins at ``start`` and ends at ``end``."""

    text: str
    start: int
    end: int
    at: int
    words: list[str]
    capitals: bool

    @property
    def before(self) -> str:
        """What stands before the place."""
        return self.text[self.start : self.at]

    @property
    def reads_short(self) -> bool:
        """Whether it has the capitals of a title, or lacks what sentences have."""
        return self.capitals or _lacks(self.words, _PROSE)


def run_in_title(text: str) -> str:
    """Return the title that the first paragraph of ``text`` opens with, "" if it has none."""
    first = next(segments(text), None)
    found = find_title(text, *first) if first else None
    return text[found.start : found.end].rstrip(" |–—-") if found else ""


def stated_end(text: str, start: int, end: int, title: str) -> int:
    """Return where the stated title ends that opens ``text[start:end]``, with its blanks, or start.

    A sentence of the text may begin with the words of its title, or be its title.
    """
    stop = start + len(title)
    if title.count(" ") < _FEWEST - 1 or not text[stop : stop + 1].isspace():
        return start
    if stop >= end or text[start:stop].casefold() != title.casefold() or title[-1] in ".,:;":
        return start
    stop += len(text[stop:end]) - len(text[stop:end].lstrip())
    return stop if stop < end and (text[stop].isupper() or text[stop] in _QUOTED) else start


def find_title(text: str, start: int, end: int) -> Title | None:
    """Return the title that runs into the prose of ``text[start:end]``, none if that is unsure.

    What stands behind it must tell where it ends: the title once more, a dateline, a byline, a
    stamp or a credit; or, behind words with capitals, the beginning of a plain sentence.
    """
    if end - start < 2 * _SHORTEST or text[start].islower() or text[start] == "(":
        return None
    if text[start : start + 3].lower() == "by " or STAMPED.match(text, start, end):
        return None
    return _repeated(text, start, end) or _marked(text, start, end)


def _repeated(text: str, start: int, end: int) -> Title | None:
    named = _NAMED.match(text, start, end)
    return _repeated_from(text, start, end, named=False) or (
        _repeated_from(text, named.end(), end, named=True) if named else None
    )


def _repeated_from(text: str, start: int, end: int, *, named: bool) -> Title | None:
    head = text[start : start + _SHORTEST]
    again = text.find(head, start + len(head), min(end, start + _REPEATED + _BETWEEN))
    if again < 0 or not text[again - 1].isspace():
        return None
    stop = again + _common(text, start, again, end)
    line = text[again:stop].rstrip()
    between = text[start + len(line) : again]
    shown = _SHOWN.match(between)
    between = between[shown.end() if shown else 0 :].strip()
    stop += len(text[stop:end]) - len(text[stop:end].lstrip())
    if stop >= end or text[stop].islower() or line[-1:] in ".:;," or between[-1:] == ":":
        return None
    told = bool(shown) or line.endswith(")") or _is_told(line.split(), between, named=named)
    if not told or len(line) < _SHORTEST or not _has_capitals(line.split(), 3):
        return None
    office = named and len(between) <= _BETWEEN and _has_capitals(between.split(), 0)
    sound = not between or office or is_byline(between)
    return Title(start, start + len(line), stop) if sound else None


def _is_told(words: list[str], between: str, *, named: bool) -> bool:
    """Return whether what is told twice is a title: captions are, too, and go by names."""
    if between:
        return len(words) >= _FEWEST
    return len(words) >= _MANY and (named or not _LARGE.isdisjoint(words[1:]))


def _common(text: str, one: int, two: int, end: int) -> int:
    """Return how much two stretches have in common, up to the end of a word."""
    size, most = 0, min(two - one, end - two)
    while size < most and text[one + size] == text[two + size]:
        size += 1
    if size == most:
        return size
    while size and not (text[one + size].isspace() and text[two + size].isspace()):
        size -= 1
    return size


def _marked(text: str, start: int, end: int) -> Title | None:
    words: list[str] = []
    capitals = True
    clue = _CLUE.search(text, start, min(end, start + 2 * _LONGEST)) is not None
    for found in _WORD.finditer(text, start, min(end, start + _LONGEST + 1)):
        at, word = found.start(), found[0]
        if len(words) >= _FEWEST and not word[0].islower():
            large = capitals and _has_capitals(words, 3)
            if (large or clue) and _ends(_Head(text, start, end, at, words, large)):
                if doubled_end(text, start, end) > start:
                    return None
                return Title(start, at, at)
        words.append(word)
        capitals = capitals and not _is_small(word)
        if not (capitals or clue):
            break
    return None


def _ends(head: _Head) -> bool:
    """Return whether a title ends before the word that comes next."""
    marked = (
        _before_dateline(head)
        or _before_wire(head)
        or (_before_byline(head) and head.reads_short)
        or (head.capitals and _before_sentence(head))
    )
    return marked and _may_end(head.words)


def _before_dateline(head: _Head) -> bool:
    dateline = inner_dateline(head.text, head.at, head.end)
    # A place in capitals cannot be told from a title in them.
    if not dateline or _LOUD.search(head.words[-1]) or head.before.isupper():
        return False
    if dateline["agency"] or dateline["day"]:
        return _lacks(head.words, _TOLD)
    dashed = "'" not in dateline[0] and " - " not in dateline[0]
    short = head.capitals or (dashed and head.reads_short)
    return short and _is_plain(head.text, dateline.end(), head.end, most=_FAR_BEHIND)


def _before_wire(head: _Head) -> bool:
    """Return whether an agency follows without a place: the last word must be none."""
    if not _WIRE.match(head.text, head.at, head.end):
        return False
    known = _is_common(head, head.words[-1]) and not head.words[-2].isdigit()
    return known and (head.capitals or _lacks(head.words, _TOLD))


def _before_byline(head: _Head) -> bool:
    """Return whether a byline that a day or a place follows, a stamp or a credit comes next."""
    text, at, end = head.text, head.at, head.end
    if credit_end(text, at, end) > at:
        return True
    if not text.startswith("By ", at) and not STAMPED.match(text, at, end):
        return False
    stop = byline_end(text, at, end)
    own = text[at:stop]
    return "|" in own or any(map(str.isdigit, own)) or bool(own and inner_dateline(text, stop, end))


def _before_sentence(head: _Head) -> bool:
    """Return whether a sentence in small letters begins, with what tells its beginning."""
    if not _is_plain(head.text, head.at, head.end, most=_BEHIND):
        return False
    word, following = head.text[head.at : head.at + _LONGEST].split(None, 2)[:2]
    first = [own.rstrip(",:") for own in head.words[:2]]
    if word == "The" and head.text.startswith(" ".join(first), head.at + 4):
        return True
    if word[1:].islower() and _is_loud(head):
        return True
    if word in _OPENERS and _goes_on_small(head):
        return any(_is_common(head, own) for own in head.words[1:] if own.lower() not in _SMALL)
    last = head.words[-1].strip(_BARE)
    if [word, following] != first or last in _BEFORE_NAMES:
        return False
    return _is_common(head, last) and not _ROLE.search(last)


def _is_loud(head: _Head) -> bool:
    """Return whether a title is in nothing but capitals, and its last word no part of a name."""
    last = head.words[-1].lower()
    whole = len(last) > 2 and last.isalpha() and last not in _OPEN
    return whole and head.before.isupper() and _is_common(head, head.words[-1])


def _goes_on_small(head: _Head) -> bool:
    """Return whether the word that weighs something behind the first one is written small."""
    text = head.text[head.at : min(head.end, head.at + _LONGEST)]
    words = [own.strip(_BARE) for own in text.split()[1:6]]
    if not words or not words[0][:1].islower():
        return False
    return _is_small(next((own for own in words if own and own not in _SMALL), ""))


def _is_common(head: _Head, word: str) -> bool:
    """Return whether a word is written small, here or in the text behind: it is no name."""
    word = word.strip(_BARE)
    if not word or word.islower():
        return bool(word)
    behind = head.text[head.at : head.at + _TEXT_BEHIND]
    return re.search(rf"\b{re.escape(word.lower())}\b", behind) is not None


def _is_small(word: str) -> bool:
    """Return whether a word is written small and weighs something."""
    bare = word.strip(_BARE)
    return bare[:1].islower() and bare not in _SMALL and not any(map(str.isupper, bare))


def _has_capitals(words: list[str], least: int) -> bool:
    large = sum(own.strip(_BARE)[:1].isupper() for own in words)
    return large >= least and not any(map(_is_small, words))


def _lacks(words: list[str], those: frozenset[str]) -> bool:
    return those.isdisjoint(own.strip(_BARE).lower() for own in words)


def _may_end(words: list[str]) -> bool:
    """Return whether words are whole: no sentence ends within, and nothing is left open."""
    last = words[-1].rstrip("\"'”’")
    if last[-1:] in ",;:-–—―«)]" or words[-1].strip(_BARE) in _OPEN or _is_stop(words[-1], "."):
        return False
    if last.endswith(("'s", "’s")) or words[-1][-2:] in ("s'", "s’"):
        return False
    if any(_is_stop(own, ".!?…") for own in words[:-1]):
        return False
    line = " ".join(words)
    told = sum(any(map(str.isalpha, own)) for own in words)
    closed = line.count("“") == line.count("”") and line.count("(") == line.count(")")
    return closed and told >= _FEWEST - 1 and len(line) >= _SHORTEST


def _is_stop(word: str, signs: str) -> bool:
    bare = word.rstrip(_CLOSING)
    return bare[-1:] in tuple(signs) and not _ABBREVIATED.search(bare)


def _is_plain(text: str, at: int, end: int, *, most: int) -> bool:
    """Return whether a sentence with words in small letters begins there."""
    words = [own.strip(_BARE) for own in text[at : min(end, at + _LONGEST)].split()[:most]]
    small = [own for own in words if own[:1].islower()]
    return len(small) >= 4 and sum(own not in _SMALL for own in small) >= 2
