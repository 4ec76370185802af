"""Blocks: an article's text cut into prose and what is not prose."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from digest.clean.bylines import byline_end, is_byline
from digest.clean.datelines import dateline_end
from digest.clean.furniture import credit_end, furniture_kind, inline_phrases, labels
from digest.clean.repeats import doubled_end, is_cut_off, repeated_end
from digest.clean.tails import tail_start
from digest.clean.titles import find_title, stated_end
from digest.lines import segments
from digest.model import Block

_HEADING = 110
_HEADING_WORDS = 16
_QUESTION_WORDS = 8
_LINE = 900
_EARLY = 4
_REPEATED = 20
_NAVIGATION_RUN = 3
_NAVIGATION_WORDS = 3
_TERMINAL = frozenset(".!?…:;,。！？،؛؟।॥：；，、-–—")
_CLOSING = "\"'”’»)]}」』）】 "
_LABEL = re.compile(
    r"([A-Z][A-Z'&]*(?: [A-Z][A-Z'&]*){0,2})(?: \d{1,2})?\s?(?::|\s[-–—|]|—)\s+(?=\S)"
)
_ASKING = re.compile(
    r"(?:What|Who|Why|How|Where|When|Which|Is|Are|Will|Can|Could|Did|Does|Do) [^\"“”‘]*\?$"
)
_INNER_STOP = re.compile(r"[a-z]{2}[.!?][\"”’)]? [A-Z\"“‘]|[。！？]")
_STOP = re.compile(r"(?<!\b[A-Z])[.!?।。](?=\s|$)")
_NOTE = re.compile(
    r"Editor['’]?s['’]? [Nn]ote:? (?:[^.!?]{0,400}[.!?](?:\s+|$))"
    r"(?:[^.!?]{0,300}\b(?:expressed|solely|Follow (?:him|her|them|@\w+))\b[^.!?]{0,200}"
    r"[.!?](?:\s+|$)){0,4}"
)
# Who wrote a column, before it: "Sara Lind is ... The views expressed in this commentary are ...".
_DISCLAIMER = re.compile(
    r"(?:[^.!?\n]{5,250}[.!?] ){0,3}(?:The|Any|All) (?:views|opinions) expressed in this "
    r"[^.!?\n]{5,120}[.!?](?:\s+|$)(?:CNN is showcasing [^.!?]{5,250}[.!?]\s+)?"
    r"(?:The content is produced solely by [^.!?]{3,60}\.\s+)?"
)
_DISCLAIMER_LENGTH = 900
# A line of a list of headlines or results: "Stocks fall in Tokyo", "Leeds 0-0 Everton".
_FEW_BLANKS = 2


@dataclass(slots=True)
class _Cutter:
    """The text, what was found in it so far, and what is known about the whole."""

    text: str
    language: str
    title: str
    inline: tuple[str, ...]
    found: list[Block] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    count: int = 0
    prose: int = 0

    def add(self, kind: str, start: int, end: int) -> None:
        """Add a block without the white space around it; none if nothing else is there."""
        stretch = self.text[start:end]
        kept = stretch.strip()
        if kept:
            start += len(stretch) - len(stretch.lstrip())
            self.found.append(Block(kind=kind, start=start, end=start + len(kept)))


def find_blocks(text: str, *, language: str = "en", title: str = "") -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order: together every character but white space.

    Each paragraph of prose is a ``body`` block of its own (two, where something stands within
    it); no block crosses a blank line. The other kinds stay out of summaries: ``dateline``,
    ``byline`` (also stamps and credits), ``agency``, ``caption``, ``heading`` (also titles and
    other lines that are no sentence), ``chrome`` and ``repeated``. Prose is not given up on
    suspicion: what is unsure is ``body``. A text of nothing but lines without full stops, such
    as a list of headlines, has its longer lines as ``body``, one of short lines all of them.

    Args:
        text: line ends are ``\\n``, a blank line stands between paragraphs.
        language: ISO 639-1; the phrases of every language are known in any case, but within
            a paragraph only those of this one and of English are looked for.
        title: the one that is stated; the text may open with it.
    """
    opens = title and text[: len(title)].casefold() == title.casefold()
    return _find_blocks(text, language, title if opens else "")


# A short text is cut up when it is read, and again when it is analyzed.
@lru_cache(maxsize=4_096)
def _find_blocks(text: str, language: str, title: str) -> tuple[Block, ...]:
    inline = inline_phrases(text, language)
    cutter = _Cutter(text=text, language=language, title=title, inline=inline)
    for (start, end), (following, _) in pairwise([*segments(text), (len(text), len(text))]):
        if is_cut_off(text, start, end, following):
            cutter.add("repeated", start, end)
        else:
            _cut(cutter, start, end)
        cutter.count += 1
    return tuple(_settle(text, cutter.found, prose=bool(cutter.prose)))


def _cut(cutter: _Cutter, start: int, end: int) -> None:
    kind = _kind_of_whole(cutter, start, end)
    if kind:
        cutter.add(kind, start, end)
        return
    body = _cut_head(cutter, start, end)
    stop, tail = tail_start(cutter.text, body, end)
    _add_prose(cutter, body, stop)
    if tail:
        cutter.add(tail, stop, end)


def _kind_of_whole(cutter: _Cutter, start: int, end: int) -> str:
    """Return what the stretch is as a whole, "" for prose or a mixture."""
    if end - start > 2 * _LINE:
        return ""
    line = cutter.text[start:end]
    key = line.casefold()
    if len(line) >= _REPEATED and key in cutter.seen:
        return "repeated"
    cutter.seen.add(key)
    kind = "byline" if is_byline(line) else furniture_kind(line)
    return kind or (_kind_of_short(cutter, line, start, end) if len(line) < _HEADING else "")


