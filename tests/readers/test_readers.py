import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.limits import cpu_limit
from digest.model import Draft, Raw, Refusal
from digest.readers import read
from digest.readers.text import split_title, take_prefix

BODY = (
    "The river rose by two metres on Monday, the water office said.\n\n"
    "Schools in the valley stayed closed, and trains ran only as far as the bridge."
)


def drafts(body: bytes | str, name: str = "a.txt") -> list[Draft | Refusal]:
    return list(read(Raw(name=name, body=body if isinstance(body, bytes) else body.encode())))


def only(body: bytes | str, name: str = "a.txt") -> Draft:
    (draft,) = drafts(body, name)
    assert isinstance(draft, Draft), draft
    return draft


@pytest.mark.parametrize("prefix", [" date 2023-12-19 ", "date 2023-12-19\n", "Date: 2023-12-19 "])
def test_a_date_run_into_the_first_sentence_is_taken_off(prefix: str) -> None:
    draft = only(prefix + BODY)

    assert draft.date == "2023-12-19"
    assert draft.text.startswith("The river rose")
    assert draft.title == ""


@pytest.mark.parametrize("date", ["2023-12", "2026-11-31", "2023-13-45"])
def test_a_partial_or_impossible_date_is_taken_off_too(date: str) -> None:
    draft = only(f" date {date} {BODY}")

    assert draft.date == date
    assert draft.text.startswith("The river rose")


def test_the_word_date_in_a_sentence_is_no_prefix() -> None:
    text = "Date palms grow in the oasis, and 2023-12 was a good month for them. So they say."

    assert take_prefix(text) == ("", text)


def test_two_prefixes_are_taken_off_and_the_first_counts() -> None:
    assert take_prefix(" date 2023-12-19 date 2023-12-18 Rain fell.")[0] == "2023-12-19"


def test_a_title_line_is_told_from_the_body() -> None:
    draft = only(f" date 2023-12-19 River rises in the valley\n\n{BODY}")

    assert draft.title == "River rises in the valley"
    assert draft.text == BODY


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_date_may_stand_behind_the_title(gap: str) -> None:
    draft = only(f"River rises in the valley{gap} date 2023-12-19 {BODY}")

    assert (draft.title, draft.date) == ("River rises in the valley", "2023-12-19")
    assert draft.text.strip() == BODY


def test_the_first_word_may_be_glued_to_the_date() -> None:
    assert take_prefix(" date 2023-12-19Rain fell.") == ("2023-12-19", "Rain fell.")
    assert take_prefix(" date 2023-12Rain fell.") == ("2023-12", "Rain fell.")


def test_a_title_right_above_the_body_is_found() -> None:
    assert only("River rises in the valley\n" + BODY).title == "River rises in the valley"


def test_a_title_may_be_longer_than_the_one_sentence_below_it() -> None:
    title = "Election results: When to expect them and what to look out for"
    draft = only(f"{title}\n\nWhat to watch out for as the results of May come in.")

    assert draft.title == title
    assert draft.text == "What to watch out for as the results of May come in."


def test_lines_without_a_sentence_have_no_title() -> None:
    lines = "River rises in the valley\n\nSchools stay closed\n\nTrains stop short"

    assert split_title(lines) == ("", lines)


def test_a_first_sentence_is_no_title() -> None:
    assert only(BODY).title == ""


def test_site_chrome_may_stand_before_the_title() -> None:
    draft = only(f"Home | World | Sport\n\nRiver rises in the valley\n\n{BODY}")

    assert draft.title == "River rises in the valley"


def test_lines_that_end_like_sentences_are_paragraphs() -> None:
    title, body = split_title(BODY.replace("\n\n", "\n"))

    assert title == ""
    assert body == BODY


def test_short_lines_around_long_ones_do_not_hide_the_title() -> None:
    sentences = BODY.replace("\n\n", "\n")
    title, body = split_title(
        f"River rises in the valley\nBy OUR REPORTER\n20/11/2026\n{sentences}\nFollow us\nANI\nNews"
    )

    assert title == "River rises in the valley"
    assert body.startswith("By OUR REPORTER\n\n20/11/2026")


