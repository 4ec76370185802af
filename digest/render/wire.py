"""A digest as canonical JSON, and back: the form that is stored, verified and read by programs."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from json.encoder import encode_basestring
from typing import Any

from digest.controls import escape_controls
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

SCHEMA = 1
_COUNTS = tuple(field.name for field in fields(Counts))
_REFERENCE = ("id", "source", "title", "url", "published")
_QUOTE = ("text", "article", "source", "published", "start", "end")
_ENTRY = ("id", "headline", "headline_derived", "label", "state")
_LABEL = ("code", "name", "weight", "role")


def to_json(digest: Digest) -> str:
    """Return a digest as JSON of schema 1, indented by 2, the same text for equal digests.

    Characters that a terminal obeys are written as ``\\uXXXX``: nothing is lost, and the file
    can be printed.
    """
    out: list[str] = []
    _write(_digest(digest), "\n", out.append)
    return escape_controls("".join(out)) + "\n"


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


def _digest(digest: Digest) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "edition": digest.edition,
        "day": digest.day.isoformat(),
        "number": digest.number,
        "title": digest.title,
        "note": digest.note,
        "period": {
            "from": _instant(digest.period.start),
            "to": _instant(digest.period.end),
            "zone": digest.period.zone,
            "kind": digest.period.kind,
        },
        "counts": _record(digest.counts, _COUNTS),
        "sections": [_section(section) for section in digest.sections],
        "notices": [{"kind": notice.kind, "text": notice.text} for notice in digest.notices],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "kind": section.kind,
        "heading": section.heading,
        "sections": [_section(inner) for inner in section.sections],
        "stories": [_story(entry) for entry in section.stories],
        "cross_references": [
            {"story": line.story, "headline": line.headline, "see": list(line.see)}
            for line in section.cross_references
        ],
    }


def _story(entry: Entry) -> dict[str, Any]:
    return {
        **_record(entry, _ENTRY),
        "summary": [_record(quote, _QUOTE) for quote in entry.summary],
        "articles": [_record(article, _REFERENCE) for article in entry.articles],
        "countries": [_label(label) for label in entry.countries],
        "topics": [_label(label) for label in entry.topics],
        "more": [_record(article, _REFERENCE) for article in entry.more],
    }


def _label(label: Label) -> dict[str, Any]:
    return {**_record(label, _LABEL), "evidence": list(label.evidence)}


def _record(value: object, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _write(value: Any, line: str, put: Callable[[str], None]) -> None:
    """Write ``value`` as ``json.dumps(value, ensure_ascii=False, indent=2)``, five times faster.

    Args:
        value: of strings, numbers, truth values, lists and dictionaries with plain keys.
        line: a line feed and the indent of the line that the value begins in.
        put: what takes the pieces.
    """
    kind = type(value)
    if kind is str:
        put(encode_basestring(value))
    elif kind is dict:
        _write_many(value.items(), "{}", line, put)
    elif kind is list:
        _write_many(value, "[]", line, put)
    else:
        put(json.dumps(value))


def _write_many(
    values: Iterable[Any], brackets: str, line: str, put: Callable[[str], None]
) -> None:
    inner = f"{line}  "
    before = brackets[0] + inner
    for value in values:
        put(before)
        if brackets == "{}":
            put(f'"{value[0]}": ')
            _write(value[1], inner, put)
        else:
            _write(value, inner, put)
        before = f",{inner}"
    put(brackets if before[0] != "," else line + brackets[1])


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
        counts=Counts(**{name: _number(counts, name) for name in _COUNTS}),
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
    )


def _read_story(value: Mapping[str, Any]) -> Entry:
    state = value["state"]
    if state not in ("new", "update", "running"):
        raise ValueError(f"state {state!r}")
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
    )


def _read_quote(value: Mapping[str, Any]) -> Quote:
    return Quote(
        text=_text(value, "text"),
        article=_text(value, "article"),
        source=_text(value, "source"),
        published=_text(value, "published"),
        start=_number(value, "start"),
        end=_number(value, "end"),
    )


def _read_reference(value: Mapping[str, Any]) -> Reference:
    return Reference(**{name: _text(value, name) for name in _REFERENCE})


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


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value[name]
    if type(found) is not str:
        raise TypeError(f"{name} is {found!r}")
    return found


def _number(value: Mapping[str, Any], name: str) -> int:
    found = value[name]
    if type(found) is not int:
        raise TypeError(f"{name} is {found!r}")
    return found


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if type(values) is not list or not all(type(value) is str for value in values):
        raise TypeError(f"{values!r} is no list of texts")
    return tuple(values)
