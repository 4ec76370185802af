"""Claims: what one English article says how many there are of something that news counts.

A claim is a number with its noun and verb beside it. Sentences about other times and events, what
only may happen, parts of a whole, additions, ranges and rates are passed over. An article that
gives two numbers for one thing, the larger one later and without saying that it rose, claims none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from digest.model import Analyzed
from digest.telling.quantities import HEDGE, NUMBER, Quantity, read_quantity

LANGUAGES = frozenset(("en",))
# The order in which a digest prints what is counted.
KINDS = (
    "deaths", "injured", "missing", "magnitude", "arrested", "kidnapped", "rescued", "evacuated",
    "displaced", "cases", "homes destroyed", "homes damaged", "jobs cut", "turnout",
    "fine", "deal", "settlement", "ransom", "loan", "contract", "aid", "damage",
)  # fmt: skip

EVERYBODY = "people"
_SAME_GROUP = {
    **dict.fromkeys(
        "people person persons victims lives others residents inhabitants individuals".split(),
        EVERYBODY,
    ),
    **dict.fromkeys("protesters demonstrators protestors marchers".split(), "demonstrators"),
    **dict.fromkeys("students pupils schoolchildren".split(), "students"),
    **dict.fromkeys("workers employees staff".split(), "workers"),
    **dict.fromkeys("police policemen officers".split(), "police"),
    **dict.fromkeys("fishermen sailors crew".split(), "sailors"),
}
_GROUPS = (
    "passengers miners children migrants refugees soldiers troops civilians villagers pilgrims "
    "tourists militants insurgents rebels fighters firefighters women men girls boys suspects "
    "skiers climbers hikers patients prisoners inmates hostages fans spectators farmers doctors "
    "guests worshippers"
)
_NOUN = "|".join(sorted({*_SAME_GROUP, *_GROUPS.split()}, key=lambda own: (-len(own), own)))

_VERBS = {
    "deaths": r"(?:shot |found |burned to )?(?:dead|death)|killed|died|slain|drowned|perished|lost "
    r"their lives",
    "injured": r"(?:seriously |slightly |badly )?(?:injured|wounded|hurt)",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrested|detained|taken into custody",
    "kidnapped": r"kidnapped|abducted|taken hostage",
    "rescued": r"rescued",
    "evacuated": r"evacuated",
    "displaced": r"displaced|(?:left|made) homeless",
    "turnout": r"marched|rallied|took part|attended|demonstrated",
}
_ACTIVE = {
    "deaths": r"killed|killing|kills?|claimed|claims|claiming",
    "injured": r"injured|injuring|injures|wounded|wounding|wounds|hurting",
    "arrested": r"arrested|arresting|arrests?|detained|detaining|detains?",
    "kidnapped": r"kidnapped|kidnapping|kidnaps?|abducted|abducting|abducts?",
    "rescued": r"rescued|rescuing|rescues?",
    "evacuated": r"evacuated|evacuating|evacuates?|evacuation of",
    "displaced": r"displaced|displacing|displaces?",
}
_TELLING = "|".join(_VERBS.values())


def _either(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{own})" for name, own in patterns.items())


_BE = (
    r"(?: (?:who|were|was|are|is|have|has|had|been|being|now|also|still|so far|confirmed|reported|"
    r"reportedly|remained|remain|known to have)\b){0,5}"
)
_FLAGS = re.IGNORECASE
_FOUND = re.compile(rf"(?<![\w-])(?:{HEDGE} )?{NUMBER}", _FLAGS)
_WHO = re.compile(rf" (?:of the |of its |[a-z]+ )?(?P<who>{_NOUN})\b(?![-’'])")
# What may stand between a number and its end without a noun: "killed 14 in Ostrow".
_NOBODY = re.compile(r"(?=[.;]|$|,(?! ?\d)| (?:and|in|on|at|after|near|when|as|off|outside)\b)")
_PASSIVE = re.compile(rf"{_BE}(?: as)? (?:{_either(_VERBS)})\b", _FLAGS)
_BEFORE = re.compile(
    rf"\b(?:{_either(_ACTIVE)})(?: the lives of| all(?: of)?| a total of)? $", _FLAGS
)
# What may stand between a noun and its number: no sentence ends there, but "a magnitude 7.1 quake".
_BETWEEN = r"(?:[^.;:?!$]|(?<=\d)\.(?=\d)){0,70}?"
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|fatalities|people killed))\b"
    rf"(?P<between>{_BETWEEN}) ?(?:\b(?:to|at|of|reached|reaches|hits?|pass(?:ed|es)|tops|is|"
    r"was|is now)|:) $",
    _FLAGS,
)
_NUMBER_OF = re.compile(
    rf"\bnumber of (?:the )?(?:(?P<who>{_NOUN}) )?(?:{_either(_VERBS)})\b{_BETWEEN} "
    r"(?:to|at|of|reached|reaches|hit|passed|is|was) $",
    _FLAGS,
)
_RISE = re.compile(
    r"\b(?:r[oi]se[ns]?|rising|risen|climb\w*|reach\w*|hits?|jump\w*|increas\w*|now|rais\w+|"
    r"updat\w+|revis\w+|grow[ns]?|grew|grown|mount\w*|soar\w*|pass\w+|tops)\b",
    _FLAGS,
)
_DEATHS = re.compile(r" (?:confirmed |reported )?(?:deaths|fatalities|lives)\b", _FLAGS)
_CASES = re.compile(r" (?P<who>confirmed |suspected |probable )?cases\b", _FLAGS)
_HOMES = re.compile(r" (?:(?P<verb>destroyed|damaged) )?(?:houses|homes)\b", _FLAGS)
_HOMES_VERB = re.compile(rf"{_BE} (?P<verb>destroyed|damaged)\b(?! (?:or|and) )", _FLAGS)
_HOMES_BEFORE = re.compile(r"(?<!or )(?<!and )\b(?P<verb>destroy|damag)(?:ed|ing|s|es) $", _FLAGS)
_JOBS = re.compile(
    rf" (?:job cuts\b|jobs\b{_BE}(?: (?:will|would|to) be)? (?:cut|axed|shed|lost)\b)", _FLAGS
)
_JOBS_BEFORE = re.compile(
    r"\b(?:cut|cuts|cutting|shed|sheds|shedding|axe|axes|axing|eliminate|eliminating|slash|"
    r"slashing|(?:lay|lays|laying|laid) off) $",
    _FLAGS,
)
_WORKERS = re.compile(r" (?:jobs|workers|employees|people|staff|posts|positions)\b", _FLAGS)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -]of)?[ -](\d(?:\.\d)?)(?![\d.]*\d)|(?<![\d.,])(\d(?:\.\d)?)[- ]magnitude\b",
    _FLAGS,
)
_SUMS = r"fine|deal|settlement|ransom|loan|contract|aid|damage"
_CURRENCIES = ("$", "€", "£", "₹", "Rs")
_MONEY = re.compile(
    rf"(?:\b(?P<before>{_SUMS})(?: package)?(?: (?:for|with|between) [^,.;:$€£₹\d]{{1,40}}?)?"
    rf"(?: is| was)?(?: worth| valued at| of| totalling) )?"
    rf"(?P<n>(?:\b{HEDGE} )?(?P<currency>(?:US|A|C)?\$|€|£|₹|Rs\.? ?)\d+(?:,\d+)*(?:\.\d+)?"
    rf"(?: (?:million|billion|trillion)\b|(?:m|bn)\b)?)(?: (?P<behind>{_SUMS})\b)?",
    _FLAGS,
)

# Sentences about another time or event, or about what is usual.
ELSEWHERE = re.compile(
    r"^\W*(?:That|Those|Then|Its?|They)\b|\b(?:19|20)\d\d\b|"
    r"\blast (?:year|month|week|summer|winter|spring|autumn|decade)|"
    r"\bprevious|\bearlier (?:this|in)\b|\bsimilar|\bthis (?:year|season|decade|winter|summer)\b|"
    r"\bin recent\b|\bsince (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"\bannual|\bevery\b|\beach\b|\b(?:a|per) (?:day|week|month|year)\b|\baverage|"
    r"\bdecades?\b|\bcentur|\bago\b|\banniversary|"
    r"\belsewhere|\bseparate|\banother (?:attack|blast|crash|fire|quake|incident|strike|shooting)|"
    r"\bworldwide|\bglobally|\bpast (?:\d+|\w+) (?:hours|days|weeks|months|years)|\baftershock|"
    r"\bforeshock|\bwars?\b|\bpandemic|\byesterday['’]s\b|\binitial(?:ly)?\b|\bat first\b|"
    r"\bearlier\b|\boriginally\b|\bdenied\b|\brejected\b|\bfalse\b|"
    # Also as titles have it: "nine dead, including gunman".
    r"\bincluding (?:(?:the|an?|its|their) )?(?:\w+ )?"
    r"(?:gunm[ae]n|attackers?|shooters?|bombers?|suspects?)",
    _FLAGS,
)
# What only may be or come, in the clause of the number.
_MAY_BE = re.compile(
    r"\b(?:may|might|could|would have|feared|fears?|if|unless|risk\w*|threat\w*|drill|exercise|"
    r"simulat\w+|likely|expected|predict\w*|project\w*|forecast\w*|warn\w+|"
    r"not|no|never|nor|without|deny|until|once|suspected of)\b",
    _FLAGS,
)
_CLAUSE = re.compile(r"[,;:—–]\s|\s[-—–]\s")
# A part, an addition, the end of a range, or one of several things added up.
_PART_BEFORE = re.compile(
    r"(?:\b(?:including|included?|includes|among (?:them|whom|those)|of (?:them|whom|which)|"
    r"as well as|along with|together with|another|a further|further|additional|between|from|"
    r"only|first|plus|or|than|nor|not|last|next)|[–—-]|\d (?:to|or|and)|"
    # "two boys aged three and 13 died"
    r"\bage[ds]? (?:[\w-]+,? ){0,4}?(?:and|to)?)(?: were| was| are)?,? $",
    _FLAGS,
)
# What stands farther down is often told of other events: the raid of the day before.
_LEADING = 12
_JOINED = re.compile(r"\band $", _FLAGS)
_JOINS_CLAIMS = re.compile(
    rf"(?:{_TELLING})(?: \w+)? and $|"
    r"\b(?!injured|wounded|armed|masked|unidentified|retired)(?:[a-z]{2,}ed|sank|hit|struck|fell|broke|"
    r"caught fire)\b[^,;]* and $",
    _FLAGS,
)
_PART_BEHIND = re.compile(
    rf"(?: (?:to|or|and|-|–) {NUMBER}(?! \w+ (?:were|was|injured|wounded|hurt))| (?:of "
    rf"(?:them|whom|those|these)|more|further|additional|percent|per cent|years?|days?|hours?|"
    rf"weeks?|months?|minutes?|times|km|kilomet|miles?|met(?:er|re)s?|degrees?|dollars?|euros?)\b)",
    _FLAGS,
)
_SUM_BEHIND = re.compile(
    rf"[^.;,]{{0,30}}? and (?:a|an|the|his|her|their|then|himself|herself|themselves)\b"
    rf"(?! \w+ \w*ed\b)|[^.;]{{0,40}} and {NUMBER} (?:\w+ )?(?:in|at|near)\b|"
    rf"[^.;]{{0,20}} and {NUMBER} {_NOUN}",
    _FLAGS,
)
_NUMERAL = re.compile(
    r"\d|\b(?:t(?:wo|hree|en|welve|hirteen|wenty|hirty)|f(?:our|ive|if|orty)|s(?:ix|even)|eigh|"
    r"nine|eleven|one|an? (?:dozen|hundred|million))",
    _FLAGS,
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside)(?: the)? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_NO_PLACES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December".split()
)
# One of these stands in every sentence that counts something: it saves the search for the rest.
_CLUES = (
    "kill", "dead", "die", "death", "slain", "drown", "perish", "claim", "fatalit", "lives",
    "toll", "injur", "wound",
    "hurt", "miss", "unaccounted", "arrest", "detain", "custody", "kidnap", "abduct", "hostage",
    "rescue", "evacuat", "displace", "homeless", "march", "rallied", "took part", "attended",
    "demonstrated", "cases", "houses", "homes", "jobs", "laid off", "lay", "magnitude", "fine",
    "deal", "settlement", "ransom", "loan", "contract", "aid", "damage",
)  # fmt: skip
# What is planned is news of these.
_PLANNED = frozenset(("jobs cut",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that an article gives.

    Attributes:
        what: what is counted, one of ``KINDS``.
        who: of whom or in which currency; only numbers of the same are compared.
        rising: whether the text says that the number has come to this.
        places: that its sentence names.
    """

    what: str
    who: str
    quantity: Quantity
    rising: bool = False
    places: frozenset[str] = frozenset()


