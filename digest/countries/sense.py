"""What a surface may mean."""

from dataclasses import dataclass

BLOCKER, BODY, HIDER = "X", "S", "-"
FOREVER = 9999


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface means.

    Attributes:
        kind: N name, D demonym, C capital, L city, A region, I institution, P leader (upper case
            counts alone, lower case and T only support), X blocker, S body above the states;
            "-" a word in which a name only seems to stand, and of which nobody is told.
        codes: the countries it may mean, the usual one first; of a body its short name.
        since: the first year in which it holds, of leaders and institutions; 0 if it always has.
        until: the last year.
        joint: whether all of the codes are meant at once, each by a letter: 日米, 한미.
        letter: of one country of a joint surface, which of its letters it is, from 0.
    """

    kind: str
    codes: tuple[str, ...]
    since: int = 0
    until: int = FOREVER
    joint: bool = False
    letter: int = 0
