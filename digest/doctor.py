"""Doctor: looks at everything a run needs, changes nothing, and says what is wrong."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from digest.config import Config, EditionConfig
from digest.config.decisions import decisions_path, load_decisions
from digest.deliver import delivery
from digest.deliver.connect import connect
from digest.desk import desk_of
from digest.errors import ConfigError, DigestError, OutputError, SourceError, StateError
from digest.letters import unsubscribe_secret
from digest.model import OWN, Digest, Period
from digest.publish import template_dirs
from digest.recipients import recipients_of
from digest.render import render
from digest.secrets import Secret, read_secret
from digest.sources import FileSource
from digest.store import schema
from digest.store.backup import check, is_state, open_readonly
from digest.store.clock import leap_around
from digest.store.database import FILE_NAME, is_there
from digest.store.troubles import last_run

Level = Literal["ok", "warn", "fail"]
# A clock before this project's time is not set.
_EARLIEST = datetime(2024, 1, 1, tzinfo=UTC)
_LEAST_FREE = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at and how it is.

    Attributes:
        level: ``warn`` is worth a look; ``fail`` stops runs or loses something.
        what: clock, configuration, decisions, state, source, output, template or mail.
        status: the exit status that a run would end with for it, 0 if none.
    """

    level: Level
    what: str
    text: str
    status: int = 0


