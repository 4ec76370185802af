"""Verify: prove that every sentence of a digest stands word for word in its source article."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from digest.errors import InputError
from digest.extract import article_id
from digest.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was checked, and a line for each sentence that could not be proved."""

    sentences: int
    articles: int
    faults: tuple[str, ...]


def verify_digest(digest: Mapping[str, Any], find: Callable[[str], Iterable[Article]]) -> Proof:
    """Return the proof of a digest.

    Args:
        digest: the content of a digest.json.
        find: returns the articles that a public id may mean; given ids can repeat.

    Raises:
        InputError: it is not a digest.
    """
    faults: list[str] = []
    seen: set[str] = set()
    number = 0
    for sentence in _sentences(digest):
        number += 1
        text, id_ = sentence["text"], sentence["article"]
        seen.add(id_)
        articles = tuple(find(id_))
        if not articles:
            faults.append(f"article {id_} is not there: {_short(text)}")
        elif not any(
            article.text[sentence["start"] : sentence["end"]] == text for article in articles
        ):
            faults.append(f"not in article {id_} at its place: {_short(text)}")
    return Proof(sentences=number, articles=len(seen), faults=tuple(faults))


def parse_digest(text: str, *, name: str) -> Mapping[str, Any]:
    """Return the content of a digest.json.

    Raises:
        InputError: it is none.
    """
    try:
        digest = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not a digest.json ({error})") from error
    if not isinstance(digest, dict) or digest.get("schema") != 1 or "sections" not in digest:
        raise InputError(f"{name}: not a digest.json of schema 1")
    return digest


def read_extract(text: str, *, name: str) -> Mapping[str, tuple[Article, ...]]:
    """Return the articles of the output of ``digest extract``, by given id and by article id.

    Raises:
        InputError: a line is not of that form.
    """
    found: dict[str, tuple[Article, ...]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            body, url, title = record["text"], record["url"], record["title"]
            own = article_id(url=url, text=body, title=title)
            given = str(record["id"])
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
            raise InputError(f"{name}:{number}: not a line of 'digest extract'") from error
        article = Article(id=own, text=body, title=title)
        for id_ in {own, given}:
            found[id_] = (*found.get(id_, ()), article)
    return found


def _sentences(digest: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        for section in digest["sections"]:
            yield from _section_sentences(section)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError("the digest lacks a field of schema 1") from error


def _section_sentences(section: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for story in section["stories"]:
        yield from map(_checked, story["summary"])
    for inner in section["sections"]:
        yield from _section_sentences(inner)


def _checked(sentence: dict[str, Any]) -> dict[str, Any]:
    places = sentence["start"], sentence["end"]
    if not all(type(place) is int and place >= 0 for place in places):
        raise InputError("the digest has a sentence without its place")
    if not (isinstance(sentence["text"], str) and isinstance(sentence["article"], str)):
        raise InputError("the digest has a sentence without its text or article")
    return sentence


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