def read_claims(told: Analyzed) -> dict[tuple[str, str], Count]:
    """Return the number that an article gives of each thing, by what and of whom it is.

    Only titles and leading sentences are read, in English only; nothing is claimed when unsure.
    """
    if told.article.language not in LANGUAGES:
        return {}
    found: dict[tuple[str, str], list[Count]] = {}
    leading = told.analysis.sentences[:_LEADING]
    for text in (told.article.title, *(own.text for own in leading)):
        for count in counts_in(text):
            found.setdefault((count.what, count.who), []).append(count)
    settled = ((key, _settle(counts)) for key, counts in found.items())
    return {key: count for key, count in settled if count is not None}


def _settle(counts: list[Count]) -> Count | None:
    """Return the count that stands at the end of an article's counts; None if that is unsure."""
    rising = [own for own in counts if own.rising]
    chosen = max(rising or counts[:1], key=lambda own: own.quantity.value)
    highest = max(own.quantity.value for own in counts)
    if highest > chosen.quantity.value or any(
        own.quantity.value != chosen.quantity.value for own in rising
    ):
        return None
    same = [own for own in counts if own.quantity.value == chosen.quantity.value]
    # A title has no room for the hedge that the text gives.
    return max(same, key=lambda own: len(own.quantity.text))


@lru_cache(maxsize=2048)
def counts_in(text: str) -> tuple[Count, ...]:
    """Return the numbers that an English sentence gives of what news counts."""
    lower = text.lower()
    if not any(clue in lower for clue in _CLUES) or not _NUMERAL.search(text):
        return ()
    found = [*_magnitudes(text), *_sums(text)]
    for match in _FOUND.finditer(text):
        quantity = read_quantity(match[0])
        if quantity is None or _is_part(text, match.start(), match.end()):
            continue
        count = _count(text, match.start(), match.end(), quantity)
        if count and (count.what in _PLANNED or not _may_be(text, match.start())):
            found.append(count)
    if not found or ELSEWHERE.search(text):
        return ()
    places = frozenset(match[1] for match in _PLACE.finditer(text) if match[1] not in _NO_PLACES)
    return tuple(replace(own, places=places) for own in found)


