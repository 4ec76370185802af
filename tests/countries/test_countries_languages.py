"""Articles in other languages than English."""

from pathlib import Path

import pytest

from digest.countries import (
    assign_roles,
    explain_countries,
    read_rules,
    score_countries,
)

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("language", sorted({row[0] for row in _ROWS}))
def test_nine_sentences_of_ten_have_their_country(language: str) -> None:
    rows = [(countries, text) for spoken, countries, text in _ROWS if spoken == language]
    wrong = [text for countries, text in rows if not _is_told(countries, text, language)]

    assert len(rows) >= 20
    assert len(wrong) * 10 <= len(rows), wrong


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("ja", "JP", "日本銀行は金利を据え置いた。日本の輸出は増えた。"),
        ("zh", "FR", "法国总统周一宣布解散议会。"),
        ("sv", "NO", "Norges regering höjer skatten, meddelade Oslo."),
        ("uk", "PL", "Польща закрила кордон для вантажівок."),
        ("cs", "DE", "Německo zavřelo jaderné elektrárny."),
        ("no", "SE", "Sverige bygger nye reaktorer."),
        ("ja", "US", "米国の大統領は東京を訪れず、ワシントンで会見した。米国は関税を上げる。"),
        ("zh", "PS", "约旦河西岸发生冲突，两人死亡。"),
        ("ko", "KR", "한국의 반도체 기업은 투자를 늘린다고 발표했다."),
        ("ko", "US", "미국이 관세를 올렸다."),
        ("hi", "US", "अमेरिका ने नए शुल्क लगाए।"),
        ("fa", "US", "آمریکا تعرفه‌ها را افزایش داد."),
        ("uk", "GB", "Уряд Британії підвищив податки."),
        ("id", "GB", "Pemerintah Inggris menaikkan pajak."),
        ("ru", "NG", "Президент Нигерии подписал закон."),
        ("pl", "NG", "Prezydent Nigerii podpisał ustawę."),
        ("es", "ES", "La policía de Granada detuvo a dos personas."),
    ],
)
def test_names_of_the_cldr_serve_further_languages(language: str, country: str, text: str) -> None:
    assert _primary(text, language) == country


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "新しいスタイルのタイヤが人気だ。アイランドのホテルはタイトルを変えた。"),
        ("ar", "أعلن البنك تقديم دعم مالي جديد للشركات."),
        ("fa", "مدیر بانک روز دوشنبه از حمایت مالی خبر داد."),
        ("he", "הנאשמים הודו במעשה."),
        ("ko", "교통 수단 이용이 늘었다. 인도로 차가 돌진했다."),
    ],
)
def test_ordinary_words_are_no_countries(language: str, text: str) -> None:
    assert _primary(text, language) == "-"


def test_a_word_with_its_ending_is_told_as_it_stands() -> None:
    tags = score_countries(title="", text="Rosyjskiego ambasadora wezwano.", language="pl")

    assert tags[0].evidence == ("Rosyjskiego",)


