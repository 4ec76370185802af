"""Rules: which sentences of an article a reader would stumble over, by named rules.

Each rule has a name, which is the flag of a sentence that breaks it. R6 (order), R9 (opening),
R10 (length), R11 (ties) and R12 (never empty) are about summaries, not sentences: see
``digest.compose.summary``.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from digest.summarize.antecedents import CLUES, pointing
from digest.summarize.headings import FEWEST_WORDS, is_headline
from digest.summarize.junk import find_captions, find_junk
from digest.summarize.names import names_of_each
from digest.summarize.openers import leaning, opener_words
from digest.summarize.passage import Passage
from digest.summarize.places import holding, holding_any, starts_of
from digest.summarize.quotes import (
    QUOTATION_MARKS,
    is_single_fault,
    is_unspoken,
    outside_quotes,
    quotation_faults,
)
from digest.summarize.recipes import is_recipe

MOST_WORDS = 45
# R2 and R8 depend on what else is chosen, and a column in the first person (R4) may have nothing
# else to say: they count against a summary. A sentence with any other flag is never chosen freely.
CONDITIONAL = frozenset(("dangling", "person", "surname"))

_FIRST = re.compile(
    # It begins with a letter and then looks back, for a search for letters is fast.
    r"[ILMOUWYlmouwy](?<!\w.)(?:(?<=I)(?<![A-Z][a-z] .)(?<!War .)(?<![a-z] World War .)"
    # "Charles I", "World War I", and, in a title, "All I Want for Christmas".
    r"(?:['’](?:m|ve|d|ll))?\b(?!\.)(?! of\b)(?! [A-Z][a-z])|(?<=u)s\b|"
    # A capital within a sentence is a title's: "the film Under My Hat".
    r"(?:(?<=[lmowy])|(?<!\w [LMOWY]))(?:(?<=[Ww])e|(?<=[Oo])ur(?:s|selves)?|(?<=[Yy])our?|"
    r"(?<=[Yy])our(?:s|self)|(?<=[Mm])(?:e|y|yself|ine(?= (?:is|was)))|(?<=[Ll])et['’]s)\b)"
)
# The words that _FIRST may find, in lower case, to pass over the sentences that have none.
_PERSONS = frozenset(
    "i i'm i've i'd i'll we we're we've we'd we'll our ours ourselves my myself mine me you "
    "you're you've you'd you'll your yours yourself let us".split()
)
_SINGLE_STARTS = "'‘"
_SINGLE_STOPS = tuple(stop + mark for stop in ",.!?" for mark in "'’")
_INNER_QUESTION = re.compile(r"\w\? [A-Z]")
_STOPS = (".", "。", "।", "॥", "۔", "።", "؟", "!", "?", "！", "？", "｡")
_CLOSERS = "\"'”’»)]』」） "
# "singers J.P.": the rest of a name is the next sentence; not "the U.S.", "at 5 P.M.".
_INITIALS = re.compile(
    r"(?<![\w.])(?!(?:U\.[SKN]|E\.U|D\.C|L\.A|N\.[YJCDHM]|[AP]\.M|B\.C|R\.I|S\.[CD]|W\.V)\.$)"
    r"[A-Z]\.[A-Z]\.$"
)
_OPENED = ('"', "“")
# What a name has to follow.
_TITLES = tuple(
    f"{mark}{title}."
    for title in "Sen Gov Rep Gen Col Capt Sgt Lt Mr Mrs Ms Dr Prof".split()
    for mark in " -"
)
_CAPITALS = bytes(65 if 65 <= n <= 90 else 32 for n in range(256))
_HEAD = 80
_BULLET = re.compile(r"(?:[-–—*•·▪●►]|\(?\d{1,2}[.)]|[a-z]\))\s")
_VERBAL = re.compile(
    r"\b[a-z]{2,}(?:ed|ing|es)\b|['’](?:s|re|ve|ll|d|m|t)\b|"
    r"\b[A-Z][a-z]+ (?:then |now |also )?[a-z]{3,}s\b"
)
_ASKED = re.compile(r"[?？؟][\"”’')]*$")
_MOST_WORDS_OF_AN_ANSWER = 8
# "According to the White House, only if the president says so."
_ANSWER = re.compile(
    r"(?:(?:According to|For|To) [^,]{2,60}, )?(?:[Oo]nly|[Yy]es|[Nn]o|[Nn]ot|[Bb]ecause|[Mm]aybe|"
    r"[Pp]erhaps|[Hh]ardly|[Ii]t depends|Look to|Blame|Credit|Thank|Ask)\b"
)
# A sentence of so many blanks has a verb that the table may not know.
_CERTAIN_VERB = 13
# In one of so many, a word that ends like a third person is likely to be one.
_LIKELY_VERB = 8
_THIRD_PERSON = re.compile(r"\b[a-z]{3,}s\b")


def flag_sentences(passages: Sequence[Passage]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return the names of the rules of readability that each sentence of each passage breaks.

    The names are sorted; a passage's flags depend on nothing but the passage. The rules are:
    ``junk`` (R1: what surrounds news is not news), ``dangling`` (R2: leans on the
    sentence before), ``quotation`` (R3: a part of a quotation, or one without its speaker),
    ``question``, ``exclamation``, ``person`` (R4: first or second person outside quotations),
    ``short``, ``long``, ``cut``, ``capitals``, ``bullet``, ``verbless`` (R5), ``repeat`` (R7: an
    earlier sentence or the title over again), ``surname`` (R8: the bare surname of a person whose
    full name another sentence gives). Person, verb and opener need tables: languages without them
    are judged by marks and lengths alone.
    """
    wholes = [_Whole(passage) for passage in passages]
    broken: list[list[list[str]]] = [[[] for _ in whole.places] for whole in wholes]
    for name, rule in _RULES.items():
        for whole, own in zip(wholes, broken, strict=True):
            for place in rule(whole):
                own[place].append(name)
    return tuple([tuple(map(tuple, own)) for own in broken])


