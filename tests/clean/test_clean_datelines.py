import pytest

from digest.clean import dateline_place, find_blocks

LEAD = "The council voted on Monday to close the old bridge."
DATELINES = [
    ("ISLAMABAD (AP) —", "ISLAMABAD", "en"),
    ("ISLAMABAD:", "ISLAMABAD", "en"),
    ("SEOUL -", "SEOUL", "en"),
    ("SEOUL --", "SEOUL", "en"),
    ("SEOUL '", "SEOUL", "en"),
    ("SEOUL, South Korea (AP) _", "SEOUL, South Korea", "en"),
    ("ATHENS (AP) '", "ATHENS", "en"),
    ("Seoul, Dec. 19 (Jiji Press)--", "Seoul", "en"),
    ("LONDON, Nov 19 (Reuters) -", "LONDON", "en"),
    ("NEW DELHI, 19 Nov. 2026 (PTI) –", "NEW DELHI", "en"),
    ("New Delhi, Jul 31 (PTI)", "New Delhi", "en"),
    ("KABUL, Afghanistan (CNN) --", "KABUL, Afghanistan", "en"),
    ("WASHINGTON, D.C. —", "WASHINGTON, D.C.", "en"),
    ("Hong Kong (CNN) --", "Hong Kong", "en"),
    ("WASHINGTON (CNN)  --", "WASHINGTON", "en"),
    ("(CNN)  --", "", "en"),
    ("Old Hill camp, Norland (CNN) --", "Old Hill camp, Norland", "en"),
    ("Kavre District, Nepal (CNN)", "Kavre District, Nepal", "en"),
    ("SAN JOSE, Calif. (AP) —", "SAN JOSE, Calif.", "en"),
    ("PORTLAND, Maine, Nov 3 (AP) —", "PORTLAND, Maine", "en"),
    ("LONDON, Ontario —", "LONDON, Ontario", "en"),
    ("Córdoba, España —", "Córdoba, España", "es"),
    ("Kyiv —", "Kyiv", "en"),
    ("Doha:", "Doha", "en"),
    ("Kuwait:", "Kuwait", "en"),
    ("Cape Town-", "Cape Town", "en"),
    ("London -", "London", "en"),
    ("CAIRO – 26 July 2026:", "CAIRO", "en"),
    ("BOGOTA, 29 MAR 90 (EFE) --", "BOGOTA", "en"),
    ("SAN JOSE (COSTA RICA), 10 DEC 89 (ACAN - EFE) --", "SAN JOSE", "en"),
    ("Valparaíso (Chile), 25 nov (EFE).-", "Valparaíso", "es"),
    ("BAGHDAD/CAIRO, Nov 3 (Reuters) -", "BAGHDAD", "en"),
    ("islamabad (ap) —", "islamabad", "en"),
    ("london, nov. 19 (reuters) -", "london", "en"),
    ("(CNN) --", "", "en"),
    ("(CNN)", "", "en"),
    ("(Reuters) -", "", "en"),
    ("Nov 20 (Reuters) -", "", "en"),
    ("8 septembre (Reuters) -", "", "fr"),
    ("1er octobre (Reuters) -", "", "fr"),
    ("DALLAS--(BUSINESS WIRE)--Nov. 20, 2026--", "DALLAS", "en"),
    ("PALO ALTO, Calif.--(BUSINESS WIRE)--", "PALO ALTO, Calif.", "en"),
    ("BERLIN (dpa) -", "BERLIN", "de"),
    ("PARIS, 3 oct (Reuters) -", "PARIS", "fr"),
    ("MADRID, 3 Oct. (EUROPA PRESS) -", "MADRID", "es"),
    ("ANKARA (AA) -", "ANKARA", "tr"),
    ("İSTANBUL (AA) -", "İSTANBUL", "tr"),
    ("МОСКВА, 3 октября. /ТАСС/.", "МОСКВА", "ru"),
    ("القاهرة (رويترز) -", "القاهرة", "ar"),
    ("नई दिल्ली, 3 अक्टूबर (भाषा)", "नई दिल्ली", "hi"),
    ("新华社北京10月3日电（记者李明）", "北京", "zh"),
    ("【東京＝山田】", "東京", "ja"),
    ("(서울=연합뉴스) 김철수 기자 =", "서울", "ko"),
]


@pytest.mark.parametrize(("dateline", "place", "language"), DATELINES)
def test_a_dateline_is_a_block_of_its_own_and_gives_its_place(
    dateline: str, place: str, language: str
) -> None:
    text = f"{dateline} {LEAD}"

    found = find_blocks(text, language=language)

    assert [(own.kind, text[own.start : own.end]) for own in found] == [
        ("dateline", dateline),
        ("body", LEAD),
    ]
    assert dateline_place(dateline) == place


