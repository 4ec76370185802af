"""Articles made up for the tests, cut up the way ``analyze`` does it."""

from digest.language import split_sentences
from digest.model import Sentence
from digest.summarize import Passage, flag_sentences, read_passage, score_sentences

FLOOD = """The Brill river burst its banks near Ostrow on Monday and flooded 300 houses, officials \
said.

Mayor Hanna Wolek ordered the evacuation of 1,200 people from the lower town before dawn. She \
thanked the fire brigades of three counties for their work. "We have never seen the water rise so \
fast," she said.

However, the railway bridge withstood the flood. The national weather service expects the Brill \
river to fall from Wednesday. Wolek visited the flooded houses in Ostrow on Tuesday. Insurers put \
the damage in the lower town at 40 million crowns."""

# Three articles that have nothing to do with each other.
FERRY = (
    "A ferry with 212 passengers ran aground off the Kenyan port of Lamu on Tuesday evening, and "
    "all of them were brought ashore. The vessel struck a sandbank shortly after leaving the "
    "jetty, its owner, Pwani Lines, said. Fishing boats carried most of the passengers to the "
    "beach before the coastguard arrived. Nineteen of them were treated for cuts and bruises at "
    "the island's clinic. The captain, Omar Bakari, told port officials that a buoy had drifted "
    "from its place. Pwani Lines has two sister ships, and neither will sail until divers have "
    "inspected the hull."
)
CHESS = (
    "Sixteen-year-old Ilze Krumina has become the youngest chess champion that Latvia has ever "
    "had, beating grandmaster Janis Ozols in the last round at Jelgava. Krumina needed a draw "
    "with the black pieces but won in 41 moves after Ozols overlooked a pin. She learned the game"
    " from her grandmother, who taught arithmetic at a village school. The federation will send "
    "her to the European championship in Batumi next spring. Her trainer said that she solves "
    "endgame puzzles for two hours before breakfast. Ozols, who had held the title since 2019, "
    "called her victory deserved."
)
MILK = (
    "Dairy farmers in the Swiss canton of Fribourg will get four centimes more for each litre "
    "from January, the cooperative Laiterie du Lac announced. The cooperative buys from 340 "
    "farms, most of which keep fewer than thirty cows. Feed and diesel have become a fifth dearer"
    " within two years, according to its chairwoman, Odile Savary. Retailers have accepted the "
    "increase, though butter will cost shoppers some ten centimes more. Savary expects that two "
    "dozen members would otherwise have sold their herds by Easter."
)
TEXTS = {"ferry": FERRY, "chess": CHESS, "milk": MILK}


def passage(text: str, *, title: str = "", language: str = "en") -> Passage:
    """Return a text as the scorers see it; a blank line parts paragraphs."""
    sentences: list[str] = []
    paragraphs: list[int] = []
    for number, paragraph in enumerate(text.split("\n\n")):
        spans = split_sentences(paragraph, language=language)
        sentences += [paragraph[start:end] for start, end in spans]
        paragraphs += [number] * len(spans)
    return read_passage(sentences, paragraphs, title=title, language=language)


def scored(
    text: str, *, title: str = "", language: str = "en", method: str = "digest"
) -> tuple[Sentence, ...]:
    """Return the sentences of a text as an analysis stores them."""
    own = passage(text, title=title, language=language)
    places: dict[str, int] = {}
    for each in own.terms:
        for term in each:
            places.setdefault(term, len(places))
    scores, flags, at = score_sentences([own], method=method)[0], flag_sentences([own])[0], 0
    found = []
    for number, sentence in enumerate(own.sentences):
        at = text.index(sentence, at)
        found.append(
            Sentence(
                text=sentence,
                start=at,
                end=at + len(sentence),
                paragraph=own.paragraphs[number],
                words=own.words[number],
                terms=tuple(sorted({places[term] for term in own.terms[number]})),
                score=scores[number],
                flags=flags[number],
            )
        )
        at += len(sentence)
    return tuple(found)
