"""What a surface may mean."""

from dataclasses import dataclass

BLOCKER, BODY = "X", "S"
FOREVER = 9999


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface means.

    Attributes:
        kind: N name, D demonym, C capital, L city, A region, I institution, P leader (upper case
            counts alone, lower case and T only support), X blocker, S body above the states.
        codes: the countries it may mean, the usual one first; of a body its short name.
        since: the first year in which it holds, of leaders and institutions; 0 if it always has.
        until: the last year.
    """

    kind: str
    codes: tuple[str, ...]
    since: int = 0
    until: int = FOREVER
