"""How many sources tell a story, and how many of them did not take it from each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from digest.model import UNKNOWN_SOURCE, Analyzed, Article, Outlet, Settings, Story
from digest.outlets import outlet_of
from digest.stories.copies import find_copies
from digest.text import fold

_MARKING = frozenset(("dateline", "agency", "byline"))
# An unknown agency signs by letters of its own: "(MNA)".
_SIGN = re.compile(r"[(\[]\s?([A-Z]{2,6})\s?[)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owners:
    """The shipped table: who owns a source, and how agencies sign.

    Attributes:
        names: owner by folded name of a source.
        hosts: owner by host.
        signs: agency by its sign, as written.
    """

    names: dict[str, str]
    hosts: dict[str, str]
    signs: dict[str, str]


def count_sources(story: Story, outlets: Sequence[Outlet]) -> tuple[int, int]:
    """Return how many different sources report a story, and how many independent ones.

    Copies of one text count once, whoever prints them; what an agency signs counts as the
    agency, wherever it is printed; sources of one owner count once. Articles whose source is
    unknown count neither way.

    Args:
        story: its articles and copies are counted, what earlier digests told is not.
        outlets: what the configuration says of owners; it outweighs the shipped table.
    """
    members = sorted((*story.articles, *story.copies), key=lambda told: told.article.id)
    settings = Settings(outlets=tuple(outlets))
    named = {fold(told.article.source) for told in members if _is_named(told)}
    origins = set()
    # A story without copies has none among its articles either: grouping looked for them.
    groups = [own.members for own in find_copies(members)] if story.copies else _each(members)
    for group in groups:
        known = [members[n] for n in group if _is_named(members[n])]
        if known:
            origins.add(_origin(known, settings))
    return len(named), len(origins)


def _each(members: Sequence[Analyzed]) -> list[tuple[int, ...]]:
    return [(number,) for number in range(len(members))]


def agency_of(told: Analyzed) -> str:
    """Return the agency that signs an article, in lower case; "" if none does."""
    article = told.article
    signs = _owners().signs
    texts = [
        article.text[block.start : block.end]
        for block in told.analysis.blocks
        if block.kind in _MARKING
    ]
    for text in (*texts, article.author):
        for sign in _sign_pattern().findall(text):
            return signs[sign]
    for block in told.analysis.blocks:
        if block.kind == "agency" and (
            found := _SIGN.search(article.text[block.start : block.end])
        ):
            return found[1].lower()
    return ""


def _origin(group: Sequence[Analyzed], settings: Settings) -> str:
    """Return who the text of some copies is from: an agency, else the owner of the earliest."""
    signed = sorted({agency for told in group if (agency := agency_of(told))})
    if signed:
        return signed[0]
    first = min(group, key=lambda told: (told.article.published or "~", told.article.id))
    return _owner(first.article, settings)


def _owner(article: Article, settings: Settings) -> str:
    outlet = outlet_of(article, settings)
    if outlet and outlet.owner:
        return fold(outlet.owner)
    table = _owners()
    name = fold(article.source)
    host = (urlsplit(article.url).hostname or "").removeprefix("www.")
    return table.names.get(name) or _owner_of_host(host, table.hosts) or name


def _owner_of_host(host: str, hosts: dict[str, str]) -> str:
    while host:
        if host in hosts:
            return hosts[host]
        host = host.partition(".")[2]
    return ""


def _is_named(told: Analyzed) -> bool:
    return told.article.source not in {"", UNKNOWN_SOURCE}


@cache
def _owners() -> _Owners:
    from importlib.resources import files

    text = (files("digest") / "data" / "owners.tsv").read_text(encoding="utf-8")
    owners = _Owners(names={}, hosts={}, signs={})
    for line in text.rstrip("\n").split("\n")[1:]:
        kind, owner, row = line.split("\t")
        key = fold(owner)
        owners.names[key] = key
        for own in row.split("|"):
            if kind == "agency" and not own.startswith("."):
                owners.signs[own] = key
            if own.startswith("."):
                owners.hosts[own[1:]] = key
            else:
                owners.names[fold(own)] = key
    return owners


@cache
def _sign_pattern() -> re.Pattern[str]:
    signs = sorted(_owners().signs, key=lambda sign: (-len(sign), sign))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, signs))})(?!\w)")
