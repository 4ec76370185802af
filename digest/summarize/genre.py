"""Genre: whether a piece reports news, says what its writer thinks of it, or entertains.

Precision first: what is called opinion never leads a digest, so plain news must not be. One clear
sign decides (a label in the title, a section of the address, a note by the editors); the first
person decides only where much of the text is written in it, or where the text says what should be
and hardly what anybody said.
"""

import re
from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlsplit

from digest.summarize.quotes import outside_quotes
from digest.summarize.recipes import is_recipe

Genre = Literal["news", "opinion", "analysis", "feature"]

_OPINION_LABELS = (
    r"opinions?|op-?ed|comment|commentary|editorial|column|columnist|viewpoint|point of view|"
    r"my view|our view|perspective|first person|letters?(?: to the editor)?|guest (?:essay|column)|"
    r"kommentar|meinung|leitartikel|gastbeitrag|tribune|éditorial|chronique|opinión|editorial|"
    r"columna|opinione|commento|editoriale|opinião|köşe yazısı|yorum|мнение|колонка|رأي"
)
_ANALYSIS_LABELS = (
    r"(?:news )?analysis|explainers?|explained|fact[- ]?check|q ?(?:&|and) ?a|in depth|"
    r"behind the news|the big read|backgrounder|timeline|analyse|analysis|hintergrund|erklärt|"
    r"décryptage|análisis|analisi|análise|analiz|анализ|разбор|تحليل"
)
_FEATURE_LABELS = (
    r"recipes?|quiz|crossword|puzzle|horoscopes?|in pictures|photo (?:gallery|essay)|"
    r"(?:the )?long read|feature|recette|rezept|receta|ricetta|horoscope|horoskop|horóscopo"
)
# "Opinion: ...", "Opinion | ...", "[Comment] ...", "... - analysis", "... | Jane Doe - opinion".
_SIGN = r"\s*(?:[:|/›»·]|\s[-–—]\s)\s*"


def _pattern(labels: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s*[\[(](?:{labels})[\])]|\s*(?:{labels}){_SIGN}\S|.+(?:[|/›»·]|\s[-–—])\s*(?:{labels})\s*$"
        rf"|.+[\[(](?:{labels})[\])]\s*$",
        re.IGNORECASE,
    )


