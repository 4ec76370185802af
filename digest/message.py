"""A digest as a mail: RFC 5322 bytes, built offline, the same for the same digest.

The standard library builds the message; this module keeps it from what it gets wrong: encoded
words in titles that would become headers, addresses of other scripts, long lines, a transfer
encoding chosen by a look at ten lines, and boundaries by chance.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from textwrap import wrap
from zoneinfo import ZoneInfo

from digest.controls import visible_line
from digest.errors import ConfigError
from digest.model import Digest

DEFAULT_SENDER = "digest <digest@localhost>"
NO_RECIPIENT = "undisclosed-recipients:;"
# RFC 5322, section 2.1.1.
MAX_LINE = 998

_LONGEST_HEADER = 200
_SENDER = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>\s*")
# RFC 5322 dot-atom, section 3.2.3: what every server takes without quotes.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_NOT_ATOM = re.compile(r"[^a-z0-9]+")
_HEADER_NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_HEADERS = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
)


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
        html: the HTML part; it must not need anything from outside.
        sender: an address, with or without a name; ``DEFAULT_SENDER`` if "".
        recipient: the address of the one reader; "" names none.
        subject: its line; the title and day of the digest if "".

    Returns:
        ASCII bytes without lines over 998; equal for equal arguments. Message-ID depends on
        edition, day, period and recipient only, so that a mail sent again is the same mail.
        A program that wants LF, such as sendmail, has to be given
        ``message.replace(b"\\r\\n", b"\\n")``.

    Raises:
        ConfigError: the sender or recipient is no address that a mail can carry.
    """
    origin = parse_address(sender or DEFAULT_SENDER)
    message = EmailMessage(policy=SMTP)
    message["From"] = origin
    message["To"] = parse_address(recipient) if recipient else NO_RECIPIENT
    title = clean_header(subject) or clean_header(f"{digest.title}, {digest.day}")
    # As it is: the library would glue encoded words to what stands before them.
    message.set_raw("Subject", _folded("Subject", title))
    message["Date"] = _date(digest)
    message["Message-ID"] = _message_id(digest, recipient=recipient, domain=origin.domain)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = "en"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = "multipart/alternative"
    parts = (_part(text, "plain"), _part(html, "html"))
    message.set_boundary(_boundary(parts))
    for part in parts:
        message.attach(part)
    return _checked(message.as_bytes())


def clean_header(text: str) -> str:
    """Return ``text`` as the value of a header: one line that can only be read as text.

    Control and invisible characters go, ``=?`` is broken up so that nothing in a title is taken
    for an encoded word (CVE-2024-6923), and 200 characters are enough.
    """
    line = visible_line(text).replace("\xad", "")
    while "=?" in line:
        line = line.replace("=?", "= ?")
    return line[:_LONGEST_HEADER].rstrip()


def parse_address(text: str) -> Address:
    """Return an address such as ``reader@example.net`` or ``The Desk <desk@example.net>``.

    Domains of other scripts become ``xn--`` names (IDNA 2008, with the mapping of UTS 46).

    Raises:
        ConfigError: it has no local part or domain, or a local part beyond ASCII.
    """
    match = _SENDER.fullmatch(text)
    name, address = (match["name"], match["address"]) if match else ("", text.strip())
    local, _, domain = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or len(local) > 64:
        raise ConfigError(f"{text!r} is no mail address that every server takes")
    return Address(
        display_name=clean_header(name.strip().strip('"')),
        username=local,
        domain=_domain(domain, text),
    )


def encoded_size(text: str) -> int:
    """Return the bytes that ``text`` takes as a part of a mail, without its headers."""
    return len(_encode(text)[1])


def _folded(name: str, text: str) -> str:
    """Return a header's text in ASCII, in lines of at most 78 with the header's name.

    Source:
        RFC 2047, section 2: an encoded word has at most 75 characters.
    """
    width = 76 - len(name)
    if text.isascii() and max(map(len, text.split(" "))) <= width:
        return "\n ".join(wrap(text, width, break_on_hyphens=False, break_long_words=False))
    return "\n ".join(
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


def _domain(domain: str, text: str) -> str:
    if not domain.isascii():
        import idna

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise ConfigError(f"{text!r} is no mail address: {error}") from error
    labels = domain.split(".")
    if len(domain) > 253 or not all(_HOST.fullmatch(label) for label in labels):
        raise ConfigError(f"{text!r} is no mail address: its domain is no host name")
    return domain


def _date(digest: Digest) -> str:
    return format_datetime(digest.period.end.astimezone(ZoneInfo(digest.period.zone)))


def _message_id(digest: Digest, *, recipient: str, domain: str) -> str:
    period = digest.period
    facts = (digest.edition, digest.name, period.start.isoformat(), period.end.isoformat())
    key = sha256("\0".join((*facts, period.kind, recipient)).encode("utf-8", "replace")).hexdigest()
    edition = _NOT_ATOM.sub("-", digest.edition.lower()).strip("-")[:60] or "edition"
    return f"<digest.{edition}.{digest.name}.{key[:16]}@{domain}>"


def _part(text: str, subtype: str) -> EmailMessage:
    encoding, body = _encode(text)
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = encoding
    part.set_payload(body)
    return part


def _encode(text: str) -> tuple[str, str]:
    """Return the shorter of the two encodings that survive every server, and its result."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    data = lines.replace("\n", "\r\n").encode("utf-8", "replace")
    quoted = binascii.b2a_qp(data, istext=True)
    # Base64 takes 78 bytes in a line for every 57 of the text.
    if len(quoted) <= len(data) * 78 // 57 + 4:
        return "quoted-printable", quoted.decode("ascii")
    return "base64", base64.encodebytes(data).decode("ascii").replace("\n", "\r\n")


def _boundary(parts: tuple[EmailMessage, ...]) -> str:
    # No line of the two encodings holds "=_", so no part can hold the boundary.
    bodies = "\0".join(str(part.get_payload()) for part in parts)
    return f"=_{sha256(bodies.encode()).hexdigest()[:32]}"


def _checked(message: bytes) -> bytes:
    """Return ``message`` if it has the headers it was given, and nothing that a server refuses."""
    head = message.partition(b"\r\n\r\n")[0]
    names = tuple(name.decode() for name in _HEADER_NAME.findall(head))
    longest = max(map(len, message.split(b"\r\n")))
    if names != _HEADERS or longest > MAX_LINE or not message.isascii():
        raise ValueError(f"the mail came out wrong: headers {names}, longest line {longest}")
    return message
