"""Records: the objects of a dump, under the names that producers give to the same facts.

``publishedAt``, ``published_at`` and ``Published At`` are one name. A name of digest's own wins
over those of others, and what is stated first over what comes later.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from digest.model import Draft, Refusal
from digest.readers.categories import read_categories
from digest.readers.markup import show, show_line
from digest.readers.wrapping import unwrap
from digest.text import normalize, web_url

# Each field and the names it has elsewhere, the surer first.
_NAMES = {
    "id": "id",
    "title": "title headline webtitle resolvedtitle",
    "text": (
        "text content body articlebody bodytext textcontent contenttext contenthtml plaintext "
        "maintext fulltext articletext article document html"
    ),
    "about": "description summary excerpt abstract shortdescription abstractnote leadparagraph",
    "date": (
        "date published publishedat publisheddate publishdate publicationdate datepublished "
        "datepublish publishedtime publishedon pubdate webpublicationdate datetime seendate issued "
        "timestamp created createdat datecreated"
    ),
    "url": (
        "url link canonicalurl weburl permalink resolvedurl givenurl respondedurl requestedurl "
        "urlsource articleurl canonical alternate"
    ),
    "source": (
        "source sourcehostname sourcename sitename publication publicationname publicationtitle "
        "publisher outlet newspaper origin provider hostname domainname domain sourcedomain feed"
    ),
    "author": "author authors byline creator creators publishedby",
    "language": "language lang languagecode inlanguage",
}
_NAMES_OF = {field: tuple(names.split()) for field, names in _NAMES.items()}
_FIELD_OF = {name: field for field, names in _NAMES_OF.items() for name in names}
_OWN = ("id", "title", "text", "date", "published", "url", "source", "author", "language")
_JOINED = {"text": "\n\n", "about": "\n\n", "source": ", ", "author": ", "}
# An object stands for one of its values: of databases, systems for content, and feeds.
_VALUES = ("$date", "$oid", "$numberLong", "rendered", "content", "value", "main", "href")
_CALLED = ("name", "title", "original")
_FIRST_LAST = (("firstname", "lastname"), ("given", "family"))
_ABSENT = frozenset(("nan", "nat", "none", "null", "n/a", "undefined"))
# What stands around a record, and around the list of all of them.
_WRAPPERS = ("_source", "row", "doc", "article", "data", "fields")
_LISTS = (
    "articles items entries posts stories news documents docs records rows results hits "
    "value response data db list feed"
).split()
_DEEPEST = 4
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def rows_of(value: object, *, depth: int = _DEEPEST) -> list[object] | None:
    """Return the records that an object or a list holds, None if it is no more than a record."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth < 1 or _says(value, "text"):
        return None
    rows = _rows_of_columns(value)
    for name in _LISTS if not rows else ():
        rows = _objects(value.get(name), depth - 1)
        if rows is not None:
            break
    # Beside a title of its own, such as that of a feed, it is a list of articles or none.
    return rows if (rows and _is_article(rows[0])) or not _says(value, "title") else None


def _objects(value: object, depth: int) -> list[object] | None:
    """Return a list if it is one of records; of an object, or a list of one, what that holds."""
    if not isinstance(value, list):
        return rows_of(value, depth=depth)
    if not all(isinstance(record, dict) for record in value):
        return None
    return (rows_of(value[0], depth=depth) if len(value) == 1 else None) or value


def _is_article(value: object) -> bool:
    return isinstance(value, dict) and (_says(value, "title") or _says(value, "text"))


def _says(record: Mapping[str, object], field: str) -> bool:
    return bool(_text_of(record, field) or _text_of(_folded(record), field))


def _rows_of_columns(value: Mapping[str, object]) -> list[object] | None:
    """Return the rows of a table that is kept by columns: {"title": {"0": ...}, "text": ...}."""
    columns = [column for column in value.values() if isinstance(column, dict)]
    if not columns or len(columns) < len(value) or not columns[0]:
        return None
    keys = columns[0].keys()
    if not all(key.isdecimal() for key in keys) or any(other.keys() != keys for other in columns):
        return None
    return [
        {name: column[key] for name, column in zip(value, columns, strict=True)} for key in keys
    ]


def field_of(name: str) -> str:
    """Return which of digest's fields a name of a fact is for, "" if none."""
    return _FIELD_OF.get(_fold(name), "")