_LABELS: dict[Genre, re.Pattern[str]] = {
    "opinion": _pattern(_OPINION_LABELS),
    "analysis": _pattern(_ANALYSIS_LABELS),
    "feature": _pattern(_FEATURE_LABELS),
}
# "The Norhaven Post view on ...": a newspaper's own opinion.
_VIEW = re.compile(r"The (?:[A-Z][\w.'’-]+ ){1,4}view\b(?! of the (?:sea|lake|city))(?: on\b|:|$)")
_TITLES: dict[Genre, re.Pattern[str]] = {
    "feature": re.compile(
        r"(?:The )?\d+ (?:(?:easy|simple|best|great|brilliant|surprising) )?(?:things|ways|tips|"
        r"places|recipes|books|films|gifts|beaches|hikes) (?:to|for|you|that|we)\b|"
        r"(?:Test your|Quiz of the|Recipe of the|Your horoscope|\d+ hours in (?!the\b))",
        re.IGNORECASE,
    ),
    "analysis": re.compile(
        r"(?:Explained|Explainer)[:,]|What (?:we|to|you need to) know (?:so far )?about\b|"
        r"What we know so far\b|Fact[- ]check\b",
        re.IGNORECASE,
    ),
    "opinion": re.compile(
        r"(?:Why I(?:['’]m| am|['’]ve|['’]ll)?|I (?:was|am|used to|never|have)|I['’](?:m|ve)|"
        r"(?:Dear|My fellow) [A-Z]\w+,) \w"
    ),
}
_SECTIONS: dict[str, Genre] = {
    **dict.fromkeys(
        (
            "opinion opinions oped op-ed op-eds commentisfree comment comments commentary "
            "editorial editorials columns columnists columnist leaders letters viewpoint "
            "viewpoints blogs meinung kommentar kommentare tribunes idees debats editos opinion-es "
            "opiniones columnas opinioni editoriali opiniao colunas kose-yazilari yazarlar"
        ).split(),
        "opinion",
    ),
    **dict.fromkeys(
        "analysis news-analysis explainer explainers explained fact-check factcheck".split(),
        "analysis",
    ),
    **dict.fromkeys(
        (
            "recipes recipe features feature longreads long-reads lifestyle lifeandstyle "
            "life-and-style horoscopes horoscope quiz quizzes crosswords puzzles gallery galleries "
            "in-pictures gardening rezepte recettes recetas ricette"
        ).split(),
        "feature",
    ),
}
# As categories these are subjects: the leaders of parties, letters that were found.
_SUBJECTS = frozenset(
    "leaders letters blogs comment comments columns features feature lifestyle lifeandstyle "
    "life-and-style gallery galleries gardening ideas idees".split()
)
# "/news/opinion-the-bridge-must-stay": a label before the words of the title.
_SLUG = re.compile(r"(?:opinion|op-ed|editorial|commentary|kommentar|opinión)-(?!polls?\b)\w+-")
_NOTE = re.compile(
    r"\b(?:opinions?|views?) expressed (?:in|by|here|are)\b|\bthis is an opinion (?:piece|column)\b"
    r"|\b(?:the|this) (?:column|op-ed|commentary) (?:represents|reflects)\b",
    re.IGNORECASE,
)
# Who wrote it, as pages of opinion say before or behind a text: "The writer is a former envoy."
_WRITER = re.compile(r"The (?:writer|columnist) (?:is (?:an?|the|currently)|teaches|heads|works) ")
_NOTE_CLUES = ("xpressed", " column ", "opinion")
# Each first person that the pattern below finds holds one of these; both are fast to count.
_I_CLUE, _MY_CLUE = re.compile(r"I\b"), re.compile(r"my(?<!\w..)")
# It begins with a letter and then looks back, for a search for letters is fast.
_FIRST_PERSON = re.compile(
    r"[Im](?<!\w.)(?<!World War .)(?<![A-Z][a-z] .)"
    r"(?:(?<=I)(?:['’](?:m|ve|d|ll)|(?!\.|-\d| of\b))|(?<=m)y(?:self)?)\b"
)
_JUDGING = re.compile(
    r"\b(?:I (?:believe|think|suspect|would argue|fear|hope|doubt|worry|am (?:sure|convinced))|"
    r"in my (?:view|opinion|column|experience)|let us be clear|make no mistake)\b",
    re.IGNORECASE,
)
# A column speaks of its writer in every fourth sentence, and in three at least.
_FEWEST = 3
_SHARE = 4
_FEWER = 6
# One that argues says so twice, speaks of its writer or of "us" in every eighth sentence, and of
# what others said or asked in few.
_ARGUING = range(12, 151)
_DEMANDS, _OURS, _SAYINGS, _ASKED = 2, 0.12, 0.08, 0.15
_DEMAND = (
    " should ", " must ", " ought to ", " need to ", " needs to ", "et us ", "et's ", "et’s ",
    "cannot afford ", " deserve",
)  # fmt: skip
_OUR = re.compile(r"\b(?:we|our|us|ourselves)\b", re.IGNORECASE)
_SAYING = (
    " said", " told ", " says", "ccording to ", " reported", " announced", "spokesman",
    "spokeswoman", "spokesperson",
)  # fmt: skip
# What is said in many sentences opens with one mark and closes with another.
_OPENS_DOUBLE, _CLOSES_DOUBLE = re.compile(r"[\"“][^\"”]*$"), re.compile(r"[^\"”]*[\"”]")
_OPENS_SINGLE, _CLOSES_SINGLE = (
    re.compile(r"['‘](?=\w)(?!.*[,.!?]['’](?!\w))"),
    re.compile(r".*?[,.!?]['’](?!\w)"),
)
_INSIDE_SINGLE = re.compile(r"['‘](?<!\w.)(?=\w).*?[,.!?]['’](?!\w)")
_LONGEST_RUN = 8
# What a quotation opens with; an apostrophe stands within a word.
_QUOTING = ('"', "“", "‘", " '")


