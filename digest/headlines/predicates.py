"""Predicates: what stands between the subject of an English sentence and its verb."""

import re
from collections.abc import Iterator, Sequence

from digest.headlines.words import (
    AMBIGUOUS,
    DAYLIKE,
    DETERMINERS,
    HELPING,
    JOINING,
    NO_NOUN,
    PARTICIPLES,
    PLURAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SAYING,
    SINGULAR,
    SUBORDINATING,
    TOKEN,
    Word,
    finite_verbs,
    is_adverb,
    is_past,
    may_be_verb,
)

# A clause that these open may be left out of a relative clause.
_FURTHER = frozenset("because instead after before when".split())
_BINDING = ("ed", "'s", "s'")
# Without what restricts them, these say another thing.
_RESTRICTED = frozenset(
    "no not few only any every all most many each none those anyone everyone whoever some several "
    "nobody nothing little less more fewer half other others such both".split()
)
_NO_SUBJECT = re.compile(
    r"(?:[A-Z][a-z]+(?:ing|ly)|Just|Even|Once|When|While|As|If|After|Before|Since|Until|Although|"
    r"Though|Because|Despite|Ago|There|Here|Now|Then|Born|Known|Of|Like|Unlike|According|Ahead|To|Wh[a-z]+|How|"
    r"One of|[A-Z][a-z]+day)\b"
)
# No subjects, but what opens before one: "A few days after ...".
_TIMES = frozenset(
    "day days week weeks month months year years hour hours minute minutes ago".split()
)
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
_WHERE = frozenset("in at near from on outside".split())
_NAME = r"[A-Z][\w.'’-]*[\w.]"
_TITLED = re.compile(
    rf"(?P<title>[A-Z][^,;:()\"“”.]{{2,70}}(?:\.|[^,;:()\"“”.])) "
    rf"(?={_NAME}(?: (?:al-|bin |de |van |von |el-)?{_NAME}){{1,3}} (?:is|was|has|had|will|would|"
    r"could|may|might|must|should|says|said|told|[a-z]{3,}ed|won|beat|became|began|came|gave|made|"
    r"took|set|lost|led|hit)\b)"
)
_FOLLOWING = RELATIVE | _FURTHER | PREPOSITIONS
# "in connection | with", "he got | hurt"
_OPEN = frozenset("bound got get gets connection response addition".split())
_BOUND = DETERMINERS | NO_NOUN | AMBIGUOUS | HELPING | PARTICIPLES | _OPEN


