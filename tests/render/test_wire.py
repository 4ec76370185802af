"""The JSON of a digest: its schema, and that nothing is lost in it."""

import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.controls import visible
from digest.errors import InputError
from digest.model import (
    Counts,
    CrossReference,
    Digest,
    Entry,
    Label,
    Notice,
    Period,
    Quote,
    Reference,
    Section,
)
from digest.render import FORMATS, from_json, render, to_json
from tests.render import samples

TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 10**6)
INSTANT = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)).map(
    lambda when: when.replace(tzinfo=UTC)
)


def tuples(values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg] # of anything
    return st.lists(values, max_size=2).map(tuple)


REFERENCES = st.builds(Reference, id=TEXT, source=TEXT, title=TEXT, url=TEXT, published=TEXT)
QUOTES = st.builds(
    Quote, text=TEXT, article=TEXT, source=TEXT, published=TEXT, start=NUMBER, end=NUMBER
)
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
    "digest", [samples.digest(), samples.large(20), samples.digest(sections=())]
)
def test_the_json_is_laid_out_as_by_the_standard_library(digest: Digest) -> None:
    text = to_json(digest)

    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_the_keys_of_the_schema_are_fixed() -> None:
    value = json.loads(to_json(samples.digest()))
    section = value["sections"][0]["sections"][0]
    story = section["stories"][0]

    assert list(value) == [
        "schema", "edition", "day", "number", "title", "note", "period", "counts", "sections",
        "notices",
    ]  # fmt: skip
    assert value["schema"] == 1
    assert value["period"] == {
        "from": "2026-11-23T06:00:00Z",
        "to": "2026-11-24T06:00:00Z",
        "zone": "Europe/Vienna",
        "kind": "arrival",
    }
    assert list(section) == ["key", "kind", "heading", "sections", "stories", "cross_references"]
    assert list(story) == [
        "id", "headline", "headline_derived", "label", "state", "summary", "articles",
        "countries", "topics", "more",
    ]  # fmt: skip
    assert list(story["summary"][0]) == ["text", "article", "source", "published", "start", "end"]
    assert list(story["articles"][0]) == ["id", "source", "title", "url", "published"]
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
    ],
)
def test_what_is_no_digest_is_refused_with_its_trouble(text: str, trouble: str) -> None:
    with pytest.raises(InputError, match=trouble):
        from_json(text)


def test_the_json_knows_every_field_of_the_model() -> None:
    value = json.loads(to_json(samples.digest()))
    outer, iran = value["sections"]
    story = outer["sections"][0]["stories"][0]
    known = [
        (Counts, value["counts"]),
        (Section, outer),
        (CrossReference, iran["cross_references"][0]),
        (Entry, story),
        (Quote, story["summary"][0]),
        (Reference, story["articles"][0]),
        (Label, story["countries"][0]),
        (Notice, value["notices"][0]),
    ]

    for kind, record in known:
        assert {field.name for field in fields(kind)} == set(record)
    assert {field.name for field in fields(Digest)} == set(value) - {"schema"}
    assert len(fields(Period)) == len(value["period"])