def test_words_that_are_joined_to_a_name_in_arabic_do_not_hide_it() -> None:
    tags = score_countries(title="", text="قتل عشرة في اشتباكات باليمن", language="ar")

    assert [tag.code for tag in tags] == ["YE"]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("zh", "中美两国元首通电话。", ["CN", "US"]),
        ("zh", "美中贸易谈判破裂。", ["US", "CN"]),
        ("ja", "日米韓の高官が協議した。", ["JP", "US", "KR"]),
        ("ja", "日朝協議は中断した。", ["JP", "KP"]),
        ("ko", "미·중 정상이 통화했다.", ["US", "CN"]),
        ("ko", "한미 연합훈련이 끝났다.", ["KR", "US"]),
    ],
)
def test_each_letter_of_a_pair_names_a_country(language: str, text: str, codes: list[str]) -> None:
    tags = score_countries(title="", text=text, language=language)

    assert [tag.code for tag in tags] == codes
    assert len({tag.evidence for tag in tags}) == 1


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("zh", "比赛中美国队获胜。", ["US"]),
        ("zh", "会谈中印度洋局势受到关注。", []),
        ("zh", "5日美国宣布新政策。", ["US"]),
        ("zh", "巴西安全部队展开行动。", ["BR"]),
        ("zh", "越南非法移民被遣返。", ["VN"]),
        ("zh", "印度尼西亚与会代表发言。", ["ID"]),
        ("ja", "5日米大統領が演説した。", ["US"]),
        ("ja", "米中国防相が会談した。", ["US", "CN"]),
        ("ja", "タイムとスタイルとタイトル。", []),
        ("ja", "タイの首都。", ["TH"]),
        ("ja", "USBメモリー", []),
        ("ko", "인도네시아에서 열렸다.", ["ID"]),
        ("ko", "도미니카공화국에서 열렸다.", ["DO"]),
        ("hi", "नियमन और भारती", []),
        ("fa", "برنامه‌ریزی و سخن‌چینی", []),
        ("fa", "معلم ریاضی در منطقه مسکونی", []),
        ("fa", "کیف پول و کابل برق", []),
        ("uk", "Кубок світу. Дані дослідження. Ліві партії. Катаракта. Ліонель.", []),
        ("id", "Polisi menangkap AS (32) dan seorang warga.", []),
        ("id", "AS (Amerika Serikat) menolak.", ["US"]),
        ("ko", "전주 대비 올랐다. 외국인도 있다.", []),
        ("ja", "対ロシア制裁", ["RU"]),
        ("ja", "アジア歴訪中の首相。収入印紙。", []),
        ("ja", "中国・四国地方は雨。", ["JP"]),
        ("zh", "活动中企业代表发言，未来华人社区", []),
        ("ko", "북중미 월드컵. 미러리스 카메라. 우러나온 말. 주일 예배. 왕이 되었다.", []),
        ("ko", "가자 주민들이 대피했다.", ["PS"]),
        ("hi", "नेल पोलिश और फ्रेंच फ्राइज", []),
        ("fa", "جمهوری اسلامی پاکستان بیانیه داد.", ["PK"]),
        ("ru", "Того же мнения эксперты. Читать далее. Катаракта.", []),
        ("de", "Bernd und Bernhard kamen.", []),
    ],
)
def test_only_a_name_that_stands_by_itself_is_one(
    language: str, text: str, codes: list[str]
) -> None:
    assert [tag.code for tag in score_countries(title="", text=text, language=language)] == codes


def test_a_pair_beside_a_rule_of_the_user_is_read() -> None:
    tags = score_countries(
        title="", text="中美在巴黎会谈。", language="zh", rules=read_rules({"巴黎": "world"})
    )

    assert [tag.code for tag in tags] == ["CN", "US"]


def test_a_word_that_hides_a_name_is_not_explained() -> None:
    found = explain_countries(title="", text="其中国有企业3日美国总统", language="zh")

    assert [mention.text for mention in found.mentions] == ["美国"]


def _is_told(countries: str, text: str, language: str) -> bool:
    """Whether the first is primary and the others are beside it, in their order."""
    codes = countries.split(" ")
    if len(codes) == 1:
        return _primary(text, language) == countries
    roles = assign_roles(score_countries(title="", text=text, language=language))
    told = [tag.code for tag, role in roles if role != "mentioned"]
    return told[: len(codes)] == codes


def _primary(text: str, language: str) -> str:
    roles = assign_roles(score_countries(title="", text=text, language=language))
    return next((tag.code for tag, role in roles if role == "primary"), "-")


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("zh", "CN", "北京市政府周五宣布，将关闭两座旧桥。"),
        ("zh", "CA", "渥太华市政府周五宣布，将关闭两座旧桥。"),
        ("zh", "UA", "基辅市政府周五宣布，将关闭两座旧桥。"),
        ("ja", "JP", "大阪の市政府は金曜日、二つの古い橋を閉鎖すると発表した。"),
        ("ja", "TR", "アンカラの市政府は金曜日、二つの古い橋を閉鎖すると発表した。"),
        ("ru", "KZ", "Власти Астаны в пятницу закрыли два старых моста."),
        ("ru", "AU", "Власти Канберры в пятницу закрыли два старых моста."),
        ("uk", "UA", "Влада Києва і Київ у п'ятницю закрили два мости."),
        ("ar", "CA", "قالت بلدية أوتاوا يوم الجمعة إنها ستغلق جسرين قديمين."),
        ("de", "CH", "Die Stadt Bern hat am Freitag zwei alte Brücken gesperrt."),
        ("es", "CH", "La ciudad de Berna cerró el viernes dos puentes viejos."),
        ("pt", "TR", "A cidade de Ancara fechou na sexta-feira duas pontes velhas."),
        # Sport is written like Riyadh with an ending, and plasma begins like a town.
        ("ar", "-", "تُلعب رياضة المبارزة الحديثة على عدة مستويات، ويحبها الرياضيون."),
    ],
)
def test_capitals_are_known_that_the_cldr_does_not_name(
    language: str, country: str, text: str
) -> None:
    assert _primary(text, language) == country
