"""Antecedents: whether a sentence says "he" or "the man" of somebody it has not told of (R2)."""

import re
from collections.abc import Collection, Iterator, Sequence

from digest.language import stop_words
from digest.summarize import hanging
from digest.summarize.openers import without_styles
from digest.summarize.quotes import outside_quotes

# The words that may be found, in lower case, to pass over the sentences that have none.
_GENDERED = frozenset(
    "he he's he'd he'll him himself his she she's she'd she'll her hers herself".split()
)
# What a sentence holds that may point back from within.
CLUES = (
    " says that ", " said that ", " say that ", " answer ", "The question ", " these ",
    " this same ", " that woman", " that man", " that boy",
    " that girl", " that couple", ", that ", " view", " words", " opinion", " less ", " more ",
    ", however,", ", meanwhile,", ", though,", ", too", ", therefore,", ", in turn,",
    "fterward", "thereafter.", " either.", " other way", *hanging.CLUES,
)  # fmt: skip
# These begin with a letter or a mark and then look back, for a search for one is fast.
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|ers?|im|imself|erself)|(?<=[Ss])he)\b")
_SINGLE_QUOTED = re.compile(r"['‘](?<!\w.)[^'’]*['’](?!\w)")
_CAPITALIZED = re.compile(r"[A-Z][^\W_]+")
_OPENING = "\"'“‘(«„-—– "
# Behind an opening word these tell that it was a name: "Weah, who", "Weah's", "Kim Jong-un", and,
# behind no plural and no participle, a verb: "Weah said", "Weah couldn't".
_NAMED = re.compile(r" [A-Z]|,|['’]s\b")
_COMMON_ENDINGS = ("ing", "ed", "ly", "s", "lice")
_VERB = re.compile(
    r" (?:also |then |later |never )?(?:is|was|has|had|will|would|could|can|should|did|does|said|"
    r"told|who|and|[a-z]+(?:ed|s|n['’]t))\b"
)
# Names that nobody says "he" of: "the Foreign Office confirmed her name".
_BODY = re.compile(
    r"\b(?:[A-Z][\w.&’'-]*,? )+(?:Office|Department|Ministry|Police|Court|Council|Agency|Board|"
    r"Association|University|Hospital|Committee|Commission|Bureau|Institute|Cent(?:er|re))\b|"
    r"\b(?:White House|Pentagon|Kremlin|Vatican|Senate|Congress|United Nations|European Union)\b"
)
_DATES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan".split()
)
# Nouns of people: by their endings, and those that no ending shows.
_PERSON = re.compile(
    r"\b(?:\w*(?:man|woman|men|women|boy|girl|father|mother|parent|son|daughter|wife|husband|"
    r"brother|sister|ist|ian|eer|ess|ee|ant|ent|(?<=\w\w)er|(?<=\w\w)or|year-old)s?|"
    r"king|queen|prince|chief|head|teen\w*|adult|child|baby|victim|suspect|star|friend|guard|cop|"
    r"host|pilot|judge|coach|nurse|monk|priest|bishop|pope|someone|somebody|anyone|anybody|"
    r"everyone|everybody|who|whoever|whose|person|people|captain|spouse|uncle|aunt|niece|nephew|"
    r"hero|native|athlete|champion|candidate|democrat|republican|celebrity|bride|groom|thief|"
    r"rebel|tycoon|mogul|billionaire|millionaire|captive|hostage|fugitive|inmate|convict|fan|"
    r"guest|client|relative|cleric|guy|lad|each|one|aide|ally|legend|icon|"
    r"model|cook|chef|spy|poet|genius|idol|diplomat|bureaucrat|youth|youngster|infant|toddler|"
    r"individual|recluse|cadet|private|colonel|sergeant|general|admiral|corporal|major|twin|widow|"
    r"graduate|magnate|executive|representative|detective|operative|advocate|associate|delegate|"
    r"spokes\w+|chair\w*|deputy|secretary|imam|sheikh|rabbi|sultan|emir|monarch|duke|duchess|"
    r"lord|lady|lawyer|attorney|felon|dad|mom|mum|kid|colleague|Pope|no)\b"
)
_NOT_PERSONS = frozenset(
    "later after before under over ever however whether never other another number water together "
    "earlier summer winter power order paper center rather either neither river weather matter "
    "remember computer quarter longer higher lower greater larger smaller former government "
    "parliament department statement agreement movement apartment treatment investment document "
    "recent different current present important significant event percent went sent spent meant "
    "want plant grant instant relevant three see free agree committee coffee seen success process "
    "access address less unless press dress stress color honor door floor error terror horror "
    "factor sector corridor".split()
)


