"""Headline: a title for an article without one, cut out of its text."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from digest.headlines.predicates import opens_clause
from digest.headlines.spans import CUT, GAP, LONGEST, bare, best_spans, told_by, weigh_words
from digest.headlines.statements import (
    SHORTEST,
    STOPS,
    ends_loose,
    is_closed,
    last_verb,
    may_have_verb,
)
from digest.model import Sentence
from digest.summarize.board import set_up
from digest.summarize.definites import find_definites
from digest.summarize.openings import find_subject
from digest.summarize.quotes import QUOTATION_MARKS, quotation_faults
from digest.summarize.rules import CONDITIONAL
from digest.text import cut_place

_FEWEST_WORDS = 4
_TRIED = 4
# Another sentence than the lead must tell so much more of what the article comes back to.
_MORE_TOLD = 1.3
# What follows an introduction tells less than the introduction, if it is no longer than this.
_SHORT_NEWS = 36
# A sentence with no other flag can lead; a bare surname is told in full below.
_LEADING = frozenset(("surname",))
# An article's first sentence may with these too, for it is cut; without its beginning it may not.
_CUT_OUT = _LEADING | {"long", "quotation", "bullet", "cut", "dangling"}
# These lean on nothing where they begin an article.
_KNOWN_WELL = re.compile(
    r"The former (?!of\b|[a-z]+(?:ed|s)\b)\w|Both (?:the\b|[A-Z]|(?!was)[a-z]+s\b)"
)
_BEGUN = re.compile(r"[\"“‘'«„(]?[^\W_a-z]")
# What may stand between an introduction and the news: the state of a town, or one more of them.
_STATE = re.compile(
    r"(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}(?: in (?:the )?[A-Z][\w ]+)?, ){1,3}(?=[\"“‘]?\w)"
)
_MORE = re.compile(
    r"(?:in|on|at|near|during|after|with|for|from|by|as|amid|despite|following|according to|"
    r"while|when|before|since)\b[^,;:—–]{3,80}(?:, \d{4})?, (?=[\"“‘]?\w)"
)
_LISTED = re.compile(r"(?:[a-z-]+ ){1,2}and [a-z-]+(?: [a-z-]+){0,3}, (?=[\"“‘]?\w)")
# "in Ostrow, | Vesland, a bridge ...", not "on Monday, | Ana Roe, a diver, ...".
_PLACED = re.compile(r"\b(?:in|at|near|of|from|to|outside) (?:the )?[A-Z][\w.' -]*, $")
_LOOSE_START = re.compile(
    r"(?:who|which|that|whose|where|when|and|or|but|as|in|on|at|with|for|from|he|she|it|they|his|"
    r"her|their|then|is|are|was|were|[a-z]+ing|"
    r"(?:[a-z]+ly )?[a-z]+ed (?:by|in|on|with|to|at|from|as|for|against|over|into|of)|"
    r"[a-z]+ly [a-z]+ed and)\b"
)
# "When Ana Roe, | author of a book, heard ...".
_CLAUSE = re.compile(
    r"(?:When|While|Although|Though|Because|Whereas|Until|The (?:first|last|next) time) "
)
_PARTICIPLE = re.compile(r"[a-z]+ed ")
# Another sentence than the lead that begins so speaks of what the lead has told.
_KNOWN = re.compile(r"…?[Tt]he [a-z\d]")
_OPENING = re.compile(
    # Within a date a comma ends nothing: "that began on July 11, 2021 in several towns, ...".
    r"(?:[^,;:—–()]|(?<=\d):(?=\d)|(?<=\d),(?= (?:19|20)\d\d [a-z])|\([^()]*\)){3,140}"
    r"(?:, [A-Z]\w+ \d{1,2})?(?:, \d{4})?, (?=[\"“‘]?\w)"
)
# Words that open what comes before the news, by language.
_INTRODUCTIONS = {
    language: re.compile(rf"(?:{words})\b")
    for language, words in {
        "en": r"According|In|On|At(?! least| most| \d+,)|After|Before|During|While|When|Following|"
        r"As(?! (?:many|much|few|little|of)\b)|"
        "Despite|With|By|For|Within|Even|Ever|Whereas|"
        "Since|Under|Amid|Speaking|Citing|Addressing|Earlier|Later|Meanwhile|However|Visiting|"
        r"Although|(?:Less|More) than [\w-]+ (?:\w+ )?(?:years?|months?|weeks?|days?|hours?)|"
        r"(?:About |Nearly |Just )?\w+ (?:years?|months?|weeks?|days?|hours?|decades?) "
        r"(?:after|before|since)|Outside|Ahead|The (?:first|last|next) time|"
        r"One of(?! [^,]*\b(?:is|are|was|were|has|have|had|will|can|could|would|said|says)\b)|"
        "Seconds|Minutes|Hours|Days|Weeks|Months|Moments|Just|Once|From|Throughout|"
        r"(?:Yesterday|Today|Tomorrow|Early|Late)(?: \w+)? (?:in|on|at|one)|"
        r"To (?:mark|celebrate|honou?r)|Per|Along|Across|"
        r"(?:Today|Tonight|Presently|Currently|Recently|(?:Early|Late) \w+ \w+|"
        r"(?:Very (?:early|late) )?(?:\w+day|[Yy]esterday|Tomorrow)(?: \w+)?|"
        r"Last (?:week|month|year|night|\w+day)|"
        r"(?:Earlier t|T)his (?:week|month|year|morning|\w+day))(?=,)|"
        "Because|Until|Though|Like|Among|Without|Unlike|Given|Born|Known|Hidden|Unhappy|Tired of|"
        # "Pushed to his limits, ..." tells less than what follows; "Armed men ..." does not.
        "[A-Z][a-z]{2,}ed (?:to|in|on|by|with|from|at|of|for|as|into|over|under|near)|"
        r"(?!Beijing|Boeing|Reading|Sterling)[A-Z][a-z]{2,}ing(?! [^,]*(?:\b(?:is|are|was|were|"
        r"has|have|had|will|can|could|would)\b|ed\b|[a-z]s [a-z]))",
        "de": "Wie|Nach|Laut|Als|Nachdem|Während|Weil|Wenn|Obwohl|Trotz|Seit|Bei|Mit|Da",
        "fr": "Selon|Après|Alors|Pendant|Lors|Depuis|Avec|Malgré|Si|Quand|Comme|D'après|D’après",
        "es": "Según|Tras|Después|Durante|Mientras|Con|Desde|Cuando|Aunque|Pese",
        "it": "Secondo|Dopo|Durante|Mentre|Con|Quando|Nonostante|Come",
        "pt": "Segundo|Após|Depois|Durante|Enquanto|Com|Desde|Quando|Embora|Apesar",
        "nl": "Volgens|Na|Tijdens|Terwijl|Toen|Met|Sinds|Hoewel|Ondanks",
        "pl": "Według|Po|Podczas|Gdy|Jak|Mimo|Zgodnie",
        "ru": "По|После|Во время|Согласно|Когда|Как|Несмотря",
        "uk": "За|Після|Під час|Згідно|Коли|Як|Попри",
        "id": "Menurut|Setelah|Selama|Ketika|Sejak|Meski|Dengan",
    }.items()
}
# In these languages the subject follows a verb that only helps the one at the end:
# "Nach langem Streit hat sich | die Regierung ... geeinigt".
_INVERTED = {
    "de": re.compile(
        r"(?:Nach|Bei|Beim|In|Im|Am|An|Auf|Trotz|Wegen|Mit|Seit|Für|Vor|Unter|Zum|Zur) "
        r"[^,;:]{3,60}? (?:hat|haben|ist|sind|wurde|wurden)(?: sich)? "
        # As headlines do without the verb that only helps, so do they without the article.
        r"(?:(?:der|die|das) (?=[A-ZÄÖÜ]))?"
    ),
    "nl": re.compile(
        r"(?:Na|Bij|In|Op|Met|Door|Voor|Ondanks|Tijdens|Sinds) [^,;:]{3,60}? "
        r"(?:heeft|hebben|is|zijn|werd|werden)(?: zich)? "
    ),
}
# "On Monday villagers saw a light over Ostrow, | near the lake": the news is before the comma.
_DAY_FIRST = re.compile(
    r"On (?:[A-Z][a-z]+day(?: (?:morning|afternoon|evening|night))?|[A-Z][a-z]{2,8}\.? ?\d{1,2}) "
)
# What follows is said of a case only.
_CONDITION = re.compile(r"(?:If|Unless)\b")
_SELF = re.compile(r"\b(?:I|[Mm]y|me)\b")


def derive_headline(
    sentences: Sequence[Sentence], summary: Sequence[Sentence], *, language: str = "en"
) -> str:
    """Return a headline of at most 90 characters: a stretch of one sentence, word for word.

    The lead says what the news is: of the stretches of it that say something whole, the one that
    tells most of what the article comes back to. What is left out within it is marked with "…",
    and so are a rough end and a beginning with a small letter. Another sentence is cut only where
    the lead cannot stand alone, or is so short that all of it stands below. A headline never is a
    whole sentence of the summary, which would stand below.

    Returns:
        "" if the article has fewer than two sentences, or none with a word to cut out.
    """
    if len(sentences) < 2:
        return ""
    ranked = _rank(sentences, summary, language)
    if not ranked:
        return _first_marked(sentences[:1], language)
    shown = {bare(sentence.text) for sentence in summary}
    weight = weigh_words([own.text for own in sentences], language)

    def cut(sentence: Sentence) -> tuple[str, str]:
        starts = list(_starts(sentence, language))
        return best_spans(sentence.text, starts, weight, shown, language)

    lead = ranked[0]
    best, sound = cut(lead)
    if len(lead.text) > LONGEST and not _hangs(lead, language):
        sound = best
    if found := _without_beginning(lead.text, language, shown) or sound:
        return found
    least = told_by(best, weight) or _least_told(lead, language, weight)
    # A subject without its verb is worth less.
    if best and (may_have_verb(best) or not may_have_verb(lead.text)):
        least *= _MORE_TOLD
    marked = ""
    for text, other in map(cut, _knowing_nothing(sentences, ranked[1 : 1 + _TRIED])):
        if other and not _KNOWN.match(other) and told_by(other, weight) >= least:
            return other
        marked = marked or text
    return best or ("" if least else marked) or _first_marked(ranked, language)


def _without_beginning(text: str, language: str, shown: Collection[str]) -> str:
    """Return a short sentence that a verb ends, from behind its first word or introduction.

    "" for others, which can be cut at their end, and for one that is not shown below.
    """
    if len(text) > LONGEST or bare(text) not in shown or not last_verb(text, language):
        return ""
    # A name of two words is not parted; in German every noun has a capital.
    second = re.search(" " if language == "de" else r" (?=[^\W_A-ZÇĞİÖŞÜ])", text)
    start = next(_starts_of(text, language), 0) or (second.end() if second else len(text))
    return CUT + text[start:].rstrip(STOPS) if len(text) - start >= SHORTEST else ""


def _least_told(lead: Sentence, language: str, weight: Callable[[str], float]) -> float:
    """Return what must be told instead of the beginning of a lead, nothing of a weak one."""
    weak = len(lead.text) <= LONGEST or _CONDITION.match(lead.text)
    return 0.0 if weak else told_by(_marked(lead.text, language), weight)


def _knowing_nothing(
    sentences: Sequence[Sentence], ranked: Sequence[Sentence]
) -> Iterator[Sentence]:
    """Yield the ranked sentences that take nothing as known and address nobody."""
    texts = [own.text for own in sentences]
    needs, _ = find_definites(texts, tuple(range(len(texts))))
    needing = {own.start for place, own in enumerate(sentences) if needs[place]}
    yield from (own for own in ranked if own.start not in needing and "person" not in own.flags)


def _first_marked(ranked: Sequence[Sentence], language: str) -> str:
    """Return the beginning of the first sentence that is not cut within marks or brackets.

    "" if none is long enough to be cut but behind a word that asks for more: "Youth Day is…".
    """
    marked = [_marked(own.text, language) for own in ranked[:_TRIED]]
    found = [own for own in marked if own != CUT and not ends_loose(own.rstrip(CUT), language)]
    return next(filter(is_closed, found), found[0] if found else "")


def _rank(
    sentences: Sequence[Sentence], summary: Sequence[Sentence], language: str
) -> list[Sentence]:
    starts = {sentence.start for sentence in summary}
    # A short sentence opens a summary for the one that it leads to.
    opens = next((own for own in summary if "short" not in own.flags), None)
    opening = opens.start if opens else -1
    first = sentences[0]
    leads = _may_lead(first, language)
    sound = [
        own
        for own in sentences
        if own.start == opening or CONDITIONAL.issuperset(own.flags) or (own is first and leads)
    ]
    leading = (own.start for own in sound if _LEADING.issuperset(own.flags))
    lead = first.start if leads else next(leading, -1)
    # What opens the summary stands for a lead that does not, but for the confessions of a column.
    yields = first.start != lead or (len(first.text) <= LONGEST and _is_subject(sentences, opening))
    if opens and yields and not _SELF.search(opens.text):
        lead = opening
    return sorted(
        sound, key=lambda own: (own.start != lead, own.start not in starts, -own.score, own.start)
    )


def _is_subject(sentences: Sequence[Sentence], opening: int) -> bool:
    """Return whether a summary opens with another sentence for the first, a tease or a scene."""
    subject = find_subject(set_up(sentences))
    return subject > 0 and sentences[subject].start == opening


def _may_lead(first: Sentence, language: str) -> bool:
    """Return whether an article's first sentence can be cut, though it may not be printed."""
    begun = _BEGUN.match(first.text) is not None
    return begun and _CUT_OUT.issuperset(first.flags) and not _hangs(first, language)


