"""Plain text: an optional `` date YYYY-MM-DD `` prefix, an optional title line, the body."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from digest.clean import find_blocks
from digest.model import Draft, Raw, Refusal
from digest.readers.heads import Head, read_head
from digest.readers.markup import show
from digest.readers.records import field_of
from digest.readers.wrapping import unwrap
from digest.text import normalize

# Crawlers run the date into the first sentence: " date 2023-12-19 Pakistan on Monday ...".
_PREFIX = re.compile(
    r"\s*[Dd]ate:?\s{1,9}(\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?(?:[T ]\d{2}:\d{2}\S{0,20})?)"
    r"(?=\s|$|[^\W\d_])"
)
_MARKUP = re.compile(
    r"\s*<(?:!doctype\b|\?xml\b|!--|/?[a-z][\w:.-]*(?:\s[^<>]*)?/?>)", re.IGNORECASE
)
# The head of a mail: what its sender and its way have in the first lines, one a line.
_MAIL = re.compile(r"(?:(?:[A-Z][\w-]{1,40}:[^\n]*|[ \t]+\S[^\n]*)\r?\n){2,200}(?:\r?\n|\Z)")
_MAIL_FIELDS = re.compile(
    r"^(?:From|To|Subject|Date|MIME-Version|Message-ID|Received|Return-Path|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_SURE = re.compile(r"^(?:MIME-Version|Message-ID|Received):", re.IGNORECASE | re.MULTILINE)
# In a mailbox this stands before each mail: "From ana@a.example Mon Nov 23 10:00:00 2026".
_MAILBOX = re.compile(r"\AFrom \S+ [^\n]{0,80}\d{4}[^\n]{0,10}\n")
_CELL_SIGNS = ",;\t|"
_LONGEST_ROW, _LONGEST_NAME = 2_000, 40
_ROWS_END = 20_000
_TAG_END = re.compile(r"</[a-z]|/>", re.IGNORECASE)
_TITLE_LENGTH = 150
_TITLE_WORDS = 24
_TITLE_PLACES = 4
_JUDGED = 12
_SCRAP = 40
_TITLE_KINDS = frozenset(("body", "heading"))
# A title may ask, but what a person said or a sentence that ends is none.
_SENTENCE_END = re.compile(r"[.:;,…。।]['\"”’)\]]*$|[!?]['\"”’]+$")
# The page around a picture or a post: "Embed ... 0:35 autoplay", "Ann Lee @annlee".
_PAGE = re.compile(r"(?<!\w)@\w|\b(?:autoplay|Copy this code)\b|https?://|\bpic\.twitter\.com")
_PROSE_END = re.compile(r"[.!?…]['\"”’)\]]*$")
_SENTENCE_WORDS = 6
# Compiled when first met, as most runs read no such text.
_LONG_SCRIPT = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


class TextReader:
    """Reads any text as one article."""

    def accepts(self, raw: Raw, text: str) -> bool:  # noqa: ARG002 - the last reader takes all
        """Return True."""
        return True

    def read(self, raw: Raw, text: str) -> Iterator[Draft | Refusal]:
        """Yield the article."""
        if kind := _unread_kind(text):
            yield Refusal(name=raw.name, reason=f"{kind}, which is not read yet")
            return
        head = read_head(text) or Head()
        stated, text = take_prefix(text[head.end :])
        title, body = head.fields.get("title", ""), unwrap(normalize(show(text)))
        if not title:
            title, body = split_title(body)
        if title and not stated:
            stated, body = take_prefix(body)
        yield head.draft(raw.name, title=title, text=body, date=stated)


def _unread_kind(text: str) -> str:
    """Return what a text is that is no article but may hold some, "" if it may be one."""
    if _MARKUP.match(text) and _TAG_END.search(text):
        return "a web page or feed"
    if text.startswith("WARC/"):
        return "a web archive (WARC)"
    if _is_mail(_MAILBOX.sub("", text, count=1)):
        return "an e-mail"
    return "a table (CSV)" if _is_table(text) else ""


def _is_table(text: str) -> bool:
    """Return whether the first line names columns, two of which are facts of articles."""
    head, _, rest = text.lstrip("\ufeff").partition("\n")
    for sign in _CELL_SIGNS:
        names = head[:_LONGEST_ROW].split(sign)
        if len(names) < 2 or max(map(len, names)) > _LONGEST_NAME:
            continue
        if len({field_of(name) for name in names} - {""}) > 1 and _are_rows(rest, sign, len(names)):
            return ", " not in head
    return False


def _are_rows(text: str, sign: str, cells: int) -> bool:
    """Return whether the first two lines have as many cells; prose has such signs too, but fewer.

    A quoted cell may go on in the next line. Other signs than a comma are rare in prose.
    """
    rows = [row for row in text[:_ROWS_END].split("\n") if row.strip()]
    rows = rows[: 2 if sign == "," else 1]
    return bool(rows) and all(
        row.count(sign) >= cells - 1 or rows[0].count('"') % 2 == 1 for row in rows
    )


def _is_mail(text: str) -> bool:
    head = _MAIL.match(text)
    if not head or not _MAIL_SURE.search(head[0]):
        return False
    return len({field.casefold() for field in _MAIL_FIELDS.findall(head[0])}) >= 3


def take_prefix(text: str) -> tuple[str, str]:
    """Return the date that the crawler put before the text, and the text without it."""
    stated = ""
    text = text.removeprefix("\ufeff")
    while match := _PREFIX.match(text):
        stated = stated or match[1]
        text = text[match.end() :]
    return stated, text


def split_title(text: str) -> tuple[str, str]:
    """Return the title line of ``text`` and the rest; "" and all of it if there is none.

    A title is a short first paragraph that does not end like a sentence and is followed by one
    that is longer or does. Bylines, captions and site chrome may stand before it; they stay in the
    text.
    """
    paragraphs = _paragraphs(normalize(text))
    if not any(map(_is_title, paragraphs[:_TITLE_PLACES])):
        return "", "\n\n".join(paragraphs)
    for place, kinds in enumerate(_kinds(paragraphs[:_JUDGED])[:_TITLE_PLACES]):
        paragraph, rest = paragraphs[place], paragraphs[place + 1 :]
        if kinds <= _TITLE_KINDS and _is_title(paragraph):
            if any(len(other) > len(paragraph) or _is_sentence(other) for other in rest):
                return paragraph, "\n\n".join((*paragraphs[:place], *rest))
            break
        if "body" in kinds:
            break
    return "", "\n\n".join(paragraphs)


def _kinds(paragraphs: list[str]) -> list[set[str]]:
    """Return what stands in each paragraph, judged together with the ones around it."""
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    kinds: list[set[str]] = [set() for _ in paragraphs]
    for block in find_blocks("\n\n".join(paragraphs)):
        own = kinds[bisect_right(starts, block.start) - 1]
        # A word or two of prose amid a menu is a part of the menu.
        scrap = block.kind == "body" and block.end - block.start < _SCRAP and "chrome" in own
        own.add("chrome" if scrap else block.kind)
    return kinds


def _paragraphs(text: str) -> list[str]:
    if "\n\n" in text:
        first, *rest = text.split("\n\n")
        head, newline, tail = first.partition("\n")
        if newline and _is_title(head) and len(tail) > len(head):
            return [head, tail, *rest]
        return [first, *rest]
    lines = text.split("\n")
    # Without blank lines, lines that are long or end like sentences are paragraphs;
    # otherwise it is one paragraph broken to a width, perhaps under a title.
    ended = sum(len(line) for line in lines if re.search(r"[.!?。।]['\"”’)\]]*$", line))
    if len(lines) > 1 and (2 * ended >= len(text) or max(map(len, lines)) > 200):
        return lines
    if len(lines) > 2 and _is_title(lines[0]) and len(lines[0]) < 0.8 * len(lines[1]):
        return [lines[0], "\n".join(lines[1:])]
    return [text]


def _is_title(line: str) -> bool:
    if "\n" in line or len(line) > _TITLE_LENGTH or _SENTENCE_END.search(line):
        return False
    if _PAGE.search(line):
        return False
    count = len(line.split())
    enough = count >= 3 or (len(line) >= 6 and re.search(_LONG_SCRIPT, line))
    return bool(enough) and count <= _TITLE_WORDS and not _opens_oddly(line)


def _is_sentence(paragraph: str) -> bool:
    """Return whether the paragraph ends like prose and is long enough to tell something."""
    return len(paragraph.split()) >= _SENTENCE_WORDS and bool(_PROSE_END.search(paragraph))


def _opens_oddly(line: str) -> bool:
    return line[0].islower() or line[0] in "/|·•>*"