# "The actor posed", of somebody named before; not "The man who ...", "The actor Ian Holm".
_KNOWN = re.compile(
    r"The (?:[a-z-]+ |(?:[A-Z][\w.]* )+[Aa]ward-winning )?"
    r"(?:\d+-year-old|(?:man|woman|boy|girl|couple|pair|actor|actress|singer|"
    r"rapper|musician|comedian|filmmaker|player|striker|midfielder|defender|goalkeeper|batsman|"
    r"bowler|wicketkeeper|winger|quarterback|pitcher|golfer|jockey|sprinter|skier|boxer|driver|suspect|victim|teenager|teen|student|toddler|baby|author|designer|star|"
    r"politician|businessman|businesswoman|accused|deceased|plaintiff|defendant|complainant))s? "
    r"(?!who|whose|of|from|in|at|with|behind|that|and|whom|[A-Z])"
    # "The Frenchwoman was crowned", "The Swede has", not "The Swedish government".
    r"|The (?:former |other |North |South )?(?:[A-Z][a-z]+(?:woman|man|[ei]an|ese)|Swede|Dane|"
    r"Finn|Pole|Turk|Scot|Briton|Spaniard|German|Croat|Serb|Greek|American) "
    r"(?:also |then |later |now )?"
    r"(?:is|was|has|had|will|would|could|can|won|took|made|came|went|led|fell|lost|beat|[a-z]+ed)\b"
    # What was told before is so: "The scene is grim", "One reason is simple".
    r"|The (?:scene|sight|spectacle|reaction|response|outcome|irony|timing|mood|implication|"
    r"reason|problem|solution|catch|lesson|upside|downside|difference|bottom line|goal|aim|trick|"
    r"twist)s? (?:is|was|were|are)\b"
    r"|One (?:mechanism|way|reason|problem|example|option|result|possibility|theory|explanation|"
    r"solution|answer|idea|difference|concern|lesson|sign|factor|clue) (?:is|was|may|might|could)\b"
    # One of several told before: "The second", "The first would be".
    r"|The (?:second|third|latter)\b"
    # Some of those who were asked: "Nearly one in four said they liked her".
    r"|(?:Nearly |About |Almost |Only |Just |Over |More than )?(?:\d+(?:%| per ?cent)|half|one in "
    r"\w+|a (?:third|quarter|fifth)|One) (?:also )?(?:said|say|think|thought|believed?|agreed?)\b"
    # Some of those counted before: "676 died"; not a year.
    r"|(?!(?:1[89]|20)\d\d )\d[\d,]* (?:died|were|was|are|have|had|did)\b"
    r"|The (?:first|other) (?:is|was|are|were|will|would|came|has|had)\b"
    # Some of those named before: "One recently received an award", "Four served in Vesland".
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve) (?:[a-z]+ly |also |even "
    r"|still |later |then )?(?:is|was|are|were|has|have|had|did|died|served|received|came|went|"
    r"took|made|won|[a-z]{3,}ed (?:the|an?|his|her|their))\b"
    # "The most recent example: a school ..."
    r"|The (?:[a-z]+ ){0,3}(?:example|result|upshot|reason|problem|catch|answer|lesson|verdict)s?:"
)
# A time that is counted from one told before: "Eleven days later", "The next morning".
_LATER = re.compile(
    r"(?:[A-Z][a-z-]*|A few|\d+) (?:minutes?|hours?|days?|weeks?|months?|years?) (?:later\b|"
    r"earlier\b(?! than)|before,)|(?:That|The (?:next|following|previous|same)) "
    r"(?:morning|day|night|evening|week|month|year)\b"
)
# "In 2019, it had 300 guests", "As an actor, he has won": who or what that is was told before.
_INTRODUCED = re.compile(
    r"(?:In|At|By|On|Since|For|Until|Before|Last|From|As an?|Among|During|Under|Despite|Like|"
    r"Unlike)"
    r"(?: [\w’'-]+){1,6}, "
    r"(?:(?:in|at|on|during|after|before)(?: [\w’'-]+){1,6}, )?"
    r"(?:it|they|he|she)(?:['’](?:s|d|ll|ve|re))? "
    r"(?!(?:is|was|will|would|may|might|can) (?:[a-z]+ ){0,3}(?:that|to|for|who|whether|how)\b)"
)
_PREPOSITIONS = frozenset(
    "in at by on since for until before last from as among during under despite like unlike".split()
)
_PORTIONS = frozenset(
    "nearly about almost only just over more half one a two three four five six seven eight nine "
    "ten eleven twelve".split()
)
_TIMES = frozenset(
    f"{unit}{end}" for unit in "minute hour day week month year".split() for end in ("", "s")
) | {"few"}
# "Small firms were less patient.": than whom was told before.
_COMPARED = re.compile(r"\b(?:is|was|are|were) (?:less|more) [a-z]+\.$")
# "In an email to his students, Jan Kowal": who it is follows at once, by his whole name.
_NAMED_SOON = re.compile(
    r"(?:In|On|At|For|With|Through|During|Throughout) (?:[a-z]+ ){0,4}(?:his|her) "
    r"(?:[a-z0-9-]+ ){0,4}[a-z0-9-]+, (?:[a-z]+ ){0,2}[A-Z][\w.-]+ [A-Z]"
)
_THESE = re.compile(
    r"\b(?:(?:these (?!days\b|times\b)|this same )[a-z]+|"
    # "Kowal says that doesn't bother him."
    r"(?:says?|said) that (?:does|did|is|was|will|would|has|had|can|could)(?:n['’]t)?\b|"
    r"(?:of|by|from|with|to|for|in) that (?:woman|man|boy|girl|couple)\b|"
    r"(?:afterwards?|thereafter|either|the other way(?: a?round)?)\.$|"
    r"[Tt]he answer (?:is|was|seems|may|might|lies|could|to that)\b)|"
    r", (?:in (?:his|her|their) (?:view|words|opinion)\b|too\.$|"
    r"that (?:means|meant|makes|made|(?:is|was) (?:not|a|an|the|why|how|where|when))\b)|"
    # "The bridge, however, ...": what it is set against was told before.
    r"^(?:[^,]{2,60}, (?:however|meanwhile|though|therefore|in turn),|"
    r"The question (?:(?:now|then) )?(?:is|was|remains)\b)"
)


