import json

import pytest

from digest.limits import cpu_limit
from digest.model import Draft, Raw, Refusal
from digest.readers import read
from digest.readers.records import draft_of

TEXT = "The river rose by two metres on Monday. Schools in the valley stayed closed."
HTML = "<p>The river rose by two metres on Monday.</p><p>Schools in the valley stayed closed.</p>"
SHOWN = "The river rose by two metres on Monday.\n\nSchools in the valley stayed closed."
URL = "https://news.example/river"
FULL = {"title": "River rises", "text": TEXT}


def drafts(text: str, name: str = "d.json") -> list[Draft | Refusal]:
    return list(read(Raw(name=name, body=text.encode())))


def only(record: object) -> Draft:
    (draft,) = drafts(json.dumps(record))
    assert isinstance(draft, Draft), draft
    return draft


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "River rises", "body": TEXT, "publishedAt": "2026-11-23", "link": URL},
        {"Title": "River rises", "Text": TEXT, "Published At": "2026-11-23", "URL": URL},
        {"title": ["River rises"], "content": [TEXT], "pubDate": "2026-11-23", "link": URL},
        {"title": "River rises", "text": "", "maintext": TEXT, "date_publish": "2026-11-23",
         "url": None, "canonicalUrl": URL},
        {"title": {"rendered": "River rises"}, "content": {"rendered": TEXT},
         "date": {"$date": "2026-11-23"}, "alternate": [{"href": URL, "type": "text/html"}]},
        {"_id": "7", "_source": {"title": "River rises", "text": TEXT, "date": "2026-11-23",
                                 "url": URL}},
        {"title": "River rises", "summary": "Short.", "text": TEXT, "published": True,
         "published_at": "2026-11-23", "url": URL},
    ],
)  # fmt: skip
def test_a_fact_is_found_under_the_names_that_producers_give_it(record: object) -> None:
    found = only(record)

    assert (found.title, found.text, found.date, found.url) == (
        "River rises",
        TEXT,
        "2026-11-23",
        URL,
    )


def test_what_is_only_described_is_told_by_its_description() -> None:
    assert only({"title": "River rises", "description": "It rose."}).text == "It rose."
    assert only({"title": "River rises", "description": "It rose.", "content": TEXT}).text == TEXT


def test_what_is_described_without_a_title_is_no_article() -> None:
    assert drafts('{"name": "a-program", "description": "It does one thing well."}') == [
        Refusal(name="d.json:1", reason="no text and no title")
    ]


def test_paragraphs_may_be_a_list_and_content_a_page() -> None:
    assert only({"title": "T", "text": SHOWN.split("\n\n")}).text == SHOWN
    assert only({"title": "T", "content_html": HTML}).text == SHOWN


@pytest.mark.parametrize(
    ("record", "source", "author"),
    [
        ({"sitename": "Dawn", "authors": ["Ana Roe", "Jan Kowal"]}, "Dawn", "Ana Roe, Jan Kowal"),
        ({"origin": {"title": "Dawn"}, "byline": "Ana Roe"}, "Dawn", "Ana Roe"),
        ({"feed": {"id": 3, "title": "Dawn"}, "creator": {"name": "Ana Roe"}}, "Dawn", "Ana Roe"),
        ({"source": "None", "creators": [{"firstName": "Ana", "lastName": "Roe"}]}, "", "Ana Roe"),
        ({"source": URL, "author": "nan"}, "news.example", ""),
    ],
)
def test_sources_and_authors_have_many_names(
    record: dict[str, object], source: str, author: str
) -> None:
    found = only({**FULL, **record})

    assert (found.source, found.author) == (source, author)


def test_a_source_that_is_the_address_of_the_page_is_its_host() -> None:
    found = only({**FULL, "source": "https://www.news.example/river"})

    assert (found.source, found.url) == ("news.example", "https://www.news.example/river")


@pytest.mark.parametrize(
    "whole",
    [
        {"status": "ok", "totalResults": 2, "articles": [FULL, FULL]},
        {"title": "The feed", "items": [FULL, FULL]},
        {"hits": {"total": 2, "hits": [{"_source": FULL}, {"_source": FULL}]}},
        {"rows": [{"row_idx": 0, "row": FULL}, {"row_idx": 1, "row": FULL}]},
        {"db": [{"meta": {}, "data": {"posts": [FULL, FULL]}}]},
        {"title": {"0": "River rises", "1": "River rises"}, "text": {"0": TEXT, "1": TEXT}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_object_around_a_list_of_articles_is_read_as_the_list(
    whole: object, indent: int | None
) -> None:
    assert drafts(json.dumps(whole, indent=indent)) == [
        Draft(name="d.json:1", title="River rises", text=TEXT),
        Draft(name="d.json:2", title="River rises", text=TEXT),
    ]


def test_an_article_may_name_others() -> None:
    assert only({**FULL, "articles": [{"title": "Another"}]}).title == "River rises"
    assert only({"title": "River rises", "items": []}).title == "River rises"


@pytest.mark.parametrize("dump", ["[]", '{"articles": []}'])
def test_a_dump_without_articles_is_accounted_for(dump: str) -> None:
    assert drafts(dump) == [Refusal(name="d.json", reason="empty")]


ONE, TWO = json.dumps(FULL), json.dumps({**FULL, "title": "Schools close"}, indent=2)


@pytest.mark.parametrize(
    "dump",
    [
        f"[\n{ONE},\n{TWO},\n]",
        f"{ONE}\n{TWO}\n",
        f"{ONE}{TWO}",
        f"\x1e{ONE}\n\x1e{TWO}\n",
        f"\ufeff{ONE}\n\ufeff{TWO}",
        f"{TWO.replace('Schools close', 'River rises')},\n{TWO},\n",
        f"{ONE.replace(' rises', chr(9) + 'rises')}\n{TWO}",
        ONE[:-1] + ', "author": NaN}\n' + TWO,
    ],
)
def test_objects_are_read_however_they_are_laid_out(dump: str) -> None:
    found = drafts(dump)

    assert [" ".join(draft.title.split()) for draft in found if isinstance(draft, Draft)] == [
        "River rises",
        "Schools close",
    ]
    assert len(found) == 2


def test_of_a_dump_that_was_cut_off_only_the_last_article_is_refused() -> None:
    array = json.dumps([FULL, FULL, FULL], indent=2)

    first, second, refused = drafts(array[: len(array) - 60])

    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert refused == Refusal(name="d.json:10", reason="not JSON")


@pytest.mark.parametrize("line", ['{"a": [{"b":', "{", '{"a":', '{"a": "', "{}{", '["'])
def test_objects_that_never_end_cost_no_time(line: str) -> None:
    with cpu_limit(10):
        assert drafts(f"{ONE}\n" + f"{line}\n" * 20_000)


def test_an_array_in_one_line_that_was_cut_off_costs_no_time() -> None:
    with cpu_limit(10):
        found = drafts(f"[{','.join([ONE] * 10_000)},{{")

    assert [type(item) for item in found[-2:]] == [Draft, Refusal]


def test_of_a_teaser_an_id_and_a_text_the_text_is_read() -> None:
    record = {"title": "River", "document": "doc-12", "content": "The river rose.",
              "body": "The river rose by two metres on Monday, the water office said."}  # fmt: skip

    found = draft_of(record, "a.jsonl:1")

    assert isinstance(found, Draft)
    assert found.text == record["body"]


def test_a_mark_is_no_text() -> None:
    found = draft_of({"title": "River", "document": "doc-12", "description": "It rose."}, "a:1")

    assert isinstance(found, Draft)
    assert found.text == "It rose."