def _kind_of_short(cutter: _Cutter, line: str, start: int, end: int) -> str:
    stop, tail = tail_start(cutter.text, start, end)
    if tail:
        return tail if stop == start else ""
    if not _is_heading(line, cutter) or _dateline(cutter, start, end) > start:
        return ""
    return "heading"


def _is_heading(line: str, cutter: _Cutter) -> bool:
    if cutter.language == "th" or line[0].islower():
        return False
    words = line.count(" ") + 1
    bare = line.rstrip(_CLOSING)
    if _INNER_STOP.search(line):
        return False
    if line[-1] == "?" and words <= _QUESTION_WORDS and cutter.prose and _ASKING.match(line):
        return True
    return words <= _HEADING_WORDS and (not bare or bare[-1] not in _TERMINAL)


def _dateline(cutter: _Cutter, start: int, end: int) -> int:
    return dateline_end(cutter.text, start, end, early=cutter.prose < _EARLY)


def _cut_head(cutter: _Cutter, start: int, end: int) -> int:
    """Add what stands before the prose of a paragraph; return where the prose begins."""
    text = cutter.text
    begin = start if cutter.prose else _add_title(cutter, start, end)
    at = byline_end(text, begin, end)
    if at >= end:
        cutter.add("byline", begin, end)
        return end
    if at > begin:
        cutter.add("byline", begin, at)
    if (stop := credit_end(text, at, end)) > at:
        cutter.add("caption", at, stop)
        at = stop
    note = _note(cutter, at, end)
    label = _LABEL.match(text, at, end)
    if note or (label and label[1] in labels()):
        stop = note.end() if note else label.end() if label else at
        cutter.add("chrome", at, stop)
        at = stop
    if (stop := _dateline(cutter, at, end)) > at:
        cutter.add("dateline", at, stop)
        at = stop
    if (stop := repeated_end(text, at, end, cutter.seen)) > at:
        cutter.add("repeated", at, stop)
        at = stop
    return at


def _add_title(cutter: _Cutter, start: int, end: int) -> int:
    """Add a title, or a caption told twice, that opens the text; return what is behind it."""
    stop = stated_end(cutter.text, start, end, cutter.title) if cutter.title else start
    if stop > start:
        cutter.add("heading", start, stop)
        # Of a crawler that took the head of the page along, once more.
        again = stated_end(cutter.text, stop, end, cutter.title)
        cutter.add("repeated", stop, again)
        return again
    if title := find_title(cutter.text, start, end):
        cutter.add("heading", start, title.end)
        cutter.add("repeated", title.end, title.stop)
        return title.stop
    stop = doubled_end(cutter.text, start, end)
    cutter.add("caption", start, stop)
    return stop


def _note(cutter: _Cutter, at: int, end: int) -> re.Match[str] | None:
    """Return a note of the editors, or on the writer of a column, that opens a paragraph."""
    text = cutter.text
    if text.startswith("Editor", at):
        return _NOTE.match(text, at, end)
    if not cutter.prose and text.find(" expressed in this ", at, at + _DISCLAIMER_LENGTH) >= 0:
        return _DISCLAIMER.match(text, at, end)
    return None


def _add_prose(cutter: _Cutter, start: int, end: int) -> None:
    """Add the prose of a paragraph, without the sentences in it that lead elsewhere."""
    text = cutter.text
    cuts = [
        cut
        for phrase in cutter.inline
        if (cut := _inline_cut(text, phrase, start, end)) is not None
    ]
    at = start
    for begin, stop in sorted(cuts):
        if begin >= at:
            cutter.add("body", at, begin)
            cutter.add("chrome", begin, stop)
            at = stop
    cutter.add("body", at, end)
    cutter.prose += 1


def _inline_cut(text: str, phrase: str, start: int, end: int) -> tuple[int, int] | None:
    begin = text.find(phrase, start, end)
    while (
        begin > start
        and text[max(start, begin - 9) : begin].rstrip(" (*\n")[-1:] not in '.!?"”’।。)?'
    ):
        begin = text.find(phrase, begin + 1, end)
    if begin < 0:
        return None
    stop = _STOP.search(text, begin + len(phrase), min(end, begin + 300))
    if stop:
        return begin, stop.end()
    return (begin, end) if end - begin <= 300 else None


def _settle(text: str, found: list[Block], *, prose: bool) -> list[Block]:
    """Return the blocks, with headings judged by what stands around them."""
    if not prose:
        return _listed(text, found)
    settled = list(found)
    run: list[int] = []
    for place in range(len(found) + 1):
        if place < len(found) and found[place].kind == "heading":
            run.append(place)
            continue
        if run and (place == len(found) or _is_navigation(text, found, run)):
            for own in run:
                settled[own] = _as(found[own], "chrome")
        run = []
    return settled


def _is_navigation(text: str, found: list[Block], run: list[int]) -> bool:
    return len(run) >= _NAVIGATION_RUN and all(
        text.count(" ", found[own].start, found[own].end) < _NAVIGATION_WORDS for own in run
    )


def _listed(text: str, found: list[Block]) -> list[Block]:
    """Return the blocks of a text of lines only: longer ones are its body, else all of a list."""
    lines = [block for block in found if block.kind == "heading"]
    body = [block for block in lines if _is_long(text, block)]
    if not body and len(lines) > 1:
        body = [block for block in lines if text.count(" ", block.start, block.end) >= _FEW_BLANKS]
    return [_as(block, "body") if block in body else block for block in found]


def _is_long(text: str, block: Block) -> bool:
    return text.count(" ", block.start, block.end) >= 5 or block.end - block.start >= 40


def _as(block: Block, kind: str) -> Block:
    return Block(kind=kind, start=block.start, end=block.end)
