import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import (
    count_words,
    count_words_of_each,
    stem,
    stop_words,
    terms,
    words,
    words_of_each,
)
from digest.text import to_plain

LANGUAGES = "en de fr es it pt nl pl tr ru uk ar fa hi id zh ja ko und".split()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The U.S. army's co-chief won't pay $3.5.", "the u.s army co chief won't pay 3.5"),
        ("en", "It’s over.The end", "it over the end"),
        ("en", "Visit bbc.co.uk: 1,200 hits", "visit bbc.co.uk 1,200 hits"),
        ("fr", "L'homme d’État", "l homme d état"),
        ("it", "Dell'anno", "dell anno"),
        ("tr", "İstanbul'da IŞIK", "istanbul'da ışık"),
        ("de", "Straße und Müller", "straße und müller"),
        ("ru", "В Москве", "в москве"),
        ("hi", "हिन्दी में लिखें।", "हिन्दी में लिखें"),
        ("fa", "گفت‌وگوها آغاز شد", "گفت‌وگوها آغاز شد"),
        ("zh", "中国人在 Apple 店", "中国 国人 人在 apple 店"),
        ("ja", "東京タワーは高い", "東京 タワー は 高 い"),
        ("ko", "서울에서 만났다.", "서울에서 만났다"),
    ],
)
def test_words_are_what_a_search_would_look_for(language: str, text: str, found: str) -> None:
    assert " ".join(words(text, language=language)) == found


def test_terms_are_stems_of_content_words_with_repeats() -> None:
    assert terms("The floods flooded 12 towns; a flood in 2024, B52s, x.") == (
        "flood", "flood", "town", "flood", "b52s",
    )  # fmt: skip


def test_terms_of_other_languages_use_their_stop_words_and_stems() -> None:
    assert terms("Die Städte und die Stadt", language="de") == ("stadt", "stadt")
    assert terms("Les villes de l'État", language="fr") == ("vill", "état")
    assert terms("Города и город", language="ru") == ("город", "город")
    assert terms("在中国", language="zh") == ("在中", "中国")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", 'He said - and I quote - "no" to 3.5 %.', 8),
        ("en", "", 0),
        ("fr", "Qu'est-ce que c'est ?", 3),
        ("zh", "总统周二抵达首都。", 5),
        ("ja", "大臣は到着した。", 4),
        ("zh", "Apple 公司", 3),
        ("th", "ทีมกู้ภัยเข้าถึง", 4),
        ("ko", "장관은 그렇게 말했다.", 3),
    ],
)
def test_words_are_counted_as_a_reader_reads(language: str, text: str, count: int) -> None:
    assert count_words(text, language=language) == count


def test_every_first_class_language_has_function_words() -> None:
    for language in LANGUAGES[:-1]:
        assert 60 <= len(stop_words(language)) <= 320
        assert all(word == word.lower() for word in stop_words(language) if language != "tr")

    assert stop_words("und") == frozenset()
    assert stop_words("xx") == frozenset()


def test_a_language_without_stemmer_keeps_its_words() -> None:
    assert stem("робітники", language="uk") == "робітники"
    assert stem("running", language="und") == "running"
    assert stem("running", language="en") == "run"


@given(text=st.text(max_size=60), language=st.sampled_from(LANGUAGES))
def test_terms_are_no_more_than_words(text: str, language: str) -> None:
    found = words(text, language=language)

    assert all(word and not any(map(str.isspace, word)) for word in found)
    assert len(terms(text, language=language)) <= len(found)
    assert terms(text, language=language) == terms(text, language=language)
    assert count_words(text, language=language) >= 0


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "seed", ["a", "a.", "a'", "1,", "中", "あ中", "é ", ".a", "’", "9 ", "\u0301"]
)
def test_a_long_run_of_anything_has_its_words(seed: str) -> None:
    text = seed * (100_000 // len(seed))

    for language in ("en", "fr", "ja"):
        assert len(words(text, language=language)) <= len(text)
        assert len(terms(text, language=language)) <= len(text)


def test_importing_the_stage_loads_neither_stemmers_nor_tables() -> None:
    code = (
        "import sys, digest.language, digest.clean;"
        "print([m for m in ('Stemmer', 'numpy', 'importlib.resources') if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@given(
    texts=st.lists(st.text(alphabet="aB3 .,'’–“\u00a0-_$é", max_size=20), max_size=4),
    language=st.sampled_from(["en", "fr", "tr", "zh", "th"]),
)
def test_words_of_several_texts_are_those_of_each(texts: list[str], language: str) -> None:
    plain = to_plain("\n".join(texts))

    found = words_of_each(texts, plain=plain, language=language)
    counts = count_words_of_each(texts, plain=plain, language=language)

    assert found == [words(text, language=language) for text in texts]
    assert counts == [count_words(text, language=language) for text in texts]
