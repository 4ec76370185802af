"""Predicates: the verb of an English sentence, and what stands between its subject and it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from digest.summarize.openers import opener_words

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|--|[,;:()—–]|(?<= )-(?= )")
# No subject is longer.
_FARTHEST = 320
PREPOSITIONS = frozenset(
    "in at on during with from over near outside inside through throughout across under against "
    "for by into onto about between among amid without within toward towards behind beyond "
    "above below around along despite following including".split()
)
PARTICIPLES = frozenset(
    "born bought brought built caught fought found given held hit hurt kept known led left lost "
    "made paid put read seen sent shot slain sold spread stolen struck taken thrown won written "
    "worn".split()
)
DETERMINERS = frozenset("a an the this that these those his her its their our my".split())
_SINGULAR = frozenset("is was has isn't wasn't hasn't".split())
_PLURAL = frozenset("are were have aren't weren't haven't".split())
_HELPING = (
    _SINGULAR
    | _PLURAL
    | frozenset(
        "had will would can could may might must should hadn't won't cannot can't couldn't be been "
        "being not".split()
    )
)
_PRONOUNS = frozenset("he she they it we i you".split())
# Each of these brings a verb of its own; the latter only if a verb follows soon.
_SUBORDINATING = frozenset(
    "who which that whose where when while whom what how why because although though if unless "
    "whether".split()
)
_AMBIGUOUS = frozenset("after before since as than until".split())
_RELATIVE = frozenset(("who", "which", "that", "whose", "where"))
_JOINING = frozenset("and or but nor to not".split())
# A noun, or a participle, as often as the verb of a sentence.
_DOUBTFUL = PARTICIPLES | frozenset(
    "cost costs force forces plan plans play plays work works run runs set sets cut cuts hits use "
    "uses visit visits vote votes order orders hope hopes fear fears find look let lets lay lie "
    "lies bear bore bound bent bid cast sought spent split stay stays sweeps stands starts trail "
    "trails turns understood heard taught felt need needs rises rose rules falls fall fell saw say "
    "mean get eat go be been become grown gone ended wound shed shows seem means leads loses prove "
    "opens faces helped met used want buys calls drives gains gain reads".split()
)
# In the past, these are no participles of the noun before.
_SPEAKING = frozenset(
    "announced reported warned claimed reacted suggested argued insisted agreed asked decided "
    "declared explained pleaded promised replied responded revealed stated threatened vowed "
    "worried hoped voted appeared seemed wanted".split()
)
_NAMING = frozenset(
    "named called dubbed titled entitled aged based valued given sent paid awarded granted "
    "offered".split()
)
_OBJECTS = frozenset(
    "guilty victory some that back himself herself one two three four five six seven eight nine "
    "ten eleven twelve dozens hundreds thousands".split()
)
_SAYING = frozenset("say says said told saying tells".split())
# Without what restricts them, these say another thing.
_RESTRICTED = frozenset(
    "no not few only any every all most many each none those anyone everyone whoever some several "
    "nobody nothing little less more fewer half other others such both".split()
)
_NO_SUBJECT = re.compile(
    r"(?:[A-Z][a-z]+(?:ing|ly)|Just|Even|Once|When|While|As|If|After|Before|Since|Until|Although|"
    r"Though|Because|Despite|Ago|There|Here|Now|Then|Born|Known|Of|Like|Unlike|According|To|Wh[a-z]+|How|"
    r"One of|[A-Z][a-z]+day)\b"
)
# No subjects, but what opens before one: "A few days after ...".
_TIMES = frozenset("day days week weeks month months year years hour hours minute minutes".split())
_DAYLIKE = frozenset(("on", "late", "early"))
_MANY = frozenset(("police", "people", "men", "women", "children"))
_OPENED = frozenset((",", "—", "–", "--", "-", "("))
_CLOSED = frozenset((",", "—", "–", "--", "-", ")"))
# Before a name these say who bears it.
_OFFICES = frozenset(
    "President Minister Secretary Leader Gov. Governor Sen. Senator Rep. Representative Mayor "
    "Judge Justice Chief Director Chancellor Speaker Coach Actor Actress Singer Rapper Novelist "
    "Author Chairman Chairwoman Commissioner Ambassador Prosecutor Attorney General Gen. Col. Lt. "
    "Sgt. Premier MP MEP MLA CEO Striker Midfielder Defender Winger Captain Champion Businessman "
    "Comedian Journalist Photographer Democrat Republican".split()
)
_NAME = r"[A-Z][\w.'’-]*[\w.]"
_TITLED = re.compile(
    rf"(?P<title>[A-Z][^,;:()\"“”.]{{2,70}}(?:\.|[^,;:()\"“”.])) "
    rf"(?={_NAME}(?: (?:al-|bin |de |van |von |el-)?{_NAME}){{1,3}} (?:is|was|has|had|will|would|"
    r"could|may|might|must|should|says|said|told|[a-z]{3,}ed|won|beat|became|began|came|gave|made|"
    r"took|set|lost|led|hit)\b)"
)


class Word(NamedTuple):
    """A word or mark of a sentence, with its place."""

    text: str
    lower: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words and marks that a sentence begins with."""
    return [
        # The month is no verb.
        Word(own[0], "in May" if own[0] == "May" else own[0].lower().replace("’", "'"), *own.span())
        for own in _TOKEN.finditer(text, 0, _FARTHEST)
    ]


