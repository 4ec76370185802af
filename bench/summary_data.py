"""The development sets of summaries as passages; DIGEST_DATA names the folder that holds them."""

import json
import lzma
import os
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from digest.clean import find_blocks
from digest.language import split_sentences
from digest.model import Sentence
from digest.summarize import Passage, flag_sentences, read_passage

DATA = Path(os.environ.get("DIGEST_DATA", Path(__file__).parents[2] / "shared" / "data"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article with the summary that people wrote of it."""

    id: str
    reference: str
    text: str
    passage: Passage


def load(name: str, *, most: int | None = None) -> list[Sample]:
    """Return the samples of a set such as ``dev/cnn_dev``, the first ``most`` of them.

    Raises:
        FileNotFoundError: the data is not there.
    """
    path = DATA / "summaries" / f"{name}.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, most)]
    return [sample(row["id"], row["text"], row["summary"], row.get("title", "")) for row in rows]


def sample(key: str, text: str, reference: str, title: str = "") -> Sample:
    """Return an article cut up as the tool cuts it up."""
    return Sample(id=key, reference=reference, text=text, passage=read(text, title))


def uncleaned(own: Sample) -> Sample:
    """Return the sample cut into sentences line by line, with all that is not prose left in."""
    sentences: list[str] = []
    for line in own.text.splitlines():
        sentences += [line[start:end] for start, end in split_sentences(line, language="en")]
    passage = read_passage(sentences, range(len(sentences)), title=own.passage.title)
    return replace(own, passage=passage)


def read(text: str, title: str = "", *, language: str = "en") -> Passage:
    """Return the passage of a text, with what is not prose left out."""
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    bodies = [block for block in find_blocks(text, language=language) if block.kind == "body"]
    for number, block in enumerate(bodies):
        found = split_sentences(text[block.start : block.end], language=language)
        spans += [(block.start + start, block.start + end) for start, end in found]
        paragraphs += [number] * len(found)
    sentences = [text[start:end] for start, end in spans]
    return read_passage(sentences, paragraphs, title=title, language=language)


def as_sentences(passage: Passage, scores: tuple[int, ...]) -> tuple[Sentence, ...]:
    """Return the sentences as an analysis stores them."""
    places: dict[str, int] = {}
    for own in passage.terms:
        for term in own:
            places.setdefault(term, len(places))
    flags = flag_sentences([passage])[0]
    at = 0
    found = []
    for number, text in enumerate(passage.sentences):
        found.append(
            Sentence(
                text=text,
                start=at,
                end=at + len(text),
                paragraph=passage.paragraphs[number],
                words=passage.words[number],
                terms=tuple(sorted({places[term] for term in passage.terms[number]})),
                score=scores[number],
                flags=flags[number],
            )
        )
        at += len(text) + 1
    return tuple(found)