def examine(
    config: Config, folder: Path, *, now: datetime, environ: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return what is right and wrong with everything that a run needs.

    Nothing is written. The mail server is connected to if there are recipients; nothing is sent.

    Args:
        config: the configuration.
        folder: the state folder.
        now: the instant by the machine's clock, aware.
        environ: the environment, which may hold the mail server's password.
    """
    return (
        *_configuration(config),
        *_decisions(config, folder),
        *_state(folder, now),
        *_sources(config),
        *_output(Path(config.output)),
        *(finding for edition in config.editions for finding in _template(edition, config)),
        *_mail(config, environ),
    )


def _configuration(config: Config) -> Iterator[Finding]:
    text = f"{config.path or 'none'}; days are those of {config.timezone}"
    yield Finding(level="ok", what="configuration", text=text)
    if config.topics or config.rules:
        text = f"topics of your own: {len(config.topics)}; rules for countries: {len(config.rules)}"
        yield Finding(level="ok", what="configuration", text=text)
    for edition in config.editions:
        try:
            desk_of(edition, config)
        except ConfigError as error:
            yield _failed("configuration", error)


def _decisions(config: Config, folder: Path) -> Iterator[Finding]:
    path = decisions_path(config, folder)
    try:
        made = load_decisions(path)
    except ConfigError as error:
        yield _failed("decisions", error)
        return
    if made.made:
        yield Finding(level="ok", what="decisions", text=f"{path}: {len(made.made)}")
    known = {topic.code for topic in config.topics}
    named = dict.fromkeys(fix.topic for fix in made.fixes if fix.topic.startswith(OWN))
    for code in named:
        if code not in known:
            text = f"{path}: {code!r} is no topic of the configuration any more"
            yield Finding(level="warn", what="decisions", text=text)


def _state(folder: Path, now: datetime) -> Iterator[Finding]:
    if now < _EARLIEST:
        yield Finding(level="fail", what="clock", text=f"is at {now:%Y-%m-%d}: not set", status=74)
    path = folder / FILE_NAME
    try:
        there = is_there(path)
    except StateError as error:
        yield _failed("state", error)
        return
    if not there:
        yield Finding(
            level="ok", what="state", text=f"none yet in {folder}; the first run makes it"
        )
        return
    yield from _privacy(folder, path)
    if not is_state(path):
        yield _failed("state", StateError(f"{path}: damaged, or not a state of digest"))
        return
    try:
        yield from _contents(path, now)
    except DigestError as error:
        yield _failed("state", error)


def _privacy(folder: Path, path: Path) -> Iterator[Finding]:
    for place in (folder, path):
        mode = place.stat().st_mode & 0o777
        if mode & 0o077:
            text = f"{place}: others can read it (mode {mode:o}); 'chmod go= {place}' mends it"
            yield Finding(level="warn", what="state", text=text)
        if not os.access(place, os.R_OK | os.W_OK):
            yield _failed("state", StateError(f"{place}: cannot be written"))


def _contents(path: Path, now: datetime) -> Iterator[Finding]:
    with open_readonly(path) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > schema.VERSION:
            raise StateError(f"{path}: made by a newer version of digest; update digest")
        check(db, path)
        last, leap = last_run(db), leap_around(db, now)
        held = db.execute("SELECT reason FROM hold").fetchone() if version == schema.VERSION else ()
    size = path.stat().st_size / 1024 / 1024
    since = f"last run {last:%Y-%m-%d %H:%M} UTC" if last else "no run yet"
    yield Finding(level="ok", what="state", text=f"{path}: whole, {size:.1f} MB, {since}")
    if version < schema.VERSION:
        yield Finding(
            level="ok", what="state", text=f"version {version}: the next run brings it up to date"
        )
    if last and last > now:
        # A run says so too, and ends with 0: it does all but publish.
        until = "nothing is published until then" if not leap else "it counts as made now"
        text = f"is before the last run ({last:%Y-%m-%d %H:%M} UTC): is it right? ({until})"
        yield Finding(level="warn", what="clock", text=text)
    else:
        yield Finding(level="ok", what="clock", text=f"{now:%Y-%m-%d %H:%M} UTC")
    if held:
        text = f"nothing is mailed: {held[0]}; 'digest restore --take-over' lets it send"
        yield Finding(level="warn", what="mail", text=text)


def _sources(config: Config) -> Iterator[Finding]:
    if not config.sources:
        yield Finding(level="warn", what="source", text="none configured; runs need PATHS")
    for source in config.sources:
        try:
            first = next(FileSource(path=source.path, base=config.base).read(), None)
        except SourceError as error:
            yield _failed("source", error)
            continue
        if first is None:
            yield Finding(level="warn", what="source", text=f"{source.path}: holds nothing")
        else:
            yield Finding(level="ok", what="source", text=source.path)


def _output(output: Path) -> Iterator[Finding]:
    place = output
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if not place.is_dir():
        yield _failed("output", OutputError(f"{place}: not a folder"))
    elif not os.access(place, os.W_OK | os.X_OK):
        yield _failed("output", OutputError(f"{place}: cannot be written"))
    elif (free := shutil.disk_usage(place).free) < _LEAST_FREE:
        text = f"{output}: only {free // 1024 // 1024} MB free"
        yield Finding(level="warn", what="output", text=text)
    else:
        yield Finding(level="ok", what="output", text=str(output))


def _template(edition: EditionConfig, config: Config) -> Iterator[Finding]:
    mail = ("eml",) if edition.is_mailed else ()
    try:
        render(
            _empty(edition),
            formats=tuple(dict.fromkeys((*edition.formats, *mail))),
            sender=config.mail.sender,
            template_dirs=template_dirs(edition),
        )
    except ConfigError as error:
        yield _failed("template", error)
        return
    text = f"{edition.name}: {edition.template or 'as shipped'}"
    yield Finding(level="ok", what="template", text=text)


def _empty(edition: EditionConfig) -> Digest:
    instant = datetime(2026, 11, 23, 7, tzinfo=UTC)
    return Digest(
        edition=edition.name,
        day=date(2026, 11, 23),
        title=edition.title,
        note=edition.note,
        period=Period(start=instant, end=instant, zone="UTC"),
    )


def _mail(config: Config, environ: Mapping[str, str]) -> Iterator[Finding]:
    mail, people = config.mail, []
    try:
        for edition in config.editions:
            for one in recipients_of(edition):
                people.append(one)
                if one.trouble:
                    text = f"{edition.name}: {one.trouble}"
                    yield Finding(level="warn", what="mail", text=text)
        if not people:
            yield Finding(level="ok", what="mail", text="no edition has recipients")
            return
        unsubscribe_secret(mail)
        delivery(mail).close()
        if mail.transport in ("smtp", "lmtp"):
            connect(mail, _password(config, environ)).close()
            place = f" at {mail.host}:{mail.usual_port}"
        else:
            place = ""
    except DigestError as error:
        yield _failed("mail", error)
        return
    number = f"{len(people)} recipient{'' if len(people) == 1 else 's'}"
    text = f"{number}, by {mail.transport}{place}"
    yield Finding(level="ok", what="mail", text=text)


def _password(config: Config, environ: Mapping[str, str]) -> Secret | None:
    mail = config.mail
    if not mail.user:
        return None
    return read_secret(
        environ,
        env=mail.password_env,
        file=mail.password_file,
        command=mail.password_command,
    )


def _failed(what: str, error: DigestError) -> Finding:
    return Finding(level="fail", what=what, text=str(error), status=error.exit_status)
