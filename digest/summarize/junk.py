"""Junk: what surrounds news and is none of it, told by how it looks (rule R1)."""

import re
from collections.abc import Iterator, Sequence, Set

from digest.summarize.places import holding_any, matching

# By how a sentence begins ...
_HEAD = re.compile(
    # Behind a row of stars another matter begins: "****** A message from the sponsor".
    r"\*{3}|"
    r"(?:Also )?[Rr]ead\b|(?:WATCH|Watch|READ|MORE|RELATED|Related|PHOTOS?|Photos?|VIDEO|Video|"
    r"Image|Caption|LIVE|Live|Listen|LISTEN|Advertisement|ADVERTISEMENT|Copyright|PUBLISHED|Published|"
    r"UPDATED|Updated|Posted|Share this|Join the)\b ?[:.|]|"
    # What leads on to a list, or the title of another piece: "Why the bridge won't hold."
    r"Here(?:['’]s| is| are) (?:how|what|why|where|when|a (?:closer )?(?:look|list|guide|recap|"
    r"rundown)|the (?:full|complete)|some|\w+ (?:ways|things|reasons|facts|tips|moments))\b|"
    r"\d+ (?:things|facts|ways|reasons|questions) (?:to|you|about|we)\b|Nominations are open\b|"
    # "What divers think of the dam.", "Pilot who landed told why."
    r"What (?:[A-Z]\w+|\w+s) (?:think|say|know|want|need) [^,?]{3,60}\.$|"
    r"(?:Man|Woman|Boy|Girl|Teen|Student|Pilot|Driver|Officer|Nurse|Doctor|Teacher|Mother|Mom|"
    r"Father|Dad|Couple|Cop|Soldier) who |"
    # A note on the text, what it is a part of, and what a picture shows.
    r"(?:Editor|EDITOR)['’][sS] (?:[Nn]ote|NOTE)\b|Pictured:\s|"
    r"\[[A-Z][^\]]*(?:[Uu]pdated?|[Ss]tory|[Pp]osted|[Pp]ublished)\b[^\]]*\]|"
    r"Below (?:is|are)\b|See (?:below|more|also|full)\b|"
    r"Consider (?:this|these|two|three|four|some|a few)\b|"
    r"Why (?![^.]* (?:is|was|are|were|remains?|isn['’]t)\b)[^,?]{9,80}\.$|"
    r"(?:Follow|Share|Tweet|Email|Download|Watch|Listen)(?::| (?:this|these|us|the|your|our|on|"
    r"with|via|it|to|live|more|@))|By [A-Z]\w+ [A-Z]|Story highlights|"
    r"\s*\d+ of \d+\b|Hide Caption|"
    # A heading glued to its text: "LONGSTANDING DEMANDThe police ...".
    r"(?:[A-Z]{3,} )+[A-Z]{3,}[a-z]{2}|"
    # The run-in head of a caption, of an answer or of a list, "Final embrace: The couple ...", but
    # not "The job is hard: As ...". To look for the colon first is fast.
    r"(?=[^:]*: )(?![^:]* (?:is|are|was|were|has|have|had|will|does|did|won['’]t)\b)"
    r"[A-Z][\w’'-]*+(?: [\w’'-]++){0,4}: [\"'“‘]?[A-Z]"
)
# ... and by what it holds; every alternative needs one of the literal clues below it.
_WITHIN = re.compile(
    r"https?://|www\.|pic\.twitter|\S@\w+\.\w|©|\bGetty\b|\(CNN\)|\bCNN\.com\b|"
    # An account, but for one that is only named in brackets.
    r"(?<![\w(])@\w{3}|\(@\w+\) (?=[A-Z\d])|"
    r"\((?:Photos?|Images?|Pic|Picture|File photo|Photo credit|Representational image) ?:|"
    r"(?<!was )(?<!were )(?<!been )\bpictured\b|"
    r"\b(?:above|left|right|cent(?:re|er)|below|file photo|picture|photo)\)|"
    r"\banswers your questions\b|\b[Cc]lick here|\b[Ss]croll down|"
    r"\b[Ss]ign up (?:for|to (?:our|receive|get))|"
    r"\b[Ss]ubscribe\b|\b[Rr]ead (?:more|also|here|the full|our)\b|"
    r"\b[Ff]ollow (?:@|[\w@ ]{2,30} on (?:Twitter|Facebook|Instagram|X\b))|"
    r"\ball rights reserved\b|contributed to this (?:report|story|article)|"
    r"\bthe following (?:statement|letter|message|e-?mail|tweet|list|text|note|post)\b|"
    r"\bopinions? expressed in this\b|\(\(|[|►▶•·]|\b\d{1,2}:\d\d (?:[A-Z]{2,4}\b|[AP]M)|"
    r"\bcookies?\b.{0,40}\baccept|[a-z]{2}\.[A-Z][a-z]|\s\.\Z|"
    # A place that a page's template left empty, and who stands where on a picture.
    r"\{\{|\b[Ff]rom left(?:,| to right| are\b)|"
    r", (?:left|right|centre|center|(?:far|second|third|fourth) (?:from )?(?:left|right)), "
)
_CLUES = (
    "://", "www.", "pic.twitter", "@", "©", "Getty", "CNN", "pictured", "above)", "left)", "right)",
    "centre)", "center)",
    "below)", "photo)", "picture)", "(Photo", "(Image", "(Pic", "(File photo", "(Representational",
    "answers your", "lick here", "croll down", "ign up", "ubscribe", "ead more", "ead also",
    "ead here",
    "ead the full", "ead our", "ollow ", "all rights reserved",
    "contributed to this", "expressed in this", "the following ", "((", "|", "►", "▶", "•", "·",
    "cookie",
    "{{", "rom left", " left, ", " right, ", ", centre, ", ", center, ",
)  # fmt: skip
_SHAPES = (
    re.compile(r"\.[A-Z][a-z]"),
    re.compile(r":\d\d [A-Z]"),
    re.compile(r"\.(?<=\s.)$", re.MULTILINE),
)