class _Whole:
    """An article whose sentences are looked through at once, for the clues of faults.

    Attributes:
        texts: the sentences.
        joined: the same, joined by line ends.
        starts: where each begins in ``joined``.
        places: their numbers.
        kinds: ``joined`` with an ``A`` for every capital; none if the article is not ASCII.
    """

    __slots__ = ("joined", "kinds", "passage", "places", "starts", "texts")

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.texts = passage.sentences
        self.joined = "\n".join(self.texts)
        self.starts = starts_of(self.texts)
        self.places = range(len(self.texts))
        self.kinds = passage.plain.translate(_CAPITALS)

    def holding(self, clues: Iterable[str]) -> set[int]:
        """Return the places of the sentences that hold one of the clues."""
        return holding(self.joined, self.starts, clues)


def _cut(whole: _Whole) -> list[int]:
    bracketed = any(map(whole.joined.__contains__, "()[]"))
    return [
        place
        for place, text in enumerate(whole.texts)
        if ((bracketed or not _is_ordinary(text)) and _is_cut(text)) or text.endswith(_TITLES)
    ]


def _bullet(whole: _Whole) -> list[int]:
    several = whole.joined.count("\n") >= len(whole.texts)
    lower = [place for place, text in enumerate(whole.texts) if not text[:1].isupper()]
    found = {place for place in lower if _BULLET.match(whole.texts[place])}
    counted = [place for place in lower if whole.texts[place][:1].isnumeric()]
    if is_recipe([whole.texts[place] for place in counted]):
        found.update(counted)
    if several:
        found.update(place for place, text in enumerate(whole.texts) if "\n" in text)
    return sorted(found)


def _capitals(whole: _Whole) -> list[int]:
    if not whole.kinds:
        return [place for place, text in enumerate(whole.texts) if _is_capitals(text[:_HEAD])]
    # A count tells of most heads in ASCII that their capitals are few.
    kinds, texts = whole.kinds, whole.texts
    return [
        place
        for place, start in enumerate(whole.starts)
        if (
            5 * kinds.count(b"A", start, start + _HEAD) > min(_HEAD, len(texts[place]))
            or not texts[place].isascii()
        )
        and _is_capitals(texts[place][:_HEAD])
    ]


def _short(whole: _Whole) -> list[int]:
    return [place for place, count in enumerate(whole.passage.words) if count < FEWEST_WORDS]


def _long(whole: _Whole) -> list[int]:
    return [place for place, count in enumerate(whole.passage.words) if count > MOST_WORDS]


def _junk(whole: _Whole) -> set[int]:
    found = find_junk(whole.texts, joined=whole.joined, starts=whole.starts)
    if whole.passage.language == "en":
        others = (place for place in whole.places[1:] if place not in found)
        tokens = whole.passage.tokens
        found.update([own for own in others if is_headline(whole.texts[own], tokens[own])])
        if "(" in whole.joined:
            found.update(find_captions(whole.texts, tokens, opener_words("en", "verb")))
    return found


def _dangling(whole: _Whole) -> set[int]:
    passage = whole.passage
    found = set(leaning(whole.texts, passage.tokens, language=passage.language))
    if passage.language == "en":
        likely = holding_any(whole.joined, whole.starts, CLUES)
        found.update(pointing(whole.texts, passage.tokens, likely))
    asked = [place for place in whole.holding("?？؟") if _ASKED.search(whole.texts[place])]
    found.update(own + 1 for own in asked if own + 1 in whole.places and _is_answer(whole, own + 1))
    return found


def _is_answer(whole: _Whole, place: int) -> bool:
    """Return whether what follows a question says too little without it."""
    few = whole.passage.words[place] <= _MOST_WORDS_OF_AN_ANSWER
    return few or _ANSWER.match(whole.texts[place]) is not None


