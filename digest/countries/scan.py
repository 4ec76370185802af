"""Find the surfaces of the lexicon in a text: one pass, whole words, in their own case."""

from typing import NamedTuple

from digest.countries.lexicon import Lexicon, folded_lexicon, lexicon
from digest.countries.matches import find_matches
from digest.countries.rules import Rules, folded_rule_lexicon, rule_lexicon
from digest.countries.sense import Sense

# Each stands for one character, so that places stay the same; str.translate is ten times slower.
_SAME = (("\n", " "), ("\t", " "), ("\r", " "), ("\u00a0", " "), ("\u202f", " "), ("’", "'"))
# Every byte as what it is: a capital, a small letter, or neither.
_CASES = bytes(65 if 65 <= n <= 90 else 97 if 97 <= n <= 122 else 32 for n in range(256))
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
    found = []
    for start, stop, matched in find_matches(text, words):
        surface, end = matched, stop
        if words.spaced:
            if start and _in_word(text[start - 1]) and not _prefixed(text, start, words):
                continue
            surface, end = _whole(text, stop, matched, words)
            if surface[-1:].isdigit() and _is_longer_name(text, end):
                continue
        elif _cut_out(text, start, stop):
            continue
        sense = words.sense(surface)
        if sense:
            found.append(Hit(start, end, words.shown.get(surface, surface), sense))
    return found


def _is_longer_name(text: str, end: int) -> bool:
    """Whether a name that ends with a figure goes on: the planet K2-18b is not on the mountain."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()


def _cut_out(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is a part of a longer word: “タイ” of “スタイル”."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (_is_katakana(before) and _is_katakana(text[start])) or (
        _is_katakana(behind) and _is_katakana(text[end - 1])
    )


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"


def _whole(text: str, end: int, surface: str, words: Lexicon) -> tuple[str, int]:
    """The surface with its end moved to the end of a word; a shorter or none if it is not whole."""
    if end == len(text) or not _in_word(text[end]) or surface[-1] == "-":
        return surface, end
    if words.particles and text[end : _end_of_word(text, end)] in words.particles:
        return surface, end
    last = end + words.endings.get(surface, 0)
    while end < last and end < len(text) and _in_word(text[end]):
        end += 1
    if end == len(text) or not _in_word(text[end]):
        return surface, end
    shorter = _shorter(surface, words)
    return shorter, end - len(surface) + len(shorter)


def _end_of_word(text: str, at: int) -> int:
    while at < len(text) and _in_word(text[at]):
        at += 1
    return at


def _prefixed(text: str, start: int, words: Lexicon) -> bool:
    """Whether only words written together with the next, as in Arabic, stand before it."""
    if not words.prefixes:
        return False
    first = start
    while first and _in_word(text[first - 1]):
        first -= 1
    return start - first <= 2 and all(letter in words.prefixes for letter in text[first:start])


def _in_word(character: str) -> bool:
    return character.isalnum()


def _shorter(surface: str, words: Lexicon) -> str:
    """The longest surface that ends with a word inside this one; "" if there is none."""
    while " " in surface:
        surface = surface[: surface.rindex(" ")]
        if words.sense(surface):
            return surface
    return ""
