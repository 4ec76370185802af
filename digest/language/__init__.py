"""Language: which one a text is in, its sentences, words and terms; pure, offline, table-driven."""

from digest.language.counts import name_words, shipped_counts
from digest.language.detect import detect_language
from digest.language.sentences import split_sentences
from digest.language.tables import read_table
from digest.language.words import (
    count_words,
    count_words_of_each,
    stem,
    stop_words,
    terms,
    terms_of,
    words,
    words_of_each,
)

__all__ = [
    "count_words",
    "count_words_of_each",
    "detect_language",
    "name_words",
    "read_table",
    "shipped_counts",
    "split_sentences",
    "stem",
    "stop_words",
    "terms",
    "terms_of",
    "words",
    "words_of_each",
]