def _question(whole: _Whole) -> list[int]:
    return [place for place in whole.holding("?？؟") if _is_question(whole.texts[place])]


def _exclamation(whole: _Whole) -> list[int]:
    return [place for place in whole.holding("!！") if _is_exclamation(whole.texts[place])]


def _person(whole: _Whole) -> list[int]:
    if whole.passage.language != "en":
        return []
    return [
        place
        for place, tokens in enumerate(whole.passage.tokens)
        if not _PERSONS.isdisjoint(tokens) and _FIRST.search(outside_quotes(whole.texts[place]))
    ]


def _verbless(whole: _Whole) -> list[int]:
    verbs = opener_words(whole.passage.language, "verb")
    texts, tokens = whole.texts, whole.passage.tokens
    return [
        place
        for place in (whole.places if verbs else ())
        if verbs.isdisjoint(tokens[place]) and not _has_verb(texts[place])
    ]


def _quotation(whole: _Whole) -> list[int]:
    passage = whole.passage
    marked = whole.holding([mark for mark in QUOTATION_MARKS if mark in whole.joined])
    found = quotation_faults(passage.sentences, passage.paragraphs, marked) if marked else []
    likely = holding_any(whole.joined, whole.starts, _SINGLE_STOPS)
    likely.update(place for place, text in enumerate(whole.texts) if text[0] in _SINGLE_STARTS)
    single = [place for place in likely if is_single_fault(whole.texts[place])]
    return sorted({*found, *single}) if single else found


def _repeat(whole: _Whole) -> list[int]:
    """Return which sentences say, by their terms, what an earlier one or the title says."""
    passage = whole.passage
    title = frozenset(passage.title_terms)
    known = [number for number, term in enumerate(passage.vocabulary) if term in title]
    seen = {tuple(known)} if known and len(known) == len(title) else set()
    found = []
    for place, own in enumerate(passage.numbers):
        if own and own in seen:
            found.append(place)
        seen.add(own)
    return found


def _surname(whole: _Whole) -> list[int]:
    _, bare = names_of_each(whole.texts, title=whole.passage.title)
    return [place for place, names in enumerate(bare) if names]


def _is_exclamation(text: str) -> bool:
    """Return whether the writer exclaims, not somebody whose words are quoted."""
    if text.rstrip(_CLOSERS)[-1:] not in ("!", "！"):
        return False
    outside = outside_quotes(text)
    return outside == text or outside.rstrip()[-1:] in ("!", "！") or is_unspoken(text)


def _is_question(text: str) -> bool:
    if text.rstrip(_CLOSERS)[-1:] in ("?", "？", "؟"):
        return True
    return "? " in text and _INNER_QUESTION.search(outside_quotes(text)) is not None


def _is_ordinary(text: str) -> bool:
    """Return whether a sentence without brackets begins and ends as most do: it is whole."""
    return text[-1:] == "." != text[-3:-2] and text[-2:-1].isalnum() and text[0].isupper()


def _is_cut(text: str) -> bool:
    if text[-1:] in _OPENED and text[-2:-1] == " ":
        return True  # what opens here is quoted in the next sentence
    body = text.rstrip(_CLOSERS)
    if not body.endswith(_STOPS) or body.endswith(("..", "…", ":.")) or text[0].islower():
        return True
    if body[-3:-2] == "." and _INITIALS.search(body, max(0, len(body) - 6)):
        return True
    return (
        text[0] in ",;:.!?)]"
        or (text[0] == "-" and text[1:2].isalpha())
        or text.count("(") != text.count(")")
        or text.count("[") != text.count("]")
    )


def _is_capitals(head: str) -> bool:
    """Return whether most letters are capitals; figures and signs may be three fifths of all."""
    large = sum(map(str.isupper, head))
    if head.isascii() and 5 * large <= len(head):
        return False
    return large > 0 and large * 2 > sum(map(str.isalpha, head))


def _has_verb(text: str) -> bool:
    """Return whether a sentence without a known verb is likely to have one."""
    blanks = text.count(" ")
    if blanks >= _CERTAIN_VERB or _VERBAL.search(text):
        return True
    return blanks >= _LIKELY_VERB and _THIRD_PERSON.search(text) is not None


# In the order of their names, which is that of a sentence's flags.
_RULES: dict[str, Callable[[_Whole], Iterable[int]]] = {
    "bullet": _bullet,
    "capitals": _capitals,
    "cut": _cut,
    "dangling": _dangling,
    "exclamation": _exclamation,
    "junk": _junk,
    "long": _long,
    "person": _person,
    "question": _question,
    "quotation": _quotation,
    "repeat": _repeat,
    "short": _short,
    "surname": _surname,
    "verbless": _verbless,
}
