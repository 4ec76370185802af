"""Markup to text: what HTML, character references and wiki marks show to who reads a page.

Dumps of crawlers hold fragments of pages. Only what is markup for sure is read as such: a pair of
known tags, a list, a link, a break behind a sentence. A text that speaks of ``a < b`` or of the
``<b>`` tag stays as it is.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from digest.readers.repair import drop_escapes, mend

# A ">" within quotes does not end a tag. What is quoted has a bound: unclosed quotes cost no time.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][\w:-]*)"
    r"((?:\s(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*)?)/?>",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote pre table tr ul ol dl dt dd div hr section article header "
    "footer main figure address details summary".split()
)
_INLINE = frozenset(
    "a b strong i em u s small big sub sup span font mark q cite abbr code kbd samp var del ins "
    "strike center time tt label".split()
)
# What a page shows beside its text, or not at all.
_HIDDEN = frozenset(
    "script style template noscript iframe svg figcaption nav aside form button select textarea "
    "head title object video audio".split()
)
_OTHER = frozenset(
    "br img wbr input source picture html body td th thead tbody tfoot caption col colgroup embed "
    "meta link param map area canvas track".split()
)
_KNOWN = _BLOCKS | _INLINE | _HIDDEN | _OTHER
_PAIRED = _BLOCKS | _INLINE
_SURE = re.compile(
    r"\A\s*<p(?:\s[^<>]*)?>|<(?:ul|ol)\b[^<>]{0,200}>\s{0,20}<li\b|<a\s[^<>]{0,200}\bhref\s?="
    r"|<img\s[^<>]{0,200}\bsrc\s?=|(?:^|[.!?…。\"”’)>])[ \t]{0,5}<br\s?/?>",
    re.IGNORECASE | re.MULTILINE,
)
_BREAK = "\u2028"
_BLANK = re.compile(r"[^\S\n]*\n\s*\n\s*")
_INDENT = re.compile(r"[^\S\n]*\n[^\S\n]*")
_WIKI = re.compile(
    r"\(\([a-z]{2,3}\)\)(?:[A-Z][a-z]+(?: language)?: ?)?\u200d?"
    r"|\{\{[wW]\|(?:[^{}|\n]{1,200}\|)?(?P<page>[^{}|\n]{1,200})\}\}"
    r"|\{\{[ \t]?[A-Za-z][^{}\n]{0,500}\}\}"
    r"|\[\[(?:File|Image|Media|Category):[^\[\]\n]{0,500}\]\]"
    r"|\[\[(?:[^\W\d_][^\[\]|\n]{0,200}\|)?(?P<link>[^\W\d_][^\[\]|\n]{0,200})\]\]"
    r"|\[(?P<text>[^\[\]\n]{1,200})\]\(https?://[^\s()]{1,1000}\)"
)
_WIKI_CLUES = ("((", "{{", "[[", "](http")
# What a page tells machines of itself (JSON-LD), left where its script was.
_DATA = re.compile(r"\{\s?\"@context\"\s?:")
_LONGEST_DATA = 20_000
_EMPHASIS = re.compile(r"'{2,5}(?=[^'])")


def show(text: str) -> str:
    """Return what ``text`` shows: itself, unless it holds markup, references or wiki marks.

    Paragraphs of markup are parted by blank lines. Captions, scripts and menus are not shown, nor
    the data of a script without its tags.
    """
    text = mend(text)
    if "@context" in text:
        text = _drop_data(text)
    text = drop_escapes(text)
    for again in (True, True, False):  # what was escaped twice is common, and no text means it
        if "<" in text and _is_markup(text):
            text = _fragment(text)
            break
        if not again or "&" not in text or (read := _dereference(text)) == text:
            break
        text = read
    return drop_wiki(text)


def show_line(text: str) -> str:
    """Return what ``text`` shows, on one line: for titles and names."""
    if text.isascii() and not any(map(text.__contains__, "<&[{(\\")):
        return text
    return " ".join(show(text).split())


def _drop_data(text: str) -> str:
    """Return ``text`` with a blank line in place of each object of JSON-LD."""
    parts, start = [], 0
    for found in _DATA.finditer(text):
        if found.start() < start:
            continue
        piece = text[found.start() : found.start() + _LONGEST_DATA]
        try:
            data, length = json.JSONDecoder().raw_decode(piece)
        except (ValueError, RecursionError):
            continue
        if "schema.org" not in str(data["@context"]):
            continue
        parts.append(text[start : found.start()])
        start = found.start() + length
    return "\n\n".join([*parts, text[start:]]) if parts else text


def drop_wiki(text: str) -> str:
    """Return ``text`` without the marks of wikis; a link stays as its words."""
    if not any(map(text.__contains__, _WIKI_CLUES)):
        return text
    shown = _WIKI.sub(lambda found: found["page"] or found["link"] or found["text"] or "", text)
    if shown == text:
        return text
    return _EMPHASIS.sub("", shown).strip() if "[[" in text or "{{" in text else shown


def paragraphs_of(html: str) -> list[tuple[str, str]]:
    """Return the stretches that ``html`` shows, each with the tag of its block, "" for none.

    A line break is U+2028; other line ends are those of the source.
    """
    found: list[tuple[str, str]] = []
    parts: list[str] = []
    tag = ""
    for name, words in _visible(html):
        if name in _BLOCKS:
            _flush(found, parts, tag)
            tag = "" if words else name
        elif name == "br":
            parts.append(_BREAK)
        elif name in ("td", "th"):
            parts.append(" ")
        elif not name:
            parts.append(words)
    _flush(found, parts, tag)
    return found


def _flush(found: list[tuple[str, str]], parts: list[str], tag: str) -> None:
    text = "".join(parts).strip()
    parts.clear()
    if text:
        found.append((tag, text))


def _visible(html: str) -> Iterator[tuple[str, str]]:
    """Yield text as ``("", text)``, the tags as ``(name, "")``, closing ones as ``(name, "/")``."""
    at = scan = 0
    unclosed: set[str] = set()
    while found := _TAG.search(html, scan):
        name = (found[2] or "").lower()
        scan = found.end()
        if name and not _is_tag(name):
            continue
        yield "", _dereference(html[at : found.start()])
        at = scan
        if name in _HIDDEN and not found[1] and name not in unclosed:
            at = scan = _hidden_end(html, name, scan)
            if at == found.end():
                unclosed.add(name)
        elif name:
            yield name, found[1]
    yield "", _dereference(html[at:])


def _hidden_end(html: str, name: str, start: int) -> int:
    """Return where the hidden element ends, ``start`` if it never does: then it hides nothing."""
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, start)
    return closing.end() if closing else start


def _is_tag(name: str) -> bool:
    return name in _KNOWN or "-" in name or ":" in name


def _is_markup(text: str) -> bool:
    if _SURE.search(text):
        return True
    opened: set[str] = set()
    for found in _TAG.finditer(text):
        name = (found[2] or "").lower()
        if found[1] and name in opened:
            return True
        if name in _PAIRED:
            opened.add(name)
    return False


def _fragment(html: str) -> str:
    return "\n\n".join(_laid_out(tag, text) for tag, text in paragraphs_of(html))


def _laid_out(tag: str, text: str) -> str:
    """Return a paragraph in lines: within a block only breaks end one."""
    if tag and tag != "pre":
        lines = (re.sub(r"[ \t\r\n\f]+", " ", line).strip() for line in text.split(_BREAK))
        return "\n".join(lines)
    text = text.replace(_BREAK, "\n")
    return _INDENT.sub("\n", _BLANK.sub("\n\n", text))


def _dereference(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    reference = found[0]
    known = reference[1] == "#" or reference[1:] in html5
    return unescape(reference) if known else reference
