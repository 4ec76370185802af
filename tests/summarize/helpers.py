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
