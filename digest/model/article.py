"""What comes in: bytes, drafts, articles, and the inputs that were not taken."""

from dataclasses import dataclass

UNKNOWN_SOURCE = "unknown source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What a source found: bytes and where they were.

    Attributes:
        name: how the input is named to a person, such as its path; ``-`` is standard input.
        source: the name of the source it belongs to, "" when there is none.
        body: the bytes, as they are.
        language: the language its source states, "" when it states none.
        place: its path below the source, which stays when the file is edited; "" if it has none.
    """

    name: str
    source: str = ""
    body: bytes
    language: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a reader found it: fields as stated, not yet normalized or checked.

    Attributes:
        name: how the input is named to a person: a path, or ``path:LINE`` in a dump.
        date: the date as stated, in any notation.
        categories: what its source files it under, in the order stated.
    """

    name: str
    text: str
    title: str = ""
    ref: str = ""
    date: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text.

    Attributes:
        id: 16 hexadecimal digits, the hash of the canonical URL, else of the text.
        ref: the id that its input gave it, "" if none; it may repeat.
        name: how its input is named to a person.
        source: who published it, or ``UNKNOWN_SOURCE``.
        text: the body, NFC, ``\\n`` line ends, a blank line between paragraphs; "" if title only.
        title: as stated, one line; "" if the input gives none.
        published: as claimed, ISO 8601 with its own precision: ``YYYY-MM``, ``YYYY-MM-DD``, or an
            instant with offset; "" if unknown or impossible.
        language: ISO 639-1, ``und`` if unknown.
        place: source and path (or given id) that an edited version shares; "" if there is none.
        categories: what its source files it under, as stated: at most 12 short lines, each once.
    """

    id: str
    ref: str = ""
    name: str = ""
    place: str = ""
    source: str = UNKNOWN_SOURCE
    text: str
    title: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    language: str = "und"
    categories: tuple[str, ...] = ()

    @property
    def public_id(self) -> str:
        """The id that documents show: the given one, else the article's own."""
        return self.ref or self.id
