"""Mail addresses: what a server takes, in the form that it takes; everything else by name."""

import re
from email.headerregistry import Address

from digest.controls import visible_line
from digest.errors import ConfigError

LONGEST_HEADER = 200

_NAMED = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>\s*")
# RFC 5322 dot-atom, section 3.2.3: what every server takes without quotes.
_ATOM = r"A-Za-z0-9!#$%&'*+/=?^_`{|}~\-"
_LOCAL = re.compile(rf"[{_ATOM}]+(?:\.[{_ATOM}]+)*")
# RFC 6531, section 3.3, adds every character beyond ASCII.
_ATOM_UTF8 = r"""[^\x00-\x20"(),.:;<>@\[\\\]\x7f]+"""
_LOCAL_UTF8 = re.compile(rf"{_ATOM_UTF8}(?:\.{_ATOM_UTF8})*")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")


def clean_header(text: str) -> str:
    """Return ``text`` as the value of a header: one line that can only be read as text.

    Control and invisible characters go, ``=?`` is broken up so that nothing in a title is taken
    for an encoded word (CVE-2024-6923), and 200 characters are enough.
    """
    line = visible_line(text).replace("\xad", "")
    while "=?" in line:
        line = line.replace("=?", "= ?")
    return line[:LONGEST_HEADER].rstrip()


def parse_address(text: str, *, utf8: bool = False) -> Address:
    """Return an address such as ``reader@example.net`` or ``The Desk <desk@example.net>``.

    Domains of other scripts become ``xn--`` names (IDNA 2008, with the mapping of UTS 46), all
    domains lower case.

    Args:
        text: the address, with or without a name.
        utf8: whether the local part may go beyond ASCII; then only servers with SMTPUTF8 take it.

    Raises:
        ConfigError: it is no address that a mail can carry.
    """
    match = _NAMED.fullmatch(text)
    name, address = (match["name"], match["address"]) if match else ("", text.strip())
    local, _, domain = address.rpartition("@")
    allowed = _LOCAL_UTF8 if utf8 and visible_line(local) == local else _LOCAL
    if not allowed.fullmatch(local) or len(local.encode("utf-8", "replace")) > 64:
        raise ConfigError(f"{text!r} is no mail address that every server takes")
    return Address(
        display_name=clean_header(name.strip().strip('"')),
        username=local,
        domain=_domain(domain, text),
    )


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
    return domain.lower()
