"""Find the surfaces of the lexicon in a text: one pass, whole words, in their own case."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

from digest.countries.lexicon import Lexicon, folded_lexicon, lexicon
from digest.countries.matches import find_matches
from digest.countries.rules import Rules, folded_rule_lexicon, rule_lexicon
from digest.countries.sense import HIDER, Sense

# Each stands for one character, so that places stay the same; str.translate is ten times slower.
_SAME = (("\n", " "), ("\t", " "), ("\r", " "), ("\u00a0", " "), ("\u202f", " "), ("’", "'"))
# Every byte as what it is: a capital, a small letter, or neither.
_CASES = bytes(65 if 65 <= n <= 90 else 97 if 97 <= n <= 122 else 32 for n in range(256))
_ZERO_WIDTH = "\u200c"  # parts words that Persian writes as one
# Where words are not parted, letters of these kinds next to each other are still of one word.
_RUN = re.compile(r"[0-9A-Za-zÀ-ɏ]{2}|[ァ-ヺー]{2}")
_MARKS = "\u0300"  # from here on there are some, such as the vowel signs of Devanagari
_LONGEST = 20  # letters of a name that may begin in a pair
FEW_CAPITALS, MANY_CAPITALS = 100, 2  # fewer than 1 letter in 100, more than 1 in 2


class Hit(NamedTuple):
    """A surface found at ``text[start:end]``, as the lexicon writes it, and what it may mean."""

    start: int
    end: int
    surface: str
    sense: Sense


def find_surfaces(text: str, *, language: str) -> list[Hit]:
    """Return every surface that stands in ``text`` as a whole word, in the order of the text."""
    if not text:
        return []
    plain = _plain(text)
    if _has_case(plain):
        return _hits(plain, lexicon(language))
    return _hits(_lower(plain), folded_lexicon(language))


def find_ruled(text: str, *, language: str, rules: Rules) -> list[Hit]:
    """Return every phrase of the user's ``rules`` that stands in ``text``, with what it means."""
    if not text or not rules:
        return []
    plain = _plain(text)
    if _has_case(plain):
        return _hits(plain, rule_lexicon(rules, language))
    return _hits(_lower(plain), folded_rule_lexicon(rules, language))


def _plain(text: str) -> str:
    for odd, usual in _SAME:
        text = text.replace(odd, usual)
    return text


def _lower(text: str) -> str:
    # A letter that grows when lowered (İ) would shift all places after it.
    return text.replace("İ", "I").lower()


def _has_case(text: str) -> bool:
    head = text[:4000].encode().translate(_CASES)
    capitals, small = head.count(b"A"), head.count(b"a")
    if (capitals + small) * 2 < len(head):
        return True  # another script, or hardly any letters
    if not capitals:
        return any(map(str.isupper, text[:400]))  # İstanbul, Élysée, Österreich
    return capitals * FEW_CAPITALS >= capitals + small and capitals <= small * MANY_CAPITALS


def _hits(text: str, words: Lexicon) -> list[Hit]:
    found: list[Hit] = []
    for start, stop, matched in find_matches(text, words):
        if start and _joined(text, start, words) and not _prefixed(text, start, words):
            continue
        surface, end = _whole(text, stop, matched, words)
        if surface[-1:].isdigit() and _is_longer_name(text, end):
            continue
        sense = words.sense(surface)
        if sense and sense.joint:
            found.extend(_pair(text, Hit(start, end, surface, sense), words))
        elif sense and sense.kind != HIDER:
            found.append(Hit(start, end, words.shown.get(surface, surface), sense))
    return found


def _is_longer_name(text: str, end: int) -> bool:
    """Whether a name that ends with a figure goes on: the planet K2-18b is not on the mountain."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()


def _joined(text: str, at: int, words: Lexicon) -> bool:
    """Whether the letter before a place belongs to the word that begins or goes on there."""
    before = text[at - 1]
    if words.spaced:
        return _in_word(before) or before == _ZERO_WIDTH
    return _RUN.match(text, at - 1) is not None


def _pair(text: str, hit: Hit, words: Lexicon) -> Iterator[Hit]:
    """A hit for each country of a joint surface, unless its last letter begins a longer name."""
    codes = hit.sense.codes
    last = hit.start + len(codes) - 1
    if not words.spaced:
        for start, end, surface in find_matches(text[last : last + _LONGEST], words):
            sense = words.sense(surface)
            if start == 0 and last + end > hit.end and sense and not sense.joint:
                yield Hit(last, last + end, surface, sense)  # 会谈中|美国
                return
            break
    for letter, code in enumerate(codes):
        yield hit._replace(sense=Sense(hit.sense.kind, (code,), letter=letter))


def _whole(text: str, end: int, surface: str, words: Lexicon) -> tuple[str, int]:
    """The surface with its end moved to the end of a word; a shorter or none if it is not whole."""
    if end == len(text) or not _in_word(text[end]) or surface[-1] in "-(":
        return surface, end
    if not words.spaced and not _joined(text, end, words):
        return surface, end
    if words.tail and words.tail.match(text, end):
        return surface, end
    last = end + words.endings.get(surface, 0)
    while end < last and end < len(text) and _in_word(text[end]):
        end += 1
    if end == len(text) or not _in_word(text[end]):
        return surface, end
    shorter = _shorter(surface, words)
    return shorter, end - len(surface) + len(shorter)


def _prefixed(text: str, start: int, words: Lexicon) -> bool:
    """Whether only words written together with the next, as in Arabic, stand before it."""
    if not words.prefixes:
        return False
    first = start
    while first and _in_word(text[first - 1]):
        first -= 1
    return start - first <= 2 and all(letter in words.prefixes for letter in text[first:start])


def _in_word(character: str) -> bool:
    return character.isalnum() or (character >= _MARKS and category(character)[0] == "M")


def _shorter(surface: str, words: Lexicon) -> str:
    """The longest surface that ends with a word inside this one; "" if there is none."""
    while " " in surface:
        surface = surface[: surface.rindex(" ")]
        if words.sense(surface):
            return surface
    return ""
