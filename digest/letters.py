"""Letters: the messages of a digest, a head for each recipient and a body for each format."""

import hmac
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from digest.address import parse_address
from digest.config import MailConfig
from digest.message import DEFAULT_SENDER, build_entity, build_head, join
from digest.model import Digest
from digest.recipients import Recipient
from digest.render import MailParts
from digest.secrets import Secret, read_secret
from digest.store.outbox import Letter

_TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """The messages of a digest, as the outbox takes them.

    Attributes:
        letters: one for each recipient.
        bodies: MIME entities by format, those that are needed.
        sender: address of the envelope.
    """

    letters: tuple[Letter, ...]
    bodies: Mapping[str, bytes]
    sender: str


def write_letters(
    digest: Digest,
    parts: MailParts,
    recipients: Sequence[Recipient],
    mail: MailConfig,
    *,
    secret: Secret | None = None,
) -> Mailing:
    """Return the messages of a digest.

    Args:
        digest: what they carry.
        parts: what they say.
        recipients: whom they go to.
        mail: who they are from, and how they can be ended.
        secret: what tokens of ``unsubscribe_url`` and ``unsubscribe_mail`` are made with.

    Raises:
        ConfigError: an address or link of the configuration is none that a mail can carry.
    """
    bodies = {
        format_: build_entity(text=parts.text, html=parts.html if format_ == "html" else "")
        for format_ in sorted({one.format for one in recipients if not one.trouble})
    }
    letters = []
    for one in recipients:
        if one.trouble:
            letters.append(Letter(recipient=one.address, format=one.format, trouble=one.trouble))
            continue
        head = build_head(
            digest,
            sender=mail.sender,
            recipient=f"{one.name} <{one.address}>" if one.name else one.address,
            subject=parts.subject,
            reply_to=mail.reply_to,
            unsubscribe=unsubscribe_links(mail, digest.edition, one.address, secret),
        )
        join(head, bodies[one.format])
        letters.append(Letter(recipient=one.address, format=one.format, head=head))
    sender = mail.bounces or parse_address(mail.sender or DEFAULT_SENDER).addr_spec
    return Mailing(letters=tuple(letters), bodies=bodies, sender=sender)


def fill_subject(template: str, digest: Digest, subject: str) -> str:
    """Return the subject that a template such as ``{title}: {subject}`` means."""
    fields = {
        "title": digest.title,
        "day": digest.day.isoformat(),
        "subject": subject,
        "stories": str(digest.counts.stories),
    }
    return re.sub(r"\{(\w+)\}", lambda match: fields[match[1]], template) if template else subject


def unsubscribe_links(
    mail: MailConfig, edition: str, address: str, secret: Secret | None
) -> tuple[str, ...]:
    """Return the links that end a subscription, the page first; none that is not configured."""
    token = unsubscribe_token(secret, edition, address) if secret else ""
    links = []
    if mail.unsubscribe_url:
        fields = {"edition": edition, "recipient": address, "token": token}
        links.append(
            re.sub(r"\{(\w+)\}", lambda one: quote(fields[one[1]], safe=""), mail.unsubscribe_url)
        )
    if mail.unsubscribe_mail:
        words = " ".join(filter(None, ("unsubscribe", edition, token)))
        links.append(f"mailto:{mail.unsubscribe_mail}?subject={quote(words, safe='')}")
    return tuple(links)


def unsubscribe_token(secret: Secret, edition: str, address: str) -> str:
    """Return what proves that a request to unsubscribe comes from the mail: 32 hex digits.

    HMAC-SHA256 of ``EDITION|ADDRESS`` in UTF-8, its first 16 bytes (RFC 2104; RFC 8058, section 5
    wants it opaque and hard to forge).
    """
    facts = f"{edition}|{address}".encode()
    return hmac.digest(secret.reveal().encode(), facts, "sha256")[:_TOKEN_BYTES].hex()


def unsubscribe_secret(mail: MailConfig) -> Secret | None:
    """Return the secret of the configuration, None if there is none.

    Raises:
        ConfigError: it cannot be read, or others can read it.
    """
    if not (mail.unsubscribe_secret_env or mail.unsubscribe_secret_file):
        return None
    return read_secret(
        os.environ, env=mail.unsubscribe_secret_env, file=mail.unsubscribe_secret_file
    )
