"""Categories: what a source files an article under, as dumps and front matter state it."""

from collections.abc import Iterator, Mapping

from digest.readers.markup import show_line

_FIELDS = ("categories", "category", "section", "tags")
_NAMES = ("term", "name")  # of an object, as feeds and systems for content write them


def read_categories(record: Mapping[str, object]) -> tuple[str, ...]:
    """Return the categories that the fields of a record state, in order, each once.

    A field is a text, an object with a name, or a list of these; anything else is left out.
    """
    stated = dict.fromkeys(text for field in _FIELDS for text in _texts(record.get(field)))
    shown = (show_line(text).strip() for text in stated)
    return tuple(dict.fromkeys(text for text in shown if text))


def _texts(value: object) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        names = [entry.get(key) for key in _NAMES] if isinstance(entry, dict) else [entry]
        yield from [name for name in names if isinstance(name, str)][:1]