def _magnitudes(text: str) -> Iterator[Count]:
    for match in _MAGNITUDE.finditer(text) if "agnitude" in text else ():
        quantity = read_quantity(match[1] or match[2])
        if quantity:
            yield Count(what="magnitude", who="", quantity=quantity)


def _sums(text: str) -> Iterator[Count]:
    if not any(sign in text for sign in _CURRENCIES):
        return
    for match in _MONEY.finditer(text):
        what = (match["before"] or match["behind"] or "").lower()
        number = match["n"].replace(match["currency"], "")
        quantity = read_quantity(number)
        if what and quantity:
            shown = replace(quantity, text=match["n"])
            yield Count(what=what, who=match["currency"].strip(), quantity=shown)


def _count(text: str, start: int, end: int, quantity: Quantity) -> Count | None:
    before = text[max(0, start - 120) : start]
    return (
        _things(text, before, end, quantity)
        or _toll(text, before, end, quantity)
        or _number_of(before, quantity)
        or _people(text, before, end, quantity)
    )


def _things(text: str, before: str, end: int, quantity: Quantity) -> Count | None:
    if match := _CASES.match(text, end):
        return Count(what="cases", who=(match["who"] or "").strip().lower(), quantity=quantity)
    if match := _HOMES.match(text, end):
        verb = _HOMES_BEFORE.search(before) or _HOMES_VERB.match(text, match.end())
        verb = match if match["verb"] else verb
        if verb:
            kind = "destroyed" if verb["verb"].lower().startswith("destr") else "damaged"
            return Count(what=f"homes {kind}", who="", quantity=quantity)
    if _JOBS.match(text, end) or (_WORKERS.match(text, end) and _JOBS_BEFORE.search(before)):
        return Count(what="jobs cut", who="", quantity=quantity)
    return None


