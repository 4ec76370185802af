"""Clusters of articles with the summary that people wrote of each, as the tool analyzes them."""

import gzip
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.summary_data import DATA, as_sentences, read
from digest.language import split_sentences
from digest.model import Analysis, Analyzed, Article
from digest.summarize import Passage, score_sentences
from digest.summarize.passage import read_passage

SETS = ("summaries/dev/multinews_dev", "stories/multinews100")
_BORDER = "story_separator_special_tag"
# Where the lower-case set was cut behind an abbreviation.
_CUT_SHORT = re.compile(
    r"(?:^|[\s.])(?:[a-z]|mr|mrs|ms|dr|st|gov|sen|rep|gen|jan|feb|aug|sept|oct|nov|dec|no|inc|www|"
    r"https?://\S*)\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A cluster: its articles, the same as passages, and the summary to compare with."""

    id: str
    reference: str
    articles: tuple[Analyzed, ...]
    passages: tuple[Passage, ...]

    @property
    def whole(self) -> Passage:
        """The articles one behind the other."""
        paragraphs: list[int] = []
        for own in self.passages:
            first = paragraphs[-1] + 1 if paragraphs else 0
            paragraphs += [first + number for number in own.paragraphs]
        return read_passage([text for own in self.passages for text in own.sentences], paragraphs)


def load_groups(name: str) -> list[Group]:
    """Return the clusters of one of ``SETS``; FileNotFoundError without the data."""
    rows = _lower_case() if name.startswith("summaries") else _by_cluster()
    found = [_group(key, reference, texts) for key, reference, texts in rows]
    return [own for own in found if own.articles]


def _lower_case() -> Iterator[tuple[str, str, list[str]]]:
    path = DATA / "summaries" / "dev" / "multinews_dev.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts = [_restore(own) for own in row["text"].split(_BORDER) if own.strip()]
            yield row["id"], row["summary"], texts


def _by_cluster() -> Iterator[tuple[str, str, list[str]]]:
    texts: dict[str, list[str]] = {}
    references: dict[str, str] = {}
    with gzip.open(DATA / "stories" / "multinews100.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts.setdefault(row["cluster"], []).append(row["text"])
            references[row["cluster"]] = row["reference"]
    for key, own in texts.items():
        spans = split_sentences(references[key], language="en")
        yield key, "\n".join(references[key][start:end] for start, end in spans), own


def _restore(text: str) -> str:
    """Return a text of the lower-case set with its sentences' capitals and marks set right.

    ROUGE does not see the difference; the rules of readability, which every sentence of the
    set would break, do.
    """
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.replace("&amp;", "&").split("\n"))):
        if lines and _CUT_SHORT.search(lines[-1]) and not lines[-1].endswith(" ."):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return "\n\n".join(map(_restore_line, lines))


def _restore_line(line: str) -> str:
    line = re.sub(r" (?:' ?)? ?(s|re|ve|ll|d|m|t)\b(?= )", r"'\1", line)
    line = re.sub(r" ([.,;:!?)%])", r"\1", line)
    line = re.sub(r"([($]) ", r"\1", line)
    parts = [part.strip() if number % 2 else part for number, part in enumerate(line.split('"'))]
    whole = " ".join('"'.join(parts).split())
    return re.sub(r"^(\W*)([a-z])", lambda match: match[1] + match[2].upper(), whole)


def _group(key: str, reference: str, texts: list[str]) -> Group:
    passages = [own for own in map(read, texts) if own.sentences]
    return Group(
        id=key,
        reference=reference,
        articles=tuple(_analyzed(f"{key}-{n}", own) for n, own in enumerate(passages)),
        passages=tuple(passages),
    )


def _analyzed(key: str, passage: Passage) -> Analyzed:
    different = dict.fromkeys(term for own in passage.terms for term in own)
    return Analyzed(
        article=Article(
            id=key, source=key, text="\n".join(passage.sentences), language=passage.language
        ),
        analysis=Analysis(
            article_id=key,
            language=passage.language,
            sentences=as_sentences(passage, score_sentences([passage])[0]),
            terms=tuple(different),
        ),
    )