def find_junk(texts: Sequence[str], *, joined: str, starts: Sequence[int]) -> set[int]:
    """Return the numbers of the sentences that only surround news.

    Args:
        texts: the sentences of an article.
        joined: the same, joined by line ends.
        starts: where each begins in ``joined``.
    """
    likely = holding_any(joined, starts, _CLUES)
    for shape in _SHAPES:
        likely |= matching(joined, starts, shape)
    return {
        place
        for place, text in enumerate(texts)
        if _HEAD.match(text) or (place in likely and _WITHIN.search(text))
    }


# Who took the picture stands behind what it shows: "The mayor at the dam in May. (AFP) The ..."
_CREDIT = re.compile(
    r"\((?:IANS|PTI|ANI|UNI|AFP|AP|EPA|Reuters|REUTERS|Getty(?: Images)?)(?: [Pp]hoto)?\)"
)


def find_captions(
    texts: Sequence[str], tokens: Sequence[Sequence[str]], verbs: Set[str]
) -> Iterator[int]:
    """Yield the numbers of the sentences that show a picture: without a verb, before a credit.

    Args:
        texts: the sentences of an article.
        tokens: their words in lower case.
        verbs: the known ones; a caption is told in the present or without any.
    """
    for place, text in enumerate(texts[1:]):
        credit = _CREDIT.match(text)
        # At the end of an article it says which agency reported.
        ends = place + 2 == len(texts) and credit and credit.end() == len(text)
        if credit and not ends and _shows(tokens[place], verbs):
            yield place


def _shows(tokens: Sequence[str], verbs: Set[str]) -> bool:
    return verbs.isdisjoint(tokens) and not any(word.endswith("ed") for word in tokens)