def _hangs(sentence: Sentence, language: str) -> bool:
    """Return whether a sentence leans on another, or is said of a case, however it is cut."""
    if _CONDITION.match(sentence.text):
        return True
    if not _leans(sentence):
        return False
    start = next(_starts_of(sentence.text, language), 0)
    return not (start and sentence.text[start].isalnum())


def _leans(sentence: Sentence) -> bool:
    return "dangling" in sentence.flags and not _KNOWN_WELL.match(sentence.text)


def _starts(sentence: Sentence, language: str) -> Iterator[int]:
    """Yield where a headline may begin: at the start, or behind an introductory clause."""
    leans = _leans(sentence)
    yield from (start for start in _starts_of(sentence.text, language) if start or not leans)


def _starts_of(text: str, language: str) -> Iterator[int]:
    if _CONDITION.match(text):
        return
    inverted = _INVERTED[language].match(text) if language in _INVERTED else None
    if inverted and last_verb(text, language):
        yield inverted.end()
        return
    opening = _OPENING.match(text) if _opens_late(text, language) else None
    day = _DAY_FIRST.match(text) if opening and language == "en" else None
    if opening is None or (day and opens_clause(text, day.end())):
        yield 0
    else:
        start = _behind_further(text, opening.end())
        if not _is_loose(text, start):
            yield start


