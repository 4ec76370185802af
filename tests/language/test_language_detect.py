from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import detect_language
from digest.language.codes import normalize_code, script_of, writes

UNSPACED = ("zh", "ja")
FIRST_CLASS = "en de fr es it pt nl pl tr ru uk ar fa hi id zh ja ko".split()


def load(name: str) -> dict[str, list[str]]:
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.split("\n")[1:]:
        if line:
            language, row = line.split("\t")
            found.setdefault(language, []).extend(row.split("¦"))
    return found


SENTENCES = load("sentences.tsv")
TITLES = load("titles.tsv")


def windows(language: str) -> list[str]:
    text = ("" if language in UNSPACED else " ").join(SENTENCES[language])
    return [text[start : start + 200] for start in range(0, max(1, len(text) - 190), 25)]


def test_nearly_all_stretches_of_200_characters_are_told() -> None:
    tried = [(language, text) for language in FIRST_CLASS for text in windows(language)]

    right = sum(detect_language(text) == language for language, text in tried)

    assert len(tried) > 200
    assert right >= 0.98 * len(tried)


@pytest.mark.parametrize("language", FIRST_CLASS)
def test_nine_headlines_of_ten_are_told(language: str) -> None:
    titles = TITLES[language]

    right = sum(detect_language(title) == language for title in titles)

    assert len(titles) == 10
    assert right >= 9


@pytest.mark.parametrize("language", sorted(set(TITLES) - set(FIRST_CLASS)))
def test_three_headlines_together_are_told_in_further_languages(language: str) -> None:
    assert detect_language(". ".join(TITLES[language])) == language


@pytest.mark.parametrize("text", ["", " \n", "123 456", "?!", "🎉🎉"])
def test_a_text_without_letters_is_of_no_language(text: str) -> None:
    assert detect_language(text) == "und"
    assert detect_language(text, hint="fr-FR") == "fr"


def test_a_language_that_is_not_in_the_table_is_not_taken_for_another() -> None:
    swahili = (
        "Serikali ilitangaza Jumanne kwamba itaongeza kodi ya mafuta mwaka ujao. Watu wengi "
        "waliandamana mjini wakidai mishahara bora."
    )
    somali = (
        "Dawladdu waxay Talaadadii ku dhawaaqday in ay kordhin doonto canshuurta shidaalka, "
        "kumannaan qof ayaana isu soo baxay."
    )

    assert detect_language(swahili) == "und"
    assert detect_language(somali) == "und"
    assert detect_language(swahili, hint="sw") == "sw"


def test_letters_in_no_order_are_of_no_language() -> None:
    assert detect_language("xq zzkw qqj vvx jjq xxw qzx wqk") == "und"


@pytest.mark.parametrize(
    ("hint", "code"),
    [("de", "de"), ("DE", "de"), ("en-US", "en"), ("pt_BR", "pt"), ("eng", "en"), ("English", "en"),
     ("nb-NO", "no"), ("iw", "he"), ("xx", ""), ("klingon", ""), ("", ""), ("12", "")],
)  # fmt: skip
def test_a_stated_language_is_read_in_any_notation(hint: str, code: str) -> None:
    assert normalize_code(hint) == code


def test_a_stated_language_wins() -> None:
    assert detect_language("The army said so on Monday.", hint="nl") == "nl"
    assert detect_language("The army said so on Monday.", hint="sw") == "sw"


def test_a_stated_language_in_another_script_does_not_win() -> None:
    assert detect_language("The army said so on Monday.", hint="ru") == "en"
    assert detect_language("Армия сообщила об этом в понедельник.", hint="en") == "ru"
    assert detect_language("总统周二抵达首都。", hint="ja") == "ja"
    assert detect_language("The army said so on Monday.", hint="no such code") == "en"


def test_names_in_latin_letters_do_not_hide_the_language() -> None:
    assert detect_language("苹果公司 Apple 周二发布了新款 iPhone 手机。") == "zh"
    assert detect_language("Компания Apple представила новый iPhone во вторник.") == "ru"


def test_scripts_are_told_by_their_letters() -> None:
    assert [script_of(letter) for letter in "aжαअ中あ한ثšﾊ🎉"] == [
        "latin", "cyrillic", "greek", "devanagari", "han", "kana", "hangul", "arabic", "latin",
        "kana", "other",
    ]  # fmt: skip
    assert writes("sr", "latin")
    assert writes("sr", "cyrillic")
    assert not writes("fr", "arabic")


@given(text=st.text(max_size=60), hint=st.text(max_size=5))
def test_any_text_has_a_code_or_none(text: str, hint: str) -> None:
    code = detect_language(text, hint=hint)

    assert code == "und" or (len(code) == 2 and code.isascii() and code.islower())
    assert code == detect_language(text, hint=hint)
