"""A digest as a mail: RFC 5322 bytes, built offline, the same for the same digest.

The bytes are written here and not by ``email.message``, which would read encoded words in titles
as headers (CVE-2024-6923), encode long links of List-Unsubscribe so that no program finds them,
write addresses of other scripts wrongly, choose a transfer encoding by a look at ten lines, and
draw boundaries by chance. A message is a head, one for each recipient, and an entity, one for all.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from email.headerregistry import Address
from email.utils import format_datetime
from hashlib import sha256
from textwrap import wrap
from zoneinfo import ZoneInfo

from digest.address import clean_header, parse_address
from digest.errors import ConfigError
from digest.model import Digest

DEFAULT_SENDER = "digest <digest@localhost>"
NO_RECIPIENT = "undisclosed-recipients:;"
# RFC 5322, section 2.1.1.
MAX_LINE = 998

_NOT_ATOM = re.compile(r"[^a-z0-9]+")
_HEADER_NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_LINK = re.compile(r"(?:https|mailto):[!-;=?-~]+")


def build_message(
    digest: Digest,
    *,
    text: str,
    html: str,
    sender: str = "",
    recipient: str = "",
    subject: str = "",
) -> bytes:
    """Return a digest as a mail of two parts, plain text first, with CRLF line ends.

    Args:
        digest: what the mail carries; its period's end is the date of the mail.
        text: the plain-text part.
        html: the HTML part; it must not need anything from outside. "" sends the text alone.
        sender: an address, with or without a name; ``DEFAULT_SENDER`` if "".
        recipient: the address of the one reader; "" names none.
        subject: its line; the title and day of the digest if "".

    Returns:
        What ``join`` returns for ``build_head`` and ``build_entity``.

    Raises:
        ConfigError: the sender or recipient is no address that a mail can carry.
    """
    head = build_head(digest, sender=sender, recipient=recipient, subject=subject)
    return join(head, build_entity(text=text, html=html))


def build_head(
    digest: Digest,
    *,
    sender: str = "",
    recipient: str = "",
    subject: str = "",
    reply_to: str = "",
    unsubscribe: Sequence[str] = (),
) -> bytes:
    """Return the headers of one recipient's mail, each line with its CRLF.

    Args:
        digest: what the mail carries.
        sender: an address, with or without a name; ``DEFAULT_SENDER`` if "".
        recipient: the address of the one reader; "" names none, and no list either.
        subject: its line; the title and day of the digest if "".
        reply_to: an address for answers, "" for the sender's.
        unsubscribe: links, https: or mailto:, that end the subscription.

    Returns:
        ASCII but for a recipient whose local part is not. Message-ID depends on edition, day,
        period and recipient only, so that a mail sent again is the same mail.

    Raises:
        ConfigError: an address or link is one that a mail cannot carry.
    """
    origin = parse_address(sender or DEFAULT_SENDER)
    title = clean_header(subject) or clean_header(f"{digest.title}, {digest.day}")
    headers = [("From", _mailbox("From", origin))]
    if reply_to:
        headers.append(("Reply-To", _mailbox("Reply-To", parse_address(reply_to))))
    reader = parse_address(recipient, utf8=True) if recipient else None
    headers += [
        ("To", _mailbox("To", reader) if reader else NO_RECIPIENT),
        ("Subject", _folded("Subject", title)),
        ("Date", _date(digest)),
        ("Message-ID", _message_id(digest, reader.addr_spec if reader else "", origin.domain)),
    ]
    if reader:
        headers += _list_headers(digest, origin.domain, unsubscribe)
    headers += [
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("Content-Language", "en"),
    ]
    return _checked(headers, utf8=reader is not None and not reader.username.isascii())


def build_entity(*, text: str, html: str = "") -> bytes:
    """Return the content of a mail with the headers that describe it, in ASCII with CRLF.

    Args:
        text: the plain-text part, which comes first.
        html: the part that mail programs prefer; "" for the text alone.
    """
    plain = _part(text, "plain")
    if not html:
        return b"MIME-Version: 1.0\r\n" + plain
    parts = (plain, _part(html, "html"))
    # No line of the two transfer encodings holds "=_", so no part can hold the boundary.
    boundary = b"=_" + sha256(b"\0".join(parts)).hexdigest()[:32].encode()
    kind = b'multipart/alternative;\r\n boundary="%b"' % boundary
    head = b"MIME-Version: 1.0\r\nContent-Type: %b\r\n" % kind
    body = b"".join(b"\r\n--%b\r\n%b" % (boundary, part) for part in parts)
    return head + body + b"\r\n--%b--\r\n" % boundary


def join(head: bytes, entity: bytes) -> bytes:
    """Return the mail of a head and an entity: no line is longer than 998 bytes.

    A program that wants LF, such as sendmail, has to be given
    ``message.replace(b"\\r\\n", b"\\n")``.

    Raises:
        ValueError: the mail has a line that a server would refuse.
    """
    message = head + entity
    longest = max(map(len, message.split(b"\r\n")))
    if longest > MAX_LINE or not entity.isascii():
        raise ValueError(f"the mail came out wrong: longest line {longest}")
    return message


def encoded_size(text: str) -> int:
    """Return the bytes that ``text`` takes as a part of a mail, without its headers."""
    return len(_encode(text)[1])


def _list_headers(
    digest: Digest, domain: str, unsubscribe: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the headers by which programs know a list and its end (RFC 2919, 2369, 8058)."""
    title = clean_header(digest.title)
    # A phrase beyond plain words would have to be encoded, and many programs match the line.
    phrase = f"{title} " if re.fullmatch(r"[A-Za-z0-9 -]{1,60}", title) else ""
    yield "List-Id", f"{phrase}<{_label(digest.edition)}.digest.{domain}>"
    for link in unsubscribe:
        if not _LINK.fullmatch(link) or len(link) > MAX_LINE - 20:
            raise ConfigError(f"{link!r} is no link that a header can carry")
    if unsubscribe:
        yield "List-Unsubscribe", ",\r\n ".join(f"<{link}>" for link in unsubscribe)
    if any(link.startswith("https:") for link in unsubscribe):
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
    yield "Precedence", "list"