def _is_loose(text: str, start: int) -> bool:
    """Return whether what is behind an introduction belongs to it, or is no clause."""
    clause = _CLAUSE.match(text)
    if clause and not opens_clause(text, clause.end()) and not opens_clause(text, start):
        return True
    own = _PARTICIPLE.match(text, start)
    if own and not opens_clause(text, own.end()):
        return True
    return _LOOSE_START.match(text, start) is not None


def _behind_further(text: str, start: int) -> int:
    """Return where the news begins, behind the state of a town and further introductions."""
    for _ in range(_TRIED):
        found = _STATE.match(text, start) if _PLACED.search(text, 0, start) else None
        if found is None or not opens_clause(text, _behind_more(text, found.end())):
            found = _MORE.match(text, start) or _LISTED.match(text, start)
        if found is None:
            break
        start = found.end()
    return start


def _behind_more(text: str, start: int) -> int:
    more = _MORE.match(text, start)
    return more.end() if more else start


def _opens_late(text: str, language: str) -> bool:
    """Whether a sentence begins with what says less than what follows."""
    words = _INTRODUCTIONS.get(language)
    return words is not None and words.match(text) is not None


def _marked(text: str, language: str) -> str:
    """Return the beginning of a text, or of its news, cut behind a word, with the mark of the cut.

    The verb that ends the clause in some languages follows the mark.
    """
    start = next(_starts_of(text, language), 0)
    if start:
        mark = CUT if text[start].islower() else ""
        room, rest = LONGEST - len(mark), text[start:].rstrip(STOPS)
        news = mark + (rest if len(rest) <= room else _head(rest, language, room - 1) + CUT)
        if language == "en" and len(rest) > _SHORT_NEWS and may_have_verb(news):
            return news
    verb = last_verb(text, language)
    end = GAP + verb if verb else CUT
    return _head(text, language, LONGEST - len(end)) + end


def _head(text: str, language: str, room: int) -> str:
    """Return the beginning of a text, not all of it, within the room and not cut loosely."""
    room = min(room, len(text) - 1)
    head = _without_open_quote(text[: cut_place(text, room)].rstrip(STOPS))
    while head.count(" ") > _FEWEST_WORDS and ends_loose(head, language):
        head = head.rsplit(None, 1)[0].rstrip(STOPS)
    return head


def _without_open_quote(head: str) -> str:
    """Return a cut text without the quotation that the cut leaves open, if enough is left."""
    place = max(map(head.rfind, QUOTATION_MARKS))
    if place < SHORTEST or not quotation_faults((head,), (0,), (0,)):
        return head
    return head[:place].rstrip(STOPS)
