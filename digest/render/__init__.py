"""Documents: a digest as Markdown, a page, a mail and JSON, from templates that users can extend.

Pure apart from reading templates: no clock, no network, equal digests give equal bytes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from digest.message import build_message
from digest.model import Digest, Document
from digest.render.engine import render_template
from digest.render.mail import MailParts, mail_parts
from digest.render.notes import render_note
from digest.render.page import build_page
from digest.render.view import Page
from digest.render.wire import from_json, to_json

FORMATS: tuple[str, ...] = ("md", "html", "eml", "json")

__all__ = ["FORMATS", "MailParts", "from_json", "parts_of_mail", "render", "render_note", "to_json"]


def render(
    digest: Digest,
    *,
    formats: Sequence[str] = FORMATS,
    sender: str = "",
    template_dirs: Sequence[Path] = (),
) -> tuple[Document, ...]:
    """Return the documents of a digest, in the order of ``formats``.

    Args:
        digest: what they show.
        formats: of ``FORMATS``.
        sender: who the mail is from, ``Name <address>``; nobody in particular if "".
        template_dirs: folders whose templates come before the shipped ones.

    Returns:
        UTF-8 text with ``\\n`` line ends, but for ``eml``: ASCII with CRLF, as mail clients
        expect of a saved message.

    Raises:
        ConfigError: a template is missing or wrong (file and line are named), or the sender is
            no address.
        ValueError: a format is not known.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ValueError(f"unknown format {unknown[0]!r}")
    page = build_page(digest)
    dirs = tuple(template_dirs)
    makers: dict[str, Callable[[], bytes]] = {
        "md": lambda: _encoded(_markdown(page, dirs)),
        "html": lambda: _encoded(render_template("html/digest.html.j2", {"page": page}, dirs=dirs)),
        "eml": lambda: _mail(page, sender, dirs),
        "json": lambda: _encoded(to_json(digest)),
    }
    return tuple(Document(format=name, body=makers[name]()) for name in formats)


def parts_of_mail(digest: Digest, *, template_dirs: Sequence[Path] = ()) -> MailParts:
    """Return subject, text and HTML of a digest's mail, for ``digest.message.build_message``.

    Raises:
        ConfigError: a template is missing or wrong; the message names file and line.
    """
    return mail_parts(build_page(digest), dirs=tuple(template_dirs))


def _markdown(page: Page, dirs: tuple[Path, ...]) -> str:
    return render_template("md/digest.md.j2", {"page": page}, dirs=dirs)


def _mail(page: Page, sender: str, dirs: tuple[Path, ...]) -> bytes:
    parts = mail_parts(page, dirs=dirs)
    return build_message(
        page.digest, text=parts.text, html=parts.html, sender=sender, subject=parts.subject
    )


def _encoded(text: str) -> bytes:
    return (text.rstrip("\n") + "\n").encode("utf-8", "replace")
