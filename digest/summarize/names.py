"""Names: who is called by a bare surname after a full name elsewhere (rule R8)."""

import re
from bisect import bisect_right
from collections.abc import Collection, Container, Iterator, Sequence
from functools import cache

from digest.language import stop_words
from digest.language.tables import read_table
from digest.summarize.places import starts_of

# Both begin with a capital and then look back, for a search for a capital is fast.
_FULL = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w’'].)(?:[\w’'-]*[a-zß-ÿ]\.? |(?<=[A-Z])\.(?: ?[A-Z]\.){0,4} )"
    # Manny "the Pacman" Pacquiao.
    r"(?:[\"“][^\"“”\n]{2,25}[\"”] )?"
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ]\.? |[A-Z]\.(?: ?[A-Z]\.){0,4} ){0,2}"
    r"(?:(?:van|von|de|der|den|del|da|di|al|bin|el|la|le) ){0,2}"
    r"((?!(?:Jr|Sr)\b)[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])"
)
_CAPITALIZED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w’'].)[\w’'-]*[a-zß-ÿ]")
# What goes on behind four words: "Deputy Interior Minister Behrouz | Kamali".
_MORE = re.compile(r"(?: ((?!(?:Jr|Sr)\b)[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])){1,2}")
_NEXT = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])")
_GENITIVES = ("'s", "’s")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Behind a name: an age, or what is told of somebody.
_APPOSITION = re.compile(r", (?:\d{1,2}[,.]|(?:who|whose|said|says|told|an?)\b)")
# The last word of no person's name, nor the first: days and months, offices, bodies.
_NEVER = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Police Department University College "
    "School Hospital Court City County State States Army Navy Force Party Church Street Road Park "
    "House Center Centre Company Bank Club Group Board Council Committee Commission Agency "
    "Association Union Health Security Education Justice Defense Defence Office Service Times Post "
    "News Television Muslims Christians Jews World Cup League God Qaeda Shabaab Taliban Houthis "
    "Democrats Republicans".split()
)
# What a first word may be that only opens the sentence, beside function words,
# or where a place lies.
_OPENERS = frozenset(
    "Earlier Late Find Finding Given Many Like Unlike Meanwhile Yet Today North South East "
    "West".split()
)
# "Fifty Shades of Grey": the title of a work.
_WORK = re.compile(
    r"[\"“](?:[A-Z][\w’'.:-]*|\d+)(?: (?:[A-Z][\w’'.:-]*|\d+|of|the|and|in|to|for|a|an|with|on|at|"
    r"from|is|my)){0,8}[,.!?]?[\"”]"
)
# "O'Farrill collapsed as he tried to escape": somebody.
_REFERRED = re.compile(r"(?:['’]s)? [^A-Z\n.!?\"“”]{0,90}?\b(?:he|she|his|her|him)\b")
# How far a word that tells a person may stand from the name, and the longest helping verb.
_NEAR, _HELPING = 24, 4
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady President Minister Chancellor Senator Judge Justice "
    "Professor Prof Gen General Col Colonel Capt Captain Sgt Sen Gov Rep King Queen Prince "
    "Princess Pope Herr Frau".split()
)
_ARTICLES = ("the", "The")
_ADDRESSED = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Herr Frau".split())
# Before a whole name: what the person is. In lower case, for either spelling.
_CALLINGS = frozenset(
    "president minister chancellor senator mayor governor chief coach captain officer sheriff "
    "secretary ambassador general colonel judge justice professor king queen prince princess pope "
    "bishop archbishop cardinal imam sheikh ayatollah commissioner inspector superintendent "
    "detective sergeant lieutenant major admiral commander director chairman chairwoman spokesman "
    "spokeswoman spokesperson lawmaker leader candidate analyst economist researcher scientist "
    "activist author writer journalist actor actress singer driver lawyer attorney prosecutor "
    "founder owner manager striker goalkeeper veteran resident witness farmer teacher student "
    "mother father brother sister wife husband son daughter".split()
)


def names_of_each(
    texts: Sequence[str], *, title: str = ""
) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """Return two things for each text: the last names it gives in whole, and those it gives bare.

    A run of capitalized words is taken for a name; its first word may be one that only opens the
    sentence, which does no harm here. A name is bare in a text that does not give it in whole
    while another one does. Only what is told as a person's counts as bare: its first word is a
    given name, or somewhere it stands beside a verb of speech, behind "Mr" or before an age.

    Args:
        texts: the sentences of an article.
        title: stands above them; a reader knows the names that it gives.

    Returns:
        The last words of names of several words, with the whole names; the bare ones, sorted.
    """
    joined, starts = "\n".join(texts), starts_of(texts)
    # No name crosses a line end: one search finds those of all texts.
    whole = _full_names(joined, starts)
    known = _known(whole, title)
    if not known:
        return whole, [()] * len(texts)
    bare = _bare(joined, starts, known, whole)
    persons = {name for name in set().union(*bare) if _is_person(name, known[name], joined)}
    return whole, [tuple(sorted(names & persons)) for names in bare]


