"""Find the surfaces of the lexicon in a text: one pass, whole words, in their own case."""

from typing import NamedTuple

from digest.countries.lexicon import Lexicon, folded_lexicon, lexicon
from digest.countries.sense import Sense

# Each stands for one character, so that places stay the same; str.translate is ten times slower.
_SAME = (("\n", " "), ("\t", " "), ("\r", " "), ("\u00a0", " "), ("\u202f", " "), ("’", "'"))
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL = _CAPITALS.lower()
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
    plain = text
    for odd, usual in _SAME:
        plain = plain.replace(odd, usual)
    if _has_case(plain):
        return _hits(plain, lexicon(language))
    # A letter that grows when lowered (İ) would shift all places after it.
    return _hits(plain.replace("İ", "I").lower(), folded_lexicon(language))


def _has_case(text: str) -> bool:
    head = text[:4000].encode()
    capitals = len(head) - len(head.translate(None, _CAPITALS))
    small = len(head) - len(head.translate(None, _SMALL))
    if (capitals + small) * 2 < len(head):
        return True  # another script, or hardly any letters
    if not capitals:
        return any(map(str.isupper, text[:400]))  # İstanbul, Élysée, Österreich
    return capitals * FEW_CAPITALS >= capitals + small and capitals <= small * MANY_CAPITALS


def _hits(text: str, words: Lexicon) -> list[Hit]:
    found = []
    patterns, senses = words.patterns, words.senses
    for number, start, stop in words.wheel.find_matches_as_indexes(text):
        surface, end = patterns[number], stop
        if words.spaced:
            if start and _in_word(text[start - 1]) and not _prefixed(text, start, words):
                continue
            surface, end = _whole(text, stop, surface, words)
            if not surface:
                continue
        found.append(Hit(start, end, words.shown.get(surface, surface), senses[surface]))
    return found


def _whole(text: str, end: int, surface: str, words: Lexicon) -> tuple[str, int]:
    """The surface with its end moved to the end of a word; a shorter or none if it is not whole."""
    if end == len(text) or not _in_word(text[end]) or surface[-1] == "-":
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
    return character.isalnum()


def _shorter(surface: str, words: Lexicon) -> str:
    """The longest surface that ends with a word inside this one; "" if there is none."""
    while " " in surface:
        surface = surface[: surface.rindex(" ")]
        if surface in words.senses:
            return surface
    return ""