def find_verb(words: Sequence[Word]) -> int:
    """Return the place of an English sentence's verb among its words, 0 if it cannot be told."""
    pending, within, doubtful = 0, False, False
    for n, word in enumerate(words):
        before = words[n - 1].lower if n else ""
        if word.text in ";:":
            return 0
        if _brings_verb(words, n):
            pending, within = pending + (before not in _SUBORDINATING), False
        elif not n or not _may_be_verb(word.lower) or (within and before in _HELPING | _JOINING):
            continue
        elif pending:
            pending, within = pending - 1, True
        elif word.lower in _finite():
            clear = word.lower in _SINGULAR | _PLURAL or _has_object(words, n)
            return n if before not in _JOINING and (clear or not doubtful) else 0
        elif _follows_aside(words, n):
            return n
        elif _is_modifier(words, n) or (within and not _has_object(words, n)):
            doubtful = True
        else:
            told = (within or doubtful) and before not in _JOINING and _has_object(words, n)
            return n if told else 0
    return 0


def find_asides(words: Sequence[Word], verb: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what may be left out before the verb, as places in the text.

    "A man [convicted of arson in May] was freed": from where something follows the head of the
    subject up to the verb, if that can be told for sure; and whether the head says little without
    it: "The man".
    """
    subject = words[:verb]
    if verb < 2 or subject[0].lower in PREPOSITIONS:
        return
    if subject[0].lower in _RESTRICTED and subject[1].lower != "of":
        return
    opens = [n for n in range(1, verb) if _follows_head(subject, n)]
    head = subject[: opens[0]] if opens else subject
    if not opens or _NO_SUBJECT.match(subject[0].text) or head[-1].lower in _TIMES:
        return
    if not _agree(head, words[verb].lower):
        return
    closed = _last_but_day(subject).text in _CLOSED
    named = len(head) > 1 and head[-1].text[:1].isupper()
    for n in opens:
        marked = subject[n].text in _OPENED
        if marked == closed and (
            marked or not (named or _loses_name(subject, head) or _is_kind(subject[:n], head))
        ):
            vague = len(subject[:n]) == 2 and not marked and head[0].text == "The"
            yield subject[n - 1].end, words[verb].start, vague
        if marked:
            break


def find_name(text: str) -> int:
    """Return where the name begins that follows what its bearer is, 0 if none does.

    "Pop singer | Ana Roe was ...".
    """
    found = _TITLED.match(text)
    if found is None or _NO_SUBJECT.match(text):
        return 0
    title = found["title"].split()
    lower = {own.lower() for own in title}
    if title[0].lower() in _RESTRICTED or not lower.isdisjoint(_finite() | _SAYING):
        return 0
    last = title[-1]
    plain = DETERMINERS | PREPOSITIONS | _JOINING | _SUBORDINATING | _AMBIGUOUS | {"of"}
    noun = last.islower() and last not in plain and not last.endswith(("ly", "ing"))
    return found.end() if last in _OFFICES or (noun and not _may_be_verb(last)) else 0


def opens_clause(text: str, place: int) -> bool:
    """Return whether a clause with a verb of its own begins at a place of an English text."""
    for n, own in enumerate(_TOKEN.finditer(text, place, place + 100)):
        if own[0] in ",;:":
            return False
        if not n and own[0].lower() in _PRONOUNS:
            return True
        if _may_be_verb(own[0].lower().replace("’", "'")):
            return n > 0
    return False


@cache
def _finite() -> frozenset[str]:
    return (opener_words("en", "verb") - _DOUBTFUL - {"am"}) | (
        _HELPING - {"be", "been", "being", "not"}
    )


def _may_be_verb(own: str) -> bool:
    return own in _finite() or own in _DOUBTFUL or (own.endswith("ed") and len(own) > 4)


def _brings_verb(words: Sequence[Word], n: int) -> bool:
    own = words[n].lower
    if n + 1 < len(words) and words[n + 1].lower.endswith("ing") and own not in _RELATIVE:
        return own in _PRONOUNS
    if own in _AMBIGUOUS:
        return _has_verb_soon(words[n + 1 : n + 8])
    return own in _SUBORDINATING or own in _PRONOUNS


def _has_verb_soon(words: Sequence[Word]) -> bool:
    for word in words:
        if word.text in ",;":
            return False
        if _may_be_verb(word.lower):
            return True
    return False


def _has_object(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past is a verb, for what it is about follows: "passed a bill"."""
    own, behind = words[n].lower, words[n + 1].lower if n + 1 < len(words) else ""
    certain = behind in DETERMINERS or behind.isdigit() or behind in _OBJECTS
    past = own.endswith("ed") or own in PARTICIPLES
    return past and "-" not in own and own not in _NAMING and certain


def _follows_aside(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past stands behind what a second comma closes: "Roe, 58, pleaded".

    Behind a relative clause it needs no object: "The bus, which was old, crashed on Friday".
    """
    commas = [place for place in range(1, n) if words[place].text == ","]
    if len(commas) < 2 or n + 1 == len(words):
        return False
    behind = words[n + 1].lower
    between = [word.lower for word in words[commas[-1] + 1 : n]]
    timed = all(own in ("on", "late", "early") or own.endswith(("day", "ly")) for own in between)
    objects = behind in DETERMINERS or behind.isdigit() or behind in _OBJECTS
    return timed and (objects or words[commas[-2] + 1].lower in _RELATIVE)


def _is_modifier(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past belongs to a noun: "jailed in May", "a renewed fight"."""
    behind = words[n + 1].lower if n + 1 < len(words) else ""
    if words[n - 1].lower in DETERMINERS:
        return True
    return words[n].lower not in _SPEAKING and (
        behind in PREPOSITIONS or behind in ("of", "and", "while", "as")
    )


def _follows_head(subject: Sequence[Word], n: int) -> bool:
    """Whether what begins here only follows the head of a subject."""
    own, before = subject[n], subject[n - 1]
    bound = DETERMINERS | PREPOSITIONS | _JOINING | _SUBORDINATING
    # Not "A crash followed | by a fire".
    if before.text in _OPENED | _CLOSED or before.lower in bound or before.lower.endswith("ed"):
        return False
    if own.lower in _RELATIVE or own.text in _OPENED or own.lower in PREPOSITIONS:
        return True
    if own.lower == "of":
        return any(word.lower == "of" for word in subject[: max(0, n - 2)])
    gerund = own.lower.endswith("ing")
    if gerund and any(word.lower == "of" for word in subject[:n]):
        return False
    if gerund or (own.lower.endswith("ed") and len(own.text) > 4) or own.lower in PARTICIPLES:
        behind = subject[n + 1].lower if n + 1 < len(subject) else ""
        return behind in PREPOSITIONS | DETERMINERS or behind == "of" or behind.isdigit()
    return False


def _last_but_day(subject: Sequence[Word]) -> Word:
    """Return the last word before a day: "a firm in Ostrow, | on Monday"."""
    rest = [own for own in subject[-3:] if not (own.lower in _DAYLIKE or own.text.endswith("day"))]
    return rest[-1] if rest else subject[-1]


def _loses_name(subject: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether an office is left without its holder: "Minister for transport Roe"."""
    bare = head[0].lower not in DETERMINERS and not head[0].text[0].isdigit()
    return bare and head[-1].text.title() in _OFFICES and subject[-1].text[:1].isupper()


def _is_kind(kept: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether what is kept only names a kind: "Children | who smoke"."""
    if len(kept) >= len(head) + 3 or len(head) > 2:
        return False
    bare = head[0].lower not in DETERMINERS and not head[0].text[0].isdigit()
    return bare and (len(head) == 1 or head[-1].text[-1] == "s")


def _agree(head: Sequence[Word], verb: str) -> bool:
    """Whether a head and the verb are of one number, as far as that can be seen."""
    whose = next((n for n, word in enumerate(head) if n and word.lower == "of"), len(head))
    noun = head[whose - 1]
    many = noun.lower in _MANY or (
        noun.lower.endswith("s") and not noun.lower.endswith(("ss", "us", "is", "'s"))
    )
    if verb in _SINGULAR:
        return not many or noun.text[0].isupper()
    return verb not in _PLURAL or many or any(word.lower == "and" for word in head)
