"""JSON Lines: one article an object, one object a line; a JSON array of objects is read too."""

import json
import re
from collections.abc import Iterator

from digest.model import Draft, Raw, Refusal
from digest.readers.categories import read_categories
from digest.readers.markup import show, show_line

_OBJECT = re.compile(r"\s*\{\s*[\"}]")
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
_FIELDS = ("id", "title", "text", "date", "published", "url", "source", "author", "language")
# Some dumps give more of these than a name: {"id": "bbc-news", "name": "BBC News"}, or several.
_NAMED = ("source", "author")


class JsonLinesReader:
    """Reads dumps; a line that is no article is refused by its number, the others are read."""

    def accepts(self, raw: Raw, text: str) -> bool:  # noqa: ARG002 - the content decides
        """Return whether the text begins like a JSON object or an array of them."""
        return bool(_OBJECT.match(text) or _ARRAY.match(text))

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the articles in the order of the dump."""
        whole = _parse(text) if _ARRAY.match(text) or "\n" in text.strip() else None
        if isinstance(whole, dict):
            yield _draft(whole, raw.name)
        elif isinstance(whole, list):
            for number, record in enumerate(whole, start=1):
                yield _draft(record, f"{raw.name}:{number}")
        else:
            yield from _read_lines(raw.name, text)


def _read_lines(name: str, text: str) -> Iterator[Draft | Refusal]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{name}:{number}"
            record = _parse(line)
            yield _draft(record, where) if record is not None else _not_json(where)


def _not_json(where: str) -> Refusal:
    return Refusal(name=where, reason="not JSON")


def _parse(text: str) -> object | None:
    try:
        return json.loads(text, parse_constant=_refuse_constant)  # type: ignore[no-any-return]  # JSON is any value
    except (ValueError, RecursionError):
        return None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _draft(record: object, where: str) -> Draft | Refusal:
    if not isinstance(record, dict):
        return Refusal(name=where, reason="not a JSON object")
    values = {field: _scalar(record.get(field)) for field in _FIELDS}
    values |= {field: _names(record.get(field)) for field in _NAMED}
    wrong = [field for field in _FIELDS if values[field] is None]
    if wrong:
        return Refusal(name=where, reason=f"field {wrong[0]!r} is not a text")
    got = {field: value or "" for field, value in values.items()}
    if not (got["title"].strip() or got["text"].strip()):
        return Refusal(name=where, reason="no text and no title")
    return Draft(
        name=where,
        ref=got["id"],
        title=show_line(got["title"]),
        text=show(got["text"]),
        date=got["date"] or got["published"],
        url=got["url"].replace("&amp;", "&"),
        source=show_line(got["source"]),
        author=show_line(got["author"]),
        language=got["language"],
        categories=read_categories(record),
    )


def _names(value: object) -> str | None:
    """Return the name that a field gives, as a text or an object, or the names of a list."""
    if not isinstance(value, list):
        return _name(value)
    names = [_name(own) for own in value]
    return None if None in names else ", ".join(filter(None, names))


def _name(value: object) -> str | None:
    return _scalar(value.get("name") if isinstance(value, dict) else value)


def _scalar(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    # Ids and dates may be numbers; lists and objects are no text of an article.
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
