"""``[[edition]]``: a named recipe for digests: what goes in, how much of it, for whom."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.config.kinds import (
    check_address,
    check_choices,
    checked,
    choice,
    choices,
    decimal,
    flag,
    languages,
    number,
    path,
    text,
    texts,
)
from digest.config.table import Key, Table, read_table
from digest.errors import ConfigError
from digest.interest import check_countries

FORMATS = ("md", "html", "eml", "json")
GROUPS = ("country", "topic")
PERIODS = ("daily", "weekdays", "weekly")
SUBJECT_FIELDS = ("title", "day", "subject", "stories")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionConfig:
    """An ``[[edition]]``: a named recipe for digests."""

    name: str = "daily"
    title: str = "News digest"
    formats: tuple[str, ...] = FORMATS
    group_by: tuple[str, ...] = GROUPS
    period: str = "daily"
    words: int = 60
    sentences: int = 0
    minutes: int = 10
    top: int = 5
    max_share: float = 0.4
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    per_source: int = 0
    per_section: int = 0
    stories: int = 0
    show_empty: bool = False
    recipients: tuple[str, ...] = ()
    recipients_file: str = ""
    subject: str = ""
    send_empty: bool = False
    template: str = ""
    note: str = ""

    @property
    def is_mailed(self) -> bool:
        """Whether it has recipients: then only a run that sends publishes it."""
        return bool(self.recipients or self.recipients_file)


def _name(value: str, where: str) -> str:
    if not _NAME.fullmatch(value):
        raise ConfigError(
            f"{where} {value!r} must be lower-case letters, digits, hyphens and underscores"
        )
    return value


def _recipient(value: str, where: str) -> None:
    address = re.sub(r"\s+(?:html|text)$", "", value.strip())
    match = re.fullmatch(r"[^<>]*<([^<>]*)>", address)
    check_address(match[1] if match else address, where)


def _subject(value: str, where: str) -> str:
    for name in re.findall(r"\{(.*?)\}", value):
        check_choices((name,), SUBJECT_FIELDS, where)
    return value


def _entry(value: str, where: str) -> None:
    if not value.strip():
        raise ConfigError(f"{where}: {value!r} is no word or phrase")


def _country(value: str, where: str) -> None:
    check_countries((value,), where=where)


EDITION = Table(
    name="edition",
    many=True,
    about="A named recipe for digests; several make several digests from one pass.",
    keys=(
        Key(
            name="name",
            kind=checked("lower-case letters, digits, hyphens, underscores", _name),
            default="daily",
            about="Names its folder in the output, and its history: keep it.",
        ),
        Key(name="title", kind=text(), default="News digest", about="What the masthead says."),
        Key(name="note", kind=text(), default="", about="A line under the masthead, plain text."),
        Key(
            name="formats",
            kind=choices(*FORMATS),
            default=list(FORMATS),
            about="The documents to write.",
        ),
        Key(
            name="group_by",
            kind=choices(*GROUPS),
            default=list(GROUPS),
            about="The sections, outermost first.",
        ),
        Key(
            name="period",
            kind=choice(*PERIODS),
            default="daily",
            about="When it is published: every day, Monday to Friday, or on Mondays.",
        ),
        Key(
            name="words",
            kind=number(1, 10_000),
            default=60,
            about="Length of the summary of a top story, in words.",
        ),
        Key(
            name="sentences",
            kind=number(0, 1_000),
            default=0,
            about="Length of every summary in sentences; 0 goes by words.",
        ),
        Key(
            name="minutes",
            kind=number(0, 1_000),
            default=10,
            about="What there is to read at 230 words a minute, at most: further stories are only "
            'named ("N more"); 0 prints all in full.',
        ),
        Key(
            name="top",
            kind=number(1, 1_000),
            default=5,
            about="How many stories get a full summary when the minutes are short; others get one "
            "sentence.",
        ),
        Key(
            name="max_share",
            kind=decimal(0.05, 1),
            default=0.4,
            about="The largest share of an article that is printed; a very short one gives its "
            "first sentence or two.",
        ),
        Key(
            name="countries",
            kind=texts(_country),
            default=[],
            about='Only stories about these: codes, or "world" for those about none.',
        ),
        Key(
            name="topics",
            kind=texts(),
            default=[],
            about='Only stories on these: names or codes of topics, or "other".',
        ),
        Key(
            name="languages",
            kind=languages(),
            default=[],
            about='Only articles in these languages: ISO 639-1 codes, "und" for unknown ones.',
        ),
        Key(
            name="include",
            kind=texts(_entry),
            default=[],
            about="Only articles that hold one of these words or phrases.",
        ),
        Key(
            name="exclude",
            kind=texts(_entry),
            default=[],
            about="No articles that hold one of these words or phrases; they are held back.",
        ),
        Key(
            name="follow",
            kind=texts(_entry),
            default=[],
            about="Countries, topics, words and phrases whose stories come first.",
        ),
        Key(
            name="per_source",
            kind=number(0, 10_000),
            default=0,
            about='Stories of one source that are printed, at most; the rest is named as "N more"; '
            "0 sets no limit.",
        ),
        Key(
            name="per_section",
            kind=number(0, 10_000),
            default=0,
            about="Stories of one section that are printed, at most; 0 sets no limit.",
        ),
        Key(
            name="stories",
            kind=number(0, 100_000),
            default=0,
            about="Stories that are printed, at most; 0 sets no limit but the minutes.",
        ),
        Key(
            name="show_empty",
            kind=flag(),
            default=False,
            about='Whether a followed country or topic without a story says "nothing new".',
        ),
        Key(
            name="recipients",
            kind=texts(_recipient),
            default=[],
            about='Who gets it by mail: "ADDRESS", "Name <ADDRESS>", either with " text" after it '
            "for no HTML. Then only 'digest run --send' publishes it.",
        ),
        Key(
            name="recipients_file",
            kind=path(),
            default="",
            about="A file of further recipients, one a line as above; # begins a remark.",
        ),
        Key(
            name="subject",
            kind=checked("text", _subject),
            default="",
            about="The subject of the mail; {title}, {day}, {subject} (what it is without this "
            "key) and {stories} are filled in.",
        ),
        Key(
            name="send_empty",
            kind=flag(),
            default=False,
            about="Whether a day without anything new is published and mailed too; "
            "otherwise a digest without a story is not mailed.",
        ),
        Key(
            name="template",
            kind=path(),
            default="",
            about="A folder whose templates come before the shipped ones.",
        ),
    ),
)


def read_edition(given: dict[str, Any], where: str, base: Path) -> EditionConfig:
    """Return an ``[[edition]]``.

    Raises:
        ConfigError: a key or value is wrong.
    """
    edition = EditionConfig(**read_table(EDITION, given, where=where, base=base))
    if len(set(edition.recipients)) < len(edition.recipients):
        raise ConfigError(f"{where}: a recipient is named twice")
    return edition
