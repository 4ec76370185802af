"""Verbs: the verb of an English sentence, or none where that cannot be told for sure."""

from collections.abc import Sequence

from digest.headlines.words import (
    ADVERBS,
    AMBIGUOUS,
    DASHES,
    DAYLIKE,
    DETERMINERS,
    DONE_TO,
    HELPING,
    JOINING,
    MODAL,
    NO_NOUN,
    PLURAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SAYING,
    SINGULAR,
    SUBORDINATING,
    Word,
    finite_verbs,
    is_adverb,
    is_past,
    may_be_verb,
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
# These are no participles at all.
_INTRANSITIVE = frozenset(
    "appeared agreed voted reacted responded replied insisted seemed decided hoped worried vowed "
    "threatened".split()
)
_BESIDES = (
    PREPOSITIONS
    | JOINING
    | frozenset("of as while last this earlier late early when where if".split())
)
_OBJECTS = frozenset(
    "guilty victory some that back himself herself one two three four five six seven eight nine "
    "ten eleven twelve dozens hundreds thousands".split()
)
_QUANTITIES = tuple(
    own.split() for own in ("at least", "at most", "more than", "less than", "fewer than", "up to")
)
_PROVING = frozenset("proves shows suggests means reveals proved revealed showed".split())
_TOLD = SAYING | _SPEAKING | {"learned"}
_CLAIMING = frozenset(
    "said says say claimed claims claim believed believes believe thought thinks think alleged "
    "alleges suspected suspects suspect feared fears fear argued argues insisted insists".split()
)
_WHOSE = ("'s", "s'")
_BE = SINGULAR | PLURAL
_HELPED = HELPING | JOINING
_BOUND = PREPOSITIONS | JOINING | {"of"}
_NO_SUBJECT = NO_NOUN | HELPING
_BEFORE_NOUN = DETERMINERS | PREPOSITIONS
_BEHIND_DONE = PREPOSITIONS | frozenset("of to as when while after before".split())
_NO_NOUN = NO_NOUN | DETERMINERS | {"of"}
_NO_VERB = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATING


def find_verb(words: Sequence[Word]) -> int:
    """Return the place of an English sentence's verb among its words, 0 if it cannot be told."""
    pending, within, doubtful, spare = 0, False, False, 0
    hidden = _between_dashes(words)
    for n, word in enumerate(words):
        before = words[n - 1].lower if n else ""
        if n in hidden:
            continue
        # "it's" has its subject within.
        if word.text in ";:" or (n and word.lower == "it's") or (doubtful and word.text in DASHES):
            return 0
        brings = _brings_verb(words, n)
        if brings or (pending and _closes_relative(words, n)):
            pending += (before not in SUBORDINATING) if brings else -1
            within = not brings
        elif not _may_be_told(words, n) or (within and _goes_on(words, n)):
            continue
        elif pending or (within and _is_contact(words, n)):
            pending, within = max(0, pending - 1), True
        elif word.lower in finite_verbs():
            clear = _is_helping(words, n) or _has_object(words, n) or not doubtful
            return n if clear and before not in JOINING and not _is_source(words, n) else 0
        elif _follows_aside(words, n) or _is_sure(words, n, within=within):
            return n
        elif _is_modifier(words, n) or (within and not _has_object(words, n)):
            spare = n if _may_end_subject(words, n, spare, within=within) else spare
            doubtful = doubtful or not (_begins_noun(words, n) or _is_done_to(words, n))
        else:
            told = (within or doubtful) and before not in JOINING and _has_object(words, n)
            return n if told else (spare if before in JOINING else 0)
    return 0 if pending else spare


def _is_done_to(words: Sequence[Word], n: int) -> bool:
    """Whether a word says what was done to whom stands before: "soldiers killed by a bomb"."""
    behind = words[n + 1].lower if n + 1 < len(words) else ""
    if words[n].lower not in DONE_TO or behind not in _BEHIND_DONE:
        return False
    return words[n - 1].lower not in JOINING and not _has_object(words, n)


def _is_proof(words: Sequence[Word], n: int) -> bool:
    """Whether a word tells for sure what is known: "proves beyond doubt", "shows that"."""
    behind = words[n + 1].lower if n + 1 < len(words) else ""
    return words[n].lower in _PROVING and behind in ("that", "how", "why", "beyond")


def _goes_on(words: Sequence[Word], n: int) -> bool:
    """Whether a verb is of the clause that has one, too: "whom Roe claimed | was a spy"."""
    return _is_helped(words, n) or words[n - 1].lower in _CLAIMING


def _is_helped(words: Sequence[Word], n: int) -> bool:
    """Whether a verb only goes on with another one: "has slowly opened", "and then left"."""
    while n > 1 and is_adverb(words[n - 1].lower):
        n -= 1
    return words[n - 1].lower in _HELPED


def _may_be_told(words: Sequence[Word], n: int) -> bool:
    """Whether a word may be a verb, by its form or right behind "who" or "which"."""
    own = words[n]
    if n and words[n - 1].lower == "to":
        return False
    if not n or own.text[0].isupper() or may_be_verb(own.lower):
        return n > 0 and not own.text[0].isupper()
    before = words[n - 2] if n > 1 and is_adverb(words[n - 1].lower) else words[n - 1]
    if before.lower not in ("who", "which") or own.lower in _NO_VERB or is_adverb(own.lower):
        return False
    # Not "who police say ...".
    return own.text.islower() and not (n + 1 < len(words) and may_be_verb(words[n + 1].lower))


def _between_dashes(words: Sequence[Word]) -> range:
    """Return the places from a dash to the next one like it: no verb of the sentence is there."""
    dashes = [n for n, word in enumerate(words) if word.text in DASHES]
    last = next((n for n in dashes[1:] if words[n].text == words[dashes[0]].text), -1)
    return range(dashes[0], last + 1) if dashes else range(0)


def _begin_of_name(words: Sequence[Word], n: int) -> int:
    """Return where the name begins that stands before a word, or the place of the word."""
    while n and words[n - 1].text[:1].isupper() and not words[n - 1].text.endswith("day"):
        n -= 1
    return n


def _is_source(words: Sequence[Word], n: int) -> bool:
    """Whether a verb is of who says what stands before: ", Ostrow News has learned"."""
    first, behind = _begin_of_name(words, n), words[n + 1].lower if n + 1 < len(words) else ""
    told = not _TOLD.isdisjoint((words[n].lower, behind))
    commas = sum(word.text == "," for word in words[:n])
    inverted = first == n and commas == 1 and words[n].lower in SAYING
    named = first > 1 and words[first - 1].text == "," and (first < n or inverted)
    # ", officials have warned"
    nameless = commas % 2 and "," in (word.text for word in words[max(1, n - 4) : n - 1])
    return told and (named or bool(nameless))


def _is_contact(words: Sequence[Word], n: int) -> bool:
    """Whether a verb is of a clause that nothing opens: "the night Ana Roe killed a dog"."""
    first = _begin_of_name(words, n)
    noun = 1 < first < n and words[first - 1].lower not in _NO_NOUN
    return noun and is_past(words[n].lower)


def _is_helping(words: Sequence[Word], n: int) -> bool:
    """Whether a word is a helping verb for sure: "will be", but not "the will of"."""
    own, behind = words[n].lower, words[n + 1] if n + 1 < len(words) else words[n]
    return own in _BE or (own in MODAL and behind.text.islower() and behind.lower not in _BOUND)


def _is_sure(words: Sequence[Word], n: int, *, within: bool) -> bool:
    """Whether a word that may be a participle is the verb: "Roe sentenced keepers to ..."."""
    own, before = words[n].lower, words[n - 1]
    doing = own in DONE_TO or _is_quantity(words, n + 1)
    if _is_proof(words, n) or (doing and not within and _has_object(words, n)):
        return True
    if before.lower in ADVERBS and n > 2:
        left, after = words[n - 2], words[n + 1].lower if n + 1 < len(words) else ""
        told = own not in _NAMING and not (is_past(own) and after in _BOUND)
        told = told and not left.lower.endswith(_WHOSE)
        return told and left.lower not in _NO_SUBJECT and left.text[0].isalnum()
    if within or before.lower in JOINING | DETERMINERS or n + 1 == len(words):
        return False
    behind = words[n + 1]
    bare = behind.text[0].isalnum() and behind.lower not in _BESIDES
    bare = bare and not behind.text.endswith("day")
    named = n > 1 and before.text[:1].isupper() and own.endswith("ed") and own not in _NAMING
    return own in _INTRANSITIVE or (bare and (named or own in _SPEAKING))


def _may_end_subject(words: Sequence[Word], n: int, spare: int, *, within: bool) -> bool:
    """Whether a word in the past that a preposition follows may be the verb, if no other is."""
    own, before, behind = words[n].lower, words[n - 1], words[n + 1 : n + 2]
    if (
        within
        or not own.endswith("ed")
        or own in _NAMING | DONE_TO
        or before.lower in _BEFORE_NOUN | JOINING
    ):
        return False
    commas = sum(word.text == "," for word in words[:n])
    first = not spare if not commas else before.text == "," and commas % 2 == 0
    return first and bool(behind) and behind[0].lower != "by"


def _brings_verb(words: Sequence[Word], n: int) -> bool:
    own, behind = words[n].lower, words[n + 1].lower if n + 1 < len(words) else ""
    if (behind.endswith("ing") and own not in RELATIVE) or (behind == "of" and own == "because"):
        return own in PRONOUNS
    if own in AMBIGUOUS:
        return _has_verb_soon(words[n + 1 : n + 8])
    return own in SUBORDINATING or own in PRONOUNS


def _closes_relative(words: Sequence[Word], n: int) -> bool:
    """Whether a comma ends a clause that another one opened: ", whose term expires soon,"."""
    if words[n].text != ",":
        return False
    opened = next((place for place in range(n - 1, 0, -1) if words[place].text == ","), n)
    return words[opened + 1].lower in RELATIVE if opened < n else False


def _has_verb_soon(words: Sequence[Word]) -> bool:
    for word in words:
        if word.text in ",;":
            return False
        if may_be_verb(word.lower):
            return True
    return False


def _has_object(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past is a verb, for what it is about follows: "passed a bill"."""
    own, behind = words[n].lower, words[n + 1].lower if n + 1 < len(words) else ""
    certain = behind in DETERMINERS or behind.isdigit() or behind in _OBJECTS
    return is_past(own) and own not in _NAMING and (certain or _is_quantity(words, n + 1))


def _is_quantity(words: Sequence[Word], n: int) -> bool:
    """Whether words tell how many: "at least 9", "more than a dozen"."""
    return [word.lower for word in words[n : n + 2]] in _QUANTITIES


def _follows_aside(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past stands behind what a second comma closes: "Roe, 58, pleaded".

    Behind a relative clause it needs no object: "The bus, which was old, crashed on Friday".
    """
    commas = [place for place in range(1, n) if words[place].text == ","]
    if len(commas) < 2 or n + 1 == len(words):
        return False
    if any(word.lower == "that" for word in words[: commas[-2]]):
        return False
    behind = words[n + 1].lower
    between = [word.lower for word in words[commas[-1] + 1 : n]]
    timed = all(own in DAYLIKE or own.endswith("day") or is_adverb(own) for own in between)
    objects = behind in DETERMINERS or behind.isdigit() or behind in _OBJECTS
    return timed and (objects or words[commas[-2] + 1].lower in RELATIVE)


def _is_modifier(words: Sequence[Word], n: int) -> bool:
    """Whether a word in the past belongs to a noun: "jailed in May", "a renewed fight"."""
    behind = words[n + 1].lower if n + 1 < len(words) else ""
    if _begins_noun(words, n) or _is_done_to(words, n):
        return True
    return behind == "by" or (
        words[n].lower not in _SPEAKING
        and (behind in PREPOSITIONS or behind in ("of", "and", "while", "as"))
    )


def _begins_noun(words: Sequence[Word], n: int) -> bool:
    """Whether a word stands before its noun: "the 24 troubled firms", "of a badly burned man"."""
    before = n - 1
    while before > 1 and is_adverb(words[before].lower):
        before -= 1
    own = words[before].lower
    counted = own.isdigit() and before == n - 1 and n > 1 and words[n - 2].lower in DETERMINERS
    return own in _BEFORE_NOUN or counted or own.endswith(_WHOSE)
