"""Recipients: who gets a digest, from the configuration and from a file, each with a format."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.address import parse_address
from digest.config import EditionConfig
from digest.errors import ConfigError

FORMATS = ("html", "text")
_REMARK = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who gets a digest by mail.

    Attributes:
        address: as servers take it, its domain in ASCII and lower case; as it was written if it
            is none.
        name: written with the address, "" if none.
        format: ``html``, which has the plain text too, or ``text``.
        trouble: why nothing can be sent there, "" if it can.
    """

    address: str
    name: str = ""
    format: str = "html"
    trouble: str = ""


def recipients_of(edition: EditionConfig) -> tuple[Recipient, ...]:
    """Return the recipients of an edition, each address once, in the order they are written.

    A line of the file, or an entry of the configuration, is an address with or without a name,
    and ``text`` after it for somebody who wants no HTML; ``#`` begins a remark. An address that
    is none keeps nobody else from the mail.

    Raises:
        ConfigError: the file cannot be read.
    """
    found: dict[str, Recipient] = {}
    for line in (*edition.recipients, *_lines(edition.recipients_file)):
        recipient = parse_recipient(line)
        found.setdefault(recipient.address, recipient)
    return tuple(found.values())


def parse_recipient(line: str) -> Recipient:
    """Return whom ``ADDRESS``, ``ADDRESS text`` or ``Name <ADDRESS> text`` means."""
    written, _, last = line.strip().rpartition(" ")
    if not written or last not in FORMATS:
        written, last = line.strip(), "html"
    try:
        address = parse_address(written, utf8=True)
    except ConfigError as error:
        return Recipient(address=written, format=last, trouble=str(error))
    return Recipient(address=address.addr_spec, name=address.display_name, format=last)


def _lines(path: str) -> Iterator[str]:
    if not path:
        return
    try:
        # To open a pipe would wait for somebody who writes into it.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise ConfigError(f"{path}: a file of recipients must be a regular file")
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: a file of recipients must be UTF-8") from error
    for line in text.splitlines():
        written = _REMARK.sub("", line).strip()
        if written:
            yield written
