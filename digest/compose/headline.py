"""Headline: a title for an article without one, cut out of its text."""

import re
from collections.abc import Container, Iterator, Sequence

from digest.compose.statements import (
    SHORTEST,
    STOPS,
    asks_for_more,
    ends_loose,
    last_verb,
    may_have_verb,
    stands_alone,
)
from digest.model import Sentence
from digest.summarize.definites import find_definites
from digest.summarize.quotes import QUOTATION_MARKS, quotation_faults
from digest.summarize.rules import CONDITIONAL
from digest.summarize.sets import is_tease, set_up

LONGEST = 90
# A shorter clause often lacks the place or the cause: one cut off later tells more, by so much.
_TELLING, _MORE = 60, 12
_FEWEST_WORDS = 4
_TRIED = 4
# What follows an introduction tells less than the introduction, if it is no longer than this.
_SHORT_NEWS = 36
# A sentence with no other flag can lead; a bare surname is told in full below.
_LEADING = frozenset(("surname",))
# Where a clause ends: what stands before can stand alone.
_CLAUSE = re.compile(
    r"(?=[,;،、；，](?:\s|$)|(?<=\w)[,;]? ?(?:--|—|–) |(?<=[^\W\d_]): | \()"
    r"|(?= (?:who|which|whose|where|while|after|before|when|because|although|though|since|until|"
    r"but|as|amid|following|despite|according to|saying|adding|prompting|leaving|in order to|"
    r"so that|even as|unless|if)\b)"
)
# Where only a phrase ends: what stands before lacks a detail.
_PHRASE = re.compile(
    r"(?= (?:in|at|on|during|with|from|over|near|outside|inside|through|throughout|across|under|"
    r"against|for|by)\b)"
)
_LOOSE_START = re.compile(
    r"(?:who|which|that|whose|where|when|and|or|but|as|in|on|at|with|for|from|he|she|it|they|his|"
    r"her|their|[a-z]+(?:ing|ed))\b"
)
# Another sentence than the lead that begins so speaks of what the lead has told.
_KNOWN = re.compile(r"…?[Tt]he [a-z\d]")
_HALT = re.compile(r"[,;:،、；，–—]")
_OPENING = re.compile(r"[^,;:—–]{3,140}(?:, \d{4})?, (?=[\"“‘]?\w)")
# Words that open what comes before the news, by language.
_INTRODUCTIONS = {
    language: re.compile(rf"(?:{words})\b")
    for language, words in {
        "en": "According|In|On|At(?! least| most)|After|Before|During|While|When|As|Following|"
        "Despite|With|By|For|Within|Even|Ever|Whereas|"
        "Since|Under|Amid|Speaking|Citing|Addressing|Earlier|Later|Meanwhile|However|Visiting|"
        r"Although|(?:Less|More) than [\w-]+ (?:\w+ )?(?:years?|months?|weeks?|days?|hours?)|"
        r"(?:About |Nearly |Just )?\w+ (?:years?|months?|weeks?|days?|hours?|decades?) "
        r"(?:after|before|since)|Outside|"
        r"One of(?! [^,]*\b(?:is|are|was|were|has|have|had|will|can|could|would|said|says)\b)|"
        "Seconds|Minutes|Hours|Days|Weeks|Months|Moments|Just|Once|"
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
# "…, 58, who ran a firm, was jailed": what stands between subject and verb.
_ASIDE = re.compile(
    r"(?P<subject>[A-Z][^,.;:]{5,60}|[A-Z][\w .'’-]{5,60})"
    r"(?:, (?:\d+|who|whose|which|an?|the|one of|formerly|aged)\b[^,;:]{0,120}){1,2}, "
    r"(?=(?:was|were|is|are|has|had|have|will|could|may|said|told|died|won|[a-z]{3,}ed)\b)"
)
# What follows is said of a case only.
_CONDITION = re.compile(r"(?:If|Unless)\b")
_SELF = re.compile(r"\b(?:I|[Mm]y|me)\b")
_GAP = " … "
_CUT = "…"


def derive_headline(
    sentences: Sequence[Sentence], summary: Sequence[Sentence], *, language: str = "en"
) -> str:
    """Return a headline of at most 90 characters: a stretch of one sentence, word for word.

    The lead says what the news is: it is cut where a clause ends, else where a phrase ends, else
    what stands between its subject and its verb is left out, else, and where all that would say
    little, it is cut behind a word; these two, and a beginning with a small letter, are marked
    with "…". Another sentence is cut only where the lead cannot stand alone, or is so short that
    all of it stands below. A headline never is a whole sentence of the summary, which would stand
    below.

    Returns:
        "" if the article has fewer than two sentences.
    """
    if len(sentences) < 2:
        return ""
    shown = {_bare(sentence.text) for sentence in summary}
    ranked = _rank(sentences, summary)
    if not ranked:
        return _marked(sentences[0].text, language)
    lead = ranked[0]
    found = _fuller(_cut(lead, shown, language), lead, language)
    found = found or _without_aside(lead.text, language)
    if not found and (len(lead.text) <= LONGEST or _hangs(lead)):
        others = (_cut(own, shown, language) for own in _knowing_nothing(sentences, ranked[1:]))
        found = next((own for own in others if own and not _KNOWN.match(own)), "")
    return found or _first_marked(ranked, language)


def _knowing_nothing(
    sentences: Sequence[Sentence], ranked: Sequence[Sentence]
) -> Iterator[Sentence]:
    """Yield the ranked sentences that take nothing as known and address nobody."""
    texts = [own.text for own in sentences]
    needs, _ = find_definites(texts, tuple(range(len(texts))))
    needing = {own.start for place, own in enumerate(sentences) if needs[place]}
    yield from (own for own in ranked if own.start not in needing and "person" not in own.flags)


def _first_marked(ranked: Sequence[Sentence], language: str) -> str:
    """Return the beginning of the first sentence that is not cut within marks or brackets."""
    marked = [_marked(own.text, language) for own in ranked[:_TRIED]]
    return next(filter(_is_closed, marked), marked[0])


def _is_closed(text: str) -> bool:
    return text.count("(") == text.count(")") and not quotation_faults((text,), (0,), (0,))


def _cut(sentence: Sentence, shown: Container[str], language: str) -> str:
    """Return the longest stretch that ends with a clause, or with a phrase if that says little."""
    clauses = (own for own in _spans(sentence, _CLAUSE, language) if _bare(own) not in shown)
    best = max(clauses, key=len, default="")
    if len(best) >= _TELLING:
        return best
    phrases = (own for own in _spans(sentence, _PHRASE, language) if _bare(own) not in shown)
    # What goes on behind a comma would be told by halves.
    longer = (own for own in phrases if not best or not _HALT.search(own, len(best)))
    return max((best, *longer), key=len)


def _fuller(clause: str, sentence: Sentence, language: str) -> str:
    """Return a short clause, or, where it is the beginning of a long sentence, more of that."""
    if not clause or len(clause) >= _TELLING or not sentence.text.startswith(clause):
        return clause
    more = _marked(sentence.text, language) if len(sentence.text) > LONGEST else ""
    return more if len(more) >= len(clause) + _MORE else clause


def _without_aside(text: str, language: str) -> str:
    """Return the sentence without what stands between its subject and its verb, "" if nothing."""
    match = _ASIDE.match(text) if language == "en" else None
    if match is None:
        return ""
    rest = text[match.end() :]
    room = LONGEST - len(match["subject"]) - len(_GAP)
    ends = [own.start() for own in _CLAUSE.finditer(rest)] + [len(rest)]
    ends += [own.start() for own in _PHRASE.finditer(rest)]
    parts = [rest[:end].rstrip(STOPS) for end in ends if end <= room]
    parts = [own for own in parts if " " in own and not ends_loose(own, "en")]
    return match["subject"] + _GAP + max(parts, key=len) if parts else ""


def _rank(sentences: Sequence[Sentence], summary: Sequence[Sentence]) -> list[Sentence]:
    starts = {sentence.start for sentence in summary}
    # A short sentence opens a summary for the one that it leads to.
    opens = next((own for own in summary if "short" not in own.flags), None)
    opening = opens.start if opens else -1
    sound = [own for own in sentences if own.start == opening or CONDITIONAL.issuperset(own.flags)]
    lead = next((own.start for own in sound if _LEADING.issuperset(own.flags)), -1)
    # What opens the summary stands for a lead that does not, but for the confessions of a column.
    yields = sentences[0].start != lead
    yields |= sentences[1].start == opening and is_tease(set_up(sentences))
    if opens and yields and not _SELF.search(opens.text):
        lead = opening
    return sorted(
        sound, key=lambda own: (own.start != lead, own.start not in starts, -own.score, own.start)
    )


def _spans(sentence: Sentence, boundary: re.Pattern[str], language: str) -> Iterator[str]:
    """Yield the stretches of a sentence that can be headlines."""
    text = sentence.text
    for start in _starts(sentence, language):
        ends = [match.start() for match in boundary.finditer(text, start + SHORTEST)]
        for end in (*ends, len(text)):
            span = text[start:end].rstrip(STOPS)
            mark = _CUT if start and span[:1].islower() else ""
            whole = end == len(text)
            if len(mark + span) > LONGEST or not stands_alone(span, language, whole=whole):
                continue
            if whole or boundary is not _PHRASE or language != "en" or not asks_for_more(span):
                yield mark + span


def _hangs(sentence: Sentence) -> bool:
    return "dangling" in sentence.flags or _CONDITION.match(sentence.text) is not None


def _starts(sentence: Sentence, language: str) -> Iterator[int]:
    """Yield where a headline may begin: at the start, or behind an introductory clause."""
    leans = "dangling" in sentence.flags
    yield from (start for start in _starts_of(sentence.text, language) if start or not leans)


def _starts_of(text: str, language: str) -> Iterator[int]:
    if _CONDITION.match(text):
        return
    opening = _OPENING.match(text) if _opens_late(text, language) else None
    if opening is None:
        yield 0
    elif not _LOOSE_START.match(text, opening.end()):
        yield opening.end()


def _opens_late(text: str, language: str) -> bool:
    """Whether a sentence begins with what says less than what follows."""
    words = _INTRODUCTIONS.get(language)
    return words is not None and words.match(text) is not None


def _bare(text: str) -> str:
    return text.rstrip(STOPS + "\"”'’)")


def _marked(text: str, language: str) -> str:
    """Return the beginning of a text, or of its news, cut behind a word, with the mark of the cut.

    The verb that ends the clause in some languages follows the mark.
    """
    start = next(_starts_of(text, language), 0)
    if start:
        mark = _CUT if text[start].islower() else ""
        room, rest = LONGEST - len(mark), text[start:].rstrip(STOPS)
        news = mark + (rest if len(rest) <= room else _head(rest, language, room - 1) + _CUT)
        if language == "en" and len(rest) > _SHORT_NEWS and may_have_verb(news):
            return news
    verb = last_verb(text, language)
    end = _GAP + verb if verb else _CUT
    return _head(text, language, LONGEST - len(end)) + end


def _head(text: str, language: str, room: int) -> str:
    """Return the beginning of a text, not all of it, within the room and not cut loosely."""
    room = min(room, len(text) - 1)
    head = text[: text.rfind(" ", 0, room + 1)] if " " in text[: room + 1] else text[: room // 2]
    head = _without_open_quote(head.rstrip(STOPS))
    while head.count(" ") > _FEWEST_WORDS and ends_loose(head, language):
        head = head.rsplit(None, 1)[0].rstrip(STOPS)
    return head


def _without_open_quote(head: str) -> str:
    """Return a cut text without the quotation that the cut leaves open, if enough is left."""
    place = max(map(head.rfind, QUOTATION_MARKS))
    if place < SHORTEST or not quotation_faults((head,), (0,), (0,)):
        return head
    return head[:place].rstrip(STOPS)
