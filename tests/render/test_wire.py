"""The JSON of a digest: its schema, and that nothing is lost in it."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.controls import visible
from digest.errors import InputError
from digest.model import (
    Brief,
    Claim,
    Counts,
    CrossReference,
    Digest,
    Entry,
    Figure,
    Label,
    Notice,
    Period,
    Quote,
    Reference,
    Section,
)
from digest.render import FORMATS, from_json, render, to_json
from tests.render import samples
from tests.render.morning import everything, morning

TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 10**6)
INSTANT = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)).map(
    lambda when: when.replace(tzinfo=UTC)
)


def tuples(values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg] # of anything
    return st.lists(values, max_size=2).map(tuple)


REFERENCES = st.builds(
    Reference, id=TEXT, source=TEXT, title=TEXT, url=TEXT, published=TEXT, language=TEXT
)
QUOTES = st.builds(
    Quote,
    text=TEXT,
    article=TEXT,
    source=TEXT,
    published=TEXT,
    start=NUMBER,
    end=NUMBER,
    language=TEXT,
)
FIGURES = st.builds(
    Figure,
    what=TEXT,
    claims=tuples(st.builds(Claim, value=TEXT, article=TEXT, source=TEXT, published=TEXT)),
    before=TEXT,
)
BRIEFS = st.builds(Brief, id=TEXT, headline=TEXT, articles=tuples(REFERENCES), language=TEXT)
LABELS = st.builds(
    Label,
    code=TEXT,
    name=TEXT,
    weight=st.floats(0, 1),
    role=st.sampled_from(["primary", "also", "mentioned"]),
    evidence=tuples(TEXT),
)
ENTRIES = st.builds(
    Entry,
    id=TEXT,
    headline=TEXT,
    headline_derived=st.booleans(),
    label=TEXT,
    state=st.sampled_from(["new", "update", "running"]),
    summary=tuples(QUOTES),
    articles=tuples(REFERENCES),
    countries=tuples(LABELS),
    topics=tuples(LABELS),
    more=tuples(REFERENCES),
    kind=st.sampled_from(["news", "opinion", "analysis", "feature", "correction"]),
    first=st.one_of(TEXT, st.dates().map(str)),
    sources=NUMBER,
    independent=NUMBER,
    figures=tuples(FIGURES),
    language=TEXT,
)


def sections(inner: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg] # of sections
    return st.builds(
        Section,
        key=TEXT,
        kind=st.sampled_from(["country", "topic"]),
        heading=TEXT,
        sections=inner,
        stories=tuples(ENTRIES),
        cross_references=tuples(
            st.builds(CrossReference, story=TEXT, headline=TEXT, see=tuples(TEXT))
        ),
        more=tuples(BRIEFS),
        named=st.integers(0, 3),
        more_references=NUMBER,
        note=TEXT,
    )


DIGESTS = st.builds(
    Digest,
    edition=TEXT,
    day=st.dates(),
    number=NUMBER,
    title=TEXT,
    note=TEXT,
    period=st.builds(
        Period,
        start=INSTANT,
        end=INSTANT,
        zone=st.sampled_from(["UTC", "Europe/Vienna", "Pacific/Apia", "America/New_York"]),
        kind=st.sampled_from(["arrival", "dated"]),
    ),
    counts=st.builds(Counts, **dict.fromkeys(Counts.__dataclass_fields__, NUMBER)),
    top=tuples(TEXT),
    sections=tuples(sections(tuples(sections(st.just(()))))),
    notices=tuples(st.builds(Notice, kind=TEXT, text=TEXT)),
)


@settings(max_examples=150, deadline=None)
@given(digest=DIGESTS)
def test_every_digest_comes_back_from_its_json(digest: Digest) -> None:
    text = to_json(digest)

    assert from_json(text) == digest
    assert visible(text) == text


@settings(max_examples=60, deadline=None)
@given(digest=DIGESTS)
def test_every_digest_can_be_rendered_twice_to_the_same_bytes(digest: Digest) -> None:
    documents = render(digest)

    assert [document.format for document in documents] == list(FORMATS)
    assert render(from_json(to_json(digest))) == documents


@pytest.mark.parametrize(
    "digest", [samples.digest(), everything(), samples.large(20), samples.digest(sections=())]
)
def test_the_json_is_laid_out_as_by_the_standard_library(digest: Digest) -> None:
    text = to_json(digest)

    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_the_keys_of_the_schema_are_fixed() -> None:
    value = json.loads(to_json(samples.digest()))
    section = value["sections"][0]["sections"][0]
    story = section["stories"][0]

    assert list(value) == [
        "schema", "edition", "day", "number", "title", "note", "period", "counts", "top",
        "sections", "notices",
    ]  # fmt: skip
    assert value["schema"] == 1
    assert value["period"] == {
        "from": "2026-11-23T06:00:00Z",
        "to": "2026-11-24T06:00:00Z",
        "zone": "Europe/Vienna",
        "kind": "arrival",
    }
    assert list(section) == [
        "key", "kind", "heading", "sections", "stories", "cross_references", "more",
        "named", "more_references", "note",
    ]  # fmt: skip
    assert list(story) == [
        "id", "headline", "headline_derived", "label", "state", "kind", "first", "sources",
        "independent", "language", "summary", "articles", "countries", "topics", "more", "figures",
    ]  # fmt: skip
    assert list(story["summary"][0]) == [
        "text", "article", "source", "published", "start", "end", "language",
    ]  # fmt: skip
    assert list(story["articles"][0]) == ["id", "source", "title", "url", "published", "language"]
    assert list(story["countries"][0]) == ["code", "name", "weight", "role", "evidence"]
    assert list(value["sections"][1]["cross_references"][0]) == ["story", "headline", "see"]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no digest of schema 1"),
        ('{"schema": 2}', "no digest of schema 1"),
        ('{"schema": 1}', "has no 'period'"),
        (to_json(samples.digest()).replace('"number": 1', '"number": "1"'), "wrong kind"),
        (to_json(samples.digest()).replace('"day": "2026-11-24"', '"day": "soon"'), "wrong kind"),
        (to_json(samples.digest()).replace("06:00:00Z", "06:00:00"), "wrong kind"),
        (to_json(samples.digest()).replace('"state": "update"', '"state": "x"'), "wrong kind"),
        (to_json(samples.digest()).replace('"role": "also"', '"role": "x"'), "wrong kind"),
        (
            to_json(samples.digest()).replace('"title": "World briefing"', '"title": 5'),
            "wrong kind",
        ),
        (to_json(samples.digest()).replace('"kind": "news"', '"kind": "x"'), "wrong kind"),
        (to_json(samples.digest()).replace('"top": []', '"top": "abc"'), "wrong kind"),
        (to_json(samples.digest()).replace('"named": 0', '"named": "0"'), "wrong kind"),
        (to_json(morning()).replace('"what": "deaths"', '"what": null'), "wrong kind"),
        (to_json(morning()).replace('"value": "14"', '"values": "14"'), "has no 'value'"),
    ],
)
def test_what_is_no_digest_is_refused_with_its_trouble(text: str, trouble: str) -> None:
    with pytest.raises(InputError, match=trouble):
        from_json(text)


LATER = {
    "counts": ["updates", "running", "briefs", "known_sources"],
    "section": ["more", "named", "more_references", "note"],
    "story": ["kind", "first", "sources", "independent", "figures", "language"],
}


def test_a_digest_stored_by_an_earlier_version_is_still_read() -> None:
    value = json.loads(to_json(samples.digest(counts=Counts(read=1, stories=7))))
    del value["top"]
    _drop(value["counts"], LATER["counts"])
    for section in _sections(value):
        _drop(section, LATER["section"])
        for story in section["stories"]:
            _drop(story, LATER["story"])
            for record in (*story["summary"], *story["articles"], *story["more"]):
                _drop(record, ["language"])

    assert from_json(json.dumps(value)) == samples.digest(counts=Counts(read=1, stories=7))


def _drop(record: dict[str, object], names: list[str]) -> None:
    for name in names:
        del record[name]


def _sections(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in value["sections"]:
        yield section
        yield from _sections(section)


def test_the_json_knows_every_field_of_the_model() -> None:
    value = json.loads(to_json(morning()))
    outer, iran, *_ = value["sections"]
    story = outer["sections"][0]["stories"][0]
    known = [
        (Counts, value["counts"]),
        (Section, outer),
        (CrossReference, iran["cross_references"][0]),
        (Entry, story),
        (Quote, story["summary"][0]),
        (Reference, story["articles"][0]),
        (Label, story["countries"][0]),
        (Figure, story["figures"][0]),
        (Claim, story["figures"][0]["claims"][0]),
        (Brief, outer["more"][0]),
        (Notice, value["notices"][0]),
    ]

    for kind, record in known:
        assert {field.name for field in fields(kind)} == set(record)
    assert {field.name for field in fields(Digest)} == set(value) - {"schema"}
    assert len(fields(Period)) == len(value["period"])
