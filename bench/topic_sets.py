"""Reads the development sets of topic-labelled news, for training and measuring."""

import gzip
import html
import json
import os
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from digest.topics.names import CODES, SLUGS

_LANGUAGES = {"eng": "en", "fra": "fr", "deu": "de", "spa": "es", "arb": "ar", "zho": "zh"}

# Sets whose terms allow weights learned from them to be shipped, and the others.
TRAINING = ("huffpost_headlines", "gold_iptc_wikinews", "sib200", "bbc_rss_2022")
EVALUATION = ("bbc2005", "nyt_desks", "masakhanews", "newsapi_headlines", "trinidad_gbc_weak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with its topics, as numbers of ``SLUGS``.

    Attributes:
        topics: the label; empty if the source's class has no clean topic.
        accepted: every topic that counts as right; empty if nothing is known.
        url: of the article, "" if the set has none.
        section: of the newspaper, beside the label; "" if it is none or the set has none.
        keywords: of the newspaper's index.
    """

    title: str
    text: str
    language: str = "en"
    topics: frozenset[int] = frozenset()
    accepted: frozenset[int] = frozenset()
    url: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()


def data_folder() -> Path:
    """Return the folder of the development sets: ``DIGEST_DATA``, else beside the repository."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("DIGEST_DATA", beside))


@cache
def read_set(name: str) -> tuple[Example, ...]:
    """Return the examples of ``name``, in all its languages."""
    with gzip.open(data_folder() / "topics" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(_example(json.loads(line)) for line in lines)


def in_language(examples: tuple[Example, ...], language: str) -> tuple[Example, ...]:
    """Return the examples of ``language``."""
    return tuple(example for example in examples if example.language == language)


def _example(row: dict[str, object]) -> Example:
    code = str(row.get("lang") or "en")[:3].rstrip("_")
    topics, accepted, keywords = row["topics"], row["accept"], row.get("keywords", [])
    assert isinstance(topics, list)
    assert isinstance(accepted, list)
    assert isinstance(keywords, list)
    section = str(row.get("section") or "")
    return Example(
        title=_plain(row["title"]),
        text=_plain(row["text"]),
        language=_LANGUAGES.get(code, code),
        topics=frozenset(map(SLUGS.index, topics)),
        accepted=frozenset(map(SLUGS.index, accepted)),
        url=str(row.get("url") or ""),
        section="" if section == "Unknown" else section,
        keywords=tuple(map(str, keywords)),
    )


def _plain(value: object) -> str:
    return re.sub(r"<[^>]+>", " ", html.unescape(str(value or "")))


def read_wikinews() -> tuple[Example, ...]:
    """Return the Wikinews articles of the country sets, which have no topic label (CC BY 2.5)."""
    path = data_folder() / "country" / "wikinews_2019_2020.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(Example(title=_plain(r["title"]), text=_plain(r["text"])) for r in rows)


def read_taxonomy(language: str) -> tuple[Example, ...]:
    """Return the name and definition of every Media Topic in ``language`` (CC BY 4.0)."""
    keys = {"en": "en-GB", "da": "dk", "no": "no-NB", "pt": "pt-PT", "sv": "se", "zh": "zh-Hans"}
    key = keys.get(language, language)
    path = data_folder() / "topics" / "mediatopics_2023-10-24.json.gz"
    concepts = json.loads(gzip.decompress(path.read_bytes()))
    found = []
    for concept in concepts:
        if not concept["retired"] and key in concept["name"]:
            topics = frozenset({CODES.index(concept["top"])})
            text = concept["definition"].get(key) or ""
            blank = Example(title=concept["name"][key], text=text, language=language)
            found.append(replace(blank, topics=topics, accepted=topics))
    return tuple(found)
