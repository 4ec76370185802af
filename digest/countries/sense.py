"""What a surface may mean."""

from dataclasses import dataclass

BLOCKER, BODY = "X", "S"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface means.

    Attributes:
        kind: N name, D demonym, C capital, L city, A region, I institution, P leader (upper case
            counts alone, lower case and T only support), X blocker, S body above the states.
        codes: the countries it may mean, the usual one first; of a body its short name.
    """

    kind: str
    codes: tuple[str, ...]
