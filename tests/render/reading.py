"""What tests read out of documents: skeletons, links, headings and visible text."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from html.parser import HTMLParser

# All but tab and line feed that is invisible or that a terminal obeys.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)


@dataclass
class Page(HTMLParser):
    """A parsed page: ``skeleton`` has its tags with the names of their attributes."""

    html: str
    skeleton: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append(f"{tag} {sorted(name for name, _ in attrs)}")
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in {"meta", "br", "hr", "img", "link", "input"}:
            self.path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.skeleton.append(f"/{tag}")
        while self.path and self.path.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append(("/".join(self.path), data))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - only that there is one counts
        self.skeleton.append("comment")

    def text_in(self, pattern: str) -> list[str]:
        """Return the text of each run below elements that match ``pattern``, on one line."""
        found: list[str] = []
        last = ""
        for path, data in self.texts:
            if match := re.search(pattern, path):
                here = path[: match.end()]
                if here == last and found:
                    found[-1] += data
                else:
                    found.append(data)
                last = here
            else:
                last = "" if data.strip() else last
        return [line(text) for text in found if text.strip()]

    @property
    def text(self) -> str:
        return line(" ".join(data for path, data in self.texts if "style" not in path))

    @property
    def web_links(self) -> set[str]:
        return {link for link in self.links if link.startswith(("http:", "https:"))}


def line(text: str) -> str:
    """Return ``text`` on one line."""
    return " ".join(text.split())


@dataclass
class Mail:
    """A parsed mail."""

    body: bytes

    @cached_property
    def message(self) -> EmailMessage:
        message = message_from_bytes(self.body, policy=default)
        assert isinstance(message, EmailMessage)
        return message

    @cached_property
    def parts(self) -> list[EmailMessage]:
        return list(self.message.iter_parts())

    @cached_property
    def text(self) -> str:
        return self.parts[0].get_content().replace("\r\n", "\n")

    @cached_property
    def html(self) -> str:
        return self.parts[1].get_content().replace("\r\n", "\n")