def test_the_name_of_a_picture_is_no_title() -> None:
    text = f"Live\n\nThe Daily Times Logo\n\n{BODY}"

    assert split_title(text) == ("", text)


@pytest.mark.parametrize(
    "line",
    ["FOR IMMEDIATE RELEASE", "Press release", "EMBARGOED UNTIL 00:01 GMT MONDAY 23 NOVEMBER 2026"],
)
def test_when_a_text_may_be_printed_is_no_title(line: str) -> None:
    assert split_title(f"{line}\n\nRiver rises in the valley\n\n{BODY}")[0] == (
        "River rises in the valley"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee Verified account @annlee",
        "Embed Village Mourns Couple 0:35 autoplay autoplay Copy this code to your blog",
        "River rises pic.twitter.com/abc",
        "/ Updated By Ann Lee",
        "Tweet with a location",
    ],
)
def test_what_stands_around_a_post_or_a_film_is_no_title(line: str) -> None:
    assert split_title(f"{line}\n\n{BODY}")[0] == ""


def test_a_text_broken_to_a_width_stays_one_paragraph() -> None:
    broken = (
        "The river rose by two metres on\nMonday, the water office in the\ncapital said at noon."
    )

    assert split_title(broken) == ("", broken)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_read(codec: str) -> None:
    assert "Zürich" in only(f"In Zürich, {BODY}".encode(codec)).text


def test_cp1252_is_read_when_it_is_no_utf8() -> None:
    assert "“café”" in only(f"The “café” closed. {BODY}".encode("cp1252")).text


RUSSIAN = "Сильный дождь прорвал плотину, и 3000 домов остались без света."
OLD_ENCODINGS = [
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1250", "Strażacy ewakuowali łodziami 212 osób, poinformował wojewoda."),
    ("iso8859-2", "Hasiči odvezli na člunech 212 lidí, dvě školy se otevřely, řekla."),
    ("cp1254", "İtfaiyeciler 212 kişiyi güvenli yere götürdü ve iki okul sığınak oldu."),
    ("cp1253", "Ισχυρή βροχή έσπασε το φράγμα και 3000 σπίτια έμειναν χωρίς ρεύμα."),
    ("cp1256", "تسببت الأمطار الغزيرة في انهيار السد وبقي ثلاثة آلاف منزل بلا كهرباء."),
    ("shift-jis", "大雨のため月曜日にダムが決壊し、停電したと州知事が明らかにした。"),
    ("gb18030", "星期一，暴雨冲垮了一座水坝，州长说。消防员用船把人转移到安全地带。"),
    ("euc-kr", "월요일 폭우로 댐이 무너져 3000가구가 정전됐다고 주지사가 밝혔다."),
]


@pytest.mark.parametrize(("codec", "text"), OLD_ENCODINGS)
def test_an_encoding_older_than_unicode_is_told_by_what_it_shows(codec: str, text: str) -> None:
    assert only(text.encode(codec)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo and Kraków lie far apart, “not only on the map”, the ministry said on Monday.",
        "L’été a été très sec à Orléans, où l’eau était déjà rare, a déclaré la préfète.",
        "Über tausend Häuser stehen leer – „so viele wie nie“, sagte die Bürgermeisterin.",
        "O avião não pôde pousar, e as eleições serão só amanhã, disse a comissão à televisão.",
    ],
)
def test_western_accents_and_signs_are_read_as_cp1252(text: str) -> None:
    assert only(text.encode("cp1252")).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_of_any_script_need_no_byte_order_mark(codec: str) -> None:
    assert only(RUSSIAN.encode(codec)).text == RUSSIAN


def test_a_damaged_byte_leaves_the_rest_of_a_text_as_it_is() -> None:
    text = "Дождь прорвал плотину, и 3000 домов остались без света, сообщил губернатор."
    broken = text.encode()[:21] + b"\xff" + text.encode()[21:]

    assert only(text.encode()[:-2]).text == text[:-2] + "\ufffd"
    assert only(broken).text.replace("\ufffd", "") == text
    assert only(text.encode() + b" It\x92s over.").text == text + " It’s over."


