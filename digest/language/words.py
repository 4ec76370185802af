"""Words, terms and their stems: what texts are compared, counted and searched by."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from sys import intern
from typing import Protocol

from digest.language.tables import stop_word_table
from digest.text import MARKS, to_plain

# Marks of Indic scripts, Thai and Arabic vowel signs belong to their word, as do joiners.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0e7f\u200c\u200d"
_JOINED = r"(?:['’]{w}+|[.,]\d+|\.(?:[^\W\d_]\b|[a-z]+))*"
_MARKED = re.compile(rf"[\w{_MARKS}]+" + _JOINED.replace("{w}", rf"[\w{_MARKS}]"))
# "l'homme", "dell'anno": the apostrophe ends a word of its own.
_ELIDED = re.compile(r"\w+(?:[.,]\d+|\.(?:[^\W\d_]\b|[a-z]+))*")
_ELIDING = frozenset(("fr", "it", "ca"))
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
_KANA = "\u3041-\u309f\u30a0-\u30ff"
_CJK_LANGUAGES = frozenset(("zh", "ja"))
# Compiled when first met, as most runs read no such text: large sets take long.
_CJK = rf"[{_HAN}]+|[\u30a0-\u30ff]+|[\u3041-\u309f]+|[^\W{_HAN}{_KANA}]+(?:[.,]\d+)*"
_CJK_SIGN = rf"[{_HAN}{_KANA}]"
_THAI = "[\u0e01-\u0e4f]"
_MEMO = 200_000
# What no word holds parts ASCII into stretches, most of which are met again.
_STRETCHES = bytes(n if chr(n).isalnum() or n in b"_'.,\n" else 32 for n in range(128)) + bytes(128)
_LONGEST_STRETCH = 40
_SIGNS = bytes(n for n in range(128) if not (chr(n).isalnum() or chr(n).isspace()))
_SIGNS_ALIKE = bytes(45 if n in _SIGNS else n for n in range(256))
_THREE_SIGNS = b"---"

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the name PyStemmer gives it


def words(text: str, *, language: str = "en") -> tuple[str, ...]:
    """Return the words of ``text`` in lower case, in order, for matching.

    A word is a run of letters, figures and marks, with inner apostrophes, decimal points and
    the full stops of abbreviations ("don't", "3.5", "u.s"). A hyphen parts words; so does an
    apostrophe in French and Italian. English words lose "'s". In Chinese and Japanese a run of
    Han characters gives its pairs ("中国人" gives 中国, 国人), a single one itself, and a run of
    kana is one word: no dictionary is needed and equal names give equal words.
    """
    if language in _CJK_LANGUAGES:
        return tuple(_cjk_words(text))
    if plain := to_plain(text):
        return _look_up(plain.translate(_STRETCHES).decode(), _cuts(language))
    text = text.replace("’", "'")
    for mark in MARKS:
        text = text.replace(mark, " ")
    return tuple(_cut(text, language).split())


def words_of_each(
    texts: Sequence[str], *, plain: bytes = b"", language: str = "en"
) -> list[tuple[str, ...]]:
    """Return the words of each of several texts, as ``words`` finds them.

    Args:
        texts: to be cut.
        plain: the texts joined by line ends, by ``to_plain``, if no other line end is in them.
        language: ISO 639-1.
    """
    if not plain or language in _CJK_LANGUAGES:
        return [words(text, language=language) for text in texts]
    cuts = _cuts(language)
    return [_look_up(line, cuts) for line in plain.translate(_STRETCHES).decode().split("\n")]


def _look_up(stretches: str, cuts: "_Cuts") -> tuple[str, ...]:
    found = tuple(filter(None, map(cuts.__getitem__, stretches.split())))
    # Few stretches hold several words; else the words are objects that other tables know.
    return tuple(" ".join(found).split()) if " " in "".join(found) else found


def _cut(text: str, language: str) -> str:
    """Return the words of ``text``, whose apostrophes are straight, with blanks between."""
    found = " ".join((_ELIDED if language in _ELIDING else _MARKED).findall(text))
    if language == "tr":
        found = found.replace("İ", "i").replace("I", "ı")
    found = found.lower()
    if language == "en" and "'s" in found:
        found = (found + " ").replace("'s ", " ")
    return found


class _Cuts(dict[str, str]):
    """The words of each stretch of ASCII met so far, with blanks between. It only saves time."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, stretch: str) -> str:
        bare = stretch.strip("'.,")
        is_word = bare.isalnum() and self._language != "tr"
        found = intern(bare.lower() if is_word else _cut(stretch, self._language).strip())
        if len(stretch) <= _LONGEST_STRETCH:
            if len(self) > _MEMO:
                self.clear()
            self[stretch] = found
        return found