def _known(whole: Sequence[dict[str, str]], title: str) -> dict[str, str]:
    """Return the last names that are somewhere given in whole, but for those of the title."""
    known: dict[str, str] = {}
    for names in whole:
        for name, told in names.items():
            known.setdefault(name, told)
    for name in map(_plain, _CAPITALIZED.findall(title)):
        known.pop(name, None)
    return known


def _bare(
    joined: str, starts: Sequence[int], known: Collection[str], whole: Sequence[Container[str]]
) -> list[set[str]]:
    """Return for each text the known names that it gives without giving them in whole."""
    found = list(_places_of(joined, starts, known, whole))
    works = [own.span() for own in _WORK.finditer(joined)] if found and _quotes(joined) else []
    bare: list[set[str]] = [set() for _ in starts]
    for at, place, name in found:
        if not any(start < at < end for start, end in works):
            bare[place].add(name)
    return bare


def _places_of(
    joined: str, starts: Sequence[int], known: Collection[str], whole: Sequence[Container[str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield where a known name stands in a text that does not give it in whole."""
    spelled = {name + ending for name in known for ending in ("", *_GENITIVES)}
    for match in _CAPITALIZED.finditer(joined):
        if match[0] in spelled:
            place, name = bisect_right(starts, match.start()) - 1, _plain(match[0])
            if name not in whole[place] and not _goes_on(match, joined):
                yield match.start(), place, name


def _quotes(text: str) -> bool:
    return '"' in text or "“" in text


def _goes_on(match: re.Match[str], text: str) -> bool:
    """Return whether a word is a part of a longer name: "Jordan" in "Jordan Halvard"."""
    behind = _NEXT.match(text, match.end())
    return behind is not None and behind[1] not in _NEVER and match[0] == _plain(match[0])


def _is_person(name: str, whole: str, text: str) -> bool:
    first = whole.split(" ", 1)[0]
    if first in _given_names() or first.lower() in _CALLINGS:
        return any(before not in _ARTICLES for before, _ in _around(name, text))
    places = list(_around(name, text))
    if all(before in _ARTICLES for before, _ in places) or _is_place(name, text):
        return False
    if any(_tells_person(before, behind) for before, behind in places):
        return True
    told = any(
        before.lower() in _CALLINGS or before in _speech_verbs()
        for before, _ in _around(whole, text)
    )
    return told or _is_referred_to(name, text)


def _is_referred_to(name: str, text: str) -> bool:
    """Return whether the name opens a sentence in which "he" or "she" is the next one spoken of."""
    opening = f"\n{name}"
    at = text.find(opening)
    while at >= 0:
        if _REFERRED.match(text, at + len(opening)):
            return True
        at = text.find(opening, at + 1)
    return False


def _is_place(name: str, text: str) -> bool:
    """Return whether a name is where something is: "in Ferguson", not "in Weah's house"."""
    within = f" in {name}"
    at = text.find(within)
    while at >= 0:
        behind = text[at + len(within) :][:2]
        if not behind.startswith(_GENITIVES) and not behind[:1].isalnum():
            return True
        at = text.find(within, at + 1)
    return False


def _around(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the word before each place of a name, and what follows."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _WORD.findall(text, max(0, at - _NEAR), at)
        yield (before[-1] if before else ""), text[end : end + _NEAR]
        at = text.find(name, end)


def _tells_person(before: str, behind: str) -> bool:
    if before in _ADDRESSED or before in _speech_verbs() or _APPOSITION.match(behind):
        return True
    words = _WORD.findall(behind)[:2] if behind.startswith(" ") else []
    if words and words[0] in _speech_verbs():
        return True
    return len(words) > 1 and len(words[0]) <= _HELPING and words[1] in _speech_verbs()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(read_table("given_names.tsv")[0][0].split("|"))


@cache
def _speech_verbs() -> frozenset[str]:
    """Return verbs of speech of all languages that have a list: none is a word of another's."""
    rows = read_table("openers.tsv")
    return frozenset(verb for _, kind, row in rows if kind == "speech" for verb in row.split())


def _full_names(joined: str, starts: Sequence[int]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{} for _ in starts]
    for match in _FULL.finditer(joined):
        more = _MORE.match(joined, match.end())
        told, last = (match[0] + more[0], more[1]) if more else (match[0], match[1])
        told, name = _without_opener(told), _plain(last)
        first = told.split(" ", 1)[0].rstrip(".")
        if " " in told and not _is_common(name) and (first not in _TITLES or told.count(" ") > 1):
            found[bisect_right(starts, match.start()) - 1].setdefault(name, told)
    return found


def _without_opener(told: str) -> str:
    """Return a run of capitalized words without those that only open a sentence: "If Iran"."""
    first, _, rest = told.partition(" ")
    while rest and _opens(first):
        told = rest
        first, _, rest = told.partition(" ")
    return told


def _opens(word: str) -> bool:
    if word in _given_names():
        return False
    return word in _OPENERS or word in _NEVER or word.lower() in stop_words("en")


def _is_common(name: str) -> bool:
    return name in _NEVER or name in _TITLES or name.lower() in _CALLINGS


def _plain(name: str) -> str:
    """Return the name without the ending of its genitive."""
    for ending in _GENITIVES:
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