def test_zeros_at_the_end_of_a_text_are_none_of_it() -> None:
    assert only(BODY.encode() + b"\0" * 500).text == BODY


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 300, "not text but a PNG image"),
        (b"%PDF-1.7 ...", "not text but a PDF"),
        (bytes(range(256)) * 20, "binary, not text"),
        (bytes(range(0xA0, 0x100)) * 9, "text in an encoding that cannot be told"),
        (b"\x01\x02\x03\x04" * 100, "binary, not text"),
        (
            b"From: a@b.example\r\nSubject: News of\r\n day\r\nMIME-Version: 1.0\r\n\r\nRain fell.",
            "an e-mail, which is not read yet",
        ),
        (b"<!DOCTYPE html><html><p>x</p></html>", "a web page or feed, which is not read yet"),
    ],
)
def test_what_is_no_text_is_refused_by_name(body: bytes, reason: str) -> None:
    assert drafts(body) == [Refusal(name="a.txt", reason=reason)]


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- made by hand -->\n<feed><title>Rain</title></feed>",
        '<div class="page">\n  <p>Rain fell on Monday.</p>\n</div>',
        '<!DOCTYPE page [<!ENTITY a "b">]><root/>',
        "</div><p>Rain fell on Monday.</p>",
    ],
)
def test_markup_is_refused_whatever_it_begins_with(markup: str) -> None:
    assert drafts(markup, "a.html") == [
        Refusal(name="a.html", reason="a web page or feed, which is not read yet")
    ]


def test_a_text_that_begins_with_names_and_colons_is_no_mail() -> None:
    text = f"From: the press office\nTo: all editors\nDate: Monday\n\n{BODY}"

    assert "Schools in the valley" in only(text).text


@pytest.mark.parametrize("start", ["<Reuters> ", "<3 ", "<- ", "< 5 percent: "])
def test_a_text_may_begin_with_an_angle_bracket(start: str) -> None:
    assert only(start + BODY).text


