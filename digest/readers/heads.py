"""Heads: what stands above a text about it, as front matter or as lines of names and values."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from digest.model import Draft
from digest.readers.categories import read_categories
from digest.readers.records import facts_of, field_of

_FRONT = re.compile(
    r"\A(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
# A title with a colon or a leading "@" needs quotes in YAML, which many programs do not set.
_UNQUOTED = re.compile(r"^(\w[\w-]*):[ \t]+([^\s\[\]{}|>&*!#].*?)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
# "Title: ...", and ":date: ..." and "#+TITLE: ..." of other systems for texts.
_LINE = re.compile(r"(?:#\+|:)?([A-Za-z][A-Za-z _-]{0,30}):(?:[ \t]+(\S.*))?")
_LONGEST_HEAD = 60
_LEAST_FIELDS = 2
_LONGEST_VALUE = 60
# What else stands in a head. A line with any other name is part of the text.
_OTHERS = frozenset(
    "by modified updated tags tag category categories keywords slug status layout template section "
    "page edition issue volume copyright length load-date dateline subject type issn".split()
) | {"document type", "publication subject", "place of publication", "country of publication"}
_BODY = frozenset(("markdowncontent", "body", "fulltext", "text", "content"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a text: its fields by digest's names, and where the text begins."""

    fields: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    end: int = 0

    def draft(self, name: str, *, title: str, text: str, date: str) -> Draft:
        """Return the article of a text below the head.

        A date of the head wins over ``date``. Without a text, its description stands for it.
        """
        facts = {key: value for key, value in self.fields.items() if key not in ("id", "text")}
        facts |= {"ref": self.fields.get("id", ""), "title": title}
        facts["text"] = text if text.strip() else self.fields.get("text", "")
        facts["date"] = facts.get("date") or date
        return Draft(name=name, **facts, categories=self.categories)


def has_front_matter(text: str) -> bool:
    """Return whether the text begins with front matter."""
    return bool(_FRONT.match(text))


def read_head(text: str) -> Head | None:
    """Return the head of a text, an empty one if it has none; None if it cannot be read."""
    found = _FRONT.match(text)
    if not found:
        return _read_lines(text)
    record = _read_toml(found[2]) if found[1] == "+++" else _read_yaml(found[2])
    if record is None:
        return None
    try:
        plain = {key: _plain(value) for key, value in record.items() if isinstance(key, str)}
        return Head(fields=facts_of(plain), categories=read_categories(record), end=found.end())
    # A number too long to be written, a list that holds itself.
    except (RecursionError, ValueError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [part.isoformat() if isinstance(part, date | time) else part for part in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _read_toml(text: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None


def _read_yaml(text: str) -> Mapping[str, object] | None:
    import yaml

    for lines in (text, _UNQUOTED.sub(_quote, text).replace("\t", "  ")):
        try:
            loaded = yaml.safe_load(lines)
        except yaml.scanner.ScannerError:
            continue
        # PyYAML looks up and takes apart what a tag says it is: '!!bool "maybe"', '!!int ""'.
        except (yaml.YAMLError, AttributeError, LookupError, RecursionError, ValueError):
            return None
        return {} if loaded is None else loaded if isinstance(loaded, dict) else None
    return None


def _quote(found: re.Match[str]) -> str:
    name, value = found.groups()
    doubled = value.replace("'", "''")
    return found[0] if _QUOTED.fullmatch(value) else f"{name}: '{doubled}'"


def _read_lines(text: str) -> Head:
    """Return the lines of names and values that a text begins with, if two of them are known."""
    known: dict[str, str] = {}
    at = end = 0
    for _ in range(_LONGEST_HEAD):
        stop = text.find("\n", at) + 1 or len(text)
        line = text[at:stop].strip()
        found = _LINE.fullmatch(line)
        if line and not found:
            break
        if found:
            field, value = field_of(found[1]), found[2] or ""
            if found[1].lower().replace(" ", "") in _BODY:
                end = stop - len(text[at:stop].lstrip()) + found.end(1) + 1
                break
            if _begins_text(found[1], value):
                break
            known.setdefault(field, value)
            end = stop
        at = stop
    if len(known) < _LEAST_FIELDS:
        return Head()
    fields = facts_of(known)
    enough = sum(bool(value) for name, value in fields.items() if name != "text") >= _LEAST_FIELDS
    told = text[end:].strip() or fields["text"]
    return Head(fields=fields, end=end) if enough and told else Head()


def _begins_text(name: str, value: str) -> bool:
    """Return whether a line is part of the text: "WASHINGTON: ...", "Author: I never liked it."."""
    if field_of(name) in ("title", "text", "date", "url"):
        return False
    known = field_of(name) and name.lower() != "publisher"
    if not known and name.lower().replace("_", " ") not in _OTHERS:
        return True
    return len(value) > _LONGEST_VALUE or value.endswith((".", "!", "?"))
