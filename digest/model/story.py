"""The articles that tell of one event."""

from dataclasses import dataclass
from datetime import date

from digest.model.analysis import Analyzed


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell of one event.

    Attributes:
        id: 16 hexadecimal digits, from the ids of its articles.
        articles: the articles, best told first; at least one.
        copies: articles that repeat one of ``articles``, word for word or nearly so.
        earlier: what earlier digests of the edition told of the event; not printed again.
        first: the day of the digest that told of it first; None for a new event.
        printed: the sentences that earlier digests printed of it.
        because: why these articles are together and what was kept apart, in lines for a person.
    """

    id: str
    articles: tuple[Analyzed, ...]
    copies: tuple[Analyzed, ...] = ()
    earlier: tuple[Analyzed, ...] = ()
    first: date | None = None
    printed: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