def facts_of(record: Mapping[str, object]) -> dict[str, str]:
    """Return what a record states, by digest's names of the fields; "" for what it does not."""
    fields = _folded(record)
    facts = {field: _text_of(fields, field) for field in _NAMES_OF}
    about = facts.pop("about")
    # A program is described too; what has a title is told by its description if by nothing else.
    facts["text"] = facts["text"] or (about if facts["title"] else "")
    source, page = _split_source(show_line(facts["source"]))
    url = facts["url"].replace("&amp;", "&") or page
    return {**facts, "title": show_line(facts["title"]), "source": source, "url": url,
            "author": show_line(facts["author"])}  # fmt: skip


def draft_of(record: object, where: str) -> Draft | Refusal:
    """Return the article of a record, named ``where``; what is none as a refusal."""
    if not isinstance(record, dict):
        return Refusal(name=where, reason="not a JSON object")
    fields, facts = _folded(record), facts_of(record)
    wrong = [name for name in _OWN if not facts[_field(name)] and _is_no_text(fields, name)]
    if wrong:
        return Refusal(name=where, reason=f"field {wrong[0]!r} is not a text")
    if not (facts["title"].strip() or facts["text"].strip()):
        return Refusal(name=where, reason="no text and no title")
    stated = facts["text"]
    facts["ref"], facts["text"] = facts.pop("id"), show(stated)
    # Markup tells itself where a paragraph ends.
    if "<" not in stated:
        facts["text"] = unwrap(normalize(facts["text"]))
    return Draft(name=where, **facts, categories=read_categories(fields))


def _field(name: str) -> str:
    return "date" if name == "published" else name


def _folded(record: Mapping[str, object]) -> dict[str, object]:
    """Return the fields by the letters of their names; those of what it wraps come last."""
    fields = {name: value for name, value in record.items() if name in _OWN}
    inner = [value for name in _WRAPPERS if isinstance(value := record.get(name), dict)]
    for outer in (record, *inner):
        for name, value in outer.items():
            if not inner or value not in inner:
                fields.setdefault(_fold(name), value)
    return fields


@lru_cache(1_000)
def _fold(name: str) -> str:
    return _NO_LETTERS.sub("", name.lower())


def _text_of(fields: Mapping[str, object], field: str) -> str:
    """Return the first of the values of a field that says something, "" if none does.

    Of the texts under names of others, the longest: the others may be teasers, ids or marks.
    """
    found = []
    for name in _NAMES_OF[field]:
        stated = fields.get(name)
        value = None if stated is None else _read(stated, field)
        if value and value.strip():
            if field != "text" or name == field:
                return value
            found.append(value)
    return max((text for text in found if _is_prose(text)), key=len, default="")


def _is_prose(text: str) -> bool:
    """Return whether a text has several words, or is in a script that does not part them."""
    return len(text.split()) > 1 or any(letter > "\u0e00" for letter in text)


def _is_no_text(fields: Mapping[str, object], name: str) -> bool:
    return _read(fields.get(name), _field(name)) is None


def _read(value: object, field: str) -> str | None:
    """Return the text that a value gives, "" if it says nothing, None if it is no text."""
    if not isinstance(value, list):
        return _one(value, field)
    texts = [None if isinstance(part, list) else _one(part, field) for part in value]
    if None in texts or not (texts or field in ("source", "author")):
        return None
    shown = [text for text in texts if text]
    return _JOINED[field].join(shown) if field in _JOINED else "".join(shown[:1])


def _one(value: object, field: str) -> str | None:
    if isinstance(value, dict):
        return _inside(value, field)
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.strip().lower() in _ABSENT else value
    if isinstance(value, bool):
        return "" if field == "date" else None  # "published": true
    return str(value) if isinstance(value, int | float) else None  # ids and dates may be numbers


def _inside(value: Mapping[str, object], field: str) -> str | None:
    named = field in ("source", "author")
    folded = {key.lower(): inner for key, inner in value.items()}
    for first, last in _FIRST_LAST if named else ():
        if isinstance(folded.get(first), str) and isinstance(folded.get(last), str):
            return f"{folded[first]} {folded[last]}"
    for key in (*_CALLED, *_VALUES) if named else _VALUES:
        if value.get(key) is not None:
            inner = value[key]
            return None if isinstance(inner, list) else _one(inner, field)
    return "" if named else None


def _split_source(source: str) -> tuple[str, str]:
    """Return the name of a source and "", or if it is an address, its host and the address."""
    if not web_url(source):
        return source, ""
    parts = urlsplit(source.strip())
    page = source.strip() if parts.path.strip("/") else ""
    return (parts.hostname or "").removeprefix("www."), page
