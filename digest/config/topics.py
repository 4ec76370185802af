"""``[[topic]]``: topics of the user, and their names wherever an edition or a person gives one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from digest.config.edition import EditionConfig
from digest.config.kinds import checked, nearest, text, texts
from digest.config.table import Key, Table, read_table
from digest.errors import ConfigError
from digest.interest import OTHER, find_topic
from digest.model import OWN, OwnTopic
from digest.topics.names import CODES, topic_name


def _parent(value: str, where: str) -> str:
    return topic_code(value, (), where=where) if value else ""


def _entry(value: str, where: str) -> None:
    if not any(map(str.isalnum, value)):
        raise ConfigError(f"{where}: {value!r} has no word in it")


TOPIC = Table(
    name="topic",
    many=True,
    about="A topic of your own. Its name may stand wherever a topic's may: in `topics` and "
    "`follow` of an edition, and in `digest fix --topic`. See docs/topics.md for how it is found.",
    keys=(
        Key(name="name", kind=text(), default=None, about="The heading that readers see."),
        Key(
            name="words",
            kind=texts(_entry),
            default=[],
            about="Any of them speaks for the topic, in any of its forms.",
        ),
        Key(
            name="phrases",
            kind=texts(_entry),
            default=[],
            about="Words side by side, in this order; each phrase counts as two words.",
        ),
        Key(
            name="exclude",
            kind=texts(_entry),
            default=[],
            about="An article with one of these words or phrases is not on the topic.",
            field="without",
        ),
        Key(
            name="parent",
            kind=checked("name or code of a topic", _parent),
            default="",
            about='The topic of the news that it belongs to, such as "Economy".',
        ),
    ),
)


def read_topic(given: dict[str, Any], where: str, base: Path) -> OwnTopic:
    """Return a ``[[topic]]``.

    Raises:
        ConfigError: a key or value is wrong, nothing tells the topic, or its name is taken.
    """
    values = read_table(TOPIC, given, where=where, base=base)
    values["name"] = " ".join(values["name"].split())
    if not values["name"]:
        raise ConfigError(f"{where} needs a name")
    if find_topic(values["name"]):
        raise ConfigError(f"{where}: {values['name']!r} is a topic already; choose another name")
    if not values["words"] and not values["phrases"]:
        raise ConfigError(f"{where} ({values['name']}) needs words or phrases")
    return OwnTopic(**values)


def topic_code(given: str, own: Sequence[OwnTopic], *, where: str) -> str:
    """Return the code of a topic given by name or code; ``other`` for none.

    Args:
        given: in any case.
        own: those of the configuration.
        where: how a message names the place.

    Raises:
        ConfigError: there is none; the message names the nearest.
    """
    code = _own_code(given, own) or ("" if given.startswith(OWN) else find_topic(given))
    if code:
        return code
    known = (*(topic.name for topic in own), *map(topic_name, CODES), OTHER)
    raise ConfigError(f"{where}: no topic is called {given!r}{nearest(given, known)}")


def with_codes(edition: EditionConfig, own: Sequence[OwnTopic], where: str) -> EditionConfig:
    """Return an edition that names topics by code, and what it follows of the user's own ones.

    Raises:
        ConfigError: it filters by a topic that is not known.
    """
    codes = (topic_code(given, own, where=f"{where}: topics") for given in edition.topics)
    follow = (_own_code(given, own) or given for given in edition.follow)
    return replace(edition, topics=tuple(codes), follow=tuple(follow))


def _own_code(given: str, own: Sequence[OwnTopic]) -> str:
    wanted = " ".join(given.split()).casefold()
    found = (
        topic.code for topic in own if wanted in (topic.name.casefold(), topic.code.casefold())
    )
    return next(found, "")
