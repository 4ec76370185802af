"""Language detection: the script first, then runs of three letters and function words.

A naive Bayes classifier after Cavnar and Trenkle ("N-gram-based text categorization", 1994),
its weights rounded to integers so that every machine adds up the same. The scores of one word
in all languages are the lanes of one long number, remembered by word: a text is scored by one
addition a word.
"""

import re
from collections import Counter
from functools import cache

from digest.language.codes import BY_SCRIPT, normalize_code, script_of, writes
from digest.language.tables import read_table, stop_word_table
from digest.text import to_plain

_SAMPLE = 400
_WORD = re.compile(r"[^\W\d_]+")
# The vowel signs of Devanagari are no letters to the library, but parts of words.
_DEVANAGARI = re.compile("(?:[^\\W\\d_]|[\u0900-\u0963])+")
_NOT_LATIN = re.compile("[^\\W\\d_\u0000-\u024f\u1e00-\u1eff\uff00-\uff65]")
# ASCII in lower case, and a blank for what is no letter.
_LETTERS_ONLY = bytes(ord(chr(n).lower()) if chr(n).isalpha() else 32 for n in range(128))
_LETTERS_ONLY += bytes(128)
_LANE = 24
_MASK = (1 << _LANE) - 1
_MEMO = 100_000
# Tuned on titles: a function word counts about as much as the runs of a word of four letters.
_FUNCTION_WORD = 30
# Letters that few languages write, and what each adds to them: above all for short texts in
# languages with a small table.
_LETTER = 20
_LETTERS = {
    "de": "ßäöü", "fr": "çèêëîïôœùû", "es": "ñ¿¡", "it": "ìòàùè", "pt": "ãõç", "pl": "łąęśźżćń",
    "tr": "ğışçöü", "sv": "åäö", "da": "åæø", "no": "åæø", "fi": "äö", "cs": "řěůčšž",
    "sk": "ľĺŕôčšž", "ro": "țșăâî", "hu": "őűöü", "hr": "đčćšž", "ca": "çòàè",
    "vi": "đươăạảấầẩậắặẹếềểễệịọốồổộớờởợụứừửữự",
    "ru": "ыэъё", "uk": "іїєґ", "bg": "ъ", "sr": "јљњћђџ", "fa": "پچژگ", "ur": "ٹڈڑےںہھ",
    "ar": "ةىإأ", "mr": "ळ",
}  # fmt: skip
# Below this weight by letter, a text in Latin letters is of no language here: for texts of some
# words, and for any. English, French, German and Spanish of SIB-200 have 7.6 to 20, Swahili 7.6.
_LEAST = 8
_LEAST_SHORT = 4
_SHORT = 100
_KANA_SHARE = 8


def detect_language(text: str, *, hint: str = "") -> str:
    """Return the ISO 639-1 code of the language of ``text``, ``und`` if it cannot be told.

    Only the first 400 characters are read. Told apart are the languages of
    ``digest.language.codes.BY_SCRIPT``.

    Args:
        hint: the language as the source states it ("en-US", "eng", "English"): it wins unless
            it is no code or the text is in a script that this language is not written in.
    """
    stated = normalize_code(hint)
    sample = text[:_SAMPLE]
    script = "latin" if sample.isascii() else _script(sample)
    words = _words(sample, script)
    if stated and (not words or writes(stated, script)):
        return stated
    if not words:
        return "und"
    return _best(words, script)


def _words(sample: str, script: str) -> list[str]:
    if plain := to_plain(sample):
        return plain.translate(_LETTERS_ONLY).decode().split()
    return (_DEVANAGARI if script == "devanagari" else _WORD).findall(sample.lower())


def _script(sample: str) -> str:
    """Return the script of most of the letters; one kana in eight makes Han Japanese."""
    foreign = _NOT_LATIN.findall(sample)
    if not foreign:
        return "latin"
    counts = Counter(map(script_of, foreign))
    (script, most), *_ = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if script in ("han", "kana"):
        return "kana" if counts["kana"] * _KANA_SHARE >= most else "han"
    latin = sum(map(len, _WORD.findall(sample))) - len(foreign)
    return script if most * 2 >= latin else "latin"


def _best(words: list[str], script: str) -> str:
    languages = BY_SCRIPT.get(script, ())
    if len(languages) < 2:
        return languages[0] if languages else "und"
    total = sum(map(_scores().__getitem__, words))
    lanes = _lanes()
    best = max(languages, key=lambda language: total >> lanes[language] & _MASK)
    letters = sum(map(len, words)) if script == "latin" else 0
    least = letters * (_LEAST_SHORT if letters < _SHORT else _LEAST)
    return best if (total >> lanes[best] & _MASK) >= least else "und"


class _Scores(dict[str, int]):
    """The scores of the words met so far. It only saves time."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MEMO:
            self.clear()
        score = self[word] = _score(word)
        return score


@cache
def _scores() -> _Scores:
    return _Scores()


@cache
def _lanes() -> dict[str, int]:
    codes = [code for script in sorted(BY_SCRIPT) for code in BY_SCRIPT[script]]
    return {code: place * _LANE for place, code in enumerate(codes)}


@cache
def _runs() -> dict[str, int]:
    """Return the weights of runs of three letters, each language in its lane."""
    lanes = _lanes()
    found: dict[str, int] = {}
    for language, row in read_table("languages.tsv"):
        lane, weight = lanes[language], 0
        for item in row.split():
            if item.isdecimal():
                weight = int(item) << lane
            else:
                found[item] = found.get(item, 0) + weight
    return found


@cache
def _function_words() -> dict[str, int]:
    lanes = _lanes()
    found: dict[str, int] = {}
    for language, words in stop_word_table().items():
        bonus = _FUNCTION_WORD << lanes[language]
        for word in sorted(words):
            found[word] = found.get(word, 0) + bonus
    return found


@cache
def _letters() -> dict[str, int]:
    lanes = _lanes()
    found: dict[str, int] = {}
    for language, letters in _LETTERS.items():
        for letter in letters:
            found[letter] = found.get(letter, 0) + (_LETTER << lanes[language])
    return found


def _score(word: str) -> int:
    runs = _runs()
    edged = f"_{word[:40]}_"
    score = sum([runs.get(edged[i : i + 3], 0) for i in range(len(edged) - 2)])
    score += _function_words().get(word, 0)
    if not word.isascii():
        letters = _letters()
        score += sum(letters.get(letter, 0) for letter in word[:40])
    return score
