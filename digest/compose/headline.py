"""Headline: a title for an article without one, cut out of its text."""

import re
from collections.abc import Container, Iterator, Sequence

from digest.language import stop_words
from digest.model import Sentence
from digest.summarize.openers import leans_back, opener_words
from digest.summarize.quotes import QUOTATION_MARKS, quotation_faults
from digest.summarize.rules import CONDITIONAL

LONGEST = 90
_SHORTEST = 24
_FEWEST_WORDS = 4
# A shorter clause often lacks the place or the cause: one cut off later tells more, by so much.
_TELLING, _MORE = 60, 12
_LONG, _LONG_UNSPACED = 50, 12
_UNSPACED = frozenset(("zh", "ja", "ko", "th"))
# A sentence with no other flag can lead; a bare surname is told in full below.
_LEADING = frozenset(("surname",))
_STOPS = ".。।॥۔!?！？;:,،、 –—-"
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
_ASKING = re.compile(r"(?:What|Why|How|Where|Who|Whether)\b")
_LOOSE_START = re.compile(r"(?:who|which|that|whose|where|when|and|or|but|as|[a-z]+(?:ing|ed))\b")
_HALT = re.compile(r"[,;:،、；，–—]")
_OPENING = re.compile(r"[^,;:—–]{3,140}, (?=[\"“‘]?\w)")
# Words that open what comes before the news, by language.
_INTRODUCTIONS = {
    language: re.compile(rf"(?:{words})\b")
    for language, words in {
        "en": "According|In|On|At|After|Before|During|While|When|As|Following|Despite|With|By|For|"
        "Since|Under|Amid|Speaking|Citing|Addressing|Earlier|Later|Meanwhile|However|Visiting|"
        "Although|Less than|More than|Seconds|Minutes|Hours|Days|Weeks|Months|Moments|Just|Once|If|"
        "Because|Until|Unless|Though|Like|Among|Without|Unlike|Given|Asked|Based|Faced",
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
_LOOSE_END = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|in|on|at|for|with|by|from|that|who|which|as|its|his|her|their|"
    r"is|are|was|were|has|have|had|be|been|will|would|could|may|might|not|than|but|said|says|more|"
    r"least|about|into|left|since|after|before|when|while|over|between|called|named|inspired|told|"
    r"connection|response|[A-Z])\.?|['’]|\bto [a-z]+|\band [a-z]+ed|, [a-z]+|, \d{1,3})$"
)
# "…, 58, who ran a firm, was jailed": what stands between subject and verb.
_ASIDE = re.compile(
    r"(?P<subject>[A-Z][^,.;:]{5,60}|[A-Z][\w .'’-]{5,60})"
    r"(?:, (?:\d+|who|whose|which|an?|the|one of|formerly|aged)\b[^,;:]{0,120}){1,2}, "
    r"(?=(?:was|were|is|are|has|had|have|will|could|may|said|told|died|won|[a-z]{3,}ed)\b)"
)
_SINGLE_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_GAP = " … "
_CUT = "…"
# No verb of the statement itself is in a relative clause, a participle's or an infinitive's.
_BESIDE = re.compile(
    r",? (?:who|whose|which|that|where)\b[^,]*|(?:,| [-–—]) (?:[a-z]+(?:ed|ing)|led|known|held|"
    r"made|seen|built|set|run)\b[^,]*|\bto (?:be )?[a-z]+"
)
_VERBAL = re.compile(r"\b[a-z]{2,}ed\b|\b(?:is|are|was|were|has|have|will)\b")


def derive_headline(
    sentences: Sequence[Sentence], summary: Sequence[Sentence], *, language: str = "en"
) -> str:
    """Return a headline of at most 90 characters: a stretch of one sentence, word for word.

    The lead says what the news is: it is cut where a clause ends, else where a phrase ends, else
    what stands between its subject and its verb is left out, else, and where all that would say
    little, it is cut behind a word; these two, and a beginning with a small letter, are marked
    with "…". Another sentence is cut only
    where the lead cannot stand alone, or is so short that all of it stands below. A headline never
    is a whole sentence of the summary, which would stand below.

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
    if not found and (len(lead.text) <= LONGEST or not _can_begin(lead, language)):
        found = next(filter(None, (_cut(own, shown, language) for own in ranked[1:])), "")
    return found or _marked(lead.text, language)


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
    parts = [rest[:end].rstrip(_STOPS) for end in ends if end <= room]
    parts = [own for own in parts if " " in own and not _LOOSE_END.search(own)]
    return match["subject"] + _GAP + max(parts, key=len) if parts else ""


def _rank(sentences: Sequence[Sentence], summary: Sequence[Sentence]) -> list[Sentence]:
    starts = {sentence.start for sentence in summary}
    sound = [own for own in sentences if CONDITIONAL.issuperset(own.flags)] or list(summary)
    lead = next((own.start for own in sound if _LEADING.issuperset(own.flags)), -1)
    return sorted(
        sound, key=lambda own: (own.start != lead, own.start not in starts, -own.score, own.start)
    )


def _spans(sentence: Sentence, boundary: re.Pattern[str], language: str) -> Iterator[str]:
    """Yield the stretches of a sentence that can be headlines."""
    text = sentence.text
    for start in _starts(sentence, language):
        ends = [match.start() for match in boundary.finditer(text, start + _SHORTEST)]
        for end in (*ends, len(text)):
            span = text[start:end].rstrip(_STOPS)
            mark = _CUT if start and span[:1].islower() else ""
            whole = end == len(text)
            if len(mark + span) <= LONGEST and _stands_alone(span, language, whole=whole):
                yield mark + span


def _can_begin(sentence: Sentence, language: str) -> bool:
    return next(_starts(sentence, language), None) is not None


def _starts(sentence: Sentence, language: str) -> Iterator[int]:
    """Yield where a headline may begin: at the start, or behind an introductory clause."""
    text = sentence.text
    opening = _OPENING.match(text) if _opens_late(text, language) else None
    if opening and not _LOOSE_START.match(text, opening.end()):
        yield opening.end()
    elif opening:
        return
    elif "dangling" not in sentence.flags:
        yield 0


def _opens_late(text: str, language: str) -> bool:
    """Whether a sentence begins with what says less than what follows."""
    words = _INTRODUCTIONS.get(language)
    return words is not None and words.match(text) is not None


def _stands_alone(span: str, language: str, *, whole: bool) -> bool:
    if quotation_faults((span,), (0,), (0,)) or span.count("(") != span.count(")"):
        return False
    if len(_SINGLE_OPENED.findall(span)) > len(_SINGLE_CLOSED.findall(span)):
        return False
    if leans_back(span, language=language) or (language == "en" and _ASKING.match(span)):
        return False
    if language != "en":
        # Without a table of verbs, only what is long or the whole is taken for a statement.
        return whole or len(span) >= (_LONG_UNSPACED if language in _UNSPACED else _LONG)
    words = span.split()
    if len(span) < _SHORTEST or len(words) < _FEWEST_WORDS or _LOOSE_END.search(span):
        return False
    outside = _BESIDE.sub("", span)
    lower = [word.strip(_STOPS).lower() for word in outside.split()[1:]]
    verbs = opener_words("en", "verb")
    return _VERBAL.search(outside) is not None or not verbs.isdisjoint(lower)


def _bare(text: str) -> str:
    return text.rstrip(_STOPS + "\"”'’)")


def _marked(text: str, language: str) -> str:
    """Return the beginning of a text, cut behind a word, with the mark of the cut."""
    room = min(LONGEST, len(text)) - 1
    head = text[: text.rfind(" ", 0, room + 1)] if " " in text[: room + 1] else text[: room // 2]
    head = head.rstrip(_STOPS)
    while head.count(" ") > _FEWEST_WORDS and _ends_loose(head, language):
        head = head.rsplit(None, 1)[0].rstrip(_STOPS)
    return _without_open_quote(head) + _CUT


def _without_open_quote(head: str) -> str:
    """Return a cut text without the quotation that the cut leaves open, if enough is left."""
    place = max(map(head.rfind, QUOTATION_MARKS))
    if place < _SHORTEST or not quotation_faults((head,), (0,), (0,)):
        return head
    return head[:place].rstrip(_STOPS)


def _ends_loose(head: str, language: str) -> bool:
    """Whether a cut text ends with a word that announces another one."""
    if language == "en":
        return _LOOSE_END.search(head) is not None
    return head.rsplit(None, 1)[-1].lower() in stop_words(language)