def pointing(
    texts: Sequence[str], tokens: Sequence[Sequence[str]], likely: Collection[int]
) -> Iterator[int]:
    """Yield the places of the English sentences that speak of what was told before.

    An article's first sentence is none: a pronoun in it points ahead.

    Args:
        texts: the sentences of an article.
        tokens: their words in lower case.
        likely: the places of those that hold one of ``CLUES``.
    """
    for place, own in enumerate(tokens):
        if place and (
            _opens_known(texts[place], own)
            or (place in likely and _points_within(texts[place]))
            or (not _GENDERED.isdisjoint(own) and lacks_antecedent(texts[place]))
        ):
            yield place


def _opens_known(text: str, tokens: Sequence[str]) -> bool:
    first = tokens[0] if tokens else ""
    if hanging.opens_hanging(text, tokens):
        return True
    if first in _PREPOSITIONS:
        return _INTRODUCED.match(text) is not None or _LATER.match(text) is not None
    if first == "the" or first[:1].isdecimal() or first in _PORTIONS:
        return _KNOWN.match(text) is not None or _LATER.match(text) is not None
    later = first == "that" or not _TIMES.isdisjoint(tokens[1:4])
    return later and _LATER.match(text) is not None


def _points_within(text: str) -> bool:
    told = outside_quotes(text)
    if (" less " in told or " more " in told) and _COMPARED.search(told):
        return True
    if _THESE.search(told):
        return True
    return hanging.hangs_within(told)


def lacks_antecedent(text: str) -> bool:
    """Return whether an English sentence says "he" or "she" with nobody named before it in it.

    Somebody is a name, or a noun that means a person: judged by its ending, mildly, so that a
    sentence in doubt passes. What is quoted does not count.
    """
    told = without_styles(_SINGLE_QUOTED.sub(" ", outside_quotes(text)))
    found = _PRONOUN.search(told)
    if found is None:
        return False
    before = _BODY.sub(" ", told[: found.start()])
    return not (_has_name(before) or _has_person(before) or _NAMED_SOON.match(told))


def _has_name(text: str) -> bool:
    plain = stop_words("en")
    for match in _CAPITALIZED.finditer(text):
        word = match[0]
        if word.lower() in plain or word in _DATES:
            continue
        if text[: match.start()].strip(_OPENING) or _NAMED.match(text, match.end()):
            return True
        if not word.endswith(_COMMON_ENDINGS) and _VERB.match(text, match.end()):
            return True
    return False


def _has_person(text: str) -> bool:
    return any(
        match[0].lower() not in _NOT_PERSONS and match[0] not in _DATES
        for match in _PERSON.finditer(text)
    )
