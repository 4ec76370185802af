"""Derived headlines in other languages than English."""

import pytest

from digest.compose.summary import choose_summary
from digest.headlines import LONGEST, derive_headline
from tests.summarize.helpers import scored


@pytest.mark.parametrize(
    ("language", "text", "bad"),
    [
        (
            "es",
            (
                "El ministro de Economía, Hernán Basile, anunció el jueves que el gobierno bajará "
                "los impuestos a las exportaciones de trigo. La medida rige desde el lunes."
            ),
            "El ministro de Economía, Hernán Basile",
        ),
        (
            "de",
            (
                "Wie Ministerin Friederike Tann am Dienstag in Berlin mitteilte, sollen die "
                "Beiträge im Januar sinken. Die Kassen sehen das mit großer Sorge und warnen laut."
            ),
            "Wie Ministerin Friederike Tann am Dienstag in Berlin mitteilte",
        ),
    ],
)
def test_a_subject_alone_is_no_headline_in_any_language(language: str, text: str, bad: str) -> None:
    sentences = scored(text, language=language)

    found = derive_headline(sentences, choose_summary(sentences), language=language)

    assert found
    assert found != bad


def test_a_cut_headline_does_not_end_with_a_word_that_announces_another() -> None:
    text = (
        "Die Regierung hat sich nach monatelangem Streit auf eine Reform der Pflegekassen des "
        "Landes verständigt. Die Kassen sehen das mit großer Sorge und warnen laut davor."
    )
    sentences = scored(text, language="de")

    found = derive_headline(sentences, choose_summary(sentences), language="de")

    assert found.endswith("auf eine Reform … verständigt")


def test_a_german_headline_begins_behind_the_verb_that_only_helps() -> None:
    text = (
        "Nach monatelangem Streit hat sich die Regierung des Landes auf eine Reform der "
        "Pflegekassen verständigt. Die Kassen sehen das mit großer Sorge und warnen laut davor."
    )
    sentences = scored(text, language="de")

    found = derive_headline(sentences, choose_summary(sentences), language="de")

    assert found == "Regierung des Landes auf eine Reform der Pflegekassen verständigt"


def test_a_short_turkish_lead_loses_its_beginning_and_not_what_its_verb_asks_for() -> None:
    text = (
        "Doğu Ostrow’da salı gecesi başlayan yoğun kar yağışı ulaşımı felç etti. "
        "Kentte 412 köy yolu kapandı, kar kalınlığı 38 santimetreye ulaştı."
    )
    sentences = scored(text, language="tr")

    found = derive_headline(sentences, sentences, language="tr")

    assert found == "…salı gecesi başlayan yoğun kar yağışı ulaşımı felç etti"


def test_a_turkish_headline_keeps_the_verb_that_comes_last() -> None:
    text = (
        "Ulaştırma Bakanı Selin Aydın, kıyıdaki yedi köyü anakaraya bağlayan eski demir köprünün "
        "yenilenmesi için hazırlanan planı salı günü Ankara'da düzenlenen toplantıda açıkladı. "
        "Köprü yetmiş yıl önce yapılmıştı ve her gün binlerce kişi tarafından kullanılıyor."
    )
    sentences = scored(text, language="tr")

    found = derive_headline(sentences, choose_summary(sentences), language="tr")

    assert found.startswith("Ulaştırma Bakanı Selin Aydın")
    assert found.endswith(" … toplantıda açıkladı")
    assert len(found) <= LONGEST


def test_a_text_without_blanks_between_words_is_not_cut_behind_the_first() -> None:
    text = (
        "NATO 事務総長がウクライナへの追加の軍事支援を表明し各国に協力を呼びかけたほか"
        "来年の首脳会議の日程も発表したと報道官が明らかにし加盟国の国防相が来月に集まり具体的な内容を詰めることになると説明した。"
        "日本政府は協力を検討すると述べた。"
    )
    sentences = scored(text, language="ja")

    found = derive_headline(sentences, choose_summary(sentences), language="ja")

    assert len(found) > 40
    assert text.startswith(found.removesuffix("…"))