def test_a_dump_gives_an_article_a_line_and_refuses_bad_lines_by_number() -> None:
    good = {"id": 7, "title": "T", "text": BODY, "published": "2023-12-19", "source": "Dawn"}
    lines = [
        json.dumps(good),
        "{not json",
        "[1]",
        '{"title": " ", "text": ""}',
        '{"title": []}',
        "",
        '{"title": "Only"}',
    ]

    found = drafts("\n".join(lines), "d.jsonl")

    assert found == [
        Draft(name="d.jsonl:1", ref="7", title="T", text=BODY, date="2023-12-19", source="Dawn"),
        Refusal(name="d.jsonl:2", reason="not JSON"),
        Refusal(name="d.jsonl:3", reason="not a JSON object"),
        Refusal(name="d.jsonl:4", reason="no text and no title"),
        Refusal(name="d.jsonl:5", reason="field 'title' is not a text"),
        Draft(name="d.jsonl:7", title="Only", text=""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"text": ' + "9" * 5_000 + "}", '{"text": NaN}', "{" * 99]
)
def test_torture_lines_are_refused(line: str) -> None:
    found = drafts(f'{{"text": "{"word " * 20}"}}\n{line}', "d.jsonl")

    assert isinstance(found[0], Draft)
    assert [type(item) for item in found[1:]] == [Refusal]


def test_an_array_and_a_single_object_are_dumps_too() -> None:
    assert len(drafts('[{"title": "A"}, {"title": "B"}]')) == 2
    assert only('{\n  "title": "A"\n}').title == "A"


def test_front_matter_gives_the_facts_and_markdown_becomes_text() -> None:
    draft = only(
        "---\ntitle: 'A: b'\ndate: 2023-12-19\nurl: https://h.example/1\nauthor: [Ann, Bo]\n---\n"
        "# Ignored\n\nRain *fell* on [Monday](https://x.example).\n\n- one\n- two\n",
        "a.md",
    )

    assert (draft.title, draft.date, draft.url) == ("A: b", "2023-12-19", "https://h.example/1")
    assert draft.author == "Ann, Bo"
    assert draft.text == "Rain fell on Monday.\n\none\n\ntwo"


def test_the_first_heading_is_the_title_of_a_markdown_text() -> None:
    assert only("# River rises\n\nRain fell.", "x").title == "River rises"


def test_script_in_markdown_is_not_text() -> None:
    assert "alert" not in only("# T\n\nRain fell.\n\n<script>alert(1)</script>", "a.md").text


def test_bad_front_matter_is_refused() -> None:
    assert drafts("---\na: [1\n---\nText.", "a.md") == [
        Refusal(name="a.md", reason="front matter is not YAML with a field a line")
    ]


@pytest.mark.parametrize(
    "value",
    [
        '!!bool "maybe"',
        '!!int ""',
        '!!float "+"',
        '!!timestamp "soon"',
        pytest.param("0x" + "f" * 5_000, id="a number too long to write"),
        pytest.param(":".join(["59"] * 4_000), id="a time too long to write"),
    ],
)
def test_a_value_that_yaml_cannot_make_is_refused_with_its_file(value: str) -> None:
    assert drafts(f"---\ntitle: {value}\n---\nText.", "a.md") == [
        Refusal(name="a.md", reason="front matter is not YAML with a field a line")
    ]


def test_a_list_in_front_matter_is_no_title() -> None:
    draft = only("---\ntitle: [[x, x], y]\nauthor: [Ann, {b: c}]\n---\nRain fell.", "a.md")

    assert (draft.title, draft.author) == ("", "Ann")


@pytest.mark.parametrize("mark", ["[", "<", "<a\n", '<a "', "&lt;", "\\"])
def test_unclosed_marks_cost_no_time(mark: str) -> None:
    with cpu_limit(5):
        assert only("# T\n\n" + mark * 20_000, "a.md").text


@pytest.mark.parametrize("line", ["# a\n", "a\n---\n", "- - -\na\n", "a\n===\n"])
def test_headings_and_rules_without_blank_lines_cost_no_time(line: str) -> None:
    with cpu_limit(8):
        assert only("# T\n\n" + line * 20_000 + "The end.", "a.md").text.endswith("The end.")


def test_many_headings_without_blank_lines_are_shown_as_few_are() -> None:
    part = "# One\nTwo\n---\n- three\n- - -\nFour\n# Five #\n"

    few, many = (only("# T\n\n" + part * n, "a.md").text for n in (2, 400))
    assert few.count("\n\n") == 9
    assert many == "\n\n".join([few] * 200)


@pytest.mark.parametrize("mark", ["- ", "* ", "1. "])
def test_lists_nested_deeper_than_calls_can_be_are_read_as_they_stand(mark: str) -> None:
    text = f"{mark * 1_500}The river rose."

    assert only(text, "a.md").text == text


@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(body: bytes) -> None:
    for found in drafts(body):
        assert isinstance(found, Draft | Refusal)


@pytest.mark.parametrize(
    ("source", "author", "expected"),
    [
        ({"id": "dawn", "name": "Dawn"}, ["Ana Roe", "Jan Kowal"], ("Dawn", "Ana Roe, Jan Kowal")),
        ({"id": None}, [{"name": "Ana Roe"}, {}], ("", "Ana Roe")),
        (["Dawn"], None, ("Dawn", "")),
    ],
)
def test_sources_and_authors_may_be_objects_and_lists(
    source: object, author: object, expected: tuple[str, str]
) -> None:
    line = json.dumps({"title": "T", "text": BODY, "source": source, "author": author})

    (draft,) = drafts(line, "d.jsonl")

    assert isinstance(draft, Draft)
    assert (draft.source, draft.author) == expected


@pytest.mark.parametrize("source", [True, [[["Dawn"]]], {"name": ["Dawn"]}])
def test_what_is_no_name_is_refused(source: object) -> None:
    line = json.dumps({"title": "T", "text": BODY, "source": source})

    assert drafts(line, "d.jsonl") == [
        Refusal(name="d.jsonl:1", reason="field 'source' is not a text")
    ]
