"""Synonyms: words that news uses for each other, and those that turn a story; English only."""

from collections.abc import Sequence
from functools import cache

from digest.language import stem
from digest.telling.claims import LANGUAGES

# Words that news uses for each other, as the reader of an update takes them.
_SYNONYMS = (
    "kill die dead death deaths dying fatal fatality slain perish victim body bodies",
    "injure injury wound wounded hurt injured",
    "house home dwelling",
    "quake earthquake tremor seismic magnitude",
    "fire blaze flame flames burn burned burnt",
    "blast explosion explode bomb bombing",
    "police officer policeman officers cop",
    "attack strike assault raid",
    "abduct kidnap take taken seize hostage captive",
    "arrest detain custody held",
    "say said tell told announce announced declare state according add added",
    "plant factory mill works",
    "firm company maker carmaker steelmaker operator",
    "law bill act legislation",
    "vote ballot election poll",
    "boat ship ferry vessel craft",
    "road highway motorway street",
    "school college classroom",
    "child children kid pupil student",
    "rain downpour rainfall",
    "flood flooding floodwater inundate",
    "job post position work worker employee staff",
    "cut reduce lower slash trim",
    "raise increase rise rose risen climb",
    "close shut closed closure",
    "block blocked blockade cut",
    "reach get got reached",
    "plan intend want aim will",
    "expect forecast predict foresee",
    "begin start began begun",
    "end stop finish halt",
    "rescue save rescued saved",
    "condemn denounce criticize",
    "demand call request ask seek",
    "hit shake shook struck strike",
    "damage destroy destroyed wreck ruin",
    "electricity power electric current",
    "leave left depart quit walk",
    "build built construct",
    "buy purchase acquire",
    "rate interest",
    "people person resident inhabitant passenger",
    "town city village settlement",
    "part stretch section",
    "monday tuesday wednesday thursday friday saturday sunday morning night evening today",
    "minister ministry government official authority governor mayor spokesman president",
    "near close nearby around",
    "wait queue",
    "point cite refer blame",
    "wait gather",
    "search look hunt seek",
    "shop store market",
    "cover hide bury buried",
    "slope landslide mudslide slide hill mountain came come fall give gave way",
    "about above below half",
    "truck lorry vehicle",
    "need require necessary",
    "remain stay still",
)
# Words that change a story: the more of them, the fewer new words are enough.
_TURNS = (
    "end resign reopen escape surrender collapse agree approve reject sign sentence acquit convict "
    "charge release free withdraw cancel suspend die arrest detain identify recover reach win quit "
    "deal tentative accord truce ceasefire avert contain postpone resume settle confess admit "
    "rule uphold overturn dismiss sack oust elect"
)


def canonical(found: Sequence[str], language: str) -> list[str]:
    """Return stems with one for all words that are used for each other."""
    table = _synonyms() if language in LANGUAGES else {}
    return [table.get(term, term) for term in found]


@cache
def _synonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _SYNONYMS:
        stems = [stem(word, language="en") for word in line.split()]
        for own in stems:
            table.setdefault(own, stems[0])
    return table


@cache
def turns() -> frozenset[str]:
    """Return the stems of the words that change a story."""
    return frozenset(canonical([stem(word, language="en") for word in _TURNS.split()], "en"))