def _toll(text: str, before: str, end: int, quantity: Quantity) -> Count | None:
    if match := _TOLL.search(before):
        rising = _RISE.search(match[0]) is not None
        return Count(what="deaths", who=EVERYBODY, quantity=quantity, rising=rising)
    if _DEATHS.match(text, end):
        return Count(what="deaths", who=EVERYBODY, quantity=quantity)
    return None


def _number_of(before: str, quantity: Quantity) -> Count | None:
    match = _NUMBER_OF.search(before)
    if match is None:
        return None
    who = (match["who"] or EVERYBODY).lower()
    what = next(kind for kind in _VERBS if match[kind])
    rising = _RISE.search(match[0]) is not None
    return Count(what=what, who=_SAME_GROUP.get(who, who), quantity=quantity, rising=rising)


def _people(text: str, before: str, end: int, quantity: Quantity) -> Count | None:
    noun = _WHO.match(text, end)
    stop = noun.end() if noun else end
    who = noun["who"].lower() if noun else EVERYBODY
    verb = _PASSIVE.match(text, stop)
    if verb is None:
        verb = _BEFORE.search(before)
        if verb is None or not (noun or _NOBODY.match(text, stop)) or _SUM_BEHIND.match(text, stop):
            return None
    elif _JOINED.search(before) and not _JOINS_CLAIMS.search(before):
        return None
    what = str(verb.lastgroup)
    if what == "deaths" and who == "others":
        return None
    return Count(what=what, who=_SAME_GROUP.get(who, who), quantity=quantity)


def _is_part(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    return _PART_BEFORE.search(before) is not None or _PART_BEHIND.match(text, end) is not None


def _may_be(text: str, place: int) -> bool:
    """Return whether the clause of a number tells of what may be, or is not."""
    start, end = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= place:
            start = match.end()
        elif match.start() > place:
            end = match.start()
            break
    return _MAY_BE.search(text, start, end) is not None