@pytest.mark.parametrize(
    "text",
    [
        "Victoria: The council has nothing to say about the bridge, and never had.",
        "Explained: The council has nothing to say about the bridge, and never had.",
        "Coca-Cola said on Monday that it would close the old bottling plant.",
        "London-based bankers said on Monday that the council should close the bridge.",
        "Reading - The council has nothing to say about the bridge, and never had.",
    ],
)
def test_what_is_no_place_is_no_dateline(text: str) -> None:
    assert [own.kind for own in find_blocks(text)] == ["body"]


def test_an_arabic_place_before_a_dash_is_a_dateline() -> None:
    text = "الرباط – أعلنت الوزارة الخميس أن التدريس يبدأ في الموسم المقبل في كل المدارس."

    kinds = [block.kind for block in find_blocks(text, language="ar")]

    assert kinds == ["dateline", "body"]


def test_an_agency_glued_to_the_first_word_is_cut_off() -> None:
    text = f"(CNN){LEAD}"

    assert [text[own.start : own.end] for own in find_blocks(text)] == ["(CNN)", LEAD]


@pytest.mark.parametrize(
    "tag", ["(The Norhaven Reporter)", "(Norhaven.com) ", "(HLN)", "(Eds: Adds a quote) "]
)
def test_a_source_in_brackets_before_the_first_word_is_cut_off(tag: str) -> None:
    text = f"{tag}{LEAD}"

    assert [text[own.start : own.end] for own in find_blocks(text)] == [tag.strip(), LEAD]


def test_a_place_with_an_agency_glued_to_the_first_word_is_cut_off() -> None:
    text = f"Oslo (CNN){LEAD}"

    assert [text[own.start : own.end] for own in find_blocks(text)] == ["Oslo (CNN)", LEAD]


@pytest.mark.parametrize("place", ["Norhaven", "New Delhi"])
def test_a_byline_may_run_into_a_dateline(place: str) -> None:
    text = f"By Sara K Lind {place}, Jul 31 (PTI) {LEAD}"

    assert [(own.kind, text[own.start : own.end]) for own in find_blocks(text)] == [
        ("byline", "By Sara K Lind"),
        ("dateline", f"{place}, Jul 31 (PTI)"),
        ("body", LEAD),
    ]


def test_a_dateline_may_follow_a_title_and_a_byline() -> None:
    text = f"Old bridge to close\n\nBy Sara Lind\n\nNORHAVEN — {LEAD}"

    assert [own.kind for own in find_blocks(text)] == ["heading", "byline", "dateline", "body"]


@pytest.mark.parametrize(
    "lead",
    [
        "NASA - the space agency - said so on Monday in a statement.",
        "US: that is what they call it here, an engineer said.",
        "Northern Ireland (NI) Screen said that was due to the weather.",
        "Three things - roads, bridges and ferries - matter most to the town.",
        "Well-known people — actors, singers — came to the bridge on Monday.",
        "WHO - the health agency - said so on Monday.",
        "ARCHERS ' Sara Lind won the race on Monday, said the mayor of Norhaven.",
        "TIGERS ' long run of luck came to an end on Monday, said the mayor of Norhaven.",
        "COUNCIL ' the oldest of all ' has closed the bridge.",
        "Sara Lind (Norhaven) won the race on Monday.",
        "(Sara Lind) won the race on Monday, said the mayor of Norhaven.",
        "(Probably a heck of a lot better than a boat) The bridge is open again.",
    ],
)
def test_prose_with_a_dash_or_brackets_keeps_its_start(lead: str) -> None:
    assert [own.kind for own in find_blocks(f"{lead}\n\n{LEAD}")] == ["body", "body"]


def test_a_speaker_far_down_is_no_dateline() -> None:
    text = "\n\n".join([LEAD, LEAD[:-1] + " again.", "He left.", "She stayed.", f"LIND: {LEAD}"])

    assert "dateline" not in [own.kind for own in find_blocks(text)]


@pytest.mark.parametrize("text", ["", "(AP)", "—", "( ) -", "  ", "12"])
def test_a_dateline_without_place_gives_none(text: str) -> None:
    assert dateline_place(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "India - Pakistan talks resume on Monday in Geneva, two officials said.",
        "Russia - Ukraine talks resume on Monday in Geneva, two officials said.",
        "Japan - South Korea relations are better than in years, two officials said.",
    ],
)
def test_two_places_are_no_dateline(text: str) -> None:
    assert [block.kind for block in find_blocks(text)] == ["body"]
