"""Openers: whether a sentence leans on the one before it (rule R2)."""

import re
from collections.abc import Sequence
from functools import cache

from digest.language import stop_words
from digest.language.tables import read_table

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|,")
_OPENING_MARKS = "\"'“”‘«»„「『《(（–—-*• "
# Written without blanks: a sentence is told by what it begins with.
_UNSPACED = frozenset(("ja", "zh"))
_FIRST_WORDS = 4
# In so many characters most sentences have two words more.
_LIKELY_HEAD = 44
_CAPITALIZED = re.compile(r"[A-Z][^\W_]+")
# What _SPEAKER needs, in lower case.
_SPEAKERS = frozenset(("he", "she", "they", "it"))
_SPOKEN = frozenset(
    "said says added adds told explained wrote continued recalled claimed stated noted insisted "
    "admitted concluded warned argued joked tweeted asked replied".split()
)
_REPORTING = f"(?:{'|'.join(sorted(_SPOKEN))})"
_SPEAKER = re.compile(
    rf"\b(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:also |later |then |has |had )?{_REPORTING}"
    rf"|(?<=[,\s] ){_REPORTING} (?:he|she|they)\b)"
)
# Somebody told of before: "the spokesman said", "the report added".
_TOLD_BEFORE = frozenset(
    "spokesman spokeswoman spokesperson official officer source statement report newspaper paper "
    "author researcher researchers lawyer judge witness".split()
)
_TELLERS = _SPEAKERS | _TOLD_BEFORE
_TOLD = f"[Tt]he (?:{'|'.join(sorted(_TOLD_BEFORE))})"
_TOLD_SPEAKER = re.compile(
    rf"\b(?:{_TOLD} (?:also |later |then |has |had )?{_REPORTING}\b|{_REPORTING} {_TOLD}(?=[.,]))"
)
# What was said comes first, and a pronoun says it: whatever is named before is not who speaks.
_SPOKEN_LAST = re.compile(
    rf",  ?(?:he|she|they) (?:also |later |then )?{_REPORTING}\b[^,]{{0,40}}$"
)
# "School, she says, became ...": the first word is no name of hers.
_SPOKEN_WITHIN = re.compile(rf"\W*\w+(?: [a-z]+){{0,8}}, (?:he|she|they) {_REPORTING},")
_EXISTING = frozenset("is are was were will has have had may can could would should".split())
_ADDING = frozenset(("also", "another", "more", "no"))
_NO_ADVERBS = frozenset("italy july family assembly reply supply ally bully".split())
_TOPICAL = (["when", "it", "comes"], ["when", "it", "came"])
_BEHIND_CLAUSE = re.compile(r"[^,]{3,80}, (?:(?:the|a|an|its|his) )?(?:[a-z]+ ){0,2}([A-Z][^\W_]+)")
# "Now the keeper is charged" goes on from whatever is told, but "Now imagine", "Now it is".
_RESUMED = re.compile(
    r"\ANow,? (?!(?:imagine|think|consider|picture|add|take|let|suppose|that|is|are|was|comes?|"
    r"what|for|on|in|to)\b)(?=(?:[^ ]+ ){8})"
)
# "Dans un post sur Facebook, il a déclaré", "In einem Interview sagte er": who was told before. In
# French "il" may point to nobody: "Depuis lundi, il faut".
_INTRODUCED = {
    "fr": re.compile(
        r"(?:Dans|En|Au|Aux|Sur|Depuis|Pour|Pendant|Lors|Après|Avant|Avec|Malgré) [^,]{3,60}, "
        r"(?:il|elle|ils|elles) (?!(?:n['’])?(?:y a|faut|faudra|fallait|s['’]agi|sembl|s['’]avère|"
        r"exist|rest|convient|suffi|arrive|pleu|ne fait|"
        r"peut être [a-zéèê ]+d(?:e|['’])|est [a-zéèê]+ (?:de|d['’]|que|qu['’])))"
    ),
    "de": re.compile(
        r"(?:In|Im|Bei|Beim|Nach|Am|An|Auf|Vor|Seit|Mit|Für|Zum|Zur) [^,.:;]{3,50}? "
        r"[a-zäöüß]+t(?:e)? er\b"
    ),
}
# "His Highness the Emir", "Sa Sainteté": a title of honor, whose pronoun points to nobody.
_STYLE = re.compile(
    r"\b(?:His|Her|Their|Your|Sa|Son|Su|Sua|Seine|Ihre) (?=(?:Royal |Imperial |Serene |Most )?"
    r"(?:Highness|Majest|Excellenc|Holiness|Eminence|Beatitude|Grace\b|Honou?rs?\b|Lordship|"
    r"Ladyship|Altesse|Éminence|Sainteté|Alteza|Excelencia|Eminencia|Santidad|Altezza|Maestà|"
    r"Eccellenza|Eminenza|Santità|Excelência|Santidade|Hoheit|Exzellenz|Eminenz|Heiligkeit))"
)
# In an article's first sentence: "Two years after she was ill, actress Ana Roe".
_NAMED_AHEAD = re.compile(r"[^,]{3,90},.*?(?<=[a-z,] )[A-Z]\w")
# "The two Oslo students": they say themselves who they are.
_TOLD_TWO = re.compile(r"The two [A-Z]\w")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*(?:[\"”“»]|$)")


def leaning(texts: Sequence[str], tokens: Sequence[Sequence[str]], *, language: str) -> list[int]:
    """Return the places of the sentences that ``leans_back`` is true of.

    Args:
        texts: the sentences.
        tokens: their words in lower case: in English, a fast first look.
        language: ISO 639-1.
    """
    if language != "en":
        return [place for place, text in enumerate(texts) if leans_back(text, language=language)]
    return [
        place
        for place, own in enumerate(tokens)
        if _is_aside(texts[place])
        or (_may_lean(own) and _opens_leaning(texts[place], language, first=not place))
        or (_may_speak(own) and _has_unnamed_speaker(texts[place], first=not place))
    ]


def _may_lean(tokens: Sequence[str]) -> bool:
    heads, pronouns, plain = _english()
    if tokens and (tokens[0] in heads or " ".join(tokens[:2]) in heads):
        return True
    for place, token in enumerate(tokens[:_FIRST_WORDS]):
        if token in pronouns:
            return True
        if token not in plain and not (not place and _is_adverb(token)):
            return False
    return False


def _may_speak(tokens: Sequence[str]) -> bool:
    """Return whether somebody told of before may stand beside a word for speaking."""
    if _SPOKEN.isdisjoint(tokens) or _TELLERS.isdisjoint(tokens):
        return False
    return any(
        not _TELLERS.isdisjoint(tokens[max(0, place - 3) : place + 3])
        for place, token in enumerate(tokens)
        if token in _SPOKEN
    )


@cache
def _english() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the first word or two of each link, the pronouns, and all function words."""
    links, pronouns = _table("en")
    heads = (link.replace(",", "").replace("'s", "").split(" ")[:2] for link in links)
    return frozenset(map(" ".join, heads)), pronouns, stop_words("en")


def leans_back(text: str, *, language: str) -> bool:
    """Return whether ``text`` cannot be read without the sentence before it.

    It cannot if it opens with a connective ("However", "In addition"), if a pronoun or a
    demonstrative stands among its first words with no name or noun before it ("In his speech"),
    if what it quotes was said by a pronoun (``"Yes," he said.``), or if all of it stands in
    brackets. Languages without a table are judged by brackets only: every other sentence stands
    alone.
    """
    spoken = language == "en" and _has_unnamed_speaker(text)
    return spoken or _is_aside(text) or _opens_leaning(text, language)


def without_styles(text: str) -> str:
    """Return a text without the pronouns of titles of honor: "Highness the Emir said"."""
    return _STYLE.sub("", text)


def _is_aside(text: str) -> bool:
    """Return whether all of a sentence stands in brackets: it adds to what was told before."""
    return text.startswith("(") and text.endswith((")", ")."))


def _opens_leaning(text: str, language: str, *, first: bool = False) -> bool:
    links, pronouns = _table(language)
    if not links and not pronouns:
        return False
    if language == "en" and not first:
        text = _RESUMED.sub("", text)
    text = without_styles(text)
    if language in _UNSPACED:
        return text.lstrip(_OPENING_MARKS).startswith((*links, *pronouns))
    tokens = _first_tokens(text)
    if not tokens:
        return False
    if language in _INTRODUCED and _INTRODUCED[language].match(text):
        return True
    if first and _is_linked(tokens, _starts(language)):
        return not pronouns.isdisjoint(tokens[2:])
    return (
        (_is_linked(tokens, links) and not _TOLD_TWO.match(text))
        or (tokens[0] in pronouns and not _is_expletive(*tokens[:2]))
        or (
            _has_pronoun(tokens, pronouns, language)
            and not (_names_soon(text, language) or (first and _NAMED_AHEAD.match(text)))
        )
    )


def _first_tokens(text: str) -> list[str]:
    head = text[:120].lstrip(_OPENING_MARKS)
    found = _TOKEN.findall(head, 0, _LIKELY_HEAD)
    if len(found) <= _FIRST_WORDS + 2:
        found = _TOKEN.findall(head)
    first = " ".join(found[: _FIRST_WORDS + 2])
    return first.lower().replace("’", "'").split()


def _is_linked(tokens: list[str], links: frozenset[str]) -> bool:
    for size in range(1, min(len(tokens), _FIRST_WORDS) + 1):
        phrase = " ".join(tokens[:size])
        if phrase in links:
            return True
        if phrase + "," in links and tokens[size : size + 1] == [","]:
            return True
    return False


def _has_pronoun(tokens: list[str], pronouns: frozenset[str], language: str) -> bool:
    plain = stop_words(language)
    if tokens[:3] in _TOPICAL:
        return False
    for place, token in enumerate(tokens[:_FIRST_WORDS]):
        if token in pronouns:
            return not _is_expletive(*tokens[place : place + 2])
        # "Apparently, she ..."
        adverb = language == "en" and (token == "," or (not place and _is_adverb(token)))
        if token not in plain and not adverb:
            return False
    return False


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and token not in _NO_ADVERBS


def _names_soon(text: str, language: str) -> bool:
    """Return whether a name follows the opening clause: "In his speech, President Weah said"."""
    found = _BEHIND_CLAUSE.match(text)
    return found is not None and found[1].lower() not in stop_words(language)


def _is_expletive(token: str, behind: str = "") -> bool:
    """Return whether the word points to nothing before: "There are", "Those who"."""
    return (
        (token == "there" and behind in _EXISTING)
        or (token == "there's" and behind not in _ADDING)
        or (token == "those" and behind == "who")
    )


def _has_unnamed_speaker(text: str, *, first: bool = False) -> bool:
    """Return whether a pronoun speaks and nobody is named before it, or somebody told of before."""
    if first and _NAMED_AHEAD.match(text):
        return False
    # A comma that ends what is quoted stays: '"are more available," he said'.
    outside = _QUOTED.sub(lambda own: ", " if own[0][-2:-1] == "," else " ", text)
    if _SPOKEN_LAST.search(outside) or _TOLD_SPEAKER.search(outside):
        return True
    if _SPOKEN_WITHIN.match(outside):
        return True
    found = _SPEAKER.search(outside)
    if found is None:
        return False
    plain = stop_words("en")
    names = _CAPITALIZED.findall(outside, 0, found.start())
    return all(name.lower() in plain for name in names)


@cache
def _table(language: str) -> tuple[frozenset[str], frozenset[str]]:
    return opener_words(language, "link"), opener_words(language, "pronoun")


@cache
def _starts(language: str) -> frozenset[str]:
    """Return the links that lean on nothing where an article begins: nothing stands before."""
    return opener_words(language, "start")


@cache
def opener_words(language: str, kind: str) -> frozenset[str]:
    """Return the entries of a kind (such as ``link`` or ``verb``), in lower case."""
    return frozenset(
        entry.replace("_", " ")
        for code, own, row in read_table("openers.tsv")
        if (code, own) == (language, kind)
        for entry in row.split()
    )
