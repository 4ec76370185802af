"""Words: the words of a sentence, and which of them are of what kind in English."""

import re
from functools import cache
from typing import NamedTuple

from digest.summarize.openers import opener_words

# A word, a number or a mark.
TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:(?:[.'’&-]|\.-)[^\W_]+)*|--|[,;:()—–]|(?<= )-(?= )"
)
# No subject is longer.
_FARTHEST = 320
PREPOSITIONS = frozenset(
    "in at on during with from over near outside inside through throughout across under against "
    "for by into onto via about between among amid without within toward towards behind beyond "
    "above below around along despite following including".split()
)
PARTICIPLES = frozenset(
    "born bought brought built caught fought found given held hit hurt kept known led left lost "
    "laid made paid put read seen sent shot slain sold spread stolen struck taken thrown won "
    "written worn".split()
)
# No deed is told by these without whom it was done to: before a preposition, they only say what
# somebody is: "a man accused of".
DONE_TO = frozenset(
    "accused arrested blamed captured charged convicted crushed detained diagnosed displaced "
    "employed evacuated evicted hospitalized imprisoned infected injured jailed killed linked "
    "murdered named nominated rescued sentenced stabbed stranded suspected trapped wounded".split()
)
DETERMINERS = frozenset("a an the this that these those his her its their our my".split())
SINGULAR = frozenset("is was has isn't wasn't hasn't".split())
PLURAL = frozenset("are were have aren't weren't haven't".split())
HELPING = (
    SINGULAR
    | PLURAL
    | frozenset(
        "had will would can could may might must should hadn't won't cannot can't couldn't be been "
        "being not".split()
    )
)
MODAL = frozenset("will would can could may might must should".split())
PRONOUNS = frozenset("he she they it we i you".split())
# Each of these brings a verb of its own; the latter only if a verb follows soon.
SUBORDINATING = frozenset(
    "who which that whose where when while whom what how why because although though if unless "
    "whether".split()
)
AMBIGUOUS = frozenset("after before since as than until".split())
RELATIVE = frozenset(("who", "which", "that", "whose", "where"))
JOINING = frozenset("and or but nor to not".split())
NO_NOUN = JOINING | SUBORDINATING | PREPOSITIONS
# A noun, or a participle, as often as the verb of a sentence.
_DOUBTFUL = PARTICIPLES | frozenset(
    "cost costs force forces plan plans play plays work works run runs set sets cut cuts hits use "
    "uses visit visits vote votes order orders hope hopes fear fears find look let lets lay lie "
    "lies bear bore bound bent bid cast sought spent split stay stays sweeps stands starts trail "
    "trails turns understood heard taught felt need needs rises rose rules falls fall fell saw say "
    "mean get eat go be been become grown gone ended wound shed shows seem means leads loses prove "
    "proves opens faces helped met used want buys calls drives gains gain reads killed "
    "continue remain".split()
)
# These are neither nouns nor participles.
_VERBS = frozenset(
    "accuses admits adopts allows announces apologizes appears approves argues arrives asks "
    "assures awaits beat becomes begins builds captures carries celebrates confirms considers "
    "contains creates declares defeats defends describes deserves destroys enters expects "
    "expires explains explores follows froze gathers grows happens hears hires holds includes "
    "insists intends introduces invites involves learns plunges proposes provides publishes "
    "pulls quits raises receives reflects rejects represents requires resigns reveals serves "
    "shrank sprang suffers suggests unveils writes".split()
)
ADVERBS = frozenset("never now also still already".split())
_PAST_IN_EED = frozenset("agreed disagreed freed guaranteed decreed refereed".split())
SAYING = frozenset("say says said told saying tells".split())
# These may stand with a day before a verb.
DAYLIKE = frozenset(("on", "late", "early"))
DASHES = frozenset(("—", "–", "--", "-"))


class Word(NamedTuple):
    """A word or mark of a sentence, with its place."""

    text: str
    lower: str
    start: int
    end: int


def words_of(sentence: str) -> list[Word]:
    """Return the words and marks that a sentence begins with."""
    curved = "’" in sentence
    found = []
    for own in TOKEN.finditer(sentence, 0, _FARTHEST):
        text = own[0]
        # The month is no verb.
        lower = "in May" if text == "May" else text.lower()
        found.append(Word(text, lower.replace("’", "'") if curved else lower, *own.span()))
    return found


@cache
def known_verbs() -> frozenset[str]:
    """Return the English verbs of sentences that no ending shows, and common ones in -s."""
    return opener_words("en", "verb") | _VERBS | {"continue", "remain"}


@cache
def finite_verbs() -> frozenset[str]:
    """Return those that are hardly anything else than the verb of a clause."""
    return (known_verbs() - _DOUBTFUL - {"am"}) | (HELPING - {"be", "been", "being", "not"})


def may_be_verb(own: str) -> bool:
    """Return whether a word in lower case can be the verb of a clause."""
    if own in finite_verbs() or own in _DOUBTFUL:
        return True
    # "vaccine-induced", but "re-opened".
    return _ends_past(own) and own.find("-") < len("re-")


def is_adverb(own: str) -> bool:
    """Return whether a word in lower case looks like an adverb: "never", "slowly"."""
    return own in ADVERBS or own.endswith("ly")


def is_past(own: str) -> bool:
    """Return whether a word in lower case looks like a participle: "jailed", "held"."""
    return "-" not in own and (_ends_past(own) or own in PARTICIPLES)


def _ends_past(own: str) -> bool:
    """Whether a word looks like one in the past: not "breed"."""
    return own.endswith("ed") and len(own) > 4 and (own[-3] != "e" or own in _PAST_IN_EED)
