"""A fair rival: what a careful script of sumy, jinja2 and markdown does with a folder of articles.

Tokenizer, stemmer and summarizer are built once. The tokenizers are those that sumy uses (Punkt for
sentences, untrained, since its tables are a download; NLTK's for words), or, with ``lean``, two
regular expressions, which are far cheaper. No countries, topics, stories, state or other formats.

usage: rival.py FOLDER OUTPUT [lean]
"""

import re
import sys
from pathlib import Path

from jinja2 import Environment
from markdown import Markdown
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

TEMPLATE = """# News digest

{% for story in stories %}
## {{ story.name }}

{{ story.summary }}

{% endfor %}
"""


class SumyTokenizer:
    """Sentences and words as sumy takes them from NLTK, built once."""

    _word = re.compile(r"^[^\W\d_](?:[^\W\d_]|['-])*$")

    def __init__(self) -> None:
        """Build both tokenizers."""
        from nltk.tokenize import NLTKWordTokenizer
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        self._sentences, self._words = PunktSentenceTokenizer(), NLTKWordTokenizer()

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a paragraph."""
        return tuple(map(str.strip, self._sentences.tokenize(text)))

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(filter(self._word.match, self._words.tokenize(text)))


class LeanTokenizer:
    """Sentences and words by two regular expressions."""

    _sentence = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
    _word = re.compile(r"\w+")

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a paragraph."""
        return tuple(self._sentence.split(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(self._word.findall(text))


def main(folder: str, output: str, kind: str = "") -> None:
    """Write a page with a three-sentence summary of each text file of ``folder``."""
    tokenizer = LeanTokenizer() if kind == "lean" else SumyTokenizer()
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    stories = []
    for path in sorted(Path(folder).rglob("*.txt")):
        document = PlaintextParser.from_string(path.read_text(encoding="utf-8"), tokenizer).document
        summary = " ".join(map(str, summarizer(document, 3)))
        stories.append({"name": path.stem, "summary": summary})
    text = Environment(autoescape=False).from_string(TEMPLATE).render(stories=stories)
    Path(output, "digest.md").write_text(text, encoding="utf-8")
    Path(output, "digest.html").write_text(Markdown().convert(text), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
