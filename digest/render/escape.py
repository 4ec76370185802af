"""Article text as data: safe in Markdown, and addresses that are nothing but web links."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from digest.controls import visible_line
from digest.render.view import Piece

# What can begin markup inside a line of Markdown, in any of the common dialects.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]#]          # emphasis, code, links, headings, attribute lists
      | [<>|~@]                 # HTML, tables, strike-through, mail links
      | &(?=\#?\w{1,32};)       # character references
      | :(?=/) | /(?=/)         # bare addresses
      | \.(?<=www\.)            # bare hosts
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What begins a block when it stands first in a line.
_LEADING = re.compile(r"[-+=:](?=[-+=: ]|$)|!(?=!)|\d{1,10}(?=[.)](?: |$))")
_BACKSLASHED = frozenset("\\`*_{}[]#")

_MAX_URL = 4_000
# Letters, digits and marks that mean the same in an HTML attribute, in Markdown and in a mail.
_SAFE = "/:?#&=%~+$,;@!._-"
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,4})?"
    r"(?:[/?#](?:[a-z0-9/:?#&=~+$,;@!._-]|%[0-9a-f]{2})*)?",
    re.IGNORECASE | re.ASCII,
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_REFERENCE = re.compile(r"&(?=#?\w{1,32};)")


def md_escape(text: str) -> str:
    """Return ``text`` on one line so that every Markdown renderer shows it letter for letter.

    Marks that could begin markup become backslash escapes where all dialects know them, else
    character references; white space becomes single blanks and control characters go.

    Source:
        CommonMark 0.31, "Backslash escapes" and "Entity and numeric character references".
    """
    line = visible_line(text)
    if _SPECIAL.search(line):
        line = _SPECIAL.sub(_escape_mark, line)
        # In a list, python-markdown takes "[text\\]: more](url)" for the definition of a link.
        line = line.replace("\\]:", "&#93;:")
    if leading := _LEADING.match(line):
        end = leading.end()
        # A number stays; the mark after it loses its meaning.
        line = (
            f"{line[:end]}&#{ord(line[end])};{line[end + 1 :]}"
            if leading[0].isdigit()
            else f"&#{ord(leading[0])};{line[end:]}"
        )
    return line


def _escape_mark(match: re.Match[str]) -> str:
    mark = match[0]
    return f"\\{mark}" if mark in _BACKSLASHED else f"&#{ord(mark)};"


def md_pieces(pieces: Sequence[Piece]) -> Markup:
    """Return a text in pieces as Markdown, the strong ones between ``**``.

    Where no blank stands between two pieces, as in Chinese, a mark at the edge of a strong one
    would keep the ``**`` next to a letter from being read as such. Such marks are not strong.

    Source:
        CommonMark 0.31, "Emphasis and strong emphasis": left- and right-flanking delimiter runs.
    """
    told = ""
    for place, piece in enumerate(pieces):
        before = pieces[place - 1].text[-1:] if place and not piece.apart else ""
        following = pieces[place + 1 :][:1]
        behind = "".join(own.text[:1] for own in following if not own.apart)
        text = _strong(piece.text, before, behind) if piece.strong else md_escape(piece.text)
        told += f"{' ' * piece.apart}{text}"
    return Markup(told)  # noqa: S704 - escaped piece by piece


def _strong(text: str, before: str, behind: str) -> str:
    """Return ``text`` as strong Markdown between two letters, each "" where a blank stands."""
    start, end = 0, len(text)
    while before and not _is_mark(before) and start < end and _is_mark(text[start]):
        start += 1
    while behind and not _is_mark(behind) and start < end and _is_mark(text[end - 1]):
        end -= 1
    strong = md_escape(text[start:end])
    return f"{_kept(text[:start])}**{strong}**{_kept(text[end:])}" if strong else _kept(text)


def _kept(marks: str) -> str:
    """Return marks as Markdown with a blank at either end if they have one."""
    left, right = marks[:1].isspace(), len(marks) > 1 and marks[-1:].isspace()
    return f"{' ' * left}{md_escape(marks)}{' ' * right}"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PSZ"


def safe_url(url: str) -> str:
    """Return ``url`` as an address of ASCII letters that can stand in any document; "" if none.

    Only http and https with a host pass; an address with a user or password before the host does
    not. Hosts of other scripts become ``xn--`` names (IDNA 2008), other letters are
    percent-encoded.
    """
    if len(url) <= _MAX_URL and _PLAIN_URL.fullmatch(url):
        return url
    return _repaired(url)


@lru_cache(maxsize=4_096)
def _host(name: str) -> str:
    """Return ``name`` as it is asked for; "" if it cannot be a host."""
    if name.isascii() and re.fullmatch(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?", name):
        return name
    if ":" in name and re.fullmatch(r"[0-9a-f:.]+", name):
        return f"[{name}]"
    import idna  # rare, and its tables take time to load

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _repaired(url: str) -> str:
    url = visible_line(url)
    if len(url) > _MAX_URL:
        return ""
    try:
        parts = urlsplit(url)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or "\\" in parts.netloc:
        return ""
    host = _host(name) if name else ""
    if not host:
        return ""
    tail = url[url.index("//") + 2 :].partition(parts.netloc)[2]
    encoded = quote(_STRAY_PERCENT.sub("%25", tail), safe=_SAFE)
    return f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}{encoded}"


def md_url(url: str) -> Markup:
    """Return ``safe_url(url)`` as the target of a Markdown link, not to be escaped again."""
    # The mark before a reference like &copy; would make another address of it.
    return Markup(_REFERENCE.sub("&amp;", safe_url(url)))  # noqa: S704 - made of safe letters
