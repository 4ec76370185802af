"""digest.toml read into values: every key checked, every error named."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from digest.config.countries import COUNTRIES, read_country_rules
from digest.config.edition import EDITION, EditionConfig, read_edition
from digest.config.kinds import check_zone, checked, choice, duration, number, path, text
from digest.config.mail import MAIL, MailConfig, read_mail
from digest.config.rank import RANK, read_weights
from digest.config.sources import OUTLET, SOURCE, SourceConfig, read_outlet, read_source
from digest.config.stories import STORIES, read_stories
from digest.config.table import Key, Table, check_different, read_table, table_of, tables_of
from digest.config.topics import TOPIC, read_topic, with_codes
from digest.errors import ConfigError
from digest.model import CountryRule, Outlet, OwnTopic, Settings
from digest.rank import Weights
from digest.stories.values import StorySettings

FILE_NAME = "digest.toml"
CATCH_UP = ("combined", "daily")

TOP = Table(
    name="",
    about="Before all tables. Paths are relative to the file.",
    keys=(
        Key(
            name="timezone",
            kind=checked("IANA name", lambda value, _: check_zone(value)),
            default="UTC",
            about="Days begin at midnight there.",
        ),
        Key(
            name="state",
            kind=path(),
            default="",
            about="Folder of what was read and published; else digest/ in the XDG state folder.",
        ),
        Key(name="output", kind=path(), default="output", about="Folder of the digests."),
        Key(
            name="summarizer",
            kind=text(),
            default="digest",
            about="How sentences are scored: digest, lead, or a classic such as lexrank.",
        ),
        Key(
            name="retention",
            kind=duration(),
            default="400d",
            about="How long the state keeps texts and documents; files stay.",
        ),
        Key(
            name="deadline",
            kind=duration(),
            default="1h",
            about="When a run ends: what it has not done by then is deferred by name.",
        ),
        Key(
            name="catch_up",
            kind=choice(*CATCH_UP),
            default="combined",
            about="What becomes of missed days: one digest of them all, or one for each day.",
        ),
        Key(
            name="catch_up_days",
            kind=number(1, 1_000),
            default=7,
            about='Missed days that get a digest of their own with catch_up = "daily": the latest '
            "ones; the first of them has what is older.",
        ),
    ),
)
# All tables, in the order of the reference.
TABLES = (TOP, SOURCE, OUTLET, EDITION, TOPIC, COUNTRIES, STORIES, RANK, MAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration.

    Attributes:
        path: the file it was read from, absolute; "" when there is none.
        timezone: IANA name.
        state: folder of the state, absolute; "" for the default place.
        output: folder of the documents; absolute when a file was read.
        retention: how long the state keeps texts and documents.
        deadline: how long a run may take.
        catch_up: what becomes of missed days.
        catch_up_days: how many of them get a digest of their own.
        topics: the user's own.
        rules: what phrases say of the country.
        stories: what counts as one event.
        weights: the points of the ranking.
    """

    path: str = ""
    timezone: str = "UTC"
    state: str = ""
    output: str = "output"
    summarizer: str = "digest"
    retention: timedelta = timedelta(days=400)
    deadline: timedelta = timedelta(hours=1)
    catch_up: str = "combined"
    catch_up_days: int = 7
    sources: tuple[SourceConfig, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    editions: tuple[EditionConfig, ...] = (EditionConfig(),)
    topics: tuple[OwnTopic, ...] = ()
    rules: tuple[CountryRule, ...] = ()
    stories: StorySettings = field(default_factory=StorySettings)
    weights: Weights = field(default_factory=Weights)
    mail: MailConfig = field(default_factory=MailConfig)

    @property
    def base(self) -> str:
        """The folder that relative paths start from; "" for the current one."""
        return str(Path(self.path).parent) if self.path else ""

    @property
    def zone(self) -> ZoneInfo:
        """The zone that days are cut in."""
        return ZoneInfo(self.timezone)

    @property
    def settings(self) -> Settings:
        """What analyses depend on."""
        return Settings(
            summarizer=self.summarizer, outlets=self.outlets, topics=self.topics, rules=self.rules
        )


def find_config(environ: Mapping[str, str]) -> Path | None:
    """Return ``./digest.toml``, else the one in the XDG configuration folder, else None."""
    home = environ.get("HOME", "")
    xdg = environ.get("XDG_CONFIG_HOME", "") or (os.path.join(home, ".config") if home else "")
    places = [Path(FILE_NAME), *([Path(xdg, "digest", FILE_NAME)] if xdg else [])]
    return next((place for place in places if place.is_file()), None)


def load_config(path: Path) -> Config:
    """Return the configuration of a file, with its paths made absolute.

    Raises:
        ConfigError: it cannot be read, or a key or value is wrong; the message names it.
    """
    try:
        # Some editors begin a file with a byte order mark, which TOML does not know.
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8, at byte {error.start + 1}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return _config(given, path.absolute())
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _config(given: dict[str, Any], path: Path) -> Config:
    base = path.parent
    headings = tuple(table.name for table in TABLES if table.name)
    plain = {name: value for name, value in given.items() if name not in headings}
    topics = tuple(read_topic(one, where, base) for one, where in tables_of(given, "topic"))
    check_different([topic.name for topic in topics], "topics")
    editions = tuple(
        with_codes(read_edition(one, where, base), topics, where)
        for one, where in tables_of(given, "edition")
    )
    check_different([edition.name for edition in editions], "editions")
    return Config(
        path=str(path),
        **read_table(TOP, plain, where="", base=base, headings=headings),
        sources=tuple(read_source(one, where, base) for one, where in tables_of(given, "source")),
        outlets=tuple(read_outlet(one, where, base) for one, where in tables_of(given, "outlet")),
        editions=editions or (EditionConfig(),),
        topics=topics,
        rules=read_country_rules(table_of(given, "countries"), base),
        stories=read_stories(table_of(given, "stories"), base),
        weights=read_weights(table_of(given, "rank"), base),
        mail=read_mail(table_of(given, "mail"), base),
    )
