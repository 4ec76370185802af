"""A digest as canonical JSON, and back: the form that is stored, verified and read by programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

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
from digest.render.write import write_json

SCHEMA = 1
_UNKNOWN = "und"
_COUNTS = tuple(field.name for field in fields(Counts))
_CLAIM = ("value", "article", "source", "published")


def to_json(digest: Digest) -> str:
    """Return a digest as JSON of schema 1, indented by 2, the same text for equal digests.

    Characters that a terminal obeys are written as ``\\uXXXX``: nothing is lost, and the file
    can be printed.
    """
    return write_json(digest, schema=SCHEMA)


def from_json(text: str) -> Digest:
    """Return the digest that ``to_json`` wrote: ``from_json(to_json(digest)) == digest``.

    Raises:
        InputError: ``text`` is no JSON, or no digest of schema 1.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON: {error}") from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(f"this is no digest of schema {SCHEMA}")
    try:
        return _read_digest(value)
    except KeyError as error:
        raise InputError(f"this digest has no {error}") from error
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        raise InputError(f"this digest has a value of the wrong kind: {error}") from error


def _read_digest(value: Mapping[str, Any]) -> Digest:
    period, counts = value["period"], value["counts"]
    return Digest(
        edition=_text(value, "edition"),
        day=date.fromisoformat(value["day"]),
        number=_number(value, "number"),
        title=_text(value, "title"),
        note=_text(value, "note"),
        period=Period(
            start=_read_instant(period["from"]),
            end=_read_instant(period["to"]),
            zone=_text(period, "zone"),
            kind=_text(period, "kind"),
        ),
        counts=Counts(**{name: _number(counts, name) for name in _COUNTS if name in counts}),
        top=_texts(value.get("top", [])),
        sections=tuple(_read_section(section) for section in value["sections"]),
        notices=tuple(
            Notice(kind=_text(notice, "kind"), text=_text(notice, "text"))
            for notice in value["notices"]
        ),
    )


def _read_section(value: Mapping[str, Any]) -> Section:
    return Section(
        key=_text(value, "key"),
        kind=_text(value, "kind"),
        heading=_text(value, "heading"),
        sections=tuple(_read_section(inner) for inner in value["sections"]),
        stories=tuple(_read_story(story) for story in value["stories"]),
        cross_references=tuple(
            CrossReference(
                story=_text(line, "story"),
                headline=_text(line, "headline"),
                see=_texts(line["see"]),
            )
            for line in value["cross_references"]
        ),
        more=tuple(_read_brief(brief) for brief in value.get("more", ())),
        named=_number(value, "named", 0),
        more_references=_number(value, "more_references", 0),
        note=_text(value, "note", ""),
    )


def _read_brief(value: Mapping[str, Any]) -> Brief:
    return Brief(
        id=_text(value, "id"),
        headline=_text(value, "headline"),
        articles=tuple(_read_reference(article) for article in value["articles"]),
        language=_text(value, "language", _UNKNOWN),
    )


def _read_story(value: Mapping[str, Any]) -> Entry:
    state, kind = value["state"], value.get("kind", "news")
    if state not in ("new", "update", "running"):
        raise ValueError(f"state {state!r}")
    if kind not in ("news", "opinion", "analysis", "feature", "correction"):
        raise ValueError(f"kind {kind!r}")
    return Entry(
        id=_text(value, "id"),
        headline=_text(value, "headline"),
        headline_derived=bool(value["headline_derived"]),
        label=_text(value, "label"),
        state=state,
        summary=tuple(_read_quote(quote) for quote in value["summary"]),
        articles=tuple(_read_reference(article) for article in value["articles"]),
        countries=tuple(_read_label(label) for label in value["countries"]),
        topics=tuple(_read_label(label) for label in value["topics"]),
        more=tuple(_read_reference(article) for article in value["more"]),
        kind=kind,
        first=_text(value, "first", ""),
        sources=_number(value, "sources", 0),
        independent=_number(value, "independent", 0),
        figures=tuple(_read_figure(figure) for figure in value.get("figures", ())),
        language=_text(value, "language", _UNKNOWN),
    )


def _read_figure(value: Mapping[str, Any]) -> Figure:
    return Figure(
        what=_text(value, "what"),
        claims=tuple(
            Claim(**{name: _text(claim, name) for name in _CLAIM}) for claim in value["claims"]
        ),
        before=_text(value, "before"),
    )


def _read_quote(value: Mapping[str, Any]) -> Quote:
    return Quote(
        text=_text(value, "text"),
        article=_text(value, "article"),
        source=_text(value, "source"),
        published=_text(value, "published"),
        start=_number(value, "start"),
        end=_number(value, "end"),
        language=_text(value, "language", _UNKNOWN),
    )


def _read_reference(value: Mapping[str, Any]) -> Reference:
    return Reference(
        id=_text(value, "id"),
        source=_text(value, "source"),
        title=_text(value, "title"),
        url=_text(value, "url"),
        published=_text(value, "published"),
        language=_text(value, "language", _UNKNOWN),
    )


def _read_label(value: Mapping[str, Any]) -> Label:
    role = value["role"]
    if role not in ("primary", "also", "mentioned"):
        raise ValueError(f"role {role!r}")
    return Label(
        code=_text(value, "code"),
        name=_text(value, "name"),
        weight=float(value["weight"]),
        role=role,
        evidence=_texts(value["evidence"]),
    )


def _read_instant(value: str) -> datetime:
    when = datetime.fromisoformat(value)
    if when.tzinfo is None:
        raise ValueError(f"instant without a zone {value!r}")
    return when.astimezone(UTC)


def _text(value: Mapping[str, Any], name: str, missing: str | None = None) -> str:
    found = value[name] if missing is None else value.get(name, missing)
    if type(found) is not str:
        raise TypeError(f"{name} is {found!r}")
    return found


def _number(value: Mapping[str, Any], name: str, missing: int | None = None) -> int:
    found = value[name] if missing is None else value.get(name, missing)
    if type(found) is not int:
        raise TypeError(f"{name} is {found!r}")
    return found


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if type(values) is not list or not all(type(value) is str for value in values):
        raise TypeError(f"{values!r} is no list of texts")
    return tuple(values)