@cache
def _cuts(language: str) -> _Cuts:
    return _Cuts(language)


def count_words(text: str, *, language: str = "en") -> int:
    """Return how many words a reader reads: what stands between blanks and is not only a sign.

    Chinese counts 5 characters as 3 words and Japanese 2 characters as 1, the usual rates of
    translators; Thai 5 characters as 1. Such a text is never fewer than 1 word.
    """
    if language in _CJK_LANGUAGES or language == "th":
        return _count_unspaced(text, language)
    found = text.split()
    lone = [word for word in found if len(word) < 3 and not word.isalnum()]
    return len(found) - sum([not any(map(str.isalnum, word)) for word in lone])


def count_words_of_each(
    texts: Sequence[str], *, plain: bytes = b"", language: str = "en"
) -> list[int]:
    """Return how many words each of several texts has, as ``count_words`` counts them.

    Args:
        texts: to be counted.
        plain: as for ``words_of_each``.
        language: ISO 639-1.
    """
    spaced = plain and language not in _CJK_LANGUAGES and language != "th"
    # Without its signs, a word of signs only is gone; but one of three signs is counted.
    if not spaced or _THREE_SIGNS in plain.translate(_SIGNS_ALIKE):
        return [count_words(text, language=language) for text in texts]
    return [len(line.split()) for line in plain.translate(None, _SIGNS).split(b"\n")]


def terms(text: str, *, language: str = "en") -> tuple[str, ...]:
    """Return the stems of the content words of ``text``, in order, with repeats.

    Function words, single letters and bare numbers are left out; what mixes letters and figures
    ("covid19", "b52") stays.
    """
    return terms_of(words(text, language=language), language=language)


def terms_of(found: Iterable[str], *, language: str = "en") -> tuple[str, ...]:
    """Return the terms of words that ``words`` found."""
    return tuple(filter(None, map(_memo(language).__getitem__, found)))


def stop_words(language: str) -> frozenset[str]:
    """Return the function words of ``language``, in lower case; empty if there is no list."""
    return stop_word_table().get(language, frozenset())


def stem(word: str, *, language: str) -> str:
    """Return the stem of ``word`` (in lower case) by Snowball's rules; itself if there are none."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


@cache
def _stemmer(language: str) -> _Stemmer | None:
    name = _STEMMERS.get(language)
    if name is None:
        return None
    import Stemmer  # runs that read no text do not need it

    # Without the stemmer's own memory: it costs more time than it saves.
    stemmer: _Stemmer = Stemmer.Stemmer(name, 0)
    return stemmer


class _Memo(dict[str, str]):
    """The term of each word met so far, "" for what is none. It only saves time."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._fill()

    def __missing__(self, word: str) -> str:
        if len(self) > _MEMO:
            self.clear()
            self._fill()
        term = self[word] = _term(word, self._language)
        return term

    def _fill(self) -> None:
        self.update(dict.fromkeys(stop_words(self._language), ""))


@cache
def _memo(language: str) -> _Memo:
    return _Memo(language)


def _term(word: str, language: str) -> str:
    if not (word.isalpha() or any(map(str.isalpha, word))) or (len(word) == 1 and word < "\u2e80"):
        return ""
    return stem(word, language=language)


def _cjk_words(text: str) -> list[str]:
    found: list[str] = []
    for run in re.findall(_CJK, text.lower()):
        if len(run) > 2 and ("\u3400" <= run[0] <= "\u9fff"):
            found += [run[i : i + 2] for i in range(len(run) - 1)]
        else:
            found.append(run)
    return found


def _count_unspaced(text: str, language: str) -> int:
    sign = re.compile(_THAI if language == "th" else _CJK_SIGN)
    signs = len(sign.findall(text))
    others = sum(1 for word in sign.sub(" ", text).split() if any(map(str.isalnum, word)))
    per_ten = {"zh": 6, "ja": 5, "th": 2}[language]
    return others + (signs * per_ten + 9) // 10