def find_asides(words: Sequence[Word], verb: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what may be left out before the verb, as places in the text.

    "A man [convicted of arson in May] was freed": from where something follows the head of the
    subject up to the verb, if that can be told for sure; and whether the head says little without
    it: "The man".
    """
    subject = words[:verb]
    opens = _openings_of_asides(subject)
    head = subject[: opens[0]] if opens else subject
    if not opens or not _is_sure_head(head) or not _agree(head, words[verb].lower):
        return
    goal = _with_adverbs(words, verb)
    closed = _last_but_day(subject[:goal]).text in _CLOSED
    named = len(head) > 1 and head[-1].text[:1].isupper()
    for n in opens:
        marked = subject[n].text in _OPENED
        if (
            closed
            if marked
            else not (named or _loses_name(subject, head) or _is_kind(subject, n, head))
        ):
            vague = len(subject[:n]) == 2 and not marked and head[0].lower == "the"
            yield subject[n - 1].end, words[goal].start, vague
        if marked:
            break


def _openings_of_asides(subject: Sequence[Word]) -> list[int]:
    """Return where something that follows the head of a subject begins, none if that is unsure."""
    if len(subject) < 2 or subject[0].lower in PREPOSITIONS:
        return []
    if subject[0].lower in _RESTRICTED and subject[1].lower != "of":
        return []
    opens = [n for n in range(1, len(subject)) if _follows_head(subject, n)]
    while opens and subject[opens[0]].lower in _FURTHER:
        del opens[0]
    return opens


def _is_sure_head(head: Sequence[Word]) -> bool:
    """Return whether words are the head of a subject and no verb is among them."""
    if head[0].lower in PRONOUNS or head[-1].lower in _TIMES or _NO_SUBJECT.match(head[0].text):
        return False
    return not any(word.lower in AMBIGUOUS for word in head)


def find_name(text: str) -> int:
    """Return where the name begins that follows what its bearer is, 0 if none does.

    "Pop singer | Ana Roe was ...".
    """
    found = _TITLED.match(text)
    if found is None or _NO_SUBJECT.match(text):
        return 0
    title = found["title"].split()
    lower = {own.lower() for own in title}
    # "The centre in old | South Vesland was ...".
    if (
        title[0].lower() in _RESTRICTED
        or not lower.isdisjoint(_WHERE)
        or not lower.isdisjoint(finite_verbs() | SAYING)
    ):
        return 0
    # "Senator Ana Roe and Mayor | Jan Kowal won": two of them did.
    joined = title.index("and") if "and" in title else 0
    if joined > 1 and title[joined - 1][0].isupper() and title[joined - 1] not in _OFFICES:
        return 0
    last = title[-1]
    plain = DETERMINERS | PREPOSITIONS | JOINING | SUBORDINATING | AMBIGUOUS | {"of"}
    noun = last.islower() and last not in plain and not last.endswith(("ly", "ing"))
    return found.end() if last in _OFFICES or (noun and not may_be_verb(last)) else 0


def opens_clause(text: str, place: int) -> bool:
    """Return whether a clause with a verb of its own begins at a place of an English text."""
    joined = False
    for n, own in enumerate(TOKEN.finditer(text, place, place + 100)):
        word = own[0].lower().replace("’", "'")
        if own[0] in ",;:" or (joined and word in ("no", "not")):
            return False
        if not n and word.partition("'")[0] in PRONOUNS:
            return True
        if may_be_verb(word):
            return n > 0 and not joined
        joined = word in ("and", "or")
    return False


def _follows_head(subject: Sequence[Word], n: int) -> bool:
    """Whether what begins here only follows the head of a subject."""
    own, before = subject[n], subject[n - 1]
    if _is_bound(before):
        return False
    if own.lower in _FOLLOWING or own.text in _OPENED:
        return True
    if own.lower == "of":
        return any(word.lower == "of" for word in subject[: max(0, n - 2)])
    gerund = own.lower.endswith("ing")
    if gerund and any(word.lower == "of" for word in subject[:n]):
        return False
    if gerund or (is_past(own.lower) and not _is_awaited(subject, n)):
        behind = subject[n + 1].lower if n + 1 < len(subject) else ""
        return behind in PREPOSITIONS | DETERMINERS or behind == "of" or behind.isdigit()
    return False


def _is_awaited(subject: Sequence[Word], n: int) -> bool:
    """Whether a word is the verb of a relative clause: "the site where a hall exploded"."""
    first = max((place for place in range(n) if subject[place].lower in RELATIVE), default=n)
    return first < n and not any(may_be_verb(word.lower) for word in subject[first + 1 : n])


def _is_bound(before: Word) -> bool:
    """Whether a word goes with the next one: not "A crash followed | by a fire"."""
    own = before.lower
    adverb = before.text.islower() and is_adverb(own)
    return before.text in _OPENED | _CLOSED or own in _BOUND or adverb or own.endswith(_BINDING)


def _with_adverbs(words: Sequence[Word], verb: int) -> int:
    """Return where a verb begins with the adverbs before it: "never opened"."""
    while verb > 1 and words[verb - 1].text.islower() and is_adverb(words[verb - 1].lower):
        verb -= 1
    return verb


def _last_but_day(subject: Sequence[Word]) -> Word:
    """Return the last word before a day: "a firm in Ostrow, | on Monday"."""
    rest = [own for own in subject[-3:] if not (own.lower in DAYLIKE or own.text.endswith("day"))]
    return rest[-1] if rest else subject[-1]


def _loses_name(subject: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether an office is left without its holder: "Minister for transport Roe"."""
    bare = head[0].lower not in DETERMINERS and not head[0].text[0].isdigit()
    return bare and head[-1].text.title() in _OFFICES and subject[-1].text[:1].isupper()


def _is_kind(subject: Sequence[Word], n: int, head: Sequence[Word]) -> bool:
    """Whether what is kept only names a kind: "Children | who smoke"."""
    if n >= len(head) + 3 or len(head) > 2:
        return False
    bare = head[0].lower not in DETERMINERS and not head[0].text[0].isdigit()
    # "Overnight fires | at the Ostrow docks": where they are makes no other kind.
    if len(head) > 1 and subject[n].lower in _WHERE and _is_named(subject[n + 1 : n + 3]):
        return False
    return bare and (len(head) == 1 or head[-1].text[-1] == "s" or head[-1].lower in _MANY)


def _is_named(words: Sequence[Word]) -> bool:
    """Whether a name begins here, or behind an article."""
    own = words[1:] if words and words[0].lower == "the" else words
    return bool(own) and own[0].text[0].isupper()


def _agree(head: Sequence[Word], verb: str) -> bool:
    """Whether a head and the verb are of one number, as far as that can be seen."""
    whose = next((n for n, word in enumerate(head) if n and word.lower == "of"), len(head))
    noun = head[whose - 1]
    many = noun.lower in _MANY or (
        noun.lower.endswith("s") and not noun.lower.endswith(("ss", "us", "is", "'s"))
    )
    if verb in SINGULAR:
        return not many or noun.text[0].isupper()
    return verb not in PLURAL or many or any(word.lower == "and" for word in head)