def _checked(headers: Sequence[tuple[str, str]], *, utf8: bool) -> bytes:
    """Return the block of ``headers`` if it reads as these, and is ASCII unless it may not be."""
    lines = [f"{name}: {value}\r\n" for name, value in headers]
    block = "".join(lines).encode("utf-8")
    names = [name.decode() for name in _HEADER_NAME.findall(block)]
    plain = "".join(line for line in lines if not (utf8 and line.startswith("To: ")))
    if names != [name for name, _ in headers] or "\r\n\r\n" in plain or not plain.isascii():
        raise ValueError(f"the mail came out wrong: headers {names}")
    return block


def _mailbox(header: str, address: Address) -> str:
    """Return an address with its name, the name encoded unless it is short and plain."""
    if not address.display_name:
        return address.addr_spec
    plain = str(address)
    if address.display_name.isascii() and len(plain) + len(header) < 76:
        return plain
    name = _encoded_words(address.display_name)
    return f"{name}\r\n <{address.addr_spec}>"


def _folded(name: str, text: str) -> str:
    """Return a header's text in ASCII, in lines of at most 78 with the header's name."""
    width = 76 - len(name)
    if text.isascii() and max(map(len, text.split(" "))) <= width:
        return "\r\n ".join(wrap(text, width, break_on_hyphens=False, break_long_words=False))
    return _encoded_words(text)


def _encoded_words(text: str) -> str:
    """Return ``text`` as words of RFC 2047, each of at most 75 characters and on its own line."""
    return "\r\n ".join(
        f"=?utf-8?b?{base64.b64encode(piece).decode()}?=" for piece in _pieces(text, 42)
    )


def _pieces(text: str, most: int) -> Iterator[bytes]:
    """Yield ``text`` in pieces of at most ``most`` bytes, no character torn apart."""
    piece = b""
    for char in text:
        letter = char.encode("utf-8", "replace")
        if len(piece) + len(letter) > most:
            yield piece
            piece = b""
        piece += letter
    yield piece


def _date(digest: Digest) -> str:
    return format_datetime(digest.period.end.astimezone(ZoneInfo(digest.period.zone)))


def _message_id(digest: Digest, recipient: str, domain: str) -> str:
    period = digest.period
    facts = (digest.edition, digest.name, period.start.isoformat(), period.end.isoformat())
    key = sha256("\0".join((*facts, period.kind, recipient)).encode("utf-8", "replace")).hexdigest()
    return f"<digest.{_label(digest.edition)}.{digest.name}.{key[:16]}@{domain}>"


def _label(edition: str) -> str:
    return _NOT_ATOM.sub("-", edition.lower()).strip("-")[:60] or "edition"


def _part(text: str, subtype: str) -> bytes:
    encoding, body = _encode(text)
    head = (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return (head + body).encode("ascii")


def _encode(text: str) -> tuple[str, str]:
    """Return the shorter of the two encodings that survive every server, and its result."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    data = lines.replace("\n", "\r\n").encode("utf-8", "replace")
    quoted = binascii.b2a_qp(data, istext=True)
    # Base64 takes 78 bytes in a line for every 57 of the text.
    if len(quoted) <= len(data) * 78 // 57 + 4:
        return "quoted-printable", quoted.decode("ascii")
    return "base64", base64.encodebytes(data).decode("ascii").replace("\n", "\r\n")