def genre(
    title: str,
    url: str,
    sentences: Sequence[str],
    language: str,
    categories: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Genre:
    """Return what kind of piece an article is; ``news`` unless there is a clear sign.

    Args:
        title: as stated, "" if none.
        url: the address, "" if none: its sections count, its last part does not.
        sentences: those of the body, in order; notes that were cut off as chrome may be among
            them. A first person within quotation marks is the speaker's, not the writer's.
        language: ISO 639-1; the first person is only known in English.
        categories: that the source files it under.
        notes: lines on who wrote it, cut off from the body.
    """
    for kind, label in _LABELS.items():
        if label.match(title) or ((own := _TITLES.get(kind)) and own.match(title)):
            return kind
    if _VIEW.match(title):
        return "opinion"
    if found := _section(url) or _category(categories):
        return found
    # One look at all sentences tells of most articles that they hold no sign.
    joined = "\n".join(sentences)
    if any(map(joined.__contains__, _NOTE_CLUES)) and any(map(_NOTE.search, sentences)):
        return "opinion"
    if any(map(_WRITER.match, (*notes, *sentences[:1], *sentences[-2:]))):
        return "opinion"
    return _of_text(joined, sentences) if language == "en" else "news"


def _of_text(joined: str, sentences: Sequence[str]) -> Genre:
    """Return what an English text by itself tells of its kind."""
    if _judges(joined, sentences):
        return "opinion"
    return "feature" if is_recipe(sentences) else "news"


def _judges(joined: str, sentences: Sequence[str]) -> bool:
    """Return whether an English text tells what its writer thinks."""
    first = len(_I_CLUE.findall(joined)) + len(_MY_CLUE.findall(joined)) >= _FEWEST
    if not (first or _may_argue(joined, len(sentences))):
        return False
    outside = _outside(sentences)
    return (first and _is_column(outside)) or _argues(outside)


def _section(url: str) -> Genre | None:
    """Return what a folder of an address says; the last part names the piece itself."""
    parts = urlsplit(url) if url.startswith(("http://", "https://")) else None
    if parts is None:
        return None
    host = parts.netloc.split(".")[0].lower()
    *folders, slug = parts.path.lower().strip("/").split("/")
    if _SLUG.match(slug):
        return "opinion"
    return next((_SECTIONS[own] for own in (host, *folders) if own in _SECTIONS), None)


def _category(categories: Sequence[str]) -> Genre | None:
    """Return what a category says that means a kind of piece and no subject."""
    own = [category.strip().lower().replace(" ", "-") for category in categories]
    return next((_SECTIONS[name] for name in own if name in _SECTIONS.keys() - _SUBJECTS), None)


def _outside(sentences: Sequence[str]) -> list[str]:
    """Return of each sentence what stands in no quotation, of one sentence or of many."""
    found, closing, behind = [], None, 0
    for sentence in sentences:
        text, behind = sentence, behind + 1
        # A mark at the head opens anew.
        if closing and text[:1] not in "\"“'‘" and behind <= _LONGEST_RUN:
            end = closing.match(text)
            if end is None:
                found.append("")
                continue
            text = text[end.end() :]
        closing = None
        if text[:1] == "'" or any(map(text.__contains__, _QUOTING)):
            text, closing = _unquoted(text)
            behind = 0
        found.append(text)
    return found


def _unquoted(text: str) -> tuple[str, re.Pattern[str] | None]:
    """Return what stands outside of quotations, and what will close one that stays open."""
    text = _INSIDE_SINGLE.sub(" ", outside_quotes(text))
    if opens := _OPENS_DOUBLE.search(text):
        return text[: opens.start()], _CLOSES_DOUBLE
    if _OPENS_SINGLE.match(text):
        return "", _CLOSES_SINGLE
    return text, None


def _is_column(outside: Sequence[str]) -> bool:
    personal = sum(_FIRST_PERSON.search(text) is not None for text in outside)
    if personal < _FEWEST or _SHARE * personal < len(outside):
        return False
    return personal >= _FEWER or any(map(_JUDGING.search, outside))


def _may_argue(joined: str, count: int) -> bool:
    """Return whether a quick look finds demands in a text, and few words for speaking."""
    demands = joined.count("should") + joined.count("must") + joined.count("need")
    said = joined.count(" said") + joined.count(" told ")
    return count in _ARGUING and demands > 0 and said <= 2 * _SAYINGS * count


def _argues(outside: Sequence[str]) -> bool:
    """Return whether a text says what should be, of "us", and hardly what others said or asked."""
    count = len(outside)
    if count not in _ARGUING or _holding(outside, _SAYING) > _SAYINGS * count:
        return False
    if _holding(outside, _DEMAND) < _DEMANDS:
        return False
    asked = sum(text.rstrip().endswith("?") for text in outside)
    ours = sum(bool(_OUR.search(text) or _FIRST_PERSON.search(text)) for text in outside)
    return asked <= _ASKED * count and ours >= _OURS * count


def _holding(texts: Sequence[str], clues: Sequence[str]) -> int:
    return sum(any(map(text.__contains__, clues)) for text in texts)
