"""decisions.toml: the one-off decisions of a person, read, checked, and written as a table."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from digest.config.kinds import Kind, checked, flag, meant, text, texts
from digest.config.load import Config
from digest.config.table import Key, Table, read_table, tables_of
from digest.decisions import Apart, Decision, Decisions, Fix, Together
from digest.errors import ConfigError
from digest.interest import check_countries, find_topic
from digest.model import OWN
from digest.topics.names import CODES, topic_name

FILE_NAME = "decisions.toml"
HEADER = """\
# What was decided by hand, the latest last: 'digest fix', 'digest join' and 'digest split' add to
# it. It may be edited; what is deleted here counts no more. Published digests stay as they are.
"""
# What TOML reads as a whole, so that what looks like a heading inside of it is none: texts of
# several lines, texts of one, comments; and the headings themselves.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|(?m:^)[ \t]*\[\[[ \t]*(?P<mark>[\"']?)(?P<name>\w+)(?P=mark)[ \t]*\]\]",
    re.DOTALL,
)


def parse_country(given: str, where: str) -> str:
    """Return the code of a country given by code or English name; ``world`` for none.

    Raises:
        ConfigError: there is none; ``where`` names the place.
    """
    return check_countries((given,), where=where)[0]


def parse_topic(given: str, where: str) -> str:
    """Return the code of a topic given by code or name; ``other`` for none.

    The code of a topic of the configuration is ``own:`` and its name.

    Raises:
        ConfigError: there is none; ``where`` names the place, and the message the nearest.
    """
    if code := find_topic(given):
        return code
    hint = meant(given, tuple(map(topic_name, CODES)))
    raise ConfigError(f'{where}: no topic is called {given!r}{hint}; your own are "{OWN}NAME"')


def _day() -> Kind:
    def read(value: Any, where: str, _: Path) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise ConfigError(f"{where} must be a day without quotes: 2026-11-23")
        return value

    return Kind(form="day, 2026-11-23", read=read)


def _optional(form: str, check: Callable[[str, str], str]) -> Kind:
    return checked(form, lambda value, where: check(value, where) if value else "")


_DAY = Key(name="day", kind=_day(), default=None, about="When it was decided.")
_BECAUSE = Key(name="because", kind=text(), default="", about="Why; `digest explain` cites it.")

FIX = Table(
    name="fix",
    many=True,
    about="A correction of one article.",
    keys=(
        _DAY,
        Key(name="article", kind=text(), default=None, about="Its own id."),
        Key(name="title", kind=text(), default="", about="For people; it decides nothing."),
        Key(
            name="country",
            kind=_optional('code or name, or "world"', parse_country),
            default="",
            about="What it is about.",
        ),
        Key(
            name="topic",
            kind=_optional('code or name, or "other"', parse_topic),
            default="",
            about="Its topic.",
        ),
        Key(name="drop", kind=flag(), default=False, about="No later digest prints it."),
        _BECAUSE,
    ),
)
JOIN = Table(
    name="join",
    many=True,
    about="Articles that tell of one event.",
    keys=(
        _DAY,
        Key(name="articles", kind=texts(), default=None, about="Their own ids, two or more."),
        Key(name="titles", kind=texts(), default=[], about="For people; they decide nothing."),
        _BECAUSE,
    ),
)
SPLIT = Table(
    name="split",
    many=True,
    about="An article that does not belong to a story.",
    keys=(
        _DAY,
        Key(name="article", kind=text(), default=None, about="Its own id."),
        Key(name="title", kind=text(), default="", about="For people; it decides nothing."),
        Key(name="others", kind=texts(), default=None, about="The other articles of the story."),
        _BECAUSE,
    ),
)
DECISION_TABLES = (FIX, JOIN, SPLIT)


def decisions_path(config: Config, state: Path) -> Path:
    """Return where the decisions stand: beside the configuration, without one in the state."""
    return (Path(config.path).parent if config.path else state) / FILE_NAME


def load_decisions(path: Path) -> Decisions:
    """Return the decisions of a file in its order; none if there is no such file.

    Raises:
        ConfigError: it cannot be read, or something in it is wrong; the message names the line.
    """
    try:
        return parse_decisions(path.read_text(encoding="utf-8"), name=str(path))
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error


def parse_decisions(content: str, *, name: str) -> Decisions:
    """Return the decisions of a text in TOML, in its order.

    Raises:
        ConfigError: something in it is wrong; the message names the line of the table.
    """
    try:
        given = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: {error}") from error
    known = {table.name: table for table in DECISION_TABLES}
    for key in given:
        if key not in known:
            raise ConfigError(f"{name}: unknown table {key!r}; known are {', '.join(known)}")
    lines = _lines(content)
    numbered: list[tuple[int, Decision]] = []
    for table in DECISION_TABLES:
        for place, (own, where) in enumerate(_tables(given, table.name, name)):
            # A list in one line has no headings: then the number of the table has to do.
            line = lines[table.name][place] if place < len(lines[table.name]) else 0
            try:
                numbered.append((line, _decision(table, own, where)))
            except ConfigError as error:
                at = f", line {line}" if line else ""
                raise ConfigError(f"{name}{at}: {error}") from error
    return Decisions(made=tuple(own for _, own in sorted(numbered, key=lambda item: item[0])))


def decision_table(decision: Decision, titles: Mapping[str, str]) -> str:
    """Return a decision as a table of the file.

    Args:
        decision: what was decided.
        titles: of its articles by id, for people.
    """
    return "\n".join(_table(decision, titles)) + "\n"


def _table(decision: Decision, titles: Mapping[str, str]) -> Iterator[str]:
    if isinstance(decision, Fix):
        yield from ("[[fix]]", f"day = {decision.day}")
        yield from _named(decision.article, titles)
        for name, value in (("country", decision.country), ("topic", decision.topic)):
            if value:
                yield f"{name} = {_quoted(value)}"
        if decision.drop:
            yield "drop = true"
    elif isinstance(decision, Together):
        yield from ("[[join]]", f"day = {decision.day}")
        yield f"articles = {_list(decision.articles)}"
        yield f"titles = {_list([titles.get(id_, '') for id_ in decision.articles])}"
    else:
        yield from ("[[split]]", f"day = {decision.day}")
        yield from _named(decision.article, titles)
        yield f"others = {_list(decision.others)}"
    if decision.because:
        yield f"because = {_quoted(decision.because)}"


def _named(article: str, titles: Mapping[str, str]) -> tuple[str, str]:
    return f"article = {_quoted(article)}", f"title = {_quoted(titles.get(article, ''))}"


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(map(_quoted, values)) + "]"


def _quoted(value: str) -> str:
    # JSON escapes as TOML does, but for DEL, which TOML wants escaped too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tables(given: dict[str, Any], table: str, name: str) -> list[tuple[dict[str, Any], str]]:
    try:
        return tables_of(given, table)
    except ConfigError as error:
        raise ConfigError(f"{name}: {error}") from error


def _decision(table: Table, given: dict[str, Any], where: str) -> Decision:
    values = read_table(table, given, where=where, base=Path())
    values.pop("title", None)
    values.pop("titles", None)
    if table is FIX:
        if not (values["country"] or values["topic"] or values["drop"]):
            raise ConfigError(f"{where} decides nothing: give country, topic or drop")
        return Fix(**values)
    if table is JOIN:
        if len(set(values["articles"])) < 2:
            raise ConfigError(f"{where} needs two different articles")
        return Together(**values)
    if not values["others"] or values["article"] in values["others"]:
        raise ConfigError(f"{where} needs the other articles of the story")
    return Apart(**values)


def _lines(content: str) -> dict[str, list[int]]:
    """Return the lines on which the tables of each name begin, from 1."""
    found: dict[str, list[int]] = {table.name: [] for table in DECISION_TABLES}
    for token in _TOKEN.finditer(content):
        if token["name"] in found:
            found[token["name"]].append(content.count("\n", 0, token.start()) + 1)
    return found
